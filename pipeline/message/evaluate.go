package message

// evaluate holds the sentences of area "evaluate".
var evaluate = catalogue{}

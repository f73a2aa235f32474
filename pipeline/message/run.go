package message

// run holds the sentences of area "run".
var run = catalogue{}

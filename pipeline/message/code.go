package message

// code holds the sentences of area "code".
var code = catalogue{}

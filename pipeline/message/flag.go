package message

// flags holds the sentences of area "flag".
var flags = catalogue{}

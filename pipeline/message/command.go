package message

// command holds the sentences of area "command".
var command = catalogue{}

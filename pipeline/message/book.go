package message

// book holds the sentences of area "book".
var book = catalogue{}

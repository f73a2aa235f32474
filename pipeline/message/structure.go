package message

// structure holds the sentences of area "structure".
var structure = catalogue{}

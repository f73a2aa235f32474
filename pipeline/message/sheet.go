package message

// sheets holds the sentences of area "sheet".
var sheets = catalogue{}

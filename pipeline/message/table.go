package message

// tables holds the sentences of area "table".
var tables = catalogue{}

package message

// stat holds the sentences of area "stat".
var stat = catalogue{}

package message

// report holds the sentences of area "report".
var report = catalogue{}

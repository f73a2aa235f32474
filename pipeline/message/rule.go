package message

// rules holds the sentences of area "rule".
var rules = catalogue{}

package message

// columns holds the sentences of area "column".
var columns = catalogue{}

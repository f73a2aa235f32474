package message

// charts holds the sentences of area "chart".
var charts = catalogue{}

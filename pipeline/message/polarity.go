package message

// polarities holds the sentences of area "polarity".
var polarities = catalogue{}

package message

// verdicts holds the sentences of area "verdict".
var verdicts = catalogue{}

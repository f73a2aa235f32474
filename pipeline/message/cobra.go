package message

// cobraTexts holds the sentences of area "cobra".
var cobraTexts = catalogue{}

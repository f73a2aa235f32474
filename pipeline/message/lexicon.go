package message

// lexicon holds the sentences of area "lexicon".
var lexicon = catalogue{}

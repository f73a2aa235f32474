package message

// evidence holds the sentences of area "evidence".
var evidence = catalogue{}

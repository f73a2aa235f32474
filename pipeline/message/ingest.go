package message

// ingest holds the sentences of area "ingest".
var ingest = catalogue{}

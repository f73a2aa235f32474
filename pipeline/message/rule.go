package message

// rules holds the sentences of area "rule".
var rules = catalogue{
	"exact":          {"ordet som det står", "the word as it stands"},
	"acronym":        {"förkortning", "acronym"},
	"inflection":     {"böjningsform", "inflected form"},
	"stem":           {"ordstam", "stem"},
	"wildcard":       {"jokertecken", "wildcard"},
	"compound-first": {"förled i sammansättning", "first part of a compound"},
	"compound-head":  {"efterled i sammansättning", "head of a compound"},
	"phrase":         {"fras", "phrase"},
	"coordination":   {"samordning", "coordination"},
	"near":           {"ord nära varandra", "words near each other"},
	"boolean":        {"regel", "rule"},
	"regexp":         {"reguljärt uttryck", "regular expression"},
	"spelling":       {"trolig felstavning", "likely misspelling"},
	"decision":       {"läsarens beslut", "a reader's decision"},
}

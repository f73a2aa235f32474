package message

// code holds the sentences of area "code".
var code = catalogue{
	"except-rule":   {"ett undantag kan inte vara en regel: ”{0}”", "an exclusion cannot be a rule: “{0}”"},
	"term-variants": {"”{0}” har fler än {1} varianter", "“{0}” has more than {1} variants"},
	"rule-cycle":    {"regeln vilar på sig själv: ”{0}”", "the rule rests on itself: “{0}”"},

	// What is said of a lexicon's terms.
	"check-empty":         {"temat ”{0}” har inga termer", "the theme “{0}” has no terms"},
	"check-wide":          {"”{0}” har färre än {1} bokstäver och träffar för mycket", "“{0}” has fewer than {1} letters and matches too much"},
	"check-both":          {"”{0}” finns både i {1} och i {2}", "“{0}” is in both {1} and {2}"},
	"check-excluded":      {"”{0}” träffar aldrig sitt eget ord: undantaget ”{1}” tar det", "“{0}” never gets its own word: the exclusion “{1}” takes it"},
	"check-shadowed":      {"”{0}” behövs inte: ”{1}” tar samma ord", "“{0}” is not needed: “{1}” takes the same words"},
	"check-many":          {"”{0}” träffar {1} olika ord i materialet", "“{0}” matches {1} different words in the notes"},
	"check-only-excluded": {"”{0}” träffar bara undantagna ord ({1} {1|gång|gånger})", "“{0}” matches excluded words only ({1} {1|time|times})"},
	"check-only-beaten":   {"”{0}” får aldrig något: en längre term tar orden ({1} {1|gång|gånger})", "“{0}” never gets anything: a longer term takes the words ({1} {1|time|times})"},
	"check-dead":          {"”{0}” träffar ingenting i materialet", "“{0}” matches nothing in the notes"},

	// Near misses.
	"near-within":  {"termen är bara en del av ordet", "the term is only a stretch of the word"},
	"near-one-off": {"en bokstav skiljer", "one letter differs"},
	"near-apart":   {"frasens ord finns, men inte tillsammans eller i den ordningen", "the words of the phrase are there, but not together or in that order"},

	// Candidates.
	"suggest-word":      {"vanligt i svar utan tema", "frequent in responses without a theme"},
	"suggest-phrase":    {"vanlig fras i svar utan tema", "frequent phrase in responses without a theme"},
	"suggest-collocate": {"typiskt för temats svar", "typical of the theme's responses"},
	"suggest-compound":  {"sammansättning med en term", "compound with a term"},

	// A reader's decisions.
	"decisions-empty":            {"tabellen med beslut är tom", "the sheet of decisions is empty"},
	"decisions-column":           {"kolumnen ”{0}” saknas i tabellen med beslut", "the sheet of decisions lacks the column “{0}”"},
	"decision-word":              {"”{0}” är inget beslut", "“{0}” is no decision"},
	"hint-decision":              {"skriv behåll, stryk eller lägg till (eller keep, drop, add)", "write keep, drop or add"},
	"decision-no-theme":          {"raden har ett beslut men inget tema", "the row has a decision but no theme"},
	"decision-theme":             {"det finns inget tema som heter ”{0}”", "there is no theme called “{0}”"},
	"decision-segment-textless":  {"{0} har inte längre segmentet {1}; beslutet används inte", "{0} no longer has the segment {1}; the decision is not used"},
	"decision-document-textless": {"dokumentet {0} är inte med i körningen; beslutet används inte", "the document {0} is not in the run; the decision is not used"},

	"decision-segment":  {"{0} har inte längre segmentet {1}; beslutet gällde ”{2}”", "{0} no longer has the segment {1}; the decision was about “{2}”"},
	"decision-document": {"dokumentet {0} är inte med i körningen; beslutet gällde ”{1}”", "the document {0} is not in the run; the decision was about “{1}”"},
}

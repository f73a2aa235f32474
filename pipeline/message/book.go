package message

// book holds the sentences of area "book": what stands in the workbook, and
// what the report says in the same words.
var book = catalogue{
	"document-number": {"Dokument {0}", "Document {0}"},

	"outcome-coded":  {"kodat", "coded"},
	"outcome-silent": {"inga svar från deltagare", "no responses"},
	"outcome-unread": {"kunde inte läsas", "could not be read"},
}

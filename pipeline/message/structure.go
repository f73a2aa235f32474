package message

// structure holds the sentences of area "structure".
var structure = catalogue{
	"page-cut":     {"en mening var bruten av en sidbrytning och fogades ihop: ”{0} | {1}”", "a sentence was cut by a page break and joined: “{0} | {1}”"},
	"page-cut-all": {"{0} meningar var brutna av sidbrytningar och fogades ihop; de första visas", "{0} sentences were cut by page breaks and joined; the first are shown"},
	"hyphen":       {"ett ord var avstavat vid radslutet och fogades ihop: ”{0}-|{1}”", "a word was hyphenated at the end of a line and joined: “{0}-|{1}”"},
	"hyphen-all":   {"{0} ord var avstavade vid radslut och fogades ihop; de första visas", "{0} words were hyphenated at line ends and joined; the first are shown"},
	"wrap":         {"raderna är brutna mitt i meningar och läses som hela stycken", "the lines are broken amid sentences and are read as whole paragraphs"},
	"wrap-all":     {"{0} radbrytningar inne i stycken fogades ihop", "{0} line breaks within paragraphs were joined"},

	"interviewer":    {"”{0}” ställer frågorna och lästes som intervjuare", "“{0}” asks the questions and was taken for the interviewer"},
	"no-interviewer": {"ingen av talarna ({0}) är en av de intervjuare som namngetts; alla repliker lästes som svar", "none of the speakers ({0}) is one of the interviewers that are named; all turns were taken for responses"},
	"no-responses":   {"dokumentet har inga svar från deltagare: bara arrangören talar, och inget räknas", "the document has no responses from participants: only the organiser speaks, and nothing is counted"},
	"mean":           {"medeltalet för ”{0}” står som {1} men rösterna ger {2}", "the mean of “{0}” is printed as {1}, but the votes give {2}"},

	"override-yaml":        {"går inte att läsa som YAML: {0}", "cannot be read as YAML: {0}"},
	"override-mapping":     {"här ska det stå fält och värden, ett på varje rad", "fields and values are wanted here, one a line"},
	"override-list":        {"här ska det stå en lista", "a list is wanted here"},
	"override-text":        {"här ska det stå en text eller ett tal", "a text or a number is wanted here"},
	"override-twice":       {"fältet ”{0}” står två gånger", "the field “{0}” stands twice"},
	"override-field":       {"fältet ”{0}” är okänt och används inte", "the field “{0}” is unknown and is not used"},
	"override-fields":      {"kända fält är {0}", "known fields are {0}"},
	"override-role":        {"”{0}” är ingen roll", "“{0}” is no role"},
	"override-roles":       {"rollerna är meta, heading, prompt, response och summary", "the roles are meta, heading, prompt, response and summary"},
	"override-lacks":       {"posten saknar något av fälten {0}", "the entry lacks one of the fields {0}"},
	"override-line":        {"”{0}” är inget radnummer", "“{0}” is no line number"},
	"override-order":       {"posten börjar på rad {0} men slutar på rad {1}", "the entry begins on line {0} but ends on line {1}"},
	"override-interviewer": {"ingen talare heter ”{0}”", "no speaker is called “{0}”"},
	"override-section":     {"ingen rubrik heter ”{0}”; posten används inte", "no heading is called “{0}”; the entry is not used"},
	"override-starts":      {"texten börjar inte längre med ”{0}”; posten används inte", "the text no longer begins with “{0}”; the entry is not used"},
	"override-beyond":      {"posten gäller till rad {0} men texten har bara {1} {1|rad|rader}; den används inte", "the entry runs to line {0}, but the text has only {1} {1|line|lines}; it is not used"},

	"metadata-empty":         {"tabellen är tom", "the table is empty"},
	"metadata-csv":           {"rad {0} går inte att läsa som CSV; kanske saknas ett citattecken", "line {0} cannot be read as CSV; a quotation mark may be missing"},
	"metadata-no-document":   {"tabellen saknar kolumnen ”document”", "the table lacks the column “document”"},
	"metadata-document-hint": {"kalla kolumnen som har dokumentens namn ”document”", "call the column that holds the documents' names “document”"},
	"metadata-column-twice":  {"kolumnen ”{0}” står två gånger; bara den första används", "the column “{0}” stands twice; only the first is used"},
	"metadata-nameless":      {"raden nämner inget dokument", "the row names no document"},
	"metadata-row-twice":     {"”{0}” står redan på rad {1}; bara den raden används", "“{0}” stands on line {1} already; only that row is used"},
	"metadata-several":       {"”{0}” är namnet på {1} dokument; skriv sökvägen", "“{0}” is the name of {1} documents; write the path"},
	"metadata-none":          {"inget dokument heter ”{0}”", "no document is called “{0}”"},
}

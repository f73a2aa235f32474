package message

// evaluate holds the sentences of area "evaluate".
var evaluate = catalogue{
	"empty":          {"filen med handkodningar är tom", "the file of hand codings is empty"},
	"csv":            {"raden går inte att läsa som CSV", "the line cannot be read as CSV"},
	"header":         {"rubrikraden saknar de kolumner som behövs: {0}", "the header lacks the columns that are needed: {0}"},
	"hint-header":    {"en rad med kolumnnamn, minst line (eller segment) och theme, och document om filen gäller flera", "a line of column names, at least line (or segment) and theme, and document if the file is about several"},
	"line":           {"”{0}” är inget radnummer", "“{0}” is no line number"},
	"role":           {"”{0}” är ingen roll", "“{0}” is no role"},
	"unknown-theme":  {"lexikonet har inget tema som heter ”{0}”", "the lexicon has no theme called “{0}”"},
	"no-document":    {"inget dokument i körningen svarar mot ”{0}”", "no document of the run answers to “{0}”"},
	"two-documents":  {"två dokument svarar lika bra mot handkodningarna: {0} och {1}; det första räknas", "two documents answer equally well to the hand codings: {0} and {1}; the first counts"},
	"no-line":        {"{0} har ingen rad {1}", "{0} has no line {1}"},
	"no-segment":     {"{0} har inget segment {1}; texten kan ha ändrats", "{0} has no segment {1}; the text may have changed"},
	"blank":          {"{0} {0|rad|rader} har inget tema angivet och räknas som inte kodade; skriv - för inget tema", "{0} {0|row says|rows say} nothing of themes and {0|counts|count} as not coded; write - for none"},
	"note-line":      {"En rad bär ett tema när en kodning ligger på den, helt eller delvis. Temat självt eller ett undertema räknas. Oavgjorda rader räknas inte.", "A line carries a theme when a coding lies on it, wholly or in part. The theme itself or a subtheme counts. Disputed lines are not scored."},
	"note-majority":  {"Facit är vad de flesta av {0} kodare säger; där de står lika räknas raden inte.", "The gold is what most of {0} coders say; where they are even the line is not scored."},
	"note-terms":     {"Rätt: raden bär temat enligt handkodningen. En term kan ha rätt av en slump och fel av ett förbiseende; läs raderna.", "Right: the line carries the theme by the hand coding. A term may be right by chance and wrong by an oversight; read the lines."},
	"note-agreement": {"Alfa är Krippendorffs, nominal; den andra räknar programmet som en kodare till. Överensstämmelsen är andelen par av kodare som säger lika.", "Alpha is Krippendorff's, nominal; the second counts the program as one coder more. Agreement is the share of pairs of coders who say the same."},
	"note-bootstrap-units": {
		"Intervallen är 95-procentiga, av {0} dragningar av rader inom varje dokument med frö {1}; dokumenten är för få för att dras.",
		"The intervals are 95 %, of {0} draws of lines within each document with seed {1}; there are too few documents to draw them.",
	},
	"note-bootstrap-documents": {
		"Intervallen är 95-procentiga, av {0} dragningar av dokument med frö {1}.",
		"The intervals are 95 %, of {0} draws of documents with seed {1}.",
	},
	"note-sample":        {"{0} av {1} segment, dragna med frö {2}, i proportion till dokument, roll och fråga.", "{0} of {1} segments, drawn with seed {2}, in proportion to document, role and question."},
	"note-sample-themes": {"Skriv temanas id i kolumnen tema, med komma emellan; - om inget tema stämmer. En tom ruta betyder inte kodad.", "Write the themes' ids in the column theme, with commas between; - if no theme fits. An empty cell means not coded."},
}

// measures names the measures of a whole comparison with hand codings.
var measures = catalogue{
	"macro-f1":        {"F1, medeltal över teman", "F1, mean over themes"},
	"micro-precision": {"Precision, alla teman", "Precision, all themes"},
	"micro-recall":    {"Täckning, alla teman", "Recall, all themes"},
	"micro-f1":        {"F1, alla teman", "F1, all themes"},
	"role-accuracy":   {"Rätt roll", "Role right"},
}

// disagreements says how a run and hand codings differ on a line.
var disagreements = catalogue{
	"missed": {"missat", "missed"},
	"wrong":  {"felaktigt", "wrongly found"},
}

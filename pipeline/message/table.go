package message

// tables holds the titles of the tables and the notes that stand under them.
var tables = catalogue{
	"themes":               {"Teman", "Themes"},
	"levels":               {"Teman och underteman", "Themes and subthemes"},
	"documents":            {"Dokument", "Documents"},
	"terms":                {"Termer", "Terms"},
	"cooccurrence":         {"Teman som möts", "Themes that meet"},
	"questions":            {"Teman per fråga", "Themes by question"},
	"polarity":             {"Hur orden förhåller sig till temat", "How the words stand to the theme"},
	"emphasis":             {"Betonat och obetonat", "Emphasised and plain"},
	"priorities":           {"Prioriteringar", "Priorities"},
	"summary_raw":          {"Arrangörens text mot svaren", "The organiser's text against the responses"},
	"changes":              {"Nya och försvunna termer", "New and vanished terms"},
	"coverage":             {"Täckning", "Coverage"},
	"attributes":           {"Uppgifter om dokumenten", "What is known of the documents"},
	"comparison":           {"Jämförelse mellan grupper", "Comparison of groups"},
	"comparison_tests":     {"Jämförelse mellan grupper: test", "Comparison of groups: tests"},
	"comparison_groups":    {"Grupperna", "The groups"},
	"trend":                {"Teman över tid", "Themes over time"},
	"trend_tests":          {"Teman över tid: test", "Themes over time: tests"},
	"trend_groups":         {"Åren", "The years"},
	"evaluation_summary":   {"Mot handkodning: sammanfattning", "Against hand codings: summary"},
	"evaluation":           {"Mot handkodning: teman", "Against hand codings: themes"},
	"evaluation_documents": {"Mot handkodning: dokument", "Against hand codings: documents"},
	"evaluation_roles":     {"Mot handkodning: roller", "Against hand codings: roles"},
	"evaluation_terms":     {"Mot handkodning: termer", "Against hand codings: terms"},
	"agreement":            {"Överensstämmelse mellan kodare", "Agreement between coders"},
	"coder_pairs":          {"Kodare två och två", "Coders two by two"},
	"disagreements":        {"Där kodningarna skiljer sig", "Where the codings differ"},
	"sample":               {"Urval att koda för hand", "Sample to code by hand"},
	"personal":             {"Personuppgifter i sikte", "Personal data in sight"},

	"note-unit-segment":  {"Enheten är segmentet: ett segment räknas en gång per tema.", "The unit is the segment: a segment counts once a theme."},
	"note-unit-hit":      {"Enheten är träffen: varje kodning räknas.", "The unit is the hit: every coding counts."},
	"note-unit-answer":   {"Enheten är svaret: allt som ett dokument svarar på en fråga eller ett block av frågor räknas en gång per tema. Det som sägs utan fråga är ett svar per dokument.", "The unit is the answer: all that a document answers to one question or block of questions counts once a theme. What is said without a question is one answer a document."},
	"note-unit-document": {"Enheten är dokumentet: ett dokument räknas en gång per tema. Om dokumentet är en enkät räknas varje svarande.", "The unit is the document: a document counts once a theme. In a survey each respondent counts."},

	"note-counted-meta":     {"Uppgifter om mötet är räknade: {0} segment.", "Text about the event is counted: {0} {0|segment|segments}."},
	"note-counted-heading":  {"Rubriker är räknade: {0} segment.", "Headings are counted: {0} {0|segment|segments}."},
	"note-counted-prompt":   {"Frågor till deltagarna är räknade: {0} segment.", "Prompts are counted: {0} {0|segment|segments}."},
	"note-counted-response": {"Svar från deltagarna är räknade: {0} segment.", "Responses are counted: {0} {0|segment|segments}."},
	"note-counted-summary":  {"Arrangörens text är räknad: {0} segment.", "The organiser's text is counted: {0} {0|segment|segments}."},
	"note-left-out":         {"{0} segment i andra roller är inte räknade.", "{0} {0|segment|segments} in other roles {0|is|are} not counted."},
	"note-silent":           {"{0} av {1} lästa dokument har inget som räknas.", "{0} of {1} documents read {0|has|have} nothing that is counted."},
	"note-wilson":           {"Intervallen är Wilsons 95-procentiga, räknade som om enheterna vore oberoende av varandra. Det är de sällan; se dem som minsta osäkerhet.", "The intervals are Wilson's, 95 %, as if units were independent. They seldom are; take them as the least uncertainty."},
	"note-participants":     {"Per 100 deltagare gäller dokument som anger antalet, tillsammans {0} {0|deltagare|deltagare}.", "Per 100 participants holds for documents that state the number, {0} {0|participant|participants} in all."},
	"note-organisations":    {"Per 100 organisationer gäller dokument som anger antalet, tillsammans {0} {0|organisation|organisationer}.", "Per 100 organisations holds for documents that state the number, {0} {0|organisation|organisations} in all."},
	"note-levels":           {"Egna: kodat med temat självt. Med underteman: kodat med temat eller något undertema; en enhet räknas en gång.", "Own: coded with the theme itself. With subthemes: coded with the theme or any subtheme; a unit counts once."},
	"note-pairs-in-segments": {
		"En träff har bara ett tema; därför räknas möten i segment.", "A hit has only one theme, so meetings are counted in segments.",
	},
	"note-several":          {"En enhet kan räknas i flera kolumner.", "A unit may count in several columns."},
	"note-emphasis":         {"Betonat är märkt (!), starkt betonat (!!) eller mer. Märkena räknas inte in i något annat tal.", "Emphasised is marked (!), strongly emphasised (!!) or more. The marks do not enter into any other number."},
	"note-forms":            {"De {0} vanligaste formerna visas, med antal; ”+” före ett tal är träffar i övriga former. Av många former sparas de {1} kortaste.", "The {0} most frequent forms are shown, with counts; “+” before a number is hits in other forms. Of many forms the {1} shortest are kept."},
	"note-questions-cut":    {"{0} {0|fråga|frågor} är sammanslagna under ”+”.", "{0} {0|question is|questions are} counted together under “+”."},
	"note-unasked":          {"Rader utan fråga gäller svar som inte står under någon fråga.", "Rows without a question are responses that stand under none."},
	"note-priorities":       {"Medeltalet är omräknat ur rösterna. Avsnittets enheter och rang visar hur mycket som sades om alternativet, med underavsnitt; rang 1 är mest.", "The mean is recomputed from the votes. The section's units and rank show how much was said about the option, subsections included; rank 1 is most."},
	"note-summary":          {"Andelarna är av alla omnämnanden av teman i samma roll. Sagt mer eller mindre: den ena andelen är minst {0} gånger den andra. Rader utan dokument gäller alla tillsammans.", "Shares are of all mentions of themes in the same role. Said more or less: one share is at least {0} times the other. Rows without a document are for all together."},
	"note-summary-segments": {"Arrangörens text har inga svar; båda sidor räknas därför i segment.", "The organiser's text has no answers, so both sides are counted in segments."},
	"note-summary-cut":      {"De första {0} dokumenten visas vart för sig.", "The first {0} documents are shown one by one."},
	"note-changes":          {"Termer ur lexikonet som finns vid det ena tillfället och inte vid det andra, i samma region. Citatet är från det första stället.", "Terms of the lexicon that stand in the one event and not in the other, in the same region. The quote is from the first place."},
	"close_calls":           {"Osäkra roller", "Close calls"},
	"note-close-calls":      {"Segment vars roll var osäker, högst {0} per dokument och {1} i allt. Läs dem och rätta vid behov.", "Segments whose role was a close call, at most {0} a document and {1} in all. Read them and correct where needed."},
	"note-events-by-year":   {"Det finns mer än {0} datum; allt från samma år är sammanslaget.", "There are more than {0} dates; all of one year is put together."},
	"note-events-cut":       {"Det finns mer än {0} kombinationer av region och år; de sista är utelämnade.", "There are more than {0} combinations of region and year; the last are left out."},
	"dates":                 {"Teman efter datum", "Themes by date"},
	"note-dates-cut":        {"De första {0} daterade dokumenten visas.", "The first {0} dated documents are shown."},
	"note-coverage":         {"Rader utan dokument gäller alla tillsammans. Okodade segment bär inget tema.", "Rows without a document are for all together. Uncoded segments carry no theme."},
	"note-hidden":           {"Antal under {0} är dolda, liksom de andra antal som skulle avslöja dem. Nollor visas.", "Counts under {0} are hidden, and others that would give them away. Zeros are shown."},
	"note-hidden-columns":   {"Antal per dokument är dolda, eftersom de kunde avslöja små antal i grupper.", "Counts by document are hidden, since they could give away small counts in groups."},
	"note-hidden-votes":     {"Enskilda röster är dolda, och antal och medeltal där färre än {0} röstade.", "Single votes are hidden, and numbers and means where fewer than {0} voted."},
	"note-hidden-documents": {"Rader om enskilda dokument är utelämnade, eftersom de kunde avslöja små antal i grupper.", "Rows about single documents are left out, since they could give away small counts in groups."},
	"note-hidden-terms":     {"Termer i färre än {0} segment räknas ihop under ”+” i sitt tema, liksom så många till att inget av talen går att räkna ut. Termer som inte hittades står inte här. Former som finns färre än {0} gånger namnges inte.", "Terms in fewer than {0} segments are counted together under “+” in their theme, and as many more as it takes for none of the numbers to be worked out. Terms that were not found are not listed. Forms found fewer than {0} times are not named."},
	"note-personal":         {"Det som ser ut som personuppgifter i kodad text. Namn räknas inte.", "What looks like personal data in coded text. Names are not counted."},
}

// hows says where a fact about a document comes from.
var hows = catalogue{
	"stated":   {"står i texten", "stated"},
	"inferred": {"slutledd", "inferred"},
	"given":    {"angiven", "given"},
}

// changes says what became of a term from one year to the next.
var changes = catalogue{
	"new":      {"ny", "new"},
	"vanished": {"försvunnen", "vanished"},
}

// saids says how the organiser's words stand to the participants'.
var saids = catalogue{
	"more":               {"arrangören säger mer", "the organiser says more"},
	"less":               {"arrangören säger mindre", "the organiser says less"},
	"similar":            {"ungefär lika", "about the same"},
	"only-summary":       {"bara hos arrangören", "only the organiser"},
	"only-responses":     {"bara i svaren", "only the responses"},
	"neither":            {"hos ingen", "neither"},
	"nothing-to-compare": {"inget att jämföra med", "nothing to compare with"},
}

// directions says how votes are read.
var directions = catalogue{
	"unstated":     {"inte angivet", "not stated"},
	"lower-first":  {"lägst är viktigast", "lowest is most wanted"},
	"higher-first": {"högst är viktigast", "highest is most wanted"},
}

// groups names groups that have no name of their own.
var groups = catalogue{
	"missing": {"uppgift saknas", "not known"},
	"other":   {"övriga", "others"},
	"rest":    {"de övriga", "the rest"},
}

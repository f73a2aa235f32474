package message

// evidence words the rules that give a segment its role: what in the notes
// decided it.
var evidence = catalogue{
	// Headings.
	"heading-mark":      {"formatet eller en rubrikmarkering säger att det är en rubrik", "the format or a heading mark says that it is a heading"},
	"heading-underline": {"raden är understruken", "the line is underlined"},
	"heading-number":    {"raden är numrerad som ett avsnitt", "the line is numbered as a section"},
	"heading-capitals":  {"raden står för sig i versaler", "the line stands alone in capitals"},
	"heading-word":      {"raden har ett ord som rubriker brukar ha", "the line has a word that headings have"},
	"heading-group":     {"raden numrerar en grupp, ett bord eller en del av mötet", "the line numbers a group, a table or a part of the event"},
	"heading-bold":      {"en kort rad, hel i fetstil", "a short line, all in bold type"},
	"heading-arrow":     {"raden har en pil och står över en punktlista", "the line has an arrow and stands over a list"},
	"heading-colon":     {"raden slutar med kolon och står över en punktlista", "the line ends with a colon and stands over a list"},
	"heading-list":      {"en kort rad som står över en punktlista", "a short line that stands over a list"},
	"heading-text":      {"en kort rad som står över löpande text", "a short line that stands over running text"},
	"heading-question":  {"en kort rad som står över en fråga med svar", "a short line that stands over a question with answers"},
	"heading-block":     {"en kort rad som står över flera rader", "a short line that stands over several lines"},
	"heading-speaker":   {"raden säger vem som talar härnäst", "the line says who speaks next"},
	"heading-again":     {"samma text står i en tabell över ämnen", "the same text stands in a table of topics"},

	// Prompts.
	"introduces":  {"raden inleder frågorna som följer", "the line introduces the questions that follow"},
	"introduced":  {"står bland frågor som en rad har inlett", "stands among questions that a line introduced"},
	"asks":        {"en fråga som inte står bland svar", "a question that does not stand among answers"},
	"first":       {"en fråga först i sitt avsnitt", "a question that comes first in its section"},
	"leads":       {"en fråga som står över en egen lista, som andra frågor här", "a question over a list of its own, like others here"},
	"addresses":   {"en fråga som tilltalar deltagarna", "a question that speaks to the participants"},
	"numbered":    {"en fråga med nummer", "a question with a number"},
	"heading":     {"en fråga som är rubrik", "a question that is a heading"},
	"repeated":    {"samma fråga står mer än en gång", "the same question stands more than once"},
	"together":    {"en av flera numrerade frågor i rad", "one of several numbered questions in a row"},
	"exercise":    {"beskriver en uppgift som deltagarna fick", "tells of a task that the participants were given"},
	"option":      {"ett av ämnena i en uppgift; det kommer igen som rubrik", "one of the topics of a task; it comes again as a heading"},
	"interviewer": {"intervjuaren talar", "the interviewer speaks"},

	// Responses.
	"item":          {"en punkt i en lista", "an item of a list"},
	"answers":       {"står efter en fråga eller under en rubrik över svar", "stands after a question or under a heading over answers"},
	"section-notes": {"korta anteckningar utan tecken på att arrangören berättar", "short notes with no sign that the organiser is telling"},
	"speaker":       {"en deltagare talar", "a participant speaks"},
	"speech":        {"återger vad en talare sa", "gives what a speaker said"},
	"cells":         {"en rad i en tabell bland svaren", "a row of a table among the answers"},
	"votes":         {"ett förslag och hur många som valde det", "an option and how many chose it"},
	"quotation":     {"står inom citattecken", "stands in quotation marks"},
	"layout-answer": {"en cell med ett svar", "a cell with an answer"},

	// The organiser's own words.
	"narrative":   {"berättar om mötet och vad som sades där", "tells of the event and what was said there"},
	"section":     {"står under en rubrik över arrangörens text", "stands under a heading over the organiser's text"},
	"sums-up":     {"börjar som en sammanfattning", "begins as a summary"},
	"plan":        {"en tabell över vem som ska göra vad", "a table of who is to do what"},
	"before":      {"löpande text före frågor och svar", "running text before questions and answers"},
	"organiser":   {"i hela dokumentet talar bara arrangören", "in the whole document only the organiser speaks"},
	"after-turns": {"står efter samtalet", "stands after the conversation"},

	// About the event.
	"title":            {"står överst", "stands at the top"},
	"head":             {"står överst och nämner möte, plats eller datum", "stands at the top and names an event, a place or a date"},
	"edited":           {"säger hur anteckningarna är gjorda", "says how the notes were made"},
	"field":            {"en uppgift om mötet: plats, tid, antal", "a field about the event: place, time, number"},
	"agenda":           {"hör till programmet", "belongs to the agenda"},
	"table":            {"en tabell som inte hör till svaren", "a table that is not among the answers"},
	"people":           {"en lista över personer", "a list of people"},
	"contact":          {"en kontaktuppgift", "a contact detail"},
	"legend":           {"förklarar dokumentets egna tecken", "explains the document's own marks"},
	"pointer":          {"hänvisar till en annan plats", "points to another place"},
	"letter":           {"en del av ett brev", "part of a letter"},
	"link":             {"en webbadress", "a web address"},
	"aside":            {"en anmärkning inom parentes", "a note in brackets"},
	"closing":          {"avslutar dokumentet", "ends the document"},
	"rule":             {"en linje eller ett skiljetecken", "a rule or separator"},
	"furniture":        {"hör till webbsidan eller pappret, inte till texten", "belongs to the web page or the paper, not to the text"},
	"before-turns":     {"står före samtalet", "stands before the conversation"},
	"front-matter":     {"uppgifter i filens huvud", "front matter"},
	"layout-title":     {"formatet säger att det är titeln", "the format says that it is the title"},
	"layout-furniture": {"sidhuvud, sidfot eller meny enligt formatet", "page header, footer or menu, says the format"},
	"layout-note":      {"en fotnot eller kommentar enligt formatet", "a footnote or comment, says the format"},
	"layout-code":      {"programkod enligt formatet", "program code, says the format"},
	"layout-question":  {"kolumnens fråga", "the question of the column"},

	"override": {"bestämt av en person", "decided by a person"},
}

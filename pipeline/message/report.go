package message

// report holds the sentences of area "report".
var report = catalogue{
	"skip":     {"Hoppa till innehållet", "Skip to the content"},
	"contents": {"Innehåll", "Contents"},
	"footer":   {"Gjord av temakod {0}. Sidan står för sig själv och hämtar inget från nätet.", "Made by temakod {0}. The page stands by itself and fetches nothing from the network."},

	"part-summary":    {"Sammanfattning", "Summary"},
	"part-themes":     {"Teman", "Themes"},
	"part-groups":     {"Grupperna sida vid sida", "The groups side by side"},
	"part-questions":  {"Fråga för fråga", "Question by question"},
	"part-trend":      {"Över tid", "Over time"},
	"part-together":   {"Teman som nämns tillsammans", "Themes mentioned together"},
	"part-said":       {"Arrangörens text mot svaren", "The organiser's text against the responses"},
	"part-priorities": {"Prioriteringar", "Priorities"},
	"part-words":      {"Orden bakom talen", "The words behind the numbers"},
	"part-coverage":   {"Vad som lästes", "What was read"},
	"part-tables":     {"Fler tabeller", "More tables"},
	"part-codebook":   {"Kodbok", "Codebook"},
	"part-method":     {"Metod", "Method"},

	"left-out": {"{0} segment är rubriker, frågor, uppgifter om mötet eller arrangörens text. De räknas inte, men går att läsa längre ned.", "{0} {0|segment is a heading, a prompt, about the event|segments are headings, prompts, about the event} or the organiser's text. {0|It is|They are} not counted, but can be read further down."},

	"numbers":        {"Talen i diagrammet", "The numbers in the chart"},
	"table":          {"Tabell: {0} ({1} {1|rad|rader})", "Table: {0} ({1} {1|row|rows})"},
	"where-messages": {"under Vad som lästes", "under What was read"},
	"can-correct":    {"I arbetsboken kan du rätta.", "In the workbook you can correct it."},
	"how-counted":    {"Så är talen räknade", "How the numbers are counted"},
	"rows-left":      {"{0} {0|rad|rader} till står i de andra resultatfilerna.", "{0} more {0|row is|rows are} in the other result files."},
	"tables-is":      {"Samma tabeller finns som filer, för egna beräkningar.", "The same tables are there as files, for work of your own."},
	"group-base":     {"Underlag ({0}, dokument)", "Base ({0}, documents)"},
	"group-size":     {"{0} ({1})", "{0} ({1})"},
	"more-groups":    {"{0} {0|grupp|grupper} till står under Fler tabeller.", "{0} more {0|group is|groups are} under More tables."},

	"said-is":       {"Här går det att pröva vad arrangören skriver mot vad deltagarna sade. Andelarna är av alla omnämnanden av teman i arrangörens text respektive i svaren.", "Here what the organiser writes can be held against what participants said. Shares are of all mentions of themes in the organiser's text and in the responses."},
	"said-read":     {"Läs arrangörens text", "Read the organiser's text"},
	"priorities-is": {"Omröstningar i anteckningarna. Medelvärdet är omräknat ur rösterna; bredvid står hur mycket som sades om det som alternativet gäller.", "Votes in the notes. The mean is worked out again from the votes; beside it stands how much was said about what the option names."},

	"words-is":   {"Citat tema för tema, och anteckningarna i sin helhet med de kodade orden markerade. Varje citat leder till sin plats.", "Quotes theme by theme, and the notes as a whole with the coded words marked. Each quote leads to its place."},
	"words-held": {"Citat och anteckningar är inte med på den här sidan; se vad som är undanhållet.", "Quotes and notes are not on this page; see what is held back."},

	"filter":      {"Sök och filtrera", "Search and filter"},
	"search":      {"Sök ord", "Search words"},
	"by-theme":    {"Tema", "Theme"},
	"by-group":    {"Grupp", "Group"},
	"by-question": {"Fråga", "Question"},
	"by-role":     {"Roll", "Role"},
	"by-polarity": {"Polaritet", "Polarity"},
	"all":         {"Alla", "All"},
	"found":       {"Visar {0} av {1} citat och {2} av {3} segment.", "Showing {0} of {1} quotes and {2} of {3} segments."},
	"reset":       {"Rensa", "Clear"},
	"why":         {"Visa varför varje tema är satt: termen och regeln", "Show why each theme was set: the term and the rule"},

	"quotes":      {"Citat", "Quotes"},
	"one-by-one":  {"Tema för tema", "Theme by theme"},
	"theme-share": {"{0} av {1} {2} ({3}) i {4} dokument, med underteman.", "{0} of {1} {2} ({3}) in {4} {4|document|documents}, subthemes included."},
	"theme-own":   {"Citaten här är {0} segment i {1} dokument.", "The quotes here are {0} {0|segment|segments} in {1} {1|document|documents}."},
	"theme-words": {"Vanligaste orden: {0}.", "Most frequent words: {0}."},
	"more-quotes": {"{0} citat till", "{0} more {0|quote|quotes}"},
	"more-sample": {"{0} citat till (ett slumpvis urval; temat har {1} i allt)", "{0} more quotes (a random sample; the theme has {1} in all)"},
	"asked":       {"Svar på: {0}", "In answer to: {0}"},
	"line":        {"rad {0}", "line {0}"},

	"documents":      {"Anteckningarna", "The notes"},
	"documents-is":   {"I marginalen står raden och vem som talar. Peka på ett markerat ord, eller kryssa i rutan ovan, för att se tema, term och regel.", "In the margin stands the line and who speaks. Point at a marked word, or tick the box above, to see theme, term and rule."},
	"documents-left": {"{0} dokument är inte med här, för att sidan inte ska bli för tung: {1}. Citat ur dem finns ovan, och allt står i de andra resultatfilerna.", "{0} {0|document is|documents are} not shown here, to keep the page light: {1}. Quotes from {0|it|them} are above, and everything is in the other result files."},

	"role-meta":     {"Uppgift", "About"},
	"role-heading":  {"Rubrik", "Heading"},
	"role-prompt":   {"Fråga", "Prompt"},
	"role-response": {"Svar", "Response"},
	"role-summary":  {"Arrangör", "Organiser"},

	"emphasis-plain":  {"betonat", "emphasised"},
	"emphasis-strong": {"starkt betonat", "strongly emphasised"},

	"coverage-is": {"Varje rad i anteckningarna har fått en roll. Så mycket finns det av varje, och så räknas det.", "Each line of the notes has been given a role. This is how much there is of each, and whether it counts."},
	"silent":      {"{0} dokument har inga svar från deltagare:", "{0} {0|document has|documents have} no responses:"},
	"inputs":      {"Lästa filer ({0})", "Files read ({0})"},
	"faults":      {"Fel ({0})", "Faults ({0})"},
	"notices":     {"Anmärkningar ({0})", "Notices ({0})"},

	"codebook-is":   {"Vad varje tema betyder, och termerna som fångar det.", "What each theme means, and the terms that catch it."},
	"method-trace":  {"Följ ett tal: välj tema och grupp i filtret, läs citaten, och följ länken till platsen i anteckningarna.", "To follow a number: choose theme and group in the filter, read the quotes, and follow the link to the place in the notes."},
	"method-review": {"Rätta: på bladet Granskning i arbetsboken. Besluten läses in med --decisions och syns som regeln ”läsarens beslut”.", "To correct: on the sheet Review of the workbook. Decisions are fed back with --decisions and show as the rule “a reader's decision”."},
}

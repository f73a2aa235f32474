package message

// cobraTexts describe the commands: what each does, how it is called and a true
// example.
var cobraTexts = catalogue{
	"root":         {"temakod kodar svenska anteckningar mot ett lexikon av teman.", "temakod codes Swedish notes against a lexicon of themes."},
	"root-use":     {"KOMMANDO", "COMMAND"},
	"root-example": {"temakod code testdata/notes --out resultat", "temakod code testdata/notes --out resultat"},

	"code":         {"Koda anteckningar och skriv tabeller, arbetsbok och rapport", "Code notes and write tables, workbook and report"},
	"code-use":     {"ANTECKNINGAR... [flaggor]", "NOTES... [flags]"},
	"code-example": {"temakod code testdata/notes --metadata testdata/metadata.csv --by region --out resultat", "temakod code testdata/notes --metadata testdata/metadata.csv --by region --out resultat"},

	"inspect":         {"Visa vad varje steg gjort av en fil", "Show what each stage made of a file"},
	"inspect-use":     {"FIL [--stage text|structure|tokens|stems|codings]", "FILE [--stage text|structure|tokens|stems|codings]"},
	"inspect-example": {"temakod inspect --stage structure testdata/notes/halland-2021-dialog.txt", "temakod inspect --stage structure testdata/notes/halland-2021-dialog.txt"},

	"kwic":         {"Visa ett ord eller en fras i sitt sammanhang", "Show a word or phrase in context"},
	"kwic-use":     {"TERM ANTECKNINGAR...", "TERM NOTES..."},
	"kwic-example": {"temakod kwic \"+bidrag\" testdata/notes", "temakod kwic \"+bidrag\" testdata/notes"},

	"lexicon":     {"Visa, granska, jämför och byt format på lexikon", "Show, check, compare and convert lexicons"},
	"lexicon-use": {"KOMMANDO", "COMMAND"},

	"lexicon-show":        {"Visa ett lexikon som ett träd", "Show a lexicon as a tree"},
	"lexicon-show-use":    {"[LEXIKON...]", "[LEXICON...]"},
	"lexicon-check":       {"Leta efter döda, dubbla och skuggade termer", "Look for dead, duplicate and shadowed terms"},
	"lexicon-check-use":   {"[LEXIKON...] [--on ANTECKNINGAR]", "[LEXICON...] [--on NOTES]"},
	"lexicon-init":        {"Skriv ett eget lexikon att börja från", "Write a lexicon of one's own to begin from"},
	"lexicon-init-use":    {"FIL", "FILE"},
	"lexicon-explain":     {"Förklara vilka teman en text får, och varför", "Explain which themes a text gets, and why"},
	"lexicon-explain-use": {"TEXT", "TEXT"},
	"lexicon-diff":        {"Visa vilka kodningar som skiljer två lexikon", "Show which codings differ between two lexicons"},
	"lexicon-diff-use":    {"A B --on ANTECKNINGAR", "A B --on NOTES"},
	"lexicon-suggest":     {"Föreslå ord och fraser ur okodade svar", "Suggest words and phrases from uncoded responses"},
	"lexicon-suggest-use": {"--on ANTECKNINGAR", "--on NOTES"},
	"lexicon-import":      {"Läs ett lexikon i ett annat format och skriv det som YAML", "Read a lexicon in another format and write it as YAML"},
	"lexicon-import-use":  {"FIL", "FILE"},
	"lexicon-export":      {"Skriv ett lexikon i ett annat format", "Write a lexicon in another format"},
	"lexicon-export-use":  {"[LEXIKON...] --to FORMAT --out FIL", "[LEXICON...] --to FORMAT --out FILE"},

	"lexicon-explain-example": {"temakod lexicon explain \"Ofrivillig ensamhet bland äldre\"", "temakod lexicon explain \"Ofrivillig ensamhet bland äldre\""},
	"lexicon-check-example":   {"temakod lexicon check --on testdata/notes", "temakod lexicon check --on testdata/notes"},

	"lexicon-example":         {"temakod lexicon show --theme ensamhet", "temakod lexicon show --theme ensamhet"},
	"lexicon-show-example":    {"temakod lexicon show --theme ensamhet", "temakod lexicon show --theme ensamhet"},
	"lexicon-init-example":    {"temakod lexicon init mitt.yaml", "temakod lexicon init mine.yaml"},
	"lexicon-diff-example":    {"temakod lexicon diff sv mitt.yaml --on testdata/notes", "temakod lexicon diff sv mine.yaml --on testdata/notes"},
	"lexicon-suggest-example": {"temakod lexicon suggest --on testdata/notes --top 20", "temakod lexicon suggest --on testdata/notes --top 20"},
	"lexicon-import-example":  {"temakod lexicon import ordlista.dic --out mitt.yaml", "temakod lexicon import words.dic --out mine.yaml"},
	"lexicon-export-example":  {"temakod lexicon export --to xlsx --out lexikon.xlsx", "temakod lexicon export --to xlsx --out lexicon.xlsx"},
	"version-example":         {"temakod version", "temakod version"},
	"completion-example":      {"temakod completion bash > /etc/bash_completion.d/temakod", "temakod completion bash > /etc/bash_completion.d/temakod"},
	"help-example":            {"temakod help code", "temakod help code"},

	"validate":         {"Jämför kodningen med handkodningar", "Compare the coding with hand codings"},
	"validate-use":     {"ANTECKNINGAR... --gold FIL", "NOTES... --gold FILE"},
	"validate-example": {"temakod validate testdata/notes --gold testdata/gold", "temakod validate testdata/notes --gold testdata/gold"},

	"sample":         {"Dra ett slumpmässigt urval att handkoda", "Draw a random sample for hand coding"},
	"sample-use":     {"ANTECKNINGAR... --n ANTAL --out FIL", "NOTES... --n NUMBER --out FILE"},
	"sample-example": {"temakod sample testdata/notes --n 100 --seed 7 --out urval.xlsx", "temakod sample testdata/notes --n 100 --seed 7 --out urval.xlsx"},

	"merge":         {"Slå ihop delar som kodats var för sig", "Merge parts that were coded apart"},
	"merge-use":     {"DELAR... [--out MAPP]", "PARTS... [--out FOLDER]"},
	"merge-example": {"temakod merge del1/shard-1-of-2.shard del2/shard-2-of-2.shard --out resultat", "temakod merge del1/shard-1-of-2.shard del2/shard-2-of-2.shard --out resultat"},

	"version":        {"Visa vilken version det är", "Show which version this is"},
	"completion":     {"Skriv komplettering för ett skal", "Write completion for a shell"},
	"completion-use": {"bash|zsh|fish|powershell", "bash|zsh|fish|powershell"},
	"help":           {"Visa allt om ett kommando", "Show all about a command"},
	"help-use":       {"[KOMMANDO]", "[COMMAND]"},
}

package message

// run holds what is said of the inputs and of the run as a whole.
var run = catalogue{
	"no-such-file":              {"filen finns inte", "no such file"},
	"no-such-file-hint":         {"kontrollera stavningen och i vilken mapp du står", "check the spelling and which folder you are in"},
	"no-match":                  {"inget filnamn stämmer med mönstret", "no file name fits the pattern"},
	"no-match-hint":             {"kontrollera mönstret; sätt det inom citattecken om skalet ska lämna det i fred", "check the pattern; put it in quotes if the shell is to leave it alone"},
	"no-permission":             {"filen får inte läsas: behörighet saknas", "the file may not be read: permission denied"},
	"no-permission-hint":        {"be den som äger filen om läsrättighet", "ask the owner of the file for permission to read"},
	"unreadable":                {"kan inte läsas: {0}", "cannot be read: {0}"},
	"not-a-file":                {"är varken en fil eller en mapp", "is neither a file nor a folder"},
	"empty-folder":              {"mappen har inga anteckningar", "the folder holds no notes"},
	"empty-folder-hint":         {"filer som läses slutar på .txt, .md, .docx, .odt, .rtf, .pdf, .html, .xlsx, .csv, .tsv, .vtt, .srt, .eml, .epub eller .zip", "files that are read end in .txt, .md, .docx, .odt, .rtf, .pdf, .html, .xlsx, .csv, .tsv, .vtt, .srt, .eml, .epub or .zip"},
	"result-folder":             {"mappen håller resultatet av en tidigare körning och läses inte", "the folder holds the results of an earlier run and is not read"},
	"result-folder-hint":        {"ange filerna var för sig om de ändå ska läsas", "name the files one by one if they are to be read all the same"},
	"link-outside":              {"länken leder ut ur mappen och följs inte", "the link leads out of the folder and is not followed"},
	"link-outside-hint":         {"--follow-links följer den", "--follow-links follows it"},
	"too-large":                 {"filen är {0} MB; gränsen är {1} MB", "the file is {0} MB; the limit is {1} MB"},
	"too-large-input":           {"indata är större än gränsen", "the input is larger than the limit"},
	"too-large-hint":            {"dela filen, eller höj gränsen med --max-bytes", "split the file, or raise the limit with --max-bytes"},
	"changed":                   {"filen ändrades medan den lästes, och är inte kodad", "the file changed while it was read, and is not coded"},
	"changed-hint":              {"spara den färdigt och kör om", "finish saving it and run again"},
	"no-interviewer":            {"ingen talare heter ”{0}” (--interviewer); andras repliker räknas som svar", "no speaker is called “{0}” (--interviewer); the turns of others count as responses"},
	"no-interviewer-hint":       {"”temakod inspect --stage structure” visar vad som lästes som repliker", "“temakod inspect --stage structure” shows what was read as turns"},
	"interviewer-capitals-hint": {"skriv ”{0}”, som i anteckningarna", "write “{0}”, as the notes do"},
	"cache-damaged":             {"det sparade resultatet är skadat och görs om", "the cached result is damaged and is made anew"},
	"cache-unwritten":           {"resultatet kunde inte sparas för nästa körning: {0}", "the result could not be cached for the next run: {0}"},
}

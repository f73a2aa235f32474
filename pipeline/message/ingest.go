package message

// ingest holds the sentences of area "ingest".
var ingest = catalogue{
	// Limits.
	"limit-bytes": {
		"filen är {0} MB, och gränsen för en fil är {1} MB; den lästes inte",
		"the file is {0} MB and the limit for a file is {1} MB; it was not read"},
	"limit-nesting": {
		"filen ligger mer än {0} arkiv djupt; den lästes inte",
		"the file lies more than {0} archives deep; it was not read"},
	"limit-steps": {
		"filen kräver mer arbete än gränsen tillåter; den lästes inte",
		"the file takes more work than the limit allows; it was not read"},
	"hint-max-bytes": {
		"höj gränsen med --max-bytes om filen är vad den ska vara",
		"raise the limit with --max-bytes if the file is what it should be"},
	"hint-max-nesting": {
		"packa upp det yttre arkivet först, eller höj gränsen med --max-nesting",
		"unpack the outer archive first, or raise the limit with --max-nesting"},
	"hint-max-steps": {
		"höj gränsen med --max-steps, eller dela filen i flera",
		"raise the limit with --max-steps, or split the file"},
	"stopped": {
		"läsningen avbröts; filen lästes inte",
		"reading was stopped; the file was not read"},

	"limit-expanded": {
		"filen blir större än {0} MB när den packas upp; den lästes inte",
		"the file becomes larger than {0} MB when unpacked; it was not read"},
	"limit-part": {
		"en del av filen blir större än {0} MB när den packas upp; filen lästes inte",
		"a part of the file becomes larger than {0} MB when unpacked; the file was not read"},
	"hint-max-expanded": {
		"höj gränsen med --max-expanded om filen är vad den ska vara",
		"raise the limit with --max-expanded if the file is what it should be"},
	"limit-ratio": {
		"filen blir mer än {0} gånger större när den packas upp, som en zip-bomb; den lästes inte",
		"the file becomes more than {0} times larger when unpacked, as a zip bomb does; it was not read"},
	"hint-max-ratio": {
		"höj gränsen med --max-ratio om filen är vad den ska vara",
		"raise the limit with --max-ratio if the file is what it should be"},
	"limit-entries": {
		"arkivet har {0} filer, och gränsen är {1}; det lästes inte",
		"the archive has {0} files and the limit is {1}; it was not read"},
	"hint-max-entries": {
		"dela arkivet, eller höj gränsen med --max-entries",
		"split the archive, or raise the limit with --max-entries"},
	"limit-depth": {
		"filens element ligger mer än {0} nivåer djupt i varandra; den lästes inte",
		"the elements of the file nest more than {0} levels deep; it was not read"},
	"hint-max-depth": {
		"spara om filen i det program där den gjordes, eller höj gränsen med --max-xml-depth",
		"save the file again in the program that made it, or raise the limit with --max-xml-depth"},
	"xml-entity": {
		"filen innehåller egna XML-entiteter, vilket anteckningar aldrig gör; den lästes inte",
		"the file declares XML entities of its own, which notes never do; it was not read"},

	// What a file is.
	"empty": {
		"filen innehåller ingen text",
		"the file holds no text"},
	"mismatch": {
		"filen heter {0} men innehållet är {1}; den lästes som {1}",
		"the file is called {0} but its content is {1}; it was read as {1}"},
	"not-format": {
		"filen heter {0} men är ingen sådan fil, och den är inte text heller",
		"the file is called {0} but is no such file, nor is it text"},
	"unsupported": {
		"filer av typen {0} läses inte",
		"files of type {0} are not read"},
	"hint-save-as": {
		"öppna filen i det program där den gjordes och spara den som .docx, .odt, .pdf eller .txt",
		"open the file in the program that made it and save it as .docx, .odt, .pdf or .txt"},
	"hint-save-docx": {
		"öppna filen i Word eller LibreOffice och spara den som .docx",
		"open the file in Word or LibreOffice and save it as .docx"},
	"hint-save-xlsx": {
		"öppna filen i Excel eller LibreOffice och spara den som .xlsx",
		"open the file in Excel or LibreOffice and save it as .xlsx"},
	"locked": {
		"filen är låst med ett lösenord; den lästes inte",
		"the file is locked with a password; it was not read"},
	"hint-encrypted": {
		"öppna filen i sitt program och spara den utan lösenord",
		"open the file in its program and save it without a password"},
	"hint-drm": {
		"boken är kopieringsskyddad; be utgivaren om en fil utan skydd",
		"the book is protected from copying; ask the publisher for a file without protection"},
	"binary": {
		"filen är inte text",
		"the file is not text"},
	"hint-binary": {
		"är det ett dokument? Ge filen den ändelse som hör till, till exempel .docx eller .pdf",
		"is it a document? Give the file the extension that belongs to it, as .docx or .pdf"},
	"is-image": {
		"filen är en bild; den lästes inte",
		"the file is a picture; it was not read"},
	"hint-image": {
		"kör textigenkänning (OCR) på bilden och spara resultatet som .txt eller .docx",
		"run text recognition (OCR) on the picture and save what it gives as .txt or .docx"},
	"is-sound": {
		"filen är en ljudinspelning; den lästes inte",
		"the file is a sound recording; it was not read"},
	"is-film": {
		"filen är en film; den lästes inte",
		"the file is a film; it was not read"},
	"hint-recording": {
		"skriv ut samtalet, till exempel med Teams eller Whisper, och läs in utskriften som .vtt, .srt, .docx eller .txt",
		"have it transcribed, as by Teams or Whisper, and read the transcript as .vtt, .srt, .docx or .txt"},
	"is-program": {
		"filen är ett program; den lästes inte",
		"the file is a program; it was not read"},
	"is-packed": {
		"filen är ett arkiv av en typ som inte läses",
		"the file is an archive of a type that is not read"},
	"hint-packed": {
		"packa upp arkivet, eller packa om det som .zip",
		"unpack the archive, or pack it again as .zip"},
	"is-database": {
		"filen är en databas; den lästes inte",
		"the file is a database; it was not read"},
	"is-postscript": {
		"filen är PostScript; den lästes inte",
		"the file is PostScript; it was not read"},
	"is-apple": {
		"filen innehåller bara uppgifter som macOS sparar om en annan fil",
		"the file only holds what macOS keeps about another file"},
	"is-ole": {
		"filen är ett äldre Office-dokument, eller ett som är skadat; den lästes inte",
		"the file is an older Office document, or a damaged one; it was not read"},
	"damaged": {
		"filen är skadad och kunde inte läsas som {0}",
		"the file is damaged and could not be read as {0}"},
	"archive-damaged": {
		"filen är skadad eller avkortad: den börjar som ett zip-arkiv (det gör även .docx, .odt, .xlsx och .epub) men slutar inte som ett",
		"the file is damaged or cut short: it begins as a zip archive does (so do .docx, .odt, .xlsx and .epub) but does not end as one"},
	"entry-damaged": {
		"filen är skadad i arkivet och kunde inte packas upp",
		"the file is damaged within the archive and could not be unpacked"},
	"cut-short": {
		"{0}-filen är skadad; det som står före skadan lästes, resten saknas",
		"the {0} file is damaged; what stands before the damage was read, the rest is missing"},
	"hint-damaged": {
		"hämta filen på nytt, eller öppna den i sitt program och spara om den",
		"fetch the file again, or open it in its program and save it again"},
	"chapters-missing": {
		"{0} kapitel i boken gick inte att läsa",
		"{0} {0|chapter|chapters} of the book could not be read"},

	// Encodings.
	"encoding-guess": {
		"filen säger inte vilken teckenkodning den har; den lästes som {0}",
		"the file does not say what its character encoding is; it was read as {0}"},
	"encoding-unknown": {
		"teckenkodningen känns inte igen; filen lästes som {0}, och bokstäver utanför a–z kan vara fel",
		"the character encoding is not recognised; the file was read as {0}, and letters beyond a–z may be wrong"},
	"encoding-name": {
		"{0} är ingen teckenkodning som läses; de som läses är {1}",
		"{0} is no character encoding that is read; these are: {1}"},
	"encoding-doubt": {
		"filen är hel UTF-8 men lästes som {0}, som begärt; kontrollera å, ä och ö",
		"the file is whole UTF-8 but was read as {0}, as asked; check å, ä and ö"},
	"hint-encoding": {
		"är å, ä och ö fel i resultatet, ange kodningen med --encoding",
		"if å, ä and ö are wrong in the result, say which it is with --encoding"},
	"utf32": {
		"filen är UTF-32, som inte läses",
		"the file is UTF-32, which is not read"},
	"hint-save-utf8": {
		"spara om filen som UTF-8",
		"save the file as UTF-8"},
	"hint-resave": {
		"är å, ä och ö fel i resultatet, spara om filen som UTF-8",
		"if å, ä and ö are wrong in the result, save the file as UTF-8"},
	"bad-utf8": {
		"här står något som inte är UTF-8; det ersattes med {0}",
		"what stands here is not UTF-8; it was replaced by {0}"},
	"bad-utf8-more": {
		"{0} {0|ställe|ställen} till som inte är UTF-8 ersattes på samma sätt",
		"{0} more {0|place|places} that are not UTF-8 were replaced likewise"},
	"bad-utf16": {
		"här står ett halvt tecken; det ersattes med {0}",
		"half a character stands here; it was replaced by {0}"},
	"bad-utf16-more": {
		"{0} {0|halvt tecken|halva tecken} till ersattes på samma sätt",
		"{0} more {0|half character|half characters} were replaced likewise"},
	"stray-letter": {
		"ett tecken i en annan kodning än resten av filen lästes som {0}",
		"a character in another encoding than the rest of the file was read as {0}"},
	"stray-letter-more": {
		"{0} {0|tecken|tecken} till i en annan kodning lästes på samma sätt",
		"{0} more {0|character|characters} in another encoding were read likewise"},
	"doubled": {
		"{0} {0|bokstav ser ut att ha|bokstäver ser ut att ha} kodats två gånger, som Ã¥ i stället för å",
		"{0} {0|letter seems|letters seem} to have been encoded twice, as Ã¥ for å"},
	"hint-doubled": {
		"hämta filen på nytt från källan; felet fanns i den när den kom hit",
		"fetch the file again from where it came; the fault was in it on arrival"},
	"bom": {
		"{0} {0|byteordningsmärke|byteordningsmärken} mitt i texten, kanske där filer satts ihop; här står det första",
		"{0} byte order {0|mark|marks} amid the text, perhaps where files were put together; the first is here"},
	"bidi": {
		"{0} {0|osynligt tecken|osynliga tecken} som vänder skrivriktningen; här står det första",
		"{0} invisible {0|character|characters} that turn the direction of writing; the first is here"},
	"zero-width": {
		"{0} {0|tecken|tecken} utan bredd, som kan dela ord; här står det första",
		"{0} {0|character|characters} without width, which may part words; the first is here"},
	"nul": {
		"{0} {0|nolltecken|nolltecken} i texten; här står det första",
		"{0} NUL {0|character|characters} in the text; the first is here"},

	// What was left out.
	"hidden-text": {
		"{0} {0|stycke dold text|stycken dold text} lämnades utanför",
		"{0} {0|stretch|stretches} of hidden text left out"},
	"deleted-text": {
		"{0} {0|spårad strykning|spårade strykningar} lämnades utanför",
		"{0} tracked {0|deletion|deletions} left out"},
	"comments": {
		"{0} {0|kommentar|kommentarer} i marginalen står sist i texten och räknas inte",
		"{0} {0|comment|comments} in the margin {0|stands|stand} last in the text and {0|is|are} not counted"},
	"furniture": {
		"{0} {0|del|delar} av sidan som hör till webbplatsen (meny, sidfot och liknande) lämnades utanför",
		"{0} {0|part|parts} of the page that {0|belongs|belong} to the site (menu, footer and the like) left out"},
	"others-inside": {
		"{0} {0|fil|filer} inuti är inte anteckningar av en typ som läses: {1}",
		"{0} {0|file|files} inside {0|is|are} not notes of a type that is read: {1}"},
	"links-inside": {
		"{0} {0|länk|länkar} i arkivet följdes inte",
		"{0} {0|link|links} in the archive {0|was|were} not followed"},
	"nothing-inside": {
		"arkivet innehåller inga anteckningar av en typ som läses",
		"the archive holds no notes of a type that is read"},
	"markdown-long": {
		"{0} MB av filen är en enda lista eller tabell och lästes som vanlig text",
		"{0} MB of the file are one list or table and were read as plain text"},
	"markdown-deep": {
		"listor och citat ligger upp till {0} nivåer djupt; filen lästes som vanlig text",
		"lists and quotations nest up to {0} levels deep; the file was read as plain text"},

	// PDF.
	"limit-pages": {
		"filen har fler än {0} sidor; den lästes inte",
		"the file has more than {0} pages; it was not read"},
	"hint-max-pages": {
		"höj gränsen med --max-pages, eller dela filen",
		"raise the limit with --max-pages, or split the file"},
	"pdf-encrypted": {
		"PDF-filen är låst med ett lösenord; den lästes inte",
		"the PDF is locked with a password; it was not read"},
	"hint-pdf-encrypted": {
		"öppna filen i en PDF-läsare och skriv ut den till en ny PDF utan lösenord",
		"open the file in a PDF viewer and print it to a new PDF without a password"},
	"pdf-damaged": {
		"PDF-filen är skadad: det finns inget läsbart i den",
		"the PDF is damaged: nothing in it can be read"},
	"pdf-no-pages": {
		"PDF-filen har inga sidor som går att läsa",
		"the PDF has no pages that can be read"},
	"pdf-repaired": {
		"PDF-filen är skadad; {0} {0|sida hittades|sidor hittades} genom att söka igenom den",
		"the PDF is damaged; {0} {0|page was|pages were} found by searching it"},
	"pdf-scanned": {
		"PDF-filen är inskannad: {0} {0|sida|sidor} med bilder och ingen text; den lästes inte",
		"the PDF is scanned: {0} {0|page|pages} of pictures and no text; it was not read"},
	"pdf-empty": {
		"PDF-filen har ingen text; den lästes inte",
		"the PDF has no text; it was not read"},
	"pdf-picture-pages": {
		"{0} {0|sida är en bild|sidor är bilder} utan text och lästes inte; den första är denna",
		"{0} {0|page is a picture|pages are pictures} without text and {0|was|were} not read; this is the first"},
	"hint-pdf-scanned": {
		"kör textigenkänning (OCR) på filen och läs in den nya PDF-filen",
		"run text recognition (OCR) on the file and read the new PDF"},
	"pdf-unknown": {
		"{0} procent av tecknen på sidan säger inte vilka bokstäver de är och lästes inte",
		"{0} per cent of the glyphs on the page do not say which letters they are and were not read"},
	"hint-pdf-unknown": {
		"spara om filen som PDF i det program där den gjordes, eller kör textigenkänning (OCR) på den",
		"save the file as PDF again in the program that made it, or run text recognition (OCR) on it"},
	"pdf-reader": {
		"den yttre PDF-läsaren kunde inte läsa filen ({0})",
		"the external PDF reader could not read the file ({0})"},
	"hint-pdf-reader": {
		"läs filen med den inbyggda läsaren: utan --pdf-reader",
		"read the file with the built-in reader: without --pdf-reader"},

	// Spreadsheets.
	"sheet-columns": {
		"{0} {0|kolumn lästes|kolumner lästes} som fritextsvar: {1}; övriga som uppgifter om den som svarat",
		"{0} {0|column was|columns were} read as answers in free text: {1}; the others as facts about the respondent"},
	"hint-text-column": {
		"välj själv med --text-column, en kolumns rubrik eller bokstav",
		"choose yourself with --text-column, the header or letter of a column"},
	"sheet-identity": {
		"{0} {0|kolumn|kolumner} med namn, adresser eller andra personuppgifter lämnades utanför: {1}",
		"{0} {0|column|columns} of names, addresses or other personal data {0|was|were} left out: {1}"},
	"sheet-table": {
		"ingen kolumn ser ut som fritextsvar; bladet lästes som en vanlig tabell",
		"no column looks like answers in free text; the sheet was read as an ordinary table"},
	"sheet-no-column": {
		"det finns ingen kolumn som heter ”{0}”",
		"there is no column called “{0}”"},
	"hint-sheet-columns": {
		"kolumnerna är {0}",
		"the columns are {0}"},
	"sheet-hidden": {
		"{0} {0|dolt blad|dolda blad} lästes inte",
		"{0} hidden {0|sheet was|sheets were} not read"},
	"sheet-damaged": {
		"bladet ”{0}” är skadat och lästes bara delvis",
		"the sheet “{0}” is damaged and was read only in part"},
	"limit-cells": {
		"filen har fler än {0} celler; den lästes inte",
		"the file has more than {0} cells; it was not read"},
	"hint-max-cells": {
		"höj gränsen med --max-cells, eller dela filen",
		"raise the limit with --max-cells, or split the file"},
	"csv-quote": {
		"ett citattecken stängs aldrig; det lästes som en del av texten",
		"a quotation mark is never closed; it was read as part of the text"},
	"hint-csv-quote": {
		"kontrollera att alla rader kom med på rätt plats",
		"check that all rows came out in the right place"},

	// Transcripts.
	"cue-time": {
		"{0} {0|tid|tider} i filen går inte att tolka, den första på rad {2}: ”{1}”; texten lästes med tiden före",
		"{0} {0|time|times} in the file cannot be read, the first on line {2}: “{1}”; the text was read with the time before it"},
	"cue-order": {
		"{0} {0|replik går|repliker går} bakåt i tiden, den första här",
		"{0} {0|cue goes|cues go} back in time, the first one here"},
	"no-cues": {
		"filen har inga tider; den lästes som vanlig text",
		"the file has no times; it was read as plain text"},
}

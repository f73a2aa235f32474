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
		"höj gränsen med --max-file-mb om filen är vad den ska vara",
		"raise the limit with --max-file-mb if the file is what it should be"},
	"hint-max-nesting": {
		"packa upp det yttre arkivet först, eller höj gränsen med --max-nesting",
		"unpack the outer archive first, or raise the limit with --max-nesting"},
	"hint-max-steps": {
		"höj gränsen med --max-steps, eller dela filen i flera",
		"raise the limit with --max-steps, or split the file"},
	"stopped": {
		"läsningen avbröts; filen lästes inte",
		"reading was stopped; the file was not read"},

	// What a file is.
	"unsupported": {
		"filer av typen {0} läses inte",
		"files of type {0} are not read"},
	"damaged": {
		"filen är skadad och kunde inte läsas som {0} ({1})",
		"the file is damaged and could not be read as {0} ({1})"},

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
}

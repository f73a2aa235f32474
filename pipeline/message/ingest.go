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
}

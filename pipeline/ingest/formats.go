package ingest

import (
	"path"
	"strings"
)

// readerFor returns the reader of a format, nil if there is none.
func readerFor(format string) reader {
	switch format {
	case "txt":
		return readPlain
	case "md":
		return readMarkdown
	case "docx":
		return readDocx
	case "odt":
		return readOdt
	case "html":
		return readHTML
	case "epub":
		return readEPUB
	case "eml":
		return readEML
	case "zip":
		return readZip
	case "pdf":
		return readPDF
	case "rtf":
		return readRTF
	case "xlsx":
		return readXLSX
	case "csv", "tsv":
		return readCSV
	case "vtt", "srt":
		return readSubtitles
	}
	return nil
}

// formatOf returns the format that a name's extension claims, "" if it claims
// none that we know of.
func formatOf(name string) string {
	ext := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	switch ext {
	case "txt", "text":
		return "txt"
	case "md", "markdown":
		return "md"
	case "html", "htm", "xhtml":
		return "html"
	case "docx", "docm", "dotx":
		return "docx"
	case "odt", "ott":
		return "odt"
	case "xlsx", "xlsm":
		return "xlsx"
	case "rtf", "pdf", "csv", "tsv", "vtt", "srt", "eml", "epub", "zip":
		return ext
	case "doc", "xls", "xlsb", "ppt", "pptx", "ods", "odp", "pages", "msg":
		return ext
	}
	return ""
}

// Supported reports whether a file called name is of a format that is read: by
// it a folder is gone through. A name without a known extension is not; such a
// file is read when the user names it.
func Supported(name string) bool { return readerFor(formatOf(name)) != nil }

// formatName returns what users call a format, in every language: ".docx".
func formatName(format string) string { return "." + format }

package ingest

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"
)

// recognise decides what the file is, by content first and then by name, sets
// f.format and returns the reader; nil when there is none, which is reported.
// Where name and content differ, the content decides and a notice says so.
func (f *file) recognise() reader {
	claimed := formatOf(f.name)
	if len(f.data) == 0 {
		f.format = cmp.Or(claimed, "txt")
		return readPlain
	}
	found := f.sniff()
	switch {
	case found == "damaged-zip":
		f.reject("ingest.archive-damaged").WithHint("ingest.hint-damaged")
		return nil
	case refused(found) != "":
		f.format = claimed
		f.reject(refused(found), formatName(found)).WithHint(refusedHint(found))
		return nil
	case found == "" && isTextual(claimed):
		f.format = claimed
	case found == "" && looksText(f.data):
		f.format = "txt"
		if claimed != "" {
			f.mismatch(claimed)
		}
	case found == "" && claimed == "":
		f.reject("ingest.binary").WithHint("ingest.hint-binary")
		return nil
	case found == "":
		f.reject("ingest.not-format", formatName(claimed)).WithHint("ingest.hint-damaged")
		return nil
	default:
		f.format = found
		if claimed != "" && claimed != found {
			f.mismatch(claimed)
		}
	}
	read := readerFor(f.format)
	if read == nil {
		f.reject("ingest.unsupported", formatName(f.format)).WithHint("ingest.hint-save-as")
	}
	return read
}

func (f *file) mismatch(claimed string) {
	f.notice("ingest.mismatch", formatName(claimed), formatName(f.format))
}

// isTextual reports whether a format has no mark of its own to be known by.
func isTextual(format string) bool {
	switch format {
	case "txt", "md", "csv", "tsv", "html", "eml", "vtt", "srt":
		return true
	}
	return false
}

// looksText reports whether data, of which nothing is known, reads as text.
func looksText(data []byte) bool {
	if hasPrefix(data, "\xff\xfe") || hasPrefix(data, "\xfe\xff") {
		return true
	}
	if _, ok := looksUTF16(data); ok {
		return true
	}
	if looksBinary(data) {
		return false
	}
	head := overlay(data[:min(len(data), 1<<16)])
	if nearlyUTF8(head) {
		return true
	}
	_, sure := guessCharmap(data)
	return sure
}

// refused returns the message for content that is known and not read, "" for
// what is read.
func refused(found string) string {
	switch found {
	case "encrypted":
		return "ingest.locked"
	case "doc", "xls", "xlsb", "ppt", "msg", "pptx", "ods", "odp", "pages":
		return "ingest.unsupported"
	case "image":
		return "ingest.is-image"
	case "sound":
		return "ingest.is-sound"
	case "film":
		return "ingest.is-film"
	case "program":
		return "ingest.is-program"
	case "packed":
		return "ingest.is-packed"
	case "database":
		return "ingest.is-database"
	case "postscript":
		return "ingest.is-postscript"
	case "apple":
		return "ingest.is-apple"
	case "ole":
		return "ingest.is-ole"
	}
	return ""
}

func refusedHint(found string) string {
	switch found {
	case "encrypted":
		return "ingest.hint-encrypted"
	case "image":
		return "ingest.hint-image"
	case "sound", "film":
		return "ingest.hint-recording"
	case "packed":
		return "ingest.hint-packed"
	case "doc":
		return "ingest.hint-save-docx"
	case "xls", "xlsb", "ods":
		return "ingest.hint-save-xlsx"
	case "apple", "program", "database":
		return ""
	}
	return "ingest.hint-save-as"
}

// A magic is how files of a kind begin.
type magic struct{ prefix, kind string }

// sniff returns the format that the content shows beyond doubt, "" if none.
func (f *file) sniff() string {
	data := f.data
	for _, m := range [...]magic{
		{"PK\x03\x04", "zip"}, {"PK\x05\x06", "zip"}, {"PK\x07\x08", "zip"},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"}, {"{\\rtf", "rtf"},
		{"\xff\xd8\xff", "image"}, {"\x89PNG\r\n", "image"}, {"GIF8", "image"}, {"II*\x00", "image"}, {"MM\x00*", "image"}, {"BM\x00", "image"},
		{"ID3", "sound"}, {"OggS", "sound"}, {"fLaC", "sound"}, {"\xff\xfb", "sound"}, {"\xff\xf3", "sound"},
		{"\x1a\x45\xdf\xa3", "film"}, {"\x1f\x8b", "packed"}, {"7z\xbc\xaf\x27\x1c", "packed"}, {"Rar!", "packed"}, {"BZh9", "packed"}, {"\xfd7zXZ\x00", "packed"},
		{"MZ\x90", "program"}, {"\x7fELF", "program"}, {"SQLite format 3\x00", "database"}, {"%!PS", "postscript"},
		{"\x00\x05\x16\x07", "apple"}, {"bplist00", "apple"},
	} {
		if hasPrefix(data, m.prefix) {
			switch m.kind {
			case "zip":
				return f.sniffZip()
			case "ole":
				return sniffOLE(data)
			}
			return m.kind
		}
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" {
		if brand := string(data[8:12]); brand == "heic" || brand == "avif" || brand == "mif1" {
			return "image"
		}
		return "film"
	}
	if len(data) > 12 && hasPrefix(data, "RIFF") {
		if string(data[8:12]) == "WAVE" {
			return "sound"
		}
		if string(data[8:12]) == "WEBP" {
			return "image"
		}
		return "film"
	}
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return "pdf"
	}
	return sniffText(data)
}

// sniffOLE tells the older Office formats apart by the names of their streams.
func sniffOLE(data []byte) string {
	has := func(stream string) bool {
		wide := make([]byte, 0, 2*len(stream))
		for i := range len(stream) {
			wide = append(wide, stream[i], 0)
		}
		return bytes.Contains(data, wide)
	}
	switch {
	case has("EncryptedPackage"):
		return "encrypted"
	case has("WordDocument"):
		return "doc"
	case has("Workbook"):
		return "xls"
	case has("PowerPoint Document"):
		return "ppt"
	case has("__substg1.0_"):
		return "msg"
	}
	return "ole"
}

// sniffText recognises the text formats that say what they are.
func sniffText(data []byte) string {
	if hasPrefix(data, "\xff\xfe") || hasPrefix(data, "\xfe\xff") {
		return ""
	}
	head := data[:min(len(data), 4096)]
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	text := strings.TrimLeft(overlay(head), " \t\r\n")
	if text == "" {
		return ""
	}
	if text[0] == '<' {
		lower := strings.ToLower(text[:min(len(text), 1024)])
		if strings.HasPrefix(lower, "<!doctype html") || strings.HasPrefix(lower, "<html") ||
			strings.HasPrefix(lower, "<?xml") && strings.Contains(lower, "<html") {
			return "html"
		}
		return ""
	}
	if strings.HasPrefix(text, "{\\rtf") {
		return "rtf"
	}
	if rest, ok := strings.CutPrefix(text, "WEBVTT"); ok && (rest == "" || rest[0] <= ' ') {
		return "vtt"
	}
	first, rest, _ := strings.Cut(text, "\n")
	if isDigits(strings.TrimSpace(first)) {
		second, _, _ := strings.Cut(rest, "\n")
		if from, _, ok := strings.Cut(second, " --> "); ok && strings.Count(from, ":") >= 1 {
			return "srt"
		}
	}
	if isLetter(text) {
		return "eml"
	}
	return ""
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isLetter reports whether text begins with the head of an electronic letter as
// a program saves it: header lines, among them one that no person would write.
func isLetter(text string) bool {
	machine, headers := false, 0
	for n := 0; n < 60; n++ {
		line, rest, more := strings.Cut(text, "\n")
		line = strings.TrimRight(line, "\r")
		if line == "" {
			break
		}
		text = rest
		if line[0] != ' ' && line[0] != '\t' {
			key, _, ok := strings.Cut(line, ":")
			if !ok || key == "" || strings.ContainsAny(key, " \t") || !utf8.ValidString(key) {
				return false
			}
			headers++
			switch strings.ToLower(key) {
			case "mime-version", "message-id", "received", "return-path", "delivered-to", "content-type", "x-mailer":
				machine = true
			}
		}
		if !more {
			break
		}
	}
	return machine && headers >= 2
}

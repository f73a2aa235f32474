package ingest

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// indentation is what stands before an item of a level, from 1. Beyond level 40
// it grows no more: ten thousand nested lists are not notes, and their indents
// would be a hundred million spaces.
func indentation(level int) string {
	return strings.Repeat("  ", min(max(level, 1), 40)-1)
}

// tidy returns the text of a block as it is written: each line trimmed, empty
// lines dropped, lines joined by newline, control characters and broken UTF-8
// replaced, in normal form C.
func tidy(text, newline string) string {
	if plain(text) {
		return strings.TrimSpace(text)
	}
	text = strings.ToValidUTF8(text, "\ufffd")
	lines := strings.FieldsFunc(text, isLineEnd)
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.TrimSpace(strings.Map(visible, line)); line != "" {
			kept = append(kept, line)
		}
	}
	return norm.NFC.String(strings.Join(kept, newline))
}

// plain reports whether tidy has nothing to do but trim.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\t' || c >= 0x7f {
			return false
		}
	}
	return true
}

func isLineEnd(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// visible drops control characters, which no well-kept notes hold; a tab stays.
// What word processors write instead of a character of their own has its plain
// character: a hyphen that does not break, a sign of a symbol font; a hyphen
// that does not show goes.
func visible(r rune) rune {
	switch {
	case r == '\u2011':
		return '-'
	case r == '\u00ad': // where a word might be broken, and is not
		return -1
	case 0xf000 <= r && r <= 0xf0ff:
		return symbol(r)
	case r != '\t' && unicode.IsControl(r):
		return -1
	}
	return r
}

// symbol returns the character for a sign of Wingdings or Symbol, which files
// keep in the private range from U+F000 on; r itself for one that says nothing.
func symbol(r rune) rune {
	switch r {
	case 0xf0e0, 0xf0e8, 0xf0ae:
		return '→'
	case 0xf0df, 0xf0ac:
		return '←'
	case 0xf0f3:
		return '↔'
	case 0xf04a:
		return '☺'
	case 0xf04c:
		return '☹'
	case 0xf0fc:
		return '✓'
	case 0xf0b7, 0xf0a7, 0xf06c, 0xf076, 0xf0d8, 0xf077:
		return '•'
	}
	return r
}

// ownTitle returns a title that a document's properties state, "" for one that a
// program put there because nobody had written any.
func ownTitle(title string) string {
	title = strings.TrimPrefix(title, "Microsoft Word - ")
	lower := strings.ToLower(title)
	for _, ext := range []string{".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt", ".indd"} {
		if strings.HasSuffix(lower, ext) {
			return "" // the name that the file once had
		}
	}
	switch strings.TrimRight(lower, "0123456789 ") {
	case "dokument", "document", "untitled", "untitled document", "namnlös", "namnlöst dokument", "utan titel", "word document", "titel", "title":
		return ""
	}
	return title
}

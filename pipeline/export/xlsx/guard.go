package xlsx

import (
	"strings"
	"unicode/utf8"
)

// maxChars is how much text a cell may hold, in UTF-16 units. Excel takes
// 32,767; the rest is for the mark that says that it was cut.
const maxChars = 32000

// Guarded counts what a workbook cannot hold and how often it was met.
type Guarded struct {
	Cut     int // texts cut at 32,000 characters
	Cleaned int // characters that XML does not allow, replaced by U+FFFD
	Rows    int // rows of tables left out, beyond the million that a sheet holds
	Links   int // links left out, beyond what a sheet is given
	// Extracts counts codings and quotes that stand in a segment so long that
	// only what is around them is shown.
	Extracts int
	Quotes   int // quotes left out of the sheet of quotes, since a theme had more
}

// text returns s as a cell can hold it.
func (b *Book) text(s string) string {
	if fits(s) {
		return s
	}
	s, n := clean(s)
	b.guarded.Cleaned += n
	if short, cut := cutAt(s, maxChars); cut {
		b.guarded.Cut++
		return short + b.cutMark
	}
	return s
}

// fits reports whether s needs no guarding: it is short enough and holds
// nothing but what XML allows.
func fits(s string) bool {
	if len(s) > maxChars {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' && c != '\n' && c != '\t' || c == 0xEF && i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE {
			return false
		}
	}
	return utf8.ValidString(s)
}

// clean replaces what XML 1.0 does not allow, and makes every line end "\n". It
// returns how many characters it replaced.
func clean(s string) (string, int) {
	n := 0
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF:
			n++
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, "\x01"))
	return s, n
}

// cutAt cuts s to the given number of UTF-16 units, not within a character.
func cutAt(s string, units int) (string, bool) {
	if len(s) <= units {
		return s, false
	}
	n := 0
	for i, r := range s {
		w := 1
		if r > 0xFFFF {
			w = 2
		}
		if n+w > units {
			return s[:i], true
		}
		n += w
	}
	return s, false
}

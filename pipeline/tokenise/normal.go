package tokenise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normal returns a word as it is looked up: in lower case and normal form C,
// without soft hyphens and other characters that cannot be seen, ligatures
// resolved, with typewriter hyphens and apostrophes. A word that would vanish
// is returned as it is.
func Normal(s string) string {
	if lowered(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			_, n := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+n])
		case r >= 0xFB00 && r <= 0xFB06:
			b.WriteString([...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00])
		case r == '\u2010', r == '\u2011':
			b.WriteByte('-')
		case r == '\u2019', r == '\u02BC':
			b.WriteByte('\'')
		case r >= utf8.RuneSelf && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() == 0 {
		return s
	}
	return norm.NFC.String(b.String())
}

// lowered reports whether s is surely its own normal form: ASCII and the
// letters ß to ÿ, without capitals.
func lowered(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			if 'A' <= c && c <= 'Z' {
				return false
			}
		case c == 0xC3 && i+1 < len(s) && s[i+1] >= 0x9F && s[i+1] <= 0xBF:
			i++
		default:
			return false
		}
	}
	return true
}

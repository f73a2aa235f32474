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
	if low, ok := latin(s); ok {
		return low
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

// latin returns the normal form of s if it is made of ASCII and the letters of
// Latin-1 alone, as nearly all words are.
func latin(s string) (string, bool) {
	upper := -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
		case c < utf8.RuneSelf:
			if 'A' <= c && c <= 'Z' && upper < 0 {
				upper = i
			}
		case c == 0xC3 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			if i++; s[i] < 0x9F && upper < 0 {
				upper = i
			}
		default:
			return "", false
		}
	}
	if upper < 0 {
		return s, true
	}
	low := []byte(s)
	for i := upper; i < len(low); i++ {
		switch c := low[i]; {
		case 'A' <= c && c <= 'Z', 0x80 <= c && c < 0x9F && c != 0x97: // × is no letter
			low[i] += 'a' - 'A'
		}
	}
	return string(low), true
}

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
	var room [64]byte
	if low, ok := latin(room[:0], s); ok {
		if string(low) == s {
			return s
		}
		return string(low)
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

// latin appends to dst the normal form of s if it is made of ASCII and the letters
// of Latin-1 alone, as nearly all words are.
func latin(dst []byte, s string) ([]byte, bool) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c < utf8.RuneSelf:
		case c == 0xC3 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			dst = append(dst, c)
			i++
			if c = s[i]; c < 0x9F && c != 0x97 { // × is no letter
				c += 'a' - 'A'
			}
		default:
			return dst, false
		}
		dst = append(dst, c)
	}
	return dst, true
}

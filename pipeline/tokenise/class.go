package tokenise

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// blank tells of each byte whether it is white space (1) or may begin a
// character of several bytes that is (2).
var blank = [256]uint8{
	' ': 1, '\t': 1, '\n': 1, '\v': 1, '\f': 1, '\r': 1,
	0xC2: 2, 0xE1: 2, 0xE2: 2, 0xE3: 2,
}

// wideBlank returns the length of the white space of several bytes that s
// begins with, 0 if it begins with none.
func wideBlank(s string) int {
	switch {
	case len(s) >= 2 && s[0] == 0xC2 && (s[1] == 0x85 || s[1] == 0xA0):
		return 2
	case len(s) >= 3 && s[0] != 0xC2:
		if r, n := utf8.DecodeRuneInString(s); n == 3 && unicode.IsSpace(r) {
			return 3
		}
	}
	return 0
}

// chunkEnd returns where the chunk that begins at byte i ends, at most end.
func chunkEnd(body string, i, end int) int {
	for i < end {
		if i+8 <= end {
			stop := stops(eight(body[i : i+8]))
			if stop == 0 {
				i += 8
				continue
			}
			i += bits.TrailingZeros64(stop) / 8
		}
		if k := blank[body[i]]; k != 0 && (k == 1 || wideBlank(body[i:end]) > 0) {
			return i
		}
		i++
	}
	return end
}

// class is what a character is to the scanner.
type class uint8

const (
	mark   class = iota
	letter       // a letter of any script
	digit        // a digit or other numeral
	clings       // has no width of its own: combining marks, joiners, soft hyphen
)

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z':
			return letter
		case '0' <= r && r <= '9':
			return digit
		}
		return mark
	case r == utf8.RuneError:
		return mark
	case unicode.IsLetter(r):
		return letter
	case unicode.IsNumber(r):
		return digit
	case unicode.IsMark(r), unicode.Is(unicode.Cf, r), 0x1F3FB <= r && r <= 0x1F3FF: // the last are skin tones
		return clings
	}
	return mark
}

// kindOf says what a token is made of.
func kindOf(s string) Kind {
	kind := Mark
	for _, r := range s {
		switch classOf(r) {
		case letter:
			if n := len(s); n > 1 && s[n-1] == '.' {
				return Abbreviation
			}
			return Word
		case digit:
			kind = Number
		}
	}
	return kind
}

// plainLen returns the length of the word or number that s begins with, without
// any mark save hyphens between letters or digits and one at the end, and whether
// it is surely its own normal form. prose leaves a chunk that is no more than that
// whole, and so do we.
func plainLen(s string) (n int, normal bool) {
	normal = true
	for n < len(s) {
		c := s[n]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			n++
		case 'A' <= c && c <= 'Z':
			normal = false
			n++
		case c == '-':
			if n == 0 || s[n-1] == '-' {
				return n, normal
			}
			n++
		case c == 0xC3 && n+1 < len(s) && s[n+1] >= 0x80 && s[n+1] <= 0xBF && s[n+1] != 0x97 && s[n+1] != 0xB7:
			normal = normal && s[n+1] >= 0x9F
			n += 2 // À to ÿ, without × and ÷
		default:
			r, size := utf8.DecodeRuneInString(s[n:])
			if k := classOf(r); k != letter && k != digit {
				return n, normal
			}
			normal = false
			n += size
		}
	}
	return n, normal
}

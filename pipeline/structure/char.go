package structure

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/source"
)

// A class is what a byte is, as far as finding words and lines goes. A byte of
// a character beyond ASCII counts as part of a word; the few that are not are
// told apart where it matters.
type class uint8

const (
	other class = iota
	space
	lower
	upper
	digit
	high // 0x80 and above
)

var classes = func() (t [256]class) {
	for c := range t {
		switch {
		case c >= 0x80:
			t[c] = high
		case c >= 'a' && c <= 'z':
			t[c] = lower
		case c >= 'A' && c <= 'Z':
			t[c] = upper
		case c >= '0' && c <= '9':
			t[c] = digit
		case c == ' ' || c >= '\t' && c <= '\r':
			t[c] = space
		}
	}
	return t
}()

// printed tells of each byte whether it is a character of ASCII other than white
// space.
var printed = func() (t [256]bool) {
	for c := range 0x80 {
		t[c] = classes[c] != space
	}
	return t
}()

// trim takes white space off both ends of s.
func trim(body string, s source.Span) source.Span {
	if s.Start < s.End && printed[body[s.Start]] && printed[body[s.End-1]] {
		return s // as most
	}
	for s.Start < s.End && classes[body[s.Start]] == space {
		s.Start++
	}
	for s.End > s.Start && classes[body[s.End-1]] == space {
		s.End--
	}
	if s.Start < s.End && (body[s.Start] >= 0x80 || body[s.End-1] >= 0x80) {
		t := strings.TrimLeftFunc(s.Text(body), unicode.IsSpace)
		s.Start = s.End - len(t)
		s.End = s.Start + len(strings.TrimRightFunc(t, unicode.IsSpace))
	}
	return s
}

// isLetter reports whether a letter begins at s[i].
func isLetter(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	switch classes[s[i]] {
	case lower, upper:
		return true
	case high:
		r, _ := utf8.DecodeRuneInString(s[i:])
		return unicode.IsLetter(r)
	}
	return false
}

// isUpper reports whether an upper-case letter begins at s[i].
func isUpper(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if s[i] < 0x80 {
		return classes[s[i]] == upper
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// isLower reports whether a lower-case letter begins at s[i].
func isLower(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if s[i] < 0x80 {
		return classes[s[i]] == lower
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLower(r)
}

// isDigit reports whether s[i] is a digit.
func isDigit(s string, i int) bool { return i < len(s) && classes[s[i]] == digit }

// isSpace reports whether white space begins at s[i]; the end of s counts.
func isSpace(s string, i int) bool {
	return i >= len(s) || classes[s[i]] == space || strings.HasPrefix(s[i:], "\u00a0")
}

// wordBytes tells of each byte whether it can stand within a word: 0 if it can,
// else how many bytes the character that it begins takes. Of the bytes beyond
// ASCII, the punctuation blocks (C2 xx, E2 xx) do not.
var wordBytes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c == 0xC2:
			t[c] = 2
		case c == 0xE2 || c == 0xEF:
			t[c] = 3
		case classes[c] == other || classes[c] == space:
			t[c] = 1
		}
	}
	return t
}()

// wordLetter reports whether s[i] can stand within a word.
func wordLetter(s string, i int) bool { return wordBytes[s[i]] == 0 }

// nextWord returns the first word of s at or after i, and false if there is none.
func nextWord(s string, i int) (start, end int, ok bool) {
	for {
		if i >= len(s) {
			return len(s), len(s), false
		}
		n := wordBytes[s[i]]
		if n == 0 {
			break
		}
		i += int(n)
	}
	start = i
	for i++; i < len(s) && wordBytes[s[i]] == 0; i++ {
	}
	return start, i, true
}

// wordsOf yields where the words of s at or after i begin and end.
func wordsOf(s string, i int) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		for from, to, ok := nextWord(s, i); ok && yield(from, to); from, to, ok = nextWord(s, to) {
		}
	}
}

// maxWord is the longest word, in bytes, that is looked up; longer ones are
// not in any table.
const maxWord = 32

// lowerWord writes s in lower case into buf, and returns it; false if s is too
// long to be looked up. Letters beyond Latin-1 stay as they are.
func lowerWord(buf *[maxWord]byte, s string) ([]byte, bool) {
	if len(s) > maxWord {
		return nil, false
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 0x80 && c <= 0x9E && c != 0x97 && i > 0 && s[i-1] == 0xC3:
			c += 0x20
		}
		buf[i] = c
	}
	return buf[:len(s)], true
}

// firstWord returns the first word of s in lower case, "" if there is none.
func firstWord(s string) string {
	i, j, ok := nextWord(s, 0)
	if !ok || j-i > maxWord {
		return ""
	}
	var buf [maxWord]byte
	w, _ := lowerWord(&buf, s[i:j])
	return string(w)
}

// sameness returns a hash of the letters and digits of s without regard to
// case, for finding the same question or title again. Of a long text only the
// first bytes count. It is 0 if s has no letter or digit.
func sameness(s string) uint64 {
	var buf [sameLength]byte
	n := 0
	for i := 0; i < len(s) && n < len(buf); {
		c := s[i]
		if c < 0x80 {
			buf[n] = sameBytes[c]
			n += int(sameCount[c])
			i++
			continue
		}
		switch c {
		case 0xC2:
			i += 2
			continue
		case 0xE2, 0xEF:
			i += 3
			continue
		}
		if c <= 0x9E && c != 0x97 && i > 0 && s[i-1] == 0xC3 {
			c += 0x20
		}
		buf[n] = c
		n++
		i++
	}
	if n == 0 {
		return 0
	}
	return hashBytes(buf[:n]) | 1
}

// alike reports whether s and t, of which both have letters or digits, have one
// sameness. Most that have not differ in their last letter or digit, or early.
func alike(s, t string) bool {
	if s == t {
		return true
	}
	if a, b := lastSame(s), lastSame(t); a != b && a != 0 && b != 0 && max(len(s), len(t)) <= sameLength {
		return false
	}
	i, j := 0, 0
	for range sameLength {
		var a, b byte
		a, i = nextSame(s, i)
		b, j = nextSame(t, j)
		if a != b {
			return false
		}
		if a == 0 {
			break
		}
	}
	return true
}

// lastSame returns the last letter or digit of s in lower case, 0 if that or what
// stands after it is beyond ASCII.
func lastSame(s string) byte {
	for i := len(s) - 1; i >= 0 && s[i] < 0x80; i-- {
		if sameCount[s[i]] != 0 {
			return sameBytes[s[i]]
		}
	}
	return 0
}

// nextSame returns the first byte of s from i on that sameness minds, in lower case,
// or 0, and where the next is to be looked for.
func nextSame(s string, i int) (byte, int) {
	for i < len(s) {
		switch c := s[i]; {
		case c < 0x80:
			i++
			if sameCount[c] != 0 {
				return sameBytes[c], i
			}
		case c == 0xC2:
			i += 2
		case c == 0xE2 || c == 0xEF:
			i += 3
		case c <= 0x9E && c != 0x97 && i > 0 && s[i-1] == 0xC3:
			return c + 0x20, i + 1
		default:
			return c, i + 1
		}
	}
	return 0, i
}

// sameBytes are the bytes of ASCII in lower case, and sameCount says which of
// them are letters or digits.
var sameBytes, sameCount = func() (b, n [128]uint8) {
	for c := range b {
		b[c] = byte(c)
		switch classes[c] {
		case upper:
			b[c] += 'a' - 'A'
			n[c] = 1
		case lower, digit:
			n[c] = 1
		}
	}
	return b, n
}()

// stripped takes the bytes of a set off both ends of s: strings.Trim makes its
// set anew at each call.
func stripped(s string, set *[256]bool) string {
	for s != "" && set[s[0]] {
		s = s[1:]
	}
	for s != "" && set[s[len(s)-1]] {
		s = s[:len(s)-1]
	}
	return s
}

// The marks around words of headings.
var (
	emphasisMarks = setOf("*_ ")
	titleMarks    = setOf("*_?.: ")
)

func setOf(bytes string) (set [256]bool) {
	for i := range len(bytes) {
		set[bytes[i]] = true
	}
	return set
}

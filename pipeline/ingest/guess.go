package ingest

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// looksUTF16 reports whether data is UTF-16 without byte order mark, and
// whether the high byte comes first: in Latin text one byte of two is NUL.
func looksUTF16(data []byte) (big, ok bool) {
	data = data[:min(len(data), 1<<12)]
	if bytes.IndexByte(data, 0) < 0 {
		return false, false
	}
	var zero [2]int
	for i, c := range data {
		if c == 0 {
			zero[i&1]++
		}
	}
	half := len(data) / 2
	switch {
	case half == 0:
		return false, false
	case zero[1]*10 >= half*6 && zero[0]*20 <= half:
		return false, true
	case zero[0]*10 >= half*6 && zero[1]*20 <= half:
		return true, true
	}
	return false, false
}

// looksBinary reports whether data is no text in any encoding: more than one
// byte in a hundred is a control character that text does not hold.
func looksBinary(data []byte) bool {
	data = data[:min(len(data), 1<<16)]
	controls := countControls(data)
	return controls*100 > len(data) && controls > 1
}

// countControls counts the control characters that text does not hold.
func countControls(data []byte) int {
	n := 0
	for _, c := range data {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1a && c != 0x1b {
			n++
		}
	}
	return n
}

// nearlyUTF8 reports whether text is UTF-8 save for some bad bytes: characters
// of several bytes outnumber what is bad. In the older encodings they come
// about by chance alone.
func nearlyUTF8(text string) bool {
	good, bad := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			n = brokenLen(text[i:])
			if i+n == len(text) && n > 1 || i+n == len(text) && text[i] >= 0xe2 && bad == 0 && good > 0 {
				good++ // cut off at the end of the file
			}
			bad++
		} else {
			good++
		}
		i += n
		if good+bad > 1<<16 {
			break
		}
	}
	return good >= bad
}

// guessCharmap returns the encoding with a byte a letter in which the bytes
// beyond ASCII make most sense as Swedish, and whether they make sense at all.
func guessCharmap(data []byte) (encoding string, sure bool) {
	best, most := "windows-1252", 0
	for _, name := range []string{"windows-1252", "macintosh", "cp850"} {
		if score := charmapScore(data, name); score > most {
			best, most = name, score
		}
	}
	if best == "windows-1252" && !hasC1(data) {
		best = "iso-8859-1" // the same letters, and the narrower claim
	}
	return best, most > 0
}

func hasC1(data []byte) bool {
	for _, c := range data {
		if c&0xe0 == 0x80 {
			return true
		}
	}
	return false
}

// scoredBytes is how many bytes beyond ASCII are weighed; it takes few to know.
const scoredBytes = 20_000

// charmapScore weighs how well the bytes beyond ASCII read in an encoding:
// Swedish letters within words and quotation marks at their edges speak for
// it, capitals amid small letters, rare letters and signs within words against.
func charmapScore(data []byte, encoding string) int {
	table := charmapOf(encoding)
	at := func(i int) rune {
		if i < 0 || i >= len(data) {
			return ' '
		}
		return table.DecodeByte(data[i])
	}
	score, seen := 0, 0
	for i, c := range data {
		if c < utf8.RuneSelf {
			continue
		}
		if seen++; seen > scoredBytes {
			break
		}
		score += runeScore(at(i-1), at(i), at(i+1))
	}
	return score
}

func runeScore(before, r, after rune) int {
	left, right := unicode.IsLetter(before), unicode.IsLetter(after)
	if !left && before >= utf8.RuneSelf || !right && after >= utf8.RuneSelf {
		return -2 // signs in a row: what is read is no text
	}
	switch r {
	case 'å', 'ä', 'ö':
		if left && right {
			return 6
		}
		return 2
	case 'Å', 'Ä', 'Ö':
		switch {
		case unicode.IsLower(before):
			return -6
		case left || right:
			return 4
		}
		return 1
	case 'é', 'è', 'ü', 'á', 'ø', 'æ':
		if left {
			return 2
		}
		return 0
	case '’', '\u00ad', '´':
		return 2
	case '”', '“', '„', '«', '»', '‘':
		if left && right {
			return -6
		}
		return 3
	case '–', '—', '…', '•', '·', '\u00a0', '½', '§', '°', '→', '€':
		if left && right {
			return -1
		}
		return 2
	}
	switch {
	case unicode.IsControl(r) || unicode.Is(unicode.Co, r) || r == utf8.RuneError:
		return -8
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -6
	case unicode.IsLetter(r):
		return -2
	case left && right:
		return -6
	}
	return -2
}

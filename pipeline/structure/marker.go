package structure

import "strings"

// A marker is what stands before an item: a bullet, a number, hash signs. It is
// of four fields, so that it is kept in registers.
type marker struct {
	glyph  byte  // of a bullet, see glyphs; 'n' a number, 'a' a letter, 'p' a section sign, '#' a Markdown heading; 0 none
	depth  int16 // of "3.1" 2, of "##" 2
	number int16 // the last number of "3.1"; of a letter its place in the alphabet
	size   int32 // bytes from the start of the line to the text
}

// end returns where the text begins, after the marker.
func (m marker) end() int { return int(m.size) }

// glyphs are the bullets beyond ASCII, by the letter that stands for them here.
var glyphs = []struct {
	text  string
	glyph byte
}{
	{"•", 'b'}, {"·", 'b'}, {"▪", 'q'}, {"■", 'q'}, {"●", 'b'}, {"○", 'o'}, {"◦", 'o'}, {"‣", 'b'}, {"⁃", '-'},
	{"–", '-'}, {"—", '-'}, {"→", '>'}, {"↳", '>'}, {"➢", '>'}, {"►", '>'}, {"➔", '>'}, {"⇒", '>'}, {"➤", '>'},
	{"✓", 'v'}, {"✔", 'v'}, {"☐", 'v'}, {"☑", 'v'}, {"☒", 'v'}, {"✗", 'v'}, {"✘", 'v'}, {"\uf0b7", 'b'}, {"\uf0a7", 'q'}, {"\uf0d8", '>'},
}

// marked reports whether s may have a marker at its head: as good as no text
// that begins with a letter has.
func marked(s string) bool {
	c := classes[s[0]]
	return c != upper && c != lower && s[0] != 0xC3 || s[0] == 'o' || len(s) > 1 && s[1] == ')'
}

// parseMarker returns the marker at the head of s, which has no white space
// before it. A line that is nothing but a marker has none.
func parseMarker(s string) marker {
	if len(s) > 2 && s[0] == '-' && s[1] == ' ' && wordBytes[s[2]] == 0 {
		return marker{glyph: '-', size: 2} // as most
	}
	m := oneMarker(s)
	if m.glyph == 0 || m.glyph == '#' {
		return m
	}
	m.size = int32(skipSpace(s, m.end()))
	// "- ↳ x", "- [ ] x": one item with two marks.
	if rest := s[m.end():]; m.glyph == '-' || m.glyph == '*' {
		if strings.HasPrefix(rest, "[ ] ") || strings.HasPrefix(rest, "[x] ") {
			m.size = int32(skipSpace(s, m.end()+4))
		} else if n := oneMarker(rest); n.glyph == '>' {
			m.size = int32(skipSpace(s, m.end()+n.end()))
		}
	}
	if m.end() >= len(s) {
		return marker{}
	}
	return m
}

func skipSpace(s string, i int) int {
	for i < len(s) && isSpace(s, i) {
		if s[i] == 0xC2 {
			i++
		}
		i++
	}
	return i
}

func oneMarker(s string) marker {
	if s == "" {
		return marker{}
	}
	if len(s) > 2 && (s[1] == s[0] || s[1] == ' ' && s[2] == s[0]) && bannerMarks[s[0]] {
		if n := banner(s); n > 0 {
			return marker{glyph: '#', size: int32(n), depth: bannerDepth}
		}
	}
	switch c := s[0]; {
	case c == '-':
		switch {
		case strings.HasPrefix(s, "-- "):
			return marker{glyph: '-', size: 3}
		case len(s) > 1 && (isSpace(s, 1) || isLetter(s, 1) || s[1] == '"' || s[1] == '*'):
			return marker{glyph: '-', size: 1}
		}
	case c == '*' || c == '+' || c == '>' && len(s) > 1:
		if len(s) > 1 && isSpace(s, 1) {
			return marker{glyph: c, size: 1}
		}
	case c == '~':
		if strings.HasPrefix(s, "~ ") && len(s) > 2 && isSpace(s, 2) {
			return marker{glyph: 'v', size: 1} // "~  Pågår", under "✓  Klart"
		}
	case c == 'o':
		if len(s) > 2 && (s[1] == '\t' || s[1] == ' ' && (s[2] == ' ' || isUpper(s, 2))) {
			return marker{glyph: 'o', size: 1}
		}
	case c == '#':
		n := 0
		for n < len(s) && s[n] == '#' {
			n++
		}
		if n <= 6 && n < len(s) && isSpace(s, n) {
			return marker{glyph: '#', size: int32(skipSpace(s, n)), depth: int16(n)}
		}
	case c == '(':
		if m, dotted := numberMarker(s[1:]); m.glyph != 0 && dotted && m.end() < len(s) && s[m.end()] == ')' && isSpace(s, m.end()+1) {
			m.size++
			return m
		}
	case strings.HasPrefix(s, "§"):
		return sectionSign(s)
	case c >= 0x80:
		for _, g := range glyphs {
			if strings.HasPrefix(s, g.text) {
				n := len(g.text)
				if g.glyph == '-' && !isSpace(s, n) && !isLetter(s, n) {
					return marker{}
				}
				return marker{glyph: g.glyph, size: int32(n)}
			}
		}
	case classes[c] == digit || len(s) > 1 && s[1] == ')':
		m, _ := numberMarker(s)
		return m
	}
	return marker{}
}

// bannerDepth is how deep the headings of banners are, as those of Markdown after the
// title.
const bannerDepth = 2

// banner returns where the text begins of a line that a run of marks leads in, and mostly
// ends, so that it is seen from afar: "=== Läget ===", "--- Hur mår ni? ---", ">>> Paus". It
// is 0 of other lines. s begins with two of the bannerMarks, between which a space may
// stand: "* * * Läget * * *".
func banner(s string) int {
	if s[1] == ' ' {
		n := spacedRun(s)
		if n >= len(s) || closingMarks(s) == 0 {
			return 0
		}
		return n
	}
	n := 2
	for n < len(s) && s[n] == s[0] {
		n++
	}
	from := skipSpace(s, n)
	switch {
	case from == n || from >= len(s), s[0] == '>' && n < 3, s[0] != '>' && (s[len(s)-1] != s[0] || closingMarks(s) == 0):
		return 0
	case s[0] == '-' && (n > 3 || !isUpper(s, from)):
		return 0 // "---- lunch ----", "----- Vidarebefordrat meddelande -----"
	}
	return from
}

// spacedRun returns where the text begins after three or more marks with spaces between,
// the length of s if there are none.
func spacedRun(s string) int {
	n, marks := 0, 0
	for n+1 < len(s) && s[n] == s[0] && s[n+1] == ' ' {
		n = skipSpace(s, n+1)
		marks++
	}
	if marks < 3 {
		return len(s)
	}
	return n
}

// closingMarks returns how many bytes the run of marks takes that ends a line, with the space
// before it.
func closingMarks(s string) int {
	i := len(s)
	for i > 0 && s[i-1] == s[len(s)-1] {
		i--
	}
	end := i
	for i > 0 && s[i-1] == ' ' {
		i--
	}
	if i == 0 || !bannerMarks[s[end]] {
		return 0
	}
	if len(s)-end == 1 && i < end && s[i-1] == s[end] {
		return spacedClosing(s)
	}
	if len(s)-end < 2 || i == end {
		return 0
	}
	return len(s) - i
}

// spacedClosing is closingMarks for marks with spaces between, of which there are at least two.
func spacedClosing(s string) int {
	mark, i := s[len(s)-1], len(s)
	for i > 0 && (s[i-1] == mark || s[i-1] == ' ') {
		i--
	}
	return len(s) - i
}

var bannerMarks = setOf("=-*+~_>#")

// sectionSign reads "§ 3", which numbers the items of an agenda.
func sectionSign(s string) marker {
	i := skipSpace(s, len("§"))
	start, n := i, 0
	for isDigit(s, i) && i-start < 3 {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == start || !isSpace(s, i) && s[i] != '.' {
		return marker{}
	}
	if i < len(s) && s[i] == '.' {
		i++
	}
	return marker{glyph: 'p', size: int32(i), depth: 1, number: int16(n)}
}

// numberMarker reads "1.", "1)", "3.1", "a)"; dotted says that a full stop or
// bracket stands after the number. "13.40", "3-5", "2015." and "56
// 000" are not such.
func numberMarker(s string) (m marker, dotted bool) {
	if len(s) > 2 && isLower(s, 0) && s[1] == ')' && isSpace(s, 2) {
		return marker{glyph: 'a', size: 2, depth: 1, number: int16(s[0]-'a') + 1}, true
	}
	m.glyph = 'n'
	i := 0
	for {
		start := i
		n := 0
		for i < len(s) && isDigit(s, i) && i-start < 3 {
			n = n*10 + int(s[i]-'0')
			i++
		}
		if i == start || isDigit(s, i) {
			return marker{}, false
		}
		m.depth++
		m.number = int16(n)
		if i+1 < len(s) && s[i] == '.' && isDigit(s, i+1) {
			i++
			continue
		}
		break
	}
	if i < len(s) && (s[i] == '.' || s[i] == ')') {
		dotted = true
		i++
	}
	if !dotted && m.depth == 1 || m.depth == 2 && clock(s) > 0 {
		return marker{}, false
	}
	if !isSpace(s, i) && !(dotted && isUpper(s, i)) {
		return marker{}, false
	}
	m.size = int32(i)
	return m, dotted
}

// clock returns the length of the time of day at the head of s ("13.40",
// "8:05"), 0 if there is none. "3.10" is none: it numbers a section.
func clock(s string) int {
	i := 0
	for i < 2 && isDigit(s, i) {
		i++
	}
	if i == 0 || i+2 >= len(s) || s[i] != ':' && (s[i] != '.' || i == 1 && s[0] < '7') {
		return 0
	}
	if !isDigit(s, i+1) || !isDigit(s, i+2) || s[i+1] > '5' || i == 2 && (s[0] > '2' || s[0] == '2' && s[1] > '4') {
		return 0
	}
	if isDigit(s, i+3) || i+4 < len(s) && s[i+3] == '.' && isDigit(s, i+4) {
		return 0
	}
	return i + 3
}

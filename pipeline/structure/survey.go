package structure

// A holding says what kinds of bytes a line holds, so that what looks for one of
// them passes over the lines without it: most rules are about few lines.
type holding uint32

const (
	holdsLower holding = 1 << iota
	holdsUpper         // an upper-case letter
	holdsSpace         // white space
	holdsDigit
	holdsTab
	holdsColon
	holdsQuery // ?
	holdsSlash
	holdsBrace   // }
	holdsBracket // [
	holdsParen   // (
	holdsComma
	holdsEquals
	holdsAt
	holdsMarkup  // * _ <
	holdsBang    // !
	holdsShout   // two upper-case letters in a row
	holdsNumber  // as many digits as a telephone number has, or more
	holdsNoBreak // a space that does not break a line
)

func (h holding) has(any holding) bool { return h&any != 0 }

// leastNumber is how many digits the shortest of telephone numbers has.
const leastNumber = 8

// Of each byte of ASCII: the bits of what it is, and beside them a count of
// spaces and one of digits, which are summed up over a stretch.
const (
	oneSpace = 1 << 32
	oneDigit = 1 << 48
	stretch  = 1 << 15 // fewer than either count has room for
)

var surveyed = func() (t [256]uint64) {
	for c := range 0x80 {
		switch classes[c] {
		case lower:
			t[c] = uint64(holdsLower)
		case upper:
			t[c] = uint64(holdsUpper)
		case digit:
			t[c] = uint64(holdsDigit) | oneDigit
		case space:
			t[c] = uint64(holdsSpace) | oneSpace
		}
	}
	for c, h := range map[byte]holding{
		':': holdsColon, '?': holdsQuery, '/': holdsSlash, '}': holdsBrace, '[': holdsBracket, '(': holdsParen, ',': holdsComma,
		'=': holdsEquals, '@': holdsAt, '*': holdsMarkup, '_': holdsMarkup, '<': holdsMarkup, '!': holdsBang,
	} {
		t[c] = uint64(h)
	}
	t['\t'] |= uint64(holdsTab)
	return t
}()

// survey goes once over the text s of the line, after its marker, and notes what
// it holds, its words, and the marks that come of that.
func (l *line) survey(s string) {
	var h, pairs, last uint64
	spaces, digits := 0, 0
	for from := 0; from < len(s); from += stretch {
		var counts uint64
		part := s[from:min(from+stretch, len(s))]
		for i := 0; i < len(part); i++ {
			c := part[i]
			k := surveyed[c]
			if c >= 0xC0 {
				k = highByte(s, from+i)
			}
			h |= k
			pairs |= k & last
			counts += k >> 32
			if c < 0x80 || c >= 0xC0 {
				last = k
			}
		}
		spaces += int(counts & (1<<16 - 1))
		digits += int(counts >> 16)
	}
	l.holds = holding(h)
	if pairs&uint64(holdsUpper) != 0 {
		l.holds |= holdsShout
	}
	if digits >= leastNumber {
		l.holds |= holdsNumber
	}
	l.words = spaces + 1
	if pairs&uint64(holdsSpace) != 0 || l.holds.has(holdsNoBreak) {
		l.gaps(s)
	}
	if l.holds.has(holdsTab) {
		l.marks |= tabbed
	}
	if !l.holds.has(holdsLower) {
		switch {
		case l.holds.has(holdsUpper):
			if uppers(s) >= 4 {
				l.marks |= capitals
			}
		case digits == 0:
			l.marks |= ruled
		}
	}
}

// highByte tells what the character beyond ASCII is that begins at s[i].
func highByte(s string, i int) uint64 {
	switch s[i] {
	case 0xC3:
		if i+1 < len(s) && s[i+1] < 0xA0 {
			return uint64(holdsUpper)
		}
		return uint64(holdsLower)
	case 0xC2:
		if i+1 < len(s) && s[i+1] == 0xA0 {
			return uint64(holdsNoBreak)
		}
		return 0
	case 0xE2, 0xEF:
		return 0
	}
	return uint64(holdsLower) // a letter of another script: never a line of capitals
}

// uppers counts the upper-case letters of s.
func uppers(s string) int {
	n := 0
	for i := range len(s) {
		if classes[s[i]] == upper || s[i] == 0xC3 && i+1 < len(s) && s[i+1] < 0xA0 {
			n++
		}
	}
	return n
}

// gaps counts the words of a line with spaces side by side, and looks for a wide
// gap.
func (l *line) gaps(s string) {
	l.words = 1
	gap := 0
	for i := 0; i < len(s); i++ {
		broken := classes[s[i]] == space
		if !broken && !(s[i] == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0) {
			gap = 0
			continue
		}
		if gap++; gap == 1 && broken {
			l.words++
		} else if gap == 4 {
			l.marks |= wide
		}
		if !broken {
			i++
		}
	}
}

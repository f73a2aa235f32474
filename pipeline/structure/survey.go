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
	holdsStop    // . ? !
	holdsOdd     // white space that is no space
)

func (h holding) has(any holding) bool { return h&any != 0 }

// leastNumber is how many digits the shortest of telephone numbers has.
const leastNumber = 8

// surveyed are the bits of what bytes are that are neither letters nor digits.
var surveyed = func() (t [256]holding) {
	for c := range 0x80 {
		if classes[c] == space {
			t[c] = holdsSpace | holdsOdd
		}
	}
	for c, h := range map[byte]holding{
		':': holdsColon, '?': holdsQuery | holdsStop, '/': holdsSlash, '}': holdsBrace, '[': holdsBracket, '(': holdsParen, ',': holdsComma,
		'=': holdsEquals, '@': holdsAt, '*': holdsMarkup, '_': holdsMarkup, '<': holdsMarkup, '!': holdsBang | holdsStop, '.': holdsStop,
	} {
		t[c] = h
	}
	t['\t'] |= holdsTab
	return t
}()

// survey reads the text of the line, after its marker, and notes what it
// holds, its words, and the marks that come of that.
func (l *line) survey(t *reader) {
	r := &l.reading
	if !l.recall(t) {
		t.read(r, &l.counts, int(l.text), int(l.end))
	}
	s := t.body[l.text:l.end]
	if r.digits >= leastNumber {
		l.holds |= holdsNumber
	}
	if r.pairs || l.holds.has(holdsNoBreak|holdsOdd) {
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
		case r.digits == 0:
			l.marks |= ruled
		}
	}
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

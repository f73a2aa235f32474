package source

import (
	"bytes"
	"encoding/gob"
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// A Text is one document as text: valid UTF-8, without byte order mark, with
// the line ends that it came with. It never changes after [New].
//
// Body is what the stages see. It is in Unicode normal form C; where the
// decoded input was not, [Text.Source] leads from a span of Body back to the
// decoded input, which is what the flat files point into.
type Text struct {
	Name string // as the user knows the document: a path, or a path within an archive
	Body string

	starts []int  // byte offset of the first byte of each line
	chars  []int  // characters before every block-th byte, if a line is long; or nil
	marks  []Mark // ascending by Start
	origin *origin
}

// block is how many bytes of a long line are counted at once. Without the counts
// the columns of a line of many megabytes, each counted from its beginning,
// would cost the square of its length.
const block = 512

// A Mark says that the text from byte Start on, up to the next mark, stands at
// Place in the user's own file.
type Mark struct {
	Start int
	Place Place
}

// New returns a text over body, which must be valid UTF-8 in normal form C (see
// [NFC] for input that is not). Lines end with "\n", "\r\n" or a lone "\r".
func New(name, body string) *Text {
	t := new(Text)
	t.Renew(name, body)
	return t
}

// Renew makes of t what [New] gives, in the memory that it has: for a text that
// nobody looks at any more.
func (t *Text) Renew(name, body string) {
	*t = Text{Name: name, Body: body, starts: lineStarts(t.starts, body)}
	for i := range t.starts {
		end := len(body)
		if i+1 < len(t.starts) {
			end = t.starts[i+1]
		}
		if end-t.starts[i] > 8*block {
			t.chars = countChars(body)
			break
		}
	}
}

// countChars counts the characters that begin before every block-th byte.
func countChars(body string) []int {
	chars := make([]int, 1, len(body)/block+1)
	n := 0
	for off := block; off <= len(body); off += block {
		n += Characters(body[off-block : off])
		chars = append(chars, n)
	}
	return chars
}

// Characters counts the characters that begin in s, which is a part of valid UTF-8
// and may begin and end within one: eight bytes at a time, all but those that go on
// with a character.
func Characters(s string) int {
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		w := eight(s)
		n -= bits.OnesCount64(w & ^(w << 1) & 0x8080808080808080)
	}
	for i := range len(s) {
		n -= int(s[i] >> 7 & ^(s[i] >> 6))
	}
	return n
}

// charsBefore counts the characters that begin before byte off.
func (t *Text) charsBefore(off int) int {
	b := off / block
	return t.chars[b] + Characters(t.Body[b*block:off])
}

// WithMarks gives the text the places of a format that has them: pages, cells,
// paragraphs, times. The marks must ascend by Start. It returns t.
func (t *Text) WithMarks(marks []Mark) *Text {
	t.marks = marks
	return t
}

// lineStarts finds the first byte of every line, in the memory of room where it
// is enough; an empty text has one line.
func lineStarts(room []int, body string) []int {
	ends := strings.Count(body, "\n")
	starts := append(slices.Grow(room[:0], ends+1+stretch), 0)
	if strings.IndexByte(body, '\r') < 0 {
		off := 0
		if ends > len(body)/stretch {
			starts, off = startsInStretches(starts, body)
		}
		for {
			i := strings.IndexByte(body[off:], '\n')
			if i < 0 {
				return starts
			}
			off += i + 1
			starts = append(starts, off)
		}
	}
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '\r':
			if i+1 < len(body) && body[i+1] == '\n' {
				i++
			}
			starts = append(starts, i+1)
		case '\n':
			starts = append(starts, i+1)
		}
	}
	return starts
}

// stretch is how many bytes are looked at together for the ends of short lines, where a
// stretch mostly has no more than usualEnds of them. Line by line took twice as long amid
// a run: no processor foresees how long the next line is.
const (
	stretch   = 64
	usualEnds = 4
)

// startsInStretches appends the starts of lines after the ends in all whole stretches of
// body, for which starts has room, and for a stretch more, and returns where these end.
func startsInStretches(starts []int, body string) (all []int, off int) {
	for ; off+stretch <= len(body); off += stretch {
		ends := lineEnds(body[off : off+stretch])
		n := len(starts)
		to := n + bits.OnesCount64(ends)
		starts = starts[:n+stretch]
		usual := (*[usualEnds]int)(starts[n:])
		for i := range usual { // which are written whether there are so many or not
			usual[i] = off + bits.TrailingZeros64(ends) + 1
			ends &= ends - 1
		}
		for i := n + usualEnds; i < to; i++ {
			starts[i] = off + bits.TrailingZeros64(ends) + 1
			ends &= ends - 1
		}
		starts = starts[:to]
	}
	return starts, off
}

// lineEnds returns a bit for each byte of a stretch that ends a line.
func lineEnds(s string) uint64 {
	_ = s[stretch-1]
	return endsOf(eight(s)) | endsOf(eight(s[8:]))<<8 | endsOf(eight(s[16:]))<<16 | endsOf(eight(s[24:]))<<24 |
		endsOf(eight(s[32:]))<<32 | endsOf(eight(s[40:]))<<40 | endsOf(eight(s[48:]))<<48 | endsOf(eight(s[56:]))<<56
}

// endsOf does what lineEnds does for eight bytes.
func endsOf(w uint64) uint64 {
	const each, top = 0x0101010101010101, 0x8080808080808080
	x := w ^ '\n'*each
	found := ^((x&^top + ^uint64(top)) | x) & top // the top bit of each byte that is 0 now
	return found >> 7 * 0x0102040810204080 >> 56
}

// eight returns the eight bytes at the head of s, the first in the lowest bits.
func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Lines returns how many lines the text has: one more than its line ends.
func (t *Text) Lines() int { return len(t.starts) }

// LineStart returns the offset of the first byte of line n, counted from 1.
func (t *Text) LineStart(n int) int { return t.starts[n-1] }

// Line returns the span of line n, counted from 1, without its line end.
func (t *Text) Line(n int) Span {
	s := Span{t.starts[n-1], len(t.Body)}
	if n < len(t.starts) {
		s.End = t.starts[n]
		if s.End > s.Start && t.Body[s.End-1] == '\n' {
			s.End--
		}
		if s.End > s.Start && t.Body[s.End-1] == '\r' {
			s.End--
		}
	}
	return s
}

// LineAt returns the number, from 1, of the line on which byte off lies.
func (t *Text) LineAt(off int) int {
	return sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > off })
}

// LineFrom returns what LineAt does for a byte that lies on the given line or
// after it, going on from there: for bytes that ascend.
func (t *Text) LineFrom(line, off int) int {
	for line < len(t.starts) && t.starts[line] <= off {
		line++
	}
	return line
}

// A Position is a place for a person to find: line and column from 1, the
// column in characters, so that å is one.
type Position struct {
	Line, Column int
}

// Position returns the line and column of byte off.
func (t *Text) Position(off int) Position {
	line := t.LineAt(off)
	return Position{line, t.Column(line, off)}
}

// Column returns the column of byte off, which lies on that line, in characters
// from 1.
func (t *Text) Column(line, off int) int {
	start := t.starts[line-1]
	if off-start > block && t.chars != nil {
		return 1 + t.charsBefore(off) - t.charsBefore(start)
	}
	return 1 + Characters(t.Body[start:off])
}

// Place returns where byte off stands in a format that has places of its own;
// the zero Place where it has none.
func (t *Text) Place(off int) Place {
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].Start > off })
	if i == 0 {
		return Place{}
	}
	return t.marks[i-1].Place
}

// HasPlaces reports whether the format has places of its own.
func (t *Text) HasPlaces() bool { return len(t.marks) > 0 }

// Source leads from a span of Body to the span of the decoded input, before
// normal form C, and to the words that stand there.
func (t *Text) Source(s Span) (Span, string) {
	if t.origin == nil {
		return s, s.Text(t.Body)
	}
	s = Span{t.origin.offset(s.Start), t.origin.offset(s.End)}
	return s, s.Text(t.origin.body)
}

// Decoded returns the whole decoded input, before normal form C.
func (t *Text) Decoded() string {
	if t.origin == nil {
		return t.Body
	}
	return t.origin.body
}

// GobEncode writes the text for a cache or a shard: its name, its decoded input
// and its marks.
func (t *Text) GobEncode() ([]byte, error) {
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(stored{t.Name, t.Decoded(), t.marks})
	return b.Bytes(), err
}

// GobDecode reads what GobEncode wrote.
func (t *Text) GobDecode(data []byte) error {
	var s stored
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&s); err != nil {
		return err
	}
	*t = *NFC(s.Name, s.Decoded).WithMarks(s.Marks)
	return nil
}

type stored struct {
	Name, Decoded string
	Marks         []Mark
}

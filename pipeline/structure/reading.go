package structure

import (
	"encoding/binary"
	"math/bits"
)

// A reading is what one pass over a stretch of text finds out about it.
type reading struct {
	holds   holding
	letters uint32 // of its letters and digits, so many that few other texts have the same: see [reader.read]
	words   int32  // stretches between white space, where spaces stand alone
	digits  int32
	pairs   bool // spaces stand side by side
}

// sameLength is how much of the letters and digits of a text sameness minds, and
// sameWords of how many words a text at most is that has no question mark.
const (
	sameLength = 160
	sameWords  = 14
)

// A reader reads stretches of a body. Its memory serves for one after the other.
type reader struct {
	marks  lineMarks // of all lines of the text
	body   string
	bytes  []byte  // of the body, which must not be changed
	memo   *memo   // nil where no other document follows
	chunks *chunks // likewise
	sums
	pad [window]byte // for what stands at the end of the body
}

// sums is a tally in the making.
type sums struct {
	odd bool // a word is too long for the fast way: see count

	words, sentences int
	first, all, last cue
	sum              uint64 // see addend
}

// close has the reader let go of the body.
func (t *reader) close() { t.body, t.bytes = "", nil }

// open has the reader read another body.
func (t *reader) open(body string) {
	t.body, t.bytes = body, bytesOf(body)
	if t.chunks != nil {
		t.chunks.toks = t.chunks.toks[:0]
	}
}

// read reads the body from one byte to another into r, a stride at a time, and
// counts into c what the words say. The letters are how many there are, as far as
// sameness minds, and the first three in one case: texts of one sameness have the
// same.
func (t *reader) read(r *reading, c *tally, from, to int) {
	*r, t.sums = reading{}, sums{}
	var sh, before shape // of the stride, and of the last byte before in the lowest bit
	first, met, letters := 0, 0, uint32(0)
	for at := from; at < to; {
		b := t.windowAt(t.bytes, at)
		n := to - at
		if n > stride {
			for n = stride; b[n]&0xC0 == 0x80; n-- { // between two characters
			}
		}
		r.holds |= sh.read(b, n)
		h, stops := sh.rest(b, n)
		r.holds |= h
		if at+n < to && sh.word>>((n-1)&63) != 0 {
			if last := bits.Len64(^sh.word & (1<<n - 1)); last > 0 { // where a word ends
				n = last
				sh.cut(n)
			} else {
				t.odd = true // a word of more than a stride
			}
		}
		r.survey(n, &sh, &before)
		if w := sh.word; w != 0 {
			met += bits.OnesCount64(w)
			for x := w; first < 3 && x != 0; x &= x - 1 {
				letters = letters<<8 | uint32(b[bits.TrailingZeros64(x)&(stride-1)]|0x20)
				first++
			}
			if t.words < tallyWords {
				after := sh.space>>1 | isSpaceOrEnd(b[n], at+n == to)<<((n-1)&63)
				t.add(b, w, stops&after)
			}
		}
		at += n
	}
	r.words++
	r.letters = letters<<8 | uint32(min(met, sameLength))
	if t.odd {
		*c = count(t.body[from:to])
	} else {
		t.tally(c)
	}
}

func isSpaceOrEnd(c byte, end bool) uint64 {
	if end || c == ' ' {
		return 1
	}
	return 0
}

// survey adds to the reading what a shape of n bytes holds.
func (r *reading) survey(n int, sh, before *shape) {
	h := r.holds
	if sh.word&^(sh.digit|sh.upper|sh.ends) != 0 {
		h |= holdsLower
	}
	if sh.upper != 0 {
		h |= holdsUpper
		if sh.upper&(sh.ends<<1|before.ends) != 0 {
			h |= holdsShout
		}
	}
	if sh.space != 0 {
		h |= holdsSpace
		r.words += int32(bits.OnesCount64(sh.space))
		r.pairs = r.pairs || sh.space&(sh.space<<1|before.space) != 0
	}
	if sh.digit != 0 {
		h |= holdsDigit
		r.digits += int32(bits.OnesCount64(sh.digit))
	}
	r.holds = h
	before.space, before.ends = sh.space>>((n-1)&63), sh.ends>>((n-1)&63)
}

// windowAt returns what stands in a text from byte at on; beyond its end stands anything.
func (t *reader) windowAt(text []byte, at int) *[window]byte {
	rest := text[at:]
	if len(rest) >= window {
		return (*[window]byte)(rest)
	}
	copy(t.pad[:], rest)
	return &t.pad
}

// add adds the words w of a stride, which begin and end within it. stops are where
// a sentence ends if a word of some length stands before.
func (t *reader) add(b *[window]byte, w, stops uint64) {
	edges := w ^ w<<1 // a bit for where each word begins and one for where it ends
	words := (bits.OnesCount64(edges) + 1) / 2
	if most := tallyWords - t.words; words > most {
		words, edges = most, lowest(edges, 2*most)
		stops &= 1<<bits.Len64(edges) - 1
	}
	if stops &= w << 1 & (w << 2) & (w << 3); stops != 0 {
		if t.words == 0 { // "1985." and "Jaha." at the head are no sentences
			first := bits.TrailingZeros64(w)
			stops &^= 1 << (first + bits.TrailingZeros64(^(w >> first)))
		}
		t.sentences += bits.OnesCount64(stops)
	}
	if t.words == 0 {
		rest := edges & (edges - 1)
		rest &= rest - 1
		t.look(b, edges^rest)
		t.first, edges = t.last, rest
	}
	t.look(b, edges)
	t.words += words
}

// lowest returns the n lowest of the bits that are set in x.
func lowest(x uint64, n int) uint64 {
	rest := x
	for range n {
		rest &= rest - 1
	}
	return x &^ rest
}

// look looks words up and adds what they say. edges has a bit for where each begins
// and one for where it ends. What the loop asks is mostly answered alike, so that a
// processor guesses well.
func (t *reader) look(b *[window]byte, edges uint64) {
	sum, all, last := t.sum, t.all, t.last
	for edges != 0 {
		i := bits.TrailingZeros64(edges) & (stride - 1)
		edges &= edges - 1
		to := bits.TrailingZeros64(edges)
		edges &= edges - 1
		n := to - i
		k := shortKey(wordAt(b, i), wordAt(b, i+8), n)
		if n > 16 { // see wordKey; a word of more than maxWord is in no table
			i = min(i, stride-16)
			k = k*k2 ^ shortKey(wordAt(b, i+16), wordAt(b, i+24), n-16)
		}
		number := uint8(0)
		if cueFilter[k>>filterShift]>>(k&63)&1 != 0 { // as hardly any new word
			slot := uint32(k>>32) * cueFactors[k&(cueSlots/4-1)] >> (32 - cueBits)
			other := cueKeys[slot] ^ k
			number = cueAddends[slot] & (uint8((other|-other)>>63) - 1) // 0 if it is another word
		}
		// See pastForm.
		end := binary.LittleEndian.Uint32(b[(to-4)&(stride-1):])
		all |= compoundCue(end>>8, n)
		if pastEnd(end, n) && number == 0 {
			number = pastAddend
		}
		a := &addends[number]
		sum += a.sum + a.sum&uint64(last)&uint64(some) // "flera grupper": who says so was told by them
		all |= a.all
		last = a.all
	}
	t.sum, t.all, t.last = sum, all, last
}

// pastEnd reports whether a word of n bytes, of which the last four are end, is a
// [pastForm].
func pastEnd(end uint32, n int) bool {
	switch {
	case end>>8 == 'a'|'d'<<8|'e'<<16:
		return n >= 6 && n <= maxWord
	case end == 'a'|'d'<<8|'e'<<16|'s'<<24, end>>8 == 't'|'e'<<8|'s'<<16:
		return n > 6 && n <= maxWord
	}
	return false
}

// tally writes the tally of all that was added.
func (t *sums) tally(to *tally) {
	to.first, to.all = t.first, t.all
	to.words, to.sentences = uint8(t.words), uint8(t.sentences)
	to.take(t.sum)
}

// take writes the sums of a tally.
func (t *tally) take(sum uint64) {
	of := func(i int) uint8 { return uint8(sum >> (sumBits * i) & (1<<sumBits - 1)) }
	t.you, t.we, t.need, t.event = of(0), of(1), of(2), of(3)
	t.finite, t.told, t.named, t.task, t.was = of(4), of(5), of(6), of(7), of(8)
}

// An addend is what a word adds to a tally: its cues, and a one in the sum of each
// of those that are counted. Nine sums of seven bits take what tallyWords words add.
type addend struct {
	all cue
	sum uint64
}

const sumBits = 7

// The sum of events, the fourth, begins at the bit that is some: see [reader.look].
var _ = [1]bool{}[some>>(3*sumBits)-1]

func addendFor(c cue) addend {
	a := addend{all: c}
	for i, of := range [...]cue{you, we, need, event, finite, told, exercise | query, task, was} {
		if c&of != 0 {
			a.sum |= 1 << (sumBits * i)
		}
	}
	return a
}

// The table of cueWords, as arrays whose length the compiler knows.
const (
	cueBits  = 11
	cueSlots = 1 << cueBits
)

var (
	cueFactors = [cueSlots / 4]uint32(cueWords.factors)
	cueKeys    = [cueSlots]uint64(cueWords.keys)
	cueAddends = [cueSlots]uint8(cueWords.vals)
)

// cueFilter has a bit for each key of cueWords: a word that has none need not be looked
// for in the table, which lies out of the nearest cache.
var cueFilter = func() (f [1 << (64 - filterShift)]uint64) {
	for _, k := range cueWords.keys {
		f[k>>filterShift] |= 1 << (k & 63)
	}
	return f
}()

const filterShift = 57

// cueHead is where cueHeads has words that begin with four bytes.
func cueHead(first uint32) uint32 { return (first | small&0xFFFFFFFF) * 0x9E3779B1 >> 22 }

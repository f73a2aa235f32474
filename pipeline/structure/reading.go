package structure

import (
	"encoding/binary"
	"math/bits"
)

// A reading is what one pass over a stretch of text finds out about it.
type reading struct {
	same   uint64 // see sameness; only of short texts and those with a question mark
	holds  holding
	words  int32 // stretches between white space, where spaces stand alone
	digits int32
	tally  tally
	pairs  bool // spaces stand side by side
}

// sameLength is how much of the letters and digits of a text sameness minds, and
// sameWords of how many words a text at most is that has no question mark.
const (
	sameLength = 160
	sameWords  = 14
)

// A reader reads stretches of a body. Its memory serves for one after the other.
type reader struct {
	body string
	sums
	numbers [stride / 2]uint8 // of the addends of a shape's words
	letters [sameLength + 16]byte
	pad     [window]byte // for what stands at the end of the body
}

// sums is a tally in the making, and the letters and digits of the text in lower
// case, for its sameness.
type sums struct {
	odd bool // a word or more was passed over: see count

	words, sentences int
	first, all, last cue
	lo, hi           uint64 // see addend
	met              int    // bytes of words, of which letters has the first sameLength
}

// read reads the body from one byte to another into r, a stride at a time, each
// of which ends where a word does.
func (t *reader) read(r *reading, from, to int) {
	*r, t.sums = reading{}, sums{}
	var sh, before shape // of the stride, and of the last byte before in the lowest bit
	for at := from; at < to; {
		b := t.windowAt(at)
		n := to - at
		if n > stride {
			for n = stride; b[n]&0xC0 == 0x80; n-- { // between two characters
			}
		}
		if sh.read(b, n) {
			r.holds |= sh.mend(b, n)
		}
		h, stops := sh.rest(b, n)
		r.holds |= h
		if at+n < to && sh.word>>(n-1) != 0 {
			if last := bits.Len64(^sh.word & (1<<n - 1)); last > 0 {
				n = last
				sh.cut(n)
			} else {
				t.odd = true // a word of more than a stride
			}
		}
		r.survey(n, &sh, &before)
		after := sh.space>>1 | isSpaceOrEnd(b[n], at+n == to)<<(n-1)
		t.add(b, at, &sh, stops&after)
		at += n
	}
	r.words++
	if t.odd || t.words > tallyWords {
		r.tally = count(t.body[from:to])
	} else {
		t.tally(&r.tally)
	}
	if r.words <= sameWords || r.holds.has(holdsQuery) {
		if t.odd {
			r.same = sameness(t.body[from:to])
		} else if t.met > 0 {
			r.same = hashBytes(t.letters[:min(t.met, sameLength)]) | 1
		}
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
		r.digits += int32(bits.OnesCount64(sh.digit))
	}
	r.holds = h
	before.space, before.ends = sh.space>>(n-1), sh.ends>>(n-1)
}

// windowAt returns the bytes of the body from byte at on; beyond its end stands
// anything.
func (t *reader) windowAt(at int) *[window]byte {
	if all := bytesOf(t.body)[at:]; len(all) >= window {
		return (*[window]byte)(all)
	} else {
		copy(t.pad[:], all)
	}
	return &t.pad
}

// add adds the words of a shape, which begin and end within it. stops are where
// a sentence ends if a word of some length stands before.
func (t *reader) add(b *[window]byte, at int, sh *shape, stops uint64) {
	w := sh.word
	if w == 0 {
		return
	}
	if stops &= w << 1 & (w << 2) & (w << 3); stops != 0 {
		if t.words == 0 { // "1985." and "Jaha." at the head are no sentences
			first := bits.TrailingZeros64(w)
			stops &^= 1 << (first + bits.TrailingZeros64(^(w >> first)))
		}
		t.sentences += bits.OnesCount64(stops)
	}
	met := t.met
	words := t.look(b, at, w^w<<1)
	if sh.upper != sh.ends {
		t.lower(met)
	}
	if t.words == 0 {
		t.first = addends[t.numbers[0]].all
	}
	t.words += words
	lo, hi, all, last := t.lo, t.hi, t.all, t.last
	for _, number := range t.numbers[:words] {
		a := &addends[number]
		lo += a.lo + uint64(a.all/event&(last/some)&1)<<eventShift // "flera grupper": who says so was told by them
		hi += a.hi
		all |= a.all
		last = a.all
	}
	t.lo, t.hi, t.all, t.last = lo, hi, all, last
}

// look looks words up: it puts the numbers of what they add into numbers, the
// words themselves into letters, and returns how many they are. edges has a bit
// for where each begins and one for where it ends. What the loop asks is mostly
// answered alike, so that a processor guesses well.
func (t *reader) look(b *[window]byte, at int, edges uint64) (words int) {
	met := t.met
	for ; edges != 0; words++ {
		i := bits.TrailingZeros64(edges) & (stride - 1)
		edges &= edges - 1
		to := bits.TrailingZeros64(edges)
		edges &= edges - 1
		n := to - i
		if n > 16 {
			t.numbers[words&(stride/2-1)] = t.long(at+i, at+to, met)
			met += n
			continue
		}
		x, y := binary.LittleEndian.Uint64(b[i:]), binary.LittleEndian.Uint64(b[i+8:])
		if met < sameLength {
			binary.LittleEndian.PutUint64(t.letters[met:], lowered(x))
			binary.LittleEndian.PutUint64(t.letters[met+8:], lowered(y))
		}
		met += n
		k := shortKey(x, y, n)
		slot := uint32(k>>32) * cueFactors[k&(cueSlots/4-1)] >> (32 - cueBits)
		other := cueKeys[slot] ^ k
		number := cueAddends[slot] & (uint8((other|-other)>>63) - 1) // 0 if it is another word
		// See pastForm.
		switch end := binary.LittleEndian.Uint32(b[max(to-4, 0):]); {
		case end>>8 == 'a'|'d'<<8|'e'<<16:
			if n >= 6 && number == 0 {
				number = pastAddend
			}
		case end == 'a'|'d'<<8|'e'<<16|'s'<<24, end>>8 == 't'|'e'<<8|'s'<<16:
			if n > 6 && number == 0 {
				number = pastAddend
			}
		}
		t.numbers[words&(stride/2-1)] = number
	}
	t.met = met
	return words
}

// long looks up a word of more than sixteen bytes.
func (t *reader) long(from, to, met int) uint8 {
	w := t.body[from:to]
	if met < sameLength {
		for i, c := range bytesOf(w[:min(len(w), sameLength-met)]) {
			t.letters[met+i] = byte(lowered(uint64(c)))
		}
	}
	if len(w) > maxWord {
		return 0
	}
	number := cueWords.get(w)
	if number == 0 && pastForm(w) != 0 {
		number = pastAddend
	}
	return number
}

// lower makes small letters of the capitals beyond ASCII among the letters from
// one on.
func (t *reader) lower(from int) {
	for i := from + 1; i < min(t.met, sameLength); i++ {
		if c := t.letters[i]; t.letters[i-1] == 0xC3 && c <= 0x9E && c != 0x97 {
			t.letters[i] = c + 0x20
		}
	}
}

// lowered returns eight bytes of words in lower case, as far as they are ASCII.
func lowered(x uint64) uint64 { return x | ^x&highs>>2 }

// tally writes the tally of all that was added.
func (t *sums) tally(to *tally) {
	to.first, to.all = t.first, t.all
	to.words, to.sentences = uint8(t.words), uint8(t.sentences)
	to.you, to.we, to.need, to.finite = byteOf(t.lo, 0), byteOf(t.lo, 1), byteOf(t.lo, 2), byteOf(t.lo, 3)
	to.event, to.told, to.exercise, to.task = byteOf(t.lo, 4), byteOf(t.lo, 5), byteOf(t.lo, 6), byteOf(t.lo, 7)
	to.was, to.query = byteOf(t.hi, 0), byteOf(t.hi, 1)
}

func byteOf(sum uint64, i int) uint8 { return uint8(sum >> (8 * i)) }

// An addend is what a word adds to a tally: its cues, and a one in the bytes of
// those that are counted.
type addend struct {
	all    cue
	lo, hi uint64
}

// eventShift is where in lo events are counted.
const eventShift = 8 * 4

func addendFor(c cue) addend {
	one := func(of cue, at int) uint64 { return uint64(c/of&1) << (8 * at) }
	return addend{
		all: c,
		lo:  one(you, 0) | one(we, 1) | one(need, 2) | one(finite, 3) | one(event, 4) | one(told, 5) | one(exercise, 6) | one(task, 7),
		hi:  one(was, 0) | one(query, 1),
	}
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

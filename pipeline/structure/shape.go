package structure

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// A shape tells what the bytes of a stretch of text are, a bit for each: one
// pass makes it, eight bytes a step, and what looks at the text afterwards looks
// at a few numbers.
type shape struct {
	word  uint64 // stands within a word, as wordBytes has it
	space uint64 // is a space; other white space is in none of the sets
	digit uint64
	upper uint64 // begins an upper-case letter
	ends  uint64 // ends an upper-case letter
}

// A shape is of stride bytes at most. What it is made from is longer, so that
// sixteen bytes can be read from where any word begins.
const (
	stride = 64
	window = stride + 16
)

// bytesOf returns the bytes of s, which must not be changed.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// A byte in each of eight places: the bit that parts small letters from capital
// ones, the highest bit, and the lowest.
const (
	small = 0x2020202020202020
	highs = 0x8080808080808080
	ones  = 0x0101010101010101
)

// zeros returns the highest bit of each byte of x that is 0.
func zeros(x uint64) uint64 { return ^((x&^highs + 0x7F*ones) | x) & highs }

// among returns the highest bit of each byte of x that lies between from and
// to, all of ASCII.
func among(x, from, to uint64) uint64 {
	low := x &^ highs
	return (low + (0x80-from)*ones) &^ (low + (0x7F-to)*ones) &^ x & highs
}

// gathered returns the highest bits of the eight bytes of x as the lowest eight.
func gathered(x uint64) uint64 { return x * 0x0002040810204081 >> 56 }

// read makes sh the shape of the first n bytes of b, at most stride, but for
// digits, which [shape.rest] finds among the few bytes that are left. odd says that
// characters beyond ASCII may be among them other than small letters of Swedish,
// which [shape.mend] sees to.
func (sh *shape) read(b *[window]byte, n int) (odd bool) {
	var word, space, upper, strange uint64
	for i := 0; i < n; i += 8 {
		at := i & (stride - 8)
		x := binary.LittleEndian.Uint64(b[at : at+8])
		high := x & highs
		letter := among(x|small, 'a', 'z')
		// Beyond ASCII: what begins a character but with C3, and of what goes on
		// one 80 to 9F, which makes capital letters of C3.
		strange |= high&(x<<1)&^zeros(x^0xC3*ones) | high&^(x<<1)&^(x<<2)
		word |= gathered(letter|high) << at
		upper |= gathered(letter&^(x<<2)) << at
		space |= gathered(zeros(x^' '*ones)) << at
	}
	keep := ^uint64(0) >> (stride - n)
	sh.word, sh.space, sh.digit = word&keep, space&keep, 0
	sh.upper, sh.ends = upper&keep, upper&keep
	return strange != 0
}

// rest looks one by one at the bytes that are neither letters nor spaces: it adds
// the digits, and returns what the rest is and which of them are . ! and ?.
func (sh *shape) rest(b *[window]byte, n int) (h holding, stops uint64) {
	for x := ^(sh.word | sh.space) & (^uint64(0) >> (stride - n)); x != 0; x &= x - 1 {
		i := bits.TrailingZeros64(x)
		k := surveyed[b[i&(stride-1)]]
		h |= k
		stops |= uint64(k/holdsStop&1) << i
		sh.digit |= uint64(k/holdsDigit&1) << i
	}
	sh.word |= sh.digit
	return h, stops
}

// cut leaves of the shape the first n bytes.
func (sh *shape) cut(n int) {
	keep := ^uint64(0) >> (stride - n)
	sh.word &= keep
	sh.digit &= keep
	sh.upper &= keep
	sh.space &= keep
	sh.ends &= keep
}

// mend puts right what [shape.read] takes for small letters of Swedish.
func (sh *shape) mend(b *[window]byte, n int) (h holding) {
	for i, c := range b[:n] {
		switch {
		case c < 0xC0:
		case c == 0xC3:
			if b[i+1] < 0xA0 {
				sh.upper |= 1 << i
				sh.ends |= 2 << i
			}
		case c == 0xC2:
			sh.word &^= 3 << i
			if b[i+1] == 0xA0 {
				h |= holdsNoBreak
			}
		case c == 0xE2 || c == 0xEF:
			sh.word &^= 7 << i
		}
	}
	return h
}

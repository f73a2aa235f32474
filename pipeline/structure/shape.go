package structure

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// A shape tells what the bytes of a stretch of text are, a bit for each: one
// pass makes it, 64 bytes a step, and what looks at the text afterwards looks at a
// few numbers.
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
// ones, and the highest bit.
const (
	small = 0x2020202020202020
	highs = 0x8080808080808080
)

// read makes sh the shape of the first n bytes of b, at most stride, and returns
// what it holds of white space beyond ASCII.
func (sh *shape) read(b *[window]byte, n int) (h holding) {
	// Eight words of eight bytes become eight planes: x0 has the lowest bit of each
	// byte, x1 the next, and so on.
	x0, x1 := swap(wordAt(b, 0), wordAt(b, 8), 1, 0x5555555555555555)
	x2, x3 := swap(wordAt(b, 16), wordAt(b, 24), 1, 0x5555555555555555)
	x4, x5 := swap(wordAt(b, 32), wordAt(b, 40), 1, 0x5555555555555555)
	x6, x7 := swap(wordAt(b, 48), wordAt(b, 56), 1, 0x5555555555555555)
	x0, x2 = swap(x0, x2, 2, 0x3333333333333333)
	x1, x3 = swap(x1, x3, 2, 0x3333333333333333)
	x4, x6 = swap(x4, x6, 2, 0x3333333333333333)
	x5, x7 = swap(x5, x7, 2, 0x3333333333333333)
	x0, x4 = swap(x0, x4, 4, 0x0F0F0F0F0F0F0F0F)
	x1, x5 = swap(x1, x5, 4, 0x0F0F0F0F0F0F0F0F)
	x2, x6 = swap(x2, x6, 4, 0x0F0F0F0F0F0F0F0F)
	x3, x7 = swap(x3, x7, 4, 0x0F0F0F0F0F0F0F0F)

	low := x0 | x1 | x2 | x3 | x4
	letter := x6 &^ x7 & low &^ (x4 & x3 & (x2 | x1&x0)) // of 40 to 7F but @ and ` and what follows on Z and z
	signs := x5 &^ (x6 | x7)                             // 20 to 3F
	digit := signs & x4 &^ (x3 & (x2 | x1))
	late := x7 &^ (x6 | x5) // 80 to 9F, which makes capital letters of C3
	c3 := x7 & x6 & x1 & x0 &^ (x5 | x4 | x3 | x2)
	strange := x7 & x6 &^ c3 // begins other characters

	keep := ^uint64(0) >> ((stride - n) & 63)
	sh.word = inOrder(letter|digit|x7) & keep
	sh.space = inOrder(signs&^low) & keep
	sh.upper = inOrder(letter&^x5) & keep
	sh.ends, sh.digit = sh.upper, 0
	if digit != 0 {
		sh.digit = inOrder(digit) & keep
	}
	if strange|late != 0 {
		ends := inOrder(late) & (inOrder(c3) << 1) & keep
		sh.upper |= ends >> 1
		sh.ends |= ends
		h = sh.mend(b, inOrder(strange)&keep)
	}
	return h
}

func wordAt(b *[window]byte, i int) uint64 { return binary.LittleEndian.Uint64(b[i:]) }

// swap swaps the bits of x that stand shift above the mask with those of y in it.
func swap(x, y uint64, shift int, mask uint64) (uint64, uint64) {
	t := (x>>shift ^ y) & mask
	return x ^ t<<shift, y ^ t
}

// inOrder brings the bits of a plane, which stand for the bytes 0, 8, 16, ..., 1, 9,
// ..., into the order of the bytes: it transposes eight times eight bits (Hacker's
// Delight, 7-3).
func inOrder(x uint64) uint64 {
	t := (x ^ x>>7) & 0x00AA00AA00AA00AA
	x ^= t ^ t<<7
	t = (x ^ x>>14) & 0x0000CCCC0000CCCC
	x ^= t ^ t<<14
	t = (x ^ x>>28) & 0x00000000F0F0F0F0
	return x ^ t ^ t<<28
}

// rest looks one by one at the bytes that are in no word, nor spaces: it returns
// what they are and which of them are . ! and ?.
func (sh *shape) rest(b *[window]byte, n int) (h holding, stops uint64) {
	for x := ^(sh.word | sh.space) & (^uint64(0) >> ((stride - n) & 63)); x != 0; x &= x - 1 {
		i := bits.TrailingZeros64(x)
		k := surveyed[b[i&(stride-1)]]
		h |= k
		stops |= uint64(k/holdsStop&1) << (i & 63)
	}
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

// mend puts right what stands in no word of the characters that begin where
// strange says.
func (sh *shape) mend(b *[window]byte, strange uint64) (h holding) {
	for ; strange != 0; strange &= strange - 1 {
		i := bits.TrailingZeros64(strange)
		switch b[i] {
		case 0xC2:
			sh.word &^= 3 << i
			if b[i+1] == 0xA0 {
				h |= holdsNoBreak
			}
		case 0xE2, 0xEF:
			sh.word &^= 7 << i
		}
	}
	return h
}

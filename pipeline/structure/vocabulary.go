package structure

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// A vocabulary leads from words, in any case, to what is known of them. It is a
// table of hashes, open to all at once because nothing changes it after it is
// made: a Go map over lower-cased words took three times as long.
type vocabulary[T any] struct {
	maybe [256]uint64 // a bit for each key, by its upper bits: most words end here
	keys  []uint64
	vals  []T
}

// newVocabulary makes a vocabulary of lower-case words.
func newVocabulary[T any](words map[string]T) vocabulary[T] {
	size := 16
	for size < 3*len(words) {
		size *= 2
	}
	v := vocabulary[T]{keys: make([]uint64, size), vals: make([]T, size)}
	for w, val := range words {
		k := wordKey(w)
		i := int(k) & (size - 1)
		for v.keys[i] != 0 {
			i = (i + 1) & (size - 1)
		}
		v.keys[i], v.vals[i] = k, val
		v.maybe[k>>56] |= 1 << (k >> 50 & 63)
	}
	return v
}

// get returns what is known of word, the zero value if nothing is.
func (v *vocabulary[T]) get(word string) T { return v.at(wordKey(word)) }

func (v *vocabulary[T]) at(k uint64) T {
	var none T
	if v.maybe[k>>56]&(1<<(k>>50&63)) == 0 {
		return none
	}
	mask := len(v.keys) - 1
	for i := int(k) & mask; ; i = (i + 1) & mask {
		if v.keys[i] == k {
			return v.vals[i]
		}
		if v.keys[i] == 0 {
			return none
		}
	}
}

// wordKey hashes a word without regard to case, eight bytes a step. The bit that
// it sets in every byte makes lower case of the letters of Swedish, of one byte
// or two, and no other word of the words that vocabularies hold.
func wordKey(w string) uint64 {
	b := unsafe.Slice(unsafe.StringData(w), len(w))
	h := uint64(len(b)) * k2
	if len(b) <= 8 {
		return mix(h^k0, (upTo8(b)|small)^k1) | 1
	}
	for ; len(b) > 8; b = b[8:] {
		h = mix(h^k0, (binary.LittleEndian.Uint64(b)|small)^k1)
	}
	return mix(h^k0, (upTo8(b)|small)^k1) | 1
}

// A byte in each of eight places: the bit that parts small letters from capital
// ones, the highest bit, and the lowest.
const (
	small = 0x2020202020202020
	highs = 0x8080808080808080
	ones  = 0x0101010101010101
)

// shortWord returns the key and length of the word that begins at s[i] if it is
// one of at most seven bytes, as most are, and not at the very end of s; else 0.
// It looks at eight bytes at once: see wordBytes for what ends a word.
func shortWord(s string, i int) (key uint64, n int) {
	if i+8 > len(s) {
		return 0, 0
	}
	x := binary.LittleEndian.Uint64(unsafe.Slice(unsafe.StringData(s), len(s))[i:])
	high := x & highs
	low, folded := x&^highs, (x|small)&^highs
	letter := (folded + (0x80-'a')*ones) &^ (folded + (0x7F-'z')*ones)
	digit := (low + (0x80-'0')*ones) &^ (low + (0x7F-'9')*ones)
	if high != 0 {
		high &^= zeros(x^0xC2*ones) | zeros(x^0xE2*ones) | zeros(x^0xEF*ones)
	}
	ends := ^((letter|digit)&^(x&highs) | high) & highs
	if ends == 0 {
		return 0, 0
	}
	n = bits.TrailingZeros64(ends) >> 3
	x &= 1<<(8*n) - 1
	return mix(uint64(n)*k2^k0, (x|small)^k1) | 1, n
}

// zeros returns the highest bit of each byte of x that is 0.
func zeros(x uint64) uint64 { return ^((x&^highs + 0x7F*ones) | x) & highs }

// upTo8 reads at most eight bytes as a number, little end first.
func upTo8(b []byte) uint64 {
	switch n := uint(len(b)); {
	case n >= 4:
		return uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint32(b[n-4:]))<<(8*(n-4))
	case n >= 2:
		return uint64(binary.LittleEndian.Uint16(b)) | uint64(binary.LittleEndian.Uint16(b[n-2:]))<<(8*(n-2))
	case n == 1:
		return uint64(b[0])
	}
	return 0
}

// folded returns byte i of s in lower case, for letters of Latin-1; letters
// beyond stay as they are.
func folded(s string, i int) byte {
	c := s[i]
	if c >= 'A' && c <= 'Z' || c >= 0x80 && c <= 0x9E && c != 0x97 && i > 0 && s[i-1] == 0xC3 {
		return c + 0x20
	}
	return c
}

// hasFold reports whether t begins with prefix, which is in lower case, without
// regard to case.
func hasFold(t, prefix string) bool {
	if len(t) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if folded(t, i) != prefix[i] {
			return false
		}
	}
	return true
}

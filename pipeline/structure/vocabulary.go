package structure

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
)

// A vocabulary leads from words, in any case, to what is known of them. It is a
// table of hashes without collisions, so that a look-up is one comparison and
// nothing to guess wrong for a processor: a Go map over lower-cased words took
// five times as long.
type vocabulary[T any] struct {
	factors []uint32 // by the lower bits of a key: what spreads the keys of that bucket over the table
	shift   int
	keys    []uint64
	vals    []T
}

// newVocabulary makes a vocabulary of lower-case words.
func newVocabulary[T any](words map[string]T) vocabulary[T] {
	size := 1 << bits.Len(uint(2*len(words)))
	v := vocabulary[T]{factors: make([]uint32, size/4), shift: 33 - bits.Len(uint(size)), keys: make([]uint64, size), vals: make([]T, size)}
	buckets := make([][]string, size/4)
	for w := range words {
		b := wordKey(w) & uint64(len(buckets)-1)
		buckets[b] = append(buckets[b], w)
	}
	slices.SortFunc(buckets, func(a, b []string) int { return len(b) - len(a) })
	for _, bucket := range buckets {
		if len(bucket) > 0 {
			v.place(bucket, words)
		}
	}
	return v
}

// vocabularyOf makes a vocabulary of lists of lower-case words, by what is known of
// the words of each. It panics if a word is in two lists.
func vocabularyOf[T comparable](lists map[T]string) vocabulary[T] {
	t := map[string]T{}
	for known, words := range lists {
		for _, w := range strings.Fields(words) {
			if _, met := t[w]; met {
				panic("structure: " + w + " is in two lists")
			}
			t[w] = known
		}
	}
	return newVocabulary(t)
}

// place finds a factor that gives each word of a bucket a place of its own.
func (v *vocabulary[T]) place(bucket []string, words map[string]T) {
	factor := &v.factors[wordKey(bucket[0])&uint64(len(v.factors)-1)]
	for *factor = 1; ; *factor += 2 {
		n := 0
		for ; n < len(bucket); n++ {
			k := wordKey(bucket[n])
			if i := v.slot(k); v.keys[i] == 0 {
				v.keys[i], v.vals[i] = k, words[bucket[n]]
			} else {
				break
			}
		}
		if n == len(bucket) {
			return
		}
		for _, w := range bucket[:n] {
			i := v.slot(wordKey(w))
			var none T
			v.keys[i], v.vals[i] = 0, none
		}
	}
}

func (v *vocabulary[T]) slot(k uint64) int {
	return int(uint32(k>>32) * v.factors[k&uint64(len(v.factors)-1)] >> v.shift)
}

// get returns what is known of word, the zero value if nothing is.
func (v *vocabulary[T]) get(word string) T { return v.at(wordKey(word)) }

// among returns together the bits that are known of the words of t.
func among[T ~uint8](v *vocabulary[T], t string) (all T) {
	for from, to := range wordsOf(t, 0) {
		all |= v.get(t[from:to])
	}
	return all
}

func (v *vocabulary[T]) at(k uint64) (val T) {
	if i := v.slot(k); v.keys[i] == k {
		val = v.vals[i]
	}
	return val
}

// wordKey hashes a word without regard to case, sixteen bytes a step. The bit
// that it sets in every byte makes lower case of the letters of Swedish, of one
// byte or two, and no other word of the words that vocabularies hold.
func wordKey(w string) uint64 {
	b := bytesOf(w)
	h := uint64(0)
	for ; len(b) > 16; b = b[16:] {
		h = h*k2 ^ shortKey(binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:]), 16)
	}
	return h*k2 ^ shortKey(upTo8(b[:min(len(b), 8)]), upTo8(b[min(len(b), 8):]), len(b))
}

// shortKey is wordKey of a word of at most sixteen bytes: n bytes of x and y,
// little end first, whatever stands after them.
func shortKey(x, y uint64, n int) uint64 {
	m := &wordMasks[n&(2*stride-1)]
	return mix((x|small)&m.x, (y|small)&m.y^k1) // no byte of a word is 0, so its length is told
}

// wordMasks are the bits of the first and second eight bytes that words of so
// many bytes take.
var wordMasks = func() (t [2 * stride]struct{ x, y uint64 }) {
	for n := range t {
		t[n].x = ^uint64(0) >> (64 - 8*min(n, 8))
		t[n].y = ^uint64(0) >> (64 - 8*min(max(n-8, 0), 8))
	}
	return t
}()

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

// allFolded returns s in lower case, as far as [folded] knows it.
func allFolded(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		b.WriteByte(folded(s, i))
	}
	return b.String()
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

// starts is what texts begin with, in any case: what is no start of one need not be
// looked up among them.
type starts [1 << 12 / 64]uint64

func newStarts(texts []string) (s starts) {
	for _, t := range texts {
		slot := startOf(t)
		s[slot/64] |= 1 << (slot % 64)
	}
	return s
}

// may reports whether text may begin as one of the texts.
func (s *starts) may(text string) bool {
	slot := startOf(text)
	return s[slot/64]>>(slot%64)&1 != 0
}

// startOf spreads the first three bytes of a text over the bits of starts.
func startOf(text string) uint32 {
	if len(text) < 3 {
		return 0
	}
	return (uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | small&0xFFFFFF) * 0x9E3779B1 >> 20
}

package stem

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// A Filter tells of most words that none of their keys is among a given set,
// at a small part of the price of [Stemmer.Keys]. It does not change and may be
// shared by all workers. Make it with [NewFilter].
//
// It rests on what keys are: nearly all are beginnings of the word that lose
// endings alone. Those of irregular forms (händer, hand) and of small words
// (dom) are not, nor those that get an e back (medlen, medel); the Filter knows
// the former by heart, and the latter by what they are without that e.
type Filter struct {
	marks map[string]uint8
	edges Edges // of what has marks
}

// What a mark says of a word.
const (
	isKey       uint8 = 1 << iota // a key of the set, maybe without its e
	isIrregular                   // a form whose keys are those of another word
)

// NewFilter returns a Filter for the keys of a set.
func NewFilter(keys []string) *Filter {
	f := &Filter{marks: map[string]uint8{}}
	for _, k := range keys {
		f.marks[k] |= isKey
		if n := len(k); n > 2 && k[n-2] == 'e' && strings.IndexByte("lrn", k[n-1]) >= 0 {
			f.marks[k[:n-2]+k[n-1:]] |= isKey
		}
	}
	for form := range irregularHeads() {
		f.marks[form] |= isIrregular
	}
	for form, key := range closed {
		if f.marks[key] != 0 {
			f.marks[form] |= isIrregular
		}
	}
	f.edges = NewEdges(len(f.marks))
	for s := range f.marks {
		f.edges.Add(Head(s))
	}
	return f
}

// May reports whether one of the keys of norm may be in the set; where it is
// false, none is.
func (f *Filter) May(norm string) bool {
	word := norm
	if strings.IndexByte(norm, ':') >= 0 || norm == "" || norm[0] == '-' || norm[len(norm)-1] == '-' {
		word = Bare(norm)
	}
	if word == "" || word[0] == '-' || word != norm && strings.IndexByte(word, ':') >= 0 {
		return true
	}
	if !usual(word) {
		return true
	}
	head := Head(word)
	return f.MayLetters(word, head, f.Lengths(head))
}

// usual reports whether word is as Snowball leaves it: without capitals, white space
// and other letters than a to z and ß to ÿ.
func usual(word string) bool {
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= utf8.RuneSelf:
			if i++; c != 0xC3 || i == len(word) || word[i] < 0x9F || word[i] > 0xBF {
				return false
			}
		case c <= ' ', 'A' <= c && c <= 'Z':
			return false
		}
	}
	return true
}

// Lengths are those of the set that a word begins with: see [Edges.Lengths].
func (f *Filter) Lengths(head Edge) Lengths { return f.edges.Lengths(head) }

// MayLetters is [Filter.May] for a word of the letters a to z and ß to ÿ, maybe with
// digits and hyphens within, of which head is the [Head] and among are the lengths.
func (f *Filter) MayLetters(word string, head Edge, among Lengths) bool {
	if among &= leftOf(word); among == 0 {
		return false
	}
	for left := f.edges.May(head, among); left != 0; left &= left - 1 {
		n := bits.TrailingZeros32(uint32(left))
		for last := f.edges.last(n, head); n <= last; n++ {
			if f.mayLeave(word, n) {
				return true
			}
		}
	}
	return false
}

// mayLeave reports whether the first n bytes of a word may be a key of it and are one of the set.
func (f *Filter) mayLeave(word string, n int) bool {
	key, rest := word[:n], word[n:]
	if len(strings.TrimLeft(rest, "-")) > 2 && key[n-1] != 'm' && !long(key, 3) {
		return false
	}
	m := f.marks[key]
	return m&isKey != 0 || m != 0 && (rest == "" || rest == "s")
}

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
// little of its end. Those of irregular forms (händer, hand) are not, nor those
// that get an e back (medlen, medel); the Filter knows the former by heart, and
// the latter by what they are without that e.
type Filter struct {
	marks  map[string]uint8
	places []uint64 // by hash of what has marks, a bit each; a power of two
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
	f.places = make([]uint64, 1<<bits.Len(uint(len(f.marks))))
	for s := range f.marks {
		h := uint32(hashStart)
		for i := 0; i < len(s); i++ {
			h = hashNext(h, s[i])
		}
		place, bit := f.place(h)
		*place |= bit
	}
	return f
}

// place returns where the bit of a hash is: words have 32 to 64 bits each.
func (f *Filter) place(h uint32) (*uint64, uint64) {
	return &f.places[h>>6&uint32(len(f.places)-1)], 1 << (h >> 26)
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
	h, letters, shortest := uint32(hashStart), 0, shortestKey(word)
	for i := 0; i < len(word); {
		c := word[i]
		h = hashNext(h, c)
		if i++; c < 'a' || c > 'z' {
			if c <= ' ' || 'A' <= c && c <= 'Z' {
				return true // not as Snowball leaves it
			}
			if c >= utf8.RuneSelf {
				if c != 0xC3 || i == len(word) || word[i] < 0x9F || word[i] > 0xBF {
					return true // no letter ß to ÿ
				}
				h = hashNext(h, word[i])
				i++
			}
		}
		if letters++; i < shortest {
			continue
		}
		left := len(word) - i
		if letters < 3 && left > 2 && c != 'm' {
			continue
		}
		if place, bit := f.place(h); *place&bit != 0 {
			m := f.marks[word[:i]]
			if m&isKey != 0 || m != 0 && (left == 0 || left == 1 && word[i] == 's') {
				return true
			}
		}
	}
	return false
}

// shortestKey returns how many bytes of word are surely kept by all its keys:
// those before the longest end that looks put together from endings. It lets
// more by than are (ner, sdem), and nothing else: a key that ends before that
// lacks a letter that no ending has, as the first part of a compound does.
func shortestKey(word string) int {
	for i := len(word) - 1; i >= 0; i-- {
		if e := endings[word[i]]; e == 0 || e == inSome && !inEnding(word, i) {
			return i + 1
		}
	}
	return 0
}

// endings says of each byte whether it can be part of an ending: those of
// Snowball (a, erna, heter, ande, lig, els and others), the -n, -t and -et of
// definite and neuter forms, and the second of two consonants.
var endings = [256]uint8{
	'a': inAny, 'e': inAny, 's': inAny, 'n': inAny, 't': inAny, 'd': inAny, 'm': inAny, '-': inAny,
	'r': inSome, 'o': inSome, 'h': inSome, 'l': inSome, 'i': inSome, 'g': inSome,
}

const (
	inAny  = 1 + iota
	inSome // as inEnding says
)

// inEnding reports whether the letter at byte i, which only some endings hold,
// can be part of one.
func inEnding(word string, i int) bool {
	next := word[i+1:]
	switch word[i] {
	case 'r':
		return i > 0 && strings.IndexByte("aeo", word[i-1]) >= 0 || strings.HasPrefix(next, "et") // centret is cent
	case 'o':
		return strings.HasPrefix(next, "r")
	case 'h':
		return strings.HasPrefix(next, "et")
	case 'l':
		return strings.HasPrefix(next, "ig") || strings.HasPrefix(next, "s")
	case 'i':
		return strings.HasPrefix(next, "g")
	case 'g':
		return i > 0 && word[i-1] == 'i'
	}
	return false
}

// FNV-1a, byte by byte, so that all beginnings of a word cost one pass.
const hashStart = 2166136261

func hashNext(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

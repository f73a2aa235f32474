package stem

import (
	"strings"
	"unicode/utf8"
)

// A Filter tells of most words that none of their keys is among a given set,
// at a small part of the price of [Stemmer.Keys]. It does not change and may be
// shared by all workers. Make it with [NewFilter].
//
// It rests on what keys are: nearly all are beginnings of the word that lose
// endings alone. Those of irregular forms (händer, hand) are not, nor those
// that get an e back (medlen, medel); the Filter knows the former by heart, and
// the latter by what they are without that e.
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
	f.edges = NewEdges(len(f.marks))
	for s := range f.marks {
		f.edges.Add(Head(s), len(s))
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
	return !usual(word) || f.MayLetters(word, Head(word))
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

// MayLetters is [Filter.May] for a word of the letters a to z and ß to ÿ, maybe with
// digits and hyphens within, of which head is the [Head].
func (f *Filter) MayLetters(word string, head uint64) bool {
	var room [8]int32
	for _, n := range f.edges.Of(room[:0], head, shortestKey(word), len(word)) {
		key, rest := word[:n], word[n:]
		if len(strings.TrimLeft(rest, "-")) > 2 && key[n-1] != 'm' && !long(key, 3) {
			continue
		}
		m := f.marks[key]
		if m != 0 && (rest == "" || rest == "s") || m&isKey != 0 && goes(rest) {
			return true
		}
	}
	return false
}

// What is taken off a word for a key, from within: a letter that was doubled or the t
// of öst, the three steps of Snowball's algorithm, and an n, t or et and an s that it
// leaves; vuxna, centret and vapnet have lost an e.
var (
	innerEndings = takenOff("m", "t", "lig ig els t", "d t n")
	outerEndings = takenOff(
		"a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas "+
			"es ades andes ens arens hetens erns at andet het ast s et ets na ret net hetret",
		"n t et", "s")
)

const longestInner = len("mtligd")

// takenOff returns all that endings make, of each part one or none.
func takenOff(parts ...string) map[string]bool {
	all := []string{""}
	for _, part := range parts {
		for _, before := range all {
			for ending := range strings.FieldsSeq(part) {
				all = append(all, before+ending)
			}
		}
	}
	set := map[string]bool{}
	for _, s := range all {
		set[s] = true
	}
	return set
}

// lastEndings are those of outerEndings that hyphens before them go with.
var lastEndings = takenOff("n t et", "s")

// goes reports whether rest may be all that is taken off a word for a key.
func goes(rest string) bool {
	if i := strings.LastIndexByte(rest, '-'); i >= 0 {
		return lastEndings[rest[i+1:]]
	}
	for n := 0; n <= min(len(rest), longestInner); n++ {
		if innerEndings[rest[:n]] && outerEndings[rest[n:]] {
			return true
		}
	}
	return false
}

// shortestKey returns how many bytes of word are surely kept by all its keys:
// those before the longest end that looks put together from endings. It lets
// more by than are (ner, sdem), and nothing else: a key that ends before that
// lacks a letter that no ending has, as the first part of a compound does. It goes by
// the lowest five bits of letters; what is none is taken for one that endings have.
func shortestKey(word string) int {
	for i := len(word) - 1; i >= 0; i-- {
		c := word[i]
		if c < utf8.RuneSelf && anywhere>>(c&31)&1 != 0 {
			continue
		}
		near := uint32(0)
		if i+1 < len(word) {
			near = endingBefore[c&31] >> (word[i+1] & 31)
		}
		if i > 0 {
			near |= endingAfter[c&31] >> (word[i-1] & 31)
		}
		if c >= utf8.RuneSelf || near&1 == 0 {
			return i + 1
		}
	}
	return 0
}

// anywhere has a bit for each letter that can be part of an ending wherever it
// stands: of those of Snowball (a, erna, heter, ande, lig, els and others), the -n, -t
// and -et of definite and neuter forms, and the second of two consonants. Other letters
// are part of one only before or after some: endingBefore and endingAfter have bits for
// these.
var (
	anywhere     = letterBits("aesntdm-")
	endingBefore = [32]uint32{'r' & 31: letterBits("e"), 'o' & 31: letterBits("r"), 'h' & 31: letterBits("e"), 'l' & 31: letterBits("is"), 'i' & 31: letterBits("g")}
	endingAfter  = [32]uint32{'r' & 31: letterBits("aeo"), 'g' & 31: letterBits("i")}
)

func letterBits(letters string) (bits uint32) {
	for i := range len(letters) {
		bits |= 1 << (letters[i] & 31)
	}
	return bits
}

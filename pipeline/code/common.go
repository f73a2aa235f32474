package code

import (
	"strings"

	"github.com/temakod/temakod/pipeline/tokenise"
)

// commonWords are common words of Swedish that phrases begin with and go on
// with, at most 64, that a bit stands for each. Every second word of a text is one
// of them, and a lexicon has many phrases of which they are part: who knows of two
// neighbours what they have to do with each other need not go over these.
const commonWords = "i för som på inte är till de med att en och det har vi få av den vara ingen kan om vad ta var får från man hur dem alla gör" +
	" utan ett inget ha vilka mellan kommer inga människor någon blir när går mer andra vill nya finns vem över olika göra vid del in aldrig" +
	" efter flera ska oss så sin"

// A familiar is what the common words have to do with the atom at a place.
type familiar struct {
	next  uint64 // those that begin patterns which go on over it with the very next word
	later uint64 // ... or further on
	hold  uint64 // those that match it
}

// familiarise finds what the common words have to do with the atoms.
func (m *Matcher) familiarise() {
	m.common = map[string]uint64{}
	m.familiars = make([]familiar, m.trie.seen+1)
	r := resolver{x: &m.words, stem: m.words.stemmer.Keys}
	for i, w := range strings.Fields(commonWords) {
		bit := uint64(1) << i
		m.common[w] = bit
		hits := r.typ(&tokenise.Type{Text: w, Norm: w, Kind: tokenise.Word})
		for _, on := range m.trie.onward(nil, hits) {
			m.familiars[on.place].hold |= bit
		}
		for _, p := range m.trie.prospects(nil, m.trie.beginnings(hits)) {
			switch {
			case p.place == everywhere: // the word is looked at each time
			case p.reach == 1:
				m.familiars[p.place].next |= bit
			default:
				m.familiars[p.place].later |= bit
			}
		}
	}
}

// commonBit returns the bit of a common word, 0 for any other. It must hold all
// that is said of it: capitals may make another word of it.
func (m *Matcher) commonBit(norm string, hits []onward, ways []prospect) uint64 {
	if len(norm) > 8 {
		return 0
	}
	bit := m.common[norm]
	for _, on := range hits {
		bit &= m.familiars[on.place].hold
	}
	for _, p := range ways {
		if f := &m.familiars[p.place]; p.reach == 1 {
			bit &= f.next
		} else {
			bit &= f.later
		}
	}
	return bit
}

// familiarTo returns the bits of the common words that begin patterns which go on
// over any of the hits: with the very next word, and further on.
func (m *Matcher) familiarTo(hits []onward) (next, later uint64) {
	for _, on := range hits {
		next |= m.familiars[on.place].next
		later |= m.familiars[on.place].later
	}
	return next, later
}

// Package stem gives the forms under which a Swedish word is looked up: its
// Snowball stem, the stems that Snowball does not join with it, and the
// inflected forms of a lexicon's word.
//
// A [Stemmer] belongs to one worker. Make it with [New] and call
// [Stemmer.Keys] with a token's normal form; call [Paradigm] once for each word
// of a lexicon.
package stem

import (
	"strings"

	"github.com/kljensen/snowball/swedish"
)

// Options are the settings of a [Stemmer]. The zero value is the usual
// behaviour.
type Options struct {
	// Snowball2 keeps to the rules of Snowball before version 3, for
	// comparison with older studies: arbetet is then not joined with arbete,
	// and [Stemmer.Keys] gives the stem alone.
	Snowball2 bool
}

// maxMemo bounds how many words a Stemmer remembers. It then forgets them all:
// that costs a stemming each, and never changes one.
const maxMemo = 1 << 12

// A Stemmer stems words and remembers them. It belongs to one goroutine.
type Stemmer struct {
	opt   Options
	memo  map[string]string
	heads map[string]string // of irregular forms: händer is hand's
}

// New returns a Stemmer.
func New(opt Options) *Stemmer {
	return &Stemmer{opt: opt, memo: map[string]string{}, heads: irregularHeads()}
}

// Stem returns the stem of a word in lower case and normal form C, as
// tokenise.Normal gives it. What a short form is inflected by is taken off
// first, and hyphens that stand for the rest of a compound: iop:er is iop,
// patient- is patient. A stem is no word: do not show it.
func (s *Stemmer) Stem(norm string) string {
	if stem, ok := s.memo[norm]; ok {
		return stem
	}
	norm = strings.Clone(norm)
	stem := s.stem(Bare(norm))
	if len(s.memo) >= maxMemo {
		clear(s.memo)
	}
	s.memo[norm] = stem
	return stem
}

// stem stems a bare word.
func (s *Stemmer) stem(word string) string {
	if s.opt.Snowball2 {
		return swedish.Stem(word, true)
	}
	return snowball3(word)
}

// Bare returns a word without the ending after a colon and without hyphens at
// either end: iop for iop:er, patient for patient-. A word that would vanish is
// returned as it is.
func Bare(norm string) string {
	bare := norm
	if i := strings.LastIndexByte(bare, ':'); i > 0 && i < len(bare)-1 && letters(bare[i+1:]) {
		bare = bare[:i]
	}
	if bare = strings.Trim(bare, "-"); bare == "" {
		return norm
	}
	return bare
}

// letters reports whether s holds nothing but the letters of Swedish endings.
func letters(s string) bool { return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" }

package stem

import (
	"strings"
	"unicode/utf8"

	"github.com/kljensen/snowball/swedish"
)

// snowball3 adds to kljensen's stemmer, which follows the Swedish algorithm as
// it was before Snowball 3.0, the two rules that version 3 brought
// (https://snowballstem.org/algorithms/swedish/stemmer.html): the neuter
// definite -et and -ets go, and -öst becomes -ös.
func snowball3(word string) string {
	r1 := regionOne(word)
	for _, ending := range [...]string{"ets", "et"} {
		if base, ok := strings.CutSuffix(word, ending); ok && len(base) >= r1 && neuter(base) {
			return otherSuffix(base, r1)
		}
	}
	stem := swedish.Stem(word, true)
	if base, ok := strings.CutSuffix(stem, "öst"); ok && len(base) >= r1 && base != "" && strings.IndexByte("iklnprtuv", base[len(base)-1]) >= 0 {
		return base + "ös"
	}
	return stem
}

// regionOne returns where R1 begins: after the first letter that is no vowel
// and follows one, but not before the fourth letter.
func regionOne(word string) int {
	n, after := 0, false
	for i, r := range word {
		if after && !vowel(r) && n >= 2 {
			return i + utf8.RuneLen(r)
		}
		if after && !vowel(r) {
			return third(word)
		}
		after = vowel(r)
		n++
	}
	return len(word)
}

// third returns where the fourth letter of word begins.
func third(word string) int {
	n := 0
	for i := range word {
		if n == 3 {
			return i
		}
		n++
	}
	return len(word)
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouyåäö", r) }

// neuter reports whether -et after base is the neuter definite article: a
// vowel and a consonant stand before it with something before them, and the
// word is none that ends so by nature (paket, identitet).
func neuter(base string) bool {
	last, n := utf8.DecodeLastRuneInString(base)
	before, m := utf8.DecodeLastRuneInString(base[:len(base)-n])
	if vowel(last) || !vowel(before) || len(base) == n+m {
		return false
	}
	for _, w := range [...]string{
		"h", "iet", "uit", "fab", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit", "tit",
		"ivit", "kvit", "xit", "kom", "rak", "pak", "stak",
	} {
		if strings.HasSuffix(base, w) {
			return false
		}
	}
	return true
}

// otherSuffix takes off the last step's suffixes, which kljensen does after the
// ending that is gone already.
func otherSuffix(stem string, r1 int) string {
	for _, suffix := range [...]string{"lig", "els", "ig"} {
		if base, ok := strings.CutSuffix(stem, suffix); ok {
			if len(base) >= r1 {
				return base
			}
			break
		}
	}
	return stem
}

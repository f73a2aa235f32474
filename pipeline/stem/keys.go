package stem

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Keys appends to dst every key under which a word in a text is looked up: its
// stem first, then the stems of the forms that Snowball does not join with it,
// as häls for hälsan, whose own stem is hälsan. No key comes twice. Most words
// have one or two keys, few more than four. Small words have one that no other word
// has: dom is not what domare is.
//
// A term is known by the keys of its own word: a word in a text may be that term
// if they share one. Some further keys are no word's stem; they find nothing.
func (s *Stemmer) Keys(dst []string, norm string) []string {
	word := Bare(norm)
	first := len(dst)
	if key := closed[word]; key != "" && !s.opt.Snowball2 {
		return append(dst, key)
	}
	dst = append(dst, s.Stem(norm))
	if s.opt.Snowball2 {
		return dst
	}
	// Part of the word may have been taken for an ending. Its forms then have the
	// word itself for stem: ansvar is ansv but ansvaret ansvar, and so kontor,
	// kostnad, konferens, hållbar.
	if r, _ := utf8.DecodeLastRuneInString(word); dst[first] != word && long(word, 4) && !vowel(r) {
		dst = unique(dst, first, word)
	}
	dst = s.further(dst, first, word)
	// Snowball takes one ending, so the genitive hides the one before it:
	// fonders, hälsans.
	if base, ok := strings.CutSuffix(word, "s"); ok && long(base, 4) && base[len(base)-1] != 's' && !isClosed(base) {
		dst = unique(dst, first, s.Stem(base))
		dst = s.further(dst, first, base)
	}
	// The m that doubles before an ending: medlemmar, programmet, ensamma.
	for _, k := range dst[first:] {
		if strings.HasSuffix(k, "mm") && word != k {
			dst = unique(dst, first, k[:len(k)-1])
		}
	}
	return dst
}

// add appends the stem of base, from which word may be inflected, unless it is
// a short stem that a long word was cut down to (int of internet is inte's) or
// base is a small word.
func (s *Stemmer) add(dst []string, first int, word, base string) []string {
	if isClosed(base) {
		return dst
	}
	stem := s.Stem(base)
	if !long(stem, 4) && len(word)-len(stem) > 2 {
		return dst
	}
	return unique(dst, first, stem)
}

// unique appends key unless dst[first:] holds it.
func unique(dst []string, first int, key string) []string {
	if slices.Contains(dst[first:], key) {
		return dst
	}
	return append(dst, key)
}

// further appends the stems of the forms that word may be inflected from.
func (s *Stemmer) further(dst []string, first int, word string) []string {
	if head, ok := s.heads[word]; ok {
		return unique(dst, first, s.Stem(head))
	}
	if !long(word, 5) || notInflected[word] {
		return dst
	}
	switch word[len(word)-1] {
	case 'n':
		if base := definite(word); base != "" {
			dst = s.add(dst, first, word, base)
		}
	case 't':
		if base := neutral(word); base != "" {
			dst = s.add(dst, first, word, base)
		}
	}
	if base := syncopated(word); base != "" {
		dst = s.add(dst, first, word, base)
	}
	return dst
}

// definite takes off the -n of a definite form that Snowball leaves: hälsan,
// oron, psykiatrin, miljön, handeln, traktorn; and of the nouns of action in
// -an: samverkan.
func definite(word string) string {
	base := word[:len(word)-1]
	r, _ := utf8.DecodeLastRuneInString(base)
	switch r {
	case 'a', 'o', 'i', 'u', 'y', 'ö', 'é':
		return base
	}
	if strings.HasSuffix(base, "el") || strings.HasSuffix(base, "or") {
		return base
	}
	return ""
}

// neutral takes off the neuter endings that Snowball leaves: the -t of
// adjectives (ensamt, socialt, aktivt) and the -et of nouns after a group of
// consonants or a vowel (projektet, nätverket, partiet).
func neutral(word string) string {
	if base, ok := strings.CutSuffix(word, "et"); ok {
		last, n := utf8.DecodeLastRuneInString(base)
		before, _ := utf8.DecodeLastRuneInString(base[:len(base)-n])
		switch {
		case last == 'i' || last == 'e' || last == 'o' && before != 'o':
			return base
		case !vowel(last) && !vowel(before):
			return base
		}
		return ""
	}
	base := word[:len(word)-1]
	switch {
	case strings.HasSuffix(base, "en"): // moment, patient: adjectives in -en have -et
		return ""
	case strings.HasSuffix(base, "or") && word != "stort": // transport
		return ""
	case strings.HasSuffix(base, "ar") && !strings.HasSuffix(base, "bar") && word != "klart": // egenart
		return ""
	}
	if strings.IndexByte("glmnrvp", base[len(base)-1]) >= 0 {
		return base
	}
	return ""
}

// syncopated gives back the e that falls out before an ending: medel from
// medlen, exempel from exemplet, center from centret, vapen from vapnet. The
// endings -ar and -a are left alone: they are those of verbs too (handlar).
func syncopated(word string) string {
	for _, ending := range [...]string{"burna", "uxna", "ivna", "undna", "utna"} {
		if strings.HasSuffix(word, ending) {
			return word[:len(word)-2] + "en" // vuxna, idéburna
		}
	}
	for _, ending := range [...]string{"erna", "arna", "en", "et", "er"} {
		base, ok := strings.CutSuffix(word, ending)
		if !ok {
			continue
		}
		if len(base) < 3 {
			return ""
		}
		last, before := base[len(base)-1], base[len(base)-2]
		fits := false
		switch last {
		case 'l':
			fits = strings.IndexByte("bdfgkmpstv", before) >= 0
		case 'r':
			fits = ending == "et" && strings.IndexByte("bdkmpst", before) >= 0
		case 'n':
			fits = ending == "et" && (strings.HasSuffix(base, "ckn") || strings.HasSuffix(base, "ttn") || strings.HasSuffix(base, "pn"))
		}
		if !fits {
			return ""
		}
		return base[:len(base)-1] + "e" + base[len(base)-1:]
	}
	return ""
}

// notInflected are words that look like an inflected form of another word.
var notInflected = words(`
	annan banan innan koran medan orkan organ roman sedan sådan titan undan utan varan vegan nästan
	kanon
	kvart stolt svart planet
	början
`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// long reports whether word has at least n letters.
func long(word string, n int) bool {
	return len(word) >= n && utf8.RuneCountInString(word) >= n
}

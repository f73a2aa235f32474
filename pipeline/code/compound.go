package code

import (
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/lexicon"
)

// firstForms returns the forms in which a word stands first in a compound,
// without a linking letter that is added to the whole word: hälsa gives hälsa,
// häls and hälso (hälsovård, hälsoläge), arbete gives arbete and arbet (arbetsliv).
func firstForms(word string) []string {
	forms := []string{word}
	if base, ok := strings.CutSuffix(word, "a"); ok && utf8.RuneCountInString(base) >= 2 {
		forms = append(forms, base+"o", base+"u", base+"e")
		if utf8.RuneCountInString(base) >= 3 {
			forms = append(forms, base)
		}
	}
	if base, ok := strings.CutSuffix(word, "e"); ok && utf8.RuneCountInString(base) >= 3 {
		forms = append(forms, base)
	}
	return forms
}

// links are the letters that may join the parts of a compound.
var links = [...]string{"", "-", "s", "s-", "e", "a", "o", "u"}

// linksS are the same links with s first.
var linksS = [...]string{"s", "s-", "", "-", "e", "a", "o", "u"}

// linksE are the same links with e first, for the few words that take it.
var linksE = [...]string{"e", "", "-", "s", "s-", "a", "o", "u"}

var bindsWithE = map[string]bool{"familj": true, "skatt": true}

// bindsWithS are the endings of words that always take a linking s.
var bindsWithS = [...]string{"ning", "ling", "het", "skap", "tion", "sion", "itet", "dom", "nad", "ment", "ande", "ende", "lek", "förening"}

// linksAfter returns the links to try after a first part, the likely one first.
func linksAfter(first string) [8]string {
	for _, end := range bindsWithS {
		if strings.HasSuffix(first, end) {
			return linksS
		}
	}
	if bindsWithE[first] {
		return linksE
	}
	return links
}

// linksFor returns the links to try at the end of what stands before a head.
func linksFor(residue string) [8]string {
	if bare, ok := strings.CutSuffix(residue, "s"); ok && shortFirst[bare] && !shortFirst[residue] {
		return linksS
	}
	return linksAfter(strings.TrimSuffix(residue, "s"))
}

// splitFirst takes norm apart after byte i, where a form of w ends: the linking
// letters and the rest, and whether that is a plausible compound.
func splitFirst(norm string, i int, w *lexicon.Word) (link, rest string, ok bool) {
	if i == len(norm) {
		return "", "", false
	}
	whole := norm[:i] == w.Text
	for _, link := range linksAfter(norm[:i]) {
		rest, found := strings.CutPrefix(norm[i:], link)
		if !found || !whole && link != "" && link != "s" {
			continue
		}
		if link != "" && link[len(link)-1] == '-' {
			return link, rest, rest != "" && listed(w, rest, false) != denied
		}
		if firstRest(w, rest) {
			return link, rest, true
		}
	}
	return "", "", false
}

func firstRest(w *lexicon.Word, rest string) bool {
	switch listed(w, rest, false) {
	case allowed:
		return true
	case denied:
		return false
	}
	return plausibleHead(rest)
}

// splitHead takes norm apart before byte i, where a form of w begins: the first
// part and the linking letters, and whether that is a plausible compound.
func splitHead(norm string, i int, w *lexicon.Word) (part, link string, ok bool) {
	residue := norm[:i]
	if bare, hyphen := strings.CutSuffix(residue, "-"); hyphen {
		return bare, "-", bare != "" && listed(w, bare, true) != denied
	}
	best, bestLink, found := "", "", false
	for _, link := range linksFor(residue) {
		part, cut := strings.CutSuffix(residue, link)
		if !cut || link == "-" || link == "s-" {
			continue
		}
		switch listed(w, part, true) {
		case allowed:
			return part, link, true
		case denied:
			if len(w.Allow) == 0 {
				return "", "", false
			}
			continue // with another linking letter it may be on the list
		}
		if !found && plausibleFirst(part, link, norm[i:]) {
			best, bestLink, found = part, link, true
		}
	}
	return best, bestLink, found
}

// verdict is what the lists of a compound say of its other part.
type verdict int8

const (
	denied verdict = iota - 1
	unlisted
	allowed
)

// listed says what w's lists say of the other part of a compound. What is not
// on a list of allowed parts is denied. A part of four letters or more may
// itself be the end of a compound (delprojekt for projekt); after the word it
// may be inflected.
func listed(w *lexicon.Word, part string, before bool) verdict {
	for _, d := range w.Deny {
		if samePart(part, d, before) {
			return denied
		}
	}
	for _, a := range w.Allow {
		if samePart(part, a, before) {
			return allowed
		}
	}
	if len(w.Allow) > 0 {
		return denied
	}
	return unlisted
}

func samePart(part, want string, before bool) bool {
	if part == want {
		return true
	}
	if before {
		return utf8.RuneCountInString(want) >= 4 && strings.HasSuffix(part, want)
	}
	rest, ok := strings.CutPrefix(part, want)
	return ok && inflections[rest]
}

// plausibleFirst reports whether part can be the first part of a compound with
// the given head. Short parts must be known, since so many words merely end
// like the head (gem|ensam, åter|förening); a longer one must have a vowel and
// end as words do.
func plausibleFirst(part, link, head string) bool {
	n := utf8.RuneCountInString(part)
	switch {
	case n < 2:
		return false
	case shortFirst[part]:
		return true
	case particles[part]:
		return link == "" && utf8.RuneCountInString(head) >= 10
	case n < 5 || notFirst[part] || insideEnding(part+link, head):
		return false
	}
	return hasVowel(part) && startsLikeWord(part) && endsLikeWord(part) && !(link != "" && link != "s" && n < 6)
}

// insideEnding reports whether the seam between first and head lies within a
// derivational ending of the word: isole|ring.
func insideEnding(first, head string) bool {
	for i := range head {
		if i < 2 || i > 6 || !derivations[first[len(first)-1:]+head[:i]] {
			continue
		}
		if inflections[head[i:]] || head[i:] == "" {
			return true
		}
	}
	return derivations[first[len(first)-1:]+head]
}

// plausibleHead reports whether rest can be the head of a compound, and not an
// inflection or derivation of what stands before it.
func plausibleHead(rest string) bool {
	n := utf8.RuneCountInString(rest)
	switch {
	case n < 3 || !hasVowel(rest):
		return false
	case n == 3:
		return shortHeads[rest]
	case inflections[rest] || derived(rest):
		return false
	}
	return startsLikeWord(rest)
}

// derived reports whether rest is a derivational ending, inflected or not: the
// het of ensamheten, the lig of barnsliga.
func derived(rest string) bool {
	for i := len(rest); i > 1; i-- {
		if derivations[rest[:i]] && (i == len(rest) || inflections[rest[i:]]) {
			return true
		}
	}
	return false
}

const vowels = "aeiouyåäöéü"

func hasVowel(s string) bool { return strings.ContainsAny(s, vowels) }

// startsLikeWord reports whether the consonants before the first vowel begin
// Swedish words.
func startsLikeWord(s string) bool {
	i := strings.IndexAny(s, vowels)
	return i >= 0 && (i <= 1 || onsets[s[:i]])
}

// endsLikeWord reports whether Swedish words end in the consonants that s ends
// in.
func endsLikeWord(s string) bool {
	i := strings.LastIndexAny(s, vowels)
	if i < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	coda := s[i+n:]
	switch {
	case len(coda) < 2:
		return coda != "h"
	case strings.HasSuffix(coda, "sp") && len(coda) > 2:
		return false
	}
	for j := 2; j <= len(coda); j++ {
		if !codas[coda[j-2:j]] {
			return false
		}
	}
	return true
}

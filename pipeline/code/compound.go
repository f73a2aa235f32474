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

var bindsWithE = set("familj skatt")

// bindsWithS are the endings of words that always take a linking s, by their last
// byte.
var bindsWithS = endings("ning ling het skap tion sion itet dom nad ment ande ende lek förening")

// endings returns a list of endings by their last bytes.
func endings(list string) (ends [256][]string) {
	for _, end := range strings.Fields(list) {
		last := end[len(end)-1]
		ends[last] = append(ends[last], end)
	}
	return ends
}

// linksAfter returns the links to try after a first part, the likely one first.
func linksAfter(first string) *[8]string {
	if first != "" {
		for _, end := range bindsWithS[first[len(first)-1]] {
			if strings.HasSuffix(first, end) {
				return &linksS
			}
		}
	}
	if bindsWithE.has(first) {
		return &linksE
	}
	return &links
}

// linksFor returns the links to try at the end of what stands before a head.
func linksFor(residue string) *[8]string {
	bare, ok := strings.CutSuffix(residue, "s")
	if ok && shortFirst.has(bare) && !shortFirst.has(residue) {
		return &linksS
	}
	return linksAfter(bare)
}

// splitFirst takes norm apart after byte i, where w ends or a changed form of it: how long the
// linking letters are, and whether that is a plausible compound.
func splitFirst(norm string, i int, form how, w *lexicon.Word) (linking int, ok bool) {
	if i == len(norm) {
		return 0, false
	}
	for _, link := range linksAfter(norm[:i]) {
		rest, found := strings.CutPrefix(norm[i:], link)
		if !found || form == changedForm && link != "" && link != "s" {
			continue
		}
		if link != "" && link[len(link)-1] == '-' {
			return len(link), rest != "" && listed(w, rest, false) != denied
		}
		if firstRest(w, rest) {
			return len(link), true
		}
	}
	return 0, false
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

// splitHead takes norm apart before byte i, where a form of w begins: how long the
// linking letters are, and whether that is a plausible compound.
func splitHead(norm string, i int, w *lexicon.Word) (linking int, ok bool) {
	residue := norm[:i]
	if bare, hyphen := strings.CutSuffix(residue, "-"); hyphen {
		return len("-"), bare != "" && listed(w, bare, true) != denied
	}
	best, found := 0, false
	for _, link := range linksFor(residue) {
		part, cut := strings.CutSuffix(residue, link)
		if !cut || link == "-" || link == "s-" {
			continue
		}
		switch listed(w, part, true) {
		case allowed:
			return len(link), true
		case denied:
			if len(w.Allow) == 0 {
				return 0, false
			}
			continue // with another linking letter it may be on the list
		}
		if !found && plausibleFirst(part, link, norm[i:]) {
			best, found = len(link), true
		}
	}
	return best, found
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
		return strings.HasSuffix(part, want) && utf8.RuneCountInString(want) >= 4
	}
	rest, ok := strings.CutPrefix(part, want)
	return ok && inflections.has(rest)
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
	case shortFirst.has(part):
		return true
	case particles.has(part):
		return link == "" && utf8.RuneCountInString(head) >= 10
	case n < 5 || notFirst.has(part):
		return false
	case link != "" && link != "s" && n < 6:
		return false
	}
	last := part[len(part)-1]
	if link != "" {
		last = link[len(link)-1]
	}
	return !insideEnding(last, head) && startsLikeWord(part) && endsLikeWord(part)
}

// insideEnding reports whether the seam between what ends in the byte last and head
// lies within a derivational ending of the word: isole|ring.
func insideEnding(last byte, head string) bool {
	if head == "" || last >= utf8.RuneSelf || !derivations.begins(last, head[0]) {
		return false
	}
	word := string(rune(last)) + head
	for i := range head {
		if i < 2 || i > 6 || !derivations.has(word[:1+i]) {
			continue
		}
		if inflections.has(head[i:]) || head[i:] == "" {
			return true
		}
	}
	return derivations.has(word)
}

// plausibleHead reports whether rest can be the head of a compound, and not an
// inflection or derivation of what stands before it.
func plausibleHead(rest string) bool {
	switch n := utf8.RuneCountInString(rest); {
	case n < 3:
		return false
	case n == 3:
		return shortHeads.has(rest)
	case inflections.has(rest) || derived(rest):
		return false
	}
	return startsLikeWord(rest)
}

// derived reports whether rest is a derivational ending, inflected or not: the
// het of ensamheten, the lig of barnsliga.
func derived(rest string) bool {
	if len(rest) < 2 || !derivations.begins(rest[0], rest[1]) {
		return false
	}
	for i := min(len(rest), derivations.longest); i > 1 && len(rest)-i <= inflections.longest; i-- {
		if derivations.has(rest[:i]) && (i == len(rest) || inflections.has(rest[i:])) {
			return true
		}
	}
	return false
}

// vowelLen returns the length of the vowel at byte i of s, 0 if there is none.
func vowelLen(s string, i int) int {
	switch s[i] {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return 1
	case 0xC3:
		if i+1 < len(s) {
			switch s[i : i+2] {
			case "å", "ä", "ö", "é", "ü":
				return 2
			}
		}
	}
	return 0
}

func hasVowel(s string) bool {
	for i := range len(s) {
		if vowelLen(s, i) > 0 {
			return true
		}
	}
	return false
}

// startsLikeWord reports whether the consonants before the first vowel begin
// Swedish words.
func startsLikeWord(s string) bool {
	for i := range len(s) {
		if vowelLen(s, i) > 0 {
			return i <= 1 || onsets.has(s[:i])
		}
	}
	return false
}

// endsLikeWord reports whether Swedish words end in the consonants that s ends
// in.
func endsLikeWord(s string) bool {
	i, n := len(s)-1, 0
	for ; i >= 0; i-- {
		if n = vowelLen(s, i); n > 0 {
			break
		}
	}
	if i < 0 {
		return false
	}
	coda := s[i+n:]
	switch {
	case len(coda) < 2:
		return coda != "h"
	case strings.HasSuffix(coda, "sp") && len(coda) > 2:
		return false
	}
	for j := 2; j <= len(coda); j++ {
		if !codas.has(coda[j-2 : j]) {
			return false
		}
	}
	return true
}

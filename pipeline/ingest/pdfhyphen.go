package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A hyphenator decides what a hyphen at the end of a line was: a break within a
// word, or part of it. It knows the words that the document writes within lines.
type hyphenator struct {
	words map[string]bool // in lower case: whole, and with hyphens in them
}

// hyphenWords bounds how many words are remembered.
const hyphenWords = 1 << 18

// learn takes in the words of a line, but not its last if that may be half a
// word, nor its first if the line before ended so.
func (h *hyphenator) learn(words []pdfBox, after bool) {
	for i, w := range words {
		if i == 0 && after || i == len(words)-1 && strings.ContainsAny(w.text, "-\u2010\u00AD") {
			continue
		}
		if t := bare(w.text); len(t) > 3 && len(t) < 64 && len(h.words) < hyphenWords {
			h.words[t] = true
		}
	}
}

// bare returns a word in lower case without the marks around it.
func bare(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// join returns what stands at the end of text in place of a line break before
// next: text without its hyphen, or with it, or with a space.
func (h *hyphenator) join(text, next string) (kept, between string) {
	r, n := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune("/-_=&?", r) && (strings.Contains(text, "://") || strings.Contains(text, "www.")) {
		return text, "" // an address on the web
	}
	if r == '\u00AD' {
		return text[:len(text)-n], ""
	}
	if r != '-' && r != '\u2010' {
		return text, " "
	}
	stem := strings.TrimRight(text[:len(text)-n], "\u00AD")
	before, _ := utf8.DecodeLastRuneInString(stem)
	first, _ := utf8.DecodeRuneInString(next)
	left := stem[strings.LastIndexAny(stem, " \t\n")+1:]
	switch {
	case !unicode.IsLetter(before) && !unicode.IsDigit(before):
		return text, " " // a dash
	case unicode.IsDigit(before) || unicode.IsDigit(first) || unicode.IsUpper(first):
		return text, ""
	case !unicode.IsLetter(first):
		return text, " "
	}
	right, _, _ := strings.Cut(next, " ")
	if isConjunction(bare(right)) {
		return text, " " // hälso- / och sjukvård
	}
	l, rt := bare(left), bare(right)
	switch {
	case h.words[l+rt]:
		return stem, ""
	case h.words[l+"-"+rt] || isAcronym(left) || utf8.RuneCountInString(l) == 1 || strings.ContainsAny(l+rt, "-\u2010"):
		return text, "" // e-post, väst-öst-gränsen
	}
	return stem, ""
}

// isConjunction reports whether w joins two compounds that share a part, so
// that the hyphen before it stands for that part.
func isConjunction(w string) bool {
	switch w {
	case "och", "eller", "samt", "respektive", "till", "men", "som", "and", "or":
		return true
	}
	return false
}

// isAcronym reports whether a word is written in capitals alone, as in
// "IT-stöd", which keeps its hyphen.
func isAcronym(w string) bool {
	w = w[strings.LastIndexAny(w, "-/")+1:]
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 0
}

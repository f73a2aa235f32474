package tokenise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// maxAsked is the longest chunk in bytes that prose is asked about: what it
// does with one grows with the square of the marks in it.
const maxAsked = 64

// A cut is a token within a chunk.
type cut struct {
	start, end int
	plain      bool // it is a plain word
	form
}

// A form is what is surely known of the form of a token.
type form struct {
	normal  bool // it is its own normal form
	small   bool // ... and made of small Latin letters alone
	capital bool // it is so but for its first letter
}

// of returns the form of the token s of which as much is known.
func (f form) of(s string) form {
	f.small = f.small || f.normal && isSmall(s)
	return f
}

// split appends the tokens of the chunk s, whose head is h. It reports whether prose spoilt
// the chunk, so that our own scanner had to do alone.
func (t *Tokeniser) split(dst []cut, s string, h Head) ([]cut, bool) {
	if word, ok := dressed(s, h); ok {
		dst = scan(dst, s[:word.start], 0)
		if word.plain {
			dst = append(dst, word)
		} else {
			dst = scan(dst, s[word.start:word.end], word.start)
		}
		return scan(dst, s[word.end:], word.end), false
	}
	if uncut(s) {
		return scan(dst, s, 0), false
	}
	if len(s) > maxAsked || hasAddress(s) || faceLen(s) == len(s) {
		return scan(dst, s, 0), false
	}
	t.stats.Asked++
	parts, ok := t.ask.pieces(s)
	if !ok {
		return scan(dst, s, 0), true
	}
	for _, p := range parts {
		dst = scan(dst, s[p.start:p.end], p.start)
	}
	return dst, false
}

// dressed returns the word of s if s is a plain word, or several joined by slashes or
// dashes, perhaps in brackets, quotes or asterisks and before a stop, a comma or the
// like: "ord", "ord,", "(ord", "**ord**", "ord\"?", "ord/ord).". Of the marks our own scanner makes what prose makes
// of them. (prose would keep the stop of Han. as it does that of Ex.; here the list
// of abbreviations decides.)
func dressed(s string, h Head) (word cut, ok bool) {
	n, normal, slash := h.End-h.Start, !h.Capital, 0
	head := h.whole(s) // as of most
	if !head {
		if strings.HasPrefix(s[h.Start:], "/") {
			slash = 1
		}
		n, normal = plainLen(s[h.Start+slash:])
	}
	word = cut{h.Start, h.Start + slash + n, slash == 0, form{normal, normal && head, h.Capital && head}}
	if n == len(s) {
		return word, true
	}
	if n < 2 || s[word.end-1] == '-' {
		return word, false
	}
	if n := joinedLen(s[word.end:]); n > 0 {
		word.end, word.plain = word.end+n, false
	}
	for k := word.end; k < len(s); k++ {
		switch s[k] {
		case ')', ']', '"', '*', '?', '!':
		case '.':
			if k == word.end && (!head || k > h.End || h.mayAbbreviate(s)) && abbreviates(s, k) {
				return word, false
			}
		case ',', ':', ';':
			if k+1 < len(s) {
				return word, false
			}
		default:
			return word, false
		}
	}
	return word, true
}

// joinedLen returns the length of the words that s begins with, each after a slash or
// dash, as what follows vård in "vård/skola/omsorg".
func joinedLen(s string) (n int) {
	for {
		joint := 0
		if strings.HasPrefix(s[n:], "/") {
			joint = 1
		} else if strings.HasPrefix(s[n:], "–") {
			joint = len("–")
		} else {
			return n
		}
		k, _ := plainLen(s[n+joint:])
		if k < 2 || s[n+joint+k-1] == '-' {
			return n
		}
		n += joint + k
	}
}

// uncut reports whether prose leaves s whole because neither end is a mark that
// it takes off: "och/eller", "17:30", "2019–2022".
func uncut(s string) bool {
	first, last := s[0], s[len(s)-1]
	begins := first == 0xC3 || first < utf8.RuneSelf && strings.IndexByte("$(\"['`", first) < 0
	ends := last < utf8.RuneSelf && strings.IndexByte(",)\"]!;.?:'`", last) < 0 ||
		last >= utf8.RuneSelf && len(s) > 1 && s[len(s)-2] == 0xC3
	return begins && ends
}

// An asker asks prose to split a chunk. prose drops, rewrites and miscounts
// characters that English text seldom has, and can panic, so it is shown a mask
// of the chunk, rune for rune, and what it gives is led back and proved whole.
type asker struct {
	said map[string][]cut // nil where prose spoilt the chunk
	mask strings.Builder
	at   []int // the offset in the chunk of each byte of the mask that begins a rune
	cuts []cut
}

// maxSaid bounds how many answers of prose's are remembered. It then forgets them
// all: asking again costs time, and changes nothing.
const maxSaid = 1 << 12

// pieces returns what prose splits s into, and whether that is all of s.
func (a *asker) pieces(s string) ([]cut, bool) {
	cuts, known := a.said[s]
	if !known {
		a.disguise(s)
		if all, ok := a.consult(s, a.mask.String()); ok {
			cuts = slices.Clone(all)
		}
		if a.said == nil || len(a.said) >= maxSaid {
			a.said = map[string][]cut{}
		}
		a.said[strings.Clone(s)] = cuts
	}
	return cuts, cuts != nil
}

// consult asks prose about the mask of s.
func (a *asker) consult(s, masked string) (cuts []cut, ok bool) {
	defer func() {
		if recover() != nil {
			cuts, ok = nil, false
		}
	}()
	doc, err := prose.NewDocument(masked, prose.WithTagging(false), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil, false
	}
	return a.recover(s, masked, doc.Tokens())
}

// recover leads prose's tokens back to the chunk. Cuts within a run of one mark
// are left out, so that "!!" and "..." stay whole.
func (a *asker) recover(s, masked string, toks []prose.Token) ([]cut, bool) {
	a.cuts = a.cuts[:0]
	pos := 0
	for _, tok := range toks {
		if tok.Text == "" || !strings.HasPrefix(masked[pos:], tok.Text) {
			return nil, false
		}
		start := a.at[pos]
		pos += len(tok.Text)
		end := a.at[pos]
		if start < 0 || end < 0 {
			return nil, false
		}
		if n := len(a.cuts) - 1; n >= 0 && sameMark(s, start) {
			a.cuts[n].end = end
			continue
		}
		a.cuts = append(a.cuts, cut{start: start, end: end})
	}
	return a.cuts, pos == len(masked)
}

// sameMark reports whether the same mark that makes runs stands on either side
// of byte i.
func sameMark(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return before == after && makesRuns(before)
}

// disguise makes the mask: letters, digits and the marks that prose knows stay;
// stops and apostrophes that belong to a word, and marks that it would rewrite
// or lose, become ones that it leaves alone or takes off.
func (a *asker) disguise(s string) {
	a.mask.Reset()
	a.at = a.at[:0]
	for i, r := range s {
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			n = 1
			if s[i] == 0xEF {
				_, n = utf8.DecodeRuneInString(s[i:])
			}
		}
		m := maskOf(s, i, r, n)
		a.mask.WriteRune(m)
		a.at = append(a.at, i)
		for range utf8.RuneLen(m) - 1 {
			a.at = append(a.at, -1)
		}
	}
	a.at = append(a.at, len(s))
}

func maskOf(s string, i int, r rune, n int) rune {
	switch r {
	case '.':
		if abbreviates(s, i) {
			return '\u2024'
		}
	case '\'', '’', '‘', '`', '´':
		if inWord(s, i, n) {
			return 'ʼ'
		}
		return '"'
	case '“', '”', '„', '»', '«', '›', '‹':
		return '"'
	case '&':
		return '+' // prose resolves one of HTML's entities
	case utf8.RuneError:
		return '\u00A4'
	}
	return r
}

// inWord reports whether letters or digits stand on either side of the
// character of n bytes at byte i.
func inWord(s string, i, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	b, a := classOf(before), classOf(after)
	return (b == letter || b == digit) && (a == letter || a == digit)
}

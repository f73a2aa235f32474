package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordEnd are the signs that end a word and must be quoted to stand in one.
const wordEnd = "\"{}|()[]<>,;\\"

// word reads a word with its signs: =ord, ~ord, ord*, +ord+[a -b].
func (p *termParser) word() (*Expr, *SyntaxError) {
	start := p.off
	w := Word{}
	switch p.peek() {
	case '=':
		w.Mode = Exact
		p.off++
	case '~':
		w.Mode = Paradigm
		p.off++
	case '+':
		w.Mode, w.Head = Compound, true
		p.off++
	}
	from := p.off
	for !p.done() {
		r, n := utf8.DecodeRuneInString(p.s[p.off:])
		if unicode.IsSpace(r) || strings.ContainsRune(wordEnd, r) {
			break
		}
		p.off += n
	}
	w.Text = p.s[from:p.off]
	if t, ok := strings.CutSuffix(w.Text, "+"); ok && w.Mode != Exact && w.Mode != Paradigm {
		w.Text, w.Mode, w.First = t, Compound, true
	}
	if err := p.check(&w, start); err != nil {
		return nil, err
	}
	if p.peek() == '[' {
		if err := p.parts(&w); err != nil {
			return nil, err
		}
	}
	if w.Mode != Acronym {
		w.Text = strings.ToLower(w.Text)
	}
	return &Expr{Op: WordOp, Word: w}, nil
}

// check settles the mode of a word and refuses what cannot match.
func (p *termParser) check(w *Word, start int) *SyntaxError {
	letters := 0
	for _, r := range w.Text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	stars := strings.Contains(w.Text, "*")
	switch {
	case w.Text == "" && p.off == start:
		return p.unexpected()
	case letters == 0:
		e := p.fail(start, "lexicon.word-empty", p.s[start:p.off])
		e.Hint = "lexicon.hint-quote"
		return e
	case stars && w.Mode != Stem:
		return p.fail(start, "lexicon.word-mixed", p.s[start:p.off])
	case stars && letters < 2:
		return p.fail(start, "lexicon.wildcard-wide", w.Text)
	case stars:
		w.Mode = Wildcard
		for strings.Contains(w.Text, "**") {
			w.Text = strings.ReplaceAll(w.Text, "**", "*")
		}
	case strings.ContainsAny(w.Text, "=~+") || w.Text[0] == '/' || strings.HasPrefix(w.Text, ".."):
		e := p.fail(start, "lexicon.word-sign", p.s[start:p.off])
		e.Hint = "lexicon.hint-quote"
		return e
	case w.Mode == Compound && letters < 2:
		return p.fail(start, "lexicon.compound-short", w.Text)
	case w.Mode == Stem && isAcronym(w.Text):
		w.Mode = Acronym
	}
	return nil
}

// isAcronym reports whether s is capitals and digits, with two letters or more.
func isAcronym(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			letters++
		case !unicode.IsDigit(r):
			return false
		}
	}
	return letters >= 2
}

// parts reads the allow and deny lists of a compound.
func (p *termParser) parts(w *Word) *SyntaxError {
	start := p.off
	i := strings.IndexByte(p.s[p.off:], ']')
	if i < 0 {
		return p.fail(start, "lexicon.bracket-open")
	}
	list := strings.Fields(strings.ToLower(p.s[p.off+1 : p.off+i]))
	p.off += i + 1
	if w.Mode != Compound {
		return p.fail(start, "lexicon.bracket-place")
	}
	if len(list) == 0 {
		return p.fail(start, "lexicon.bracket-empty")
	}
	for _, part := range list {
		name, deny := strings.CutPrefix(part, "-")
		name = strings.TrimSuffix(name, "-")
		if name == "" || strings.ContainsAny(name, wordEnd+"*=~+") || strings.HasPrefix(name, "-") {
			return p.fail(start, "lexicon.bracket-part", part)
		}
		if deny {
			w.Deny = append(w.Deny, name)
		} else {
			w.Allow = append(w.Allow, name)
		}
	}
	return nil
}

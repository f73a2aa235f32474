package code

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// wideLetters is how many letters a wildcard has at least if it is not too wide.
const wideLetters = 4

// wideWords is how many different words of a corpus a wildcard matches at most
// if it is not too wide.
const wideWords = 60

// Check returns notices about terms that do no good: one that stands in two
// themes, one whose own word is excluded or always taken by another term of the
// theme, a wildcard that is too wide; and about themes that have no terms, nor
// subthemes. They come in the lexicon's order.
func (m *Matcher) Check() []*source.Error {
	var notes []*source.Error
	for i := range m.Themes {
		if t := m.Themes[i].Lexicon; len(t.Terms)+len(t.Rules)+len(t.Themes) == 0 {
			notes = append(notes, t.At().Errorf(source.Notice, "code.check-empty", t.Path))
		}
	}
	notes = append(notes, m.checkDoubles()...)
	for id := range m.Terms {
		t := &m.Terms[id]
		if wide(t.Term.Expr) {
			notes = append(notes, notice(t.Term, "code.check-wide", t.ID, wideLetters))
		}
		if n := m.checkShadow(int32(id)); n != nil {
			notes = append(notes, n)
		}
	}
	source.SortErrors(notes)
	return notes
}

func notice(t *lexicon.Term, id string, args ...any) *source.Error {
	return t.At().Errorf(source.Notice, id, args...)
}

// wide reports whether a wildcard has few letters.
func wide(e *lexicon.Expr) bool {
	if e.Op != lexicon.WordOp || e.Word.Mode != lexicon.Wildcard {
		return false
	}
	n := 0
	for _, r := range e.Word.Text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n < wideLetters
}

// checkDoubles finds terms that stand in several themes.
func (m *Matcher) checkDoubles() []*source.Error {
	first := map[string]int32{}
	var notes []*source.Error
	for id := range m.Terms {
		t := &m.Terms[id]
		key := t.Term.Expr.String()
		other, ok := first[key]
		if !ok {
			first[key] = int32(id)
			continue
		}
		if o := &m.Terms[other]; o.Theme != t.Theme {
			notes = append(notes, notice(t.Term, "code.check-both", t.ID, m.Themes[t.Theme].ID, m.Themes[o.Theme].ID))
		}
	}
	return notes
}

// checkShadow codes a term's own words and tells if the term does not get them.
func (m *Matcher) checkShadow(id int32) *source.Error {
	t := &m.Terms[id]
	text, ok := sample(t.Term.Expr)
	if !ok || t.Rule || !t.Term.When.IsZero() {
		return nil
	}
	e := m.Explain(text)
	for _, k := range e.Codings {
		if k.Term == id {
			return nil
		}
	}
	for _, l := range e.Excluded {
		if l.Term == id {
			return notice(t.Term, "code.check-excluded", t.ID, l.By.Text)
		}
	}
	for _, l := range e.Beaten {
		if l.Term == id && l.BySpan == l.Span {
			return notice(t.Term, "code.check-shadowed", t.ID, l.By.Text)
		}
	}
	return nil
}

// sample returns words that an expression is written to match.
func sample(e *lexicon.Expr) (string, bool) {
	switch e.Op {
	case lexicon.WordOp:
		w := &e.Word
		if w.Mode == lexicon.Wildcard || w.Mode == lexicon.Compound && !w.Head {
			return "", false
		}
		return w.Text, true
	case lexicon.LiteralOp:
		return e.Text, true
	case lexicon.EitherOp:
		return sample(e.Args[0])
	case lexicon.PhraseOp:
		var words []string
		for _, a := range e.Args {
			w, ok := sample(a)
			if !ok {
				return "", false
			}
			words = append(words, w)
		}
		return strings.Join(words, " "), true
	}
	return "", false
}

// An Audit counts what each term does on a corpus: call [Audit.Segment] with
// each segment that is to count, then [Audit.Uses] and [Audit.Notices].
type Audit struct {
	m     *Matcher
	coder *Coder
	uses  []TermUse
	words []map[string]int
	dst   []Coding
}

// A TermUse is what a term does on a corpus.
type TermUse struct {
	Term     int32
	Hits     int // codings
	Excluded int // matches that an exclusion took
	Beaten   int // matches that a longer match of the theme took
	Words    []WordCount
}

// A WordCount is how often a term matched some words, in lower case.
type WordCount struct {
	Words string
	Count int
}

// NewAudit returns an Audit for the tokens of tok.
func (m *Matcher) NewAudit(tok *tokenise.Tokeniser) *Audit {
	a := &Audit{m: m, coder: m.Coder(tok), uses: make([]TermUse, len(m.Terms)), words: make([]map[string]int, len(m.Terms))}
	a.coder.trace = &trace{}
	for i := range a.uses {
		a.uses[i].Term = int32(i)
	}
	return a
}

// Segment takes in a segment with its tokens.
func (a *Audit) Segment(doc *corpus.Document, i int, toks []tokenise.Token) {
	tr := a.coder.trace
	tr.excluded, tr.beaten = tr.excluded[:0], tr.beaten[:0]
	a.dst = a.coder.Segment(a.dst[:0], doc, i, toks)
	for _, k := range a.dst {
		a.uses[k.Term].Hits++
		if a.words[k.Term] == nil {
			a.words[k.Term] = map[string]int{}
		}
		a.words[k.Term][strings.ToLower(oneLine(k.Span.Text(doc.Text.Body)))]++
	}
	for _, l := range tr.excluded {
		a.uses[a.m.targets[l.lost.target].term].Excluded++
	}
	for _, l := range tr.beaten {
		a.uses[a.m.targets[l.lost.target].term].Beaten++
	}
}

// Uses returns the terms in the lexicon's order, each with the words that it
// matched, the most frequent first.
func (a *Audit) Uses() []TermUse {
	uses := slices.Clone(a.uses)
	for i := range uses {
		for w, n := range a.words[i] {
			uses[i].Words = append(uses[i].Words, WordCount{w, n})
		}
		slices.SortFunc(uses[i].Words, func(x, y WordCount) int {
			return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Words, y.Words))
		})
	}
	return uses
}

// Notices returns what the corpus tells against the terms: those that match
// nothing, only what is excluded, only what a longer term takes, and wildcards
// that match very many words.
func (a *Audit) Notices() []*source.Error {
	var notes []*source.Error
	for _, u := range a.Uses() {
		t := a.m.Terms[u.Term].Term
		switch {
		case u.Hits > 0 && t.Expr.Op == lexicon.WordOp && t.Expr.Word.Mode == lexicon.Wildcard && len(u.Words) > wideWords:
			notes = append(notes, notice(t, "code.check-many", t.Text, len(u.Words)))
		case u.Hits > 0:
		case u.Excluded > 0:
			notes = append(notes, notice(t, "code.check-only-excluded", t.Text, u.Excluded))
		case u.Beaten > 0:
			notes = append(notes, notice(t, "code.check-only-beaten", t.Text, u.Beaten))
		default:
			notes = append(notes, notice(t, "code.check-dead", t.Text))
		}
	}
	source.SortErrors(notes)
	return notes
}

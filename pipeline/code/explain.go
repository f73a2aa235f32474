package code

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// A trace notes what a Coder threw away, for [Matcher.Explain].
type trace struct {
	excluded, beaten []loss
}

// A loss is a candidate and what it lost to.
type loss struct{ lost, to candidate }

func (t *trace) exclude(k, by candidate) { t.excluded = append(t.excluded, loss{k, by}) }
func (t *trace) beat(k, by candidate)    { t.beaten = append(t.beaten, loss{k, by}) }

// An Explanation tells what the lexicon makes of a text.
type Explanation struct {
	Document *corpus.Document // the text, as one response
	Codings  []Coding
	Excluded []Lost     // matches that an exclusion took away
	Beaten   []Lost     // matches that a longer match took away
	Near     []NearMiss // words that look like a term and do not match it
}

// A Lost match is one that did not become a coding.
type Lost struct {
	Span  source.Span
	Theme int32
	Term  int32
	Rule  Rule
	By    *lexicon.Term // the exclusion or the longer term
	// Scope is where the exclusion stands: "term", "theme" or "lexicon"; empty
	// for a longer match.
	Scope  string
	BySpan source.Span
}

// A NearMiss is a word or words that look like a term.
type NearMiss struct {
	Span  source.Span
	Theme int32
	Term  int32
	Why   NearReason
}

// NearReason says why a near miss does not match. Message "code."+its id words
// it.
type NearReason uint8

// The reasons.
const (
	WithinWord NearReason = iota // the term is only a stretch of the word: gem|ensam
	OneOff                       // one letter differs
	Apart                        // the words of the phrase stand too far apart, or in another order
)

// String returns the reason's id.
func (r NearReason) String() string {
	return [...]string{"near-within", "near-one-off", "near-apart"}[r]
}

// Explain codes text as a response and tells what matched, what was taken away
// and by what, and what nearly matched.
func (m *Matcher) Explain(text string) *Explanation {
	body := source.NFC("", strings.ToValidUTF8(text, "\uFFFD"))
	span := source.Span{End: len(body.Body)}
	doc := &corpus.Document{
		Text: body,
		Segments: []corpus.Segment{{
			Span: span, Content: span, Line: 1, EndLine: int32(body.LineAt(max(0, span.End-1))), Role: corpus.Response, Section: -1, Parent: -1,
		}},
	}
	tok := tokenise.New(tokenise.Options{})
	toks := tok.Segment(nil, body.Body, &doc.Segments[0])
	c := m.Coder(tok)
	c.trace = &trace{}
	e := &Explanation{Document: doc, Codings: c.Segment(nil, doc, 0, toks)}
	for _, l := range c.trace.excluded {
		e.Excluded = append(e.Excluded, c.lost(l, true))
	}
	for _, l := range c.trace.beaten {
		e.Beaten = append(e.Beaten, c.lost(l, false))
	}
	e.Near = c.near(e)
	return e
}

func (c *Coder) lost(l loss, excluded bool) Lost {
	t, by := &c.m.targets[l.lost.target], &c.m.targets[l.to.target]
	out := Lost{
		Span: c.spanOf(&l.lost), Theme: t.theme, Term: t.term, Rule: l.lost.rule, By: by.text, BySpan: c.spanOf(&l.to),
	}
	if !excluded {
		return out
	}
	switch {
	case by.term >= 0:
		out.Scope = "term"
	case by.theme >= 0:
		out.Scope = "theme"
	default:
		out.Scope = "lexicon"
	}
	return out
}

// maxNear is how many near misses are told.
const maxNear = 20

// near looks for near misses among the words that nothing coded or excluded.
func (c *Coder) near(e *Explanation) []NearMiss {
	var out []NearMiss
	for _, t := range c.toks {
		typ := c.tok.Type(t.Type)
		if typ.Kind != tokenise.Word {
			continue
		}
		for id := range c.m.Terms {
			theme := c.m.Terms[id].Theme
			if e.about(t.Span, int32(id), theme) {
				continue
			}
			if why, ok := c.m.nearWord(c.m.Terms[id].Term.Expr, typ.Norm); ok {
				out = append(out, NearMiss{t.Span, theme, int32(id), why})
			}
		}
	}
	out = append(out, c.nearPhrases(e)...)
	slices.SortStableFunc(out, func(a, b NearMiss) int {
		return cmp.Or(cmp.Compare(a.Why, b.Why), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Term, b.Term))
	})
	return out[:min(len(out), maxNear)]
}

// about reports whether a coding of the theme, or a match of the term that was
// taken away, holds the span.
func (e *Explanation) about(s source.Span, term, theme int32) bool {
	for _, k := range e.Codings {
		if k.Theme == theme && k.Span.Overlaps(s) {
			return true
		}
	}
	for _, list := range [][]Lost{e.Excluded, e.Beaten} {
		for _, l := range list {
			if l.Term == term && l.Span.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// nearWord reports whether a word looks like a term of one word.
func (m *Matcher) nearWord(x *lexicon.Expr, norm string) (NearReason, bool) {
	if x.Op != lexicon.WordOp || x.Word.Mode == lexicon.Acronym {
		return 0, false
	}
	text := strings.Trim(x.Word.Text, "*")
	n := utf8.RuneCountInString(text)
	switch {
	case n >= 4 && !strings.Contains(text, "*") && strings.Contains(norm, text):
		return WithinWord, true
	case n >= 5 && utf8.RuneCountInString(norm) >= 5 && oneOff(norm, text):
		return OneOff, true
	}
	return 0, false
}

// nearPhrases finds phrases all of whose words stand in the text, though not as
// the phrase asks.
func (c *Coder) nearPhrases(e *Explanation) []NearMiss {
	where := map[int32]int{}
	for j := range c.toks {
		hits, _ := c.hits(j)
		for _, h := range hits {
			if _, ok := where[h.atom]; !ok {
				where[h.atom] = j
			}
		}
	}
	var out []NearMiss
	for id := range c.m.Terms {
		t := &c.m.Terms[id]
		if t.Term.Expr.Op != lexicon.PhraseOp {
			continue
		}
		first, last, all := len(c.toks), -1, true
		for _, a := range t.Term.Expr.Args {
			j, ok := -1, a.Op == lexicon.WordOp && plain(a.Word.Text)
			if ok {
				var atom int32
				if atom, ok = c.m.words.known(a.Word, t.Term.Slip || c.m.opt.Slips); ok {
					j, ok = where[atom]
				}
			}
			all = all && ok
			first, last = min(first, j), max(last, j)
		}
		if !all || last < 0 {
			continue
		}
		span := c.toks[first].Span.Cover(c.toks[last].Span)
		if !e.about(span, int32(id), t.Theme) {
			out = append(out, NearMiss{span, t.Theme, int32(id), Apart})
		}
	}
	return out
}

// known returns the number of a word that is in the index.
func (x *index) known(w lexicon.Word, slip bool) (int32, bool) {
	id, ok := x.names[atomName(w, slip)]
	return id, ok
}

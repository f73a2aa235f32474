package code

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// A Suggester gathers words that a lexicon might take in: call
// [Suggester.Segment] with each coded response and then
// [Suggester.Suggestions].
type Suggester struct {
	m        *Matcher
	tok      *tokenise.Tokeniser
	coder    *Coder
	words    map[string]*tally
	phrases  map[string]*tally
	byTheme  []map[string]int // words in segments coded with a top theme
	inTheme  []int            // all words there
	total    int
	document int // counts documents
	last     *corpus.Document
}

// A tally counts a word or phrase.
type tally struct {
	all, uncoded    int // hits in all responses, and in those without a coding
	documents, last int
	known           bool // some term matches it
	example         Line
}

// A Suggestion is a candidate for a lexicon.
type Suggestion struct {
	Kind      SuggestionKind
	Text      string
	Theme     string // of a collocate or compound: the theme it points to
	Term      string // of a compound: the term that shares a part with it
	Count     int    // in uncoded responses; of a collocate, in the theme's
	Documents int
	Score     float64 // of a collocate: G² of the theme's responses against the others
	Example   Line    // the first occurrence
}

// SuggestionKind says why something is suggested.
type SuggestionKind uint8

// The kinds of suggestion.
const (
	FrequentWord   SuggestionKind = iota // often in responses that nothing codes
	FrequentPhrase                       // two or three words that often stand together there
	Collocate                            // typical of a theme's responses, and no term
	SharedPart                           // a compound with a part that is a term
)

// String returns the kind's id.
func (k SuggestionKind) String() string {
	return [...]string{"word", "phrase", "collocate", "compound"}[k]
}

// NewSuggester returns a Suggester for the tokens of tok.
func (m *Matcher) NewSuggester(tok *tokenise.Tokeniser) *Suggester {
	s := &Suggester{
		m: m, tok: tok, coder: m.Coder(tok), words: map[string]*tally{}, phrases: map[string]*tally{},
		byTheme: make([]map[string]int, len(m.Themes)), inTheme: make([]int, len(m.Themes)),
	}
	for i := range s.byTheme {
		s.byTheme[i] = map[string]int{}
	}
	return s
}

// Segment takes in a response with its tokens and codings.
func (s *Suggester) Segment(doc *corpus.Document, i int, toks []tokenise.Token, codings []Coding) {
	if doc != s.last {
		s.last = doc
		s.document++
	}
	themes := map[int32]bool{}
	for _, k := range codings {
		if k.Segment == i {
			themes[s.m.top(k.Theme)] = true
		}
	}
	s.coder.doc, s.coder.segment, s.coder.toks = doc, i, toks
	s.coder.look()
	for j := range toks {
		typ := s.tok.Type(toks[j].Type)
		if typ.Kind != tokenise.Word && typ.Kind != tokenise.Abbreviation {
			continue
		}
		s.total++
		for t := range themes {
			s.byTheme[t][typ.Norm]++
			s.inTheme[t]++
		}
		if !content(typ.Norm) {
			continue
		}
		hits, _ := s.coder.hits(j)
		s.count(s.words, typ.Norm, doc, i, toks[j:j+1], len(themes) == 0, len(hits) > 0)
		if len(themes) == 0 {
			s.grams(doc, i, toks, j)
		}
	}
}

// top returns the outermost theme above t.
func (m *Matcher) top(t int32) int32 {
	for m.Themes[t].Parent >= 0 {
		t = m.Themes[t].Parent
	}
	return t
}

// grams counts the phrases of two and three words that begin with token j and
// end in a content word.
func (s *Suggester) grams(doc *corpus.Document, i int, toks []tokenise.Token, j int) {
	text := s.coder.norm(j)
	for n := 1; n <= 2 && j+n < len(toks); n++ {
		typ := s.tok.Type(toks[j+n].Type)
		if typ.Kind != tokenise.Word {
			return
		}
		text += " " + typ.Norm
		if content(typ.Norm) {
			s.count(s.phrases, text, doc, i, toks[j:j+n+1], true, false)
		}
	}
}

func (s *Suggester) count(m map[string]*tally, text string, doc *corpus.Document, i int, toks []tokenise.Token, uncoded, known bool) {
	t := m[text]
	if t == nil {
		span := toks[0].Span.Cover(toks[len(toks)-1].Span)
		t = &tally{known: known, example: KWIC(doc, []Coding{{Segment: i, Span: span, Term: -1}}, 40)[0]}
		t.example.Left, t.example.Right = strings.Clone(t.example.Left), strings.Clone(t.example.Right)
		m[strings.Clone(text)] = t
	}
	t.all++
	if uncoded {
		t.uncoded++
	}
	if t.last != s.document {
		t.last = s.document
		t.documents++
	}
}

// content reports whether a word may mean something by itself.
func content(norm string) bool {
	return utf8.RuneCountInString(norm) >= 3 && !stopWords.has(norm) && functionWords[norm] == 0
}

// Suggestions returns at most n candidates of each kind, each kind's best first.
func (s *Suggester) Suggestions(n int) []Suggestion {
	out := s.frequent(FrequentWord, s.words, n)
	out = append(out, s.frequent(FrequentPhrase, s.phrases, n)...)
	out = append(out, s.collocates(n)...)
	return append(out, s.compounds(n)...)
}

func (s *Suggester) frequent(kind SuggestionKind, m map[string]*tally, n int) []Suggestion {
	var out []Suggestion
	for text, t := range m {
		if t.uncoded >= 2 && !t.known {
			out = append(out, Suggestion{Kind: kind, Text: text, Count: t.uncoded, Documents: t.documents, Example: t.example})
		}
	}
	return best(out, n)
}

// best sorts candidates, those in most documents first, and returns n of them.
func best(all []Suggestion, n int) []Suggestion {
	slices.SortFunc(all, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Count, a.Count), cmp.Compare(b.Documents, a.Documents),
			cmp.Compare(a.Text, b.Text), cmp.Compare(a.Theme, b.Theme))
	})
	return all[:min(n, len(all))]
}

// minG2 is the G² from which a collocate is told: p < 0.001 at one degree of
// freedom.
const minG2 = 10.83

// collocates finds the words that are no terms and typical of a theme's
// responses: Dunning's log-likelihood against all other responses.
func (s *Suggester) collocates(n int) []Suggestion {
	var out []Suggestion
	for theme := range s.byTheme {
		var here []Suggestion
		for word, in := range s.byTheme[theme] {
			t := s.words[word]
			if t == nil || t.known || in < 3 {
				continue
			}
			if g := g2(in, s.inTheme[theme], t.all-in, s.total-s.inTheme[theme]); g >= minG2 {
				here = append(here, Suggestion{
					Kind: Collocate, Text: word, Theme: s.m.Themes[theme].ID, Count: in, Documents: t.documents, Score: g, Example: t.example,
				})
			}
		}
		out = append(out, best(here, n)...)
	}
	return out
}

// g2 is the log-likelihood ratio of a word that occurs a times among n words and
// b times among m others, negative if it is rarer among the n (Dunning 1993;
// Rayson and Garside 2000). It is 0 where either part has no words.
func g2(a, n, b, m int) float64 {
	if n == 0 || m == 0 || a+b == 0 {
		return 0
	}
	share := float64(a+b) / float64(n+m)
	g := 0.0
	for _, c := range [2][2]float64{{float64(a), float64(n)}, {float64(b), float64(m)}} {
		if c[0] > 0 {
			g += c[0] * math.Log(c[0]/(c[1]*share))
		}
	}
	if float64(a)/float64(n) < share {
		g = -g
	}
	return 2 * g
}

// compounds finds words that no term matches and that have a term's word as a
// part.
func (s *Suggester) compounds(n int) []Suggestion {
	type part struct {
		text string
		term int32
	}
	var parts []part
	for id := range s.m.Terms {
		e := s.m.Terms[id].Term.Expr
		if e.Op != lexicon.WordOp || e.Word.Mode == lexicon.Acronym || e.Word.Mode == lexicon.Wildcard {
			continue
		}
		if utf8.RuneCountInString(e.Word.Text) >= 4 {
			parts = append(parts, part{e.Word.Text, int32(id)})
		}
	}
	var out []Suggestion
	for word, t := range s.words {
		if t.known {
			continue
		}
		for _, p := range parts {
			w := lexicon.Word{Mode: lexicon.Compound, Text: p.text}
			i := strings.Index(word, p.text)
			if i < 0 {
				continue
			}
			_, head := splitHead(word, i, &w)
			_, first := splitFirst(word, i+len(p.text), firstForm, &w)
			if (i > 0 && head && len(word)-i-len(p.text) <= 4) || (i == 0 && first) {
				term := &s.m.Terms[p.term]
				out = append(out, Suggestion{
					Kind: SharedPart, Text: word, Theme: s.m.Themes[term.Theme].ID, Term: term.ID,
					Count: t.all, Documents: t.documents, Example: t.example,
				})
				break
			}
		}
	}
	return best(out, n)
}

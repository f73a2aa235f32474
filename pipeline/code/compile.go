package code

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// maxVariants is how many sequences the alternatives of one term may make.
const maxVariants = 512

// Compile compiles a lexicon. Faults are about terms that could not be used and
// were left out.
func Compile(lex *lexicon.Lexicon, opt Options) (*Matcher, []*source.Error) {
	c := &compiler{
		m:    &Matcher{opt: opt, words: newIndex(opt.Stem), trie: newTrie(), themeRules: map[int32][]int32{}},
		toks: tokenise.New(tokenise.Options{}), leafOf: map[string]int32{},
	}
	c.themes(lex.Themes, -1, 0)
	for _, t := range lex.Except {
		c.except(t, -1, -1)
	}
	for i := range c.m.Themes {
		c.theme(int32(i))
	}
	c.ruleThemes()
	c.m.tellLeaves()
	c.exclusive(lex)
	c.m.words.close()
	return c.m, c.faults
}

type compiler struct {
	m      *Matcher
	toks   *tokenise.Tokeniser
	faults []*source.Error
	leafOf map[string]int32 // leaves by their printed form
}

func (c *compiler) themes(themes []*lexicon.Theme, parent int32, depth int) {
	for _, t := range themes {
		id := int32(len(c.m.Themes))
		label := t.Label
		if label == (lexicon.Text{}) {
			label.SV = t.ID
		}
		c.m.Themes = append(c.m.Themes, Theme{ID: t.Path, Parent: parent, Depth: depth, Label: label, Lexicon: t})
		c.themes(t.Themes, id, depth+1)
		c.m.Themes[id].end = int32(len(c.m.Themes))
	}
}

// theme enters the terms, exclusions and rules of a theme.
func (c *compiler) theme(id int32) {
	t := c.m.Themes[id].Lexicon
	for _, x := range t.Except {
		c.except(x, id, -1)
	}
	for _, list := range [][]*lexicon.Term{t.Terms, t.Rules} {
		for _, term := range list {
			n := int32(len(c.m.Terms))
			c.m.Terms = append(c.m.Terms, TermInfo{ID: term.Text, Theme: id, Rule: term.Expr.IsRule(), Term: term})
			for _, x := range term.Except {
				c.except(x, id, n)
			}
			if term.Expr.IsRule() {
				c.rule(term, id, n)
				continue
			}
			c.expression(term, term.Expr, target{kind: termTarget, theme: id, term: n, condition: c.condition(term.When), text: term})
		}
	}
}

func (c *compiler) except(t *lexicon.Term, theme, term int32) {
	if t.Expr.IsRule() {
		c.faults = append(c.faults, fault(t.At(), "code.except-rule", t.Text))
		return
	}
	c.expression(t, t.Expr, target{kind: exceptTarget, theme: theme, term: term, condition: c.condition(t.When), text: t})
}

func (c *compiler) condition(w lexicon.Condition) int32 {
	if w.IsZero() {
		return -1
	}
	c.m.conditions = append(c.m.conditions, newCondition(w))
	return int32(len(c.m.conditions) - 1)
}

func (c *compiler) target(t target) int32 {
	c.m.targets = append(c.m.targets, t)
	return int32(len(c.m.targets) - 1)
}

// expression enters an expression of t that is no rule.
func (c *compiler) expression(t *lexicon.Term, e *lexicon.Expr, to target) {
	if e.Op == lexicon.RegexpOp {
		re, err := regexp.Compile(e.Text)
		if err != nil {
			c.faults = append(c.faults, fault(t.At(), "lexicon.regexp-bad", e.Text))
			return
		}
		c.m.regexps = append(c.m.regexps, pattern{re, c.target(to)})
		return
	}
	variants, ok := c.variants(e, t.Slip || c.m.opt.Slips)
	if !ok {
		c.faults = append(c.faults, fault(t.At(), "code.term-variants", t.Text, maxVariants))
		return
	}
	id := c.target(to)
	for _, seq := range variants {
		if len(seq) > 0 {
			c.m.trie.add(seq, id, to.kind == termTarget && to.condition < 0)
		}
	}
}

// variants returns the sequences that an expression stands for; false if they
// are too many.
func (c *compiler) variants(e *lexicon.Expr, slip bool) ([][]slot, bool) {
	switch e.Op {
	case lexicon.WordOp:
		return [][]slot{c.word(e.Word, slip)}, true
	case lexicon.LiteralOp:
		return [][]slot{c.literal(e.Text)}, true
	case lexicon.EitherOp:
		return c.either(e, slip)
	}
	all := [][]slot{nil}
	for i, a := range e.Args {
		next, ok := c.variants(a, slip)
		if !ok || len(all)*len(next) > maxVariants {
			return nil, false
		}
		gap := 0
		if i > 0 {
			gap = e.Gaps[i-1]
		}
		all = cross(all, next, gap)
	}
	return all, true
}

// cross puts each of next after each of all.
func cross(all, next [][]slot, gap int) [][]slot {
	out := make([][]slot, 0, len(all)*len(next))
	for _, a := range all {
		for _, n := range next {
			seq := append(append(make([]slot, 0, len(a)+len(n)), a...), n...)
			if len(a) > 0 && len(n) > 0 {
				seq[len(a)].gap = int32(gap)
			}
			out = append(out, seq)
		}
	}
	return out
}

// either makes alternatives of one word each into one atom, so that they do not
// multiply.
func (c *compiler) either(e *lexicon.Expr, slip bool) ([][]slot, bool) {
	var out [][]slot
	var single []int32
	for _, a := range e.Args {
		v, ok := c.variants(a, slip)
		if !ok {
			return nil, false
		}
		for _, seq := range v {
			if len(seq) == 1 {
				single = append(single, seq[0].atom)
			} else if len(seq) > 0 {
				out = append(out, seq)
			}
		}
	}
	switch {
	case len(single) == 1:
		out = append(out, []slot{{atom: single[0]}})
	case len(single) > 1:
		out = append(out, []slot{{atom: c.m.words.group(single)}})
	}
	return out, len(out) <= maxVariants
}

// word returns the slots of a word: one, or several for what the tokeniser
// splits.
func (c *compiler) word(w lexicon.Word, slip bool) []slot {
	if w.Mode == lexicon.Wildcard || plain(w.Text) {
		return []slot{{atom: c.m.words.atom(w, slip)}}
	}
	toks := c.tokens(w.Text)
	if len(toks) < 2 {
		return []slot{{atom: c.m.words.atom(w, slip)}}
	}
	seq := make([]slot, len(toks))
	for i, typ := range toks {
		part := lexicon.Word{Mode: w.Mode, Text: typ.Norm, Allow: w.Allow, Deny: w.Deny}
		switch {
		case typ.Kind == tokenise.Mark:
			part = lexicon.Word{Mode: lexicon.Exact, Text: typ.Norm}
		case w.Mode == lexicon.Compound:
			part.Head, part.First = w.Head && i == 0, w.First && i == len(toks)-1
			if !part.Head && !part.First {
				part = lexicon.Word{Mode: lexicon.Stem, Text: typ.Norm}
			}
		case w.Mode == lexicon.Acronym:
			part.Text = typ.Text
		}
		seq[i].atom = c.m.words.atom(part, slip)
	}
	return seq
}

// plain reports whether s is letters only, which the tokeniser leaves whole.
func plain(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

func (c *compiler) tokens(s string) []*tokenise.Type {
	var types []*tokenise.Type
	for _, t := range c.toks.Span(nil, s, source.Span{Start: 0, End: len(s)}) {
		types = append(types, c.toks.Type(t.Type))
	}
	return types
}

func (c *compiler) literal(s string) []slot {
	var seq []slot
	for _, typ := range c.tokens(s) {
		seq = append(seq, slot{atom: c.m.words.atom(lexicon.Word{Mode: lexicon.Exact, Text: typ.Norm}, false)})
	}
	return seq
}

func (c *compiler) exclusive(lex *lexicon.Lexicon) {
	for _, group := range lex.Exclusive {
		for _, a := range group {
			for _, b := range group {
				x, y := c.m.ThemeIndex(a), c.m.ThemeIndex(b)
				if x < 0 || y < 0 || x == y {
					continue
				}
				if c.m.exclusive == nil {
					c.m.exclusive = map[[2]int32]bool{}
				}
				c.m.exclusive[[2]int32{x, y}] = true
			}
		}
	}
}

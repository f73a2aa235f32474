package code

import (
	"cmp"
	"slices"
	"strings"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// A rule is a Boolean rule or a near, over leaves: the terms within it, which
// are matched as other terms are, and the themes that it names.
type rule struct {
	expr        *ruleExpr
	theme, term int32
	condition   int32
	kind        Rule
	depends     []int32 // themes that it names
}

// A ruleExpr is an expression with its leaves numbered.
type ruleExpr struct {
	op     lexicon.Op
	args   []*ruleExpr
	leaf   int32 // of a term
	theme  int32 // of a ThemeOp
	within int
	unit   lexicon.Unit
}

// A leaf is a term that stands in rules.
type leaf struct {
	rules []int32 // the rules in which it stands, not under a not
}

// leafMark is the op of a leaf; a rule holds no words of its own.
const leafMark = lexicon.WordOp

// rule enters a rule.
func (c *compiler) rule(t *lexicon.Term, theme, term int32) {
	id := int32(len(c.m.rules))
	r := rule{theme: theme, term: term, condition: c.condition(t.When), kind: Boolean}
	if t.Expr.Op == lexicon.NearOp || t.Expr.Op == lexicon.SeqOp {
		r.kind = Near
	}
	c.m.rules = append(c.m.rules, r)
	e := c.ruleExpr(t, t.Expr, id, false)
	c.m.rules[id].expr = e
}

func (c *compiler) ruleExpr(t *lexicon.Term, e *lexicon.Expr, rule int32, negated bool) *ruleExpr {
	if !e.IsRule() {
		return &ruleExpr{op: leafMark, leaf: c.leaf(t, e, rule, negated)}
	}
	out := &ruleExpr{op: e.Op, within: e.Within, unit: e.Unit, theme: -1}
	if e.Op == lexicon.ThemeOp {
		out.theme = c.m.ThemeIndex(e.Text)
		if out.theme >= 0 {
			c.m.rules[rule].depends = append(c.m.rules[rule].depends, out.theme)
			if !negated {
				c.m.themeRules[out.theme] = append(c.m.themeRules[out.theme], rule)
			}
		}
	}
	for _, a := range e.Args {
		out.args = append(out.args, c.ruleExpr(t, a, rule, negated || e.Op == lexicon.NotOp))
	}
	return out
}

func (c *compiler) leaf(t *lexicon.Term, e *lexicon.Expr, rule int32, negated bool) int32 {
	name := e.String()
	if t.Slip {
		name += " slip"
	}
	id, ok := c.leafOf[name]
	if !ok {
		id = int32(len(c.m.leaves))
		c.leafOf[name] = id
		c.m.leaves = append(c.m.leaves, leaf{})
		c.expression(t, e, target{kind: leafTarget, theme: -1, term: -1, condition: -1, leaf: id, text: t})
	}
	if l := &c.m.leaves[id]; !negated && !slices.Contains(l.rules, rule) {
		l.rules = append(l.rules, rule)
	}
	return id
}

// ruleThemes orders the rules so that those that name a theme come after those
// that code it; rules that rest on each other are faults.
func (c *compiler) ruleThemes() {
	const unseen, open, done = 0, 1, 2
	mark := make([]int, len(c.m.rules))
	var visit func(id int32)
	visit = func(id int32) {
		mark[id] = open
		r := &c.m.rules[id]
		for _, theme := range r.depends {
			for other := range c.m.rules {
				if !c.m.within(c.m.rules[other].theme, theme) {
					continue
				}
				switch mark[other] {
				case unseen:
					visit(int32(other))
				case open:
					t := c.m.Terms[r.term].Term
					c.faults = append(c.faults, fault(t.At(), "code.rule-cycle", t.Text))
					r.expr = nil
				}
			}
		}
		mark[id] = done
		c.m.order = append(c.m.order, id)
	}
	for id := range c.m.rules {
		if mark[id] == unseen {
			visit(int32(id))
		}
	}
}

// ruleState is what a segment holds of the leaves.
type ruleState struct {
	found     [][]candidate // by leaf
	met       []int32       // the leaves that were found
	triggered []bool        // by rule
	any       bool
	words     []int32       // words before each token; empty until asked for
	sentences []source.Span // empty until asked for
	sent      bool
}

func (s *ruleState) init(m *Matcher) {
	s.found = make([][]candidate, len(m.leaves))
	s.triggered = make([]bool, len(m.rules))
}

func (s *ruleState) reset() {
	for _, l := range s.met {
		s.found[l] = s.found[l][:0]
	}
	s.met = s.met[:0]
	if s.any {
		for i := range s.triggered {
			s.triggered[i] = false
		}
	}
	s.any, s.sent = false, false
	s.words = s.words[:0]
	s.sentences = s.sentences[:0]
}

func (s *ruleState) touched() bool { return s.any }

func (s *ruleState) note(m *Matcher, leaf int32, k candidate) {
	if len(s.found[leaf]) == 0 {
		s.met = append(s.met, leaf)
		for _, r := range m.leaves[leaf].rules {
			s.triggered[r] = true
			s.any = true
		}
	}
	s.found[leaf] = append(s.found[leaf], k)
}

// combine appends the codings of the rules to dst, whose codings from index
// from on are the segment's.
func (c *Coder) combine(dst []Coding, from int) []Coding {
	if len(c.m.rules) == 0 {
		return dst
	}
	if len(c.m.themeRules) > 0 {
		for _, k := range dst[from:] {
			c.trigger(k.Theme)
		}
	}
	if !c.rules.any {
		return dst
	}
	if len(c.excepts) > 0 {
		c.ownExcepts()
	}
	for _, id := range c.m.order {
		r := &c.m.rules[id]
		if !c.rules.triggered[id] || r.expr == nil || r.condition >= 0 && !c.holds(&c.m.conditions[r.condition]) {
			continue
		}
		ev := evaluator{c: c, rule: r, codings: dst[from:]}
		for _, s := range distinct(ev.eval(r.expr)) {
			k := candidate{first: s.first, last: s.last}
			dst = append(dst, Coding{
				Segment: c.segment, Span: c.toks[k.first].Span.Cover(c.toks[k.last].Span), Theme: r.theme, Term: r.term,
				Rule: r.kind, Polarity: c.polarity(int(k.first), int(k.last)),
			})
			c.trigger(r.theme)
		}
	}
	return dst
}

func (c *Coder) trigger(theme int32) {
	for t := theme; t >= 0; t = c.m.Themes[t].Parent {
		for _, r := range c.m.themeRules[t] {
			c.rules.triggered[r] = true
			c.rules.any = true
		}
	}
}

// ownExcepts makes c.owners those of the exclusions.
func (c *Coder) ownExcepts() {
	c.owners.reset(len(c.toks))
	for i := range c.excepts {
		for j := c.excepts[i].first; j <= c.excepts[i].last; j++ {
			c.owners.own(j, int32(i))
		}
	}
}

// An interval is a run of tokens, first to last.
type interval struct{ first, last int32 }

func compareIntervals(a, b interval) int {
	return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last))
}

func distinct(s []interval) []interval {
	slices.SortFunc(s, compareIntervals)
	return slices.Compact(s)
}

type evaluator struct {
	c       *Coder
	rule    *rule
	codings []Coding // of the segment so far
}

// eval returns where an expression holds, in order; nil if it does not.
func (ev *evaluator) eval(e *ruleExpr) []interval {
	switch e.op {
	case leafMark:
		return ev.leaf(e.leaf)
	case lexicon.ThemeOp:
		return ev.theme(e.theme)
	case lexicon.OrOp:
		var all []interval
		for _, a := range e.args {
			all = append(all, ev.eval(a)...)
		}
		return distinct(all)
	case lexicon.AndOp:
		return ev.and(e)
	case lexicon.NearOp, lexicon.SeqOp:
		return ev.near(e)
	}
	return nil
}

func (ev *evaluator) leaf(id int32) []interval {
	var out []interval
	for _, k := range ev.c.rules.found[id] {
		if len(ev.c.excepts) > 0 && ev.c.excluder(&k, ev.rule.theme, ev.rule.term) >= 0 {
			continue
		}
		out = append(out, interval{k.first, k.last})
	}
	return distinct(out)
}

func (ev *evaluator) theme(id int32) []interval {
	var out []interval
	for _, k := range ev.codings {
		if id < 0 || !ev.c.m.within(k.Theme, id) {
			continue
		}
		if first, last, ok := ev.c.tokensUnder(k.Span); ok {
			out = append(out, interval{int32(first), int32(last)})
		}
	}
	return distinct(out)
}

// and holds from the first occurrence of an operand to the last of the first
// occurrences, if every operand occurs and none that is negated.
func (ev *evaluator) and(e *ruleExpr) []interval {
	span := interval{-1, -1}
	for _, a := range e.args {
		if a.op == lexicon.NotOp {
			if len(ev.eval(a.args[0])) > 0 {
				return nil
			}
			continue
		}
		at := ev.eval(a)
		if len(at) == 0 {
			return nil
		}
		if span.first < 0 {
			span = at[0]
			continue
		}
		span.first, span.last = min(span.first, at[0].first), max(span.last, at[0].last)
	}
	if span.first < 0 {
		return nil
	}
	return []interval{span}
}

// An occurrence is an interval of a near's operand.
type occurrence struct {
	interval
	operand int
}

// near holds over the smallest windows in which every operand occurs, for seq
// in order, with no more than so many words beside the operands'.
func (ev *evaluator) near(e *ruleExpr) []interval {
	var all []occurrence
	var not []interval
	n := 0
	for _, a := range e.args {
		if a.op == lexicon.NotOp {
			not = append(not, ev.eval(a.args[0])...)
			continue
		}
		at := ev.eval(a)
		if len(at) == 0 {
			return nil
		}
		for _, s := range at {
			all = append(all, occurrence{s, n})
		}
		n++
	}
	slices.SortFunc(all, func(a, b occurrence) int {
		return cmp.Or(compareIntervals(a.interval, b.interval), cmp.Compare(a.operand, b.operand))
	})
	var out []interval
	not = distinct(not)
	for _, w := range windows(all, n, e.op == lexicon.SeqOp) {
		if ev.close(e, w) && !ev.blocked(e, w.interval, not) {
			out = append(out, w.interval)
		}
	}
	return out
}

// A window is a choice of one occurrence for each operand.
type window struct {
	interval
	chosen []interval
}

// windows returns the smallest windows that hold each of n operands, from left
// to right, each occurrence in one of them at most.
func windows(all []occurrence, n int, ordered bool) []window {
	var out []window
	last := make([]int, n) // for each operand the index plus one of its latest occurrence
	chain := make([]int, n)
	for i, o := range all {
		if ordered && o.operand > 0 {
			// In order: the latest whole chain of the operands before.
			before := chain[o.operand-1]
			if before == 0 || last[o.operand-1] == 0 || all[last[o.operand-1]-1].last >= o.first {
				continue
			}
			chain[o.operand] = before
		} else if ordered {
			chain[0] = i + 1
		}
		last[o.operand] = i + 1
		if w, ok := windowOf(all, last, ordered, chain); ok && (!ordered || o.operand == n-1) {
			out = append(out, w)
			for k := range last {
				last[k], chain[k] = 0, 0
			}
		}
	}
	return out
}

func windowOf(all []occurrence, last []int, ordered bool, chain []int) (window, bool) {
	w := window{interval: interval{1<<31 - 1, -1}}
	for k := range last {
		if last[k] == 0 {
			return w, false
		}
		s := all[last[k]-1].interval
		w.first, w.last = min(w.first, s.first), max(w.last, s.last)
		w.chosen = append(w.chosen, s)
	}
	slices.SortFunc(w.chosen, compareIntervals)
	for i := 1; i < len(w.chosen); i++ { // operands must be different words
		if w.chosen[i].first <= w.chosen[i-1].last {
			return w, false
		}
	}
	return w, true
}

// close reports whether a window is as narrow as the expression asks.
func (ev *evaluator) close(e *ruleExpr, w window) bool {
	switch e.unit {
	case lexicon.Segment:
		return true
	case lexicon.Sentence:
		return ev.c.sentence(w.first) == ev.c.sentence(w.last)
	}
	words := ev.c.wordsBetween(w.first, w.last+1)
	for _, s := range w.chosen {
		words -= ev.c.wordsBetween(s.first, s.last+1)
	}
	return words <= e.within
}

// blocked reports whether a negated operand, of which not holds the places in
// order, occurs as near as the others.
func (ev *evaluator) blocked(e *ruleExpr, w interval, not []interval) bool {
	if len(not) == 0 || e.unit == lexicon.Segment {
		return len(not) > 0
	}
	if e.unit == lexicon.Sentence {
		here := ev.c.sentence(w.first)
		i, found := slices.BinarySearchFunc(not, here, func(s interval, n int) int { return ev.c.sentence(s.first) - n })
		return found && i < len(not)
	}
	i, _ := slices.BinarySearchFunc(not, w.last+1, func(s interval, n int32) int { return int(s.first - n) })
	if i < len(not) && ev.c.wordsBetween(w.last+1, not[i].first) <= e.within {
		return true
	}
	if i == 0 {
		return false
	}
	s := not[i-1] // the last that begins before the window ends
	return s.last >= w.first || ev.c.wordsBetween(s.last+1, w.first) <= e.within
}

// wordsBetween counts the words among tokens from to to-1.
func (c *Coder) wordsBetween(from, to int32) int {
	s := &c.rules
	if len(s.words) == 0 {
		n := int32(0)
		for i := range c.toks {
			s.words = append(s.words, n)
			if c.tok.Type(c.toks[i].Type).Kind != tokenise.Mark {
				n++
			}
		}
		s.words = append(s.words, n)
	}
	return int(s.words[to] - s.words[from])
}

// sentence returns the number of the sentence in which token j stands.
func (c *Coder) sentence(j int32) int {
	s := &c.rules
	if !s.sent {
		s.sentences = append(s.sentences, tokenise.Sentences(c.doc.Text.Body, c.doc.Segments[c.segment].Content)...)
		s.sent = true
	}
	off := c.toks[j].Span.Start
	i, _ := slices.BinarySearchFunc(s.sentences, off, func(sp source.Span, off int) int {
		if sp.End <= off {
			return -1
		}
		return 1
	})
	return i
}

// holds reports whether a condition holds for the segment at hand.
func (c *Coder) holds(w *lexicon.Condition) bool {
	seg := &c.doc.Segments[c.segment]
	if len(w.Roles) > 0 && !slices.Contains(w.Roles, seg.Role.String()) {
		return false
	}
	if w.Question != "" && !slices.ContainsFunc(seg.Questions, func(q int) bool {
		return matches(w.Question, c.doc.Questions[q].ID, c.doc.Questions[q].Text)
	}) {
		return false
	}
	if w.Section != "" && !c.underSection(seg.Section, w.Section) {
		return false
	}
	for _, p := range w.Where {
		if !strings.EqualFold(c.attribute(seg.Case, p.Key), p.Value) {
			return false
		}
	}
	return true
}

func matches(want, id, text string) bool {
	return want == id || strings.Contains(strings.ToLower(text), strings.ToLower(want))
}

func (c *Coder) underSection(s int, want string) bool {
	for n := 0; s >= 0 && n < len(c.doc.Sections); n++ {
		if matches(want, c.doc.Sections[s].ID, c.doc.Sections[s].Title) {
			return true
		}
		s = c.doc.Sections[s].Parent
	}
	return false
}

// attribute returns a metadata value: the respondent's, or the document's.
func (c *Coder) attribute(respondent int, key string) string {
	if respondent > 0 && respondent <= len(c.doc.Cases) {
		if v := c.doc.Cases[respondent-1].Get(key); v != "" {
			return v
		}
	}
	return c.doc.Attributes.Get(key)
}

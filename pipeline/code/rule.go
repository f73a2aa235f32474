package code

import (
	"slices"

	"github.com/temakod/temakod/lexicon"
)

// A rule is a Boolean rule or a near, over leaves: the terms within it, which
// are matched as other terms are, and the themes that it names.
type rule struct {
	expr        *ruleExpr
	theme, term int32
	condition   int32
	kind        Rule
	depends     []int32 // themes that it names
	needs       []int32 // leaves without any of which it does not hold
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
	c.m.rules[id].needs = needs(nil, e)
}

// needs appends the leaves that must be found for an expression to hold.
func needs(dst []int32, e *ruleExpr) []int32 {
	switch e.op {
	case leafMark:
		return append(dst, e.leaf)
	case lexicon.AndOp, lexicon.NearOp, lexicon.SeqOp:
		for _, a := range e.args {
			dst = needs(dst, a)
		}
	}
	return dst
}

// leafBit is the bit of a leaf, which it may share with others.
func leafBit(leaf int32) uint8 { return 1 << (leaf % leafHints) }

// leafBits returns those of all leaves of an expression.
func (e *ruleExpr) leafBits() (bits uint8) {
	if e.op == leafMark {
		bits = leafBit(e.leaf)
	}
	for _, a := range e.args {
		bits |= a.leafBits()
	}
	return bits
}

// tellLeaves finds what leaves lie beyond each node of the trie, and with which of them
// it matters to a rule that they were found: a leaf alone is mostly nothing.
func (m *Matcher) tellLeaves() {
	t := &m.trie
	t.leaves = make([]uint8, len(t.nodes))
	for n := len(t.nodes) - 1; n >= 0; n-- { // a node comes after those that lead to it
		for i := t.nodes[n].accept; i > 0; i = t.accepts[i-1].next {
			if to := &m.targets[t.accepts[i-1].target]; to.kind == leafTarget {
				t.leaves[n] |= leafBit(to.leaf)
			}
		}
		for w := t.nodes[n].ways; w > 0; w = t.ways[w-1].next {
			t.leaves[n] |= t.leaves[t.ways[w-1].to]
		}
	}
	for i := range m.rules {
		r, needed := &m.rules[i], uint8(0)
		if r.expr == nil {
			continue
		}
		for _, leaf := range r.needs {
			needed |= leafBit(leaf)
		}
		all := r.expr.leafBits()
		for bits := range m.mayHold {
			m.mayHold[bits] = m.mayHold[bits] || uint8(bits)&needed == needed && uint8(bits)&all != 0
		}
	}
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

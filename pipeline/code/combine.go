package code

import "github.com/temakod/temakod/pipeline/source"

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

// note notes that a leaf of rules is found, and returns where.
func (s *ruleState) note(m *Matcher, leaf int32) *[]candidate {
	if len(s.found[leaf]) == 0 {
		s.met = append(s.met, leaf)
		for _, r := range m.leaves[leaf].rules {
			s.triggered[r] = true
			s.any = true
		}
	}
	return &s.found[leaf]
}

// holdsAll reports whether each of the leaves was found.
func (s *ruleState) holdsAll(leaves []int32) bool {
	for _, l := range leaves {
		if len(s.found[l]) == 0 {
			return false
		}
	}
	return true
}

// combine appends the codings of the rules to dst, whose codings from index
// from on are the segment's.
func (c *Coder) combine(dst []Coding, from int) []Coding {
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
		if !c.rules.triggered[id] || r.expr == nil || !c.rules.holdsAll(r.needs) || r.condition >= 0 && !c.holds(&c.m.conditions[r.condition]) {
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

package code

import (
	"cmp"
	"slices"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

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
	windows := anyOrder
	if e.op == lexicon.SeqOp {
		windows = inOrder
	}
	for _, w := range windows(all, n) {
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

// anyOrder returns the smallest windows that hold each of n operands, from left
// to right, each occurrence in one of them at most.
func anyOrder(all []occurrence, n int) []window {
	var out []window
	latest := make([]int, n) // for each operand the index plus one of its latest occurrence
	for i, o := range all {
		latest[o.operand] = i + 1
		if w, ok := windowOf(all, latest); ok {
			out = append(out, w)
			clear(latest)
		}
	}
	return out
}

// inOrder returns the smallest windows that hold n operands one after the other.
func inOrder(all []occurrence, n int) []window {
	var out []window
	// chains[k] are the occurrences of the operands up to k, in order, that
	// begin latest; empty if there are none.
	chains := make([][]int, n)
	for i, o := range all {
		k := o.operand
		if k > 0 {
			before := chains[k-1]
			if len(before) == 0 || all[before[k-1]-1].last >= o.first {
				continue
			}
			chains[k] = append(append(chains[k][:0], before...), i+1)
		} else {
			chains[0] = append(chains[0][:0], i+1)
		}
		if k < n-1 {
			continue
		}
		if w, ok := windowOf(all, chains[k]); ok {
			out = append(out, w)
		}
		for j := range chains {
			chains[j] = chains[j][:0]
		}
	}
	return out
}

// windowOf returns the window of the occurrences with the given numbers, from 1;
// false if one is missing or if operands share words.
func windowOf(all []occurrence, numbers []int) (window, bool) {
	w := window{interval: interval{1<<31 - 1, -1}}
	for _, n := range numbers {
		if n == 0 {
			return w, false
		}
		s := all[n-1].interval
		w.first, w.last = min(w.first, s.first), max(w.last, s.last)
		w.chosen = append(w.chosen, s)
	}
	slices.SortFunc(w.chosen, compareIntervals)
	for i := 1; i < len(w.chosen); i++ {
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
	switch {
	case len(not) == 0:
		return false
	case e.unit == lexicon.Segment:
		return true
	case e.unit == lexicon.Sentence:
		_, found := slices.BinarySearchFunc(not, ev.c.sentence(w.first), func(s interval, n int) int { return ev.c.sentence(s.first) - n })
		return found
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

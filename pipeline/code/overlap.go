package code

import (
	"cmp"
	"slices"
)

// The rules of overlap, in this order:
//
//  1. An exclusion takes away each match in its scope (the term, the theme with
//     its subthemes, or all) that it overlaps, unless the match is longer and
//     holds the whole exclusion.
//  2. Within a theme, and between a theme and its subthemes, the longest match
//     wins; of equally long ones the deeper theme's, then the one that begins
//     first, then the more literal rule, then the earlier term.
//  3. Themes that are exclusive to each other compete in the same way, the one
//     earlier in the lexicon before the other.
//  4. All other themes may share words.
//
// Boolean rules and near take no part in it.

// ownership says which candidates hold a token, as lists that share an array.
type ownership struct {
	head    []int32 // by token, index in entries plus one
	entries []owner
}

type owner struct{ candidate, next int32 }

func (o *ownership) reset(tokens int) {
	o.entries = o.entries[:0]
	o.head = slices.Grow(o.head[:0], tokens)[:tokens]
	clear(o.head)
}

func (o *ownership) own(token, candidate int32) {
	o.entries = append(o.entries, owner{candidate, o.head[token]})
	o.head[token] = int32(len(o.entries))
}

// settle applies the exclusions and the longest match to what was found, and
// returns what stands.
func (c *Coder) settle() []candidate {
	if len(c.excepts) > 0 && len(c.found) > 0 {
		c.exclude()
	}
	if len(c.found) > 1 {
		c.longest()
	}
	return c.found
}

// exclude takes away what the exclusions cover.
func (c *Coder) exclude() {
	slices.SortStableFunc(c.excepts, func(a, b candidate) int { return cmp.Compare(c.width(b), c.width(a)) })
	c.owners.reset(len(c.toks))
	for i := range c.excepts {
		x := &c.excepts[i]
		for j := x.first; j <= x.last; j++ {
			c.owners.own(j, int32(i))
		}
	}
	c.found = slices.DeleteFunc(c.found, func(k candidate) bool {
		t := &c.m.targets[k.target]
		by := c.excluder(&k, t.theme, t.term)
		if by >= 0 && c.trace != nil {
			c.trace.exclude(k, c.excepts[by])
		}
		return by >= 0
	})
}

// excluder returns the longest exclusion that takes k away, as an index in
// c.excepts, or -1. A token's list ends with the longest.
func (c *Coder) excluder(k *candidate, theme, term int32) int32 {
	best := int32(-1)
	for _, j := range [2]int32{k.first, k.last} {
		for e := c.owners.head[j]; e > 0; e = c.owners.entries[e-1].next {
			id := c.owners.entries[e-1].candidate
			x := &c.excepts[id]
			t := &c.m.targets[x.target]
			if t.term >= 0 && t.term != term || t.theme >= 0 && !c.m.within(theme, t.theme) {
				continue
			}
			if k.first <= x.first && x.last <= k.last && c.width(*k) > c.width(*x) {
				continue
			}
			if best < 0 || id < best {
				best = id
			}
		}
		if k.first == k.last {
			break
		}
	}
	return best
}

// width is the length of a match in bytes of printed text.
func (c *Coder) width(k candidate) int {
	return c.spanOf(&k).Len()
}

// longest keeps the candidates that win. Those that overlap, one the next, are
// settled among themselves: candidates come in the order of their first tokens,
// those of regular expressions aside.
func (c *Coder) longest() {
	c.kept = c.kept[:0]
	c.owners.reset(len(c.toks))
	for rest := c.found; len(rest) > 0; {
		n := len(rest)
		if len(c.m.regexps) == 0 {
			n = overlapping(rest)
		}
		if n == 1 {
			c.kept = append(c.kept, rest[0])
		} else {
			c.contest(rest[:n])
		}
		rest = rest[n:]
	}
	c.found = append(c.found[:0], c.kept...)
}

// overlapping returns how many of the first candidates overlap, one the next.
func overlapping(all []candidate) int {
	n, last := 1, all[0].last
	for ; n < len(all) && all[n].first <= last; n++ {
		last = max(last, all[n].last)
	}
	return n
}

// contest keeps those of the candidates that win against the others.
func (c *Coder) contest(all []candidate) {
	slices.SortStableFunc(all, func(a, b candidate) int {
		ta, tb := &c.m.targets[a.target], &c.m.targets[b.target]
		return cmp.Or(cmp.Compare(c.width(b), c.width(a)), cmp.Compare(c.m.Themes[tb.theme].Depth, c.m.Themes[ta.theme].Depth),
			cmp.Compare(a.first, b.first), cmp.Compare(ta.theme, tb.theme), cmp.Compare(a.rule, b.rule), cmp.Compare(ta.term, tb.term))
	})
	for _, k := range all {
		if by := c.rival(&k); by >= 0 {
			if c.trace != nil {
				c.trace.beat(k, c.kept[by])
			}
			continue
		}
		for j := k.first; j <= k.last; j++ {
			c.owners.own(j, int32(len(c.kept)))
		}
		c.kept = append(c.kept, k)
	}
}

// rival returns the kept candidate that k must yield to, or -1. Those kept are
// as long as k or longer, so one that overlaps k holds its first or last token.
func (c *Coder) rival(k *candidate) int32 {
	theme := c.m.targets[k.target].theme
	for _, j := range [2]int32{k.first, k.last} {
		for e := c.owners.head[j]; e > 0; e = c.owners.entries[e-1].next {
			id := c.owners.entries[e-1].candidate
			other := c.m.targets[c.kept[id].target].theme
			if c.m.related(theme, other) || c.m.exclusive != nil && c.exclusive(theme, other) {
				return id
			}
		}
		if k.first == k.last {
			break
		}
	}
	return -1
}

// exclusive reports whether two themes, or themes above them, may not share a
// span.
func (c *Coder) exclusive(a, b int32) bool {
	for x := a; x >= 0; x = c.m.Themes[x].Parent {
		for y := b; y >= 0; y = c.m.Themes[y].Parent {
			if c.m.exclusive[[2]int32{x, y}] {
				return true
			}
		}
	}
	return false
}

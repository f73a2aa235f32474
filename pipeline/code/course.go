package code

import (
	"math/bits"
	"slices"
)

// A course is how patterns go on from the words of a class, and over them: what is
// asked where the outlook tells of a chance.
type course struct {
	from, to    int32  // its prospects, in Coder.prospects
	beyond      int32  // the first of them that may lie beyond the very next word
	reach       uint8  // how far they go at most
	first, last int32  // its hits that patterns go on over, in Coder.onward
	whole       uint64 // a bit for each of its beginnings that is a pattern by itself
}

// A prospect is one way on from the beginning of a pattern.
type prospect struct {
	place     int32 // of the atom
	mark      mark  // the same
	then      mark  // of another atom that must follow, or of everywhere
	reach     uint8 // how many words on the first stands at most
	beginning uint8 // the bit of the beginning
}

// maxBegun is how many beginnings of a class have a bit of their own; the last
// stands for all the others too.
const maxBegun = 64

func beginningBit(i int) uint8 { return uint8(min(i, maxBegun-1)) }

// course returns that of a class, and what of its outlook does not rest on flags.
func (c *Coder) course(cl *class) (course, outlook) {
	t := &c.m.trie
	w := course{from: int32(len(c.prospects)), first: int32(len(c.onward))}
	for i, b := range cl.begins {
		if t.nodes[b.node].accept > 0 {
			w.whole |= 1 << beginningBit(i)
		}
	}
	c.prospects = t.prospects(c.prospects, cl.begins)
	c.onward = t.onward(c.onward, cl.hits)
	w.beyond = w.from + int32(partition(c.prospects[w.from:], func(p prospect) bool { return p.reach == 1 }))
	for _, p := range c.prospects[w.from:] {
		w.reach = max(w.reach, p.reach)
	}
	w.to, w.last = int32(len(c.prospects)), int32(len(c.onward))

	o := outlook{alone: oneIf(w.whole != 0), wants: c.pairs.want(c.wishes(&w))}
	c.places = append(c.places[:0], everywhere)
	for _, on := range c.onward[w.first:] {
		c.places = append(c.places, on.place)
	}
	o.offers = c.pairs.offer(c.places)
	return w, o
}

// wishes returns what prospects want, and where.
func (c *Coder) wishes(w *course) []wish {
	c.wished = c.wished[:0]
	for _, p := range c.prospects[w.from:w.to] {
		signs := wish(1)<<min(p.reach, wishSigns) - 1
		c.wished = append(c.wished, wish(p.place)<<wishSigns|signs)
		if p.reach > wishSigns { // it may stand anywhere beyond
			c.wished = append(c.wished, everywhere<<wishSigns|isFourth)
		}
	}
	return c.wished
}

// inList returns the places of prospects that lists let stand further on.
func (c *Coder) inList(w *course) []int32 {
	c.places = c.places[:0]
	for _, p := range c.prospects[w.from:w.beyond] {
		c.places = append(c.places, p.place)
	}
	return c.places
}

// flagged returns an outlook with what rests on flags.
func (c *Coder) flagged(o outlook, f flags, w *course) outlook {
	o.flags, o.parted, o.list, o.listed = f, 0, 0, 0
	o.parts, o.light = oneIf(f&(coord|comma|slash) != 0), oneIf(f&light != 0)
	if f&particle != 0 {
		o.parted = o.offers
	}
	if f&preposition != 0 {
		o.list = 1<<partsGoverned - 1
	} else if f&adjectival != 0 {
		o.list = 1<<partsCoordinated - 1
	}
	if o.list > 0 {
		o.listed = c.pairs.wantListed(c.inList(w))
	}
	return o
}

func newProspect(place int32, reach, beginning int) prospect {
	return prospect{place, markOf(place), markOf(everywhere), uint8(reach), beginningBit(beginning)}
}

// prospects appends those of beginnings to dst and returns it.
func (t *trie) prospects(dst []prospect, begins []beginning) []prospect {
	for i, b := range begins {
		nd := &t.nodes[b.node]
		if nd.width >= crowd {
			dst = append(dst, newProspect(everywhere, 1, i))
			continue
		}
		from := len(dst)
		for w := nd.ways; w > 0; w = t.ways[w-1].next {
			way := &t.ways[w-1]
			p := newProspect(way.place, int(way.gap)+1, i)
			to := &t.nodes[way.to]
			if to.accept > 0 || to.width > maxThen {
				dst = appendNew(dst, from, p)
				continue
			}
			for next := to.ways; next > 0; next = t.ways[next-1].next {
				p.then = markOf(t.ways[next-1].place)
				dst = appendNew(dst, from, p)
			}
		}
	}
	return dst
}

// partition puts the elements that f tells first, and returns how many they are.
func partition[T any](s []T, f func(T) bool) int {
	n := 0
	for i := range s {
		if f(s[i]) {
			s[n], s[i] = s[i], s[n]
			n++
		}
	}
	return n
}

// maxThen is up to how many ways on from the second word of a pattern are told
// apart: what is no pattern yet comes to nothing without one of them.
const maxThen = 4

// appendNew appends a prospect that is not among those from an index on.
func appendNew(dst []prospect, from int, p prospect) []prospect {
	if slices.Contains(dst[from:], p) {
		return dst
	}
	return append(dst, p)
}

// How many words on a pattern may go, over a particle, a list of adjectives and
// a list that a preposition governs, and how many words on the list is parted
// first.
const (
	reachParted      = maxParted + 1
	reachCoordinated = 4*maxListed + 2
	reachGoverned    = 2*maxGoverned + 2
	partsCoordinated = 2
	partsGoverned    = maxGoverned
)

// maxSeen is how many words after a token are looked at; as many as a pattern may
// reach with one step.
const maxSeen = 32

// ways returns the bits of the beginnings of a token of class k that a pattern may
// go on from.
func (c *Coder) ways(p chance, k int32) (way uint64) {
	w, far := &c.courses[k], p.far()
	from, to, reach := w.from, w.to, bits.Len8(p.signs%isParted)
	switch {
	case far > 0 && reach == 0:
		to = w.beyond
	case p.signs&isNext == 0 && far == 0:
		from = w.beyond
	}
	if reach == wishSigns {
		reach = int(w.reach)
	}
	all, j := c.meet(int(p.token), far, max(far, reach), int(w.reach))
	c.open = sized(c.open, int(to-from)+1)
	open, n := c.open, 0
	for i := from; i < to; i++ {
		p := &c.prospects[i]
		open[n] = i
		n += int(c.met[p.reach%(2*maxSeen)].has(p.mark))
	}
	if n == 0 {
		return 0
	}
	for words := 0; j >= 0; j = c.next(j) {
		if words++; words > maxSeen {
			all = c.pairs.atoms[anything]
			break
		}
		all.join(c.atoms(c.cls[j]))
	}
	for _, i := range open[:n] {
		p := &c.prospects[i]
		way |= uint64(all.has(p.then)) << (p.beginning % maxBegun)
	}
	return way
}

// far returns how many words on a list or a particle may lead, if there is one.
func (p *chance) far() int {
	switch {
	case p.signs&isListed != 0:
		return max(reachCoordinated, reachGoverned)
	case p.signs&isParted != 0:
		return reachParted
	}
	return 0
}

// meet makes c.met what the words up to each of the next ones after token j have; reach
// is how many are looked at, and those up to far all count as near. It returns what they
// have together, and the token after them, -1 if there is none.
func (c *Coder) meet(j, far, reach, most int) (all atomSet, after int) {
	all.add(markOf(everywhere))
	words := 0
	for j = c.next(j); j >= 0 && words < reach; j = c.next(j) {
		all.join(c.atoms(c.cls[j]))
		words++
		c.met[words] = all
	}
	for words++; words <= max(far, most); words++ {
		c.met[words] = all
	}
	for i := 1; i < far; i++ {
		c.met[i] = c.met[far]
	}
	return all, j
}

package code

import (
	"math/bits"
	"slices"
)

// A course is how patterns go on from the words of a class, and over them: what is
// asked where the outlook tells of a chance.
type course struct {
	// reaching are its prospects, in Coder.prospects, of which those that reach further come
	// last: where those begin that go as far as the next word, the second, and so on, and
	// where all end.
	reaching    [viewed + 1]int32
	reach       uint8  // how far they go at most
	first, last int32  // its hits that patterns go on over, in Coder.onward
	whole       uint64 // a bit for each of its beginnings that is a pattern by itself
}

// A prospect is one way on from the beginning of a pattern.
type prospect struct {
	place     int32 // of the atom
	then      int32 // the place of another atom that must follow, or everywhere
	mark      mark  // of place
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
	w := course{first: int32(len(c.onward))}
	for i, b := range cl.begins {
		if t.nodes[b.node].accept > 0 {
			w.whole |= 1 << beginningBit(i)
		}
	}
	from := len(c.prospects)
	c.prospects = t.prospects(c.prospects, cl.begins)
	for i := range viewed {
		w.reaching[i] = int32(from)
		from += partition(c.prospects[from:], func(p prospect) bool { return int(p.reach) == i+1 })
	}
	w.reaching[viewed] = int32(len(c.prospects))
	for _, p := range c.prospects[w.reaching[0]:] {
		w.reach = max(w.reach, p.reach)
	}
	c.onward = t.onward(c.onward, cl.hits)
	w.last = int32(len(c.onward))

	o := outlook{wants: c.pairs.want(c.wishes(&w))}
	o.tells = c.m.told(cl.begins)
	c.places = append(c.places[:0], everywhere)
	for _, on := range c.onward[w.first:] {
		c.places = append(c.places, on.place)
	}
	o.offers = c.pairs.offer(c.places)
	return w, o
}

// told returns what beginnings tell of their word.
func (m *Matcher) told(begins []beginning) (tells uint16) {
	for _, b := range begins {
		tells |= uint16(m.trie.leaves[b.node]) << hintBits
		for i := m.trie.nodes[b.node].accept; i > 0; i = m.trie.accepts[i-1].next {
			if m.targets[m.trie.accepts[i-1].target].kind == leafTarget {
				tells |= isLeaf
			} else {
				tells |= isAlone
			}
		}
	}
	return tells
}

// wishes returns what prospects want, and where.
func (c *Coder) wishes(w *course) []wish {
	c.wished = c.wished[:0]
	for _, p := range c.prospects[w.reaching[0]:w.reaching[viewed]] {
		signs := wish(1)<<min(p.reach, viewed+1) - 1
		c.wished = append(c.wished, wish(p.place)<<wishSigns|signs)
	}
	return c.wished
}

// flagged returns an outlook with what rests on flags.
func (c *Coder) flagged(o outlook, f flags, w *course) outlook {
	o.flags, o.keeps, o.adds, o.minds, o.tells = f, allParts|allWords, nextWord, 0, o.tells&^(isRelated|negates)
	if f&(coord|comma|slash) != 0 {
		o.adds |= 1
	}
	if f&endsGoverned != 0 {
		o.keeps &^= 1<<partsGoverned - 1<<partsCoordinated
	}
	if f&negating != 0 {
		o.tells |= negates
	}
	if f&particle != 0 {
		o.adds |= nextParticle
	}
	if f&(hyphenEnd|hyphenHead) != 0 {
		o.tells |= isRelated
	}
	if f&light != 0 {
		o.keeps |= 6 * nextParticle
	}
	if w.reach > viewed {
		o.minds |= fifthWord
	}
	if w.reaching[0] == w.reaching[1] { // nothing may pass over words
		return o
	}
	o.minds |= 6 * nextParticle
	switch {
	case f&preposition != 0:
		o.minds |= 1<<partsGoverned - 1
	case f&adjectival != 0:
		o.minds |= 1<<partsCoordinated - 1
	}
	return o
}

func newProspect(place int32, reach, beginning int) prospect {
	return prospect{place: place, then: everywhere, mark: markOf(place), reach: uint8(reach), beginning: beginningBit(beginning)}
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
				p.then = t.ways[next-1].place
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

// How many words on a pattern may go over a list, of adjectives or governed by a
// preposition, or to a particle, and how many words on a list is parted first.
const (
	reachAside       = max(4*maxListed, 2*maxGoverned, maxParted) + 2
	partsCoordinated = 2
	partsGoverned    = maxGoverned
)

// endsGoverned are the flags of words that no preposition governs a list over: see
// [Coder.governed].
const endsGoverned = ^(coord | comma | slash | adjectival | hyphenEnd)

// maxSeen is how many words after a token are looked at; as many as a pattern may
// reach with one step.
const maxSeen = 32

// ways returns the bits of the beginnings of token j of class k that a pattern may
// go on from.
func (c *Coder) ways(j int, k int32, h hint) uint64 {
	if i := bits.TrailingZeros8(h); h&signs == 1<<i && i < viewed-1 { // as mostly
		at := c.next(j)
		for range i {
			at = c.next(at)
		}
		offers := c.outlook(c.cls[at]).offers
		if offers >= leastShared { // what it stands for may grow
			return c.allWays(j, k, h)
		}
		m := c.meeting(k, i, offers)
		if then := m.key % maxWants; then == 0 || !c.follows(at, &c.pairs.wanted[then]) {
			return m.way
		}
	}
	return c.allWays(j, k, h)
}

// A meeting is what is known of a class and of what a word offers that follows it so many
// words on.
type meeting struct {
	// key tells which it is, and by its lowest part the number of what lets a pattern go on
	// from other beginnings if it follows further on: see [pairs].
	key uint64
	way uint64 // the bits of the beginnings that one may go on from, whatever follows
}

// maxMeetings is how many meetings are known at a time, each in its place.
const maxMeetings = 1 << 11

// meeting returns that of class k and what the word i+1 words on offers.
func (c *Coder) meeting(k int32, i int, offers uint16) *meeting {
	key := (uint64(k)*viewed+uint64(i))*maxOffers + uint64(offers)
	m := &c.meetings[mix(0, key)%maxMeetings]
	if m.key/maxWants == key {
		return m
	}
	w := &c.courses[k]
	c.open = sized(c.open, int(w.reaching[viewed]-w.reaching[i])+1)
	n := c.meet(&c.pairs.atoms[offers], w.reaching[i:], 0)
	m.way, n = c.whole(n)
	c.wished = c.wished[:0]
	for _, i := range c.open[:n] {
		c.wished = append(c.wished, wish(c.prospects[i].then)<<wishSigns|isNext)
	}
	m.key = key*maxWants + uint64(c.pairs.want(c.wished))
	return m
}

// follows reports whether a word after token j, as far as phrases go, offers what a row
// wants; of very many it says so.
func (c *Coder) follows(j int, r *row) bool {
	words := 0
	for j = c.next(j); j >= 0; j = c.next(j) {
		if words++; words > maxSeen || r.at(uint64(c.outlook(c.cls[j]).offers))&isNext != 0 {
			return true
		}
	}
	return false
}

// allWays does what ways does where words have several signs.
func (c *Coder) allWays(j int, k int32, h hint) (way uint64) {
	w := &c.courses[k]
	c.open = sized(c.open, (viewed+1)*int(w.reaching[viewed]-w.reaching[0])+1)
	n, next := 0, c.next(j)
	for i, j := 0, next; j >= 0 && h%isAside>>i != 0; i, j = i+1, c.next(j) {
		if h>>i&1 == 0 {
			continue
		}
		if i == viewed-1 {
			all := c.seen(j, int(w.reach)-i)
			n = c.meet(&all, w.reaching[i:], n)
			break
		}
		n = c.meet(c.atoms(c.cls[j]), w.reaching[i:], n)
	}
	if h&isAside != 0 {
		all := c.seen(next, reachAside)
		n = c.meet(&all, w.reaching[:2], n)
	}
	way, n = c.whole(n)
	if n == 0 {
		return way
	}
	all := c.seen(c.next(next), maxSeen+1)
	for _, i := range c.open[:n] {
		p := &c.prospects[i]
		way |= uint64(all.has(markOf(p.then))) << (p.beginning % maxBegun)
	}
	return way
}

// meet puts the prospects that atoms meet in c.open, from n on, and returns how many lie
// there: of those from the first to the last of some bounds.
func (c *Coder) meet(atoms *atomSet, bounds []int32, n int) int {
	open, all := c.open, c.prospects[bounds[0]:bounds[len(bounds)-1]]
	for i := range all {
		open[n] = bounds[0] + int32(i)
		n += int(atoms.has(all[i].mark))
	}
	return n
}

// whole returns the bits of the first n prospects in c.open that need no other word, and
// how many are left there.
func (c *Coder) whole(n int) (way uint64, left int) {
	for _, i := range c.open[:n] {
		p := &c.prospects[i]
		if p.then == everywhere {
			way |= 1 << (p.beginning % maxBegun)
			continue
		}
		c.open[left] = i
		left++
	}
	return way, left
}

// seen returns what the token j and the words after it have together, so many at most;
// of very many it says that they may have anything.
func (c *Coder) seen(j, most int) (all atomSet) {
	all.add(markOf(everywhere))
	for words := 1; j >= 0 && words <= most; words++ {
		if words > maxSeen {
			return c.pairs.atoms[anything]
		}
		all.join(c.atoms(c.cls[j]))
		j = c.next(j)
	}
	return all
}

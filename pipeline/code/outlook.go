package code

import (
	"math"
	"slices"
)

// An outlook is what of a class decides whether a pattern begins at a token of
// it. Nearly all words that begin phrases stand where none of these goes on: who
// knows what comes nearest after the word sees it at once, and the patterns need
// not be tried.
type outlook struct {
	flags       flags
	from, to    int32 // its prospects, in Coder.prospects
	beyond      int32 // the first of them that may lie beyond the very next word
	first, last int32 // its hits that patterns go on over, in Coder.onward
	atoms       atomSet
	whole       uint64 // a bit for each of its beginnings that is a pattern by itself
	common      uint64 // the bit of a common word
	next, later uint64 // the common words that begin patterns which go on over it
}

// A prospect is one way on from the beginning of a pattern. It is small, so that
// those of the common classes stay near.
type prospect struct {
	place     int32 // of the atom
	then      int32 // the place of another atom that must follow, or everywhere
	reach     uint8 // how many words on the first stands at most
	beginning uint8 // the bit of the beginning
}

// A sighting is when an atom was met last, by its place; and the common words
// that match it.
type sighting struct {
	common uint64
	met    int32
}

// everywhere is the place of no atom, which counts as met: that of a prospect
// that is not worth a look.
const everywhere = 0

// maxBegun is how many beginnings of a class have a bit of their own; the last
// stands for all the others too.
const maxBegun = 64

func beginningBit(i int) uint8 { return uint8(min(i, maxBegun-1)) }

// A chance is a token where patterns begin, with bits for the beginnings that
// are patterns or may become such, and for the latter alone.
type chance struct {
	token    int32
	all, way uint64
}

// outlook returns what decides about the class of a word.
func (c *Coder) outlook(norm string, cl *class) outlook {
	t := &c.m.trie
	o := outlook{flags: cl.flags, from: int32(len(c.prospects)), first: int32(len(c.onward))}
	for i, b := range cl.begins {
		if t.nodes[b.node].accept > 0 {
			o.whole |= 1 << beginningBit(i)
		}
	}
	c.prospects = t.prospects(c.prospects, cl.begins)
	c.onward = t.onward(c.onward, cl.hits)
	ways, hits := c.prospects[o.from:], c.onward[o.first:]
	o.beyond = o.from + int32(partition(ways, func(p prospect) bool { return p.reach == 1 && p.place != everywhere }))
	o.common = c.m.commonBit(norm, hits, ways)
	o.next, o.later = c.m.familiarTo(hits)
	for _, on := range hits {
		o.atoms |= setOf(on.place)
	}
	o.to, o.last = int32(len(c.prospects)), int32(len(c.onward))
	return o
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

// prospects appends those of beginnings to dst and returns it.
func (t *trie) prospects(dst []prospect, begins []beginning) []prospect {
	for i, b := range begins {
		nd := &t.nodes[b.node]
		if nd.width >= crowd {
			dst = append(dst, prospect{place: everywhere, reach: 1, beginning: beginningBit(i)})
			continue
		}
		from := len(dst)
		for w := nd.ways; w > 0; w = t.ways[w-1].next {
			p := prospect{place: t.ways[w-1].place, reach: uint8(nd.widest() + 1), beginning: beginningBit(i)}
			to := &t.nodes[t.ways[w-1].to]
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

// lookOut finds the chances of the segment. It goes from the last token to the
// first and keeps when each atom was met last, which is where it stands nearest
// after the token at hand.
func (c *Coder) lookOut() {
	if c.now > math.MaxInt32/2 {
		c.forget()
	}
	c.chances = sized(c.chances, len(c.cls)+1)
	chances, n := c.chances, 0
	cls, outlooks := c.cls, c.outlooks
	v := view{since: c.now - 1}
	now := c.now - 1
	for j := len(cls) - 1; j >= 0; j-- {
		now++
		k := cls[j]
		if k < idle {
			if k >= 0 {
				v.mark(k, now)
				continue
			}
			o := &c.over[-k-1]
			if len(o.begins) > 0 {
				chances[n] = chance{int32(j), ^uint64(0), ^uint64(0)}
				n++
			}
			c.meet(o.onward, now)
			v.add(o.flags, now)
			next, later := c.m.familiarTo(o.onward)
			v.addCommon(0, next, later)
			v.bare = false
			continue
		}
		o := &outlooks[k]
		way := uint64(0)
		if o.from != o.to {
			way = c.ways(o, &v, now)
		}
		chances[n] = chance{int32(j), way | o.whole, way}
		if way|o.whole != 0 {
			n++
		}
		if o.common == 0 {
			c.meet(c.onward[o.first:o.last], now)
		}
		v.add(o.flags, now)
		v.addCommon(o.common, o.next, o.later)
		v.bare = o.first == o.last
	}
	c.chances, c.now = chances[:n], now+1
}

// mark goes over a mark that is no word.
func (v *view) mark(k, now int32) {
	if blocks(k) {
		*v = view{since: now}
	} else {
		v.clear++
	}
}

// meet notes the atoms of a token.
func (c *Coder) meet(hits []onward, now int32) {
	seen := c.seen
	for i := range hits {
		seen[hits[i].place].met = now
	}
}

// forget begins to count tokens anew.
func (c *Coder) forget() {
	for i := range c.seen {
		c.seen[i] = sighting{common: c.m.familiars[i].hold}
	}
	c.seen[everywhere].met = math.MaxInt32
	c.now = 1
}

// A view is what stands after a token, up to the next mark that no phrase
// crosses.
type view struct {
	since int32 // what was met by then stands beyond the mark
	clear int32 // marks that phrases look through
	parts int32 // when what parts the nearest items of a list was met
	words bool  // there is a word
	bare  bool  // ... and no pattern goes on over the first
	light bool  // ... and the first may stand between a verb and its particle

	// Of common words: the bit of the first word, the bits of all; and of those
	// that begin patterns, which go on over the first word or over any.
	first, all, next, nexts, later uint64
}

// add adds a word that stands before what is in view.
func (v *view) add(f flags, now int32) {
	v.words, v.light, v.first, v.next = true, f&light != 0, 0, 0
	if f&(coord|comma|slash) != 0 {
		v.parts = now
	}
}

// addCommon adds what the word has to do with common words.
func (v *view) addCommon(bit, next, later uint64) {
	v.first, v.next = bit, next
	v.all |= bit
	v.nexts |= next
	v.later |= later
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

// reach is how many words on a pattern may go from a word with these flags,
// beyond the gaps that it states.
func (v *view) reach(f flags, now int32) int32 {
	far := int32(0)
	if v.light {
		far = reachParted
	}
	if f&(adjectival|preposition) != 0 && v.parts > v.since {
		near := now - v.clear - v.parts
		if f&adjectival != 0 && near <= partsCoordinated {
			far = reachCoordinated
		} else if f&preposition != 0 && near <= partsGoverned {
			far = reachGoverned
		}
	}
	return far
}

// ways returns the bits of the beginnings of a class that a pattern may go on
// from. Lists and particles let it pass over words.
func (c *Coder) ways(o *outlook, v *view, now int32) (way uint64) {
	if !v.words {
		return 0
	}
	before, far := now-v.clear-1, v.reach(o.flags, now)
	if o.common != 0 && o.common&(v.next|v.later) == 0 && (far == 0 || o.common&v.nexts == 0) {
		return 0
	}
	// What the loop asks is answered without a branch, which a processor could
	// only guess.
	seen, since, first, all := c.seen, v.since, v.first, v.all
	from := o.from
	if v.bare && far == 0 {
		from = o.beyond
	}
	prospects := c.prospects[from:o.to]
	for i := range prospects {
		p := &prospects[i]
		reach, common := max(int32(p.reach), far), all
		if reach == 1 {
			common = first
		}
		at, then := &seen[p.place], &seen[p.then]
		way |= (oneIf(at.met > max(before-reach, since)) | oneIf(at.common&common != 0)) &
			(oneIf(then.met > since) | oneIf(then.common&all != 0)) << (p.beginning & (maxBegun - 1))
	}
	return way
}

func oneIf(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

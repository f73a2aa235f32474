package code

import "math"

// An outlook is what of a class decides whether a pattern begins at a token of
// it. Nearly all words that begin phrases stand where none of these goes on: who
// knows what comes nearest after the word sees it at once, and the patterns need
// not be tried.
type outlook struct {
	flags       flags
	from, to    int32  // its prospects, in Coder.prospects
	first, last int32  // the places of its atoms that patterns go on over, in Coder.onward
	whole       uint64 // a bit for each of its beginnings that is a pattern by itself
}

// A prospect is one way on from the beginning of a pattern.
type prospect struct {
	place     int32 // of the atom
	reach     int32 // how many words on it stands at most
	beginning uint8 // its bit, see beginningBit
}

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

// outlook returns what decides about a class.
func (c *Coder) outlook(cl *class) outlook {
	t := &c.m.trie
	o := outlook{flags: cl.flags, from: int32(len(c.prospects)), first: int32(len(c.onward))}
	for i, b := range cl.begins {
		bit := beginningBit(i)
		nd := &t.nodes[b.node]
		if len(nd.accept) > 0 {
			o.whole |= 1 << bit
		}
		for e := nd.ways; e > 0; e = t.ways[e-1].next {
			c.prospects = append(c.prospects, prospect{t.ways[e-1].place, int32(nd.widest()) + 1, bit})
		}
	}
	for _, h := range cl.hits {
		if p := t.place(h.atom); p > 0 {
			c.onward = append(c.onward, p)
		}
	}
	o.to, o.last = int32(len(c.prospects)), int32(len(c.onward))
	return o
}

// lookOut finds the chances of the segment. It goes from the last token to the
// first and keeps when each atom was met last, which is where it stands nearest
// after the token at hand.
func (c *Coder) lookOut() {
	if c.now > math.MaxInt32/2 {
		clear(c.met)
		c.now = 1
	}
	c.chances = c.chances[:0]
	met := c.met
	v := view{since: c.now - 1}
	end := c.now + int32(len(c.cls)) - 1 // when token 0 is met
	for j := len(c.cls) - 1; j >= 0; j-- {
		now := end - int32(j)
		switch k := c.cls[j]; {
		case k >= ordinary:
			o := &c.outlooks[k]
			if o.flags&starter != 0 {
				way := c.ways(o, &v, now)
				if all := way | o.whole; all != 0 {
					c.chances = append(c.chances, chance{int32(j), all, way})
				}
			}
			for _, p := range c.onward[o.first:o.last] {
				met[p] = now
			}
			v.pass(o.flags)
		case k < 0:
			o := &c.over[-k-1]
			if len(o.begins) > 0 {
				c.chances = append(c.chances, chance{int32(j), ^uint64(0), ^uint64(0)})
			}
			for i := range o.hits {
				met[c.m.trie.place(o.hits[i].atom)] = now
			}
			v.pass(o.flags)
		case seeThrough(k):
			v.clear++
		case blocks(k):
			v = view{since: now}
		default:
			v.pass(0)
		}
	}
	c.now = end + 1
}

// A view is what stands after a token, up to the next mark that no phrase
// crosses.
type view struct {
	since int32 // what was met by then stands beyond the mark
	clear int32 // marks that phrases look through
	words bool  // there is a word
	light bool  // ... and the first may stand between a verb and its particle
	lists bool  // something parts the items of a list
}

// pass adds a word that stands before what is in view.
func (v *view) pass(f flags) {
	v.words, v.light, v.lists = true, f&light != 0, v.lists || f&(coord|comma|slash) != 0
}

// ways returns the bits of the beginnings of a class that a pattern may go on
// from. Lists and particles let it pass over words.
func (c *Coder) ways(o *outlook, v *view, now int32) (way uint64) {
	if !v.words {
		return 0
	}
	before := now - v.clear - 1
	if v.light || v.lists && o.flags&(adjectival|preposition) != 0 {
		before = v.since
	}
	met, since := c.met, v.since
	prospects := c.prospects[o.from:o.to]
	for i := range prospects {
		p := &prospects[i]
		way |= oneIf(met[p.place] > max(before-p.reach, since)) << (p.beginning & (maxBegun - 1))
	}
	return way
}

func oneIf(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

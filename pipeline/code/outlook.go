package code

import "math"

// An outlook is what of a class decides whether a pattern begins at a token of
// it. Nearly all words that begin phrases stand where none of these goes on: who
// knows of two words whether they may be part of one pattern sees it at once, and
// the patterns need not be tried. It is asked at each token, and so it is small.
type outlook struct {
	flags  flags
	wants  uint16 // the number of what patterns go on over that begin with it: see [pairs]
	offers uint16 // the number of what patterns go on over that it has
	parted uint16 // the same, if it is a particle
	later  uint8  // the bit of what it wants further on than the very next word
	listed uint8  // the bit of all that it wants, if lists let patterns pass over words
	list   uint8  // bits for how many words on such a list is parted first
	parts  uint8  // 1 if it parts the items of a list
	light  uint8  // 1 if it may stand between a verb and its particle
	alone  uint8  // 1 if a beginning is a pattern by itself
}

// A chance is a token where patterns begin, and what tells that one may go on from
// there: 0 if none does.
type chance struct {
	token int32
	signs uint32
}

// Signs say where a word stands that a pattern may go on over.
const (
	isNext   = 1 << iota // it is the very next word
	isLater              // it comes after that
	isParted             // it is a particle
	isListed = 1 << 8    // it may be an item of a list: not a sign by itself
)

// lookOut finds the chances of the segment, from the last token to the first. What
// speaks for a chance is put together from bits, without a branch, which a processor
// could only guess.
func (c *Coder) lookOut() {
	c.chances = sized(c.chances, len(c.cls)+1)
	chances, n := c.chances, 0
	outlooks, next, later := c.outlooks, c.pairs.next, c.pairs.later
	var v view
	for j := len(c.cls) - 1; j >= 0; j-- {
		k := c.cls[j]
		if k < idle {
			switch {
			case k < 0:
				o := &c.over[-k-1]
				if chances[n] = (chance{int32(j), isNext | isLater | isParted | isListed}); len(o.begins) > 0 {
					n++
				}
				v = view{first: anything, parts: v.parts<<1 | 1, particles: anything<<32 | anything<<16 | anything, later: later[anything]}
			case blocks(k):
				v = view{}
			}
			continue
		}
		o := &outlooks[k]
		row := &next[o.wants]
		listed, bit, all := v.parts&uint32(o.list), uint32(o.later), uint32(o.listed)
		if listed != 0 {
			bit = all
		}
		signs := row.has(v.first) | v.later.has(bit)<<1
		if v.particles > math.MaxUint16 {
			signs |= (row.has(uint32(v.particles>>16)) | row.has(uint32(v.particles>>32))) << 2
		}
		chances[n] = chance{int32(j), signs | listed<<8}
		n += int(oneIf(signs|uint32(o.alone) != 0))

		v.first = uint32(o.offers)
		v.parts = v.parts<<1 | uint32(o.parts)
		v.particles = v.particles<<16&-uint64(o.light) | uint64(o.parted)
		v.later.join(&later[o.offers])
	}
	c.chances = chances[:n]
}

// A view is what stands after a token, up to the next mark that no phrase
// crosses.
type view struct {
	first uint32 // what the next word offers
	parts uint32 // a bit for each of the next words that parts the items of a list, the first lowest
	// particles are what is offered, in sixteen bits each, by the next word if it is a particle,
	// and by particles after one or two words that may stand between them and their verb.
	particles uint64
	later     further // what all the words have that is wanted
}

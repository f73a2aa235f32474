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
	listed uint8  // the bit of what it wants, if lists let patterns pass over words
	list   uint8  // bits for how many words on such a list is parted first
	parts  uint8  // 1 if it parts the items of a list
	light  uint8  // 1 if it may stand between a verb and its particle
	alone  uint8  // 1 if a beginning is a pattern by itself
}

// A chance is a token where patterns begin, and what tells that one may go on from
// there: 0 if none does.
type chance struct {
	token int32
	signs uint8
}

// Signs say where a word stands that a pattern may go on over.
const (
	isNext   = 1 << iota // it is the very next word
	isSecond             // ... the one after it
	isThird
	isFourth // or stands beyond that
	isParted // it is a particle
	isListed // it is an item of a list
)

// lookOut finds the chances of the segment, from the last token to the first. What
// speaks for a chance is put together from bits, without a branch, which a processor
// could only guess.
func (c *Coder) lookOut() {
	c.chances = sized(c.chances, len(c.cls)+1)
	cls, chances, n := c.cls, c.chances, 0
	outlooks, wanted, listed := c.outlooks, c.pairs.wanted, c.pairs.listed
	var v view
	for j := len(cls) - 1; j >= 0; j-- {
		k := cls[j]
		if k < idle {
			switch {
			case k < 0:
				o := &c.over[-k-1]
				if chances[n].token = int32(j); len(o.begins) > 0 {
					n++
				}
				v = view{v.ahead<<16 | anything, anything<<32 | anything<<16 | anything, v.parts<<1 | 1, listed[anything]}
			case blocks(k):
				v = view{}
			}
			continue
		}
		o := &outlooks[k]
		row := &wanted[o.wants]
		signs := row.at(v.ahead)&isNext | row.at(v.ahead>>16)&isSecond | row.at(v.ahead>>32)&isThird | row.at(v.ahead>>48)&isFourth
		if v.particles > math.MaxUint16 {
			signs |= (row.at(v.particles>>16) | row.at(v.particles>>32)) & isNext * isParted
		}
		if v.parts&o.list != 0 {
			signs |= v.listed.has(o.listed) * isListed
		}
		chances[n] = chance{int32(j), signs}
		n += int(oneIf(signs|o.alone != 0))

		v.ahead = v.ahead<<16 | uint64(o.offers)
		v.particles = v.particles<<16&-uint64(o.light) | uint64(o.parted)
		v.parts = v.parts<<1 | o.parts
		v.listed.join(&listed[o.offers])
	}
	c.chances = chances[:n]
}

// A view is what stands after a token, up to the next mark that no phrase
// crosses.
type view struct {
	ahead uint64 // what the next four words offer, in sixteen bits each, the first lowest
	// particles are what is offered, in as many, by the next word if it is a particle, and by
	// particles after one or two words that may stand between them and their verb.
	particles uint64
	parts     uint8  // a bit for each of the next words that parts the items of a list, the first lowest
	listed    inList // what all the words have
}

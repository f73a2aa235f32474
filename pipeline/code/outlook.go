package code

import "encoding/binary"

// An outlook is what of a class decides whether a pattern begins at a token of
// it. Nearly all words that begin phrases stand where none of these goes on: who
// knows of two words whether they may be part of one pattern sees it at once, and
// the patterns need not be tried. It is asked at each token, and so it is small.
type outlook struct {
	flags  flags
	wants  uint16 // the number of what patterns go on over that begin with it: see [pairs]
	offers uint16 // the number of what patterns go on over that it has
	keeps  uint16 // what of a view.near is still seen from before it
	adds   uint16 // what it adds to that
	minds  uint16 // what of it lets patterns that begin with it pass over words
	tells  uint16 // what it tells of itself: of its hint, the bits of leaves that begin with it, and negates
}

// A hint tells of a token whether patterns begin there: 0 if none does. Its signs say where
// a word stands that one may go on over.
type hint = uint8

const (
	isNext   = 1 << iota // it is the very next word
	isSecond             // ... the one after it
	isThird
	isFourth  // or stands beyond that
	isAside   // it is a particle, or an item of a list
	isRelated // of a token: what it means may rest on others
	isLeaf    // of a token: a beginning is a leaf of rules by itself
	isAlone   // of a token: a beginning is a term or an exclusion by itself

	signs    = isNext | isSecond | isThird | isFourth | isAside
	hintBits = 8

	leafHints = 7                           // see leafBit
	negates   = 1 << (hintBits + leafHints) // of a word: without such a one all is affirmed

	isBeyond = isAside // of what a word wants: it may stand further on than the fourth word
)

// A view is what stands after a token, up to the next mark that no phrase
// crosses.
type view struct {
	// ahead is what the next words offer, in so many bits each, the first lowest.
	ahead uint64
	// near has, lowest, a bit for each of the next words that parts the items of a list;
	// then a bit for the next word if it is a particle, and one for each of those after it
	// that is one with but words before it that may stand between it and its verb; then a
	// bit for each word that there is.
	near uint16
}

const (
	viewWord = 16            // bits of view.ahead
	viewed   = 64 / viewWord // words

	nextPart     = 1 // bits of view.near
	allParts     = nextParticle - nextPart
	nextParticle = 1 << 8
	nextWord     = nextParticle << (maxParted + 1)
	allWords     = fifthWord + fifthWord - nextWord
	fifthWord    = nextWord << viewed
)

// from returns what is seen from before a token.
func (v view) from(o *outlook) view {
	return view{v.ahead<<viewWord | uint64(o.offers), v.near<<1&o.keeps | o.adds}
}

// over returns the signs of a word that wants a row, as far as they lie in the places of
// words alone.
func (v view) over(r *row) hint {
	return r.at(v.ahead)&isNext | r.at(v.ahead>>viewWord)&isSecond | r.at(v.ahead>>(2*viewWord))&isThird | r.at(v.ahead>>(3*viewWord))&isFourth
}

// plainOutlooks are those of the classes that hold no atoms.
var plainOutlooks = [ordinary]outlook{
	parenthesis: {tells: isRelated},
	dash:        {flags: hyphenHead, tells: isRelated},
	idle:        {keeps: allParts | allWords, adds: nextWord, offers: bareWord},
	soft:        {keeps: allParts | allWords, adds: nextWord, offers: bareWord},
}

// look finds the class of each token, and its hint, and reports whether any hints at
// something.
func (c *Coder) look() bool {
	c.renew()
	c.over = c.over[:0]
	toks, types := c.toks, c.types
	c.cls = sized(c.cls, len(toks))
	cls := c.cls[:len(toks)]
	for j := range toks {
		id, k := toks[j].Type, int32(-1)
		if int(id) < len(types) {
			k = types[id]
		}
		if k < 0 {
			k = c.learn(id)
			types = c.types
		}
		cls[j] = k
	}
	all := c.lookOut()
	if all&isRelated != 0 && c.relate() {
		all = c.lookOut()
	}
	ask := hint(signs | isAlone)
	c.affirms = all&negates == 0
	if c.leaves = c.m.mayHold[all>>hintBits%(1<<leafHints)] || len(c.m.regexps) > 0; c.leaves {
		ask |= isLeaf
	}
	c.ask = uint64(ask) * ((1<<64 - 1) / (1<<hintBits - 1))
	return all&uint16(ask) != 0
}

// lookOut finds the hints of the tokens by their classes, from the last token to the first,
// and returns what is in any of them and what they tell of leaves. What speaks for a pattern is put together from bits,
// with hardly a branch, which a processor could only guess.
func (c *Coder) lookOut() (all uint16) {
	cls := c.cls
	c.hints = sized(c.hints, len(cls)+hintsAtOnce)
	binary.LittleEndian.PutUint64(c.hints[len(cls):], 0)
	hints, outlooks, wanted := c.hints[:len(cls)], c.outlooks, c.pairs.wanted
	var v view
	for j := len(cls) - 1; j >= 0; j-- {
		k := cls[j]
		if k < idle {
			o := c.outlook(k)
			hints[j] = hint(o.tells)
			all |= o.tells
			switch {
			case k < 0:
				v = v.from(o)
			case blocks(k):
				v = view{}
			}
			continue
		}
		o := &outlooks[k]
		tells := uint16(v.over(&wanted[o.wants%maxWants])) | o.tells
		if v.near&o.minds != 0 {
			tells |= c.aside(j, o, v)
		}
		hints[j] = hint(tells)
		all |= tells
		v = v.from(o)
	}
	return all
}

// outlook returns that of a class, or of a token that means something else in its place.
func (c *Coder) outlook(k int32) *outlook {
	if k < 0 {
		return &c.over[-k-1].outlook
	}
	return &c.outlooks[k]
}

// aside returns the signs of what the token j wants that lies beyond the words that are
// viewed, or in words over which patterns pass: those between a verb and its particle, and
// items of a list.
func (c *Coder) aside(j int, o *outlook, v view) (signs uint16) {
	row := &c.pairs.wanted[o.wants%maxWants]
	near := v.near & o.minds
	if near&(2*nextParticle) != 0 && row.at(v.ahead>>viewWord)&isNext != 0 ||
		near&(4*nextParticle) != 0 && row.at(v.ahead>>(2*viewWord))&isNext != 0 ||
		near&allParts != 0 && c.goesOnInList(j, o.flags, row) {
		signs = isAside
	}
	if near&fifthWord != 0 && c.goesBeyond(j, row) {
		signs |= isFourth
	}
	return signs
}

// goesBeyond reports whether what the token j wants may stand further on than the words
// that are viewed.
func (c *Coder) goesBeyond(j int, row *row) bool {
	words, reach := 0, int(c.courses[c.cls[j]].reach)
	for j = c.next(j); j >= 0 && words < reach; j = c.next(j) {
		if words++; words > viewed && row.at(uint64(c.outlook(c.cls[j]).offers))&isBeyond != 0 {
			return true
		}
	}
	return false
}

// goesOnInList reports whether what the token j wants may be an item of a list that
// follows: it stands by a word that parts the items, after adjectives a little further.
func (c *Coder) goesOnInList(j int, f flags, row *row) bool {
	within, ends := uint8(1), endsGoverned
	if f&adjectival != 0 {
		within, ends = 1<<maxAfterPart-1, 0
	}
	// parted has a bit for each of the words before that parts items, the last lowest.
	met, parted, words := hint(0), uint8(0), 0
	for _, k := range c.cls[j+1:] {
		if k < idle {
			if k < 0 {
				return true
			}
			if blocks(k) {
				break
			}
			continue
		}
		if words++; words > reachAside {
			break
		}
		o := &c.outlooks[k]
		met |= row.at(uint64(o.offers)) & -oneIf(parted&within != 0)
		if parted = parted<<1 | uint8(o.adds)&1; o.flags&ends != 0 {
			break
		}
	}
	return met&isNext != 0
}

// maxAfterPart is how many words after what parts two adjectives their noun stands: "och
// den fysiska hälsan".
const maxAfterPart = 3

// hintsAtOnce is how many hints lie in a word of a processor, to be asked together.
const hintsAtOnce = 64 / hintBits

// hintsAt returns the hints of the token j and of those after it, as far as they matter.
func (c *Coder) hintsAt(j int) uint64 { return binary.LittleEndian.Uint64(c.hints[j:]) & c.ask }

package code

import "github.com/temakod/temakod/pipeline/stem"

// A screen tells of a word which of the look-ups of an index can find anything.
// Nearly all words of a text are in none of its maps, and asking each map for each
// beginning and end of a new word took ten times as long. It may say yes where the
// answer is no, never the other way round.
type screen struct {
	wholes stem.Edges // the keys of index.whole, and function words
	starts stem.Edges // the keys of index.starts, and of index.ends backwards
	ends   stem.Edges
	slips  stem.Edges // by slipHead and slipTail of what may be misspelt

	slipEnds   [4]uint64  // a bit for the first byte of what may be misspelt and its last two
	inners     [16]uint64 // a bit for four bytes of the part of an inner, from each of the first four on
	shortInner bool       // there is one that is too short for that
}

// newScreen makes the screen of an index that is complete.
func newScreen(x *index) screen {
	s := screen{
		wholes: stem.NewEdges(len(x.whole) + len(functionWords)), starts: stem.NewEdges(len(x.starts)),
		ends: stem.NewEdges(len(x.ends)), slips: stem.NewEdges(2 * (2*maxSlip + 1) * len(x.slips)),
	}
	for w := range x.whole {
		s.wholes.Add(stem.Head(w))
	}
	for w := range functionWords {
		s.wholes.Add(stem.Head(w))
	}
	for w := range x.starts {
		s.starts.Add(stem.Head(w))
	}
	for w := range x.ends {
		s.ends.Add(stem.Tail(w))
	}
	for _, list := range x.slips {
		for _, m := range list {
			head, tail := stem.Head(m.form), stem.Tail(m.form)
			note(s.slipEnds[:], slipEnd(head, tail))
			for n := len(m.form) - maxSlip; n <= len(m.form)+maxSlip; n++ {
				head.Len = n
				s.slips.Add(slipHead(head, tail))
				s.slips.Add(slipTail(head, tail))
			}
		}
	}
	for _, in := range x.inner {
		s.shortInner = s.shortInner || len(in.part) < 2*stride-1
		for i := 0; i < stride && i+stride <= len(in.part); i++ {
			note(s.inners[:], four(in.part[i:]))
		}
	}
	return s
}

// mayHold reports whether a word may hold the part of an inner: of each four bytes of the
// word some begin at one of the first four of that.
func (s *screen) mayHold(word string) bool {
	for i := 0; i+stride <= len(word); i += stride {
		if noted(s.inners[:], four(word[i:])) {
			return true
		}
	}
	return s.shortInner
}

const stride = 4

func four(w string) uint64 {
	_ = w[3]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24
}

// note sets the bit of x among bits, whose number is a power of two, and noted tells it.
func note(bits []uint64, x uint64) {
	h := mix(0, x) >> 32
	bits[h/64%uint64(len(bits))] |= 1 << (h % 64)
}

func noted(bits []uint64, x uint64) bool {
	h := mix(0, x) >> 32
	return bits[h/64%uint64(len(bits))]>>(h%64)&1 != 0
}

// maySlip reports whether a word may be one letter off from what may be misspelt: that
// leaves its first letter, the last two, and three at one of the ends.
func (s *screen) maySlip(head, tail stem.Edge) bool {
	return noted(s.slipEnds[:], slipEnd(head, tail)) && (s.slips.Has(slipHead(head, tail)) || s.slips.Has(slipTail(head, tail)))
}

func slipEnd(head, tail stem.Edge) uint64 { return tail.First&0xFFFF | head.First&0xFF<<16 }

// slipHead and slipTail are what is left of the ends of a word, as if it were the
// beginning of one as long as head tells.
func slipHead(head, tail stem.Edge) stem.Edge {
	return stem.Edge{First: head.First&0xFFFFFF | tail.First&0xFFFF<<24, Len: head.Len}
}

func slipTail(head, tail stem.Edge) stem.Edge {
	return stem.Edge{First: tail.First&0xFFFFFF | head.First&0xFF<<24 | 1<<40, Len: head.Len}
}

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

	slipLengths uint64 // how long what may be misspelt is; the last stands for all above
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
			for n := len(m.form) - maxSlip; n <= len(m.form)+maxSlip; n++ {
				s.slipLengths |= 1 << min(n, 63)
				head.Len = n
				s.slips.Add(slipHead(head, tail))
				s.slips.Add(slipTail(head, tail))
			}
		}
	}
	return s
}

// maySlip reports whether a word may be one letter off from what may be misspelt: that
// leaves its first letter, the last two, and three at one of the ends.
func (s *screen) maySlip(head, tail stem.Edge) bool {
	return s.slipLengths>>min(head.Len, 63)&1 != 0 && (s.slips.Has(slipHead(head, tail)) || s.slips.Has(slipTail(head, tail)))
}

// slipHead and slipTail are what is left of the ends of a word, as if it were the
// beginning of one as long as head tells.
func slipHead(head, tail stem.Edge) stem.Edge {
	return stem.Edge{First: head.First&0xFFFFFF | tail.First&0xFFFF<<24, Len: head.Len}
}

func slipTail(head, tail stem.Edge) stem.Edge {
	return stem.Edge{First: tail.First&0xFFFFFF | head.First&0xFF<<24 | 1<<40, Len: head.Len}
}

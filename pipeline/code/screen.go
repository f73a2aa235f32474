package code

// A screen tells of a word, in one pass over its bytes each way, which of the
// look-ups of an index can find anything. Nearly all words of a text are in
// none of its maps, and asking each map for each beginning and end of a new
// word took ten times as long. It may say yes where the answer is no, never the
// other way round.
type screen struct {
	heads, tails []uint8 // marks by hash of a beginning and of an end, each a power of two
}

// What a mark says of the stretches of a word with its hash.
const (
	markWhole    uint8 = 1 << iota // a key of index.whole
	markEdge                       // a key of index.starts or index.ends
	markSlip                       // a key of index.slips
	markFunction                   // a function word
)

// newScreen makes the screen of an index that is complete.
func newScreen(x *index) screen {
	s := screen{
		heads: make([]uint8, screenSize(len(x.whole)+len(x.starts)+len(x.slips)+len(functionWords))),
		tails: make([]uint8, screenSize(len(x.ends)+len(x.slips))),
	}
	for w := range x.whole {
		s.head(w, markWhole)
	}
	for w := range x.starts {
		s.head(w, markEdge)
	}
	for w := range functionWords {
		s.head(w, markFunction)
	}
	for w := range x.ends {
		s.tail(w, markEdge)
	}
	for w := range x.slips {
		if w[0] == '<' {
			s.head(w[1:], markSlip)
		} else {
			s.tail(w[1:], markSlip)
		}
	}
	return s
}

func screenSize(keys int) int {
	size := 1 << 12
	for size < 16*keys {
		size *= 2
	}
	return size
}

func (s *screen) head(w string, mark uint8) {
	h := screenStart
	for i := 0; i < len(w); i++ {
		h = screenNext(h, w[i])
	}
	s.heads[screenPlace(h, len(s.heads))] |= mark
}

func (s *screen) tail(w string, mark uint8) {
	h := screenStart
	for i := len(w) - 1; i >= 0; i-- {
		h = screenNext(h, w[i])
	}
	s.tails[screenPlace(h, len(s.tails))] |= mark
}

// A sieved word is what a screen tells of it.
type sieved struct {
	whole        uint8   // the marks of all of it
	slip         bool    // a beginning or an end of it may be one of index.slips
	starts, ends []int32 // how long the beginnings and ends that may be an edge are, shortest first
}

// sieve fills v with what the screen tells of word.
func (s *screen) sieve(v *sieved, word string) {
	v.whole, v.slip, v.starts, v.ends = 0, false, v.starts[:0], v.ends[:0]
	h := screenStart
	for i := 0; i < len(word); i++ {
		h = screenNext(h, word[i])
		m := s.heads[screenPlace(h, len(s.heads))]
		if m == 0 {
			continue
		}
		if m&markEdge != 0 {
			v.starts = append(v.starts, int32(i+1))
		}
		v.slip = v.slip || m&markSlip != 0
		if i == len(word)-1 {
			v.whole = m
		}
	}
	h = screenStart
	for i := len(word) - 1; i >= 0; i-- {
		h = screenNext(h, word[i])
		m := s.tails[screenPlace(h, len(s.tails))]
		if m&markEdge != 0 {
			v.ends = append(v.ends, int32(len(word)-i))
		}
		v.slip = v.slip || m&markSlip != 0
	}
}

// FNV-1a.
const screenStart = uint32(2166136261)

func screenNext(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

func screenPlace(h uint32, size int) uint32 { return (h ^ h>>15) & uint32(size-1) }

package code

// A screen tells of a word, in one pass over its bytes each way, which of the
// look-ups of an index can find anything. Nearly all words of a text are in
// none of its maps, and asking each map for each beginning and end of a new
// word took ten times as long. It may say yes where the answer is no, never the
// other way round.
type screen struct {
	wholes, starts, ends []uint8 // marks by hash, each a power of two
}

// What a mark says of the words, beginnings or ends with its hash.
const (
	markWhole    uint8 = 1 << iota // a key of index.whole
	markFunction                   // a function word
	markEdge                       // a key of index.starts or index.ends
	markSlip                       // a key of index.slips
	markOn                         // what longer ones begin or end with
)

// firstBytes is after how many bytes of a beginning or an end it is known
// whether any longer one can be a key: of most words none can.
const firstBytes = 4

// newScreen makes the screen of an index that is complete.
func newScreen(x *index) screen {
	s := screen{
		wholes: newMarks(len(x.whole) + len(functionWords)),
		starts: newMarks(2*len(x.starts) + len(x.slips)),
		ends:   newMarks(2*len(x.ends) + len(x.slips)),
	}
	for w := range x.whole {
		mark(s.wholes, headHash(w), markWhole)
	}
	for w := range functionWords {
		mark(s.wholes, headHash(w), markFunction)
	}
	for w := range x.starts {
		s.start(w, markEdge)
	}
	for w := range x.ends {
		s.end(w, markEdge)
	}
	for w := range x.slips {
		if w[0] == '<' {
			s.start(w[1:], markSlip)
		} else {
			s.end(w[1:], markSlip)
		}
	}
	return s
}

func (s *screen) start(w string, m uint8) {
	mark(s.starts, headHash(w), m)
	mark(s.starts, headHash(w[:min(firstBytes, len(w))]), markOn)
}

func (s *screen) end(w string, m uint8) {
	mark(s.ends, tailHash(w), m)
	mark(s.ends, tailHash(w[max(0, len(w)-firstBytes):]), markOn)
}

// newMarks makes room for the marks of so many keys: at most one in 16 is set.
func newMarks(keys int) []uint8 {
	size := 1 << 12
	for size < 16*keys {
		size *= 2
	}
	return make([]uint8, size)
}

func mark(marks []uint8, h uint32, m uint8) { marks[screenPlace(h, marks)] |= m }

func headHash(w string) uint32 {
	h := screenStart
	for i := 0; i < len(w); i++ {
		h = screenNext(h, w[i])
	}
	return h
}

func tailHash(w string) uint32 {
	h := screenStart
	for i := len(w) - 1; i >= 0; i-- {
		h = screenNext(h, w[i])
	}
	return h
}

// A sieved word is what a screen tells of it.
type sieved struct {
	whole        uint8   // the marks of all of it
	slip         bool    // a beginning or an end of it may be one of index.slips
	starts, ends []int32 // how long the beginnings and ends that may be an edge are, shortest first
}

// sieve fills v with what the screen tells of word.
func (s *screen) sieve(v *sieved, word string) {
	v.slip, v.starts, v.ends = false, v.starts[:0], v.ends[:0]
	starts, ends := s.starts, s.ends
	h := screenStart
	for i := 0; i < len(word); i++ {
		h = screenNext(h, word[i])
		if m := starts[screenPlace(h, starts)]; m != 0 {
			v.slip = v.slip || m&markSlip != 0
			if m&markEdge != 0 {
				v.starts = append(v.starts, int32(i+1))
			}
		} else if i == firstBytes-1 {
			for _, c := range []byte(word[firstBytes:]) {
				h = screenNext(h, c)
			}
			break
		}
	}
	v.whole = s.wholes[screenPlace(h, s.wholes)]
	h = screenStart
	for i := len(word) - 1; i >= 0; i-- {
		h = screenNext(h, word[i])
		if m := ends[screenPlace(h, ends)]; m != 0 {
			v.slip = v.slip || m&markSlip != 0
			if m&markEdge != 0 {
				v.ends = append(v.ends, int32(len(word)-i))
			}
		} else if i == len(word)-firstBytes {
			break
		}
	}
}

// FNV-1a.
const screenStart = uint32(2166136261)

func screenNext(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

func screenPlace(h uint32, marks []uint8) uint32 { return (h ^ h>>15) & uint32(len(marks)-1) }

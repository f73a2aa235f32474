package stem

import "math/bits"

// An Edge is the beginning of a word, or its end backwards, and how long all of the
// word is: the ends of words are the beginnings of what they are backwards. Make it
// with [Head] or [Tail].
type Edge struct {
	First, Next uint64 // the first eight bytes, the very first lowest, and eight more
	Len         int    // of the word, in bytes
}

// Head returns the beginning of a word.
func Head(word string) (e Edge) {
	n := len(word)
	if e.Len = n; n < 8 {
		e.First = upToEight(word)
		return e
	}
	more := min(n-8, 8)
	e.First, e.Next = eight(word), eight(word[more:])>>(8*(8-more))
	return e
}

// Tail returns the end of a word.
func Tail(word string) (e Edge) {
	n := len(word)
	if e.Len = n; n < 8 {
		e.First = bits.ReverseBytes64(upToEight(word)) >> (8 * (8 - n))
		return e
	}
	more := min(n-8, 8)
	e.First, e.Next = bits.ReverseBytes64(eight(word[n-8:])), bits.ReverseBytes64(eight(word[n-8-more:]))>>(8*(8-more))
	return e
}

// upToEight returns at most eight bytes as a number, the first of them lowest.
func upToEight(w string) (x uint64) {
	for i := len(w) - 1; i >= 0; i-- {
		x = x<<8 | uint64(w[i])
	}
	return x
}

func eight(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

// Edges tell of the beginnings of words, or of their ends, which may be in a set.
// New words come now and then, between much other work, and so they cost what
// memory they touch: here mostly one line of cache. It may name a length where
// there is nothing in the set, never leave one out. Make them with [NewEdges].
type Edges struct {
	begun   []Lengths // how long those in the set are, by hash of their first four bytes
	sure    []uint64  // two bits for each, by hash of its first sixteen bytes and its length
	short   Lengths   // of those of less than four bytes
	shorts  uint64    // a bit for each of these, by its first two bytes
	longest int
}

// Lengths is a set of lengths in bytes; the last stands for all above.
type Lengths uint32

const lastLength = 31

func lengthOf(n int) Lengths { return 1 << uint(min(n, lastLength)) }

func upTo(n int) Lengths { return 2<<uint(min(n, lastLength)) - 1 }

// NewEdges makes room for so many beginnings.
func NewEdges(n int) Edges {
	size := 1 << bits.Len(uint(n))
	return Edges{begun: make([]Lengths, 2*size), sure: make([]uint64, max(1, size/4))}
}

// Add enters a whole word.
func (s *Edges) Add(e Edge) {
	*s.from(e) |= lengthOf(e.Len)
	at, two := s.bits(e, e.Len)
	s.sure[at] |= two
	if e.Len < 4 {
		s.short |= lengthOf(e.Len)
		s.shorts |= e.shortBit()
	}
	if e.Len < 2 {
		s.shorts = ^uint64(0)
	}
	s.longest = max(s.longest, e.Len)
}

// from returns how long those are that begin with the first four bytes of a word.
func (s *Edges) from(e Edge) *Lengths {
	return &s.begun[e.First&(1<<32-1)*mixer>>32&uint64(len(s.begun)-1)]
}

// shortBit returns a bit of the first two bytes.
func (e Edge) shortBit() uint64 { return 1 << ((e.First ^ e.First>>7) % 64) }

// bits returns where the bits of the first n bytes are.
func (s *Edges) bits(e Edge, n int) (at, two uint64) {
	first := e.First
	if n < 8 {
		first <<= (64 - 8*n) & 63
	} else if n > 8 {
		first += e.Next << ((128 - 8*min(n, 16)) & 63) * mixer >> 1
	}
	h := (first + uint64(n)) * mixer
	return h >> 32 & uint64(len(s.sure)-1), 1<<(h>>58) | 1<<(h>>52%64)
}

const mixer = 0x9E3779B97F4A7C15

// Has reports whether all of a word may be in the set.
func (s *Edges) Has(e Edge) bool { return *s.from(e)&lengthOf(e.Len) != 0 && s.has(e, e.Len) }

// All is [Edges.Has] for a word with these [Edges.Lengths].
func (s *Edges) All(e Edge, among Lengths) bool { return among&lengthOf(e.Len) != 0 && s.has(e, e.Len) }

func (s *Edges) has(e Edge, n int) bool {
	at, two := s.bits(e, n)
	return s.sure[at]&two == two
}

// Lengths returns, at a glance, how many bytes those beginnings of a word may have that
// are in the set.
func (s *Edges) Lengths(e Edge) Lengths {
	l := *s.from(e)
	if s.shorts&e.shortBit() != 0 {
		l |= s.short
	}
	return l & upTo(e.Len)
}

// May returns which of some of the [Edges.Lengths] of a word may surely be those of
// beginnings in the set.
func (s *Edges) May(e Edge, among Lengths) (may Lengths) {
	for left := among &^ lengthOf(lastLength); left != 0; left &= left - 1 {
		if s.has(e, bits.TrailingZeros32(uint32(left))) {
			may |= left & -left
		}
	}
	return may | among&lengthOf(lastLength)
}

// Of appends to dst how many bytes those beginnings of a word have that may be in the
// set, the shortest first, if they are among some of its [Edges.Lengths].
func (s *Edges) Of(dst []int32, e Edge, among Lengths) []int32 {
	for ; among != 0; among &= among - 1 {
		n := bits.TrailingZeros32(uint32(among))
		if n < lastLength && !s.has(e, n) {
			continue
		}
		for last := s.last(n, e); n <= last; n++ {
			dst = append(dst, int32(n))
		}
	}
	return dst
}

// last returns the last of the lengths that n stands for in Lengths of a word.
func (s *Edges) last(n int, e Edge) int {
	if n == lastLength {
		return min(e.Len, s.longest)
	}
	return n
}

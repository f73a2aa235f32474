package stem

import "math/bits"

// Edges tell of the beginnings of words, or of their ends, which may be in a set.
// New words come now and then, between much other work, and so they cost what
// memory they touch: here mostly one line of cache. It may name a length where
// there is nothing in the set, never leave one out. Make them with [NewEdges].
type Edges struct {
	begun   []lengths // how long those in the set are, by hash of their first four bytes
	sure    []uint64  // a bit for each, by hash of its first eight bytes and its length
	short   lengths   // of those of less than four bytes
	longest int
}

// lengths is a set of lengths in bytes; the last stands for all above.
type lengths uint32

const lastLength = 31

func (l lengths) has(n int) bool { return l>>min(n, lastLength)&1 != 0 }

// NewEdges makes room for so many beginnings.
func NewEdges(n int) Edges {
	size := 1 << bits.Len(uint(n))
	return Edges{begun: make([]lengths, 2*size), sure: make([]uint64, max(1, size/4))}
}

// Add enters the first n bytes of what begins with head.
func (e *Edges) Add(head uint64, n int) {
	*e.from(head) |= 1 << min(n, lastLength)
	at, bit := e.bit(head, n)
	*at |= bit
	if n < 4 {
		e.short |= 1 << n
	}
	e.longest = max(e.longest, n)
}

// from returns how long those are that begin with the first four bytes of head.
func (e *Edges) from(head uint64) *lengths {
	return &e.begun[head&(1<<32-1)*mixer>>32&uint64(len(e.begun)-1)]
}

// bit returns where the bit of the first n bytes is.
func (e *Edges) bit(head uint64, n int) (at *uint64, bit uint64) {
	h := (firstOf(head, n) + uint64(n)) * mixer
	return &e.sure[h>>32&uint64(len(e.sure)-1)], 1 << (h >> 58)
}

const mixer = 0x9E3779B97F4A7C15

func firstOf(head uint64, n int) uint64 { return head & (^uint64(0) >> (64 - 8*min(n, 8))) }

// Has reports whether all of a word of n bytes may be in the set.
func (e *Edges) Has(head uint64, n int) bool {
	return e.from(head).has(n) && e.has(head, n)
}

func (e *Edges) has(head uint64, n int) bool {
	at, bit := e.bit(head, n)
	return *at&bit != 0
}

// Of appends to dst how many bytes those beginnings of a word of n bytes have that
// may be in the set, from least on, the shortest first.
func (e *Edges) Of(dst []int32, head uint64, least, n int) []int32 {
	l := *e.from(head) | e.short
	for l &= ^lengths(0) << min(least, lastLength); l != 0; l &= l - 1 {
		k := bits.TrailingZeros32(uint32(l))
		if k > n {
			break
		}
		if k == lastLength {
			for k = max(k, least); k <= min(n, e.longest); k++ {
				dst = append(dst, int32(k))
			}
		} else if e.has(head, k) {
			dst = append(dst, int32(k))
		}
	}
	return dst
}

// Head returns the first eight bytes of a word as a number, the first of them
// lowest, and Tail the last eight, the last of them lowest: the ends of words are
// the beginnings of what they are backwards.
func Head(word string) uint64 {
	if len(word) >= 8 {
		return eight(word[:8])
	}
	x := uint64(0)
	for i := len(word) - 1; i >= 0; i-- {
		x = x<<8 | uint64(word[i])
	}
	return x
}

// Tail returns the last eight bytes of a word: see [Head].
func Tail(word string) uint64 {
	if len(word) >= 8 {
		return bits.ReverseBytes64(eight(word[len(word)-8:]))
	}
	x := uint64(0)
	for i := range len(word) {
		x = x<<8 | uint64(word[i])
	}
	return x
}

func eight(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

package tokenise

import "math/bits"

// shortKey is how many bytes a chunk can have to be its own key.
const shortKey = 16

// A shortTable remembers the chunks of at most shortKey bytes, which are nearly
// all. Their bytes are the key, as one number or two in the slot, so that a chunk
// met again costs one line of cache. A table that points to its keys took 1.3
// times as long for the whole tokeniser, as did a Go map of strings. Chunks of at
// most eight bytes, which are most and come again most, lie together.
type shortTable struct {
	eights   slots[eightSlot]
	sixteens slots[sixteenSlot]
}

// A slots is a hash table with open addressing.
type slots[S any] struct {
	all []S // a power of two, at most half full
	n   int
}

// Of a free slot a is 0: no byte of a chunk in a shortTable is.
type eightSlot struct {
	a uint64
	answer
}

type sixteenSlot struct {
	a, b uint64
	answer
}

// shortWords returns the bytes of s as two numbers, and whether they can be the
// key of a [shortTable].
func shortWords(s string) (a, b uint64, ok bool) {
	if len(s) > shortKey {
		return 0, 0, false
	}
	for k := len(s) - 1; k >= 0; k-- {
		switch {
		case s[k] == 0:
			return 0, 0, false
		case k >= 8:
			b = b<<8 | uint64(s[k])
		default:
			a = a<<8 | uint64(s[k])
		}
	}
	return a, b, true
}

// eight returns eight bytes as a number, the first of them lowest.
func eight(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

// stops returns the highest bit of bytes of x, of which the lowest is that of
// the first byte that may end a chunk: white space, a control character, or what
// may begin white space of several bytes. Latin-1's letters begin with C3, and
// are none.
func stops(x uint64) uint64 {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	control := (x - 0x21*ones) &^ x
	wide := x & (x << 1) & (x<<2 | ^(x << 7)) // 111..... and 11.....0
	return (control | wide) & highs
}

// below returns a mask of the bytes before the first stop.
func below(stop uint64) uint64 { return (stop&-stop)>>7 - 1 }

// shortSeeds make the places of chunks differ from run to run, so that no text
// can be made to collide. Nothing that a user sees depends on them.
var shortSeeds = [2]uint64{hashOf("a") | 1, hashOf("b") | 1}

// shortHash mixes as wyhash does: one multiplication to 128 bits.
func shortHash(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^shortSeeds[0], b^shortSeeds[1])
	return hi ^ lo
}

// find returns the answer of the chunk, or nil. It is valid until the next add,
// as is what add returns.
func (t *shortTable) find(a, b uint64) *answer {
	if b == 0 {
		return t.eight(a)
	}
	return t.sixteen(a, b)
}

// eight finds a chunk of at most eight bytes.
func (t *shortTable) eight(a uint64) *answer {
	all := t.eights.all
	for i := shortHash(a, 0); ; i++ {
		slot := &all[i&uint64(len(all)-1)]
		if slot.a == a {
			return &slot.answer
		}
		if slot.a == 0 {
			return nil
		}
	}
}

// sixteen finds a chunk of more than eight bytes.
func (t *shortTable) sixteen(a, b uint64) *answer {
	all := t.sixteens.all
	for i := shortHash(a, b); ; i++ {
		slot := &all[i&uint64(len(all)-1)]
		if slot.a == a && slot.b == b {
			return &slot.answer
		}
		if slot.a == 0 {
			return nil
		}
	}
}

// add enters a chunk that is not there, and returns its place.
func (t *shortTable) add(a, b uint64, known answer) *answer {
	if b == 0 {
		return &add(&t.eights, eightSlot{a, known}).answer
	}
	return &add(&t.sixteens, sixteenSlot{a, b, known}).answer
}

// len returns how many chunks there are.
func (t *shortTable) len() int { return t.eights.n + t.sixteens.n }

// A placed is a slot that knows its place.
type placed interface {
	hash() uint64
	free() bool
}

func (s eightSlot) hash() uint64   { return shortHash(s.a, 0) }
func (s eightSlot) free() bool     { return s.a == 0 }
func (s sixteenSlot) hash() uint64 { return shortHash(s.a, s.b) }
func (s sixteenSlot) free() bool   { return s.a == 0 }

func add[S placed](t *slots[S], s S) *S {
	if 2*(t.n+1) > len(t.all) {
		old := t.all
		t.all = make([]S, 2*len(old))
		for i := range old {
			if !old[i].free() {
				place(t.all, old[i])
			}
		}
	}
	t.n++
	return place(t.all, s)
}

func place[S placed](all []S, s S) *S {
	mask := uint64(len(all) - 1)
	i := s.hash() & mask
	for !all[i].free() {
		i = (i + 1) & mask
	}
	all[i] = s
	return &all[i]
}

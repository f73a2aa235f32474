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
	eights  slots[eightSlot]
	sixteen slots[shortSlot]
}

// A slots is a hash table with open addressing.
type slots[S any] struct {
	all []S // a power of two, at most half full
	n   int
}

type eightSlot struct {
	a uint64
	answer
}

type shortSlot struct {
	a, b uint64
	answer
}

// shortWords returns the n bytes of s from byte i on as two numbers.
func shortWords(s string, i, n int) (a, b uint64) {
	if i+shortKey > len(s) { // near the end of the text
		for k := n - 1; k >= 0; k-- {
			if k >= 8 {
				b = b<<8 | uint64(s[i+k])
			} else {
				a = a<<8 | uint64(s[i+k])
			}
		}
		return a, b
	}
	a = eight(s[i : i+8])
	if n < 8 {
		return a & (1<<(8*n) - 1), 0
	}
	return a, eight(s[i+8:i+16]) & (1<<(8*(n-8)) - 1)
}

// shortChunk returns the bytes and the length of the chunk that begins at byte
// i, as [shortWords] does, if that can be told by looking at eight bytes at a
// time: it has at most fifteen, its characters are ASCII or the letters of
// Latin-1, ASCII white space follows, and the text goes on for a while. Else the
// length is 0.
func shortChunk(s string, i int) (a, b uint64, n int) {
	if i+shortKey > len(s) {
		return 0, 0, 0
	}
	a = eight(s[i : i+8])
	m := stops(a)
	if m != 0 {
		n = bits.TrailingZeros64(m) >> 3
		a &= 1<<(8*n) - 1
	} else {
		b = eight(s[i+8 : i+16])
		if m = stops(b); m == 0 {
			return 0, 0, 0
		}
		n = bits.TrailingZeros64(m) >> 3
		b &= 1<<(8*n) - 1
		n += 8
	}
	if blank[s[i+n]] != 1 {
		return 0, 0, 0
	}
	return a, b, n
}

// eight returns eight bytes as a number, the first of them lowest.
func eight(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

// stops returns the highest bit of bytes of x, of which the lowest is that of
// the first byte that may end a chunk: white space or a control character, or
// one that begins a character beyond Latin-1's letters (those begin with C3).
func stops(x uint64) uint64 {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	control := (x - 0x21*ones) &^ x & highs
	lead := x & (x << 1) & highs // 11......
	if lead == 0 {
		return control
	}
	other := x ^ 0xC3*ones
	return control | lead&((other&^highs+0x7F*ones)|other)
}

// shortSeeds make the places of chunks differ from run to run, so that no text
// can be made to collide. Nothing that a user sees depends on them.
var shortSeeds = [2]uint64{hashOf("a") | 1, hashOf("b") | 1}

// shortHash mixes as wyhash does: one multiplication to 128 bits.
func shortHash(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^shortSeeds[0], b^shortSeeds[1])
	return hi ^ lo
}

// find returns the place of the chunk of n bytes, or nil. It is valid until the
// next add.
func (t *shortTable) find(a, b uint64, n int) *answer {
	if n <= 8 {
		if len(t.eights.all) == 0 {
			return nil
		}
		mask := uint64(len(t.eights.all) - 1)
		for i := shortHash(a, 0) & mask; ; i = (i + 1) & mask {
			slot := &t.eights.all[i]
			if slot.a == a && int(slot.size) == n {
				return &slot.answer
			}
			if slot.size == 0 {
				return nil
			}
		}
	}
	if len(t.sixteen.all) == 0 {
		return nil
	}
	mask := uint64(len(t.sixteen.all) - 1)
	for i := shortHash(a, b) & mask; ; i = (i + 1) & mask {
		slot := &t.sixteen.all[i]
		if slot.a == a && slot.b == b && int(slot.size) == n {
			return &slot.answer
		}
		if slot.size == 0 {
			return nil
		}
	}
}

// add enters a chunk that is not there.
func (t *shortTable) add(s shortSlot) {
	if s.size <= 8 {
		add(&t.eights, eightSlot{s.a, s.answer})
	} else {
		add(&t.sixteen, s)
	}
}

// len returns how many chunks there are.
func (t *shortTable) len() int { return t.eights.n + t.sixteen.n }

// A placed is a slot that knows its place.
type placed interface {
	hash() uint64
	free() bool
}

func (s eightSlot) hash() uint64 { return shortHash(s.a, 0) }
func (s eightSlot) free() bool   { return s.size == 0 }
func (s shortSlot) hash() uint64 { return shortHash(s.a, s.b) }
func (s shortSlot) free() bool   { return s.size == 0 }

func add[S placed](t *slots[S], s S) {
	if 2*(t.n+1) > len(t.all) {
		old := t.all
		t.all = make([]S, max(firstSlots, 2*len(old)))
		for i := range old {
			if !old[i].free() {
				place(t.all, old[i])
			}
		}
	}
	t.n++
	place(t.all, s)
}

func place[S placed](all []S, s S) {
	mask := uint64(len(all) - 1)
	i := s.hash() & mask
	for !all[i].free() {
		i = (i + 1) & mask
	}
	all[i] = s
}

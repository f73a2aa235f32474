package tokenise

import "math/bits"

// shortKey is how many bytes a chunk can have to be its own key.
const shortKey = 16

// A shortTable remembers the chunks of at most shortKey bytes, which are nearly
// all. Their bytes are the key, as two numbers in the slot, so that a chunk met
// again costs one line of cache. A table that points to its keys took 1.3 times
// as long for the whole tokeniser, as did a Go map of strings.
type shortTable struct {
	slots []shortSlot // a power of two, at most half full
	n     int
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
	w := s[i : i+shortKey]
	a = uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
	if n < 8 {
		return a & (1<<(8*n) - 1), 0
	}
	b = uint64(w[8]) | uint64(w[9])<<8 | uint64(w[10])<<16 | uint64(w[11])<<24 |
		uint64(w[12])<<32 | uint64(w[13])<<40 | uint64(w[14])<<48 | uint64(w[15])<<56
	return a, b & (1<<(8*(n-8)) - 1)
}

// shortSeeds make the places of chunks differ from run to run, so that no text
// can be made to collide. Nothing that a user sees depends on them.
var shortSeeds = [2]uint64{hashOf("a") | 1, hashOf("b") | 1}

// shortHash mixes as wyhash does: one multiplication to 128 bits.
func shortHash(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^shortSeeds[0], b^shortSeeds[1])
	return hi ^ lo
}

// find returns the place of the chunk, or nil. It is valid until the next add.
func (t *shortTable) find(a, b uint64, n int) *answer {
	if len(t.slots) == 0 {
		return nil
	}
	mask := uint64(len(t.slots) - 1)
	for i := shortHash(a, b) & mask; ; i = (i + 1) & mask {
		slot := &t.slots[i]
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
	if 2*(t.n+1) > len(t.slots) {
		old := t.slots
		t.slots = make([]shortSlot, max(firstSlots, 2*len(old)))
		for i := range old {
			if old[i].size != 0 {
				t.place(old[i])
			}
		}
	}
	t.n++
	t.place(s)
}

func (t *shortTable) place(s shortSlot) {
	mask := uint64(len(t.slots) - 1)
	i := shortHash(s.a, s.b) & mask
	for t.slots[i].size != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = s
}

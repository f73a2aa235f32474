package structure

import (
	"encoding/binary"
	"math/bits"
	"strings"
)

// needles are strings of four bytes or more of which any is looked for at once: as
// good as no text holds one, and asking for each costs as many passes. Three bytes
// are looked at, and the next three a step on, so that no needle is stepped over.
type needles struct {
	step  int
	slots [1 << 10]uint32 // of three bytes, the needles that may have them where one looks
	texts []needle
}

// A needle is one of them, with where the bytes begin that may be looked at: its
// rarest.
type needle struct {
	text string
	at   int
}

// needlesOf returns needles for at most 32 texts.
func needlesOf(texts ...string) *needles {
	n := &needles{step: len(texts[0])}
	for _, t := range texts {
		n.step = min(n.step, len(t)-2)
	}
	for k, t := range texts {
		at, best := 0, -1
		for i := 0; i+n.step+2 <= len(t); i++ {
			r := 0
			for _, c := range []byte(t[i : i+n.step+2]) {
				r += rarity(c)
			}
			if r > best {
				at, best = i, r
			}
		}
		for i := at; i < at+n.step; i++ {
			slot := tripleSlot(uint32(t[i]) | uint32(t[i+1])<<8 | uint32(t[i+2])<<16)
			n.slots[slot] |= 1 << k
		}
		n.texts = append(n.texts, needle{t, at})
	}
	return n
}

// rarity is the rank of a byte in Swedish text, the commonest first.
func rarity(c byte) int {
	if i := strings.IndexByte(" eantrsidlomgk\xC3vf\xA4hup\xA5\xB6bcyj", c); i >= 0 {
		return i
	}
	return 40
}

// tripleSlot spreads the lowest three bytes of x over the slots.
func tripleSlot(x uint32) uint32 { return x << 8 * 0x9E3779B1 >> 22 }

// in reports whether t holds any of the needles.
func (n *needles) in(t string) bool {
	b := bytesOf(t)
	i := 0
	for ; i+4 <= len(b); i += n.step {
		if may := n.slots[tripleSlot(binary.LittleEndian.Uint32(b[i:]))&(1<<10-1)]; may != 0 && n.around(t, i, may) {
			return true
		}
	}
	if i+3 == len(b) && i > 0 {
		return n.around(t, i, n.slots[tripleSlot(binary.LittleEndian.Uint32(b[i-1:])>>8)&(1<<10-1)])
	}
	return false
}

// around reports whether t holds one of the needles of which byte i is looked at
// and that may have it.
func (n *needles) around(t string, i int, may uint32) bool {
	for ; may != 0; may &= may - 1 {
		d := &n.texts[bits.TrailingZeros32(may)]
		for at := d.at; at < d.at+n.step && at <= i; at++ {
			if t[i] == d.text[at] && strings.HasPrefix(t[i-at:], d.text) {
				return true
			}
		}
	}
	return false
}

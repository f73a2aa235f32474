package structure

import (
	"encoding/binary"
	"math/bits"
)

const (
	k0 = 0xa0761d6478bd642f
	k1 = 0xe7037ed1a0b428db
	k2 = 0x8ebc6af09c88c6e3
)

// hash returns a 64-bit hash of s that is the same on every machine and in
// every version: segment ids are made from it. It folds 128-bit products, eight
// bytes a step (the manner of wyhash).
func hash(s string) uint64 {
	return hashBytes(bytesOf(s))
}

func hashBytes(b []byte) uint64 {
	h := uint64(len(b)) * k2
	// What is left after steps of eight is read at once with what stands before.
	last := uint64(0)
	if n := len(b); n >= 8 {
		last = binary.LittleEndian.Uint64(b[n-8:]) >> (64 - 8*(n&7))
	} else {
		last = upTo8(b)
	}
	for ; len(b) >= 32; b = b[32:] {
		h = mix(h^k0, binary.LittleEndian.Uint64(b)^k1)
		h = mix(h^k0, binary.LittleEndian.Uint64(b[8:])^k1)
		h = mix(h^k0, binary.LittleEndian.Uint64(b[16:])^k1)
		h = mix(h^k0, binary.LittleEndian.Uint64(b[24:])^k1)
	}
	for ; len(b) >= 8; b = b[8:] {
		h = mix(h^k0, binary.LittleEndian.Uint64(b)^k1)
	}
	return mix(mix(h^k0, last^k1)^k2, k1)
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// counts is a small hash table from hashes to counters, sized once a document: a Go map
// took five times as long over a million segments.
type counts []counter

// A counter is what a key has; an empty one has the key 0.
type counter struct {
	key uint64
	n   uint32
}

// fit empties the table and gives it room for n keys.
func (c *counts) fit(n int) *counts {
	size := 1 << bits.Len(uint(2*n+1))
	if cap(*c) < size {
		*c = make(counts, size)
		return c
	}
	*c = (*c)[:size]
	clear(*c)
	return c
}

// at returns the counter of key, which must not be 0.
func (c *counts) at(key uint64) *uint32 {
	t := *c
	mask := uint64(len(t) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		e := &t[i]
		if e.key == key {
			return &e.n
		}
		if e.key == 0 {
			e.key = key
			return &e.n
		}
	}
}

// has reports whether key, which must not be 0, has been counted.
func (c *counts) has(key uint64) bool {
	t := *c
	mask := uint64(len(t) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		switch t[i].key {
		case key:
			return true
		case 0:
			return false
		}
	}
}

// echoes tells which of many keys may come more than once, as few do, so that only
// these need be counted: two bits for each of sixteen times as many keys.
type echoes []struct{ met, again uint64 }

// fit empties the echoes and gives them room for n keys.
func (e *echoes) fit(n int) {
	size := 1 << bits.Len(uint(n/4))
	if cap(*e) < size {
		*e = make(echoes, size)
		return
	}
	*e = (*e)[:size]
	clear(*e)
}

// add adds a key, of which all bits are mixed.
func (e echoes) add(key uint64) {
	w := &e[key>>6&uint64(len(e)-1)]
	w.again |= w.met & (1 << (key & 63))
	w.met |= 1 << (key & 63)
}

// may returns 1 if the key may have been added more than once, else 0.
func (e echoes) may(key uint64) uint32 {
	return uint32(e[key>>6&uint64(len(e)-1)].again>>(key&63)) & 1
}

// bit returns 1 if the condition holds, else 0: for conditions that are put together
// without a branch.
func bit(when bool) uint32 {
	if when {
		return 1
	}
	return 0
}

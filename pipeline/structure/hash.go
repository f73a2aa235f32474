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
	for ; len(b) >= 8; b = b[8:] {
		h = mix(h^k0, binary.LittleEndian.Uint64(b)^k1)
	}
	return mix(mix(h^k0, upTo8(b)^k1)^k2, k1)
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// counts is a small hash table from hashes to counters, sized once a document: a Go map
// took five times as long over a million segments.
type counts struct {
	keys []uint64
	vals []uint32
}

// fit empties the table and gives it room for n keys.
func (c *counts) fit(n int) *counts {
	size := 1 << bits.Len(uint(2*n+1))
	if cap(c.keys) < size {
		*c = counts{make([]uint64, size), make([]uint32, size)}
		return c
	}
	c.keys, c.vals = c.keys[:size], c.vals[:size]
	clear(c.keys)
	clear(c.vals)
	return c
}

// at returns the counter of key, which must not be 0.
func (c *counts) at(key uint64) *uint32 {
	mask := uint64(len(c.keys) - 1)
	i := key & mask
	for c.keys[i] != key {
		if c.keys[i] == 0 {
			c.keys[i] = key
			break
		}
		i = (i + 1) & mask
	}
	return &c.vals[i]
}

package structure

import "math/bits"

// hash returns a 64-bit hash of s that is the same on every machine and in
// every version: segment ids are made from it. It folds 128-bit products, eight
// bytes a step (the manner of wyhash).
func hash(s string) uint64 {
	const (
		k0 = 0xa0761d6478bd642f
		k1 = 0xe7037ed1a0b428db
		k2 = 0x8ebc6af09c88c6e3
	)
	h := uint64(len(s)) * k2
	for ; len(s) >= 8; s = s[8:] {
		h = mix(h^k0, load(s)^k1)
	}
	var last uint64
	for i := range len(s) {
		last |= uint64(s[i]) << (8 * i)
	}
	return mix(mix(h^k0, last^k1)^k2, k1)
}

// load reads eight bytes, the first lowest.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

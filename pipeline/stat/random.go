package stat

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// A Random draws numbers that depend on its seed alone: on no clock, platform
// or version of Go. The generator is PCG-DXSM (M. E. O'Neill 2014).
type Random struct{ source *rand.PCG }

// NewRandom returns a source of numbers for a seed.
func NewRandom(seed int64) *Random { return &Random{rand.NewPCG(uint64(seed), 0x7465_6d61_6b6f_64)} }

// Below returns a whole number from 0 to n-1, each as probable as the next but
// for 1 in 2^64; 0 if n is not positive.
func (r *Random) Below(n int) int {
	if n <= 0 {
		return 0
	}
	high, _ := bits.Mul64(r.source.Uint64(), uint64(n))
	return int(high)
}

// unit returns a number from 0 up to, but not, 1.
func (r *Random) unit() float64 { return float64(r.source.Uint64()>>11) / (1 << 53) }

// hypergeometric draws how many of n things taken from all, of which k have a
// property, have it: by inversion from the mode outwards, so that the work grows
// with the standard deviation only.
func (r *Random) hypergeometric(k, n, all int) int {
	low, high := max(0, n+k-all), min(n, k)
	if low == high {
		return low
	}
	mode := int(float64(n+1) * float64(k+1) / float64(all+2))
	mode = min(max(mode, low), high)
	p := math.Exp(logChoose(k, mode) + logChoose(all-k, n-mode) - logChoose(all, n))
	u := r.unit() - p
	up, down := p, p
	for i, j := mode, mode; u > 0 && (i < high || j > low); {
		if i < high {
			up *= float64(k-i) * float64(n-i) / (float64(i+1) * float64(all-k-n+i+1))
			i++
			if u -= up; u <= 0 {
				return i
			}
		}
		if j > low {
			down *= float64(j) * float64(all-k-n+j) / (float64(k-j+1) * float64(n-j+1))
			j--
			if u -= down; u <= 0 {
				return j
			}
		}
	}
	return mode
}

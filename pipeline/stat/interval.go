package stat

import "math"

// Z95 is the 97.5th percentile of the normal distribution: the bound of a
// two-sided 95 % interval.
const Z95 = 1.959963984540054

// An Interval is an estimate between two bounds; both are NaN if there is none.
type Interval struct{ Low, High float64 }

// Wilson returns the score interval of a proportion, x out of n, at the normal
// quantile z; without continuity correction. It treats the n units as
// independent. NaN if n is 0.
//
// E. B. Wilson (1927), Probable inference, the law of succession, and
// statistical inference, JASA 22:209–212; method 3 of R. G. Newcombe (1998),
// Two-sided confidence intervals for the single proportion, Statistics in
// Medicine 17:857–872.
func Wilson(x, n int, z float64) Interval {
	if n <= 0 {
		return Interval{math.NaN(), math.NaN()}
	}
	k, m := float64(x), float64(n)
	p, zz := k/m, z*z
	middle := k + zz/2
	half := z * math.Sqrt(m*p*(1-p)+zz/4)
	low, high := (middle-half)/(m+zz), (middle+half)/(m+zz)
	if x == 0 {
		low = 0
	}
	if x == n {
		high = 1
	}
	return Interval{low, high}
}

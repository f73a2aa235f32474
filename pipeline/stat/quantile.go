package stat

import (
	"math"
	"slices"
)

// Percentile95 returns the 2.5th and 97.5th percentiles of resampled values:
// the bootstrap's percentile interval. It sorts the values. NaN values are left
// out; where they are more than a tenth the interval does not exist and is NaN.
//
// B. Efron (1979), Bootstrap methods: another look at the jackknife, Annals of
// Statistics 7:1–26; B. Efron and R. J. Tibshirani (1993), An Introduction to the
// Bootstrap, ch. 13.
func Percentile95(values []float64) Interval {
	slices.Sort(values) // NaN comes first
	missing := 0
	for missing < len(values) && math.IsNaN(values[missing]) {
		missing++
	}
	rest := values[missing:]
	if len(rest) == 0 || missing*10 > len(values) {
		return Interval{math.NaN(), math.NaN()}
	}
	return Interval{quantile(rest, 0.025), quantile(rest, 0.975)}
}

// quantile interpolates between the sorted values: type 7 of R. J. Hyndman and
// Y. Fan (1996), The American Statistician 50:361–365.
func quantile(sorted []float64, q float64) float64 {
	h := q * float64(len(sorted)-1)
	i := int(h)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}

package stat

import (
	"math"
	"slices"
)

// Percentile95 returns the 2.5th and 97.5th percentiles of resampled values:
// the bootstrap's percentile interval. It reorders the values. NaN values are left
// out; where they are more than a tenth the interval does not exist and is NaN.
//
// B. Efron (1979), Bootstrap methods: another look at the jackknife, Annals of
// Statistics 7:1–26; B. Efron and R. J. Tibshirani (1993), An Introduction to the
// Bootstrap, ch. 13.
func Percentile95(values []float64) Interval {
	return Percentile95Of(values, func(x float64) float64 { return x })
}

// Percentile95Of does what [Percentile95] does for what scale makes of the
// values, of which a larger one must not become smaller. It asks for a few of
// them only.
func Percentile95Of(values []float64, scale func(float64) float64) Interval {
	all := len(values)
	values = slices.DeleteFunc(values, math.IsNaN)
	if len(values) == 0 || (all-len(values))*10 > all {
		return Interval{math.NaN(), math.NaN()}
	}
	last := len(values) - 1
	most := min(len(values), int(0.025*float64(last))+2)
	least := leastOf(values, most)
	low := func(i int) float64 { return scale(least[i]) }
	for i := range values {
		values[i] = -values[i]
	}
	greatest := leastOf(values, most)
	high := func(i int) float64 { return scale(-greatest[last-i]) }
	return Interval{quantile(low, last, 0.025), quantile(high, last, 0.975)}
}

// leastOf returns the n least of the values, sorted. Most values are looked at
// once: to sort them all took five times as long.
func leastOf(values []float64, n int) []float64 {
	least := slices.Clone(values[:n]) // a heap, with the greatest of them first
	for i := n/2 - 1; i >= 0; i-- {
		sink(least, i)
	}
	for _, v := range values[n:] {
		if v < least[0] {
			least[0] = v
			sink(least, 0)
		}
	}
	slices.Sort(least)
	return least
}

// sink moves the i-th value of a heap down to where it belongs.
func sink(heap []float64, i int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && heap[child+1] > heap[child] {
			child++
		}
		if heap[i] >= heap[child] {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}

// quantile interpolates between the sorted values, of which at gives those around
// it: type 7 of R. J. Hyndman and Y. Fan (1996), The American Statistician
// 50:361–365.
func quantile(at func(i int) float64, last int, q float64) float64 {
	h := q * float64(last)
	i := int(h)
	if i >= last {
		return at(last)
	}
	return at(i) + (h-float64(i))*(at(i+1)-at(i))
}

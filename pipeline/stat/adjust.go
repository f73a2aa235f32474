package stat

import (
	"cmp"
	"math"
	"slices"
)

// Holm returns the p values adjusted so that the chance of even one false
// finding among them stays under the level they are held to. A p that is NaN is
// no test: it stays NaN and does not count.
//
// S. Holm (1979), A simple sequentially rejective multiple test procedure,
// Scandinavian Journal of Statistics 6:65–70.
func Holm(p []float64) []float64 {
	out, order := adjustable(p)
	last := 0.0
	for i, k := range order {
		last = max(last, min(1, p[k]*float64(len(order)-i)))
		out[k] = last
	}
	return out
}

// BenjaminiHochberg returns the p values adjusted so that the expected share of
// false ones among the findings stays under the level they are held to. NaN as
// for [Holm].
//
// Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate,
// JRSS B 57:289–300.
func BenjaminiHochberg(p []float64) []float64 {
	out, order := adjustable(p)
	last := 1.0
	for i := len(order) - 1; i >= 0; i-- {
		k := order[i]
		last = min(last, p[k]*float64(len(order))/float64(i+1))
		out[k] = last
	}
	return out
}

// adjustable returns a slice of NaN as long as p, and the indexes of the p that
// are numbers, ascending by p.
func adjustable(p []float64) (out []float64, order []int) {
	out = make([]float64, len(p))
	for i, v := range p {
		out[i] = math.NaN()
		if !math.IsNaN(v) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	return out, order
}

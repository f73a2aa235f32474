package stat

import "math"

// Jaccard returns how much two sets overlap: the units in both over the units
// in either, from their sizes. NaN if both are empty.
//
// P. Jaccard (1901), Bulletin de la Société vaudoise des sciences naturelles
// 37:547–579.
func Jaccard(both, a, b int) float64 {
	if a+b-both <= 0 {
		return math.NaN()
	}
	return float64(both) / float64(a+b-both)
}

// Phi returns the correlation of two yes-or-no properties over n units, of
// which a have the one, b the other and both have both. NaN if a property
// belongs to none or to all.
//
// G. U. Yule (1912), On the methods of measuring association between two
// attributes, JRSS 75:579–652.
func Phi(both, a, b, n int) float64 {
	d := math.Sqrt(float64(a)) * math.Sqrt(float64(n-a)) * math.Sqrt(float64(b)) * math.Sqrt(float64(n-b))
	if d == 0 || math.IsNaN(d) {
		return math.NaN()
	}
	return (float64(both)*float64(n) - float64(a)*float64(b)) / d
}

package stat

import "math"

// G2 returns the log-likelihood ratio of two proportions, a of n1 against b of
// n2, over the four cells of their table; negative where the first proportion is
// the smaller. NaN if n1 or n2 is 0.
//
// T. Dunning (1993), Accurate methods for the statistics of surprise and
// coincidence, Computational Linguistics 19:61–74. P. Rayson and R. Garside (2000)
// use the two cells with the word only, which for rare words is nearly the same.
func G2(a, n1, b, n2 int) float64 {
	if n1 <= 0 || n2 <= 0 {
		return math.NaN()
	}
	n := float64(n1 + n2)
	with, without := float64(a+b), float64(n1+n2-a-b)
	g := term(a, float64(n1)*with/n) + term(b, float64(n2)*with/n) +
		term(n1-a, float64(n1)*without/n) + term(n2-b, float64(n2)*without/n)
	g = max(0, 2*g)
	if float64(a)*float64(n2) < float64(b)*float64(n1) {
		return -g
	}
	return g
}

// term is x ln(x/e), which is 0 where x is.
func term(x int, e float64) float64 {
	if x == 0 {
		return 0
	}
	return float64(x) * math.Log(float64(x)/e)
}

// LogRatio returns the binary logarithm of the ratio of two proportions, a of
// n1 to b of n2: 1 is twice as much, -1 half as much. One half is added to both a
// and b, always, so that 0 has a value and nothing jumps where it is reached.
// NaN if n1 or n2 is 0.
//
// A. Hardie (2014), Log Ratio: an informal introduction, CASS, Lancaster; who
// adds one half to a zero only.
func LogRatio(a, n1, b, n2 int) float64 { return math.Log2(Ratio(a, n1, b, n2)) }

// Ratio returns the ratio that [LogRatio] is the logarithm of.
func Ratio(a, n1, b, n2 int) float64 {
	if n1 <= 0 || n2 <= 0 {
		return math.NaN()
	}
	return (float64(a) + 0.5) / float64(n1) * float64(n2) / (float64(b) + 0.5)
}

// OddsRatio returns the odds of a among n1 over the odds of b among n2, and its
// interval at the normal quantile z. One half is added to each of the four cells
// if one of them is 0. NaN if n1 or n2 is 0.
//
// B. Woolf (1955), On estimating the relation between blood group and disease,
// Annals of Human Genetics 19:251–253; the half: J. B. S. Haldane (1956) and
// F. J. Anscombe (1956).
func OddsRatio(a, n1, b, n2 int, z float64) (float64, Interval) {
	nan := math.NaN()
	if n1 <= 0 || n2 <= 0 {
		return nan, Interval{nan, nan}
	}
	w, x, y, v := float64(a), float64(n1-a), float64(b), float64(n2-b)
	if w == 0 || x == 0 || y == 0 || v == 0 {
		w, x, y, v = w+0.5, x+0.5, y+0.5, v+0.5
	}
	log := math.Log(w * v / (x * y))
	half := z * math.Sqrt(1/w+1/x+1/y+1/v)
	return math.Exp(log), Interval{math.Exp(log - half), math.Exp(log + half)}
}

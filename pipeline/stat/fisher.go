package stat

import (
	"cmp"
	"math"
	"slices"
)

// exactLimit bounds the work of an exact test: the tables with the same margins
// times the groups. Beyond it [MonteCarlo] draws among the tables.
const exactLimit = 1_000_000

// near is how much larger a probability may be and still count as equal to the
// observed one, against rounding; R's fisher.test uses the same.
const near = 1 + 1e-7

// Fisher returns the two-sided p value of the exact test of a 2 x G table: of
// all tables with the same margins, the probability of those that are no more
// probable than the one seen. with[g] of the units of group g have the property,
// without[g] have not. It returns false, and NaN, if there are too many such
// tables to go through, or nothing to test.
//
// R. A. Fisher (1934), Statistical Methods for Research Workers, 5th ed., 21.02;
// for more than two groups G. H. Freeman and J. H. Halton (1951), Biometrika
// 38:141–149.
func Fisher(with, without []int) (p float64, ok bool) {
	f := newFisher(with, without)
	if f == nil || f.tables() > exactLimit/len(f.n) {
		return math.NaN(), false
	}
	f.prepare()
	f.walk(0, f.k, -f.total)
	return min(f.sum, 1), true
}

// A fisher goes through the tables with the margins of one table.
type fisher struct {
	n        []int // units of each group
	rest     []int // rest[g] is the sum of n[g:]
	k        int   // units with the property
	total    float64
	observed float64 // the log probability of the table seen, raised a little
	sum      float64
	// chances[g][x-least[g]] is the logarithm of n[g] over x, for each x that
	// group g can have.
	chances [][]float64
	least   []int
}

func newFisher(with, without []int) *fisher {
	f := &fisher{}
	order := make([]int, len(with))
	for g := range order {
		order[g] = g
	}
	// The largest group comes first: it takes what the others leave over.
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(with[b]+without[b], with[a]+without[a]) })
	var seen []int
	all := 0
	for _, g := range order {
		if m := with[g] + without[g]; m > 0 {
			f.n = append(f.n, m)
			seen = append(seen, with[g])
			f.k += with[g]
			all += m
		}
	}
	if len(f.n) < 2 || f.k == 0 || f.k == all {
		return nil
	}
	f.rest = make([]int, len(f.n)+1)
	for g := len(f.n) - 1; g >= 0; g-- {
		f.rest[g] = f.rest[g+1] + f.n[g]
	}
	f.total = logChoose(all, f.k)
	f.observed = f.log(seen) + math.Log(near)
	return f
}

// log returns the log probability of the table whose groups have x with the
// property.
func (f *fisher) log(x []int) float64 {
	sum := -f.total
	for g, n := range f.n {
		sum += logChoose(n, x[g])
	}
	return sum
}

// tables returns how many tables have the margins, or more than exactLimit if
// they are more than that.
func (f *fisher) tables() int {
	most := min(f.k, f.rest[1]) // that the groups but the first can have
	if most > exactLimit || most*len(f.n) > 20*exactLimit {
		return exactLimit + 1
	}
	ways := make([]int, most+1)
	prefix := make([]int, most+2)
	ways[0] = 1
	for _, n := range f.n[1:] {
		for i, w := range ways {
			prefix[i+1] = prefix[i] + w
		}
		for i := range ways {
			ways[i] = min(prefix[i+1]-prefix[max(0, i-n)], exactLimit+1)
		}
	}
	count := 0
	for i := max(0, f.k-f.n[0]); i <= most; i++ {
		count = min(count+ways[i], exactLimit+1)
	}
	return count
}

// prepare works out the chances.
func (f *fisher) prepare() {
	for _, n := range f.n {
		least, most := max(0, f.k-(f.rest[0]-n)), min(f.k, n)
		chances := make([]float64, most-least+1)
		for x := range chances {
			chances[x] = logChoose(n, least+x)
		}
		f.least, f.chances = append(f.least, least), append(f.chances, chances)
	}
}

// walk adds up the tables whose groups from g on share k.
func (f *fisher) walk(g, k int, log float64) {
	if k == 0 || k == f.rest[g] { // none of them have the property, or all
		if log <= f.observed {
			f.sum += math.Exp(log)
		}
		return
	}
	for x := max(0, k-f.rest[g+1]); x <= min(k, f.n[g]); x++ {
		f.walk(g+1, k-x, log+f.chances[g][x-f.least[g]])
	}
}

// MonteCarlo estimates the p value of [Fisher] from draws tables with the same
// margins: one more than those no more probable than the table seen, over one
// more than all. It returns false, and NaN, if there is nothing to test.
//
// A. C. A. Hope (1968), A simplified Monte Carlo significance test procedure,
// JRSS B 30:582–598.
func MonteCarlo(with, without []int, draws int, seed int64) (p float64, ok bool) {
	f := newFisher(with, without)
	if f == nil {
		return math.NaN(), false
	}
	random := NewRandom(seed)
	x := make([]int, len(f.n))
	as := 0
	for range draws {
		k := f.k
		for g, n := range f.n {
			x[g] = random.hypergeometric(k, n, f.rest[g])
			k -= x[g]
		}
		if f.log(x) <= f.observed {
			as++
		}
	}
	return float64(as+1) / float64(draws+1), true
}

// logChoose returns the natural logarithm of n over k.
func logChoose(n, k int) float64 {
	if k == 0 || k == n {
		return 0
	}
	return logFactorial(n) - logFactorial(k) - logFactorial(n-k)
}

func logFactorial(n int) float64 {
	v, _ := math.Lgamma(float64(n) + 1)
	return v
}

package stat

import (
	"math"
	"testing"
)

// TestDegenerate holds that tables with nothing to test give NaN or false and
// no panic.
func TestDegenerate(t *testing.T) {
	for _, table := range [][][]int{nil, {{}}, {{0, 0}, {0, 0}}, {{3, 0}, {4, 0}}, {{1, 2}, {0, 0}}, {{5}}} {
		if c := ChiSquared(table); !math.IsNaN(c.P) || c.DF != 0 {
			t.Errorf("ChiSquared(%v) = %+v, want NaN", table, c)
		}
		for _, row := range AdjustedResiduals(table) {
			for _, r := range row {
				if !math.IsNaN(r) {
					t.Errorf("AdjustedResiduals(%v) holds %g, want NaN", table, r)
				}
			}
		}
	}
	for _, g := range [][2][]int{{{}, {}}, {{1}, {2}}, {{0, 0}, {3, 4}}, {{3, 4}, {0, 0}}, {{0, 3}, {0, 2}}} {
		if p, ok := Fisher(g[0], g[1]); ok || !math.IsNaN(p) {
			t.Errorf("Fisher(%v, %v) = %g, %v, want nothing to test", g[0], g[1], p, ok)
		}
		if p, ok := MonteCarlo(g[0], g[1], 10, 1); ok || !math.IsNaN(p) {
			t.Errorf("MonteCarlo(%v, %v) = %g, %v, want nothing to test", g[0], g[1], p, ok)
		}
	}
	for name, v := range map[string]float64{
		"G2": G2(0, 0, 1, 2), "LogRatio": LogRatio(1, 2, 0, 0), "Jaccard": Jaccard(0, 0, 0), "Phi": Phi(2, 2, 2, 2),
	} {
		if !math.IsNaN(v) {
			t.Errorf("%s of nothing = %g, want NaN", name, v)
		}
	}
	if or, ci := OddsRatio(0, 0, 1, 2, Z95); !math.IsNaN(or) || !math.IsNaN(ci.Low) {
		t.Errorf("OddsRatio of nothing = %g, %v, want NaN", or, ci)
	}
	if ci := Percentile95(nil); !math.IsNaN(ci.Low) {
		t.Errorf("Percentile95(nil) = %v, want NaN", ci)
	}
	nan := math.NaN()
	if ci := Percentile95([]float64{nan, 1, nan, 2}); !math.IsNaN(ci.Low) {
		t.Errorf("Percentile95 of values half of which are missing = %v, want NaN", ci)
	}
}

// TestByHand checks small values that can be worked out on paper.
func TestByHand(t *testing.T) {
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"G2(1/2, 1/2)", G2(1, 2, 1, 2), 0},
		{"G2(2/2, 0/2)", G2(2, 2, 0, 2), 8 * math.Ln2},
		{"G2(0/2, 2/2)", G2(0, 2, 2, 2), -8 * math.Ln2},
		{"LogRatio(7.5 to 0)", LogRatio(7, 10, 0, 10), math.Log2(15)},
		{"LogRatio(same)", LogRatio(3, 10, 3, 10), 0},
		{"Jaccard", Jaccard(2, 3, 5), 2.0 / 6},
		{"Phi(identical)", Phi(2, 2, 2, 4), 1},
		{"Phi(opposite)", Phi(0, 2, 2, 4), -1},
		{"Percentile95", Percentile95([]float64{40, 0, 20, 30, 10}).Low, 1},
		{"Percentile95", Percentile95([]float64{40, 0, 20, 30, 10}).High, 39},
	} {
		if math.Abs(c.got-c.want) > 1e-12 {
			t.Errorf("%s = %g, want %g", c.what, c.got, c.want)
		}
	}
	// One half in each cell: odds 2.5/0.5 over 0.5/2.5.
	if or, _ := OddsRatio(2, 2, 0, 2, Z95); math.Abs(or-25) > 1e-9 {
		t.Errorf("OddsRatio(2/2, 0/2) = %g, want 25", or)
	}
}

// TestRandomIsFixed holds the numbers to what they have always been: a seed
// means the same everywhere and in every version.
func TestRandomIsFixed(t *testing.T) {
	r := NewRandom(7)
	got := [6]int{}
	for i := range got {
		got[i] = r.Below(100)
	}
	if want := [6]int{64, 83, 69, 34, 38, 10}; got != want {
		t.Errorf("the first numbers of seed 7 are %v, want %v", got, want)
	}
}

// TestManyGroups holds that many groups, of which there are very many tables,
// are neither gone through nor miscounted.
func TestManyGroups(t *testing.T) {
	for _, size := range []int{2, 15, 5000} {
		with, without := make([]int, 300), make([]int, 300)
		for g := range with {
			with[g], without[g] = g%2, size-g%2
		}
		if p, ok := Fisher(with, without); ok {
			t.Errorf("Fisher of 300 groups of %d gives %g, want too many tables", size, p)
		}
		if p, ok := MonteCarlo(with, without, 20, 1); !ok || p <= 0 || p > 1 {
			t.Errorf("MonteCarlo of 300 groups of %d = %g, %v", size, p, ok)
		}
	}
	// One unit of 300 has the property: every table is as probable.
	with, without := make([]int, 300), make([]int, 300)
	for g := range without {
		without[g] = 1
	}
	with[7], without[7] = 1, 0
	if p, ok := Fisher(with, without); !ok || math.Abs(p-1) > 1e-9 {
		t.Errorf("Fisher of 300 equal groups = %g, %v, want 1", p, ok)
	}
}

// TestTables counts tables by hand: 3 among groups of 2, 2 and 1 is five ways.
func TestTables(t *testing.T) {
	if n := newFisher([]int{1, 1, 1}, []int{1, 1, 0}).tables(); n != 5 {
		t.Errorf("tables with margins 2, 2, 1 and 3 are counted as %d, want 5", n)
	}
}

// TestHypergeometric compares draws with the mean and the variance that they
// are to have.
func TestHypergeometric(t *testing.T) {
	for _, c := range []struct{ k, n, all int }{{5, 4, 20}, {500, 300, 1000}, {3, 7, 8}, {40, 100_000, 200_000}, {0, 5, 9}, {9, 5, 9}} {
		r := NewRandom(3)
		sum, squares := 0.0, 0.0
		const draws = 20_000
		for range draws {
			x := float64(r.hypergeometric(c.k, c.n, c.all))
			sum += x
			squares += x * x
		}
		k, n, all := float64(c.k), float64(c.n), float64(c.all)
		mean := n * k / all
		variance := mean * (1 - k/all) * (all - n) / (all - 1)
		if got := sum / draws; math.Abs(got-mean) > 5*math.Sqrt(variance/draws)+1e-9 {
			t.Errorf("draws of %+v have mean %g, want %g", c, got, mean)
		}
		if got := squares/draws - sum/draws*sum/draws; math.Abs(got-variance) > 0.06*variance+1e-9 {
			t.Errorf("draws of %+v have variance %g, want %g", c, got, variance)
		}
	}
}

// FuzzFisher holds that any table of two rows gives a probability, and that the
// order of its columns does not matter.
func FuzzFisher(f *testing.F) {
	f.Add(uint8(3), uint8(1), uint8(1), uint8(3), uint8(0), uint8(2))
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g uint8) {
		with, without := []int{int(a), int(b), int(c)}, []int{int(d), int(e), int(g)}
		p, ok := Fisher(with, without)
		q, also := Fisher([]int{with[2], with[0], with[1]}, []int{without[2], without[0], without[1]})
		if ok != also || ok && (p <= 0 || p > 1 || math.Abs(p-q) > 1e-6*p) {
			t.Errorf("Fisher(%v, %v) = %g, %v; with its columns turned %g, %v", with, without, p, ok, q, also)
		}
		if m, is := MonteCarlo(with, without, 5, 1); is && (m <= 0 || m > 1) {
			t.Errorf("MonteCarlo(%v, %v) = %g", with, without, m)
		}
	})
}

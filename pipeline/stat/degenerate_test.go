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

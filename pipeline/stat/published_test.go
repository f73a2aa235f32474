package stat

import (
	"math"
	"testing"
)

// These are worked examples as they are printed, to the printed digits.

func printed(t *testing.T, what string, got, want float64, digits int) {
	t.Helper()
	if !(math.Abs(got-want) <= 0.5*math.Pow10(-digits)+1e-9) {
		t.Errorf("%s = %.6g, printed %g", what, got, want)
	}
}

// Newcombe (1998), table I, method 3.
func TestWilsonNewcombe(t *testing.T) {
	for _, c := range []struct {
		x, n      int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		w := Wilson(c.x, c.n, Z95)
		printed(t, "low", w.Low, c.low, 4)
		printed(t, "high", w.High, c.high, 4)
	}
	if w := Wilson(0, 0, Z95); !math.IsNaN(w.Low) || !math.IsNaN(w.High) {
		t.Errorf("Wilson(0, 0) = %v, want NaN", w)
	}
}

// Agresti (2007), An Introduction to Categorical Data Analysis, tables 2.5 and
// 2.6: gender and party.
func TestGenderAndParty(t *testing.T) {
	table := [][]int{{762, 327, 468}, {484, 239, 477}}
	c := ChiSquared(table)
	printed(t, "chi-squared", c.Statistic, 30.1, 1)
	if c.DF != 2 || c.P > 0.001 {
		t.Errorf("ChiSquared(%v) has df %d and p %g, want 2 and under 0.001", table, c.DF, c.P)
	}
	want := [][]float64{{4.50, 0.70, -5.32}, {-4.50, -0.70, 5.32}}
	for i, row := range AdjustedResiduals(table) {
		for j, r := range row {
			printed(t, "residual", r, want[i][j], 2)
		}
	}
}

// Agresti (2007), 2.3.2: aspirin and heart attacks; odds ratio 1.83, interval
// 1.44 to 2.33.
func TestAspirin(t *testing.T) {
	or, ci := OddsRatio(189, 11034, 104, 11037, Z95)
	printed(t, "odds ratio", or, 1.83, 2)
	printed(t, "low", ci.Low, 1.44, 2)
	printed(t, "high", ci.High, 2.33, 2)
}

// Fisher's lady tasting tea, as in Agresti (2007), 2.6.2: two-sided p 0.486.
func TestTea(t *testing.T) {
	p, ok := Fisher([]int{3, 1}, []int{1, 3})
	if !ok {
		t.Fatal("Fisher finds nothing to test")
	}
	printed(t, "p", p, 0.486, 3)
}

// Benjamini and Hochberg (1995), 4.1: of fifteen p values Bonferroni's and
// Holm's procedures keep three at 0.05, theirs four.
func TestThrombolysis(t *testing.T) {
	p := []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000}
	under := func(q []float64) (n int) {
		for _, v := range q {
			if v <= 0.05 {
				n++
			}
		}
		return n
	}
	if h, b := under(Holm(p)), under(BenjaminiHochberg(p)); h != 3 || b != 4 {
		t.Errorf("Holm keeps %d and Benjamini-Hochberg %d, want 3 and 4", h, b)
	}
}

// Cohen (1960), table 1: three categories in 200 units, kappa 0.492 as printed
// (in proportions .44 .05 .01, .07 .20 .03, .09 .05 .06).
func TestKappaCohen(t *testing.T) {
	printed(t, "kappa", Kappa([][]int{{88, 10, 2}, {14, 40, 6}, {18, 10, 12}}), 0.492, 3)
	if k := Kappa([][]int{{10, 0}, {0, 0}}); !math.IsNaN(k) {
		t.Errorf("kappa of units all in one category = %g, want NaN", k)
	}
	if k := Kappa([][]int{{0, 0}, {0, 0}}); !math.IsNaN(k) {
		t.Errorf("kappa of no units = %g, want NaN", k)
	}
}

// Krippendorff (2011), section C: four observers, twelve units, missing data,
// alpha 0.743; section A: binary, two observers, 0.095; section B: nominal, two
// observers, 0.692.
func TestAlphaKrippendorff(t *testing.T) {
	const o = Missing
	units := func(coders ...[]int) [][]int {
		out := make([][]int, len(coders[0]))
		for _, c := range coders {
			for u, v := range c {
				out[u] = append(out[u], v)
			}
		}
		return out
	}
	printed(t, "C", Alpha(units(
		[]int{1, 2, 3, 3, 2, 1, 4, 1, 2, o, o, o}, []int{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, o, 3},
		[]int{o, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, o}, []int{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, o})), 0.743, 3)
	printed(t, "A", Alpha(units([]int{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, []int{1, 1, 1, 0, 0, 1, 0, 0, 0, 0})), 0.095, 3)
	printed(t, "B", Alpha(units([]int{0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0}, []int{1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3})), 0.692, 3)
	if a := Alpha(units([]int{1, 1}, []int{1, 1})); !math.IsNaN(a) {
		t.Errorf("alpha of one value = %g, want NaN", a)
	}
	if a := Alpha(nil); !math.IsNaN(a) {
		t.Errorf("alpha of nothing = %g, want NaN", a)
	}
}

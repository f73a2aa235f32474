package stat

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// A Test is a test of independence of the rows and columns of a table.
type Test struct {
	Statistic float64
	DF        int
	P         float64
	// CramersV is the strength of the association, 0 to 1.
	CramersV float64
	// LeastExpected is the smallest expected count.
	LeastExpected float64
}

// ChiSquared tests independence in a table of counts, rows of equal length,
// without continuity correction. Rows and columns that sum to 0 are left out; if
// fewer than two of either are left there is nothing to test, and all but DF, which
// is 0, are NaN.
//
// K. Pearson (1900), Philosophical Magazine 50:157–175; Cramér's V: H. Cramér
// (1946), Mathematical Methods of Statistics, ch. 21.
func ChiSquared(table [][]int) Test {
	rows, columns, n := sums(table)
	r, c := positive(rows), positive(columns)
	nan := math.NaN()
	if r < 2 || c < 2 {
		return Test{Statistic: nan, P: nan, CramersV: nan, LeastExpected: nan}
	}
	t := Test{DF: (r - 1) * (c - 1), LeastExpected: math.Inf(1)}
	for i, row := range table {
		for j, count := range row {
			if rows[i] == 0 || columns[j] == 0 {
				continue
			}
			e := rows[i] * columns[j] / n
			d := float64(count) - e
			t.Statistic += d * d / e
			t.LeastExpected = min(t.LeastExpected, e)
		}
	}
	t.P = distuv.ChiSquared{K: float64(t.DF)}.Survival(t.Statistic)
	t.CramersV = math.Sqrt(t.Statistic / (n * float64(min(r, c)-1)))
	return t
}

// AdjustedResiduals returns, for each cell, how many standard errors its count
// lies from what independence leads one to expect; NaN where the row or the
// column holds nothing, or everything.
//
// S. J. Haberman (1973), The analysis of residuals in cross-classified tables,
// Biometrics 29:205–220; A. Agresti (2013), Categorical Data Analysis, 3.3.1,
// where they are called standardised Pearson residuals.
func AdjustedResiduals(table [][]int) [][]float64 {
	rows, columns, n := sums(table)
	out := make([][]float64, len(table))
	for i, row := range table {
		out[i] = make([]float64, len(row))
		for j, count := range row {
			e := rows[i] * columns[j] / n
			v := e * (1 - rows[i]/n) * (1 - columns[j]/n)
			if !(v > 0) {
				out[i][j] = math.NaN()
				continue
			}
			out[i][j] = (float64(count) - e) / math.Sqrt(v)
		}
	}
	return out
}

// sums returns the sums of the rows, of the columns, and of all.
func sums(table [][]int) (rows, columns []float64, n float64) {
	rows = make([]float64, len(table))
	for i, row := range table {
		if columns == nil {
			columns = make([]float64, len(row))
		}
		for j, count := range row {
			rows[i] += float64(count)
			columns[j] += float64(count)
			n += float64(count)
		}
	}
	return rows, columns, n
}

func positive(sums []float64) int {
	n := 0
	for _, s := range sums {
		if s > 0 {
			n++
		}
	}
	return n
}

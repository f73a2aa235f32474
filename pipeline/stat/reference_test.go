package stat

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// reference opens a file of values made with R, or skips the test.
func reference(t *testing.T, name string) *os.File {
	t.Helper()
	dir := os.Getenv("TEMAKOD_REFERENCE")
	if dir == "" {
		t.Skip("TEMAKOD_REFERENCE is not set: no reference values to compare with")
	}
	f, err := os.Open(filepath.Join(dir, "stat", name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// close reports whether got is want but for rounding.
func close(got, want, tolerance float64) bool {
	if math.IsNaN(want) || math.IsInf(want, 0) {
		return math.IsNaN(got) == math.IsNaN(want) && math.IsInf(got, 0) == math.IsInf(want, 0)
	}
	return math.Abs(got-want) <= tolerance*max(1e-12, math.Abs(want)) || math.Abs(got-want) < 1e-14
}

// number is a JSON number, where null is NaN.
type number float64

func (n *number) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*n = number(math.NaN())
		return nil
	}
	return json.Unmarshal(b, (*float64)(n))
}

type statReference struct {
	Chisq map[string]struct {
		Table     [][]int
		X2, P     number
		DF        int
		Stdres    [][]number
		CramersV  number `json:"cramers_v"`
		G2        number
		Residuals [][]number
	}
	Fisher map[string]struct {
		Table [][]int
		P     number
	}
	Wilson []struct {
		X, N               int
		Lo, Hi, Lo99, Hi99 number
	}
	PAdjust map[string]struct {
		P, Holm, BH numbers
	} `json:"p_adjust"`
	Kappa []struct {
		Name  string
		Table [][]int
		Kappa number
	}
	KappaUndefined struct{ Table [][]int } `json:"kappa_undefined"`
	Alpha          []struct {
		Name    string
		Ratings [][]*int
		Nominal number
	}
}

// numbers is one number or a list of them.
type numbers []number

func (n *numbers) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]number)(n))
	}
	*n = make(numbers, 1)
	return json.Unmarshal(b, &(*n)[0])
}

func (n numbers) floats() []float64 {
	out := make([]float64, len(n))
	for i, v := range n {
		out[i] = float64(v)
	}
	return out
}

func TestReferenceValues(t *testing.T) {
	var ref statReference
	if err := json.NewDecoder(reference(t, "stat_reference.json")).Decode(&ref); err != nil {
		t.Fatal(err)
	}
	check := func(what string, got float64, want number) {
		t.Helper()
		if !close(got, float64(want), 1e-9) {
			t.Errorf("%s = %.15g, want %.15g", what, got, float64(want))
		}
	}
	for name, r := range ref.Chisq {
		c := ChiSquared(r.Table)
		check("ChiSquared of "+name, c.Statistic, r.X2)
		check("p of "+name, c.P, r.P)
		check("V of "+name, c.CramersV, r.CramersV)
		if c.DF != r.DF {
			t.Errorf("df of %s = %d, want %d", name, c.DF, r.DF)
		}
		for i, row := range AdjustedResiduals(r.Table) {
			for j, v := range row {
				check("residual of "+name, v, r.Stdres[i][j])
			}
		}
		if len(r.Table) == 2 && len(r.Table[0]) == 2 {
			a, b := r.Table[0], r.Table[1]
			check("G2 of "+name, math.Abs(G2(a[0], a[0]+a[1], b[0], b[0]+b[1])), r.G2)
		}
	}
	for name, r := range ref.Fisher {
		if len(r.Table) != 2 {
			continue
		}
		p, ok := Fisher(r.Table[0], r.Table[1])
		if !ok {
			t.Errorf("Fisher(%s) finds nothing to test", name)
		}
		check("Fisher of "+name, p, r.P)
		m, _ := MonteCarlo(r.Table[0], r.Table[1], 20000, 1)
		if want := float64(r.P); math.Abs(m-want) > 4*math.Sqrt(want*(1-want)/20000)+1e-4 {
			t.Errorf("MonteCarlo of %s = %g, want about %g", name, m, want)
		}
	}
	for _, r := range ref.Wilson {
		w := Wilson(r.X, r.N, Z95)
		check("low", w.Low, r.Lo)
		check("high", w.High, r.Hi)
		w = Wilson(r.X, r.N, 2.575829303548901)
		check("low 99", w.Low, r.Lo99)
		check("high 99", w.High, r.Hi99)
	}
	for name, r := range ref.PAdjust {
		holm, bh := Holm(r.P.floats()), BenjaminiHochberg(r.P.floats())
		for i := range r.P {
			check("Holm of "+name, holm[i], r.Holm[i])
			check("BH of "+name, bh[i], r.BH[i])
		}
	}
	for _, r := range ref.Kappa {
		check("kappa of "+r.Name, Kappa(r.Table), r.Kappa)
	}
	if k := Kappa(ref.KappaUndefined.Table); !math.IsNaN(k) {
		t.Errorf("kappa of a table in one cell = %g, want NaN", k)
	}
	for _, r := range ref.Alpha {
		check("alpha of "+r.Name, Alpha(byUnit(r.Ratings)), r.Nominal)
	}
}

// byUnit turns one row a coder into one row a unit.
func byUnit(ratings [][]*int) [][]int {
	units := make([][]int, len(ratings[0]))
	for _, coder := range ratings {
		for u, v := range coder {
			if v == nil {
				units[u] = append(units[u], Missing)
			} else {
				units[u] = append(units[u], *v)
			}
		}
	}
	return units
}

func TestReferenceKeyness(t *testing.T) {
	rows, err := csv.NewReader(reference(t, "keyness_reference.csv")).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	for _, row := range rows[1:] {
		value := func(name string) float64 {
			v, err := strconv.ParseFloat(row[column[name]], 64)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			return v
		}
		a, b, n1, n2 := int(value("a")), int(value("b")), int(value("n1")), int(value("n2"))
		check := func(what string, got, want, tolerance float64) {
			t.Helper()
			if !close(got, want, tolerance) {
				t.Errorf("%s: %s of %d/%d and %d/%d = %.15g, want %.15g", row[0], what, a, n1, b, n2, got, want)
			}
		}
		// Where the two shares are almost one the logarithms cancel to rounding.
		check("G2", math.Abs(G2(a, n1, b, n2)), value("g2"), 1e-5)
		if value("g2") > 1e-3 && G2(a, n1, b, n2) > 0 != (value("sign") > 0) {
			t.Errorf("%s: G2 has the wrong sign", row[0])
		}
		check("log ratio", LogRatio(a, n1, b, n2), value("log_ratio_half"), 1e-9)
		table := [][]int{{a, b}, {n1 - a, n2 - b}}
		check("chi-squared", ChiSquared(table).Statistic, value("r_chi2"), 1e-9)
		check("p", ChiSquared(table).P, value("r_chi2_p"), 1e-8)
		check("residual", AdjustedResiduals(table)[0][0], value("stdres_x_target"), 1e-9)
		p, ok := Fisher(table[0], table[1])
		if !ok {
			t.Errorf("%s: Fisher finds nothing to test", row[0])
		}
		check("Fisher", p, value("fisher_p"), 1e-7)
	}
}

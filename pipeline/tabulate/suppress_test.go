package tabulate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/stat"
)

// grid is a publication of the margins of a table of atoms: its rows, then its
// columns; the total is known.
func grid(counts [][]int) *publication {
	p := &publication{atoms: len(counts) * len(counts[0])}
	var rows, columns []int
	for i, row := range counts {
		c := small{}
		for j, n := range row {
			c.count += n
			c.atoms = append(c.atoms, i*len(row)+j)
		}
		rows = append(rows, len(p.cells))
		p.cells = append(p.cells, c)
	}
	for j := range counts[0] {
		c := small{}
		for i := range counts {
			c.count += counts[i][j]
			c.atoms = append(c.atoms, i*len(counts[0])+j)
		}
		columns = append(columns, len(p.cells))
		p.cells = append(p.cells, c)
	}
	p.lines = [][]int{rows, columns}
	return p
}

// everyGrid calls f with each way to share total among n atoms.
func everyGrid(n, total int, f func(atoms []int)) {
	atoms := make([]int, n)
	var walk func(i, left int)
	walk = func(i, left int) {
		if i == n-1 {
			atoms[i] = left
			f(atoms)
			return
		}
		for k := 0; k <= left; k++ {
			atoms[i] = k
			walk(i+1, left-k)
		}
	}
	walk(0, total)
}

// TestHiddenCannotBeWorkedOut plays the attacker: it goes through all counts
// that agree with what is shown, knowing that a hidden cell is not 0, and wants
// at least two values for each hidden one, unless everything is hidden.
func TestHiddenCannotBeWorkedOut(t *testing.T) {
	random := stat.NewRandom(11)
	checked := 0
	for range 400 {
		counts := make([][]int, 2+random.Below(2))
		total := 0
		for i := range counts {
			counts[i] = make([]int, 2)
			for j := range counts[i] {
				counts[i][j] = random.Below(5)
				total += counts[i][j]
			}
		}
		least := 3 + random.Below(2)
		p := grid(counts)
		p.hide(least)
		values := make([]map[int]bool, len(p.cells))
		hidden, zero := 0, false
		for i, c := range p.cells {
			if !c.hidden && c.count > 0 && c.count < least {
				t.Fatalf("%v with least %d shows a count of %d", counts, least, c.count)
			}
			values[i] = map[int]bool{}
			hidden += boolInt(c.hidden)
			zero = zero || c.hidden && c.count == 0
		}
		if hidden == 0 || hidden == len(p.cells) {
			continue
		}
		everyGrid(p.atoms, total, func(atoms []int) {
			sums := make([]int, len(p.cells))
			for i, c := range p.cells {
				for _, a := range c.atoms {
					sums[i] += atoms[a]
				}
				if !c.hidden && sums[i] != c.count || c.hidden && !zero && sums[i] == 0 {
					return
				}
			}
			for i, c := range p.cells {
				if c.hidden {
					values[i][sums[i]] = true
				}
			}
		})
		for i, c := range p.cells {
			if c.hidden {
				checked++
				if len(values[i]) < 2 {
					t.Errorf("margins of %v with least %d: cell %d is hidden and can only be %v", counts, least, i, values[i])
				}
			}
		}
	}
	if checked < 200 {
		t.Errorf("only %d hidden cells were put to the test", checked)
	}
}

// TestLinkedTables holds that what one table shows does not give away what
// another hides: region Halland is all that is said in 2020.
func TestLinkedTables(t *testing.T) {
	// One row a region, one column a year.
	p := grid([][]int{{2, 0, 0}, {0, 30, 4}, {0, 6, 40}})
	p.hide(5)
	if !p.cells[0].hidden || !p.cells[3].hidden {
		t.Errorf("%v shows Halland or 2020", p.cells)
	}
	if p.derivable() >= 0 {
		t.Errorf("cell %d can be worked out of %v", p.derivable(), p.cells)
	}
}

// TestMinCell holds that no small count of a group is in any table, under any
// unit, and that with hits the counts of a group do not sum to what is hidden.
func TestMinCell(t *testing.T) {
	s := testScheme()
	var docs []*code.Coded
	for i, region := range []string{"Halland", "Halland", "Skåne", "Skåne", "Värmland"} {
		var b strings.Builder
		fmt.Fprintf(&b, "region: %s\nyear: %d\n", region, 2020+i%2)
		for k := range 3 + 2*i {
			fmt.Fprintf(&b, "r q%d {oro} {unga}\n", k%2)
		}
		fmt.Fprintf(&b, "r q1 {pengar}\n")
		docs = append(docs, parseDocument(t, s, fmt.Sprintf("d%d", i), b.String()))
	}
	for _, unit := range []Unit{Segments, Hits, Answers, Documents} {
		for _, by := range [][]string{nil, {"region"}, {"region", "year"}, {ByQuestion}} {
			opt := Options{Unit: unit, By: by, MinCell: 4, Resamples: 50}
			r := count(s, opt, docs...).Results()
			if r.Hidden == 0 {
				t.Errorf("unit %v by %v hides nothing", unit, by)
			}
			for _, id := range []string{"comparison", "trend", "questions"} {
				table := r.Table(id)
				if table == nil {
					continue
				}
				at := 2
				if id == "questions" {
					at = 3
				}
				for _, row := range table.Rows {
					if n := row[at]; n.Kind == Number && n.Num > 0 && n.Num < 4 {
						t.Errorf("unit %v by %v: table %s shows %v", unit, by, id, printTables(&Table{ID: id, Columns: table.Columns, Rows: [][]Cell{row}}))
					}
				}
			}
			for _, row := range r.Table("documents").Rows {
				for i, c := range r.Table("documents").Columns {
					if c.ID == "oro" && row[i].Kind != Hidden {
						t.Errorf("unit %v: the table of documents shows a count", unit)
					}
				}
			}
			for _, m := range r.comparisons() {
				for _, th := range m {
					for _, k := range th.Cells {
						if k.Hidden && (k.Count != 0 || finite(k.Share) || finite(k.G2) || finite(th.P)) {
							t.Errorf("unit %v by %v: a hidden cell still holds %+v", unit, by, k)
						}
					}
				}
			}
		}
	}
}

// TestRareForms holds that no form is named that was found too seldom, and that
// what is not named sums to too much for one of them to be told.
func TestRareForms(t *testing.T) {
	random := stat.NewRandom(5)
	named := 0
	for range 3000 {
		least := 2 + random.Below(4)
		term := termTotal{hits: random.Below(3)} // in forms that were not kept
		for i := range 1 + random.Below(5) {
			n := 1 + random.Below(9)
			term.hits += n
			term.forms.add(formTotal{fmt.Sprint("form", i), n, uint32(i + 1)})
		}
		rest, all := term.hits, term.frequent(term.forms.list, least)
		for _, f := range all {
			rest -= f.hits
			if f.hits < least {
				t.Fatalf("of %v with least %d, %s is named", term.forms.list, least, f.form)
			}
		}
		if len(all) > 0 && rest > 0 && rest < least {
			t.Fatalf("of %v with least %d, %v are named, so %d is left", term.forms.list, least, all, rest)
		}
		if lost := term.hits - sumOf(term.forms.list); len(all) > 0 && len(all) == len(term.forms.list)-1 && lost == 0 {
			t.Fatalf("of %v with least %d, all but one are named", term.forms.list, least)
		}
		named += len(all)
	}
	if named < 1000 {
		t.Errorf("only %d forms are named", named)
	}
}

func sumOf(forms []formTotal) (n int) {
	for _, f := range forms {
		n += f.hits
	}
	return n
}

func (r *Results) comparisons() (out [][]ThemeComparison) {
	if r.Groups != nil {
		out = append(out, r.Groups.Themes)
	}
	if r.Trend != nil {
		out = append(out, r.Trend.Themes)
	}
	return out
}

func finite(f float64) bool { return f == f && f-f == 0 }

package evaluate

import (
	"github.com/temakod/temakod/pipeline/stat"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// program is the name under which the run stands among the coders.
const program = "temakod"

// agreementTable is how far the human coders agree, theme by theme, and how far
// they do with the run as one coder more.
func (e *Evaluator) agreementTable() *tabulate.Table {
	t := newTable("agreement", column("theme", tabulate.ThemeColumn), column("coders", tabulate.CountColumn), column("n", tabulate.CountColumn),
		column("agreement", tabulate.ShareColumn), column("alpha", tabulate.RateColumn), column("alpha_run", tabulate.RateColumn),
		column("outcome", tabulate.IDColumn))
	for i, theme := range e.themes {
		people, both := e.values(i, false), e.values(i, true)
		n, same, pairs, any := 0, 0, 0, false
		for _, values := range people {
			s, p := pairsOf(values)
			same, pairs = same+s, pairs+p
			if p > 0 {
				n++
			}
			for _, v := range values {
				any = any || v == 1
			}
		}
		t.Rows = append(t.Rows, []tabulate.Cell{
			tabulate.String(theme), tabulate.Int(len(e.coders)), tabulate.Int(n), float(ratio(same, pairs)),
			float(stat.Alpha(people)), float(stat.Alpha(both)), outcome(e.agreementOutcome(pairs, any)),
		})
	}
	t.Notes = append(t.Notes, tabulate.Note{ID: "evaluate.note-agreement"})
	return t
}

// agreementOutcome names why there is no alpha among the human coders.
func (e *Evaluator) agreementOutcome(pairs int, any bool) string {
	switch {
	case len(e.coders) < 2:
		return "one-coder"
	case pairs == 0:
		return "no-overlap"
	case !any:
		return "all-same"
	}
	return ""
}

// values are the ratings of a theme, unit by unit, one a coder, with the run as
// the last if it is asked for. Units that the run does not have are left out.
func (e *Evaluator) values(theme int, run bool) [][]int {
	var out [][]int
	for _, d := range e.docs {
		for _, u := range d.units {
			if u.run == nil {
				continue
			}
			values := make([]int, 0, len(e.coders)+1)
			for c := range e.coders {
				values = append(values, e.rating(u, c, theme))
			}
			if run {
				values = append(values, int(u.run[theme]))
			}
			out = append(out, values)
		}
	}
	return out
}

// rating is what a coder says of a theme on a unit; coder len(e.coders) is the run.
func (e *Evaluator) rating(u *unit, coder, theme int) int {
	switch {
	case coder == len(e.coders):
		return int(u.run[theme])
	case coder >= len(u.ratings) || u.ratings[coder] == nil:
		return stat.Missing
	}
	return int(u.ratings[coder][theme])
}

// pairsOf counts the pairs of ratings of a unit, and those that are the same.
func pairsOf(values []int) (same, pairs int) {
	for i, a := range values {
		for _, b := range values[i+1:] {
			if a != stat.Missing && b != stat.Missing {
				pairs++
				same += boolInt(a == b)
			}
		}
	}
	return same, pairs
}

// pairTable sets every two coders beside each other, the run among them. It is
// empty with one coder: the table of themes says all there is to say.
func (e *Evaluator) pairTable() *tabulate.Table {
	t := newTable("coder_pairs", column("coder", tabulate.TextColumn), column("other_coder", tabulate.TextColumn), column("theme", tabulate.ThemeColumn),
		column("n", tabulate.CountColumn), column("agreement", tabulate.ShareColumn), column("kappa", tabulate.RateColumn), column("outcome", tabulate.IDColumn))
	if len(e.coders) < 2 {
		return t
	}
	for a := range e.coders {
		for b := a + 1; b <= len(e.coders); b++ {
			for i, theme := range e.themes {
				c := e.pair(a, b, i)
				t.Rows = append(t.Rows, []tabulate.Cell{
					tabulate.String(e.coder(a)), tabulate.String(e.coder(b)), tabulate.String(theme), tabulate.Int(c.n()),
					float(c.agreement()), float(c.kappa()), outcome(pairOutcome(c)),
				})
			}
		}
	}
	return t
}

// pair counts the units that two coders both rate.
func (e *Evaluator) pair(a, b, theme int) confusion {
	var c confusion
	for _, d := range e.docs {
		for _, u := range d.units {
			if u.run == nil {
				continue
			}
			x, y := e.rating(u, a, theme), e.rating(u, b, theme)
			if x != stat.Missing && y != stat.Missing {
				c.add(int8(x), int8(y))
			}
		}
	}
	return c
}

// pairOutcome names why two coders have no kappa.
func pairOutcome(c confusion) string {
	switch {
	case c.n() == 0:
		return "no-overlap"
	case c.neither == c.n() || c.right == c.n():
		return "all-same"
	}
	return ""
}

// coder is a coder's name; the gold need not give one.
func (e *Evaluator) coder(i int) string {
	switch {
	case i == len(e.coders):
		return program
	case e.coders[i] == "":
		return "gold"
	}
	return e.coders[i]
}

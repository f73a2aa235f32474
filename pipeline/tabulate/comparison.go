package tabulate

import (
	"cmp"
	"math"

	"github.com/temakod/temakod/pipeline/stat"
)

// A comparer works out a comparison of groups, theme by theme.
type comparer struct {
	*grouping
	opt       Options
	shown     int
	counts    [][]int // by group, then by shown theme
	reference int     // the group to compare with, -1 for the rest
	resamples int
	// others[g] is the documents and segments that group g is compared with.
	others []counterpart
	boot   [][]Interval // by group, then by shown theme
}

type counterpart struct{ documents, segments, units int }

// compare sets the groups side by side.
func (c *Counter) compare(g *grouping, by []string) *Comparison {
	m := &comparer{grouping: g, opt: c.opt, shown: len(c.shown), reference: -1}
	m.counts = make([][]int, len(g.groups))
	for i := range m.counts {
		m.counts[i] = make([]int, m.shown)
	}
	for i := range g.parts {
		for _, t := range g.parts[i].themes {
			if row := c.rows[t.Theme]; row >= 0 {
				m.counts[g.parts[i].group][row] += int(t.Units)
			}
		}
	}
	out := &Comparison{By: by, Groups: g.groups}
	for i, n := range g.groups {
		if c.opt.Reference != "" && g.tested[i] && (n.Name == c.opt.Reference || n.ID == c.opt.Reference) {
			m.reference, out.Reference = i, n.Name
		}
	}
	m.findCounterparts()
	m.bootstrap(c)
	out.Resamples = m.resamples
	for row := range m.shown {
		out.Themes = append(out.Themes, m.theme(row))
		out.Themes[row].Theme = c.scheme.Themes[c.shown[row]].ID
	}
	m.judge(out)
	return out
}

// findCounterparts finds what each group is compared with: the reference, or
// all other groups that are tested.
func (m *comparer) findCounterparts() {
	m.others = make([]counterpart, len(m.groups))
	if m.reference >= 0 {
		r := m.groups[m.reference]
		for g := range m.others {
			if g != m.reference && m.tested[g] {
				m.others[g] = counterpart{r.Documents, r.Segments, r.Units}
			}
		}
		return
	}
	all := counterpart{}
	alone := make([]int, len(m.groups)) // clusters that say nothing outside the group
	start := 0
	for _, end := range m.ends {
		only, several := -1, false
		for _, p := range m.parts[start:end] {
			if m.tested[p.group] {
				several = several || only >= 0 && only != p.group
				only = p.group
			}
		}
		if only >= 0 {
			all.documents++
			if !several {
				alone[only]++
			}
		}
		start = end
	}
	for g, n := range m.groups {
		if m.tested[g] {
			all.segments += n.Segments
			all.units += n.Units
		}
	}
	for g, n := range m.groups {
		if m.tested[g] {
			m.others[g] = counterpart{all.documents - alone[g], all.segments - n.Segments, all.units - n.Units}
		}
	}
}

// against is how many units of what group g is compared with carry a theme.
func (m *comparer) against(g, row int) int {
	if m.reference >= 0 {
		return m.counts[m.reference][row]
	}
	n := 0
	for o := range m.groups {
		if o != g && m.tested[o] {
			n += m.counts[o][row]
		}
	}
	return n
}

// theme compares one theme over the groups; [comparer.judge] adjusts it for
// the other themes and gives the verdicts.
func (m *comparer) theme(row int) ThemeComparison {
	var with, without, column []int
	for g, n := range m.groups {
		if m.tested[g] && n.Units > 0 {
			with = append(with, m.counts[g][row])
			without = append(without, n.Units-m.counts[g][row])
			column = append(column, g)
		}
	}
	t := m.test(with, without)
	residuals := stat.AdjustedResiduals([][]int{with, without})[0]
	for g, n := range m.groups {
		t.Cells = append(t.Cells, m.cell(g, row, n))
		if t.Test == "none" { // nothing to compare: the halves that are added would speak alone
			t.Cells[g].loseKeyness()
		}
	}
	for i, g := range column {
		t.Cells[g].Residual = residuals[i]
	}
	return t
}

// test chooses and makes the test of a 2 x G table: chi-squared, or where an
// expected count is under 5 the exact test, or an estimate of it where there are
// too many tables to go through.
func (m *comparer) test(with, without []int) ThemeComparison {
	nan := math.NaN()
	out := ThemeComparison{Test: "none", Statistic: nan, P: nan, Holm: nan, BH: nan, CramersV: nan}
	chi := stat.ChiSquared([][]int{with, without})
	sum := func(n []int) (s int) {
		for _, v := range n {
			s += v
		}
		return s
	}
	switch {
	case len(with) < 2:
		out.Outcome = "one-group"
	case sum(with) == 0:
		out.Outcome = "absent"
	case sum(without) == 0:
		out.Outcome = "everywhere"
	case chi.LeastExpected >= 5:
		out.Test, out.Statistic, out.DF, out.P, out.CramersV = "chi-squared", chi.Statistic, chi.DF, chi.P, chi.CramersV
	default:
		out.CramersV = chi.CramersV
		if p, ok := stat.Fisher(with, without); ok {
			out.Test, out.P = "fisher", p
		} else if p, ok := stat.MonteCarlo(with, without, m.resamples, m.opt.Seed); ok {
			out.Test, out.P = "monte-carlo", p
		}
	}
	return out
}

// cell is one theme in one group, and its keyness.
func (m *comparer) cell(g, row int, n Group) GroupCell {
	count := m.counts[g][row]
	cell := GroupCell{Count: count, Share: ratio(count, n.Units), Wilson: wilson(count, n.Units)}
	cell.loseKeyness()
	if !m.tested[g] || g == m.reference {
		return cell
	}
	b, other := m.against(g, row), m.others[g].units
	cell.G2 = stat.G2(count, n.Units, b, other)
	cell.LogRatio = stat.LogRatio(count, n.Units, b, other)
	cell.OddsRatio, cell.OddsCI = stat.OddsRatio(count, n.Units, b, other, stat.Z95)
	if n.Documents > 1 && m.others[g].documents > 1 { // one document cannot show how documents vary
		cell.Bootstrap = m.boot[g][row]
	}
	return cell
}

// loseKeyness takes away what compares a cell with others.
func (k *GroupCell) loseKeyness() {
	nan := math.NaN()
	none := Interval{Low: nan, High: nan}
	k.Residual, k.G2, k.LogRatio, k.OddsRatio, k.OddsCI, k.Bootstrap = nan, nan, nan, nan, none, none
}

// judge adjusts the p values over the themes and gives the verdicts by the
// written rule: too few to compare if a group has too few documents or
// segments; differs if the p value, Holm-adjusted, is under alpha and the
// bootstrap's interval of the log ratio excludes 0; else no difference shown.
// A theme's test rests on every tested group, so the theme as a whole is too few
// as soon as one of them is; the groups that are large enough keep their own
// verdicts.
func (m *comparer) judge(out *Comparison) {
	p := make([]float64, len(out.Themes))
	for i := range out.Themes {
		p[i] = out.Themes[i].P
	}
	holm, bh := stat.Holm(p), stat.BenjaminiHochberg(p)
	few, tested := false, 0
	for g, n := range m.groups {
		if m.tested[g] {
			tested++
			few = few || !m.enough(n.Documents, n.Segments)
		}
	}
	few = few || tested < 2
	for i := range out.Themes {
		t := &out.Themes[i]
		t.Holm, t.BH = holm[i], bh[i]
		t.Verdict = "no-difference"
		for g := range t.Cells {
			cell := &t.Cells[g]
			if !m.tested[g] || g == m.reference {
				continue
			}
			cell.Verdict = "no-difference"
			switch n := m.groups[g]; {
			case !m.enough(n.Documents, n.Segments) || !m.enough(m.others[g].documents, m.others[g].segments):
				cell.Verdict = "too-few"
			case t.Holm < m.opt.Alpha && (cell.Bootstrap.Low > 0 || cell.Bootstrap.High < 0):
				cell.Verdict = "differs"
				t.Verdict = "differs"
			}
		}
		if few {
			t.Verdict = "too-few"
		}
	}
}

func (m *comparer) enough(documents, segments int) bool {
	return documents >= m.opt.MinDocuments && segments >= m.opt.MinUnits
}

// usualResamples is how often the bootstrap draws unless asked otherwise. For
// very large comparisons it draws less often, so that the work stays within
// resampleWork.
const (
	usualResamples = 2000
	leastResamples = 200
	resampleWork   = 60_000_000
)

// plannedResamples is how often to draw if one draw costs work.
func (o Options) plannedResamples(work int) int {
	return cmp.Or(o.Resamples, min(usualResamples, max(leastResamples, resampleWork/max(work, 1))))
}

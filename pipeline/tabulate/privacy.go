package tabulate

import (
	"cmp"
	"math"
	"slices"
)

// A mask says which counts by group are hidden.
type mask struct {
	questions map[string][]bool // by question id, then by shown theme; the rest's id is restQuestion
	found     int               // how many counts are hidden in all
}

// restQuestion stands for all questions that are counted together.
const restQuestion = "+"

func (m *mask) question(id string, row int) bool {
	return m != nil && m.questions[id] != nil && m.questions[id][row]
}

// hideSmall decides which counts by group are withheld, and withholds them in
// the comparisons. byOptions and byYear are what r.Groups and r.Trend were made
// from; nil where there is none.
func (c *Counter) hideSmall(r *Results, byOptions, byYear *grouping) *mask {
	a := c.atomise(byOptions, byYear)
	m := &mask{questions: map[string][]bool{}}
	for _, q := range a.asked {
		m.questions[q] = make([]bool, len(c.shown))
	}
	var tops []int
	for row, th := range c.shown {
		if c.opt.Unit == Hits && c.scheme.Themes[th].Depth == 0 {
			tops = append(tops, row)
		} else {
			c.hideRows(r, a, m, []int{row}, false)
		}
	}
	if tops != nil {
		c.hideRows(r, a, m, tops, true)
	}
	if c.opt.Unit == Documents {
		m.hideUnsummed(r, c)
	}
	if r.Groups != nil {
		withhold(r.Groups.Themes)
	}
	if r.Trend != nil {
		withhold(r.Trend.Themes)
	}
	return m
}

// byQuestion reports whether the comparison is of questions.
func (c *Counter) byQuestion() bool { return slices.Contains(c.opt.By, ByQuestion) }

// atoms are the least groups that the tables by group are sums of: what is said
// in one group of the comparison, in one year, to one question.
type atoms struct {
	n      int
	parts  []atomPart
	groups [][]int // the atoms of each group of the comparison
	years  [][]int
	asked  []string
	quests [][]int // the atoms of each question of asked
}

type atomPart struct {
	atom   int
	themes []ThemeUnits
}

// atomise finds the atoms. With documents as units what is said to one question
// is no part of a whole, so tables by question are then left out: their counts
// sum to nothing that is shown.
func (c *Counter) atomise(byOptions, byYear *grouping) *atoms {
	type key struct {
		group, year int
		asked       string
	}
	index := map[key]int{}
	a := &atoms{}
	groups, years, quests := map[int][]int{}, map[int][]int{}, map[string][]int{}
	next, cluster := 0, 0
	visit := func(k key, themes []ThemeUnits) {
		i, ok := index[k]
		if !ok {
			i = a.n
			a.n++
			index[k] = i
			groups[k.group] = append(groups[k.group], i)
			years[k.year] = append(years[k.year], i)
			if _, seen := quests[k.asked]; !seen {
				a.asked = append(a.asked, k.asked)
			}
			quests[k.asked] = append(quests[k.asked], i)
		}
		a.parts = append(a.parts, atomPart{i, themes})
	}
	byQuestion := c.byQuestion()
	if c.opt.Unit == Documents && byQuestion {
		byOptions, byQuestion = nil, false
	}
	for i := range c.docs {
		for n := range c.docs[i].clusters {
			cl := &c.docs[i].clusters[n]
			k := key{group: -1, year: -1}
			if byYear != nil {
				k.year = byYear.parts[cluster].group
			}
			cluster++
			if byOptions != nil && !byQuestion {
				k.group = byOptions.parts[next].group
				next++
			}
			if c.opt.Unit == Documents {
				visit(k, cl.Themes)
				continue
			}
			for p := range cl.Parts {
				k.asked = c.askedID(cl.Parts[p].Question)
				if byQuestion {
					k.group = byOptions.parts[next].group
					next++
				}
				visit(k, cl.Parts[p].Themes)
			}
		}
	}
	a.groups, a.years = inOrder(groups, byOptions), inOrder(years, byYear)
	if c.opt.Unit == Documents {
		a.asked = nil
	}
	for _, q := range a.asked {
		a.quests = append(a.quests, quests[q])
	}
	return a
}

// askedID is the id under which the table of questions shows a question.
func (c *Counter) askedID(id string) string {
	if c.questions.index[id] == nil {
		return restQuestion
	}
	return id
}

func inOrder(of map[int][]int, g *grouping) [][]int {
	if g == nil {
		return nil
	}
	out := make([][]int, len(g.groups))
	for i := range out {
		out[i] = of[i]
	}
	return out
}

// hideRows decides for shown themes whose counts depend on each other: one
// theme; or all top themes where each coding has exactly one, so that their
// counts in a group sum to the group's own.
func (c *Counter) hideRows(r *Results, a *atoms, m *mask, rows []int, sums bool) {
	tables := [][][]int{a.groups, a.years, a.quests}
	pub := a.publication(c.atomCounts(a, rows), tables, sums)
	pub.hide(c.opt.MinCell)
	next := 0
	for t, table := range tables {
		for _, row := range rows {
			for g := range table {
				hidden := pub.cells[next].hidden
				next++
				if !hidden {
					continue
				}
				m.found++
				switch t {
				case 0:
					r.Groups.Themes[row].Cells[g].Hidden = true
				case 1:
					r.Trend.Themes[row].Cells[g].Hidden = true
				default:
					m.questions[a.asked[g]][row] = true
				}
			}
		}
	}
}

// atomCounts counts the units of some shown themes in each atom.
func (c *Counter) atomCounts(a *atoms, rows []int) [][]int {
	counts := make([][]int, len(rows))
	place := map[int32]int{}
	for i, row := range rows {
		counts[i] = make([]int, a.n)
		place[c.shown[row]] = i
	}
	for _, p := range a.parts {
		for _, t := range p.themes {
			if i, ok := place[t.Theme]; ok {
				counts[i][p.atom] += int(t.Units)
			}
		}
	}
	return counts
}

// publication lists the cells of the tables, row by row within each, and the
// lines of them whose sums are shown.
func (a *atoms) publication(counts [][]int, tables [][][]int, sums bool) *publication {
	pub := &publication{atoms: a.n * len(counts)}
	for _, table := range tables {
		first := len(pub.cells)
		for i := range counts {
			var line []int
			for _, of := range table {
				cell := small{}
				for _, atom := range of {
					cell.count += counts[i][atom]
					cell.atoms = append(cell.atoms, i*a.n+atom)
				}
				line = append(line, len(pub.cells))
				pub.cells = append(pub.cells, cell)
			}
			if line != nil {
				pub.lines = append(pub.lines, line)
			}
		}
		for g := range table {
			if !sums {
				break
			}
			var column []int
			for i := range counts {
				column = append(column, first+i*len(table)+g)
			}
			pub.lines = append(pub.lines, column)
		}
	}
	return pub
}

// withhold empties the numbers from which a hidden count could be worked out:
// its own share and keyness, the keyness of the other groups, which are compared
// with it, and the test.
func withhold(themes []ThemeComparison) {
	nan := math.NaN()
	for i := range themes {
		t := &themes[i]
		if !slices.ContainsFunc(t.Cells, func(k GroupCell) bool { return k.Hidden }) {
			continue
		}
		t.Statistic, t.DF, t.P, t.Holm, t.BH, t.CramersV = nan, 0, nan, nan, nan, nan
		for g := range t.Cells {
			k := &t.Cells[g]
			k.loseKeyness()
			if k.Hidden {
				k.Count, k.Share, k.Wilson = 0, nan, Interval{Low: nan, High: nan}
			}
		}
	}
}

// hideUnsummed hides small counts of the tables by question where documents are
// the units.
func (m *mask) hideUnsummed(r *Results, c *Counter) {
	small := func(n int) bool { return n > 0 && n < c.opt.MinCell }
	for id, q := range c.questions.index {
		m.questions[id] = make([]bool, len(c.shown))
		for row, th := range c.shown {
			m.questions[id][row] = small(q.theme(th))
			m.found += boolInt(m.questions[id][row])
		}
	}
	if !c.byQuestion() {
		return
	}
	for i := range r.Groups.Themes {
		for g := range r.Groups.Themes[i].Cells {
			k := &r.Groups.Themes[i].Cells[g]
			k.Hidden = small(k.Count)
			m.found += boolInt(k.Hidden)
		}
	}
}

// restTerms stands for all terms of a theme that are counted together.
const restTerms = "+"

// mergeRare counts the terms of each theme that stand in few segments together:
// a term is most often a word that someone said, and what a few said is nobody's
// to read. The theme's own hits stand in another table, so that one rare term
// beside listed ones takes a more frequent one with it.
func (c *Counter) mergeRare(rows []*termTotal) []*termTotal {
	slices.SortFunc(rows, func(a, b *termTotal) int {
		return cmp.Or(cmp.Compare(a.theme, b.theme), cmp.Compare(a.term, b.term), cmp.Compare(a.rule, b.rule))
	})
	var out []*termTotal
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].theme == rows[0].theme {
			n++
		}
		p := alone(n, func(i int) (int, bool) { return rows[i].hits, rows[i].segments < c.opt.MinCell })
		p.guardLines(c.opt.MinCell)
		rest := &termTotal{theme: rows[0].theme}
		for i, r := range rows[:n] {
			if !p.cells[i].hidden {
				out = append(out, r)
				continue
			}
			rest.hits += r.hits
			rest.merged++
		}
		if rest.merged > 0 {
			out = append(out, rest)
		}
		rows = rows[n:]
	}
	return out
}

// frequent returns the forms that may be named beside the hits of all: those
// found often enough, but for some that would give away one that is not. Hits in
// forms that were not kept are hidden already.
func (t *termTotal) frequent(forms []formTotal, least int) []formTotal {
	lost := t.hits
	for _, f := range forms {
		lost -= f.hits
	}
	n := len(forms)
	p := alone(n+boolInt(lost > 0), func(i int) (int, bool) {
		if i == n {
			return lost, true
		}
		return forms[i].hits, forms[i].hits < least
	})
	p.guardLines(least)
	var out []formTotal
	for i, f := range forms {
		if !p.cells[i].hidden {
			out = append(out, f)
		}
	}
	return out
}

// alone is a publication of n counts that are in no other table, and of their sum.
func alone(n int, cell func(i int) (count int, hidden bool)) *publication {
	p := &publication{cells: make([]small, n), lines: [][]int{make([]int, n)}, atoms: n}
	for i := range p.cells {
		p.cells[i].count, p.cells[i].hidden = cell(i)
		p.cells[i].atoms = []int{i}
		p.lines[0][i] = i
	}
	return p
}

// hiddenCell is a number that is not shown.
var hiddenCell = Cell{Kind: Hidden}

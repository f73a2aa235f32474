package tabulate

import (
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
)

// comparisonTables show a comparison: each theme in each group; the test of
// each theme; the groups. The ids begin with the given word.
func (c *Counter) comparisonTables(id string, m *Comparison) []*Table {
	cells := newTable(id, themeColumn("theme"), textColumn("group"), countColumn("count"), countColumn("n"), shareColumn("share"),
		shareColumn("low"), shareColumn("high"), countColumn("documents"), rateColumn("residual"), rateColumn("g2"),
		rateColumn("log_ratio"), rateColumn("log_ratio_low"), rateColumn("log_ratio_high"),
		rateColumn("odds_ratio"), rateColumn("odds_low"), rateColumn("odds_high"), idColumn("verdict"))
	tests := newTable(id+"_tests", themeColumn("theme"), idColumn("test"), rateColumn("statistic"), countColumn("df"), pColumn("p"),
		pColumn("holm"), pColumn("bh"), rateColumn("cramers_v"), idColumn("verdict"), idColumn("outcome"))
	for i := range m.Themes {
		t := &m.Themes[i]
		for g := range t.Cells {
			cells.row(comparisonRow(t, g, &m.Groups[g])...)
		}
		tests.row(testRow(t)...)
	}
	c.noteComparison(cells, m)
	c.noteComparison(tests, m)
	return []*Table{cells, tests, c.groupTable(id+"_groups", m)}
}

func comparisonRow(t *ThemeComparison, g int, n *Group) []Cell {
	k := &t.Cells[g]
	count, share := Int(k.Count), Float(k.Share)
	if k.Hidden {
		count, share = hiddenCell, hiddenCell
	}
	return []Cell{
		String(t.Theme), String(n.Name), count, Int(n.Units), share, Float(k.Wilson.Low), Float(k.Wilson.High),
		Int(n.Documents), Float(k.Residual), Float(k.G2), Float(k.LogRatio), Float(k.Bootstrap.Low), Float(k.Bootstrap.High),
		Float(k.OddsRatio), Float(k.OddsCI.Low), Float(k.OddsCI.High), messageCell("verdict", k.Verdict),
	}
}

func testRow(t *ThemeComparison) []Cell {
	df := Cell{}
	if t.DF > 0 {
		df = Int(t.DF)
	}
	return []Cell{
		String(t.Theme), messageCell("test", t.Test), Float(t.Statistic), df, Float(t.P), Float(t.Holm), Float(t.BH),
		Float(t.CramersV), messageCell("verdict", t.Verdict), messageCell("outcome", t.Outcome),
	}
}

// messageCell names a message; it is empty if there is none to name.
func messageCell(area, name string) Cell {
	if name == "" {
		return Cell{}
	}
	return String(area + "." + name)
}

// groupTable is what each group holds.
func (c *Counter) groupTable(id string, m *Comparison) *Table {
	t := newTable(id, textColumn("group"), countColumn("documents"), countColumn("segments"), countColumn("units"), countColumn("words"))
	for _, n := range m.Groups {
		t.row(String(n.Name), Int(n.Documents), Int(n.Segments), Int(n.Units), Int(n.Words))
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	return t
}

// noteComparison prints the rule of the verdicts and its thresholds.
func (c *Counter) noteComparison(t *Table, m *Comparison) {
	t.note("table.note-unit-" + c.opt.Unit.String())
	t.note("verdict.rule", c.opt.MinDocuments, c.opt.MinUnits, c.opt.Alpha)
	t.note("verdict.method", m.Resamples, int(c.opt.Seed))
	switch {
	case m.Reference != "":
		t.note("verdict.against-reference", m.Reference)
	case c.opt.Reference != "":
		t.note("verdict.reference-unknown", c.opt.Reference)
	default:
		t.note("verdict.against-rest")
	}
	t.note("table.note-wilson")
	c.noteHidden(t)
	for _, key := range c.opt.By {
		if key != ByQuestion && !c.known(key) {
			t.note("verdict.no-such-key", key)
		}
	}
	for _, n := range m.Groups {
		switch n.Name {
		case missingGroup:
			t.note("verdict.missing", n.Units)
		case otherGroup:
			t.note("verdict.other", groupLimit)
		}
	}
}

// known reports whether any document or respondent has a value for key.
func (c *Counter) known(key string) bool {
	at := slices.Index(c.opt.By, key)
	for i := range c.docs {
		for k := range c.docs[i].clusters {
			if v := c.docs[i].clusters[k].Values; at < len(v) && v[at] != "" {
				return true
			}
			if key == corpus.Year && c.docs[i].clusters[k].Year != "" {
				return true
			}
		}
	}
	return false
}

// compareAll works out the comparison and the trend, and returns their tables
// and what is hidden in them; nil if nothing is to be.
func (c *Counter) compareAll(r *Results) (hidden *mask, comparison, trend []*Table) {
	var byOptions *grouping
	if len(c.opt.By) > 0 {
		byOptions = c.byOptions()
		r.Groups = c.compare(byOptions, c.opt.By)
	}
	byYear := c.byYear()
	years := *c
	var overTime *Comparison
	if byYear != nil {
		years.opt.By, years.opt.Reference = []string{corpus.Year}, "" // the reference is a group of the comparison
		overTime = years.compare(byYear, years.opt.By)
		r.Trend = &Trend{Years: overTime.Groups, Themes: overTime.Themes}
	}
	if c.opt.MinCell > 0 {
		hidden = c.hideSmall(r, byOptions, byYear)
	}
	if r.Groups != nil {
		comparison = c.comparisonTables("comparison", r.Groups)
	}
	if overTime != nil {
		trend = years.comparisonTables("trend", overTime)
	}
	return hidden, comparison, trend
}

package tabulate

import (
	"slices"
	"strconv"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/stat"
)

// wilson is the 95 % interval of x out of n; NaN if n is 0.
func wilson(x, n int) Interval { return stat.Wilson(x, n, stat.Z95) }

// profiles returns the shown themes.
func (c *Counter) profiles() []Profile {
	out := make([]Profile, len(c.shown))
	for i, th := range c.shown {
		out[i] = c.profile(th)
	}
	return out
}

func (c *Counter) profile(th int32) Profile {
	n := &c.themes[th]
	return Profile{
		Theme: c.scheme.Themes[th].ID, Depth: c.scheme.Themes[th].Depth,
		Hits: n.hits, Units: n.units, Own: n.own, Segments: n.segments, Documents: n.documents,
		Share: ratio(n.units, c.total.Units), Wilson: wilson(n.units, c.total.Units),
		Per1000:      1000 * ratio(n.hits, c.total.Words),
		Participants: perHundred(n.asked[0], c.total.Participants), Organisations: perHundred(n.asked[1], c.total.Organisations),
	}
}

// perHundred is 100a/b; NaN if b is 0.
func perHundred(a, b int) float64 { return 100 * ratio(a, b) }

// themeTable is how much of each theme there is, with its denominators.
func (c *Counter) themeTable() *Table {
	t := newTable("themes", themeColumn("theme"), countColumn("hits"), countColumn("units"), countColumn("n"),
		shareColumn("share"), shareColumn("low"), shareColumn("high"), countColumn("segments"), countColumn("n_segments"),
		shareColumn("segment_share"), countColumn("documents"), countColumn("n_documents"), rateColumn("per_1000_words"),
		countColumn("n_words"), rateColumn("per_100_participants"), rateColumn("per_100_organisations"))
	for _, p := range c.profiles() {
		t.row(String(p.Theme), Int(p.Hits), Int(p.Units), Int(c.total.Units), Float(p.Share), Float(p.Wilson.Low), Float(p.Wilson.High),
			Int(p.Segments), Int(c.total.Segments), Float(ratio(p.Segments, c.total.Segments)), Int(p.Documents), Int(c.total.Documents),
			Float(p.Per1000), Int(c.total.Words), Float(p.Participants), Float(p.Organisations))
	}
	c.noteUnit(t)
	t.note("table.note-wilson")
	if c.total.Participants > 0 {
		t.note("table.note-participants", c.total.Participants)
	}
	if c.total.Organisations > 0 {
		t.note("table.note-organisations", c.total.Organisations)
	}
	return t
}

// noteUnit says what is counted and what is left out.
func (c *Counter) noteUnit(t *Table) {
	t.note("table.note-unit-" + c.opt.Unit.String())
	left := 0
	for i, r := range corpus.Roles {
		if slices.Contains(c.opt.Roles, r) {
			t.note("table.note-counted-"+r.String(), c.total.ByRole[i].Segments)
		} else {
			left += c.total.ByRole[i].Segments
		}
	}
	t.note("table.note-left-out", left)
	if c.total.Silent > 0 {
		t.note("table.note-silent", c.total.Silent, c.total.Read)
	}
}

// levelTable is every theme and subtheme, whatever level is shown elsewhere:
// what is coded with the theme itself, and with it or a subtheme of it.
func (c *Counter) levelTable() *Table {
	t := newTable("levels", themeColumn("theme"), countColumn("level"), countColumn("own_hits"), countColumn("hits"),
		countColumn("own"), countColumn("units"), countColumn("n"), shareColumn("share"), countColumn("documents"))
	for i, th := range c.scheme.Themes {
		p, n := c.profile(int32(i)), &c.themes[i]
		t.row(String(th.ID), Int(th.Depth+1), Int(n.ownHits), Int(n.hits), Int(n.own), Int(n.units), Int(c.total.Units), Float(p.Share), Int(n.documents))
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	t.note("table.note-levels")
	return t
}

// documentTable is what is known of each document and how much of each theme
// stands in it.
func (c *Counter) documentTable() *Table {
	keys := c.keys()
	columns := []Column{documentColumn("document")}
	for _, k := range keys {
		kind := TextColumn
		if k == corpus.Participants || k == corpus.Organisations {
			kind = CountColumn
		}
		columns = append(columns, Column{ID: k, Kind: kind, Label: attributeID(k)})
	}
	columns = append(columns, countColumn("segments"), countColumn("words"), countColumn("n"))
	t := newTable("documents", append(columns, c.themeColumns()...)...)
	t.long = func(out *rowMaker) {
		row, room := make([]Cell, 0, len(t.Columns)), make([]int, len(c.scheme.Themes))
		for i := range c.docs {
			d := &c.docs[i]
			row = append(row[:0], String(d.name))
			for k, key := range keys {
				row = append(row, attributeCell(d.attributes.Get(key), columns[k+1].Kind))
			}
			row = append(row, Int(int(d.segments)), Int(int(d.words)), Int(int(d.units)))
			out.row(c.appendUnits(row, d.themeUnits(room))...)
		}
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	c.noteHiddenColumns(t)
	return t
}

// appendUnits appends the counts of the shown themes in a part of a document.
// Where small counts are hidden all of these are: what stands in a group of few
// documents could be worked out from them.
func (c *Counter) appendUnits(row []Cell, units []int) []Cell {
	for _, th := range c.shown {
		if c.opt.MinCell > 0 {
			row = append(row, hiddenCell)
		} else {
			row = append(row, Int(units[th]))
		}
	}
	return row
}

// noteHidden says that small counts are hidden.
func (c *Counter) noteHidden(t *Table) {
	if c.opt.MinCell > 0 {
		t.note("table.note-hidden", c.opt.MinCell)
	}
}

func (c *Counter) noteHiddenColumns(t *Table) {
	if c.opt.MinCell > 0 {
		t.note("table.note-hidden-columns")
	}
}

// attributeCell is a number where one is wanted and given, else the text.
func attributeCell(value string, kind ColumnKind) Cell {
	if value == "" {
		return Cell{}
	}
	if n, err := strconv.Atoi(value); err == nil && kind == CountColumn {
		return Int(n)
	}
	return String(value)
}

// cooccurrenceTable is how often two themes meet in a unit, for every pair of
// shown themes; with many themes, only for those that meet.
func (c *Counter) cooccurrenceTable() *Table {
	t := newTable("cooccurrence", themeColumn("theme"), themeColumn("other"), countColumn("both"), countColumn("count"),
		countColumn("other_count"), countColumn("n"), rateColumn("jaccard"), rateColumn("phi"))
	of, n := func(th int32) int { return c.themes[th].units }, c.total.Units
	if c.opt.Unit == Hits { // a coding has one theme
		of, n = func(th int32) int { return c.themes[th].segments }, c.total.Segments
	}
	for i, a := range c.shown {
		for _, b := range c.shown[i+1:] {
			both := c.pairs[[2]int32{a, b}]
			if both == 0 && len(c.shown) > manyThemes || related(c.scheme, a, b) {
				continue
			}
			t.row(c.theme(a), c.theme(b), Int(both), Int(of(a)), Int(of(b)), Int(n),
				Float(stat.Jaccard(both, of(a), of(b))), Float(stat.Phi(both, of(a), of(b), n)))
		}
	}
	if c.opt.Unit == Hits {
		t.note("table.note-pairs-in-segments")
	} else {
		t.note("table.note-unit-" + c.opt.Unit.String())
	}
	return t
}

// manyThemes is from where on pairs of themes that never meet are left out.
const manyThemes = 200

// related reports whether a is an ancestor of b: they meet by definition.
func related(s *Scheme, a, b int32) bool {
	for b >= 0 {
		if a == b {
			return true
		}
		b = s.Themes[b].Parent
	}
	return false
}

// polarityTable is how the words stand to each theme. A unit may count in
// several columns.
func (c *Counter) polarityTable() *Table {
	t := newTable("polarity", themeColumn("theme"), countColumn("affirmed"), countColumn("negated"), countColumn("lack"),
		countColumn("additive"), countColumn("n"))
	for _, th := range c.shown {
		n := &c.themes[th]
		t.row(c.theme(th), Int(n.polarity[0]), Int(n.polarity[1]), Int(n.polarity[2]), Int(n.polarity[3]), Int(n.units))
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	t.note("table.note-several")
	return t
}

// emphasisTable sets what the notes emphasise beside what they do not.
func (c *Counter) emphasisTable() *Table {
	t := newTable("emphasis", themeColumn("theme"), countColumn("plain"), countColumn("n_plain"), shareColumn("plain_share"),
		countColumn("emphasised"), countColumn("n_emphasised"), shareColumn("emphasised_share"), countColumn("strongly"),
		countColumn("n_strongly"), shareColumn("strongly_share"))
	for _, th := range c.shown {
		row := []Cell{c.theme(th)}
		for i, n := range c.themes[th].emphasised {
			row = append(row, Int(n), Int(c.emphasised[i]), Float(ratio(n, c.emphasised[i])))
		}
		t.row(row...)
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	t.note("table.note-emphasis")
	return t
}

package tabulate

import (
	"cmp"
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
)

// datedLimit is how many dated documents are shown one by one.
const datedLimit = 300

// dateTable is the themes document by document in the order of their dates.
// It has no rows if fewer than two documents say when they are from.
func (c *Counter) dateTable() *Table {
	t := newTable("dates", textColumn("date"), documentColumn("document"), themeColumn("theme"), countColumn("count"),
		countColumn("n"), shareColumn("share"), shareColumn("low"), shareColumn("high"))
	if c.opt.MinCell > 0 {
		t.note("table.note-hidden-documents")
		return t
	}
	var dated []*document
	for i := range c.docs {
		if d := &c.docs[i]; d.units > 0 && d.attributes.Get(corpus.Date) != "" {
			dated = append(dated, d)
		}
	}
	if len(dated) < 2 {
		return t
	}
	slices.SortStableFunc(dated, func(a, b *document) int {
		return cmp.Compare(a.attributes.Get(corpus.Date), b.attributes.Get(corpus.Date))
	})
	room := make([]int, len(c.scheme.Themes))
	for _, d := range dated[:min(len(dated), datedLimit)] {
		units := d.themeUnits(room)
		for _, th := range c.shown {
			n, of := units[th], int(d.units)
			ci := wilson(n, of)
			t.row(String(d.attributes.Get(corpus.Date)), String(d.name), c.theme(th), Int(n), Int(of),
				Float(ratio(n, of)), Float(ci.Low), Float(ci.High))
		}
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	t.note("table.note-wilson")
	if len(dated) > datedLimit {
		t.note("table.note-dates-cut", datedLimit)
	}
	return t
}

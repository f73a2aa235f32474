package tabulate

import (
	"slices"
	"strconv"

	"github.com/temakod/temakod/pipeline/corpus"
)

// documentPriorities are the priorities of one document.
type documentPriorities struct {
	document string
	list     []PriorityCount
}

// priorityTable lists what was voted on, and beside it how much was said in the
// section that the option names.
func (c *Counter) priorityTable() *Table {
	t := newTable("priorities", append([]Column{
		documentColumn("document"), countColumn("line"), countColumn("exercise"), quoteColumn("option"), textColumn("votes"),
		countColumn("n"), rateColumn("printed_mean"), rateColumn("mean"), idColumn("direction"), countColumn("rank"),
		quoteColumn("section"), countColumn("section_units"), countColumn("section_rank"),
	}, c.themeColumns()...)...)
	t.long = func(out *rowMaker) {
		var row []Cell
		room := make([]int, len(c.scheme.Themes))
		for _, d := range c.priorities {
			units := unitsByExercise(d.list)
			for i := range d.list {
				p := &d.list[i]
				row = c.priorityRow(row[:0], d.document, p, sectionRank(units[p.Exercise], p.SectionUnits), room)
				out.row(row...)
			}
		}
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	t.note("table.note-priorities")
	c.noteHiddenColumns(t)
	if c.opt.MinCell > 0 {
		t.note("table.note-hidden-votes", c.opt.MinCell)
	}
	return t
}

// priorityRow appends the cells of one option to row, with room for a number a theme.
func (c *Counter) priorityRow(row []Cell, document string, p *PriorityCount, sectionRank int, room []int) []Cell {
	rank, line := Cell{}, Cell{}
	if p.Rank > 0 {
		rank = Int(p.Rank)
	}
	if p.Line > 0 {
		line = Int(int(p.Line))
	}
	votes, n, printed, mean := c.votes(p)
	row = append(row,
		String(document), line, Int(p.Exercise), String(p.Option), votes, n, printed, mean, String("direction."+directionID(p.Lower)), rank)
	if p.SectionTitle == "" && p.Section == "" {
		return append(row, make([]Cell, 3+len(c.shown))...)
	}
	row = append(row, String(p.SectionTitle), Int(int(p.SectionUnits)), Int(sectionRank))
	clear(room)
	addUnits(room, p.Themes)
	return c.appendUnits(row, room)
}

// votes are the votes for an option, their number and their mean. Each of them is
// a person's: where small counts are hidden so are they, and what few gave.
func (c *Counter) votes(p *PriorityCount) (votes, n, printed, mean Cell) {
	var all []byte
	for k, v := range p.Votes {
		if k > 0 {
			all = append(all, ' ')
		}
		all = strconv.AppendFloat(all, v, 'f', -1, 64)
	}
	votes, n = String(string(all)), Int(max(len(p.Votes), p.Total))
	printed, mean = Float(p.Printed), Float(p.Mean)
	if len(all) > 0 && c.opt.MinCell > 0 {
		votes = hiddenCell
	}
	if 0 < n.Num && n.Num < float64(c.opt.MinCell) {
		n, printed, mean = hiddenCell, hiddenCell, hiddenCell
	}
	return votes, n, printed, mean
}

// directionID is the id of a direction of votes.
func directionID(d corpus.Direction) string {
	return [...]string{"unstated", "lower-first", "higher-first"}[d]
}

// unitsByExercise returns, for each exercise, how much was said in the sections
// that its options name, ascending.
func unitsByExercise(list []PriorityCount) map[int][]int32 {
	units := map[int][]int32{}
	for i := range list {
		if p := &list[i]; p.Section != "" {
			units[p.Exercise] = append(units[p.Exercise], p.SectionUnits)
		}
	}
	for _, u := range units {
		slices.Sort(u)
	}
	return units
}

// sectionRank is the place of an option's section among those of its exercise,
// by how much was said in it; equal amounts share a place.
func sectionRank(units []int32, own int32) int {
	notMore, _ := slices.BinarySearch(units, own+1)
	return 1 + len(units) - notMore
}

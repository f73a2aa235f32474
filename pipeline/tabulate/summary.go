package tabulate

import "github.com/temakod/temakod/pipeline/corpus"

// summaryDocuments is how many documents the table of summaries shows one by one.
const summaryDocuments = 500

// saidRatio is from where on a share is called larger than another.
const saidRatio = 1.5

// summaryTable sets the themes of the organisers' words beside those of the
// participants': first in all documents together, then in each that has a
// summary. Shares are of all mentions of themes of the same depth in the same
// role, since a paragraph says more than a bullet; ranks are by count, and equal
// counts share a rank.
func (c *Counter) summaryTable() *Table {
	t := newTable("summary_raw", documentColumn("document"), themeColumn("theme"),
		countColumn("summary_count"), countColumn("summary_n"), shareColumn("summary_share"), countColumn("summary_rank"),
		countColumn("response_count"), countColumn("response_n"), shareColumn("response_share"), countColumn("response_rank"), idColumn("said"))
	var docs []*document // shown one by one
	cut := false
	for i := range c.docs {
		d := &c.docs[i]
		if c.opt.MinCell > 0 {
			t.note("table.note-hidden-documents")
			break
		}
		if d.roles[corpus.Summary].Segments == 0 || len(d.summary)+len(d.response) == 0 {
			continue
		}
		if cut = len(docs) == summaryDocuments; cut {
			break
		}
		docs = append(docs, d)
	}
	t.long = func(out *rowMaker) {
		c.summaryRows(out, Cell{}, c.summary, c.response)
		summary, response := make([]int, len(c.scheme.Themes)), make([]int, len(c.scheme.Themes))
		for _, d := range docs {
			clear(summary)
			clear(response)
			addUnits(summary, d.summary)
			addUnits(response, d.response)
			c.summaryRows(out, String(d.name), summary, response)
		}
	}
	switch c.opt.Unit {
	case Answers:
		t.note("table.note-summary-segments")
	default:
		t.note("table.note-unit-" + c.opt.Unit.String())
	}
	t.note("table.note-summary", saidRatio)
	if cut {
		t.note("table.note-summary-cut", summaryDocuments)
	}
	return t
}

func (c *Counter) summaryRows(out *rowMaker, document Cell, summary, response []int) {
	for _, th := range c.shown {
		depth := c.scheme.Themes[th].Depth
		s, r := c.mentions(summary, depth), c.mentions(response, depth)
		out.row(document, c.theme(th),
			Int(summary[th]), Int(s), Float(ratio(summary[th], s)), c.rank(summary, th),
			Int(response[th]), Int(r), Float(ratio(response[th], r)), c.rank(response, th),
			String("said."+said(summary[th], s, response[th], r)))
	}
}

// mentions is how often the shown themes of one depth are mentioned.
func (c *Counter) mentions(counts []int, depth int) int {
	n := 0
	for _, th := range c.shown {
		if c.scheme.Themes[th].Depth == depth {
			n += counts[th]
		}
	}
	return n
}

// rank is the place of a theme among those of its depth, 1 for the most
// mentioned; empty if it is not mentioned.
func (c *Counter) rank(counts []int, theme int32) Cell {
	if counts[theme] == 0 {
		return Cell{}
	}
	rank := 1
	for _, th := range c.shown {
		if c.scheme.Themes[th].Depth == c.scheme.Themes[theme].Depth && counts[th] > counts[theme] {
			rank++
		}
	}
	return Int(rank)
}

// said says how the organisers' words, x of n mentions, stand to the
// participants', y of m.
func said(x, n, y, m int) string {
	switch {
	case n == 0 || m == 0:
		return "nothing-to-compare"
	case x == 0 && y == 0:
		return "neither"
	case y == 0:
		return "only-summary"
	case x == 0:
		return "only-responses"
	}
	a, b := float64(x)/float64(n), float64(y)/float64(m)
	switch {
	case a >= saidRatio*b:
		return "more"
	case b >= saidRatio*a:
		return "less"
	}
	return "similar"
}

package tabulate

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A period is what one region said in one year.
type period struct{ region, year string }

// periodLimit is how many periods are told apart, and so how many first quotes
// a term can have. With more of them a table of changes helps nobody.
const periodLimit = 400

// periodTerms are the terms of one period.
type periodTerms struct {
	documents int
	terms     []*periodTerm // by term; nil where the period lacks it
}

// A periodTerm is one term within one period, and where it first stands.
type periodTerm struct {
	theme    int32
	hits     int
	document string
	line     int32
	quote    string
}

// addPeriod notes which terms a document has. Respondents with a year of their
// own do not make periods.
func (c *Counter) addPeriod(d *DocumentCount) {
	year := d.Attributes.Get("year")
	if year == "" || d.Segments == 0 {
		return
	}
	p := period{d.Attributes.Get("region"), year}
	t := c.periods[p]
	if t == nil {
		t = &periodTerms{terms: make([]*periodTerm, len(c.scheme.Terms))}
		c.periods[p] = t
	}
	t.documents++
	for i := range d.Terms {
		n := &d.Terms[i]
		if n.Term < 0 {
			continue
		}
		f := t.terms[n.Term]
		if f == nil {
			f = &periodTerm{theme: n.Theme, document: d.Name, line: n.Line, quote: strings.Clone(n.Quote)}
			t.terms[n.Term] = f
		}
		f.hits += int(n.Hits)
		if f.document == d.Name && n.Line < f.line {
			f.line, f.quote = n.Line, strings.Clone(n.Quote)
		}
	}
	if len(c.periods) > periodLimit {
		delete(c.periods, slices.MaxFunc(slices.Collect(maps.Keys(c.periods)), comparePeriods))
	}
}

func comparePeriods(a, b period) int {
	return cmp.Or(cmp.Compare(swedish(a.region), swedish(b.region)), cmp.Compare(a.year, b.year))
}

func (c *Counter) mergePeriod(p period, o *periodTerms) {
	t := c.periods[p]
	if t == nil {
		c.periods[p] = o
	} else {
		t.documents += o.documents
		for term, n := range o.terms {
			if f := t.terms[term]; f != nil && n != nil {
				f.hits += n.hits
			} else if n != nil {
				t.terms[term] = n
			}
		}
	}
	if len(c.periods) > periodLimit {
		delete(c.periods, slices.MaxFunc(slices.Collect(maps.Keys(c.periods)), comparePeriods))
	}
}

// changeTable lists, region by region, the terms that come and go from one year
// to the next that is known, each with its first words.
func (c *Counter) changeTable() *Table {
	t := newTable("changes", textColumn("region"), textColumn("from_year"), textColumn("to_year"), idColumn("change"),
		themeColumn("theme"), textColumn("term"), countColumn("hits"), documentColumn("document"), countColumn("line"), quoteColumn("quote"))
	if c.opt.MinCell > 0 { // a term of one region and year, with its words, is a small cell
		t.note("table.note-hidden-documents")
		return t
	}
	order := slices.SortedFunc(maps.Keys(c.periods), comparePeriods)
	for i := 1; i < len(order); i++ {
		from, to := order[i-1], order[i]
		if from.region != to.region {
			continue
		}
		a, b := c.periods[from], c.periods[to]
		for _, side := range []struct {
			id         string
			has, lacks *periodTerms
		}{{"change.new", b, a}, {"change.vanished", a, b}} {
			for _, term := range side.has.beside(side.lacks) {
				n := side.has.terms[term]
				t.row(textOrEmpty(from.region), String(from.year), String(to.year), String(side.id), c.theme(n.theme),
					String(c.scheme.Terms[term].Text), Int(n.hits), String(n.document), Int(int(n.line)), String(n.quote))
			}
		}
	}
	t.note("table.note-changes")
	if len(c.periods) == periodLimit {
		t.note("table.note-periods-cut", periodLimit)
	}
	return t
}

// beside returns the terms that p has and o lacks, the most frequent first.
func (p *periodTerms) beside(o *periodTerms) []int {
	var terms []int
	for i, n := range p.terms {
		if n != nil && o.terms[i] == nil {
			terms = append(terms, i)
		}
	}
	slices.SortStableFunc(terms, func(a, b int) int { return cmp.Compare(p.terms[b].hits, p.terms[a].hits) })
	return terms
}

// textOrEmpty returns a cell that holds s, or an empty one for "".
func textOrEmpty(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return String(s)
}

// swedish returns a key by which names sort as Swedish does: å, ä, ö last.
var swedishOrder = strings.NewReplacer("å", "{", "ä", "|", "ö", "}", "é", "e", "ü", "y")

func swedish(s string) string { return swedishOrder.Replace(strings.ToLower(s)) }

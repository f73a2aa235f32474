package tabulate

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// An event is what was said in one region on one date, or in one year where no
// date is known.
type event struct{ region, date, year string }

// when is what tells the event from others of its region.
func (e event) when() string { return cmp.Or(e.date, e.year) }

// eventLimit is how many events are told apart, and so how many first quotes a
// term can have. Where there are more, those of one year are put together; where
// there are more even then, a table of changes helps nobody and the last are
// left out.
const eventLimit = 400

// eventTerms are the terms of one event, by term; nil where it lacks the term.
type eventTerms []*eventTerm

// An eventTerm is one term within one event, and where it first stands.
type eventTerm struct {
	theme    int32
	hits     int
	place    int // the document's number among all
	document string
	line     int32
	quote    string
}

// eventOf returns the event that a document is from; false if it does not say
// when. What respondents say of themselves does not make events.
func eventOf(a corpus.Attributes) (event, bool) {
	e := event{region: a.Get(corpus.Region), date: a.Get(corpus.Date), year: a.Get(corpus.Year)}
	return e, e.when() != ""
}

// addEvent notes which terms a document has.
func (c *Counter) addEvent(d *DocumentCount) {
	e, ok := eventOf(d.Attributes)
	if c.byYears {
		e.date, ok = "", e.year != ""
	}
	if !ok || d.Segments == 0 {
		return
	}
	terms := c.events[e]
	if terms == nil {
		terms = make(eventTerms, len(c.scheme.Terms))
	}
	for i := range d.Terms {
		n := &d.Terms[i]
		if n.Term < 0 {
			continue
		}
		f := terms[n.Term]
		if f == nil {
			f = &eventTerm{theme: n.Theme, place: len(c.docs), document: d.Name, line: n.Line, quote: strings.Clone(n.Quote)}
			terms[n.Term] = f
		}
		f.hits += int(n.Hits)
		if f.place == len(c.docs) && n.Line < f.line { // the same term by another rule
			f.line, f.quote = n.Line, strings.Clone(n.Quote)
		}
	}
	c.events[e] = terms
	c.boundEvents()
}

// merge adds the terms of o, keeping the first place of each.
func (t eventTerms) merge(o eventTerms) eventTerms {
	if t == nil {
		return o
	}
	for i, n := range o {
		switch f := t[i]; {
		case n == nil:
		case f == nil:
			t[i] = n
		case n.place < f.place:
			n.hits += f.hits
			t[i] = n
		default:
			f.hits += n.hits
		}
	}
	return t
}

// boundEvents keeps the number of events within the limit. What is left depends
// on which events there are alone, not on the order in which they come.
func (c *Counter) boundEvents() {
	if len(c.events) > eventLimit {
		c.putYearsTogether()
	}
	for len(c.events) > eventLimit {
		delete(c.events, slices.MaxFunc(slices.Collect(maps.Keys(c.events)), compareEvents))
		c.eventsCut = true
	}
}

// putYearsTogether counts by year from now on; dates without a year are lost.
func (c *Counter) putYearsTogether() {
	if c.byYears {
		return
	}
	c.byYears = true
	years := map[event]eventTerms{}
	for e, terms := range c.events {
		if e.date = ""; e.year != "" {
			years[e] = years[e].merge(terms)
		}
	}
	c.events = years
}

func compareEvents(a, b event) int {
	return cmp.Or(cmp.Compare(swedish(a.region), swedish(b.region)), cmp.Compare(a.region, b.region),
		cmp.Compare(a.when(), b.when()), cmp.Compare(a.year, b.year))
}

// changeTable lists, region by region, the terms that come and go from one
// event to the next, each with its first words.
func (c *Counter) changeTable() *Table {
	t := newTable("changes", textColumn("region"), textColumn("from"), textColumn("to"), idColumn("change"),
		themeColumn("theme"), textColumn("term"), countColumn("hits"), documentColumn("document"), countColumn("line"), quoteColumn("quote"))
	if c.opt.MinCell > 0 { // a term of one event, with its words, is a small cell
		t.note("table.note-hidden-documents")
		return t
	}
	t.long = c.changes
	t.note("table.note-changes")
	if c.byYears {
		t.note("table.note-events-by-year", eventLimit)
	}
	if c.eventsCut {
		t.note("table.note-events-cut", eventLimit)
	}
	return t
}

func (c *Counter) changes(out *rowMaker) {
	order := slices.SortedFunc(maps.Keys(c.events), compareEvents)
	for i := 1; i < len(order); i++ {
		from, to := order[i-1], order[i]
		if from.region != to.region {
			continue
		}
		for _, side := range []struct {
			id         string
			has, lacks eventTerms
		}{{"change.new", c.events[to], c.events[from]}, {"change.vanished", c.events[from], c.events[to]}} {
			for _, term := range side.has.beside(side.lacks) {
				n := side.has[term]
				out.row(textOrEmpty(from.region), String(from.when()), String(to.when()), String(side.id), c.theme(n.theme),
					String(c.scheme.Terms[term].Text), Int(n.hits), String(n.document), Int(int(n.line)), String(n.quote))
			}
		}
	}
}

// beside returns the terms that t has and o lacks, the most frequent first.
func (t eventTerms) beside(o eventTerms) []int {
	var terms []int
	for i, n := range t {
		if n != nil && o[i] == nil {
			terms = append(terms, i)
		}
	}
	slices.SortStableFunc(terms, func(a, b int) int { return cmp.Compare(t[b].hits, t[a].hits) })
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
func swedish(s string) string { return swedishOrder.Replace(strings.ToLower(s)) }

var swedishOrder = strings.NewReplacer("å", "{", "ä", "|", "ö", "}", "é", "e", "ü", "y")

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

// eventTerms are the terms of one event, by term.
type eventTerms struct {
	hits  []uint32     // 0 where the event lacks the term; what it could not count would take 30 GB of text
	first []*eventTerm // nil likewise; apart, since they lie all over memory and most documents bring no new one
}

// An eventTerm is where one term first stands within one event.
type eventTerm struct {
	theme, line int32
	place       int // the document's number among all
	document    string
	quote       string
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
	if terms.hits == nil {
		all := len(c.scheme.Terms)
		terms = eventTerms{make([]uint32, all), make([]*eventTerm, all)}
	}
	place := len(c.docs)
	for i := range d.Terms {
		n := &d.Terms[i]
		if n.Term < 0 {
			continue
		}
		before := terms.hits[n.Term]
		terms.hits[n.Term] = before + uint32(n.Hits)
		if before == 0 {
			terms.first[n.Term] = &eventTerm{theme: n.Theme, line: n.Line, place: place, document: d.Name, quote: strings.Clone(n.Quote)}
			c.begun[n.Term] = int32(place) + 1
		} else if c.begun[n.Term] == int32(place)+1 { // the same term by another rule
			if f := terms.first[n.Term]; n.Line < f.line {
				f.line, f.quote = n.Line, strings.Clone(n.Quote)
			}
		}
	}
	c.events[e] = terms
	c.boundEvents()
}

// merge adds the terms of o, keeping the first place of each.
func (t eventTerms) merge(o eventTerms) eventTerms {
	if t.hits == nil {
		return o
	}
	for i, n := range o.hits {
		if n > 0 && (t.hits[i] == 0 || o.first[i].place < t.first[i].place) {
			t.first[i] = o.first[i]
		}
		t.hits[i] += n
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
				n := side.has.first[term]
				out.row(textOrEmpty(from.region), String(from.when()), String(to.when()), String(side.id), c.theme(n.theme),
					String(c.scheme.Terms[term].Text), Int(int(side.has.hits[term])), String(n.document), Int(int(n.line)), String(n.quote))
			}
		}
	}
}

// beside returns the terms that t has and o lacks, the most frequent first.
func (t eventTerms) beside(o eventTerms) []int {
	var terms []int
	for i, n := range t.hits {
		if n > 0 && o.hits[i] == 0 {
			terms = append(terms, i)
		}
	}
	slices.SortStableFunc(terms, func(a, b int) int { return cmp.Compare(t.hits[b], t.hits[a]) })
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

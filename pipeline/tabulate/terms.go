package tabulate

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
)

// A termTotal is how often one term was found by one rule in all documents.
type termTotal struct {
	theme, term               int32
	rule                      uint8
	hits, segments, documents int
	forms                     map[string]int // at most 2*formLimit, see prune
}

func (c *Counter) termTotal(key, theme, term int32, rule uint8) *termTotal {
	t := c.terms[key]
	if t == nil {
		t = &termTotal{theme: theme, term: term, rule: rule, forms: map[string]int{}}
		c.terms[key] = t
	}
	return t
}

func (c *Counter) addTerm(d *TermCount) {
	key := d.Term
	if key < 0 {
		key = int32(len(c.scheme.Terms)) + d.Theme
	}
	t := c.termTotal(key*int32(rules)+int32(d.Rule), d.Theme, d.Term, d.Rule)
	t.hits += int(d.Hits)
	t.segments += int(d.Segments)
	t.documents++
	for _, f := range d.Forms {
		t.forms[f.Form] += int(f.Hits)
	}
	t.prune(2 * formLimit)
}

func (t *termTotal) merge(o *termTotal) {
	t.hits += o.hits
	t.segments += o.segments
	t.documents += o.documents
	for f, n := range o.forms {
		t.forms[f] += n
	}
	t.prune(2 * formLimit)
}

// prune keeps the first formLimit forms in [formOrder] if there are more than
// most. A form that belongs to the first formLimit of all that ever come does so
// at every time, so its count is whole whenever the others are thrown away.
func (t *termTotal) prune(most int) {
	if len(t.forms) <= most {
		return
	}
	kept := slices.SortedFunc(maps.Keys(t.forms), formOrder)
	for _, f := range kept[formLimit:] {
		delete(t.forms, f)
	}
}

// formsShown is how many forms of a term a table names.
const formsShown = 12

// formsCell names the forms, the most frequent first, with their counts, and
// what is left over: "samverkan 12, samverkar 3, +4".
func (t *termTotal) formsCell() Cell {
	t.prune(formLimit)
	forms := slices.SortedFunc(maps.Keys(t.forms), func(a, b string) int {
		return cmp.Or(cmp.Compare(t.forms[b], t.forms[a]), cmp.Compare(a, b))
	})
	var b strings.Builder
	rest := t.hits
	for i, f := range forms[:min(len(forms), formsShown)] {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(f + " " + strconv.Itoa(t.forms[f]))
		rest -= t.forms[f]
	}
	if rest > 0 {
		b.WriteString(", +" + strconv.Itoa(rest))
	}
	return textOrEmpty(b.String())
}

// termTable lists the terms by theme, the most frequent first; terms that were
// never found come last, with zeros.
func (c *Counter) termTable() *Table {
	t := newTable("terms", themeColumn("theme"), textColumn("term"), idColumn("rule"), countColumn("hits"),
		countColumn("segments"), countColumn("documents"), quoteColumn("forms"))
	found := make([]bool, len(c.scheme.Terms))
	rows := slices.DeleteFunc(slices.Clone(c.terms), func(t *termTotal) bool { return t == nil })
	for _, r := range rows {
		if r.term >= 0 {
			found[r.term] = true
		}
	}
	for i, f := range found {
		if th := c.scheme.Terms[i].Theme; !f && th >= 0 {
			rows = append(rows, &termTotal{theme: th, term: int32(i)})
		}
	}
	slices.SortFunc(rows, func(a, b *termTotal) int {
		return cmp.Or(cmp.Compare(a.theme, b.theme), cmp.Compare(b.hits, a.hits), cmp.Compare(a.term, b.term), cmp.Compare(a.rule, b.rule))
	})
	for _, r := range rows {
		rule, term := Cell{}, Cell{}
		if r.hits > 0 {
			rule = String("rule." + code.Rule(r.rule).String())
		}
		if r.term >= 0 {
			term = String(c.scheme.Terms[r.term].Text)
		}
		t.row(c.theme(r.theme), term, rule, Int(r.hits), Int(r.segments), Int(r.documents), r.formsCell())
	}
	t.note("table.note-forms", formsShown, formLimit)
	return t
}

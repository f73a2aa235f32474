package tabulate

import (
	"cmp"
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
	forms                     formTotals
	merged                    int // how many terms these are; 0 but for a rest
}

func (c *Counter) termTotal(key, theme, term int32, rule uint8) *termTotal {
	t := c.terms[key]
	if t == nil {
		t = &termTotal{theme: theme, term: term, rule: rule}
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
		if f.hash == 0 { // from a cache or a shard
			f.hash = hashForm(f.Form)
		}
		t.forms.add(formTotal{f.Form, int(f.Hits), f.hash})
	}
}

// AddForms adds forms in which terms were found in documents that were added.
func (c *Counter) AddForms(f Forms) { c.addForms(f.all) }

func (c *Counter) addForms(forms []keyedForm) {
	for i := range forms {
		k := &forms[i]
		c.terms[k.key].forms.add(formTotal{k.Form, int(k.Hits), k.hash})
	}
}

// formsShown is how many forms of a term a table names.
const formsShown = 12

// formsCell names the forms, the most frequent first, with their counts, and
// what is left over: "samverkan 12, samverkar 3, +4".
func (t *termTotal) formsCell(minCell int) Cell {
	t.forms.prune()
	forms := slices.Clone(t.forms.list)
	slices.SortFunc(forms, func(a, b formTotal) int {
		return cmp.Or(cmp.Compare(b.hits, a.hits), cmp.Compare(a.form, b.form))
	})
	if minCell > 0 {
		forms = t.frequent(forms, minCell)
	}
	var parts []string
	rest := t.hits
	for _, f := range forms[:min(len(forms), formsShown)] {
		parts = append(parts, f.form+" "+strconv.Itoa(f.hits))
		rest -= f.hits
	}
	if rest > 0 {
		parts = append(parts, "+"+strconv.Itoa(rest))
	}
	return textOrEmpty(strings.Join(parts, ", "))
}

// termTable lists the terms that were found by theme, the most frequent first.
// Those that were never found, most of a large lexicon, come after all of them.
// Where small counts are hidden those are left out: beside them anyone would see
// which terms a rest is made of.
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
	if c.opt.MinCell > 0 {
		rows = c.mergeRare(rows)
	}
	for i, f := range found {
		if c.opt.MinCell > 0 {
			break
		}
		if th := c.scheme.Terms[i].Theme; !f && th >= 0 {
			rows = append(rows, &termTotal{theme: th, term: int32(i)})
		}
	}
	slices.SortFunc(rows, func(a, b *termTotal) int {
		return cmp.Or(-cmp.Compare(min(a.hits, 1), min(b.hits, 1)), cmp.Compare(a.theme, b.theme), cmp.Compare(a.merged, b.merged), cmp.Compare(b.hits, a.hits), cmp.Compare(a.term, b.term), cmp.Compare(a.rule, b.rule))
	})
	for _, r := range rows {
		if r.merged > 0 {
			t.row(c.theme(r.theme), String(restTerms), Cell{}, Int(r.hits), Cell{}, Cell{}, Cell{})
			continue
		}
		rule, term := Cell{}, Cell{}
		if r.hits > 0 {
			rule = String("rule." + code.Rule(r.rule).String())
		}
		if r.term >= 0 {
			term = String(c.scheme.Terms[r.term].Text)
		}
		t.row(c.theme(r.theme), term, rule, Int(r.hits), Int(r.segments), Int(r.documents), r.formsCell(c.opt.MinCell))
	}
	t.note("table.note-forms", formsShown, formLimit)
	if c.opt.MinCell > 0 {
		t.note("table.note-hidden-terms", c.opt.MinCell)
	}
	return t
}

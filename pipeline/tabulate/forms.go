package tabulate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/source"
)

const (
	// rules is how many rules a coding can be made by.
	rules = int(code.Decision) + 1
	// formLimit is how many forms of a term by one rule are kept: the shortest,
	// and among those of one length the first in order. The choice does not
	// depend on the order in which the forms come, so counts of two halves add
	// up; and short forms are most often the common ones.
	formLimit = 64
	formWidth = 60 // characters of a form that are kept
)

// termScratch counts the terms of one document.
type termScratch struct {
	slot   []int32 // by termKey: index in used, plus 1
	used   []termSlot
	forms  formTable
	leaves bool        // forms are left in the table, and are no part of the document's count
	left   []keyedForm // what was left in tables that were full
	found  int         // how many forms are in use
	quotes quoteScratch
	quoted []int32 // the indexes in used of the terms with a quote
	met    []meeting
}

// A termSlot is one term by one rule.
type termSlot struct {
	key, theme, term     int32
	rule                 code.Rule
	hits, segments, last int32
	first                source.Span
	segment              int   // of first
	form                 int32 // its last new form in the table; see form.next
}

// termKey is the place of a term and rule; a reader's decision has no term and
// is counted by its theme.
func (w *Worker) termKey(k *code.Coding) int32 {
	n := k.Term
	if n < 0 {
		n = int32(len(w.scheme.Terms)) + k.Theme
	}
	return n*int32(rules) + int32(k.Rule)
}

// A meeting is a coding that is counted, and what is to be looked up for it.
type meeting struct {
	key    int32  // of its term and rule
	hash   uint32 // see formTable.hash
	place  int32  // where its form was last found, or is not
	coding int32
}

// count counts the codings of some runs. What is looked up lies all over the tables,
// which have gone from the cache since the document before: it is asked for in
// loops of their own, so that the processor waits for many at once. One coding after
// the other took twice as long.
func (t *termScratch) count(c *code.Coded, runs []run, w *Worker) {
	body := c.Document.Text.Body
	t.met = t.met[:0]
	for n := range runs {
		for i := runs[n].lo; i < runs[n].hi; i++ {
			k := &c.Codings[i]
			key := w.termKey(k)
			t.met = append(t.met, meeting{key: key, hash: t.forms.hash(key, k.Span.Text(body)), coding: i})
		}
	}
	for i := range t.met {
		m := &t.met[i]
		m.place = t.forms.glance(m.hash)
	}
	for i := range t.met {
		m := &t.met[i]
		k := &c.Codings[m.coding]
		t.add(m, k, k.Span.Text(body))
	}
}

func (t *termScratch) add(m *meeting, k *code.Coding, text string) {
	n := t.slot[m.key]
	if n == 0 {
		n = t.open(m.key, k)
	}
	s := &t.used[n-1]
	s.hits++
	if s.last != int32(k.Segment) {
		s.segments++
		s.last = int32(k.Segment)
	}
	f := &t.forms.forms[m.place]
	if !f.is(m, text) {
		m.place = t.forms.find(m, text)
		f = &t.forms.forms[m.place]
	}
	if t.leaves {
		f.left++
		return
	}
	if f.hits == 0 {
		f.next, s.form = s.form, m.place
		t.found++
	}
	f.hits++
}

// open returns the number, from 1, of a new slot for the term and rule of k.
func (t *termScratch) open(key int32, k *code.Coding) int32 {
	t.used = append(t.used, termSlot{})
	s := &t.used[len(t.used)-1]
	s.key, s.theme, s.term, s.rule, s.last = key, k.Theme, k.Term, k.Rule, -1
	s.first, s.segment = k.Span, k.Segment
	t.slot[key] = int32(len(t.used))
	return t.slot[key]
}

// take gives the counts to d, in order of first use, and empties the scratch. The
// terms that earlier documents of the same event had get no quote.
func (t *termScratch) take(d *DocumentCount, c *code.Coded, earlier *told) {
	e, dated := eventOf(c.Document.Attributes)
	var known termSet
	if dated {
		known = earlier.termsOf(e, len(t.slot)/rules)
	}
	d.Terms = slices.Grow(d.Terms, len(t.used))[:len(t.used)]
	d.forms = slices.Grow(d.forms, t.found)
	t.quoted = t.quoted[:0]
	for i := range t.used {
		s, n := &t.used[i], &d.Terms[i]
		t.slot[s.key] = 0
		n.Theme, n.Term, n.Rule, n.Hits, n.Segments = s.theme, s.term, uint8(s.rule), s.hits, s.segments
		n.Forms, d.forms = t.takeForms(s, d.forms)
		n.Line, n.Quote = 0, ""
		if dated && !known.has(s.term) {
			n.Line = int32(c.Document.Text.LineAt(s.first.Start))
			content := c.Document.Segments[s.segment].Content
			t.quotes.add(c.Document.Text.Body, content, s.first)
			t.quoted = append(t.quoted, int32(i))
		}
	}
	for i, quote := range t.quotes.take() {
		n := t.quoted[i]
		d.Terms[n].Quote = quote
		known.add(t.used[n].term)
	}
	t.used, t.found = t.used[:0], 0
	if t.forms.full() {
		t.left = t.forms.empty(t.left)
	}
}

// takeForms appends the forms of a term in lower case to all, of many the first
// in [formOrder], empties their counts, and returns them and all.
func (t *termScratch) takeForms(s *termSlot, all []FormCount) (own, now []FormCount) {
	from := len(all)
	for n := s.form; n != 0; {
		f := &t.forms.forms[n]
		all = append(all, FormCount{f.folded, f.hits, f.fhash})
		n, f.hits, f.next = f.next, 0, 0
	}
	own = all[from:len(all):len(all)]
	if len(own) > formLimit {
		slices.SortFunc(own, func(a, b FormCount) int { return formOrder(a.Form, b.Form) })
		own = mergeForms(own)
	}
	return own, all
}

// mergeForms adds up equal neighbours and keeps the first formLimit.
func mergeForms(forms []FormCount) []FormCount {
	n := 0
	for _, f := range forms[1:] {
		if f.Form == forms[n].Form {
			forms[n].Hits += f.Hits
			continue
		}
		n++
		forms[n] = f
	}
	return forms[:min(n+1, formLimit)]
}

// formOrder is the order in which forms are kept: short before long.
func formOrder(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// foldForm returns a form in lower case, on one line, of bounded length.
func foldForm(s string) string {
	plain := len(s) <= formWidth
	for i := 0; plain && i < len(s); i++ {
		plain = 'a' <= s[i] && s[i] <= 'z'
	}
	if plain {
		return s
	}
	if strings.ContainsAny(s, "\n\r\t") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	if len(s) > formWidth {
		s = firstRunes(s, formWidth)
	}
	return strings.ToLower(s)
}

// firstRunes returns the first n characters of s, with an ellipsis if some are left out.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}

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
	fewForms  = 16 // forms that are looked for one by one
)

// termScratch counts the terms of one document.
type termScratch struct {
	slot   []int32 // by termKey: index in used, plus 1
	used   []termSlot
	forms  formTable
	found  int // how many forms are in use
	quotes quoteScratch
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

func (t *termScratch) add(k *code.Coding, body string, w *Worker) {
	key := w.termKey(k)
	n := t.slot[key]
	if n == 0 {
		t.open(key, k)
		n = t.slot[key]
	}
	s := &t.used[n-1]
	s.hits++
	if s.last != int32(k.Segment) {
		s.segments++
		s.last = int32(k.Segment)
	}
	place := t.forms.find(key, k.Span.Text(body))
	f := &t.forms.forms[place]
	if f.hits == 0 {
		f.next, s.form = s.form, place
		t.found++
	}
	f.hits++
}

func (t *termScratch) open(key int32, k *code.Coding) {
	t.used = append(t.used, termSlot{
		key: key, theme: k.Theme, term: k.Term, rule: k.Rule, last: -1, first: k.Span, segment: k.Segment,
	})
	t.slot[key] = int32(len(t.used))
}

// take returns the counts, in order of first use, and empties the scratch.
func (t *termScratch) take(c *code.Coded) []TermCount {
	if len(t.used) == 0 {
		return nil
	}
	_, dated := eventOf(c.Document.Attributes)
	out := make([]TermCount, len(t.used))
	room := make([]FormCount, 0, t.found)
	for i := range t.used {
		s := &t.used[i]
		t.slot[s.key] = 0
		n := &out[i]
		n.Theme, n.Term, n.Rule, n.Hits, n.Segments = s.theme, s.term, uint8(s.rule), s.hits, s.segments
		n.Forms, room = t.takeForms(s, room)
		if dated {
			n.Line = int32(c.Document.Text.LineAt(s.first.Start))
			content := c.Document.Segments[s.segment].Content
			t.quotes.add(c.Document.Text.Body, content, s.first)
		}
	}
	for i, quote := range t.quotes.take() {
		out[i].Quote = quote
	}
	t.used, t.found = t.used[:0], 0
	t.forms.bound()
	return out
}

// takeForms returns the forms of a term in lower case, of many the first in
// [formOrder], and empties their counts. It takes them from the front of room
// and returns what is left of it.
func (t *termScratch) takeForms(s *termSlot, room []FormCount) (forms, rest []FormCount) {
	out := room
	for n := s.form; n != 0; {
		f := &t.forms.forms[n]
		out = append(out, FormCount{f.folded, f.hits, f.fhash})
		n, f.hits, f.next = f.next, 0, 0
	}
	rest = out[len(out):]
	if len(out) > formLimit {
		slices.SortFunc(out, func(a, b FormCount) int { return formOrder(a.Form, b.Form) })
		out = mergeForms(out)
	}
	return out[:len(out):len(out)], rest
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

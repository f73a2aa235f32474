package tabulate

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

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
	formWidth = 60  // characters of a form that are kept
	fewForms  = 16  // forms that are looked for one by one
	quoteSide = 50  // characters on either side of the words in a quote
	quoteMost = 160 // characters of a quote
)

// termScratch counts the terms of one document.
type termScratch struct {
	slot   []int32 // by termKey: index in used, plus 1
	used   []termSlot
	quotes []byte
	ends   []int
}

// A termSlot is one term by one rule.
type termSlot struct {
	key, theme, term     int32
	rule                 code.Rule
	hits, segments, last int32
	first                source.Span
	segment              int // of first
	forms                []form
	more                 map[string]int32 // forms past the first few
}

type form struct {
	text string // of the document
	hits int32
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

func (t *termScratch) add(k *code.Coding, _ int32, body string, w *Worker) {
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
	s.form(k.Span.Text(body))
}

func (t *termScratch) open(key int32, k *code.Coding) {
	if len(t.used) < cap(t.used) {
		t.used = t.used[:len(t.used)+1]
	} else {
		t.used = append(t.used, termSlot{})
	}
	s := &t.used[len(t.used)-1]
	*s = termSlot{
		key: key, theme: k.Theme, term: k.Term, rule: k.Rule, last: -1,
		first: k.Span, segment: k.Segment, forms: s.forms[:0],
	}
	t.slot[key] = int32(len(t.used))
}

// form counts one form as printed.
func (s *termSlot) form(text string) {
	for i := range s.forms {
		if s.forms[i].text == text {
			s.forms[i].hits++
			return
		}
	}
	if len(s.forms) < fewForms {
		s.forms = append(s.forms, form{text, 1})
		return
	}
	if s.more == nil {
		s.more = map[string]int32{}
	}
	s.more[text]++
}

// take returns the counts, in order of first use, and empties the scratch.
func (t *termScratch) take(w *Worker, c *code.Coded) []TermCount {
	if len(t.used) == 0 {
		return nil
	}
	_, dated := eventOf(c.Document.Attributes)
	out := make([]TermCount, len(t.used))
	forms := 0
	for i := range t.used {
		forms += len(t.used[i].forms) + len(t.used[i].more)
	}
	room := make([]FormCount, 0, forms)
	t.quotes, t.ends = t.quotes[:0], t.ends[:0]
	for i := range t.used {
		s := &t.used[i]
		t.slot[s.key] = 0
		out[i] = TermCount{
			Theme: s.theme, Term: s.term, Rule: uint8(s.rule), Hits: s.hits, Segments: s.segments,
		}
		out[i].Forms, room = s.take(w, room)
		if dated {
			out[i].Line = int32(c.Document.Text.LineAt(s.first.Start))
			content := c.Document.Segments[s.segment].Content
			t.quotes = appendQuote(t.quotes, c.Document.Text.Body, content, s.first)
			t.ends = append(t.ends, len(t.quotes))
		}
	}
	// One string holds the quotes of the document; each is a part of it.
	all, start := string(t.quotes), 0
	for i, end := range t.ends {
		out[i].Quote = all[start:end]
		start = end
	}
	t.used = t.used[:0]
	return out
}

// take returns the forms in lower case and forgets the text; of many the first
// in [formOrder]. It takes them from the front of room and returns what is left
// of it.
func (s *termSlot) take(w *Worker, room []FormCount) (forms, rest []FormCount) {
	out := room
	for i := range s.forms {
		out = append(out, FormCount{w.intern.string(foldForm(s.forms[i].text)), s.forms[i].hits})
		s.forms[i].text = ""
	}
	for text, hits := range s.more {
		out = append(out, FormCount{w.intern.string(foldForm(text)), hits})
	}
	s.more = nil
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

// appendQuote appends the words in span, with what stands around them in
// content, on one line.
func appendQuote(dst []byte, body string, content, span source.Span) []byte {
	if content.Empty() || !content.Contains(span) {
		content = content.Cover(span)
	}
	start, end := content.Start, content.End
	if content.Len() > quoteMost {
		start = max(start, backRunes(body, span.Start, quoteSide))
		end = min(end, forwardRunes(body, min(span.End, span.Start+quoteMost), quoteSide))
		if start > content.Start {
			dst = append(dst, "…"...)
		}
	}
	dst = appendLine(dst, body[start:end])
	if end < content.End {
		dst = append(dst, "…"...)
	}
	return dst
}

// appendLine appends s on one line.
func appendLine(dst []byte, s string) []byte {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 && strings.IndexByte(s, '\t') < 0 {
		return append(dst, s...)
	}
	space := false
	for i := range len(s) {
		switch b := s[i]; b {
		case ' ', '\n', '\r', '\t':
			space = true
		default:
			if space && i > 0 {
				dst = append(dst, ' ')
			}
			space = false
			dst = append(dst, b)
		}
	}
	return dst
}

// backRunes returns the offset n characters before off, and forwardRunes the
// one n characters after it, both on a character's first byte.
func backRunes(s string, off, n int) int {
	for ; off > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:off])
		off -= size
	}
	return off
}

func forwardRunes(s string, off, n int) int {
	for off < len(s) && !utf8.RuneStart(s[off]) {
		off++
	}
	for ; off < len(s) && n > 0; n-- {
		_, size := utf8.DecodeRuneInString(s[off:])
		off += size
	}
	return off
}

package export

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A Quote is a counted segment as evidence for a theme.
type Quote struct {
	Theme    int    // index in Plan.Themes
	Document int    // how many documents came before
	Name     string // of the document, as it is shown
	Segment  int    // index in the document
	ID       string // of the segment
	Line     int
	Place    source.Place
	Text     string        // as [Shown]
	Marks    []source.Span // the matched words in Text, ascending and disjoint
	Matched  string        // the matched words, parted by "; "
	Partly   bool          // the segment is so long that Text or Marks leave some of it out
	Polarity code.Polarity // the first that is not affirmed
	Groups   []string      // by Plan.By
	Year     string        // of the document; empty if it is not known
	Question string        // its text; several are parted by " / "
	// Questions are the ids of the questions that it answers.
	Questions []string
	Speaker   string
	Emphasis  int

	lot uint64
}

// Quotes selects the quotes of each theme while documents go by: all of them,
// or a sample where a theme has more than the most that is shown. The sample is
// random, each segment as likely as another, but drawn by a hash of the segment
// and so the same every time.
type Quotes struct {
	plan  *Plan
	most  int
	docs  int
	heaps []quoteHeap
	count []int // segments a theme
	seen  []int // last document that had the theme, from 1
	in    []int // documents a theme
	marks []source.Span
	turn  int   // segments offered so far
	turns []int // the last of them that had the theme
}

// MostQuotes is how many quotes a theme shows, unless asked otherwise.
const MostQuotes = 200

// NewQuotes returns an empty selection of at most most quotes a theme;
// [MostQuotes] if most is 0.
func NewQuotes(plan *Plan, most int) *Quotes {
	if most <= 0 {
		most = MostQuotes
	}
	n := len(plan.Themes)
	return &Quotes{plan: plan, most: most, heaps: make([]quoteHeap, n), count: make([]int, n), seen: make([]int, n), in: make([]int, n), turns: make([]int, n)}
}

// Add offers the counted segments of a document. Documents come in order.
func (q *Quotes) Add(c *code.Coded) {
	q.docs++
	base := mix(hashText(c.Document.Text.Name))
	for i := 0; i < len(c.Codings); {
		j := i + 1
		for j < len(c.Codings) && c.Codings[j].Segment == c.Codings[i].Segment {
			j++
		}
		if q.plan.Counts(c.Document.Segments[c.Codings[i].Segment].Role) {
			q.segment(c, c.Codings[i:j], base)
		}
		i = j
	}
}

// segment offers one segment to each theme that it is coded with.
func (q *Quotes) segment(c *code.Coded, codings []code.Coding, base uint64) {
	s := &c.Document.Segments[codings[0].Segment]
	q.turn++
	for k := range codings {
		t := int(codings[k].Theme)
		if t < 0 || t >= len(q.heaps) || q.turns[t] == q.turn {
			continue
		}
		q.turns[t] = q.turn
		q.count[t]++
		if q.seen[t] != q.docs {
			q.seen[t] = q.docs
			q.in[t]++
		}
		lot := mix(base ^ mix(s.Key+uint64(s.Nth)) ^ uint64(t)<<1)
		h := &q.heaps[t]
		if len(*h) >= q.most {
			if lot >= (*h)[0].lot {
				continue
			}
			heap.Pop(h)
		}
		heap.Push(h, q.quote(c, codings, t, lot))
	}
}

func (q *Quotes) quote(c *code.Coded, codings []code.Coding, theme int, lot uint64) Quote {
	d := c.Document
	s := &d.Segments[codings[0].Segment]
	r := Quote{
		Theme: theme, Document: q.docs - 1, Name: q.plan.Names.Show(d.Text.Name), Segment: codings[0].Segment, ID: s.ID(),
		Line: int(s.Line), Place: d.Text.Place(s.Span.Start), Groups: GroupsOf(q.plan, d, s),
		Year:    strings.Clone(AttributeOf(d, s, corpus.Year)),
		Speaker: strings.Clone(s.Speaker), Emphasis: s.Emphasis, lot: lot,
	}
	for _, n := range s.Questions {
		r.Questions = append(r.Questions, strings.Clone(d.Questions[n].ID))
	}
	if !q.plan.Privacy.NoQuotes {
		r.Question = QuestionText(d, s)
	}
	q.marks = q.marks[:0]
	for i := range codings {
		if int(codings[i].Theme) != theme {
			continue
		}
		q.marks = append(q.marks, codings[i].Span)
		if r.Polarity == code.Affirmed {
			r.Polarity = codings[i].Polarity
		}
	}
	if q.plan.Privacy.NoQuotes {
		return r
	}
	text, marks := Shown(d.Text.Body, s, q.marks)
	r.Text, r.Marks, r.Partly = quoted(text, Disjoint(marks))
	words := make([]string, 0, len(r.Marks))
	for _, m := range r.Marks {
		if w := m.Text(r.Text); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	r.Matched = strings.Join(words, "; ")
	return r
}

// Theme returns the selected quotes of a theme in document order.
func (q *Quotes) Theme(theme int) []Quote {
	quotes := slices.Clone(q.heaps[theme])
	slices.SortFunc(quotes, func(a, b Quote) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Segment, b.Segment))
	})
	return quotes
}

// Count returns how many counted segments a theme has, its subthemes aside, and
// in how many documents.
func (q *Quotes) Count(theme int) (segments, documents int) { return q.count[theme], q.in[theme] }

// Disjoint sorts spans and joins those that overlap or touch.
func Disjoint(spans []source.Span) []source.Span {
	slices.SortFunc(spans, func(a, b source.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// QuestionText returns what a segment answers or asks; several questions are
// parted by " / ".
func QuestionText(d *corpus.Document, s *corpus.Segment) string {
	switch len(s.Questions) {
	case 0:
		return ""
	case 1:
		return strings.Clone(d.Questions[s.Questions[0]].Text)
	}
	var b strings.Builder
	for i, n := range s.Questions {
		if i > 0 {
			b.WriteString(" / ")
		}
		b.WriteString(d.Questions[n].Text)
	}
	return b.String()
}

// quoteHeap has the highest lot first, the next to be left out.
type quoteHeap []Quote

func (h quoteHeap) Len() int           { return len(h) }
func (h quoteHeap) Less(i, j int) bool { return h[i].lot > h[j].lot }
func (h quoteHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *quoteHeap) Push(x any)        { *h = append(*h, x.(Quote)) }
func (h *quoteHeap) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	(*h)[last] = Quote{}
	*h = (*h)[:last]
	return x
}

// hashText is FNV-1a.
func hashText(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// mix is the finaliser of SplitMix64.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

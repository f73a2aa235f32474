package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// bullets makes a document of n bullets about money, each a response coded with
// theme 0; every third is the organiser's.
func bullets(name string, n int) *code.Coded {
	var b strings.Builder
	d := &corpus.Document{Attributes: corpus.Attributes{{Key: "region", Value: "Norrby"}},
		Questions: []corpus.Question{{ID: "q1", Text: "Vad behövs?"}, {ID: "q2", Text: "Av vem?"}}}
	c := &code.Coded{Document: d}
	for i := range n {
		start := b.Len()
		fmt.Fprintf(&b, "- Pengar och mer pengar, sade nummer %d", i)
		s := corpus.Segment{Span: source.Span{Start: start, End: b.Len()}, Content: source.Span{Start: start + 2, End: b.Len()}, Role: corpus.Response,
			Line: int32(i + 1), EndLine: int32(i + 1), Key: uint64(i) * 977, Section: -1, Questions: []int{0, 1}}
		if i%3 == 2 {
			s.Role = corpus.Summary
		}
		b.WriteByte('\n')
		d.Segments = append(d.Segments, s)
		for _, at := range []int{0, 15} {
			c.Codings = append(c.Codings, code.Coding{Segment: i, Span: source.Span{Start: start + 2 + at, End: start + 8 + at}, Polarity: code.Polarity(at / 15)})
		}
	}
	d.Text = source.New(name, b.String())
	return c
}

func TestQuotes(t *testing.T) {
	plan := &Plan{Themes: []Theme{{ID: "pengar", Parent: -1}}, By: []string{"region"}}
	q := NewQuotes(plan, 0)
	q.Add(bullets("a.txt", 6))
	q.Add(bullets("b.txt", 3))
	segments, documents := q.Count(0)
	if segments != 6 || documents != 2 {
		t.Errorf("Count = %d segments in %d documents, want 6 in 2", segments, documents)
	}
	got := q.Theme(0)
	if len(got) != 6 {
		t.Fatalf("Theme = %d quotes, want every response", len(got))
	}
	first := got[0]
	if first.Text != "Pengar och mer pengar, sade nummer 0" || first.Name != "a.txt" || first.Line != 1 || first.Document != 0 {
		t.Errorf("the first quote is %+v", first)
	}
	if first.Matched != "Pengar; pengar" || len(first.Marks) != 2 {
		t.Errorf("the first quote marks %q at %v, want both words", first.Matched, first.Marks)
	}
	if first.Question != "Vad behövs? / Av vem?" || !slices.Equal(first.Groups, []string{"Norrby"}) || first.Polarity != code.Negated {
		t.Errorf("the first quote stands under %q in %q, %v", first.Question, first.Groups, first.Polarity)
	}
	if last := got[5]; last.Name != "b.txt" || last.Document != 1 || last.Segment != 1 {
		t.Errorf("the last quote is %+v, want the second of b.txt", last)
	}
}

// TestQuotesSample draws the same sample every time, from all documents.
func TestQuotesSample(t *testing.T) {
	plan := &Plan{Themes: []Theme{{ID: "pengar", Parent: -1}}}
	draw := func() []Quote {
		q := NewQuotes(plan, 40)
		for i := range 20 {
			q.Add(bullets(fmt.Sprintf("%d.txt", i), 60))
		}
		if n, _ := q.Count(0); n != 800 {
			t.Errorf("Count = %d, want 800 whatever is shown", n)
		}
		return q.Theme(0)
	}
	a, b := draw(), draw()
	if len(a) != 40 || !slices.EqualFunc(a, b, func(x, y Quote) bool { return x.Document == y.Document && x.Segment == y.Segment }) {
		t.Fatalf("two samples have %d and %d quotes or differ, want the same 40", len(a), len(b))
	}
	seen := map[int]bool{}
	for _, q := range a {
		seen[q.Document] = true
	}
	// With 40 of 800 drawn at random, 20 documents of equal size give about 17.4
	// different ones; under 12 has a chance of less than one in ten thousand.
	if len(seen) < 12 {
		t.Errorf("the sample is from %d of 20 documents, want it spread", len(seen))
	}
}

func TestQuotesWithoutWords(t *testing.T) {
	plan := &Plan{Themes: []Theme{{ID: "pengar", Parent: -1}}, Privacy: Privacy{NoQuotes: true}}
	q := NewQuotes(plan, 0)
	q.Add(bullets("a.txt", 3))
	for _, x := range q.Theme(0) {
		if x.Text+x.Matched+x.Question != "" || len(x.Marks) > 0 {
			t.Errorf("a quote that may show no words holds %+v", x)
		}
	}
}

func TestNames(t *testing.T) {
	n := NewNames(message.Swedish, true)
	for i, name := range []string{"möte/a.txt", "b.txt", "möte/a.txt"} {
		if got, want := n.Show(name), []string{"Dokument 1", "Dokument 2", "Dokument 1"}[i]; got != want {
			t.Errorf("Show(%q) = %q, want %q", name, got, want)
		}
	}
	if got := n.Clean("möte/a.txt kunde inte läsas; se a.txt", "möte/a.txt"); got != "Dokument 1 kunde inte läsas; se Dokument 1" {
		t.Errorf("Clean leaves the name: %q", got)
	}
	var plain *Names
	if got := plain.Show("b.txt"); got != "b.txt" {
		t.Errorf("Show without names = %q, want the name", got)
	}
	if n.Show("") != "" {
		t.Error("Show names what has no name")
	}
}

func TestGroupsOf(t *testing.T) {
	d := bullets("a.txt", 1).Document
	d.Cases = []corpus.Attributes{{{Key: "region", Value: "Solvik"}}}
	s := d.Segments[0]
	answer := s
	answer.Case = 1
	unasked := s
	unasked.Questions = nil
	for _, c := range []struct {
		by   []string
		s    corpus.Segment
		want []string
	}{
		{nil, s, nil}, {[]string{"region"}, s, []string{"Norrby"}}, {[]string{"region"}, answer, []string{"Solvik"}},
		{[]string{"region", "question"}, s, []string{"Norrby Vad behövs? / Av vem?"}}, {[]string{"question"}, unasked, []string{"group.missing"}},
		{[]string{"region", "year"}, s, []string{"group.missing"}},
	} {
		if got := GroupsOf(&Plan{By: c.by}, d, &c.s); !slices.Equal(got, c.want) {
			t.Errorf("GroupsOf(by %q) = %q, want %q", c.by, got, c.want)
		}
	}
}

func TestVisible(t *testing.T) {
	table := &tabulate.Table{ID: "x", Columns: []tabulate.Column{{ID: "document", Kind: tabulate.DocumentColumn}, {ID: "title"}, {ID: "quote", Kind: tabulate.QuoteColumn}, {ID: "group"}},
		Rows: [][]tabulate.Cell{{tabulate.String("a.txt"), tabulate.String("Möte"), tabulate.String("ord"), tabulate.String("Vad behövs?")}}}
	run := &Run{Results: &tabulate.Results{Groups: &tabulate.Comparison{By: []string{"question"}, Groups: []tabulate.Group{{Name: "Vad behövs?", Values: []string{"q1"}}}}}}
	if run.Visible(table) != table {
		t.Error("Visible changes a table where nothing is held back")
	}
	run.Privacy = Privacy{NoQuotes: true}
	got := run.Visible(table)
	if len(got.Columns) != 2 || len(got.Rows[0]) != 2 || strings.Contains(got.Rows[0][1].Text, "behövs") {
		t.Errorf("Visible without quotes = %+v, want document and a numbered group", got)
	}
	if len(table.Columns) != 4 || table.Rows[0][3].Text != "Vad behövs?" {
		t.Error("Visible changes the table itself")
	}
	run.Privacy = Privacy{MinCell: 5}
	if got := run.Visible(&tabulate.Table{ID: "close_calls", Columns: table.Columns, Rows: table.Rows}); len(got.Rows) != 0 {
		t.Errorf("Visible shows %d rows a segment where there may be none", len(got.Rows))
	}
	facts := &tabulate.Table{ID: "attributes", Columns: []tabulate.Column{{ID: "attribute", Kind: tabulate.IDColumn}, {ID: "value"}},
		Rows: [][]tabulate.Cell{{tabulate.String("attribute.title"), tabulate.String("Möte")}, {tabulate.String("attribute.year"), tabulate.String("2024")}}}
	run.Privacy = Privacy{HideDocuments: true}
	if got := run.Visible(facts); len(got.Rows) != 1 || got.Rows[0][1].Text != "2024" {
		t.Errorf("Visible with hidden documents = %+v, want the title gone", got.Rows)
	}
}

func TestMessage(t *testing.T) {
	run := &Run{}
	run.Names = NewNames(message.Swedish, true)
	run.Privacy = Privacy{NoQuotes: true, HideDocuments: true}
	e := &source.Error{Name: "möte/a.txt", ID: "structure.x", Args: []any{"Många unga", 3}, Excerpt: "Många unga är ensamma", Hint: "structure.y", HintArgs: []any{"unga"}}
	m := run.Message(e)
	if all := m.Name + m.Says + m.Hint + m.Excerpt; strings.Contains(all, "unga") || strings.Contains(all, "a.txt") || m.Name != "Dokument 1" {
		t.Errorf("Message = %+v, want neither words nor name", m)
	}
	run.Privacy.NoQuotes, run.Privacy.MinCell = false, 5
	if m := run.Message(e); strings.Contains(m.Says+m.Hint+m.Excerpt, "unga") {
		t.Errorf("Message = %+v, want no words of a single segment", m)
	}
	decision := &source.Error{Name: "beslut.csv", ID: "code.decision-segment", Args: []any{"möte/a.txt", "s1", "Många unga"}}
	if m := run.Message(decision); strings.Contains(m.Says, "unga") {
		t.Errorf("Message = %+v, want the segment's words gone", m)
	}
	run.Privacy.MinCell = 0
	if m := run.Message(decision); strings.Contains(m.Says, "a.txt") || !strings.Contains(m.Says, "Dokument 1") || !strings.Contains(m.Says, "unga") {
		t.Errorf("Message = %+v, want the number of the hidden document", m)
	}
	run.Privacy, run.Names = Privacy{}, nil
	e.Cut = 9
	if m := run.Message(e); m.Excerpt != "…Många unga är ensamma" || !strings.Contains(m.Says, "Många unga") {
		t.Errorf("Message = %+v, want the words, and a mark where the line was cut", m)
	}
}

func TestLabels(t *testing.T) {
	p := &Plan{Themes: []Theme{{ID: "a", Label: "Hälsa", Parent: -1}, {ID: "a/b", Label: "Unga", Parent: 0, Depth: 1}}}
	l := p.Labels()
	if got := l.Path("a/b"); got != "Hälsa › Unga" {
		t.Errorf("Path = %q", got)
	}
	for _, c := range []struct {
		col  tabulate.Column
		cell tabulate.Cell
		want string
	}{
		{tabulate.Column{Kind: tabulate.ThemeColumn}, tabulate.String("a"), "Hälsa"},
		{tabulate.Column{Kind: tabulate.ThemeColumn}, tabulate.String("okänt"), "okänt"},
		{tabulate.Column{Kind: tabulate.IDColumn}, tabulate.String("role.response"), "Svar från deltagarna"},
		{tabulate.Column{Kind: tabulate.ShareColumn}, tabulate.Cell{Kind: tabulate.Number, Num: 0.125}, "12,5\u00a0%"},
		{tabulate.Column{Kind: tabulate.PColumn}, tabulate.Cell{Kind: tabulate.Number, Num: 0.0002}, "< 0,001"},
		{tabulate.Column{Kind: tabulate.CountColumn}, tabulate.Int(12345), "12\u00a0345"},
		{tabulate.Column{Kind: tabulate.CountColumn}, tabulate.Cell{Kind: tabulate.Hidden}, "–"},
		{tabulate.Column{Kind: tabulate.CountColumn}, tabulate.Cell{}, ""},
	} {
		if got := l.Text(c.col, c.cell); got != c.want {
			t.Errorf("Text(%+v, %+v) = %q, want %q", c.col, c.cell, got, c.want)
		}
	}
}

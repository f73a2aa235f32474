package evaluate

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/internal/golden"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

func scheme() *tabulate.Scheme {
	return &tabulate.Scheme{
		Themes: []tabulate.Theme{{ID: "oro", Parent: -1}, {ID: "pengar", Parent: -1}, {ID: "pengar/bidrag", Parent: 1, Depth: 1}},
		Terms:  []tabulate.Term{{Text: "oro", Theme: 0}, {Text: "pengar", Theme: 1}, {Text: "bidrag", Theme: 2}},
	}
}

// notes makes a coded document: each line is a segment, a response unless it
// begins with "s ", and the words oro, pengar and bidrag are coded.
func notes(name, body string) *code.Coded {
	d := &corpus.Document{Text: source.New(name, body)}
	c := &code.Coded{Document: d}
	for n := 1; n <= d.Text.Lines(); n++ {
		span := d.Text.Line(n)
		line := span.Text(body)
		if line == "" {
			continue
		}
		seg := corpus.Segment{Span: span, Content: span, Line: int32(n), EndLine: int32(n), Key: uint64(n), Role: corpus.Response, Section: -1}
		if strings.HasPrefix(line, "s ") {
			seg.Role = corpus.Summary
		}
		for i, word := range []string{"oro", "pengar", "bidrag"} {
			for at := strings.Index(line, word); at >= 0; at = -1 {
				start := span.Start + at
				c.Codings = append(c.Codings, code.Coding{
					Segment: len(d.Segments), Span: source.Span{Start: start, End: start + len(word)}, Theme: int32(i), Term: int32(i),
				})
			}
		}
		d.Segments = append(d.Segments, seg)
	}
	return c
}

func printTable(b *strings.Builder, t *tabulate.Table) {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.ID
	}
	fmt.Fprintf(b, "[%s]\n%s\n", t.ID, strings.Join(names, " | "))
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			switch c.Kind {
			case tabulate.Text:
				cells[i] = c.Text
			case tabulate.Number:
				cells[i] = strconv.FormatFloat(c.Num, 'g', 4, 64)
			default:
				cells[i] = "-"
			}
		}
		fmt.Fprintln(b, strings.Join(cells, " | "))
	}
}

// TestCases compares small runs with hand codings. Input: documents headed
// "@ name", then hand codings headed "@@ name"; tabs are written ^I.
func TestCases(t *testing.T) {
	golden.Run(t, "../../testdata/evaluate", func(t *testing.T, input string) string {
		var g Gold
		var docs []*code.Coded
		var b strings.Builder
		for _, part := range strings.Split("\n"+input, "\n@ ")[1:] {
			name, body, _ := strings.Cut(part, "\n")
			if gold, ok := strings.CutPrefix(name, "gold "); ok {
				for _, e := range g.Read(gold, []byte(body)) {
					fmt.Fprintln(&b, e)
				}
				continue
			}
			docs = append(docs, notes(name, body))
		}
		e := New(scheme(), &g, Options{Resamples: 200})
		for _, d := range docs {
			e.Add(d)
		}
		r := e.Results()
		for _, n := range r.Notes {
			fmt.Fprintln(&b, n)
		}
		if g.Blank > 0 {
			fmt.Fprintln(&b, "blank", g.Blank)
		}
		for _, table := range r.Tables {
			printTable(&b, table)
		}
		return b.String()
	})
}

// TestSampleIsRead holds that a sheet that was drawn, printed and filled in is
// one that the evaluator reads, each row with its segment.
func TestSampleIsRead(t *testing.T) {
	s := NewSampler(4, 7, nil)
	docs := []*code.Coded{notes("a.txt", "oro\npengar\nannat\ns bidrag"), notes("b.txt", "oro\nbidrag\nannat\nmera")}
	for _, d := range docs {
		s.Add(d)
	}
	table := s.Table()
	rows := [][]string{{}}
	for _, c := range table.Columns {
		rows[0] = append(rows[0], c.ID)
	}
	for _, r := range table.Rows {
		cells := make([]string, len(r))
		for i, c := range r {
			cells[i] = c.Text
			if c.Kind == tabulate.Number {
				cells[i] = strconv.Itoa(int(c.Num))
			}
		}
		cells[slices.Index(rows[0], "theme")] = "-"
		rows = append(rows, cells)
	}
	var g Gold
	if errs := g.Rows("sheet", rows); errs != nil {
		t.Fatalf("Rows(sample) = %v", errs)
	}
	e := New(scheme(), &g, Options{Resamples: 10})
	for _, d := range docs {
		e.Add(d)
	}
	if r := e.Results(); r.Units != len(table.Rows) || r.Notes != nil {
		t.Errorf("a sample of %d rows gives %d units and %v", len(table.Rows), r.Units, r.Notes)
	}
}

// TestSample holds that a sample has the size asked for, is in proportion, is
// the same each time and differs by seed, and that a larger corpus does not
// change how it is drawn within a document.
func TestSample(t *testing.T) {
	draw := func(n int, seed int64, docs ...*code.Coded) (rows []string, by map[string]int) {
		s := NewSampler(n, seed, nil)
		by = map[string]int{}
		for _, d := range docs {
			s.Add(d)
		}
		for _, r := range s.Table().Rows {
			rows = append(rows, r[0].Text+" "+r[1].Text)
			by[r[0].Text]++
		}
		return rows, by
	}
	var docs []*code.Coded
	for i := range 40 {
		docs = append(docs, notes(fmt.Sprintf("d%02d", i), strings.Repeat("ord\n", 1+i)))
	}
	for _, n := range []int{0, 1, 7, 100, 819, 820, 5000} {
		rows, by := draw(n, 7, docs...)
		if want := min(n, 820); len(rows) != want {
			t.Errorf("a sample of %d out of 820 has %d rows", n, len(rows))
		}
		for i, d := range docs {
			share := float64(min(n, 820)) * float64(1+i) / 820
			if got := float64(by[d.Document.Text.Name]); got < math.Floor(share) || got > math.Ceil(share) {
				t.Errorf("a sample of %d takes %g of document %d, want about %g", n, got, i, share)
			}
		}
	}
	a, _ := draw(100, 7, docs...)
	b, _ := draw(100, 7, docs...)
	c, _ := draw(100, 8, docs...)
	if !slices.Equal(a, b) {
		t.Error("two samples with one seed differ")
	}
	if slices.Equal(a, c) {
		t.Error("samples with two seeds are the same")
	}
}

// TestSamplerForgets holds that a sampler keeps little of a large corpus.
func TestSamplerForgets(t *testing.T) {
	s := NewSampler(10, 1, nil)
	for i := range 2000 {
		s.Add(notes(fmt.Sprintf("d%04d", i), strings.Repeat("ord\n", 20)))
	}
	if s.kept > 8*10+2*2000+40 {
		t.Errorf("a sampler of 10 keeps %d candidates of 40000 segments", s.kept)
	}
}

func TestMatches(t *testing.T) {
	for _, c := range []struct {
		name, gold string
		want       int
	}{
		{"a/möte.txt", "a/möte.txt", 4}, {"a/mo\u0308te.txt", "a/möte.txt", 4}, {"x/a/möte.txt", "a/möte.txt", 3},
		{`x\a\möte.txt`, "a/möte.txt", 3}, {"b/möte.txt", "a/möte.txt", 2}, {"b/möte.txt", "möte", 1},
		{"b/möte.docx", "möte.txt", 1}, {"b/annat.txt", "möte.txt", 0}, {"b/sammöte.txt", "möte.txt", 0},
	} {
		if got := matches(c.name, c.gold); got != c.want {
			t.Errorf("matches(%q, %q) = %d, want %d", c.name, c.gold, got, c.want)
		}
	}
}

// TestLabels holds that hand codings may name a theme by its label.
func TestLabels(t *testing.T) {
	var g Gold
	if errs := g.Rows("g", [][]string{{"document", "line", "theme"}, {"a", "1", "Stor Oro"}, {"a", "2", "PENGAR, ekonomi/BIDRAG"}}); errs != nil {
		t.Fatal(errs)
	}
	e := New(scheme(), &g, Options{Resamples: 10, Labels: map[string]string{"Stor oro": "oro", "Ekonomi/bidrag": "pengar/bidrag"}})
	e.Add(notes("a", "oro\npengar bidrag"))
	if r := e.Results(); r.Notes != nil || r.MacroF1 != 1 || len(r.Themes) != 3 {
		t.Errorf("hand codings by label give %v, macro-F1 %g over %d themes", r.Notes, r.MacroF1, len(r.Themes))
	}
}

func FuzzRead(f *testing.F) {
	f.Add("line\trole\tthemes\n1\tresponse\toro,pengar?\n")
	f.Add("document;rad;tema;kodare\na;1;-;x\na;2;\"oro\n")
	f.Fuzz(func(t *testing.T, data string) {
		var g Gold
		g.Read("g.tsv", []byte(data))
		e := New(scheme(), &g, Options{Resamples: 2})
		e.Add(notes("g.txt", "oro\npengar"))
		e.Results()
	})
}

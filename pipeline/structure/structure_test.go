package structure

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/internal/golden"
	"github.com/temakod/temakod/pipeline/source"
)

// TestSplit runs the cases in testdata/structure.
func TestSplit(t *testing.T) {
	golden.Run(t, "../../testdata/structure", func(t *testing.T, input string) string {
		doc := split("a.txt", input, Options{})
		hold(t, doc)
		return show(doc)
	})
}

// TestBare asks for a document without what only rows show: all else is the same.
func TestBare(t *testing.T) {
	text := "# Frågor\n\nOrd i *kursiv* stil betyder att flera sa det.\n\nVad fattas?\n\n- Mer tid\n  - MYCKET mer *tid*\n- Mer tid (!)\n- Mest av allt:\nEn lokal\n"
	whole, bare := &corpus.Document{Text: source.New("a.txt", text)}, &corpus.Document{Text: source.New("a.txt", text)}
	Split(whole, Options{})
	Split(bare, Options{Bare: true})
	for i := range bare.Segments {
		if g := &bare.Segments[i]; g.Key != 0 || g.Nth != 0 || g.Parent >= 0 {
			t.Errorf("Split(%q) of bare segments: %d has key %x, number %d, parent %d", text, i, g.Key, g.Nth, g.Parent)
		}
		g := &whole.Segments[i]
		g.Key, g.Nth, g.Parent = 0, 0, -1
		g.Style &^= corpus.Caps
		if g.Role != corpus.Heading {
			g.Level = 0
		}
		if g.Kind == corpus.Line {
			g.Kind = corpus.Paragraph
		}
	}
	for i := range whole.Sections {
		whole.Sections[i].ID = ""
	}
	whole.Legends = nil
	if got, want := show(bare), show(whole); got != want {
		t.Errorf("Split(%q) of bare segments = %s; want %s", text, got, want)
	}
}

// show prints a document so that a person can agree with it or not.
func show(doc *corpus.Document) string {
	var b strings.Builder
	for i := range doc.Segments {
		showSegment(&b, doc, &doc.Segments[i])
	}
	for _, a := range doc.Attributes {
		fmt.Fprintf(&b, "attribute %s = %s (%v, line %d)\n", a.Key, a.Value, a.How, a.Line)
	}
	for _, p := range doc.Priorities {
		fmt.Fprintf(&b, "priority %s %v", p.Option, p.Votes)
		if !math.IsNaN(p.Printed) {
			fmt.Fprintf(&b, " printed %v", p.Printed)
		}
		if p.Total > 0 {
			fmt.Fprintf(&b, " total %d", p.Total)
		}
		fmt.Fprintf(&b, " mean %.3f rank %d section %q\n", p.Mean, p.Rank, sectionTitle(doc, p.Section))
	}
	for _, l := range doc.Legends {
		fmt.Fprintf(&b, "legend %s = %s\n", l.Mark, l.Meaning)
	}
	for _, p := range doc.Personal {
		fmt.Fprintf(&b, "personal %s %s\n", p.Kind, p.Span.Text(doc.Text.Body))
	}
	for _, n := range doc.Notes {
		level := "notice"
		if n.Level == source.Fault {
			level = "fault"
		}
		fmt.Fprintf(&b, "%s %v\n", level, n)
	}
	return b.String()
}

func sectionTitle(doc *corpus.Document, id string) string {
	for _, s := range doc.Sections {
		if s.ID == id {
			return s.Title
		}
	}
	return id
}

func showSegment(b *strings.Builder, doc *corpus.Document, g *corpus.Segment) {
	line, last := doc.Text.LineAt(g.Span.Start), doc.Text.LineAt(g.Span.End-1)
	fmt.Fprint(b, line)
	if last > line {
		fmt.Fprintf(b, "-%d", last)
	}
	fmt.Fprintf(b, " %v %s", g.Role, g.Evidence)
	if g.Kind != corpus.Paragraph && g.Kind != corpus.HeadingLine {
		fmt.Fprintf(b, " %v", g.Kind)
		if g.Level > 1 {
			fmt.Fprint(b, g.Level)
		}
	}
	if g.Role == corpus.Heading {
		fmt.Fprintf(b, " %d", g.Level)
	}
	if len(g.Questions) > 0 {
		fmt.Fprint(b, " ?")
		for i, q := range g.Questions {
			if i > 0 {
				b.WriteByte('+')
			}
			fmt.Fprint(b, q+1)
		}
	}
	if g.Speaker != "" {
		fmt.Fprintf(b, " %s", g.Speaker)
		if g.Time > 0 {
			fmt.Fprintf(b, "@%v", g.Time)
		}
	}
	if g.Emphasis > 0 {
		fmt.Fprint(b, " ", strings.Repeat("!", g.Emphasis))
	}
	for i, name := range []string{"strong", "italic", "caps"} {
		if g.Style&(1<<i) != 0 {
			fmt.Fprint(b, " ", name)
		}
	}
	for i, name := range []string{"page-cut", "hyphen", "wrap"} {
		if g.Repairs&(1<<i) != 0 {
			fmt.Fprint(b, " ", name)
		}
	}
	if g.Parent >= 0 {
		fmt.Fprintf(b, " < %s", coded(doc, &doc.Segments[g.Parent]))
	}
	fmt.Fprintf(b, " | %s\n", coded(doc, g))
}

// coded returns the text of a segment that is coded: without holes, which
// part words unless they glue them.
func coded(doc *corpus.Document, g *corpus.Segment) string {
	var b strings.Builder
	at := g.Content.Start
	for _, h := range g.Holes {
		b.WriteString(doc.Text.Body[at:h.Span.Start])
		if !h.Glue {
			b.WriteByte(' ')
		}
		at = h.Span.End
	}
	b.WriteString(doc.Text.Body[at:g.Content.End])
	return strings.Join(strings.Fields(b.String()), " ")
}

package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
)

// TestSameNotesInEveryFormat holds the formats to each other: one invented note
// saved as text, Markdown, Word, OpenDocument, RTF, PDF and web page gives the
// same segments, roles, questions and codings. Places differ, and these do too:
//
//   - what marks a bullet or a heading stands in the text of some formats and
//     in the layout of others, so segments are compared by their words, not by
//     their bytes;
//   - a table is rows of cells with bars, with tabs, or cells; so a bar is no
//     word, and the line of dashes below a Markdown table's head is none.
func TestSameNotesInEveryFormat(t *testing.T) {
	files, err := filepath.Glob("../testdata/formats/samma.*")
	if err != nil || len(files) < 7 {
		t.Fatalf("%d files (%v), want seven formats", len(files), err)
	}
	b := newBench(t, smallLexicon(t))
	want := digest(t, b, "../testdata/formats/samma.txt")
	if strings.Count(want, "\n") < 20 {
		t.Fatalf("the note is too small to prove anything:\n%s", want)
	}
	for _, file := range files {
		t.Run(filepath.Ext(file)[1:], func(t *testing.T) {
			if got := digest(t, b, file); got != want {
				t.Errorf("%s differs from the text:\n%s", file, lineDiff(want, got))
			}
		})
	}
}

// digest writes a line for each segment: role, question, words, codings.
func digest(t *testing.T, b *bench, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := pipeline.Stages{Matcher: b.matcher}
	r := s.Input(context.Background(), &pipeline.Input{Name: filepath.Base(file), Path: file, Read: func(dst []byte) ([]byte, error) { return append(dst, data...), nil }})
	var out strings.Builder
	for _, c := range r.Coded {
		d := c.Document
		for i := range d.Segments {
			seg := &d.Segments[i]
			words, _ := export.Shown(d.Text.Body, seg, nil)
			if strings.Trim(words, "|- ") == "" {
				continue
			}
			fmt.Fprintf(&out, "%s %q %s", seg.Role, export.QuestionText(d, seg), strings.Join(strings.Fields(strings.ReplaceAll(words, "|", " ")), " "))
			for _, k := range codingsIn(c, i) {
				fmt.Fprintf(&out, " [%s %s]", b.rows.Themes[k.Theme], k.Span.Text(d.Text.Body))
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func codingsIn(c *code.Coded, segment int) []code.Coding {
	var in []code.Coding
	for _, k := range c.Codings {
		if k.Segment == segment {
			in = append(in, k)
		}
	}
	return in
}

// lineDiff shows the lines that only one side has.
func lineDiff(want, got string) string {
	var out strings.Builder
	in := func(s, line string) bool { return strings.Contains("\n"+s, "\n"+line) }
	for line := range strings.Lines(want) {
		if !in(got, line) {
			out.WriteString("- " + line)
		}
	}
	for line := range strings.Lines(got) {
		if !in(want, line) {
			out.WriteString("+ " + line)
		}
	}
	return out.String()
}

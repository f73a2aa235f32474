package pipeline_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
)

// FuzzRun holds the laws of the whole on any text: what the flat files say can
// be found in the text, segments are disjoint and cover all that is not white
// space, and codings lie in their segments.
func FuzzRun(f *testing.F) {
	entries, err := os.ReadDir("../testdata/notes")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if data, err := os.ReadFile("../testdata/notes/" + e.Name()); err == nil && utf8.Valid(data) {
			f.Add(string(data))
		}
	}
	f.Add("- Mer bidrag (!!)\r\n\r\n\f- hälso- och fra\u030agor\r- ensam-\nhet")
	f.Add("| a | b |\n|---|---|\n| bidrag | **x** |\n")
	f.Add("I: Hur?\nR: Bidrag, \"isolering\"\n\n3, 2, 3,3 (medeltal 2,6)")
	b := newBench(f, smallLexicon(f))
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.HasPrefix(text, "\ufeff") {
			t.Skip()
		}
		var coded []*code.Coded
		cfg := b.config(new(bytes.Buffer))
		cfg.Streams = nil
		cfg.Done = func(r *pipeline.Record) error {
			coded = append(coded, r.Coded...)
			return nil
		}
		cfg.Stages.Ingest.Encoding = "utf-8"
		if _, err := pipeline.Run(context.Background(), inputs([][]byte{[]byte(text)}), cfg); err != nil {
			t.Fatal(err)
		}
		for _, c := range coded {
			checkSegments(t, text, b.rows, c)
			checkCodings(t, text, b.rows, c)
		}
	})
}

func table(t *testing.T, header string, rows []byte) ([][]string, map[string]int) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(header + string(rows)))
	all, err := r.ReadAll()
	if err != nil {
		t.Fatalf("the rows are no CSV: %v\n%s", err, rows)
	}
	at := map[string]int{}
	for i, name := range all[0] {
		at[name] = i
	}
	return all[1:], at
}

func checkSegments(t *testing.T, text string, rows *export.Rows, c *code.Coded) {
	t.Helper()
	all, at := table(t, export.SegmentsHeader, rows.Segments(nil, c))
	end := 0
	seen := map[string]bool{}
	for _, row := range all {
		start, stop := number(t, row[at["start"]]), number(t, row[at["end"]])
		if start < end || stop < start || stop > len(text) {
			t.Fatalf("segment %d to %d after %d in %q", start, stop, end, text)
		}
		if strings.TrimFunc(text[end:start], blank) != "" {
			t.Fatalf("%q lies in no segment of %q", text[end:start], text)
		}
		// encoding/csv reads \r\n within quotes as \n.
		if got, want := row[at["text"]], strings.ReplaceAll(text[start:stop], "\r\n", "\n"); got != want {
			t.Fatalf("text %q, but bytes %d to %d are %q", got, start, stop, want)
		}
		if line := 1 + lineEnds(text[:start]); number(t, row[at["line"]]) != line {
			t.Fatalf("line %s of byte %d, want %d in %q", row[at["line"]], start, line, text)
		}
		if seen[row[at["segment"]]] {
			t.Fatalf("segment %s twice in %q", row[at["segment"]], text)
		}
		seen[row[at["segment"]]] = true
		end = stop
	}
	if strings.TrimFunc(text[end:], blank) != "" {
		t.Fatalf("%q lies in no segment of %q", text[end:], text)
	}
}

func checkCodings(t *testing.T, text string, rows *export.Rows, c *code.Coded) {
	t.Helper()
	all, at := table(t, export.CodingsHeader, rows.Codings(nil, c))
	for i, row := range all {
		start, stop := number(t, row[at["start"]]), number(t, row[at["end"]])
		s, _ := c.Document.Text.Source(c.Document.Segments[c.Codings[i].Segment].Span)
		if start < s.Start || stop > s.End || start >= stop {
			t.Fatalf("coding %d to %d outside its segment %v in %q", start, stop, s, text)
		}
		if got, want := row[at["matched"]], strings.ReplaceAll(text[start:stop], "\r\n", "\n"); got != want {
			t.Fatalf("matched %q, but bytes %d to %d are %q", got, start, stop, want)
		}
	}
}

// blank are the characters that need lie in no segment.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == 0 }

// lineEnds counts \n, \r\n and lone \r.
func lineEnds(s string) int {
	return strings.Count(s, "\n") + strings.Count(strings.ReplaceAll(s, "\r\n", "\n"), "\r")
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

// dump writes what Read gave as a person can read and agree to: each document
// with its attributes and notes, then its blocks with kind, place and text. Text
// outside any block stands on a line that begins with a colon.
func dump(docs []*corpus.Document, errs []*source.Error) string {
	var b strings.Builder
	for _, d := range docs {
		fmt.Fprintf(&b, "== %s, %s", d.Text.Name, d.Format)
		if d.Encoding != "" {
			fmt.Fprintf(&b, ", %s", d.Encoding)
		}
		b.WriteByte('\n')
		for _, a := range d.Attributes {
			fmt.Fprintf(&b, "%s = %s (%s)\n", a.Key, a.Value, a.How)
		}
		for i, c := range d.Cases {
			fmt.Fprintf(&b, "case %d:", i+1)
			for _, a := range c {
				fmt.Fprintf(&b, " %s=%q", a.Key, a.Value)
			}
			b.WriteByte('\n')
		}
		dumpErrors(&b, d.Notes)
		at := 0
		for _, block := range d.Layout {
			outside(&b, d.Text.Body[at:block.Span.Start])
			fmt.Fprintf(&b, "[%s] %q\n", describe(d, block), block.Span.Text(d.Text.Body))
			at = block.Span.End
		}
		outside(&b, d.Text.Body[at:])
	}
	dumpErrors(&b, errs)
	return b.String()
}

func outside(b *strings.Builder, text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" {
			fmt.Fprintf(b, ": %s\n", strings.Trim(strconv.Quote(line), `"`))
		}
	}
}

func describe(d *corpus.Document, block corpus.Block) string {
	kinds := [...]string{"paragraph", "title", "heading", "item", "cell", "turn", "answer", "furniture", "note", "quote", "code"}
	s := kinds[block.Kind]
	if block.Level > 0 {
		s += fmt.Sprint(" ", block.Level)
	}
	if block.Table > 0 {
		s += fmt.Sprintf(" %d:%d:%d", block.Table, block.Row, block.Column)
	}
	if block.Header {
		s += " header"
	}
	if block.Whole&corpus.Strong != 0 {
		s += " strong"
	} else if block.Style&corpus.Strong != 0 {
		s += " part-strong"
	}
	if block.Whole&corpus.Italic != 0 {
		s += " italic"
	} else if block.Style&corpus.Italic != 0 {
		s += " part-italic"
	}
	if block.Speaker != "" {
		s += ", " + block.Speaker
	}
	if block.Case > 0 {
		s += fmt.Sprintf(", case %d of %q", block.Case, block.Question)
	}
	if p := message.Swedish.Place(d.Text.Place(block.Span.Start)); p != "" {
		s += ", " + p
	}
	return s
}

func dumpErrors(b *strings.Builder, errs []*source.Error) {
	for _, e := range errs {
		level := "notice"
		if e.Level == source.Fault {
			level = "FAULT"
		}
		fmt.Fprintf(b, "%s %s: %s", level, e.Error(), message.Swedish.Error(e))
		if e.Hint != "" {
			fmt.Fprintf(b, " [%s]", message.Swedish.Text(e.Hint, e.HintArgs...))
		}
		b.WriteByte('\n')
	}
}

// inTestdata returns the path of a file under the repository's testdata.
func inTestdata(parts ...string) string {
	return filepath.Join(append([]string{"..", "..", "testdata"}, parts...)...)
}

// TestSeeds reads each file in testdata/ingest and compares it with the .want
// file beside it. UPDATE=1 writes what is missing or differs.
func TestSeeds(t *testing.T) {
	entries, err := os.ReadDir(inTestdata("ingest"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || strings.HasSuffix(name, ".want") || strings.HasSuffix(name, ".txtar") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(inTestdata("ingest", name))
			if err != nil {
				t.Fatal(err)
			}
			got := dump(Read(name, data, Options{bare: true}))
			path := inTestdata("ingest", name+".want")
			want, _ := os.ReadFile(path)
			if got == string(want) {
				return
			}
			if os.Getenv("UPDATE") != "" {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("Read(%q)\ngot:\n%s\nwant:\n%s", name, got, want)
		})
	}
}

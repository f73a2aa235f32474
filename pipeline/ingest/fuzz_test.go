package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

// small are limits under which a fuzzed file is read at once or refused.
var small = Limits{FileBytes: 1 << 20, ExpandedBytes: 4 << 20, Entries: 100, Nesting: 3, XMLDepth: 200, Cells: 10_000, Pages: 50, Steps: 20 << 20}

// lawful checks what holds for whatever Read gives.
func lawful(t *testing.T, name string, docs []*corpus.Document, errs []*source.Error) {
	t.Helper()
	if len(docs) == 0 && len(errs) == 0 {
		t.Errorf("Read(%q): neither a document nor a word about why", name)
	}
	for _, d := range docs {
		body := d.Text.Body
		if !utf8.ValidString(body) {
			t.Errorf("Read(%q): the text of %s is not valid UTF-8", name, d.Text.Name)
		}
		if !norm.NFC.IsNormalString(body) {
			t.Errorf("Read(%q): the text of %s is not in normal form C: %q", name, d.Text.Name, body)
		}
		if len(d.Hash) != 64 || d.Format == "" {
			t.Errorf("Read(%q): %s has hash %q and format %q", name, d.Text.Name, d.Hash, d.Format)
		}
		at := 0
		for _, b := range d.Layout {
			if b.Span.Start < at || b.Span.Empty() || b.Span.End > len(body) {
				t.Fatalf("Read(%q): block %+v after byte %d of %d", name, b, at, len(body))
			}
			if text := b.Span.Text(body); strings.TrimSpace(text) != text || !utf8.ValidString(text) {
				t.Errorf("Read(%q): block %+v holds %q", name, b, text)
			}
			at = b.Span.End
		}
		worded(t, name, d.Notes)
	}
	worded(t, name, errs)
}

// worded checks that every message has its sentence.
func worded(t *testing.T, name string, errs []*source.Error) {
	t.Helper()
	for _, e := range errs {
		for _, id := range []string{e.ID, e.Hint} {
			if id != "" && !message.Has(id) {
				t.Errorf("Read(%q): message %q has no words", name, id)
			}
		}
		braces := slices.ContainsFunc(e.Args, func(a any) bool { s, ok := a.(string); return ok && strings.Contains(s, "{") })
		if s := message.Swedish.Error(e); !braces && strings.Contains(s, "{") {
			t.Errorf("Read(%q): message %q lacks an argument: %s", name, e.ID, s)
		}
	}
}

// seeds adds the files of testdata/ingest and testdata/formats with the given
// extension, all of them if it is empty.
func seeds(f *testing.F, add func(name string, data []byte), ext string) {
	f.Helper()
	for _, dir := range []string{"ingest", "formats"} {
		entries, err := os.ReadDir(inTestdata(dir))
		if err != nil {
			f.Fatal(err)
		}
		for _, e := range entries {
			name := e.Name()
			if e.IsDir() || filepath.Ext(name) == ".want" || ext != "" && filepath.Ext(name) != ext {
				continue
			}
			data, err := os.ReadFile(inTestdata(dir, name))
			if err != nil {
				f.Fatal(err)
			}
			add(name, data)
		}
	}
}

// FuzzRead reads any bytes under any name.
func FuzzRead(f *testing.F) {
	seeds(f, func(name string, data []byte) { f.Add(name, data) }, "")
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		docs, errs := Read(name, data, Options{Limits: small})
		lawful(t, name, docs, errs)
	})
}

// fuzzFormat fuzzes one reader with what the containers of its format hold, so
// that the fuzzer is not stopped by a checksum: part is the name of the part
// that is fuzzed, "" for a format that is no container.
func fuzzFormat(f *testing.F, ext, part string) {
	seeds(f, func(_ string, data []byte) {
		if part != "" {
			data = partOf(f, data, part)
		}
		f.Add(data)
	}, "."+ext)
	f.Fuzz(func(t *testing.T, data []byte) {
		if part != "" {
			data = packed(t, ext, part, data)
		}
		name := "fil." + ext
		docs, errs := Read(name, data, Options{Limits: small, bare: true})
		lawful(t, name, docs, errs)
	})
}

func FuzzMarkdown(f *testing.F) { fuzzFormat(f, "md", "") }
func FuzzText(f *testing.F)     { fuzzFormat(f, "txt", "") }
func FuzzHTML(f *testing.F)     { fuzzFormat(f, "html", "") }
func FuzzEML(f *testing.F)      { fuzzFormat(f, "eml", "") }
func FuzzZip(f *testing.F)      { fuzzFormat(f, "zip", "") }
func FuzzDocx(f *testing.F)     { fuzzFormat(f, "docx", "word/document.xml") }
func FuzzDocxStyle(f *testing.F) {
	fuzzFormat(f, "docx", "word/numbering.xml")
}
func FuzzOdt(f *testing.F)  { fuzzFormat(f, "odt", "content.xml") }
func FuzzEPUB(f *testing.F) { fuzzFormat(f, "epub", "OPS/kap1.xhtml") }

package ingest

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// zipped packs files, given as name and content in turn, into an archive.
func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		p, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// said lists the ids of all messages.
func said(docs []*corpus.Document, errs []*source.Error) string {
	var ids []string
	for _, d := range docs {
		for _, e := range d.Notes {
			ids = append(ids, strings.TrimPrefix(e.ID, "ingest."))
		}
	}
	for _, e := range errs {
		ids = append(ids, strings.TrimPrefix(e.ID, "ingest."))
	}
	return strings.Join(ids, " ")
}

// TestLimits passes each limit in turn, and reads the same file when the limit
// is just high enough.
func TestLimits(t *testing.T) {
	text := strings.Repeat("Fler bussar på kvällen\n", 100)
	inner := zipped(t, "a.txt", text)
	deep := `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>ord</w:t></w:r></w:p></w:body></w:document>`
	for _, c := range []struct {
		name    string
		data    []byte
		low, ok Limits
		want    string
	}{
		{"fil.txt", []byte(text), Limits{FileBytes: 2399}, Limits{FileBytes: 2500}, "limit-bytes"},
		{"fil.zip", inner, Limits{ExpandedBytes: 1000}, Limits{ExpandedBytes: 2500}, "limit-expanded"},
		{"fil.zip", zipped(t, "a.txt", text, "b.txt", text), Limits{Entries: 1}, Limits{Entries: 2}, "limit-entries"},
		{"fil.zip", zipped(t, "inre.zip", string(inner)), Limits{Nesting: 1}, Limits{Nesting: 2}, "limit-nesting"},
		{"fil.docx", zipped(t, "word/document.xml", deep), Limits{ExpandedBytes: 4 * 80}, Limits{ExpandedBytes: 4 * 100}, "limit-part"},
		{"fil.docx", zipped(t, "word/document.xml", deep), Limits{XMLDepth: 4}, Limits{XMLDepth: 5}, "limit-depth"},
		{"fil.txt", []byte(text), Limits{Steps: 2399}, Limits{Steps: 2500}, "limit-steps"},
		{"fil.zip", zipped(t, "a.txt", strings.Repeat("a", 40<<20)), Limits{Ratio: 200}, Limits{Ratio: 2000}, "limit-ratio"},
	} {
		docs, errs := Read(c.name, c.data, Options{Limits: c.low, bare: true})
		if got := said(docs, errs); len(docs) != 0 || got != c.want {
			t.Errorf("Read(%q) with %+v gave %d documents, saying %q; want none, saying %q", c.name, c.low, len(docs), got, c.want)
		}
		worded(t, c.name, errs)
		docs, errs = Read(c.name, c.data, Options{Limits: c.ok, bare: true})
		if len(docs) == 0 || len(errs) != 0 {
			t.Errorf("Read(%q) with %+v gave %d documents, saying %q; want it read", c.name, c.ok, len(docs), said(docs, errs))
		}
	}
}

// TestStop abandons a long file when it is told to.
func TestStop(t *testing.T) {
	data := []byte(strings.Repeat("Fler bussar på kvällen\n", 10_000))
	docs, errs := Read("fil.txt", data, Options{Stop: func() bool { return true }})
	if len(docs) != 0 || said(docs, errs) != "stopped" {
		t.Errorf("Read with Stop gave %d documents, saying %q; want none, saying stopped", len(docs), said(docs, errs))
	}
	asked := 0
	docs, _ = Read("fil.txt", data, Options{Stop: func() bool { asked++; return false }})
	if len(docs) != 1 || asked == 0 {
		t.Errorf("Read with a patient Stop gave %d documents and asked %d times", len(docs), asked)
	}
}

// TestPanic turns the panic of a reader into a fault of the file.
func TestPanic(t *testing.T) {
	f := &file{name: "fil.pdf", format: "pdf", opt: &Options{}, effort: &effort{}}
	f.run(func(f *file) {
		f.emit(&corpus.Document{Text: source.New(f.name, "ord\n")})
		panic("index out of range")
	})
	if !f.rejected || said(nil, f.errs) != "damaged" {
		t.Errorf("run of a reader that panics says %q; want damaged", said(nil, f.errs))
	}
}

// TestRecognise decides what a file is by content first, then by name.
func TestRecognise(t *testing.T) {
	word := string(zipped(t, "word/document.xml", "<w:document/>"))
	for _, c := range []struct{ name, data, format, said string }{
		{"a.txt", "text", "txt", ""},
		{"a.md", "# text", "md", ""},
		{"a", "text", "txt", ""},
		{"a.log", "text", "txt", ""},
		{"A.TXT", "text", "txt", ""},
		{"a.docx", "text", "txt", "mismatch"},
		{"a.docx", word, "docx", "empty"},
		{"a.txt", word, "docx", "mismatch empty"},
		{"a", word, "docx", "empty"},
		{"a.doc", "<html><p>ord</p></html>", "html", "mismatch"},
		{"a.md", "<!doctype html><p>ord", "html", "mismatch"},
		{"a.htm", "<p>ord", "html", ""},
		{"a.txt", "<i>ord</i> och så vidare", "txt", ""},
		{"a.txt", "Date: 3 maj\nTill: alla\n\nHej", "txt", ""},
		{"a.txt", "Message-ID: <1@x>\nFrom: a\nSubject: b\n\nHej", "eml", "mismatch"},
		{"a.zip", string(zipped(t, "a.txt", "ord")), "txt", ""},
		{"a.txt", "\xff\xfeH\x00e\x00j\x00", "txt", ""},
		{"a.docx", "\x01\x02\x03\x04\x05", "", "not-format"},
		{"a.pages", "\x01\x02\x03\x04\x05", "", "not-format"},
		{"a.pages", string(zipped(t, "Index/Document.iwa", "x")), "", "unsupported"},
		{"a.xlsb", string(zipped(t, "xl/workbook.bin", "x")), "", "unsupported"},
		{"a.txt", "", "txt", "empty"},
		{"a.docx", "", "docx", "empty"},
	} {
		docs, errs := Read(c.name, []byte(c.data), Options{bare: true})
		format := ""
		if len(docs) > 0 {
			format = docs[0].Format
		}
		if got := said(docs, errs); format != c.format || got != c.said {
			t.Errorf("Read(%q, %q) read it as %q, saying %q; want %q, saying %q", c.name, c.data[:min(len(c.data), 40)], format, got, c.format, c.said)
		}
	}
}

// TestSupported tells which names a folder is gone through for.
func TestSupported(t *testing.T) {
	for name, want := range map[string]bool{
		"a.txt": true, "a.TXT": true, "mapp/a.md": true, "a.docx": true, "a.odt": true, "a.html": true, "a.htm": true,
		"a.epub": true, "a.eml": true, "a.zip": true, "a.pdf": true, "a.rtf": true, "a.xlsx": true, "a.csv": true,
		"a.tsv": true, "a.vtt": true, "a.srt": true,
		"a": false, "a.doc": false, "a.png": false, "a.go": false, ".txt.swp": false, "txt": false,
	} {
		if got := Supported(name); got != want {
			t.Errorf("Supported(%q) = %v; want %v", name, got, want)
		}
	}
}

// TestEncodingNamed knows what users call encodings.
// TestText reads tables as others save them.
func TestText(t *testing.T) {
	for data, want := range map[string]string{
		"region;Jönköping": "region;Jönköping", "\ufeffregion": "region", "J\xf6nk\xf6ping och Sk\xe5ne": "Jönköping och Skåne",
		"\xff\xfe\xd6\x00r\x00": "Ör",
	} {
		got, notes := Text("om.csv", []byte(data))
		if got != want || (len(notes) > 0) != strings.HasPrefix(data, "J\xf6") {
			t.Errorf("Text(%q) = %q with %v, want %q", data, got, notes, want)
		}
	}
}

func TestEncodingNamed(t *testing.T) {
	for _, name := range Encodings() {
		if got, ok := EncodingNamed(name); !ok || got != name {
			t.Errorf("EncodingNamed(%q) = %q, %v; want itself", name, got, ok)
		}
	}
	for name, want := range map[string]string{"UTF8": "utf-8", "Latin-1": "iso-8859-1", "CP1252": "windows-1252", "Mac Roman": "macintosh", "x": ""} {
		if got, _ := EncodingNamed(name); got != want {
			t.Errorf("EncodingNamed(%q) = %q; want %q", name, got, want)
		}
	}
}

// TestHash is that of the file's own bytes, within an archive too.
func TestHash(t *testing.T) {
	const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	for _, c := range []struct {
		name string
		data []byte
	}{{"a.txt", []byte("abc")}, {"a.zip", zipped(t, "b.txt", "abc")}} {
		docs, _ := Read(c.name, c.data, Options{})
		if len(docs) != 1 || docs[0].Hash != abc {
			t.Errorf("Read(%q) gave %v; want a document with hash %s", c.name, docs, abc)
		}
	}
}

// BenchmarkFormats reads one note of some length in each format.
func BenchmarkFormats(b *testing.B) {
	for _, ext := range []string{"txt", "md", "docx", "odt", "html", "rtf", "pdf"} {
		data, err := os.ReadFile(inTestdata("formats", "samma."+ext))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(ext, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Read("samma."+ext, data, Options{})
			}
		})
	}
}

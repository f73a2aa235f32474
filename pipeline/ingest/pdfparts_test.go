package ingest

import (
	"bytes"
	"strings"
	"testing"
)

func TestGlyphText(t *testing.T) {
	for name, want := range map[string]string{
		"a": "a", "aring": "å", "Adieresis": "Ä", "odieresis": "ö", "eacute": "é", "uni00E5": "å", "u1F600": "😀",
		"fi": "fi", "f_f_i": "ffi", "a.sc": "a", "quotedblright": "”", "endash": "–", "g123": "", ".notdef": "", "space": " ", "five": "5",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("glyphText(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestBaseEncoding(t *testing.T) {
	for _, c := range []struct {
		name string
		code byte
		want string
	}{
		{"WinAnsiEncoding", 0xE5, "å"}, {"WinAnsiEncoding", 0x95, "•"}, {"WinAnsiEncoding", 0x81, "•"}, {"MacRomanEncoding", 0x8C, "å"},
		{"StandardEncoding", 0xAE, "fi"}, {"StandardEncoding", 0xAF, "fl"}, {"StandardEncoding", 0xB1, "–"}, {"StandardEncoding", 0xD0, "—"},
		{"StandardEncoding", 0xE1, "Æ"}, {"StandardEncoding", 0xFB, "ß"}, {"StandardEncoding", '\'', "’"}, {"StandardEncoding", 0xC8, "¨"}, {"StandardEncoding", 0xCA, "˚"},
	} {
		if got := baseEncoding(c.name)[c.code]; got != c.want {
			t.Errorf("baseEncoding(%s)[%#x] = %q, want %q", c.name, c.code, got, c.want)
		}
	}
}

func TestCMap(t *testing.T) {
	f := &file{opt: &Options{}, effort: &effort{}}
	f.opt.Limits = f.opt.Limits.WithDefaults()
	p := &pdfFile{f: f}
	m := p.readCMap(&pdfStream{raw: []byte(`1 begincodespacerange <00> <80> <8100> <FFFF> endcodespacerange
		2 beginbfchar <01> <00E5> <02> <00660069> endbfchar
		3 beginbfrange <10> <12> <0061> <20> <21> [<00C4> <D83DDE00>] <8140> <8141> <00780079> endbfrange`)})
	for code, want := range map[uint32]string{1: "å", 2: "fi", 0x10: "a", 0x12: "c", 0x20: "Ä", 0x21: "😀", 0x8140: "xy", 0x8141: "xz", 0x99: ""} {
		if got := m.text[code]; got != want {
			t.Errorf("CMap of %#x = %q, want %q", code, got, want)
		}
	}
	for s, want := range map[string]int{"\x01\x02": 1, "\x81\x40": 2, "\x85": 1} {
		if _, n := m.next(s); n != want {
			t.Errorf("next(%q) takes %d bytes, want %d", s, n, want)
		}
	}
}

// TestFilters unpacks by the examples of the PDF specification where it has one.
func TestFilters(t *testing.T) {
	f := &file{opt: &Options{}, effort: &effort{}}
	f.opt.Limits = f.opt.Limits.WithDefaults()
	p := &pdfFile{f: f}
	for _, c := range []struct {
		filter    string
		in, want  string
		parameter pdfDict
	}{
		{"LZWDecode", "\x80\x0B\x60\x50\x22\x0C\x0C\x85\x01", "-----A---B", nil}, // PDF 32000-1, 7.4.4.2, example 2
		{"ASCIIHexDecode", "48 6A 7>", "Hjp", nil},
		{"ASCII85Decode", "87cUR D]i,\"Ebo80~>", "Hello World!", nil},
		{"RunLengthDecode", "\x02abc\xFEx\x80", "abcxxx", nil},
		{"DCTDecode", "xx", "", nil},
	} {
		if got := p.unpack([]byte(c.in), c.filter, c.parameter); string(got) != c.want {
			t.Errorf("unpack(%q, %s) = %q, want %q", c.in, c.filter, got, c.want)
		}
	}
	png := []byte{0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 4, 1, 1, 1, 3, 2, 2, 2}
	got := p.predict(png, pdfDict{"Predictor": 15.0, "Columns": 3.0})
	if want := []byte{1, 2, 3, 1, 2, 3, 2, 3, 4, 3, 4, 5, 3, 5, 7}; !bytes.Equal(got, want) {
		t.Errorf("predict of PNG rows = %v, want %v", got, want)
	}
	if got, want := p.predict([]byte{1, 2, 3, 4, 5, 6}, pdfDict{"Predictor": 2.0, "Columns": 3.0}), []byte{1, 3, 6, 4, 9, 15}; !bytes.Equal(got, want) {
		t.Errorf("predict of TIFF rows = %v, want %v", got, want)
	}
}

func TestHyphenJoin(t *testing.T) {
	h := &hyphenator{words: map[string]bool{"mötesplats": true, "väst-sverige": true}}
	for _, c := range []struct{ text, next, want string }{
		{"förening-", "ens", "föreningens"},
		{"mötes-", "plats.", "mötesplats."},
		{"e-", "post", "e-post"},
		{"x-", "axel", "x-axel"},
		{"labb-", "handling-utvärdering", "labb-handling-utvärdering"},
		{"https://exempel.se/", "sida", "https://exempel.se/sida"},
		{"verksam\u00AD\u2010", "heten", "verksamheten"},
		{"hälso-", "och", "hälso- och"},
		{"vård-", "eller", "vård- eller"},
		{"IT-", "stöd", "IT-stöd"},
		{"2024-", "2026", "2024-2026"},
		{"Svensk-", "Norsk", "Svensk-Norsk"},
		{"samver\u2010", "kan", "samverkan"},
		{"samver\u00AD", "kan", "samverkan"},
		{"Ja -", "nej", "Ja - nej"},
		{"och", "så", "och så"},
	} {
		kept, between := h.join(c.text, c.next)
		if got := kept + between + c.next; got != c.want {
			t.Errorf("join(%q, %q) = %q, want %q", c.text, c.next, got, c.want)
		}
	}
}

func TestPageNumber(t *testing.T) {
	for text, want := range map[string]bool{"3": true, "- 3 -": true, "Sida 3 (12)": true, "3/12": true, "sida 3 av 12": true, "4": false, "Bord 3": false, "3 förslag": false} {
		if got := isPageNumber(text, 3); got != want {
			t.Errorf("isPageNumber(%q, 3) = %t, want %t", text, got, want)
		}
	}
}

// BenchmarkPDF reads a page of 100 and one of 10,000 lines: the times are to
// differ by a hundred.
func BenchmarkPDF(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		data := onePage("BT /F 2 Tf 14 TL 50 800 Td " + strings.Repeat("(Vi vill ha mer tid och fler platser) Tj 0 -0.07 Td ", n) + " ET")
		b.Run(map[int]string{100: "100", 10_000: "10000"}[n], func(b *testing.B) {
			for b.Loop() {
				Read("prov.pdf", data, Options{})
			}
		})
	}
}

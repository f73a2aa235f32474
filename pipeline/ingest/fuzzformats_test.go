package ingest

import (
	"strings"
	"testing"
)

// The seeds of the PDF fuzzer are the files as they are; most of what lies in
// them is packed, so it is given the content of a page as well.
func FuzzPDF(f *testing.F) { fuzzFormat(f, "pdf", "") }

// FuzzPDFContent fuzzes what a page draws.
func FuzzPDFContent(f *testing.F) {
	f.Add("BT /F 12 Tf 14 TL 50 700 Td (Vi vill ha f\\366r-) Tj T* (eningar) Tj ET")
	f.Add("q 1 0 0 1 50 700 cm BT /F 9 Tf [(Mer) -300 (tid)] TJ ET Q /X Do BI /W 1 ID x EI 50 50 10 0.5 re f")
	f.Add("BT /F 12 Tf 50 700 Td (A) Tj 100 0 Td (B) Tj -100 -14 Td (1) Tj 100 0 Td (2) Tj ET 3 3 m 3 60 l S")
	f.Add("/Span<</ActualText(hej)/MCID 3>>BDC BT /F 12 Tf 0.7 0.7 -0.7 0.7 9 9 Tm (snett) Tj ET EMC")
	f.Fuzz(func(t *testing.T, content string) {
		form := "<</Subtype/Form/Length " + "5>>\nstream\n/X Do\nendstream"
		docs, errs := Read("fil.pdf", onePage(content, form), Options{Limits: small, bare: true})
		lawful(t, "fil.pdf", docs, errs)
	})
}

// FuzzCMap fuzzes what leads from codes to text.
func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <FFFF> endcodespacerange 1 beginbfrange <0000> <0010> <0061> endbfrange"))
	f.Add([]byte("1 begincidrange <00> <ff> 3 endcidrange 2 beginbfchar <01> <D83DDE00> <02> <0066> endbfchar"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &pdfFile{f: &file{opt: &Options{Limits: small}, effort: &effort{}}}
		m := p.readCMap(&pdfStream{raw: data})
		for s := "\x00\x01\x02abc\xff\xff"; s != ""; {
			code, n := m.next(s)
			if n < 1 || n > len(s) {
				t.Fatalf("next(%q) takes %d bytes", s, n)
			}
			m.glyph(code)
			s = s[n:]
		}
	})
}

// FuzzPoppler fuzzes what another reader hands over.
func FuzzPoppler(f *testing.F) {
	f.Add([]byte("Rubrik\n\n  - punkt   två\f sida 2"))
	f.Add([]byte(`<html><page width="595" height="842"><line><word xMin="1" yMin="2" xMax="30" yMax="14">ord</word></line></page></html>`))
	f.Fuzz(func(t *testing.T, out []byte) {
		opt := Options{Limits: small, bare: true, PDFReader: func([]byte) ([]string, error) { return PopplerPages(out), nil }}
		docs, errs := Read("fil.pdf", []byte("%PDF-1.4\n"), opt)
		lawful(t, "fil.pdf", docs, errs)
	})
}

func FuzzRTF(f *testing.F)  { fuzzFormat(f, "rtf", "") }
func FuzzXLSX(f *testing.F) { fuzzFormat(f, "xlsx", "xl/worksheets/sheet1.xml") }
func FuzzVTT(f *testing.F)  { fuzzFormat(f, "vtt", "") }
func FuzzSRT(f *testing.F)  { fuzzFormat(f, "srt", "") }

// FuzzCSV holds besides that each cell that was read is a piece of the file,
// quotation marks apart.
func FuzzCSV(f *testing.F) {
	seeds(f, func(_ string, data []byte) { f.Add(data) }, ".csv")
	seeds(f, func(_ string, data []byte) { f.Add(data) }, ".tsv")
	f.Fuzz(func(t *testing.T, data []byte) {
		text := string(data)
		bare := strings.ReplaceAll(text, `"`, "")
		rows, _ := parseCSV(text, guessDelimiter(text), nil)
		for _, row := range rows {
			for _, cell := range row {
				if !strings.Contains(bare, strings.ReplaceAll(cell, `"`, "")) {
					t.Fatalf("parseCSV(%q) has cell %q, which is not in it", text, cell)
				}
			}
		}
		docs, errs := Read("fil.csv", data, Options{Limits: small, bare: true})
		lawful(t, "fil.csv", docs, errs)
	})
}

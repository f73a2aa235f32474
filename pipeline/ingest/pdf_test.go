package ingest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/temakod/temakod/pipeline/corpus"
)

// wordCount counts the words of a text, in lower case and without soft hyphens.
func wordCount(text string) map[string]int {
	count := map[string]int{}
	text = strings.ReplaceAll(strings.ToLower(text), "\u00AD", "")
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		count[w]++
	}
	return count
}

// overlap is the share of words that two texts have in common, as multisets.
func overlap(a, b map[string]int) float64 {
	common, total := 0, 0
	for w, n := range a {
		common += min(n, b[w])
		total += n
	}
	for _, n := range b {
		total += n
	}
	return 2 * float64(common) / float64(max(total, 1))
}

// TestPDFAgainstPoppler holds the built-in reader to pdftotext: PDFs made by
// LibreOffice and by Chromium, in one column and in two with words parted at
// line ends.
func TestPDFAgainstPoppler(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed; nothing to compare the built-in reader with")
	}
	for _, path := range []string{inTestdata("ingest", "tva-spalter.pdf"), inTestdata("ingest", "webb-tva-spalter.pdf"), inTestdata("formats", "samma.pdf")} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		run := func(arg ...string) []byte {
			out, err := exec.Command("pdftotext", append(arg, "-enc", "UTF-8", path, "-")...).Output()
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		body := func(opt Options) string {
			docs, errs := Read(path, data, opt)
			if len(docs) != 1 {
				t.Fatalf("Read(%s): %d documents, %v", path, len(docs), errs)
			}
			return docs[0].Text.Body
		}
		// pdftotext joins words parted by a hyphen at a line end, but not by the
		// hyphen that Chromium draws at a soft one.
		want := wordCount(strings.NewReplacer("\u00AD\u2010\n", "", "\u2010\n", "").Replace(string(run())))
		check := func(how, text string) {
			got := overlap(wordCount(text), want)
			t.Logf("%s, %s: words in common with pdftotext %.4f", filepath.Base(path), how, got)
			if got < 0.99 {
				t.Errorf("Read(%s) with %s: %.4f of the words in common with pdftotext, want at least 0.99", path, how, got)
			}
		}
		check("the built-in reader", body(Options{}))
		check("-bbox-layout", body(Options{PDFReader: func([]byte) ([]string, error) { return PopplerPages(run("-bbox-layout")), nil }}))
		check("-layout", body(Options{PDFReader: func([]byte) ([]string, error) { return PopplerPages(run("-layout")), nil }}))
	}
}

// makePDF writes a PDF of the given objects, numbered from 1; the first is the
// catalog. Those that are empty are left out.
func makePDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, off := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, at)
	return b.Bytes()
}

func pdfContentObject(content string) string {
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content)
}

// onePage is a PDF with a page of content, in which /F is Helvetica and /X is
// object 6.
func onePage(content string, more ...string) []byte {
	return makePDF(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>",
		pdfContentObject(content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}, more...)...)
}

// TestPDFText holds what is read of a page's content.
func TestPDFText(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a string", `BT /F 12 Tf 50 700 Td (H\344lsa) Tj ET`, "Hälsa"},
		{"kerning parts no word", `BT /F 12 Tf 50 700 Td [(Sam) 40 (ver) -60 (kan)] TJ ET`, "Samverkan"},
		{"a gap parts words", `BT /F 12 Tf 50 700 Td [(Mer) -300 (tid)] TJ ET`, "Mer tid"},
		{"spaced letters are a word", `BT /F 12 Tf 6 Tc 50 700 Td (TEMA) Tj ET`, "TEMA"},
		{"quote operators", `BT /F 12 Tf 14 TL 50 700 Td (Vi vill ha mer) Tj (tid.) ' ET`, "Vi vill ha mer tid."},
		{"lines out of order", `BT /F 12 Tf 50 686 Td (andra raden.) Tj 0 14 Td (Det h\344r kommer f\366re den) Tj ET`, "Det här kommer före den andra raden."},
		{"a form", `/X Do`, "Inifrån"},
		{"the text that the file says", `BT /F 12 Tf 50 700 Td /Span<</ActualText(tra\374k)>>BDC (tr) Tj EMC ET`, "traük"},
		{"drawn twice", `BT /F 12 Tf 50 700 Td (Fet) Tj ET BT /F 12 Tf 50.2 700 Td (Fet) Tj ET`, "Fet"},
		{"beyond the sheet", `BT /F 12 Tf 50 700 Td (Inne) Tj 0 -2000 Td (Ute) Tj ET`, "Inne"},
		{"suspended hyphen", `BT /F 12 Tf 14 TL 50 700 Td (Vi talade om h\344lso-) Tj T* (och sjukv\345rden.) Tj ET`, "Vi talade om hälso- och sjukvården."},
		{"hyphen at a line end", `BT /F 12 Tf 14 TL 50 700 Td (Vi talade om f\366r-) Tj T* (eningarna.) Tj ET`, "Vi talade om föreningarna."},
		{"dash at the start of a full line's continuation", `BT /F 12 Tf 14 TL 50 700 Td (Vi vill att fler ska komma hit och ta plats) Tj T* (\226 och stanna.) Tj ET`, "Vi vill att fler ska komma hit och ta plats – och stanna."},
		{"list whose lines do not hang", `BT /F 12 Tf 14 TL 50 700 Td (- Vi vill att fler kommer hit) Tj T* (Norr och s\366der ifr\345n.) Tj T* (- Mer tid) Tj ET`, "- Vi vill att fler kommer hit Norr och söder ifrån.\n- Mer tid"},
		{"a day's hours", `BT /F 12 Tf 50 700 Td (13.30) Tj 100 0 Td (V\344lkomna) Tj -100 -14 Td (14.00) Tj 100 0 Td (Samtal) Tj ET`, "13.30\tVälkomna\n\n14.00\tSamtal"},
		{"a mark before a list", `BT /F 12 Tf 14 TL 50 700 Td (\254) Tj 40 0 Td (det kr\344ver tid) Tj -40 -14 Td (-) Tj 40 0 Td (Mer tid) Tj -40 -14 Td (-) Tj 40 0 Td (Mer rum) Tj ET`, "¬ det kräver tid\n\n- Mer tid\n- Mer rum"},
		{"hyphen after an acronym", `BT /F 12 Tf 14 TL 50 700 Td (Vi vill ha mer IT-) Tj T* (st\366d nu.) Tj ET`, "Vi vill ha mer IT-stöd nu."},
	} {
		form := "<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 39>>\nstream\nBT /F 12 Tf 50 700 Td (Inifr\\345n) Tj ET \nendstream"
		docs, errs := Read("prov.pdf", onePage(c.content, form), Options{bare: true})
		if len(docs) != 1 {
			t.Errorf("%s: Read gave %d documents, %v", c.name, len(docs), errs)
			continue
		}
		if got := strings.TrimSpace(docs[0].Text.Body); got != c.want {
			t.Errorf("%s: Read(%s) = %q, want %q", c.name, c.content, got, c.want)
		}
	}
}

// TestPDFHostile holds that a PDF made to do harm is refused, or read as far as
// it can be, with the right words.
func TestPDFHostile(t *testing.T) {
	text := "BT /F 12 Tf 50 700 Td (Kvar) Tj ET "
	good := onePage(text)
	for _, c := range []struct {
		name string
		data []byte
		body string // of the document; empty if there is none
		id   string // of the first message; empty for none
	}{
		{"pages that are their own parents", makePDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 9>>"), "", "ingest.pdf-no-pages"},
		{"a form within itself", onePage(text+"/X Do", "<</Subtype/Form/Resources<</XObject<</X 6 0 R>>>>/Length 11>>\nstream\n/X Do /X Do\nendstream"), "Kvar", ""},
		{"an object that is itself", makePDF("<</Type/Catalog/Pages 2 0 R>>", "2 0 R"), "", "ingest.pdf-no-pages"},
		{"a length that is its own stream", onePage(text, "<</Length 6 0 R>>\nstream\nx\nendstream"), "Kvar", ""},
		{"a table that names itself", bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Prev "+string(afterLast(good, "startxref\n", 3))), 1), "Kvar", ""},
		{"a table of a trillion objects", bytes.Replace(good, []byte("xref\n0 6"), []byte("xref\n0 999999999999"), 1), "Kvar", "ingest.pdf-repaired"},
		{"cut off", good[:len(good)-150], "Kvar", "ingest.pdf-repaired"},
		{"nothing but a head", []byte("%PDF-1.7\n"), "", "ingest.pdf-damaged"},
		{"arrays without end", onePage(text + strings.Repeat("[", 200_000)), "Kvar", ""},
		{"dictionaries without end", onePage(text + strings.Repeat("<<", 200_000)), "Kvar", ""},
		{"a scanned page", onePage("500 0 0 700 0 0 cm /X Do", "<</Subtype/Image/Width 1/Height 1/Length 1>>\nstream\nx\nendstream"), "", "ingest.pdf-scanned"},
		{"an empty page", onePage(""), "", "ingest.pdf-empty"},
		{"a bomb", onePage(text+"/X Do", bomb(64<<20)), "", "ingest.limit-expanded"},
	} {
		docs, errs := Read("prov.pdf", c.data, Options{bare: true, Limits: Limits{ExpandedBytes: 32 << 20}})
		body := ""
		for _, d := range docs {
			body += strings.TrimSpace(d.Text.Body)
			errs = append(errs, d.Notes...)
		}
		id := ""
		if len(errs) > 0 {
			id = errs[0].ID
		}
		if body != c.body || id != c.id {
			t.Errorf("%s: Read gave %q and message %q (%v), want %q and %q", c.name, body, id, errs, c.body, c.id)
		}
	}
}

// afterLast returns n bytes after the last sep in b.
func afterLast(b []byte, sep string, n int) []byte {
	i := bytes.LastIndex(b, []byte(sep)) + len(sep)
	return b[i : i+n]
}

// bomb is a form of n packed spaces.
func bomb(n int) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	if _, err := z.Write(bytes.Repeat([]byte(" "), n)); err != nil {
		panic(err)
	}
	z.Close()
	return fmt.Sprintf("<</Subtype/Form/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", b.Len(), b.String())
}

// TestPDFPages holds the limit of pages, furniture, and a paragraph that goes on
// across a page with the place of each half.
func TestPDFPages(t *testing.T) {
	var objects []string
	kids := ""
	for i := range 4 {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
		content := fmt.Sprintf(`BT /F 9 Tf 50 810 Td (Granlidens r\345d 2024) Tj ET BT /F 12 Tf 50 700 Td (forts\344tter h\344r p\345 n\344sta sida %d.) Tj 0 -24 Td (En ny tanke b\366rjar som) Tj ET BT /F 9 Tf 300 30 Td (Sida %d av 4) Tj ET`, i+1, i+1)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", 5+2*i), pdfContentObject(content))
	}
	data := makePDF(append([]string{"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[" + kids + "]/Count 4/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}, objects...)...)
	if docs, errs := Read("prov.pdf", data, Options{Limits: Limits{Pages: 3}}); len(docs) != 0 || len(errs) != 1 || errs[0].ID != "ingest.limit-pages" {
		t.Errorf("Read of 4 pages with a limit of 3 gave %d documents and %v", len(docs), errs)
	}
	docs, errs := Read("prov.pdf", data, Options{bare: true})
	if len(docs) != 1 {
		t.Fatalf("Read gave %d documents, %v", len(docs), errs)
	}
	d := docs[0]
	furniture := 0
	for _, b := range d.Layout {
		if b.Kind == corpus.FurnitureBlock {
			furniture++
		}
	}
	if furniture != 8 {
		t.Errorf("Read found %d pieces of furniture, want a header and a footer on each of 4 pages:\n%s", furniture, dump(docs, errs))
	}
	const joined = "En ny tanke börjar som fortsätter här på nästa sida 2."
	at := strings.Index(d.Text.Body, joined)
	if at < 0 {
		t.Fatalf("Read did not join %q across the page:\n%s", joined, d.Text.Body)
	}
	if first, second := d.Text.Place(at).Number, d.Text.Place(at+strings.Index(joined, "fortsätter")).Number; first != 1 || second != 2 {
		t.Errorf("the halves of %q stand on pages %d and %d, want 1 and 2", joined, first, second)
	}
}

// TestPDFTags holds that a heading is one by the file's own word, in its own
// name for it, however it looks, and that tags may bite their tails.
func TestPDFTags(t *testing.T) {
	content := `/R3<</MCID 0>>BDC BT /F 12 Tf 50 700 Td (1. Om bussar) Tj ET EMC /P<</MCID 1>>BDC BT /F 12 Tf 50 680 Td (De g\345r inte p\345 kv\344llen.) Tj ET EMC`
	data := makePDF("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
		pdfContentObject(content), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</K[7 0 R 8 0 R 6 0 R]/RoleMap<</R3/H3/P/Q/Q/P>>>>", "<</S/R3/Pg 3 0 R/K<</S/Span/K 0>>>>", "<</S/P/Pg 3 0 R/K[<</Type/MCR/MCID 1>> 8 0 R]>>")
	docs, errs := Read("prov.pdf", data, Options{bare: true})
	const want = "== prov.pdf, pdf\n[heading 3, sida 1] \"1. Om bussar\"\n[paragraph, sida 1] \"De går inte på kvällen.\"\n"
	if got := dump(docs, errs); got != want {
		t.Errorf("Read gave\n%swant\n%s", got, want)
	}
}

package xlsx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
)

// write makes a workbook of documents and returns its bytes.
func write(t testing.TB, opt Options, docs []*code.Coded, run *export.Run) []byte {
	t.Helper()
	opt.TempDir = t.TempDir()
	b, err := New(opt)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	defer b.Discard()
	for _, d := range docs {
		if err := b.Document(d); err != nil {
			t.Fatalf("Document(%s): %v", d.Document.Text.Name, err)
		}
	}
	var out bytes.Buffer
	if err := b.Finish(&out, run); err != nil {
		t.Fatalf("Finish: %v", err)
	}
	if err := b.Discard(); err != nil {
		t.Errorf("Discard: %v", err)
	}
	left, err := os.ReadDir(opt.TempDir)
	if err != nil || len(left) > 0 {
		t.Errorf("after Discard the temporary folder holds %v (%v), want nothing", left, err)
	}
	return out.Bytes()
}

// open reads a workbook back.
func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("OpenReader: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func cell(t testing.TB, f *excelize.File, sheet, ref string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, ref)
	if err != nil {
		t.Errorf("GetCellValue(%s, %s): %v", sheet, ref, err)
	}
	return v
}

func sampleDocs(n, bullets int) []*code.Coded {
	g := generator(7)
	docs := make([]*code.Coded, n)
	for i := range docs {
		docs[i] = sampleDocument(&g, i, bullets)
	}
	return docs
}

// sample is the usual workbook of the tests.
func sample(t testing.TB) ([]byte, []*code.Coded) {
	t.Helper()
	docs := sampleDocs(9, 30)
	plan := samplePlan()
	return write(t, Options{Plan: plan}, docs, sampleRun(plan, docs)), docs
}

func TestSheets(t *testing.T) {
	data, _ := sample(t)
	if name := os.Getenv("TEMAKOD_WORKBOOK"); name != "" {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f := open(t, data)
	want := []string{"Sammanfattning", "Teman", "Jämförelse", "Över tid", "Dokument", "Frågor", "Frågor, siffror", "Samförekomst", "Samförekomst, par", "Citat",
		"Granskning", "Kodningar", "Segment", "Kodbok", "Täckning", "Meddelanden", "Diagramdata", "Om körningen"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets of the sample = %q, want %q", got, want)
	}
	if i := f.GetActiveSheetIndex(); i != 0 {
		t.Errorf("active sheet = %d, want the first", i)
	}
	for _, name := range want {
		page, err := f.GetPageLayout(name)
		if err != nil || *page.Orientation != "landscape" {
			t.Errorf("GetPageLayout(%s) = %v, %v, want landscape", name, page.Orientation, err)
		}
		if name == "Diagramdata" && *page.FitToWidth != 1 {
			t.Errorf("%s is printed %d pages wide", name, *page.FitToWidth)
		}
		if props, err := f.GetSheetProps(name); name != "Sammanfattning" && (err != nil || !*props.FitToPage) {
			t.Errorf("GetSheetProps(%s): not fitted to the page's width (%v)", name, err)
		}
	}
	titles := 0
	for _, n := range f.GetDefinedName() {
		// A name that belongs to one sheet and points at another makes Excel
		// repair the file.
		if strings.HasPrefix(n.Name, "_xlnm.") && !strings.HasPrefix(n.RefersTo, quoted(n.Scope)+"!") {
			t.Errorf("%s of %s refers to %s", n.Name, n.Scope, n.RefersTo)
		}
		if n.Name == "_xlnm.Print_Titles" {
			titles++
		}
	}
	if titles < 14 {
		t.Errorf("%d sheets repeat their headings in print, want at least 14", titles)
	}
}

// TestReadBack reads what the library loses without a word if it is set too late.
func TestReadBack(t *testing.T) {
	data, docs := sample(t)
	f := open(t, data)

	rows, err := f.GetRows("Kodningar")
	if err != nil {
		t.Fatal(err)
	}
	want := 1
	for _, d := range docs {
		want += len(d.Codings)
	}
	if len(rows) != want {
		t.Errorf("Kodningar has %d rows, want %d", len(rows), want)
	}
	if got := strings.Join(rows[0][:6], "|"); got != "Dokument|Rad|Tema|Undertema|Träffade ord|Text" {
		t.Errorf("Kodningar begins with the headings %q", got)
	}
	for _, c := range []struct{ sheet, table string }{{"Kodningar", "t_Kodningar"}, {"Segment", "t_Segment"}, {"Teman", "t_Teman"}, {"Kodbok", "t_Kodbok"}} {
		tables, err := f.GetTables(c.sheet)
		if err != nil || len(tables) != 1 || tables[0].Name != c.table {
			t.Errorf("GetTables(%s) = %v, %v, want one called %s", c.sheet, tables, err, c.table)
		}
	}
	for _, sheet := range []string{"Teman", "Jämförelse", "Samförekomst", "Frågor", "Dokument"} {
		formats, err := f.GetConditionalFormats(sheet)
		if err != nil || len(formats) == 0 {
			t.Errorf("GetConditionalFormats(%s) = %v, %v, want shades", sheet, formats, err)
		}
	}
	panes, err := f.GetPanes("Kodningar")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("GetPanes(Kodningar) = %+v, %v, want the first row frozen", panes, err)
	}
	if got := cell(t, f, "Teman", "A4"); got != "Psykisk hälsa" {
		t.Errorf("Teman!A4 = %q, want the label of the first theme", got)
	}
}

// TestLinks follows a number to its quotes, a quote to its segment, and back.
func TestLinks(t *testing.T) {
	data, docs := sample(t)
	f := open(t, data)
	follow := func(sheet, ref string) (string, string) {
		t.Helper()
		ok, to, err := f.GetCellHyperLink(sheet, ref)
		if err != nil || !ok {
			t.Fatalf("GetCellHyperLink(%s, %s) = %v, %q, %v, want a link", sheet, ref, ok, to, err)
		}
		name, at, _ := strings.Cut(to, "!")
		return strings.Trim(name, "'"), at
	}
	sheet, at := follow("Teman", "B5") // the number of segments on loneliness
	if sheet != "Citat" || cell(t, f, sheet, at) != "Ensamhet och isolering" {
		t.Errorf("Teman!B5 leads to %s!%s = %q, want the quotes on loneliness", sheet, at, cell(t, f, sheet, at))
	}
	row := at[1:]
	back, backAt := follow("Citat", "C"+row)
	if back != "Teman" || backAt != "A5" {
		t.Errorf("the block leads back to %s!%s, want Teman!A5", back, backAt)
	}
	var n int
	fmt.Sscan(row, &n)
	quote := cell(t, f, "Citat", fmt.Sprint("B", n+1))
	to, place := follow("Citat", fmt.Sprint("C", n+1))
	if got := cell(t, f, to, "E"+place[1:]); to != "Segment" || got != quote || quote == "" {
		t.Errorf("the quote %q leads to %s!%s = %q, want the same words", quote, to, place, got)
	}
	line := cell(t, f, "Citat", fmt.Sprint("D", n+1))
	fmt.Sscan(line, &n)
	text := docs[0].Document.Text
	if got := text.Line(n).Text(text.Body); !strings.Contains(got, quote) {
		t.Errorf("line %s of %s is %q, want the words of the quote %q", line, text.Name, got, quote)
	}
	year, at := follow("Över tid", "D7") // loneliness in the last year
	if got := cell(t, f, year, "C"+at[1:]); !strings.HasSuffix(got, "-2024.txt") {
		t.Errorf("Över tid!D7 leads to a quote from %q, want one of 2024", got)
	}
	group, at := follow("Jämförelse", "C7") // loneliness in the second group
	if got := cell(t, f, group, "E"+at[1:]); got != "Västfjärd" {
		t.Errorf("Jämförelse!C7 leads to a quote from %q, want one from Västfjärd", got)
	}
}

func TestBoldWords(t *testing.T) {
	data, _ := sample(t)
	f := open(t, data)
	runs, err := f.GetCellRichText("Citat", "B3")
	if err != nil {
		t.Fatal(err)
	}
	var bold []string
	for _, r := range runs {
		if r.Font != nil && r.Font.Bold {
			bold = append(bold, r.Text)
		}
	}
	if len(bold) != 1 || bold[0] != "samtalsstöd" && bold[0] != "psykisk ohälsa" {
		t.Errorf("GetCellRichText(Citat, B3) has %q in bold, want the matched words", bold)
	}
}

func TestReview(t *testing.T) {
	data, _ := sample(t)
	f := open(t, data)
	rows, err := f.GetRows("Granskning")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[0][:5], ","); got != "document,segment,theme,decision,note" {
		t.Errorf("Granskning begins with %q, want the columns of a decisions file", got)
	}
	validations, err := f.GetDataValidations("Granskning")
	if err != nil || len(validations) != 2 {
		t.Fatalf("GetDataValidations(Granskning) = %v, %v, want two", validations, err)
	}
	if v := validations[0]; v.Formula1 != `"keep,drop,add"` || !strings.HasPrefix(v.Sqref, "D2:") {
		t.Errorf("the first choice is %s on %s, want keep, drop or add in column D", v.Formula1, v.Sqref)
	}
	if v := validations[1]; v.Formula1 != themeNames || !strings.HasPrefix(v.Sqref, "C2:") {
		t.Errorf("the second choice is %s on %s, want the themes in column C", v.Formula1, v.Sqref)
	}
	for _, v := range validations {
		// Excel refuses a file whose prompts are longer.
		for _, c := range []struct {
			what *string
			most int
		}{{v.PromptTitle, 32}, {v.ErrorTitle, 32}, {v.Prompt, 255}, {v.Error, 255}} {
			if n := len(utf16.Encode([]rune(*c.what))); n > c.most {
				t.Errorf("the prompt %q has %d characters, want at most %d", *c.what, n, c.most)
			}
		}
	}
	protection, err := f.GetSheetProtection("Granskning")
	if err != nil || protection.Password != "" {
		t.Errorf("GetSheetProtection(Granskning) = %+v, %v, want protection without password", protection, err)
	}
	for ref, open := range map[string]bool{"A2": false, "B2": false, "D2": true, "E2": true, "F2": false} {
		id, err := f.GetCellStyle("Granskning", ref)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := style.Protection != nil && !style.Protection.Locked; got != open {
			t.Errorf("Granskning!%s may be edited: %v, want %v", ref, got, open)
		}
	}
	for _, n := range f.GetDefinedName() {
		if n.Name == themeNames && n.RefersTo == "'Kodbok'!$B$4:$B$11" {
			return
		}
	}
	t.Errorf("no name %s for the themes of the codebook in %v", themeNames, f.GetDefinedName())
}

// TestCharts reads the parts of the charts: alternative text, error bars, and
// copies of the numbers.
func TestCharts(t *testing.T) {
	data, _ := sample(t)
	parts := unzip(t, data)
	for i := 1; i <= 3; i++ {
		chart := parts[fmt.Sprintf("xl/charts/chart%d.xml", i)]
		if err := wellFormed(chart); err != nil {
			t.Errorf("chart %d: %v", i, err)
		}
		for _, want := range []string{"<errBars>", "<varyColors val=\"0\">", "'Diagramdata'!$", "<numCache><formatCode>0.0%</formatCode><ptCount"} {
			if !bytes.Contains(chart, []byte(want)) {
				t.Errorf("chart %d lacks %s", i, want)
			}
		}
	}
	if drawing := parts["xl/drawings/drawing1.xml"]; bytes.Count(drawing, []byte(`descr="`)) != 3 {
		t.Errorf("the drawing has %d alternative texts, want one a chart", bytes.Count(drawing, []byte(`descr="`)))
	}
	for name, part := range parts {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if err := wellFormed(part); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func unzip(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		r.Close()
	}
	return parts
}

func wellFormed(part []byte) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// TestSameBytes writes the same run often enough for the order of a map to show.
func TestSameBytes(t *testing.T) {
	first, docs := sample(t)
	for range 4 {
		plan := samplePlan()
		again := write(t, Options{Plan: plan}, docs, sampleRun(plan, docs))
		if sha256.Sum256(again) != sha256.Sum256(first) {
			t.Fatal("two runs over the same documents gave different bytes")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != contentTypes {
		t.Errorf("the first part is %s, want %s", z.File[0].Name, contentTypes)
	}
	for _, f := range z.File {
		if y, m, d := f.Modified.UTC().Date(); y != 1980 || m != 1 || d != 1 {
			t.Errorf("%s was modified %v, want 1980-01-01", f.Name, f.Modified)
		}
	}
}

// TestHiddenBars writes no hidden share anywhere, not even under a chart.
func TestHiddenBars(t *testing.T) {
	docs := sampleDocs(9, 30)
	plan := samplePlan()
	run := sampleRun(plan, docs)
	for i := range run.Results.Groups.Themes {
		c := &run.Results.Groups.Themes[i].Cells[0]
		c.Hidden, c.Share, c.Wilson.Low, c.Wilson.High = true, 0.8125, 0.75, 0.875
	}
	data := write(t, Options{Plan: plan}, docs, run)
	for name, part := range unzip(t, data) {
		for _, number := range []string{">0.8125<", ">0.75<", ">0.875<", ">0.0625<"} {
			if bytes.Contains(part, []byte(number)) {
				t.Errorf("%s holds %s, which is hidden", name, number)
			}
		}
	}
	f := open(t, data)
	if got := cell(t, f, "Jämförelse", "B6"); got != "–" {
		t.Errorf("Jämförelse!B6 = %q, want –", got)
	}
	if rows, _ := f.GetRows("Sammanfattning"); !strings.Contains(fmt.Sprint(rows), "En stapel som saknas") {
		t.Error("the summary does not say what a missing bar stands for")
	}
}

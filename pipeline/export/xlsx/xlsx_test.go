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
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
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

func TestHostileText(t *testing.T) {
	docs := sampleDocs(1, 3)
	d := docs[0].Document
	long := strings.Repeat("ö", 40000)
	texts := []string{"=1+1", "a\x00b\x0bc\ufffe", "_x000D_ och _x0041_", long, "rad ett\r\nrad två", "+SUM(A1)", "<b>&amp;</b>", "\U0001F600"}
	d.Text.Body = strings.Join(texts, "\n")
	seg, at := d.Segments[0], 0
	d.Segments = nil
	for i, s := range texts {
		seg.Span.Start, seg.Span.End = at, at+len(s)
		seg.Content, seg.Key, seg.Role, seg.Section = seg.Span, uint64(i+1), 3, -1
		seg.Questions = nil
		d.Segments = append(d.Segments, seg)
		at += len(s) + 1
	}
	docs[0].Codings = nil
	for i := range texts {
		docs[0].Codings = append(docs[0].Codings, code.Coding{Segment: i, Theme: 0, Term: 0, Span: d.Segments[i].Span})
	}
	plan := samplePlan()
	b, err := New(Options{Plan: plan, TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Discard()
	if err := b.Document(docs[0]); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := b.Finish(&out, sampleRun(plan, docs)); err != nil {
		t.Fatal(err)
	}
	f := open(t, out.Bytes())
	want := []string{"=1+1", "a\ufffdb\ufffdc\ufffd", "_x000D_ och _x0041_", strings.Repeat("ö", maxChars) + "… [avkortat]", "rad ett rad två", "+SUM(A1)", "<b>&amp;</b>", "\U0001F600"}
	for i, w := range want {
		for _, c := range []struct{ sheet, ref string }{{"Segment", fmt.Sprint("E", i+2)}, {"Granskning", fmt.Sprint("F", i+2)}, {"Kodningar", fmt.Sprint("E", i+2)}, {"Kodningar", fmt.Sprint("F", i+2)}} {
			if got := cell(t, f, c.sheet, c.ref); got != w {
				t.Errorf("%s!%s = %.60q, want %.60q", c.sheet, c.ref, got, w)
			}
			if formula, _ := f.GetCellFormula(c.sheet, c.ref); formula != "" {
				t.Errorf("%s!%s holds the formula %q, made of a text", c.sheet, c.ref, formula)
			}
		}
		if got := cell(t, f, "Citat", fmt.Sprint("B", i+3)); got != w {
			t.Errorf("Citat!B%d = %.60q, want %.60q", i+3, got, w)
		}
	}
	if g := b.Guarded(); g.Cut < 4 || g.Cleaned < 12 {
		t.Errorf("Guarded() = %+v, want each cut and each bad character counted", g)
	}
}

func TestLongSheetsGoOn(t *testing.T) {
	docs := sampleDocs(9, 30)
	plan := samplePlan()
	f := open(t, write(t, Options{Plan: plan, MaxRows: 100}, docs, sampleRun(plan, docs)))
	list := f.GetSheetList()
	i := slices.Index(list, "Segment")
	if i < 0 || !slices.Equal(list[i:i+4], []string{"Segment", "Segment (2)", "Segment (3)", "Segment (4)"}) {
		t.Fatalf("sheets = %q, want Segment to Segment (4) in a row", list)
	}
	total := 0
	for _, d := range docs {
		total += len(d.Document.Segments)
	}
	got := 0
	for _, name := range list[i : i+4] {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		got += len(rows) - 1
		if len(rows) > 101 || rows[0][0] != "Dokument" {
			t.Errorf("%s has %d rows and begins with %q, want at most 101 under the headings", name, len(rows), rows[0][0])
		}
	}
	if got != total {
		t.Errorf("the sheets of segments hold %d rows, want %d", got, total)
	}
	// A quote of the last document leads to the part that holds it.
	rows, _ := f.GetRows("Citat")
	for n := len(rows); n > 1; n-- {
		ok, to, _ := f.GetCellHyperLink("Citat", fmt.Sprint("C", n))
		if name, at, _ := strings.Cut(to, "!"); ok && name == "'Segment (4)'" {
			if got, want := cell(t, f, "Segment (4)", "E"+at[1:]), cell(t, f, "Citat", fmt.Sprint("B", n)); got != want {
				t.Errorf("the quote %q leads to %q", want, got)
			}
			return
		}
	}
	t.Error("no quote leads to the last part of the segments")
}

func TestPrivacy(t *testing.T) {
	docs := sampleDocs(9, 30)
	for _, c := range []struct {
		name    string
		privacy export.Privacy
		gone    []string // sheets that are left out
		absent  []string // words that stand nowhere in the file
		says    string
	}{
		{"no quotes", export.Privacy{NoQuotes: true}, []string{"Citat", "Granskning"}, []string{"samtalsst", "vart de ska", "hindrar oss", "Dialogmöte"}, "--no-quotes"},
		{"hide documents", export.Privacy{HideDocuments: true}, []string{"Granskning"}, []string{"norrby-2022", "anteckningar/", "bild.txt", "Titel</t>", fmt.Sprintf("%064x", 3)}, "--hide-documents"},
		{"small cells", export.Privacy{MinCell: 5}, []string{"Citat", "Granskning", "Kodningar", "Segment"}, []string{"vart de ska"}, "--min-cell"},
		{"small cells, rows kept", export.Privacy{MinCell: 5, KeepRows: true}, nil, nil, "--keep-rows"},
	} {
		plan := samplePlan()
		plan.Privacy = c.privacy
		plan.Names = export.NewNames(message.Swedish, c.privacy.HideDocuments)
		if c.privacy.NoQuotes { // the lexicon is no quote
			plan.Terms, plan.Themes = slices.Clone(plan.Terms), slices.Clone(plan.Themes)
			plan.Terms[1].Text, plan.Themes[0].Examples = "stödsamtal", nil
		}
		data := write(t, Options{Plan: plan}, docs, sampleRun(plan, docs))
		f := open(t, data)
		for _, s := range c.gone {
			if i, _ := f.GetSheetIndex(s); i >= 0 {
				t.Errorf("%s: the sheet %s is there", c.name, s)
			}
		}
		for name, part := range unzip(t, data) {
			for _, w := range c.absent {
				if bytes.Contains(part, []byte(w)) {
					t.Errorf("%s: %s holds %q", c.name, name, w)
				}
			}
		}
		rows, err := f.GetRows("Sammanfattning")
		if err != nil {
			t.Fatal(err)
		}
		if all := fmt.Sprint(rows); !strings.Contains(all, c.says) || !strings.Contains(all, "inte innehållet anonymt") {
			t.Errorf("%s: the summary does not say that %s was used and that nothing is anonymous", c.name, c.says)
		}
	}
}

func TestHiddenCell(t *testing.T) {
	data, _ := sample(t)
	f := open(t, data)
	if got := cell(t, f, "Täckning", "C4"); got != "–" {
		t.Errorf("a hidden cell shows %q, want –", got)
	}
	rows, _ := f.GetRows("Täckning")
	if all := fmt.Sprint(rows); !strings.Contains(all, "som inte visas") {
		t.Errorf("the sheet does not explain –: %s", all)
	}
}

func TestEnglish(t *testing.T) {
	docs := sampleDocs(3, 9)
	plan := samplePlan()
	plan.Lang = message.English
	f := open(t, write(t, Options{Plan: plan}, docs, sampleRun(plan, docs)))
	if got := f.GetSheetList()[:3]; !slices.Equal(got, []string{"Summary", "Themes", "Comparison"}) {
		t.Errorf("English sheets begin with %q", got)
	}
	if got := cell(t, f, "Review", "A1"); got != "document" {
		t.Errorf("Review!A1 = %q, want the id whatever the language", got)
	}
}

// TestNothing writes a run that read nothing and found nothing.
func TestNothing(t *testing.T) {
	plan := &export.Plan{}
	f := open(t, write(t, Options{Plan: plan}, nil, &export.Run{Plan: *plan}))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Sammanfattning", "Om körningen"}) {
		t.Errorf("sheets of an empty run = %q", got)
	}
	docs := sampleDocs(1, 0)
	plan = samplePlan()
	run := sampleRun(plan, docs)
	f = open(t, write(t, Options{Plan: plan}, docs, run))
	if i, _ := f.GetSheetIndex("Kodningar"); i >= 0 {
		t.Error("a run without codings has a sheet for them")
	}
	if rows, _ := f.GetRows("Sammanfattning"); !strings.Contains(fmt.Sprint(rows), "Inget tema hittades") {
		t.Errorf("the summary of a run without responses says %v", rows)
	}
}

func TestSheetNames(t *testing.T) {
	b := &Book{}
	for _, c := range []struct {
		name string
		part int
		want string
	}{
		{"Segment", 1, "Segment"}, {"Segment", 2, "Segment (2)"}, {"a/b:c*d?e[f]g\\h", 1, "a-b-c-d-e-f-g-h"},
		{"'citat'", 1, "citat"}, {strings.Repeat("å", 40), 1, strings.Repeat("å", 31)}, {strings.Repeat("å", 40), 12, strings.Repeat("å", 26) + " (12)"},
	} {
		if got := b.freeName(c.name, c.part); got != c.want {
			t.Errorf("freeName(%q, %d) = %q, want %q", c.name, c.part, got, c.want)
		}
	}
	b.names = []string{"Teman"}
	if got := b.freeName("teman", 1); got != "teman (2)" {
		t.Errorf("freeName(teman) beside Teman = %q, want another name", got)
	}
	for _, l := range []message.Lang{message.Swedish, message.English} {
		for _, id := range order {
			if name := l.Text("sheet." + id); id != "" && len(utf16.Encode([]rune(name))) > 31 {
				t.Errorf("the sheet %s is called %q, longer than 31 characters", id, name)
			}
		}
	}
}

// TestFullDisk fails while the workbook is written.
func TestFullDisk(t *testing.T) {
	docs := sampleDocs(3, 9)
	plan := samplePlan()
	b, err := New(Options{Plan: plan, TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Discard()
	for _, d := range docs {
		if err := b.Document(d); err != nil {
			t.Fatal(err)
		}
	}
	full := errors.New("no space left")
	if err := b.Finish(failing{full}, sampleRun(plan, docs)); !errors.Is(err, full) {
		t.Errorf("Finish on a full disk = %v, want %v", err, full)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestSpill writes more than fits in memory and looks where it waits.
func TestSpill(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 40 MB")
	}
	dir := t.TempDir()
	plan := samplePlan()
	b, err := New(Options{Plan: plan, TempDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Discard()
	g := generator(3)
	docs := []*code.Coded{sampleDocument(&g, 0, 30000)}
	if err := b.Document(docs[0]); err != nil {
		t.Fatal(err)
	}
	waiting, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(waiting) == 0 {
		t.Errorf("no rows wait in the given folder (%v): they went elsewhere", err)
	}
	var out bytes.Buffer
	if err := b.Finish(&out, sampleRun(plan, docs)); err != nil {
		t.Fatal(err)
	}
	if err := b.Discard(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("Discard left %v", left)
	}
}

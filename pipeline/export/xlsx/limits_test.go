package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/tabulate"
)

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
			got := cell(t, f, c.sheet, c.ref)
			if c.sheet != "Segment" && c.ref != fmt.Sprint("E", i+2) && len(w) > maxChars {
				// The whole stands among the segments: here is what is around the words.
				if !strings.HasPrefix(got, "ööö") || !strings.HasSuffix(got, "ö…") || len(got) > mostContext {
					t.Errorf("%s!%s = %.60q of %d bytes, want at most %d", c.sheet, c.ref, got, len(got), mostContext)
				}
			} else if got != w {
				t.Errorf("%s!%s = %.60q, want %.60q", c.sheet, c.ref, got, w)
			}
			if formula, _ := f.GetCellFormula(c.sheet, c.ref); formula != "" {
				t.Errorf("%s!%s holds the formula %q, made of a text", c.sheet, c.ref, formula)
			}
		}
		if got := cell(t, f, "Citat", fmt.Sprint("B", i+3)); got != w && (len(w) <= maxChars || !strings.HasSuffix(got, "ö…")) {
			t.Errorf("Citat!B%d = %.60q, want %.60q", i+3, got, w)
		}
	}
	if g := b.Guarded(); g.Cut < 2 || g.Extracts != 3 || g.Cleaned < 12 {
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
		about, err := f.GetRows("Om körningen")
		if err != nil {
			t.Fatal(err)
		}
		if codings := about[len(about)-1][7]; (codings == "–") != (c.privacy.MinCell > 0) {
			t.Errorf("%s: the last input has %q codings", c.name, codings)
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
	for _, table := range tabulate.NewCounter(&tabulate.Scheme{}, tabulate.Options{}).Results().Tables {
		if !slices.Contains(order, table.ID) {
			t.Errorf("the table %s has no place among the sheets", table.ID)
		}
	}
	for _, l := range []message.Lang{message.Swedish, message.English} {
		for _, id := range order {
			if !message.Has("sheet."+id) && id != "" {
				t.Errorf("the sheet %s has no name", id)
			}
			if !message.Has("sheet."+id+"-is") && id != "" && id != "summary" {
				t.Errorf("the summary does not say what the sheet %s is for", id)
			}
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

// TestGroupsWithLongNames lays groups out as rows, as questions need.
func TestGroupsWithLongNames(t *testing.T) {
	docs := sampleDocs(9, 30)
	plan := samplePlan()
	run := sampleRun(plan, docs)
	for i := range run.Results.Groups.Groups {
		run.Results.Groups.Groups[i].Name = "Vad behöver föreningarna i " + run.Results.Groups.Groups[i].Name + " just nu?"
	}
	f := open(t, write(t, Options{Plan: plan}, docs, run))
	for ref, want := range map[string]string{"A3": "Grupp", "B3": "Psykisk hälsa", "H3": "Antal", "A4": "Alla", "A8": "Vad behöver föreningarna i Norrby just nu?", "H8": "90"} {
		if got := strings.TrimSpace(cell(t, f, "Jämförelse", ref)); got != want {
			t.Errorf("Jämförelse!%s = %q, want %q", ref, got, want)
		}
	}
}

// TestOrganiser checks the sentence that sets the organiser's words beside the
// responses.
func TestOrganiser(t *testing.T) {
	docs := sampleDocs(3, 9)
	plan := samplePlan()
	run := sampleRun(plan, docs)
	table := &tabulate.Table{ID: "summary_raw", Columns: []tabulate.Column{{ID: "document", Kind: tabulate.DocumentColumn}, {ID: "theme", Kind: tabulate.ThemeColumn},
		{ID: "summary_count", Kind: tabulate.CountColumn}, {ID: "response_count", Kind: tabulate.CountColumn}, {ID: "said", Kind: tabulate.IDColumn},
		{ID: "summary_rank", Kind: tabulate.CountColumn}, {ID: "response_rank", Kind: tabulate.CountColumn}}}
	for _, r := range []struct {
		theme    string
		summary  int
		response int
		said     string
		ranks    [2]int
	}{{"psykisk_halsa", 2, 9, "said.less", [2]int{2, 1}}, {"ensamhet", 0, 3, "said.only-responses", [2]int{4, 3}}, {"samverkan", 8, 4, "said.more", [2]int{1, 2}},
		{"aldre", 1, 1, "said.similar", [2]int{3, 4}}} {
		table.Rows = append(table.Rows, []tabulate.Cell{{}, tabulate.String(r.theme), tabulate.Int(r.summary), tabulate.Int(r.response), tabulate.String(r.said), tabulate.Int(r.ranks[0]), tabulate.Int(r.ranks[1])})
	}
	table.Rows = append(table.Rows, []tabulate.Cell{tabulate.String("a.txt"), tabulate.String("aldre"), tabulate.Int(90), tabulate.Int(90), tabulate.String("said.similar"), tabulate.Int(1), tabulate.Int(1)})
	run.Results.Tables = append(run.Results.Tables, table)
	f := open(t, write(t, Options{Plan: plan}, docs, run))
	rows, err := f.GetRows("Sammanfattning")
	if err != nil {
		t.Fatal(err)
	}
	want := "I arrangörens egen text är Samverkan vanligast. Jämfört med svaren säger arrangören mer om Samverkan. " +
		"Jämfört med svaren säger arrangören mindre om Psykisk hälsa och Ensamhet och isolering. Se bladet Arrangörens ord."
	if all := fmt.Sprint(rows); !strings.Contains(all, want) {
		t.Errorf("the summary does not say %q: %s", want, all)
	}
	if got := cell(t, f, "Arrangörens ord", "A4"); got != "Alla dokument" {
		t.Errorf("Arrangörens ord!A4 = %q, want the row to be about all documents", got)
	}
}

// TestManyLinks bounds what a table with a link in every cell costs.
func TestManyLinks(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 90,000 cells")
	}
	docs := sampleDocs(9, 300)
	plan := samplePlan()
	run := sampleRun(plan, docs)
	table := &tabulate.Table{ID: "documents", Columns: []tabulate.Column{{ID: "document", Kind: tabulate.DocumentColumn}}}
	for i := range 10 {
		table.Columns = append(table.Columns, tabulate.Column{ID: plan.Themes[i%5].ID, Label: plan.Themes[i%5].ID, Kind: tabulate.CountColumn})
	}
	for i := range 8000 {
		row := []tabulate.Cell{tabulate.String(fmt.Sprintf("%d.txt", i))}
		for range 10 {
			row = append(row, tabulate.Int(3))
		}
		table.Rows = append(table.Rows, row)
	}
	run.Results.Tables[1] = table
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
	if err := b.Finish(io.Discard, run); err != nil {
		t.Fatal(err)
	}
	if got := b.Guarded().Links; got != 80000-maxLinks {
		t.Errorf("Guarded().Links = %d, want the %d links beyond the first %d", got, 80000-maxLinks, maxLinks)
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1}, {"kort", 10, 1}, {"två ord", 4, 2}, {"en\ntvå\ntre", 30, 3}, {strings.Repeat("a", 95), 10, 10},
		{"hälso- och sjukvård", 12, 2}, {"a b c", 0, 3},
	} {
		if got := lines(c.text, c.width); got != c.want {
			t.Errorf("lines(%.20q, %v) = %d, want %d", c.text, c.width, got, c.want)
		}
	}
}

// FuzzGuard holds the law of cells: what comes out is short enough, valid, and
// free of what XML does not allow.
func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "a\x00b", "\xff\xfe", "\ufffe", "a\r\nb\rc", "_x000D_", strings.Repeat("\U0001F600", 17000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := &Book{cutMark: "…"}
		got := b.text(s)
		if n := len(utf16.Encode([]rune(got))); n > maxChars+1 {
			t.Errorf("text(%.40q) has %d characters", s, n)
		}
		short, _ := cutAt(got, maxChars)
		if !fits(short) && len(short) <= maxChars {
			t.Errorf("text(%.40q) = %.40q, which does not fit", s, got)
		}
		if again := b.text(short); len(short) <= maxChars && again != short {
			t.Errorf("text(text(%.40q)) = %.40q, want %.40q", s, again, short)
		}
		if err := wellFormed([]byte("<t>" + escapedXML(got) + "</t>")); err != nil {
			t.Errorf("text(%.40q) = %.40q: %v", s, got, err)
		}
	})
}

func escapedXML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// TestLongTable cuts a table that a sheet cannot hold, and says so.
func TestLongTable(t *testing.T) {
	docs := sampleDocs(1, 9)
	plan := samplePlan()
	run := sampleRun(plan, docs)
	table := &tabulate.Table{ID: "terms", Columns: []tabulate.Column{{ID: "term"}, {ID: "hits", Kind: tabulate.CountColumn}}}
	for i := range 250 {
		table.Rows = append(table.Rows, []tabulate.Cell{tabulate.String("ord"), tabulate.Int(i)})
	}
	run.Results.Tables = append(run.Results.Tables, table)
	f := open(t, write(t, Options{Plan: plan, MaxRows: 100}, docs, run))
	rows, err := f.GetRows("Termer")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.TrimSpace(rows[len(rows)-1][0]), "150 rader till får inte plats på bladet; alla står i CSV-filen."; got != want {
		t.Errorf("the sheet of 250 rows ends with %q, want %q", got, want)
	}
	if about, _ := f.GetRows("Om körningen"); !strings.Contains(fmt.Sprint(about), "Rader i tabeller som utelämnats") {
		t.Error("the sheet about the run does not say that rows are left out")
	}
}

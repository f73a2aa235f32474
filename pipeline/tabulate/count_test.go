package tabulate

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stat"
)

// randomDocument has segments of all roles, questions, respondents and codings.
func randomDocument(t testing.TB, s *Scheme, random *stat.Random, name string) *code.Coded {
	words := []string{"inget", "{oro}", "{pengar}", "{bidrag}", "{avgift}", "{unga}", "{inte_oro}"}
	asked := []string{"-", "q1", "q2", "q1,q2", "q3"}
	var b strings.Builder
	fmt.Fprintf(&b, "year: %d\nregion: %s\n", 2020+random.Below(3), []string{"Halland", "Skåne"}[random.Below(2)])
	respondents := random.Below(2)
	for range 1 + random.Below(30) {
		role := string("mhprrrrrs"[random.Below(9)]) + strings.Repeat("!", random.Below(3))
		if respondents > 0 {
			role += fmt.Sprintf("#%d", 1+random.Below(3))
		}
		fmt.Fprintf(&b, "%s %s", role, asked[random.Below(len(asked))])
		for range 1 + random.Below(4) {
			b.WriteString(" " + words[random.Below(len(words))])
		}
		b.WriteByte('\n')
	}
	return parseDocument(t, s, name, b.String())
}

// TestCountLaws holds what must be true of any document: the parts sum to the
// whole, no theme has more units than there are, and a theme has at least as
// many as any of its subthemes.
func TestCountLaws(t *testing.T) {
	s := testScheme()
	random := stat.NewRandom(5)
	for i := range 300 {
		unit := Unit(i % 4)
		opt := Options{Unit: unit, By: []string{"region", ByQuestion}, Level: 1}
		w := NewWorker(s, opt)
		c := randomDocument(t, s, random, "d")
		d := w.Count(c)
		if again := fmt.Sprint(*w.Count(c)); again != fmt.Sprint(*d) {
			t.Fatalf("a second count of one document gives\n%s\nfirst\n%v", again, *d)
		}
		var units, segments, parts, asked int32
		for _, cl := range d.Clusters {
			units += cl.Units
			segments += cl.Segments
			for _, p := range cl.Parts {
				parts += p.Units
			}
		}
		for _, q := range d.Questions {
			asked += q.Units
		}
		if units != d.Units || segments != d.Segments || parts != asked {
			t.Errorf("unit %v: clusters hold %d of %d units and %d of %d segments, parts %d and questions %d units", unit, units, d.Units, segments, d.Segments, parts, asked)
		}
		if unit != Documents && asked != d.Units {
			t.Errorf("unit %v: questions hold %d of %d units", unit, asked, d.Units)
		}
		if d.Coded > d.Units || unit == Segments && d.Units != d.Segments || unit == Hits && d.Units != d.Coded {
			t.Errorf("unit %v: %d of %d units coded, %d segments", unit, d.Coded, d.Units, d.Segments)
		}
		by := map[int32]ThemeTally{}
		for _, th := range d.Themes {
			by[th.Theme] = th
			if th.Units > d.Units || th.Own > th.Units || th.OwnHits > th.Hits || th.Segments > th.Hits || unit == Hits && th.Units != th.Hits {
				t.Errorf("unit %v: %+v of %d units", unit, th, d.Units)
			}
		}
		for _, th := range d.Themes {
			if p := s.Themes[th.Theme].Parent; p >= 0 && (by[p].Units < th.Units || by[p].Hits < th.Hits) {
				t.Errorf("unit %v: theme %+v has more than its parent %+v", unit, th, by[p])
			}
		}
		for _, p := range d.Pairs {
			if p.A >= p.B || p.Units > min(by[p.A].Segments, by[p.B].Segments) && unit == Segments {
				t.Errorf("unit %v: pair %+v of %+v and %+v", unit, p, by[p.A], by[p.B])
			}
		}
	}
}

// TestRespondsAlone holds that the short way of counting responses beside
// summaries gives what the long way gives.
func TestRespondsAlone(t *testing.T) {
	s := testScheme()
	random := stat.NewRandom(6)
	for range 50 {
		c := randomDocument(t, s, random, "d")
		for _, unit := range []Unit{Segments, Hits} {
			short, long := NewWorker(s, Options{Unit: unit}), NewWorker(s, Options{Unit: unit})
			long.respondsAlone = false
			a, b := short.Count(c), long.Count(c)
			if fmt.Sprint(a.Response) != fmt.Sprint(b.Response) {
				t.Errorf("unit %v: responses %v, counted the long way %v", unit, a.Response, b.Response)
			}
		}
	}
}

// TestForms holds that forms that are thrown away for being many are the same
// in whichever order the documents come.
func TestForms(t *testing.T) {
	s := testScheme()
	var docs []*code.Coded
	for i := range 40 {
		var b strings.Builder
		for k := range 20 {
			fmt.Fprintf(&b, "r - {bidrag%s%d}\n", strings.Repeat("x", (i*7+k*3)%11), (i*5+k)%17)
		}
		docs = append(docs, parseDocument(t, s, "d", b.String()))
	}
	whole := count(s, Options{}, docs...)
	want := printTables(whole.termTable())
	for first := 5; first < 40; first += 5 {
		turned := append(slices.Clone(docs[first:]), docs[:first]...)
		if got := printTables(count(s, Options{}, turned...).termTable()); got != want {
			t.Fatalf("from document %d on: %s\nwant %s", first, got, want)
		}
	}
	if !strings.Contains(want, "+") {
		t.Errorf("no form was thrown away: %s", want)
	}
}

// TestQuestionsAreCapped holds the same of questions, of which a large corpus
// has many, and that none of their units is lost.
func TestQuestionsAreCapped(t *testing.T) {
	s := testScheme()
	opt := Options{}
	var counts []func() *DocumentCount
	for i := range 3 * questionLimit {
		q := fmt.Sprintf("q%d", i*7919%(3*questionLimit))
		counts = append(counts, func() *DocumentCount {
			return &DocumentCount{Name: "d", Units: 2, Segments: 2, Questions: []QuestionCount{{ID: q, Text: q, Units: 2, Segments: 2, Themes: []ThemeUnits{{0, 1}}}}}
		})
	}
	add := func(counts []func() *DocumentCount) *Counter {
		c := NewCounter(s, opt)
		for _, f := range counts {
			c.Add(f())
		}
		return c
	}
	rows := func(t *Table) []string { return slices.Sorted(strings.Lines(printTables(t))) } // they stand as they came
	whole := add(counts).Results().Table("questions")
	slices.Reverse(counts)
	if !slices.Equal(rows(add(counts).Results().Table("questions")), rows(whole)) {
		t.Error("which questions are kept depends on the order in which they come")
	}
	units := 0.0
	for _, row := range whole.Rows {
		if row[2].Text == "oro" {
			units += row[4].Num
		}
	}
	if rows := len(whole.Rows) / 3; rows != questionLimit+1 || units != float64(2*len(counts)) {
		t.Errorf("%d questions and %g units are shown, want %d and %d", rows, units, questionLimit+1, 2*len(counts))
	}
}

// TestPriorities sets votes beside what was said in the section they are about,
// subsections included.
func TestPriorities(t *testing.T) {
	s := testScheme()
	c := parseDocument(t, s, "d", "r - {oro}\nr - {oro} {oro}\nr - {pengar}\nr - {unga}\nm - Röster")
	d := c.Document
	d.Sections = []corpus.Section{{ID: "s1", Title: "Stöd", Parent: -1, Level: 1}, {ID: "s2", Title: "Mer stöd", Parent: 0, Level: 2}, {ID: "s3", Title: "Annat", Parent: -1, Level: 1}}
	for i, section := range []int{-1, 0, 1, 2, 2} {
		d.Segments[i].Section = section
	}
	nan := math.NaN()
	d.Priorities = []corpus.Priority{
		{Segment: 4, Option: "Stöd", Votes: []float64{1, 2}, Printed: 1.5, Mean: 1.5, Rank: 1, Lower: corpus.LowerFirst, Exercise: 1, Section: "s1"},
		{Segment: 4, Option: "Annat", Votes: []float64{3, 2.5}, Printed: nan, Mean: 2.75, Rank: 2, Lower: corpus.LowerFirst, Exercise: 1, Section: "s3"},
		{Segment: 4, Option: "Utan avsnitt", Printed: 2, Mean: nan, Exercise: 1},
	}
	want := `d | 5 | 1 | Stöd | 1 2 | 2 | 1.5 | 1.5 | direction.lower-first | 1 | Stöd | 2 | 1 | 1 | 1 | 0
d | 5 | 1 | Annat | 3 2.5 | 2 | - | 2.75 | direction.lower-first | 2 | Annat | 1 | 2 | 0 | 0 | 1
d | 5 | 1 | Utan avsnitt |  | 0 | 2 | - | direction.unstated | - | - | - | - | - | - | -
`
	if got := printTables(count(s, Options{}, c).Results().Table("priorities")); !strings.Contains(got, want) {
		t.Errorf("the table of priorities is\n%swant rows\n%s", got, want)
	}
	if got := printTables(count(s, Options{Unit: Hits}, c).Results().Table("priorities")); !strings.Contains(got, "| Stöd | 3 | 1 | 2 | 1 | 0\n") {
		t.Errorf("in hits the table of priorities is\n%s", got)
	}
	for least, want := range map[int]string{
		2: "| Stöd | * | 2 | 1.5 | 1.5 | direction.lower-first | 1 | Stöd | 2 | 1 | * | * | *\n",
		3: "| Stöd | * | * | * | * | direction.lower-first | 1 | Stöd | 2 | 1 | * | * | *\n",
	} {
		if got := printTables(count(s, Options{MinCell: least}, c).Results().Table("priorities")); !strings.Contains(got, want) {
			t.Errorf("with counts under %d hidden the table of priorities is\n%swant\n%s", least, got, want)
		}
	}
}

// TestManyPriorities holds that a document with very many sections and
// priorities is counted in linear time: else this test runs into its limit.
func TestManyPriorities(t *testing.T) {
	s := testScheme()
	const n = 60_000
	c := parseDocument(t, s, "d", strings.Repeat("r - {oro}\n", n))
	d := c.Document
	for i := range n {
		parent := -1
		if i%3 > 0 {
			parent = i - i%3
		}
		d.Sections = append(d.Sections, corpus.Section{ID: fmt.Sprint("s", i), Title: "Stöd", Parent: parent, Level: 1 + min(1, i%3)})
		d.Segments[i].Section = i
		d.Priorities = append(d.Priorities, corpus.Priority{Segment: i, Option: "Stöd", Votes: []float64{1}, Printed: 1, Mean: 1, Rank: 1, Section: fmt.Sprint("s", i)})
	}
	counted := count(s, Options{}, c).Results().Table("priorities")
	at := slices.IndexFunc(counted.Columns, func(c Column) bool { return c.ID == "section_units" })
	for i, want := range []float64{3, 1, 1, 3} {
		if got := counted.Rows[i][at].Num; got != want {
			t.Errorf("section %d has %g units, want %g", i, got, want)
		}
	}
}

// TestLines counts lines of every dress, one line once a role.
func TestLines(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		body := strings.Join([]string{"ett två", "tre", "", "fyra", "fem"}, end)
		d := &corpus.Document{Text: source.New("d", body)}
		for _, words := range []string{"ett", "två", "tre", "fyra" + end + "fem"} {
			at := strings.Index(body, words)
			d.Segments = append(d.Segments, corpus.Segment{
				Span: source.Span{Start: at, End: at + len(words)}, Line: int32(d.Text.LineAt(at)), EndLine: int32(d.Text.LineAt(at + len(words) - 1)),
				Role: corpus.Response, Section: -1,
			})
		}
		got := NewWorker(testScheme(), Options{}).Count(&code.Coded{Document: d}).Roles[corpus.Response].Lines
		if got != 4 {
			t.Errorf("with lines that end in %q the segments lie on %d lines, want 4", end, got)
		}
	}
}

// TestQuotes holds that a quote is short, on one line, and has the words.
func TestQuotes(t *testing.T) {
	long := strings.Repeat("ångest och ", 40) + "oro\n" + strings.Repeat("över\tmycket ", 40)
	at := strings.Index(long, "oro")
	got := string(appendQuote(nil, long, source.Span{Start: 0, End: len(long)}, source.Span{Start: at, End: at + 3}))
	if !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") || !strings.Contains(got, " oro över mycket") || strings.ContainsAny(got, "\n\t") || len([]rune(got)) > quoteMost {
		t.Errorf("a quote of long words is %q", got)
	}
	whole := source.Span{Start: 0, End: len(long)}
	if got := string(appendQuote(nil, long, whole, whole)); len([]rune(got)) > quoteMost+quoteSide+2 {
		t.Errorf("a quote of a coding as long as the segment has %d characters", len([]rune(got)))
	}
}

// TestEmpty holds that nothing at all gives tables and no panic.
func TestEmpty(t *testing.T) {
	for _, s := range []*Scheme{{}, testScheme()} {
		for _, opt := range []Options{{}, {By: []string{"region"}, MinCell: 5}, {Unit: Hits, By: []string{ByQuestion}}} {
			for _, c := range []*Counter{NewCounter(s, opt), count(s, opt, &code.Coded{Document: &corpus.Document{Text: source.New("tom", "")}})} {
				for _, table := range c.Results().Tables {
					for _, row := range table.Rows {
						if len(row) != len(table.Columns) {
							t.Errorf("table %s has a row of %d cells under %d columns", table.ID, len(row), len(table.Columns))
						}
						for _, k := range row {
							if k.Kind == Number && !finite(k.Num) {
								t.Errorf("table %s shows %v", table.ID, k.Num)
							}
						}
					}
				}
			}
		}
	}
}

// TestManyEvents holds that the events of a large corpus are bounded, by year
// and then by number, in the same way whichever way counts are added up.
func TestManyEvents(t *testing.T) {
	s := testScheme()
	for _, regions := range []int{3, 301} {
		var docs []*code.Coded
		for i := range 3 * eventLimit {
			n := i * 7919 % (3 * eventLimit)
			notes := fmt.Sprintf("region: r%d\ndate: %d-01-%02d\nyear: %d\nr - {%s}", n%regions, 2020+n%5, n/regions, 2020+n%5, s.Terms[n%7%5].Text)
			if i%50 == 0 {
				notes = strings.Replace(notes, fmt.Sprintf("year: %d\n", 2020+n%5), "", 1)
			}
			docs = append(docs, parseDocument(t, s, fmt.Sprintf("d%d", i), strings.ReplaceAll(notes, "*", "")))
		}
		whole := count(s, Options{}, docs...)
		if len(whole.events) > eventLimit || whole.eventsCut != (regions > 3) || !whole.byYears {
			t.Errorf("%d events are told apart, cut %v, by year %v", len(whole.events), whole.eventsCut, whole.byYears)
		}
		want := printTables(whole.changeTable())
		slices.Reverse(docs)
		if got := printTables(count(s, Options{}, docs...).changeTable()); got != want {
			t.Errorf("%d regions: in the other order the table of changes differs", regions)
		}
	}
}

// TestCloseCalls lists the segments whose role was a close call.
func TestCloseCalls(t *testing.T) {
	s := testScheme()
	c := parseDocument(t, s, "d", "r - säkert\nr - kanske svar\ns - kanske inte")
	c.Document.Segments[1].Confidence, c.Document.Segments[1].Evidence = 0.5, "response-list"
	c.Document.Segments[2].Confidence = 0.25
	want := "d | 2 | role.response | 0.5 | evidence.response-list | kanske svar\nd | 3 | role.summary | 0.25 | - | kanske inte\n"
	if got := printTables(count(s, Options{}, c).closeCallTable()); !strings.Contains(got, want) {
		t.Errorf("the close calls are\n%swant\n%s", got, want)
	}
}

package code

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

func compiled(t testing.TB, yaml string) *Matcher {
	t.Helper()
	lex, faults := lexicon.Parse("test.yaml", []byte(yaml))
	m, more := Compile(lex, Options{})
	for _, f := range append(faults, more...) {
		if f.Level == source.Fault {
			t.Fatal(f)
		}
	}
	return m
}

func TestExplain(t *testing.T) {
	m := compiled(t, `
except: [hjälpmedel]
themes:
  - id: a
    terms: [+medel, ensam, psykisk hälsa, hälsa, samverkan]
    except: [läkemedel]
`)
	text := "Läkemedel, hjälpmedel och gemensam psykisk hälsa; samvrkan. Hälsa som är psykisk, projektmedel"
	e := m.Explain(text)
	var b strings.Builder
	for _, k := range e.Codings {
		fmt.Fprintf(&b, "coded %s; ", k.Span.Text(text))
	}
	for _, l := range e.Excluded {
		fmt.Fprintf(&b, "excluded %s by %s of the %s; ", l.Span.Text(text), l.By.Text, l.Scope)
	}
	for _, l := range e.Beaten {
		fmt.Fprintf(&b, "beaten %s by %s; ", l.Span.Text(text), l.By.Text)
	}
	for _, n := range e.Near {
		fmt.Fprintf(&b, "near %s %s %s; ", n.Span.Text(text), m.Terms[n.Term].ID, n.Why)
	}
	want := "coded psykisk hälsa; coded Hälsa; coded projektmedel; " +
		"excluded hjälpmedel by hjälpmedel of the lexicon; excluded Läkemedel by läkemedel of the theme; " +
		"beaten hälsa by psykisk hälsa; near gemensam ensam near-within; near samvrkan samverkan near-one-off; "
	got := b.String()
	for part := range strings.SplitSeq(want, "; ") {
		if !strings.Contains(got, part) {
			t.Errorf("Explain(%q) lacks %q:\n%s", text, part, got)
		}
	}
	if strings.Contains(got, "near Läkemedel") || strings.Contains(got, "near hälsa") {
		t.Errorf("Explain(%q) tells of words that matched as near misses:\n%s", text, got)
	}
}

func TestExplainApart(t *testing.T) {
	m := compiled(t, "themes: [{id: a, terms: [psykisk hälsa]}]")
	e := m.Explain("Hälsan är psykisk")
	if len(e.Near) != 1 || e.Near[0].Why != Apart {
		t.Errorf("Explain: near misses %v, want one of words that stand apart", e.Near)
	}
}

// threeLines is a document of three responses.
func threeLines(name string, lines ...string) *corpus.Document {
	doc := &corpus.Document{Text: source.New(name, strings.Join(lines, "\n"))}
	for i := range lines {
		span := doc.Text.Line(i + 1)
		doc.Segments = append(doc.Segments, corpus.Segment{
			Span: span, Content: span, Role: corpus.Response, Section: -1, Parent: -1, Key: uint64(i + 1),
		})
	}
	return doc
}

func codedDocument(m *Matcher, doc *corpus.Document) []Coding {
	tok := tokenise.New(tokenise.Options{})
	c := m.Coder(tok)
	var out []Coding
	for i := range doc.Segments {
		out = c.Segment(out, doc, i, tok.Segment(nil, doc.Text.Body, &doc.Segments[i]))
	}
	return out
}

func TestConditions(t *testing.T) {
	m := compiled(t, `
themes:
  - id: a
    terms:
      - {term: ett, role: response}
      - {term: två, role: [summary, prompt]}
      - {term: tre, question: EKONOMI}
      - {term: fyra, question: skola}
      - {term: fem, section: kommun}
      - {term: sex, section: region}
      - {term: sju, where: {region: halland}}
      - {term: åtta, where: {region: Skåne}}
    rules:
      - {rule: "and(nio, tio)", role: summary}
`)
	doc := threeLines("a.txt", "ett två tre fyra fem sex sju åtta nio tio")
	doc.Questions = []corpus.Question{{ID: "q1", Text: "Hur är er ekonomi?"}}
	doc.Sections = []corpus.Section{{ID: "s1", Title: "Kommunen", Parent: -1}, {ID: "s2", Title: "Inre", Parent: 0}}
	doc.Attributes.Set(corpus.Attribute{Key: corpus.Region, Value: "Halland"})
	doc.Segments[0].Questions, doc.Segments[0].Section = []int{0}, 1
	var got []string
	for _, k := range codedDocument(m, doc) {
		got = append(got, k.Span.Text(doc.Text.Body))
	}
	if s := strings.Join(got, " "); s != "ett tre fem sju" {
		t.Errorf("terms whose conditions hold: %q, want %q", s, "ett tre fem sju")
	}
}

func TestDecisions(t *testing.T) {
	m := compiled(t, "themes: [{id: a, terms: [stöd], themes: [{id: b, terms: [bidrag]}]}, {id: c, terms: [xyz]}]")
	doc := threeLines("mapp/a.txt", "stöd och bidrag", "bidrag", "tomt")
	id := func(i int) string { return doc.Segments[i].ID() }
	d, faults := m.ParseDecisions("beslut.csv", [][]string{
		{"document", "segment", "theme", "decision", "note", "text"},
		{"mapp/a.txt", id(0), "a", "drop", "", ""},
		{"mapp/a.txt", id(1), "a/b", "Keep", "", ""},
		{"mapp/a.txt", id(2), "c", "lägg till", "", ""},
		{"mapp/a.txt", "s0000000000009", "c", "add", "", "gamla ord"},
		{"b.txt", id(0), "c", "drop", "", "andra ord"},
		{"b.txt", id(0), "c", "", "", ""},
		{"b.txt", id(0), "c", "kanske", "", ""},
		{"b.txt", id(0), "zz", "drop", "", ""},
	})
	if len(faults) != 2 || faults[0].Error() != "beslut.csv:8: code.decision-word kanske" || faults[1].Error() != "beslut.csv:9: code.decision-theme zz" {
		t.Errorf("ParseDecisions: faults %v", faults)
	}
	codings := codedDocument(m, doc)
	got, notes := d.Apply(m, doc, codings)
	var b strings.Builder
	for _, k := range got {
		fmt.Fprintf(&b, "%d %s %q %s %d; ", k.Segment, m.Themes[k.Theme].ID, k.Span.Text(doc.Text.Body), k.Rule, k.Term)
	}
	if want := `1 a/b "bidrag" decision 1; 2 c "tomt" decision -1; `; b.String() != want {
		t.Errorf("Apply: %s\nwant %s", b.String(), want)
	}
	if len(notes) != 1 || notes[0].Error() != "beslut.csv:5: code.decision-segment mapp/a.txt s0000000000009 gamla ord" {
		t.Errorf("Apply: notices %v", notes)
	}
	if len(codings) != 3 {
		t.Errorf("Apply changed the codings that it was given: %v", codings)
	}
	missing := d.Missing([]string{"mapp/a.txt"})
	if len(missing) != 1 || missing[0].Error() != "beslut.csv:6: code.decision-document b.txt andra ord" {
		t.Errorf("Missing: %v", missing)
	}
	if _, faults := m.ParseDecisions("x", [][]string{{"document"}}); len(faults) != 3 {
		t.Errorf("ParseDecisions without columns: %v, want three faults", faults)
	}
}

func TestKWIC(t *testing.T) {
	m, err := CompileTerm("+bidrag", Options{})
	if err != nil {
		t.Fatal(err)
	}
	doc := threeLines("a.txt", "De långa orden före statsbidraget och   alla de ord som kommer efter det")
	lines := KWIC(doc, codedDocument(m, doc), 12)
	if len(lines) != 1 {
		t.Fatalf("KWIC: %d lines, want 1", len(lines))
	}
	l := lines[0]
	if l.Left != "… orden före " || l.Hit != "statsbidraget" || l.Right != " och alla de …" || l.Line != 1 || l.Column != 21 {
		t.Errorf("KWIC: %q %q %q at %d:%d", l.Left, l.Hit, l.Right, l.Line, l.Column)
	}
	if _, err := CompileTerm("near(a", Options{}); err == nil {
		t.Error("CompileTerm(near(a) gives no error")
	}
}

func TestSuggestions(t *testing.T) {
	m := compiled(t, "themes: [{id: a, terms: [=stöd]}, {id: b, terms: [=vård]}]")
	tok := tokenise.New(tokenise.Options{})
	c, s := m.Coder(tok), m.NewSuggester(tok)
	for n := range 12 {
		doc := threeLines(fmt.Sprintf("%d.txt", n), "ge stöd till anhöriga", "mera vård för pengarna", "öppna mötesplatser behövs, stödgrupper")
		for i := range doc.Segments {
			toks := tok.Segment(nil, doc.Text.Body, &doc.Segments[i])
			s.Segment(doc, i, toks, c.Segment(nil, doc, i, toks))
		}
	}
	got := map[SuggestionKind][]string{}
	for _, x := range s.Suggestions(5) {
		got[x.Kind] = append(got[x.Kind], strings.TrimSpace(x.Text+" "+x.Theme+" "+x.Term))
		if x.Example.Hit == "" || x.Count != 12 || x.Documents != 12 {
			t.Errorf("suggestion %v: want a line of context and 12 hits in 12 documents", x)
		}
	}
	for kind, want := range map[SuggestionKind]string{
		FrequentWord: "mötesplatser, stödgrupper, öppna", FrequentPhrase: "öppna mötesplatser",
		Collocate: "anhöriga a, pengarna b", SharedPart: "stödgrupper a =stöd",
	} {
		if s := strings.Join(got[kind], ", "); !strings.HasPrefix(s, want) && s != want {
			t.Errorf("suggestions of kind %s: %q, want %q", kind, s, want)
		}
	}
}

func TestCheck(t *testing.T) {
	m := compiled(t, `themes:
  - id: a
    terms: [stöd, =stöd, +bidrag, läke*, ab*, vård]
    except: [bidrag]
  - id: b
    terms: [vård]
`)
	var got []string
	for _, n := range m.Check() {
		got = append(got, n.Error())
	}
	want := []string{
		"test.yaml:3:13: code.check-shadowed stöd =stöd", "test.yaml:3:26: code.check-excluded +bidrag bidrag",
		"test.yaml:3:42: code.check-wide ab* 4", "test.yaml:6:13: code.check-both vård b a",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("Check:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAudit(t *testing.T) {
	m := compiled(t, `themes:
  - id: a
    terms: [stöd, +medel, hälsa, psykisk hälsa, saknas]
    except: [läkemedel]
`)
	tok := tokenise.New(tokenise.Options{})
	a := m.NewAudit(tok)
	doc := threeLines("a.txt", "Stöd och stöd", "läkemedel", "psykisk hälsa")
	for i := range doc.Segments {
		a.Segment(doc, i, tok.Segment(nil, doc.Text.Body, &doc.Segments[i]))
	}
	uses := a.Uses()
	if u := uses[0]; u.Hits != 2 || len(u.Words) != 1 || u.Words[0] != (WordCount{"stöd", 2}) {
		t.Errorf("Uses of stöd: %v", u)
	}
	var got []string
	for _, n := range a.Notices() {
		got = append(got, n.Error())
	}
	want := "test.yaml:3:19: code.check-only-excluded +medel 1; test.yaml:3:27: code.check-only-beaten hälsa 1; test.yaml:3:49: code.check-dead saknas"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("Notices: %s\nwant %s", s, want)
	}
}

package code

import (
	"slices"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// response returns a document of one response.
func response(text string) *corpus.Document {
	span := source.Span{Start: 0, End: len(text)}
	return &corpus.Document{
		Text:     source.New("test.txt", text),
		Segments: []corpus.Segment{{Span: span, Content: span, Role: corpus.Response, Section: -1, Parent: -1}},
	}
}

// found codes text with one theme of the given terms.
func found(t *testing.T, text string, terms ...string) (*Matcher, []Coding) {
	t.Helper()
	lex, serr := lexicon.Single("t", terms...)
	if serr != nil {
		t.Fatalf("ParseTerm in %q: %v %v", terms, serr.ID, serr.Args)
	}
	m, faults := Compile(lex, Options{})
	if len(faults) > 0 {
		t.Fatalf("Compile(%q): %v", terms, faults)
	}
	tok := tokenise.New(tokenise.Options{})
	doc := response(text)
	return m, m.Coder(tok).Segment(nil, doc, 0, tok.Segment(nil, text, &doc.Segments[0]))
}

func TestFirst(t *testing.T) {
	for _, c := range []struct{ term, text string }{
		{"hälsa", "Vår hälsa är bra"}, {"+bidrag", "verksamhetsbidrag ges"}, {"förening+", "ett föreningshotell"},
		{"psykisk hälsa", "psykisk och fysisk hälsa"}, {"IOP", "vi har IOP:er"}, {"suicid*", "suicidprevention"},
		{"near(region, kommun; 5)", "region och vår kommun"}, {"+vård", "hälso- och sjukvård"}, {"+organisation", "patient- och brukarorganisation"},
		{"nå ut", "hur nå vi ut"}, {"/sam\\w+/", "en samverkan"}, {"{bryta|motverka} isolering", "motverka isolering"},
		{"stöd ..2 unga", "stöd till alla unga"}, {"+medel[projekt]", "delprojektmedel"}, {"förening+", "förenings- och kulturliv"},
	} {
		m, got := found(t, c.text, c.term)
		t.Logf("%-30s %-40s", c.term, c.text)
		for _, k := range got {
			t.Logf("      %q %s %s %s %s", k.Span.Text(c.text), k.Rule, k.Polarity, k.Reading, m.Terms[k.Term].ID)
		}
	}
}

// TestBare codes segments without readings: all else is the same.
func TestBare(t *testing.T) {
	m := compiled(t, "themes:\n  - id: a\n    terms: [+bidrag, {term: beroende, slip: true}, psykisk hälsa, +bidrag till föreningar]\n")
	text := "projekt- och verksamhetsbidrag till föreningar, psykisk och fysisk hälsa, statsbidrag, beorende"
	doc, tok := response(text), tokenise.New(tokenise.Options{})
	c := m.Coder(tok)
	toks := tok.Segment(nil, text, &doc.Segments[0])
	want := c.Segment(nil, doc, 0, toks)
	c.Bare = true
	got := c.Segment(nil, doc, 0, toks)
	for i := range want {
		if want[i].Reading == "" {
			t.Errorf("Segment(%q): coding %d has no reading", text, i)
		}
		want[i].Reading = ""
	}
	if len(want) < 4 || !slices.Equal(got, want) {
		t.Errorf("Segment(%q), bare: %v, want %v", text, got, want)
	}
}

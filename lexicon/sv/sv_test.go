package sv_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/lexicon/sv"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// ids are the themes that a lexicon of this name must have: outputs, hand
// codings and users' own lexicons refer to them.
var ids = []string{
	"aldre", "barn_unga", "demokrati", "ensamhet", "finansiering", "foreningsutveckling", "kunskap", "psykisk_halsa",
	"samverkan", "utanforskap",
}

func load(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lex, faults, err := lexicon.Load(fs.FS(sv.Files), []string{"."}, lexicon.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Errorf("Load: %v", f)
	}
	return lex
}

// A coder codes one line as a response.
type coder struct {
	m   *code.Matcher
	c   *code.Coder
	tok *tokenise.Tokeniser
}

func newCoder(t testing.TB) *coder {
	t.Helper()
	m, faults := code.Compile(load(t), code.Options{})
	for _, f := range faults {
		t.Errorf("Compile: %v", f)
	}
	tok := tokenise.New(tokenise.Options{})
	return &coder{m, m.Coder(tok), tok}
}

// themes returns the outermost themes of a line, each with a term and the words
// that it matched.
func (c *coder) themes(line string) map[string]string {
	span := source.Span{Start: 0, End: len(line)}
	doc := &corpus.Document{
		Text:     source.New("line", line),
		Segments: []corpus.Segment{{Span: span, Content: span, Role: corpus.Response, Section: -1, Parent: -1}},
	}
	found := map[string]string{}
	for _, k := range c.c.Segment(nil, doc, 0, c.tok.Segment(nil, line, &doc.Segments[0])) {
		theme, _, _ := strings.Cut(c.m.Themes[k.Theme].ID, "/")
		found[theme] = fmt.Sprintf("%s <%s>", c.m.Terms[k.Term].ID, k.Span.Text(line))
	}
	return found
}

// TestShape holds each theme to what a reader of the lexicon is promised.
func TestShape(t *testing.T) {
	lex := load(t)
	var got []string
	for _, th := range lex.Themes {
		got = append(got, th.ID)
		for what, missing := range map[string]bool{
			"a label in both languages":      th.Label.SV == "" || th.Label.EN == "",
			"a definition in both languages": th.Definition.SV == "" || th.Definition.EN == "",
			"a note of what is not coded":    len(th.Exclude) == 0,
			"examples":                       len(th.Examples) < 2,
			"what words cannot catch":        len(th.Beyond) == 0,
			"subthemes":                      len(th.Themes) < 2,
		} {
			if missing {
				t.Errorf("theme %s lacks %s", th.ID, what)
			}
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, ids) {
		t.Errorf("themes: got %v, want %v", got, ids)
	}
	if lex.Version == "" || len(lex.Changelog) == 0 || !strings.HasPrefix(lex.Changelog[0], lex.Version+":") {
		t.Errorf("version %q, changelog %q: the changelog's first entry must be of the version", lex.Version, lex.Changelog)
	}
}

// TestNoExpression holds that no term is a regular expression, which would be tried on
// every segment and cost more than all the rest.
func TestNoExpression(t *testing.T) {
	var look func(th *lexicon.Theme)
	look = func(th *lexicon.Theme) {
		for _, term := range th.Terms {
			if strings.HasPrefix(term.Text, "/") {
				t.Errorf("theme %s: the term %s is a regular expression", th.ID, term.Text)
			}
		}
		for _, sub := range th.Themes {
			look(sub)
		}
	}
	for _, th := range load(t).Themes {
		look(th)
	}
}

// TestExamples holds each theme's own examples to be coded with it.
func TestExamples(t *testing.T) {
	c := newCoder(t)
	for _, th := range load(t).Themes {
		for _, e := range th.Examples {
			if _, ok := c.themes(e.SV)[th.ID]; !ok {
				t.Errorf("%s: example %q is not coded %s", th.ID, e.SV, th.ID)
			}
		}
	}
}

// TestThemes codes each line of testdata/lexicon-sv/themes.txt and compares the
// themes with those that a reader gives.
func TestThemes(t *testing.T) {
	data, err := os.ReadFile("../../testdata/lexicon-sv/themes.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := newCoder(t)
	n, beyond := 0, false
	for i, line := range strings.Split(string(data), "\n") {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			beyond = heading == "Bortom orden"
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		themes, text, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("themes.txt:%d: no \" | \" in %q", i+1, line)
		}
		n++
		got := c.themes(text)
		for _, problem := range compare(got, themes, beyond) {
			t.Errorf("themes.txt:%d: %q: %s", i+1, text, problem)
		}
	}
	if n < 120 {
		t.Errorf("themes.txt has %d lines, want 120 or more", n)
	}
}

// compare says how the themes found differ from those wanted. Beyond the words
// none of those wanted may be found: a line that is caught belongs elsewhere.
func compare(got map[string]string, themes string, beyond bool) []string {
	var problems []string
	known := map[string]bool{}
	for _, want := range strings.Split(themes, ",") {
		want = strings.TrimSpace(want)
		bare, open := strings.CutSuffix(want, "?")
		known[bare] = true
		if want != "-" && !slices.Contains(ids, bare) {
			problems = append(problems, "no such theme: "+want)
		}
		_, found := got[bare]
		switch {
		case open || want == "-":
		case beyond && found:
			problems = append(problems, want+" is found now, by "+got[bare]+": move the line")
		case !beyond && !found:
			problems = append(problems, want+" is missed")
		}
	}
	for _, id := range ids {
		if why, ok := got[id]; ok && !known[id] {
			problems = append(problems, id+" is given wrongly, by "+why)
		}
	}
	return problems
}

// BenchmarkThemes codes the lines of testdata/lexicon-sv/themes.txt again and
// again: what the terms cost when every word is known.
func BenchmarkThemes(b *testing.B) {
	data, err := os.ReadFile("../../testdata/lexicon-sv/themes.txt")
	if err != nil {
		b.Fatal(err)
	}
	c := newCoder(b)
	doc := &corpus.Document{Text: source.New("lines", string(data))}
	at := 0
	for line := range strings.Lines(string(data)) {
		span := source.Span{Start: at, End: at + len(line) - 1}
		doc.Segments = append(doc.Segments, corpus.Segment{Span: span, Content: span, Role: corpus.Response, Section: -1, Parent: -1})
		at += len(line)
	}
	toks := make([][]tokenise.Token, len(doc.Segments))
	for i := range toks {
		toks[i] = c.tok.Segment(nil, string(data), &doc.Segments[i])
	}
	b.SetBytes(int64(len(data)))
	var dst []code.Coding
	for b.Loop() {
		dst = dst[:0]
		for i := range toks {
			dst = c.c.Segment(dst, doc, i, toks[i])
		}
	}
}

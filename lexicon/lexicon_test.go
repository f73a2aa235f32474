package lexicon_test

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/temakod/temakod/lexicon"
)

func TestParseTermPrint(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"hälsa", "hälsa"},
		{"Hälsa", "hälsa"},
		{"=ordet", "=ordet"},
		{"~Hälsa", "~hälsa"},
		{"suicid*", "suicid*"},
		{"a**b", "a*b"},
		{"förening+", "förening+"},
		{"+bidrag", "+bidrag"},
		{"+bidrag+", "+bidrag+"},
		{"+medel[projekt studie]", "+medel[projekt studie]"},
		{"+medel[-läke- -livs]", "+medel[-läke -livs]"},
		{"IOP", "IOP"},
		{"I", "i"},
		{"IOP-avtal", "iop-avtal"},
		{"  psykisk   hälsa ", "psykisk hälsa"},
		{"stöd ..2 unga", "stöd ..2 unga"},
		{"{bryta|motverka} isolering", "{bryta|motverka} isolering"},
		{"{bryta ned|=motverka ..1 +all}", "{bryta ned|=motverka ..1 +all}"},
		{"{bryta}", "bryta"},
		{"near(a, b; 5)", "near(a, b; 5)"},
		{"near(a b,c;sentence)", "near(a b, c; sentence)"},
		{"seq(a, near(b, c; 2); segment)", "seq(a, near(b, c; 2); segment)"},
		{"and(a, not(b), <t/u>)", "and(a, not(b), <t/u>)"},
		{"or(a, /b\\/c/)", "or(a, /b\\/c/)"},
		{`"1+1=3"`, `"1+1=3"`},
		{`"säg \"hej\" \\"`, `"säg \"hej\" \\"`},
		{"hälso- och sjukvård", "hälso- och sjukvård"},
		{"e-post", "e-post"},
		{"and", "and"},
		{"nära (a)", ""},
	} {
		e, err := lexicon.ParseTerm(c.in)
		if c.want == "" {
			if err == nil {
				t.Errorf("ParseTerm(%q) = %s, want an error", c.in, e)
			}
			continue
		}
		if err != nil {
			t.Errorf("ParseTerm(%q): %v at %v, want %s", c.in, err, err.Span, c.want)
			continue
		}
		if got := e.String(); got != c.want {
			t.Errorf("ParseTerm(%q).String() = %s, want %s", c.in, got, c.want)
		}
		again, err := lexicon.ParseTerm(e.String())
		if err != nil || !reflect.DeepEqual(again, e) {
			t.Errorf("ParseTerm(%q) is not what it was printed from, %q", e.String(), c.in)
		}
	}
}

func TestParseTermErrors(t *testing.T) {
	for _, c := range []struct{ in, id, at string }{
		{"", "lexicon.term-empty", ""},
		{"a, b", "lexicon.term-sign", ","},
		{"*", "lexicon.word-empty", "*"},
		{"a*", "lexicon.wildcard-wide", "a*"},
		{"=or*", "lexicon.word-mixed", "=or*"},
		{"+or*", "lexicon.word-mixed", "+or*"},
		{"1+1=3", "lexicon.word-sign", "1+1=3"},
		{"not(a)", "lexicon.term-only-not", "not(a)"},
		{"and(not(a), not(b))", "lexicon.term-only-not", "and(not(a), not(b))"},
		{"or(a, not(b))", "lexicon.term-only-not", "or(a, not(b))"},
		{"near(a, b)", "lexicon.term-within", ""},
		{"near(a, b; många)", "lexicon.term-distance", "; många"},
		{"and(a)", "lexicon.term-operands", "a)"},
		{"a ..2", "lexicon.gap-place", ""},
		{"..2 a", "lexicon.gap-place", "..2"},
		{"a ..99 b", "lexicon.gap-size", "..99"},
		{"{a|b", "lexicon.brace-open", "{a|b"},
		{`"a`, "lexicon.quote-open", `"a`},
		{"+a[b", "lexicon.compound-short", "+a"},
		{"+ab[c", "lexicon.bracket-open", ""},
		{"ab[c]", "lexicon.bracket-place", "[c]"},
		{"+ab[]", "lexicon.bracket-empty", "[]"},
		{"/(/", "lexicon.regexp-bad", "/(/"},
		{"/a", "lexicon.regexp-open", "/a"},
		{"<a> b", "lexicon.theme-in-phrase", "<a> b"},
		{"<a", "lexicon.theme-open", ""},
	} {
		e, err := lexicon.ParseTerm(c.in)
		if err == nil {
			t.Errorf("ParseTerm(%q) = %s, want %s", c.in, e, c.id)
			continue
		}
		if err.ID != c.id || err.Span.Text(c.in) != c.at {
			t.Errorf("ParseTerm(%q): %s at %q, want %s at %q", c.in, err.ID, err.Span.Text(c.in), c.id, c.at)
		}
	}
}

const small = `temakod: 1
name: prov
version: 1.2.0
changelog: ["1.2.0: ny"]
except: [gemensam*]
exclusive: [[pengar, hälsa]]
themes:
  - id: pengar
    label: {sv: Pengar, en: Money}
    definition: om pengar
    terms:
      - +bidrag
      - {term: "+medel[projekt]", note: inte läkemedel, except: [medeltal], slip: true}
      - {term: arvode, role: [response, summary], question: ekonomi, section: "2", where: {region: Halland}}
    except: [bidra]
    rules:
      - "and(<hälsa>, +avgift)"
    themes:
      - {id: upphandling, terms: [LOU, upphandling*]}
  - id: hälsa
    include: [psykisk hälsa, {sv: oro, en: worry}]
    terms: [hälsa, "ja"]
`

func TestParsePrint(t *testing.T) {
	l, faults := lexicon.Parse("small.yaml", []byte(small))
	if len(faults) > 0 {
		t.Fatalf("Parse: %v", faults)
	}
	out, err := l.YAML()
	if err != nil {
		t.Fatal(err)
	}
	again, faults := lexicon.Parse("small.yaml", out)
	if len(faults) > 0 {
		t.Fatalf("Parse of YAML(): %v\n%s", faults, out)
	}
	if d := lexicon.Diff(l, again); len(d) > 0 {
		t.Errorf("Diff(l, Parse(l.YAML())) = %v\n%s", d, out)
	}
	if th := l.Theme("pengar/upphandling"); th == nil || len(th.Terms) != 2 {
		t.Errorf("Theme(pengar/upphandling) = %v, want two terms", th)
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, yaml, want string }{
		{"unknown key", "themes:\n  - id: a\n    term: [b]\n", "x.yaml:3:5: lexicon.key-unknown term"},
		{"bad term", "themes:\n  - id: a\n    terms: [b, \"c, d\"]\n", "x.yaml:3:18: lexicon.term-sign ,"},
		{"id twice", "themes:\n  - id: a\n    terms: [b]\n  - {id: a}\n", "x.yaml:4:10: lexicon.id-twice a x.yaml 2"},
		{"unknown theme", "themes:\n  - id: a\n    rules: [\"<b>\"]\n", "x.yaml:3:14: lexicon.theme-unknown b"},
		{"theme in term", "themes:\n  - id: a\n    terms: [\"<a>\"]\n", "x.yaml:3:14: lexicon.theme-outside-rule"},
		{"yaml", "themes:\n  - id: a\n   terms: [b]\n", "x.yaml:1:1: lexicon.yaml-indent"},
		{"version", "temakod: 2\nthemes: [{id: a}]\n", "x.yaml:1:10: lexicon.format-version 2 1"},
		{"no themes", "name: a\n", "x.yaml: lexicon.no-themes"},
		{"empty", "", "x.yaml: lexicon.empty"},
		{"no id", "themes:\n  - label: x\n", "x.yaml:2:5: lexicon.id-missing"},
		{"extends", "extends: en\nthemes: [{id: a}]\n", "x.yaml:1:1: lexicon.extends-unknown en"},
		{"remove", "remove: [b]\nthemes: [{id: a}]\n", "x.yaml:1:10: lexicon.remove-theme b"},
		{"role", "themes:\n  - id: a\n    terms: [{term: b, role: svar}]\n", "x.yaml:3:29: lexicon.role-unknown svar meta, heading, prompt, response, summary"},
	} {
		_, faults := lexicon.Parse("x.yaml", []byte(c.yaml))
		var got []string
		for _, f := range faults {
			got = append(got, f.Error())
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: faults %q, want %q", c.name, s, c.want)
		}
	}
}

func TestExtends(t *testing.T) {
	base := fstest.MapFS{
		"lexicon.yaml": {Data: []byte("temakod: 1\nname: sv\nversion: 1.0.0\n")},
		"a.yaml":       {Data: []byte("id: a\nlabel: A\nterms: [x, y]\nthemes: [{id: u, terms: [w]}]\n")},
		"b.yaml":       {Data: []byte("themes:\n  - {id: b, terms: [z]}\n")},
	}
	own := "extends: sv\nremove: [b, \"a: y\"]\nthemes:\n  - id: a\n    terms: [ny]\n  - {id: c, terms: [q]}\n"
	read := func(s string) *lexicon.Lexicon {
		l, faults, err := lexicon.Build([][]lexicon.File{{{Name: "own.yaml", Data: []byte(s)}}},
			lexicon.Options{Defaults: map[string]fs.FS{"sv": base}})
		if err != nil || len(faults) > 0 {
			t.Fatalf("Build: %v %v", faults, err)
		}
		return l
	}
	l := read(own)
	var got []string
	l.Walk(func(th, _ *lexicon.Theme) bool {
		s := th.Path + ":"
		for _, term := range th.Terms {
			s += " " + term.Text
		}
		got = append(got, s)
		return true
	})
	if s := strings.Join(got, "; "); s != "a: x ny; a/u: w; c: q" {
		t.Errorf("themes of a lexicon that extends: %q", s)
	}
	if l.Theme("a").Label.SV != "A" || l.Version != "1.0.0" {
		t.Errorf("label %q, version %q: want those of the default", l.Theme("a").Label.SV, l.Version)
	}
	if l.Hash() == read(own+"# a comment\n").Hash() {
		t.Error("Hash is the same though a file differs")
	}
	if len(l.Files()) != 4 {
		t.Errorf("Files() = %v, want four", l.Files())
	}
}

package lexicon_test

import (
	"reflect"
	"testing"

	"github.com/temakod/temakod/lexicon"
)

// FuzzParseTerm holds the law that a term that was printed is the same term.
func FuzzParseTerm(f *testing.F) {
	for _, s := range []string{
		"hälsa", "=a", "~b", "+c+[d -e]", "IOP", "a*b", "{a|b c} ..2 d", `"x \" y"`, "near(a, not(b); 3)", "and(<t>, /x\\/y/)",
		"seq(a,b;sentence)", "{a}", "+a-b+", "=..a", "..2", "a ..2", "a/b", "{/a|b}", "or(a, {b|c})", "<a>", "not(a)", "İI", "=İ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		e, err := lexicon.ParseTerm(s)
		if err != nil {
			return
		}
		printed := e.String()
		again, err := lexicon.ParseTerm(printed)
		if err != nil {
			t.Fatalf("ParseTerm(%q), printed from %q: %v", printed, s, err)
		}
		if again.String() != printed {
			t.Fatalf("ParseTerm(%q).String() = %q, printed from %q", printed, again.String(), s)
		}
		if !reflect.DeepEqual(e, again) {
			t.Fatalf("ParseTerm(%q) differs from ParseTerm(%q)", printed, s)
		}
	})
}

// FuzzParse holds the law that a lexicon that was printed is the same lexicon,
// and that no file makes the reader panic.
func FuzzParse(f *testing.F) {
	f.Add(small)
	f.Add("id: a\nterms: [b, {term: c, slip: ja}]\n")
	f.Add("themes: &x\n  - id: a\n    themes: *x\n")
	f.Add("themes: [{id: a, terms: [{rule: b}], rules: [{rule: <a>, where: {x: 1}}]}]\nremove: [a]\n")
	f.Add("\ttabs: 1\n")
	f.Fuzz(func(t *testing.T, s string) {
		l, _ := lexicon.Parse("x.yaml", []byte(s))
		out, err := l.YAML()
		if err != nil {
			t.Fatalf("YAML of %q: %v", s, err)
		}
		again, _ := lexicon.Parse("x.yaml", out)
		if d := lexicon.Diff(l, again); len(d) > 0 {
			t.Fatalf("Parse of YAML differs: %v\nfrom %q\nprinted %q", d, s, out)
		}
	})
}

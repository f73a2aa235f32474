package message

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/source"
)

// TestBothLanguages refuses a sentence that lacks a language, and one whose two
// forms do not take the same arguments.
func TestBothLanguages(t *testing.T) {
	slot := regexp.MustCompile(`\{(\d+)(\|[^{}|]*\|[^{}|]*)?\}`)
	slots := func(form string) string {
		seen := [10]bool{}
		for _, m := range slot.FindAllStringSubmatch(form, -1) {
			n, _ := strconv.Atoi(m[1])
			seen[n%10] = true
		}
		var b strings.Builder
		for n, ok := range seen {
			if ok {
				b.WriteString(strconv.Itoa(n))
			}
		}
		return b.String()
	}
	for area, c := range areas {
		for name, form := range c {
			if form[Swedish] == "" || form[English] == "" {
				t.Errorf("%s.%s lacks a language: %q", area, name, form)
			}
			if sv, en := slots(form[Swedish]), slots(form[English]); sv != en {
				t.Errorf("%s.%s: the Swedish form takes arguments %q, the English %q", area, name, sv, en)
			}
		}
	}
}

// TestQuotes holds sentences to the quotation marks of their language. Straight
// ones are what a user is to type.
func TestQuotes(t *testing.T) {
	for area, c := range areas {
		for name, form := range c {
			if area+"."+name == "lexicon.hint-quote" || strings.HasSuffix(name, "-example") {
				continue
			}
			for lang, foreign := range map[Lang]string{Swedish: `"“`, English: `"`} {
				if strings.ContainsAny(form[lang], foreign) {
					t.Errorf("%s.%s has quotation marks that are not of its language: %s", area, name, form[lang])
				}
			}
		}
	}
}

// TestEveryIDHasASentence reads the code of the whole project: a string that
// looks like a message's id must be in a catalogue.
func TestEveryIDHasASentence(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+\.[a-z][a-z0-9-]*$`)
	files := regexp.MustCompile(`\.(json|jsonl|csv|tsv|txt|md|go|html|xlsx|yaml|yml|pdf|docx|odt|rtf|svg|dic|cat|qdc)$`)
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".git")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil || !id.MatchString(s) || files.MatchString(s) {
				return true
			}
			area, name, _ := strings.Cut(s, ".")
			if prefix := strings.HasSuffix(name, "-"); prefix && begins(areas[area], name) {
				return true // the rest of the id is added
			}
			if _, ok := areas[area]; ok && !Has(s) {
				t.Errorf("%s: no sentence for %q", fset.Position(lit.Pos()), s)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func begins(c catalogue, prefix string) bool {
	for name := range c {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		lang Lang
		form string
		args []any
		want string
	}{
		{Swedish, "ingen plats", nil, "ingen plats"},
		{Swedish, "{0} {0|rad|rader}", []any{1}, "1 rad"},
		{Swedish, "{0} {0|rad|rader}", []any{12345}, "12\u00a0345 rader"},
		{English, "{0} {0|line|lines}", []any{12345}, "12,345 lines"},
		{Swedish, "medel {0}, tryckt {1}", []any{2.625, 2.6}, "medel 2,625, tryckt 2,6"},
		{Swedish, "på {0}", []any{source.Place{Kind: source.PagePlace, Number: 3}}, "på sida 3"},
		{English, "{0} and {1}", []any{"a"}, "a and {1}"},
		{English, "odd { brace", []any{"a"}, "odd { brace"},
	} {
		if got := c.lang.fill(c.form, c.args); got != c.want {
			t.Errorf("fill(%v, %q, %v) = %q, want %q", c.lang, c.form, c.args, got, c.want)
		}
	}
}

func TestUnknownIDIsNotLost(t *testing.T) {
	if got := Swedish.Text("finns.inte", "x"); !strings.Contains(got, "finns.inte") || !strings.Contains(got, "x") {
		t.Errorf("Text of an unknown id = %q", got)
	}
}

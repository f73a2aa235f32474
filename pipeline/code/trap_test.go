package code

import (
	"os"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// TestTraps holds the matcher to the table of words that mislead.
func TestTraps(t *testing.T) {
	data, err := os.ReadFile("../../testdata/code/traps.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("traps.tsv:%d: %d columns, want 4", i+1, len(f))
		}
		if got := strings.Join(coded(t, f[0], f[1]), " | "); got != strings.TrimPrefix(f[2], "-") {
			t.Errorf("traps.tsv:%d: %q in %q\n got %s\nwant %s (%s)", i+1, f[0], f[1], got, f[2], f[3])
		}
	}
}

// coded returns the words that terms code in text. Terms are parted by "; ", an
// exclusion stands after "!".
func coded(t *testing.T, terms, text string) []string {
	t.Helper()
	lex := trapLexicon(t, terms)
	m, faults := Compile(lex, Options{})
	if len(faults) > 0 {
		t.Fatalf("Compile(%q): %v", terms, faults)
	}
	tok := tokenise.New(tokenise.Options{})
	doc := response(text)
	var out []string
	for _, k := range m.Coder(tok).Segment(nil, doc, 0, tok.Segment(nil, text, &doc.Segments[0])) {
		out = append(out, k.Span.Text(text))
	}
	return out
}

func trapLexicon(t *testing.T, terms string) *lexicon.Lexicon {
	t.Helper()
	lex, _ := lexicon.Single("t")
	for depth, from, i := 0, 0, 0; i <= len(terms); i++ {
		switch {
		case i == len(terms) || depth == 0 && terms[i] == ';':
			text, except := strings.CutPrefix(strings.TrimSpace(terms[from:i]), "!")
			one, err := lexicon.Single("t", text)
			if err != nil {
				t.Fatalf("ParseTerm(%q): %s", text, err.ID)
			}
			if except {
				lex.Themes[0].Except = append(lex.Themes[0].Except, one.Themes[0].Terms...)
			} else {
				lex.Themes[0].Terms = append(lex.Themes[0].Terms, one.Themes[0].Terms...)
			}
			from = i + 1
		case terms[i] == '(':
			depth++
		case terms[i] == ')':
			depth--
		}
	}
	return lex
}

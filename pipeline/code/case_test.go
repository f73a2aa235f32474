package code

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/internal/golden"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// TestCases codes the lines of each case with the lexicon above them.
func TestCases(t *testing.T) {
	golden.Run(t, "../../testdata/code", func(t *testing.T, input string) string {
		head, text, ok := strings.Cut(input, "---\n")
		if !ok {
			t.Fatal("no line --- between lexicon and text")
		}
		lex, faults := lexicon.Parse("case.yaml", []byte(head))
		m, more := Compile(lex, Options{})
		var b strings.Builder
		for _, f := range append(faults, more...) {
			fmt.Fprintln(&b, f)
		}
		tok := tokenise.New(tokenise.Options{})
		c := m.Coder(tok)
		for line := range strings.SplitSeq(text, "\n") {
			doc := response(line)
			fmt.Fprintf(&b, "%s\n", line)
			for _, k := range c.Segment(nil, doc, 0, tok.Segment(nil, line, &doc.Segments[0])) {
				fmt.Fprintf(&b, "\t%s: %q by %s (%s)", m.Themes[k.Theme].ID, k.Span.Text(line), m.Terms[k.Term].ID, k.Rule)
				if k.Polarity != Affirmed {
					fmt.Fprintf(&b, " %s", k.Polarity)
				}
				if k.Reading != "" {
					fmt.Fprintf(&b, "; %s", k.Reading)
				}
				b.WriteByte('\n')
			}
		}
		return b.String()
	})
}

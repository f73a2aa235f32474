package code

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/internal/golden"
	"github.com/temakod/temakod/pipeline/message"
)

// TestLexiconFaults shows each fault of a lexicon as a user is told of it.
func TestLexiconFaults(t *testing.T) {
	golden.Run(t, "../../testdata/lexicon", func(t *testing.T, input string) string {
		lex, faults := lexicon.Parse("teman.yaml", []byte(input))
		_, more := Compile(lex, Options{})
		var b strings.Builder
		for _, f := range append(faults, more...) {
			fmt.Fprintf(&b, "%s:%d:%d: %s\n", f.Name, f.Line, f.Column, message.Swedish.Error(f))
			if f.Excerpt != "" {
				fmt.Fprintf(&b, "    %s\n    %s%s\n", f.Excerpt, strings.Repeat(" ", f.Column-1-f.Cut), strings.Repeat("^", f.Width))
			}
			if f.Hint != "" {
				fmt.Fprintf(&b, "tips: %s\n", message.Swedish.Text(f.Hint, f.HintArgs...))
			}
		}
		lex.Walk(func(th, _ *lexicon.Theme) bool {
			fmt.Fprintf(&b, "%s:", th.Path)
			for _, term := range append(th.Terms, th.Rules...) {
				fmt.Fprintf(&b, " [%s]", term.Text)
			}
			b.WriteByte('\n')
			return true
		})
		return b.String()
	})
}

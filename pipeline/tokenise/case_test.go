package tokenise

import (
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/internal/golden"
	"github.com/temakod/temakod/pipeline/source"
)

// A case is lines of text; what is wanted is the tokens of each line, parted by
// blanks.
func TestCases(t *testing.T) {
	golden.Run(t, "../../testdata/tokenise", func(t *testing.T, input string) string {
		var b strings.Builder
		for line := range strings.SplitSeq(input, "\n") {
			b.WriteString(strings.Join(texts(line), " "))
			b.WriteByte('\n')
		}
		return b.String()
	})
}

// texts returns the tokens of s as printed.
func texts(s string) []string {
	tok := New(Options{})
	var out []string
	for _, k := range tok.Span(nil, s, source.Span{Start: 0, End: len(s)}) {
		out = append(out, k.Span.Text(s))
	}
	return out
}

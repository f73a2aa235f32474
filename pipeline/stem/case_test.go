package stem

import (
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/internal/golden"
)

// In a case of keys each word of a line is shown with its keys.
func TestKeysCases(t *testing.T) {
	s := New(Options{})
	golden.Run(t, "../../testdata/stem/keys", func(t *testing.T, input string) string {
		var b strings.Builder
		for w := range strings.FieldsSeq(input) {
			b.WriteString(w + ": " + strings.Join(s.Keys(nil, w), " ") + "\n")
		}
		return b.String()
	})
}

// In a case of joins each line names words; what is wanted is which of them the
// first one finds.
func TestJoinCases(t *testing.T) {
	s := New(Options{})
	golden.Run(t, "../../testdata/stem/joins", func(t *testing.T, input string) string {
		var b strings.Builder
		for line := range strings.SplitSeq(input, "\n") {
			ws := strings.Fields(line)
			own := s.Keys(nil, ws[0])
			var found, missed []string
			for _, w := range ws[1:] {
				if slices.ContainsFunc(s.Keys(nil, w), func(k string) bool { return slices.Contains(own, k) }) {
					found = append(found, w)
				} else {
					missed = append(missed, w)
				}
			}
			b.WriteString(ws[0] + " finds: " + strings.Join(found, " ") + "; not: " + strings.Join(missed, " ") + "\n")
		}
		return b.String()
	})
}

// In a case of paradigms each line is a word, shown with its forms.
func TestParadigmCases(t *testing.T) {
	golden.Run(t, "../../testdata/stem/paradigm", func(t *testing.T, input string) string {
		var b strings.Builder
		for w := range strings.FieldsSeq(input) {
			b.WriteString(strings.Join(Paradigm(w), " ") + "\n")
		}
		return b.String()
	})
}

package code

import (
	"testing"

	"github.com/temakod/temakod/lexicon"
)

// TestForms holds the reference of the term syntax to what the matcher does.
func TestForms(t *testing.T) {
	for _, f := range lexicon.Forms() {
		for _, text := range f.Matches {
			if _, got := found(t, text, f.Term); len(got) == 0 {
				t.Errorf("form %s: %s does not match %q", f.ID, f.Term, text)
			}
		}
		for _, text := range f.Misses {
			if _, got := found(t, text, f.Term); len(got) > 0 {
				t.Errorf("form %s: %s matches %q in %q", f.ID, f.Term, got[0].Span.Text(text), text)
			}
		}
	}
}

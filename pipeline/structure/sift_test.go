package structure

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

func TestAlike(t *testing.T) {
	texts := []string{"", "?", "a", "A", "å", "Å!", "e-post", "E post", "Vad är bra?", "vad är BRA", "Vad är bra 2?", "\u00a0bra – \u201cbra\u201d", "bra bra",
		strings.Repeat("ord ", 60), strings.Repeat("ORD ", 60) + "mer", strings.Repeat("ord ", 50) + "mer"}
	for _, a := range texts {
		for _, b := range texts {
			if got, want := alike(a, b), sameness(a) == sameness(b); got != want {
				t.Errorf("alike(%q, %q) = %v, want %v", a, b, got, want)
			}
		}
	}
}

// TestRepeat has more texts with the same letters than are compared.
func TestRepeat(t *testing.T) {
	const texts = 3 * maxNear
	var b strings.Builder
	for n := range 2 * texts {
		fmt.Fprintf(&b, "Mer %c om bussar\n\n", 'a'+rune(n%texts))
	}
	text := source.New("notes.txt", b.String())
	s := &splitter{doc: &corpus.Document{Text: text, Format: "txt"}, body: text.Body, scratch: newScratch()}
	s.read.open(s.body)
	s.run()
	first, all := 0, 0
	for i := range s.units {
		if s.units[i].has(again) {
			all++
		}
		if s.units[i].has(announced) {
			first++
		}
	}
	if all != 2*texts || first != texts {
		t.Errorf("%d units come again and %d later on, want %d and %d", all, first, 2*texts, texts)
	}
}

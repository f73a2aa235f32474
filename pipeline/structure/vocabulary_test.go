package structure

import (
	"strings"
	"testing"
)

// TestVocabulary holds each word of the cues to what its lists say, in any case.
func TestVocabulary(t *testing.T) {
	want := map[string]cue{}
	for c, words := range cueLists {
		for _, w := range strings.Fields(words) {
			want[w] |= c
		}
	}
	for _, words := range zoneLists {
		for _, w := range strings.Fields(words) {
			want[w] |= zoned
		}
	}
	for w := range fieldFirsts {
		want[w] |= fielded
	}
	if len(cueWords.keys) != cueSlots {
		t.Fatalf("the table of cues has %d slots, and cueSlots is %d", len(cueWords.keys), cueSlots)
	}
	kinds := map[cue]bool{}
	for _, c := range want {
		kinds[c] = true
	}
	if len(kinds) > len(addends)-2 {
		t.Fatalf("there are %d kinds of cues, and room for %d", len(kinds), len(addends)-2)
	}
	for w, c := range want {
		for _, w := range [...]string{w, strings.ToUpper(w)} {
			if got := cueOf(w); got != c {
				t.Errorf("cueOf(%q) = %b, want %b", w, got, c)
			}
		}
	}
	for _, w := range [...]string{"", "x", "hurx", "xhur", "cykelbana"} {
		if got := cueOf(w); got != 0 {
			t.Errorf("cueOf(%q) = %b, want 0", w, got)
		}
	}
}

package structure

import (
	"strings"
	"testing"
)

// TestVocabulary holds each word of the cues to what its lists say, in any case.
func TestVocabulary(t *testing.T) {
	want := listedCues()
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
	block := "abcdefghijklmnop"
	for _, w := range [...]string{"", "x", "hurx", "xhur", "cykelbana", strings.Repeat("a", 32), strings.Repeat("a", 1<<12), block + block + "grupp", block + block + "hur"} {
		if got := cueOf(w); got != 0 {
			t.Errorf("cueOf(%q) = %b, want 0", w, got)
		}
	}
}

// TestVocabularyAlike holds that two vocabularies of the same words tell the same
// of words that they do not hold, though their tables are built in different
// orders.
func TestVocabularyAlike(t *testing.T) {
	words := map[string]zone{}
	for z, list := range zoneLists {
		for _, w := range strings.Fields(list) {
			words[w] = z
		}
	}
	for range 50 {
		v := newVocabulary(words)
		for i, k := range v.keys {
			if k == 0 && v.vals[i] != open {
				t.Fatalf("a free place holds %d", v.vals[i])
			}
		}
		for w, want := range words {
			if got := v.get(w); got != want {
				t.Fatalf("get(%q) = %d, want %d", w, got, want)
			}
		}
	}
}

// TestVocabularyOf holds that lists of words become what is known of each, that
// what a text says is all of its words', and that no word may say two things.
func TestVocabularyOf(t *testing.T) {
	v := vocabularyOf(map[uint8]string{1: "kaffe te", 2: "bulle"})
	for text, want := range map[string]uint8{"Te, tack": 1, "en BULLE": 2, "bulle till kaffe": 3, "saft": 0, "": 0} {
		if got := among(&v, text); got != want {
			t.Errorf("among(%q) = %d, want %d", text, got, want)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a word in two lists is let through")
		}
	}()
	vocabularyOf(map[uint8]string{1: "kaffe", 2: "kaffe"})
}

package stem

import (
	"strings"
	"testing"
)

// TestTaken holds that all that takenParts make is found at the end of a word, and
// nothing else.
func TestTaken(t *testing.T) {
	all := []string{""}
	for _, part := range takenParts {
		for _, before := range all {
			for ending := range strings.FieldsSeq(part) {
				all = append(all, before+ending)
			}
		}
	}
	set := map[string]bool{}
	for _, end := range all {
		set[end] = true
	}
	for end := range set {
		word := "k" + end
		left := leftOf(word)
		for n := range min(len(word), lastLength-1) + 1 {
			if got, want := left&lengthOf(n) != 0, set[word[n:]]; got != want {
				t.Fatalf("leftOf(%q) has %d: %v, want %v", word, n, got, want)
			}
		}
		if len(word) >= lastLength {
			t.Fatalf("%q is too long to be told from longer ones", end)
		}
	}
}

// TestTakenHyphens holds that of what stands before a hyphen and an ending anything may
// be left.
func TestTakenHyphens(t *testing.T) {
	for word, want := range map[string]string{"ab-": "0123", "ab-et": "012345", "a-b": "3", "a-bens": "3456", "ab-ens-bo": "9"} {
		left := ""
		for n := range len(word) + 1 {
			if leftOf(word)&lengthOf(n) != 0 {
				left += string(rune('0' + n))
			}
		}
		if left != want {
			t.Errorf("leftOf(%q) is %s, want %s", word, left, want)
		}
	}
}

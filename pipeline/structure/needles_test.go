package structure

import (
	"strings"
	"testing"
)

// TestNeedles holds the search for several strings to one for each.
func TestNeedles(t *testing.T) {
	words := []string{"kursiv", "fet stil", "färg", "edel", "nitt", "är sådan", "ååå", "xyz"}
	n := needlesOf(words...)
	for _, text := range []string{
		"", "k", "ki", "kursiv", "med kursiv stil", "med kursi", "fet still", "fet  stil", "vattenfärger", "FÄRG", "edel", "ede", "genomsnittet",
		"det är sådant", "det är så", "åååå", "åå", "xy", "axyza", strings.Repeat("kursi edell fä ", 9), strings.Repeat("x", 90) + "yz", "kukursiv",
	} {
		want := false
		for _, w := range words {
			want = want || strings.Contains(text, w)
		}
		if got := n.in(text); got != want {
			t.Errorf("needles.in(%q) = %v, want %v", text, got, want)
		}
	}
}

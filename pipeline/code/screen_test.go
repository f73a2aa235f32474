package code

import (
	"strings"
	"testing"
)

// TestMayHold holds that no word that holds the part of an inner is turned away, wherever
// it stands, and that nearly all others are.
func TestMayHold(t *testing.T) {
	long, short := newScreen(&index{inner: []inner{{part: "läkemed"}, {part: "rättighet"}}}), newScreen(&index{inner: []inner{{part: "skolor"}}})
	letters := "abcdefghijklmnopqrstuvwxyz"
	turned := 0
	for n := range len(letters) {
		for _, part := range []string{"läkemed", "rättighet"} {
			for _, word := range []string{letters[:n] + part, letters[:n] + part + letters[n:], part + letters[:n]} {
				if !long.mayHold(word) {
					t.Errorf("%q may hold %q", word, part)
				}
			}
		}
		if word := letters[n:] + strings.ToUpper(letters[:n]); !long.mayHold(word) {
			turned++
		}
		if !short.mayHold(letters[:n] + "skolor") {
			t.Errorf("%q may hold what is short", letters[:n]+"skolor")
		}
	}
	if turned < len(letters)*3/4 {
		t.Errorf("only %d of %d words are turned away", turned, len(letters))
	}
}

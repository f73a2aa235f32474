package tokenise

import (
	"strings"
	"testing"
)

// TestSmall holds the tests of eight bytes at a time to a plain loop, for every pair
// of bytes at every place.
func TestSmall(t *testing.T) {
	plain := func(s string) bool {
		for i := 0; i < len(s); i++ {
			if s[i] == 0xC3 && i+1 < len(s) && s[i+1] >= 0xA0 && s[i+1] <= 0xBF && s[i+1] != 0xB7 {
				i++
			} else if s[i] < 'a' || s[i] > 'z' {
				return false
			}
		}
		return true
	}
	for _, word := range []string{"på", "ordet", "frågades", "föreningsråd", "sjukvårdspolitikernas", "ååååååååååå"} {
		for at := range len(word) - 1 {
			for pair := range 1 << 16 {
				s := word[:at] + string([]byte{byte(pair >> 8), byte(pair)}) + word[at+2:]
				var k key
				k.of(s)
				if want := plain(s); isSmall(s) != want || k.small() != want {
					t.Fatalf("isSmall(%q) = %v, small = %v, want %v", s, isSmall(s), k.small(), want)
				}
			}
		}
	}
}

// No abbreviation ends with as many small letters as [abbreviates] passes over.
func TestTooLong(t *testing.T) {
	for w := range abbreviations {
		if last := w[strings.LastIndexByte(w, '.')+1:]; len(last) >= tooLong {
			t.Errorf("abbreviation %q ends with %d bytes of letters, want less than %d", w, len(last), tooLong)
		}
	}
}

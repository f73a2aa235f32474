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
				if want := plain(s); isSmall(s) != want {
					t.Fatalf("isSmall(%q) = %v, want %v", s, !want, want)
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

// TestHead holds what is made of a chunk with a known head to what is made of it byte by
// byte.
func TestHead(t *testing.T) {
	marks := []string{"", ".", ",", ")", "\"", "*", "!", "?", ":", ";", "-", "/", "(", "[", "]", "9", "é", "\u0301", "–", "’"}
	words := []string{"", "a", "ä", "A", "Å", "bl", "Dr", "äv", "Övers", "inkl", "ordet", "Ordet", "ÅÄ", "föreningsrådets", "Föreningsrådet", "ß", "Þ", "×", "÷b"}
	for w := range abbreviations {
		words = append(words, w)
	}
	for _, w := range words {
		for _, before := range marks {
			for _, after := range marks {
				for _, last := range marks {
					s := before + w + after + last
					if s == "" {
						continue
					}
					h := headOf(keyOf(s))
					got, ok := dressed(s, h)
					got.small, got.capital = false, false
					h.End = h.Start
					if want, is := dressed(s, h); ok != is || ok && got != want {
						t.Errorf("dressed(%q) = %v, %v; byte by byte %v, %v", s, got, ok, want, is)
					}
				}
			}
		}
	}
}

func keyOf(s string) *key {
	k := new(key)
	k.of(s)
	return k
}

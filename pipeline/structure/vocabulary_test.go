package structure

import "testing"

// TestShortWord holds the words that are read at once to those read byte by
// byte.
func TestShortWord(t *testing.T) {
	text := "Vad tycker ni om Åre, ÅÄÖ och é2 – \"hälsa\" · x²y z@[`{ å\u00a0b o×p a÷b日本 sjutecke sjuteck \uf0b7 K!"
	for i := range len(text) {
		key, n := shortWord(text, i)
		if n == 0 {
			continue
		}
		if wordBytes[text[i]] != 0 {
			t.Errorf("shortWord(%q) has %d bytes, want 0", text[i:], n)
			continue
		}
		_, to, _ := nextWord(text, i)
		if i+n != to || key != wordKey(text[i:to]) {
			t.Errorf("shortWord(%q) = %x, %d bytes; want %x, %d", text[i:], key, n, wordKey(text[i:to]), to-i)
		}
	}
}

package structure

import (
	"strings"
	"testing"
)

// FuzzRead holds what is read eight bytes a step to the same read byte by byte.
func FuzzRead(f *testing.F) {
	for _, s := range [...]string{
		"", "a", "Vad tycker ni om Åre, ÅÄÖ och é2 – \"hälsa\" · x²y z@[`{ å\u00a0b o×p a÷b日本 sjutecke sjuteck \uf0b7 K!",
		"Grupperna lyfte fram att torget behöver bli mer levande. Flera deltagare efterfrågade ett gemensamt schema, och det framkom att många saknar det.",
		strings.Repeat("å", 70) + " " + strings.Repeat("ab ", 90), strings.Repeat("x", 61) + "åäö. Ja!", "a  b\tc?", "Arbetades. Byttes. startade ades tes ade x.",
		strings.Repeat("a ", 31) + "–slut. Nästa", strings.Repeat("ab ", 20) + "övningen", strings.Repeat("abc ", 15) + "bads", "samverkanskonferensen Frågeställningarna INSTRUKTIONER",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		for _, body := range [...]string{s, "Hej. " + s + " på er! " + strings.Repeat("och så vidare ", 8)} {
			from := strings.Index(body, s)
			checkRead(t, body, from, from+len(s))
		}
	})
}

func checkRead(t *testing.T, body string, from, to int) {
	t.Helper()
	s := body[from:to]
	var got reading
	var r reader
	r.open(body)
	var cues tally
	r.read(&got, &cues, from, to)
	if want := count(s); cues != want {
		t.Errorf("count(%q) = %+v, want %+v", s, cues, want)
	}
	if want := lettersOf(s); got.letters != want {
		t.Errorf("read(%q) has the letters %x, want %x", s, got.letters, want)
	}
	if got, want := got.holds, held(s); got != want {
		t.Errorf("read(%q) holds %b, want %b", s, got, want)
	}
	if want := strings.Count(s, " ") + 1; int(got.words) != want {
		t.Errorf("read(%q) has %d words, want %d", s, got.words, want)
	}
	if want := strings.Contains(s, "  "); got.pairs != want {
		t.Errorf("read(%q) has pairs of spaces: %v, want %v", s, got.pairs, want)
	}
}

// lettersOf counts letters and digits byte by byte.
func lettersOf(s string) (letters uint32) {
	n := 0
	for i := 0; i < len(s); i += max(1, int(wordBytes[s[i]])) {
		if wordLetter(s, i) {
			if n++; n <= 3 {
				letters = letters<<8 | uint32(s[i]|0x20)
			}
		}
	}
	return letters<<8 | uint32(min(n, sameLength))
}

// held is what s holds, character by character.
func held(s string) (h holding) {
	capital := false // the character before is one
	for i, r := range s {
		before := capital
		capital = false
		switch c := s[i]; {
		case classes[c] == lower, c >= 0xC3 && c != 0xE2 && c != 0xEF && (c > 0xC3 || r >= 'à'):
			h |= holdsLower
		case classes[c] == upper, c == 0xC3:
			h |= holdsUpper
			capital = true
			if before {
				h |= holdsShout
			}
		case classes[c] == digit:
			h |= holdsDigit
		case c == ' ':
			h |= holdsSpace
		case r == 0xA0:
			h |= holdsNoBreak
		case c < 0x80:
			h |= surveyed[c]
		}
	}
	return h
}

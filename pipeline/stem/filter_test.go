package stem

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// checkFilter fails if a Filter for a key of word turns word away.
func checkFilter(t *testing.T, s *Stemmer, word string) {
	t.Helper()
	for _, k := range s.Keys(nil, word) {
		if !NewFilter([]string{k}).May(word) {
			t.Errorf("NewFilter(%q).May(%q) = false, though it is a key of the word", k, word)
		}
	}
}

// TestFilterKeepsWords holds the Filter to every word of the notes, with the
// endings that change a word within, and to the forms of irregular nouns.
func TestFilterKeepsWords(t *testing.T) {
	words := map[string]bool{}
	for form := range irregularHeads() {
		words[form] = true
	}
	for _, w := range strings.Fields(`medlen exemplet centret vapnet handeln vuxna idéburna drivna bundna brutna hälsans fonders
		medlens exemplets teckna öppnet böndernas löst fullt tröst iop:er -patient patient- -- a s e ö medlemmar -:s ab-s`) {
		words[w] = true
	}
	names, err := filepath.Glob("../../testdata/notes/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no notes to take words from", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.FieldsFunc(strings.ToLower(string(data)), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != ':' }) {
			for _, ending := range []string{"", "s", "et", "erna", "heternas"} {
				words[w+ending] = true
			}
		}
	}
	for _, opt := range []Options{{}, {Snowball2: true}} {
		s := New(opt)
		for w := range words {
			checkFilter(t, s, w)
		}
	}
}

// TestFilterTurnsAway shows that it is worth having: most words that share
// nothing with the set need no stemming.
func TestFilterTurnsAway(t *testing.T) {
	f := NewFilter([]string{"samverk", "hälsa", "medel"})
	for word, want := range map[string]bool{
		"samverkan": true, "samverkans": true, "medlens": true, "medel": true, "händer": true, "händers": true,
		"kommunen": false, "ensamverk": false, "samverkbo": false, "samverkliga": true, "hälsosam": false, "mede": false, "åtgärden": false,
	} {
		if got := f.May(word); got != want {
			t.Errorf("May(%q) = %v, want %v", word, got, want)
		}
	}
}

// FuzzFilter holds that no key of a word is missed.
func FuzzFilter(f *testing.F) {
	for _, w := range []string{"medlens", "vuxna", "händernas", "iop:ers", "-a-", "ÅÄÖ", "a\xffb", "öst"} {
		f.Add(w)
	}
	s := New(Options{})
	f.Fuzz(func(t *testing.T, word string) {
		if len(word) < 200 {
			checkFilter(t, s, word)
		}
	})
}

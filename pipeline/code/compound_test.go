package code

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reference returns a reference file's lines.
func reference(t *testing.T, name string) []string {
	t.Helper()
	dir := os.Getenv("TEMAKOD_REFERENCE")
	if dir == "" {
		t.Skip("TEMAKOD_REFERENCE is not set: the folder with reference data")
	}
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// TestCompoundGold looks for each reference compound by its head and by its
// first part.
func TestCompoundGold(t *testing.T) {
	missed := 0
	for _, line := range reference(t, "compounds_gold.txt") {
		word, split, _ := strings.Cut(line, " ")
		parts := strings.Split(split, "|")
		first, head := parts[0], parts[len(parts)-1]
		if strings.HasSuffix(first, "s") && len(first) > 4 {
			first = strings.TrimSuffix(first, "s")
		}
		for _, term := range []string{"+" + head, first + "+"} {
			if _, got := found(t, word, term); len(got) != 1 {
				t.Logf("%s does not find %s (%s)", term, word, split)
				missed++
			}
		}
	}
	if missed > 2 {
		t.Errorf("%d terms of 130 miss their compound, want at most 2", missed)
	}
}

// TestNonCompounds looks for parts in words that are no compounds.
func TestNonCompounds(t *testing.T) {
	var terms []string
	for _, line := range reference(t, "compounds_gold.txt") {
		_, split, _ := strings.Cut(line, " ")
		parts := strings.Split(split, "|")
		terms = append(terms, "+"+parts[len(parts)-1], strings.TrimSuffix(parts[0], "s")+"+")
	}
	for _, w := range strings.Fields(`ensam förening verkan kraft ort form ting tal lag möte råd stöd arbete barn liv ord
		funktion metall takt anda läget enhet ledning person minne station position nation vision mission del tid ed ring
		inflytande art last lös gång styrka sats sal bild vård plan hand väg man mål`) {
		terms = append(terms, "+"+w, w+"+")
	}
	// Words that only a dictionary tells from compounds: alkali and metall are
	// words, enhet and självständig too. The list may only shrink.
	known := map[string]bool{"alkalimetallen": true, "erfarenhet": true, "erfarenheter": true, "självständighet": true}
	for _, word := range reference(t, "noncompounds.txt") {
		_, got := found(t, word, terms...)
		apart := ""
		for _, k := range got {
			if k.Rule == CompoundFirst || k.Rule == CompoundHead {
				apart = k.Reading
			}
		}
		if (apart != "") != known[word] {
			t.Errorf("%s is taken apart as %q, known to be: %v", word, apart, known[word])
		}
	}
}

package stem

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kljensen/snowball/swedish"
)

func referenceLines(t testing.TB, name ...string) []string {
	t.Helper()
	dir := os.Getenv("TEMAKOD_REFERENCE")
	if dir == "" {
		t.Skip("TEMAKOD_REFERENCE does not name the folder of reference data")
	}
	data, err := os.ReadFile(filepath.Join(append([]string{dir}, name...)...))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}

// TestReferenceVocabulary holds the stems to those of Snowball 3, line by line.
func TestReferenceVocabulary(t *testing.T) {
	words, want := referenceLines(t, "snowball", "voc.txt"), referenceLines(t, "snowball", "output.txt")
	if len(words) != len(want) {
		t.Fatalf("%d words, %d stems", len(words), len(want))
	}
	s, old := New(Options{}), New(Options{Snowball2: true})
	bad, differ := 0, 0
	for i, w := range words {
		if got := s.Stem(w); got != want[i] {
			if bad++; bad < 40 {
				t.Errorf("Stem(%q) = %q, want %q", w, got, want[i])
			}
		}
		plain := swedish.Stem(w, true)
		if got := old.Stem(w); got != plain {
			t.Errorf("Snowball2: Stem(%q) = %q, want %q as kljensen gives", w, got, plain)
		}
		if plain != want[i] {
			differ++
		}
	}
	t.Logf("%d words, %d mismatches; the older rules differ in %d", len(words), bad, differ)
}

package structure

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/corpus"
)

// TestGold holds the roles of lines to hand codings: those of the project's
// invented notes, and of the real ones beside the reference data if it is there.
func TestGold(t *testing.T) {
	gold(t, "../../testdata/gold", "../../testdata/notes", 0.93)
	if dir := os.Getenv("TEMAKOD_REFERENCE"); dir != "" {
		gold(t, filepath.Join(dir, "..", "gold"), filepath.Join(dir, "..", "notes"), 0.96)
	} else {
		t.Log("TEMAKOD_REFERENCE does not name the folder of reference data: only invented notes were looked at")
	}
}

func gold(t *testing.T, codings, notes string, least float64) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(codings, "*.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no hand codings in %s (%v)", codings, err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".tsv")
		found, err := filepath.Glob(filepath.Join(notes, name+".*"))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s codes %v, want one document", file, found)
		}
		want, right := goldRoles(t, file), 0
		got := lineRoles(t, found[0])
		for line, role := range want {
			if got[line] == role {
				right++
			}
		}
		share := float64(right) / float64(len(want))
		t.Logf("%s: %.3f of %d lines", name, share, len(want))
		if share < least {
			t.Errorf("Split(%s) gave %.3f of the lines their role, want %.2f", name, share, least)
		}
	}
}

func goldRoles(t *testing.T, file string) map[int]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	roles := map[int]string{}
	for _, row := range rows[1:] {
		if _, ok := corpus.ParseRole(row[1]); !ok {
			continue
		}
		line, err := strconv.Atoi(row[0])
		if err != nil {
			t.Fatal(err)
		}
		roles[line] = row[1]
	}
	return roles
}

// lineRoles splits a document and gives the role of each line: that of the
// narrowest segment on it.
func lineRoles(t *testing.T, file string) map[int]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	body := string(data)
	if !utf8.ValidString(body) { // Windows-1252, of which the notes use what Latin-1 has
		runes := make([]rune, len(data))
		for i, c := range data {
			runes[i] = rune(c)
		}
		body = string(runes)
	}
	doc := split(file, body, Options{})
	roles, widths := map[int]string{}, map[int]int{}
	for i := range doc.Segments {
		g := &doc.Segments[i]
		first, last := doc.Text.LineAt(g.Span.Start), doc.Text.LineAt(g.Span.End-1)
		for n := first; n <= last; n++ {
			if w, met := widths[n]; !met || last-first < w {
				roles[n], widths[n] = g.Role.String(), last-first
			}
		}
	}
	return roles
}

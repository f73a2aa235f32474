package structure

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// TestPlain holds what passes units over to what looks at each: a plain one has no
// practical form.
func TestPlain(t *testing.T) {
	texts := slices.Concat(pointers, furniture, []string{
		"Nedan kallas gruppen A", "Förkortningar: x", "Legend: x", "Teckenförklaring", "Skala", "Skala från ett till fem.", "Ju mer desto bättre", "Ju fler ju bättre",
		"Siffror inom parentes anger antal.", "Texten i kursiv stil visar sådant.", "[x] betyder ja", "1 = minst", "www.exempel.se", "(www.exempel.se)", "Datum 3 maj: x",
		"Läs mer på sidan", "Det hittar du i boken", "Materialet bifogas som pdf", "- 7 -", "Sida 7 av 12", "7", "Bra", "Ö", "Var: Umeå", "Förslag", "Till sist",
	})
	names, _ := filepath.Glob("../../testdata/notes/*")
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.Split(string(b), "\n")...)
	}
	all := 0
	for _, line := range texts {
		for _, before := range [...]string{"", "- ", "# "} {
			text := source.New("notes.txt", before+line)
			s := &splitter{doc: &corpus.Document{Text: text, Format: "txt"}, body: text.Body, scratch: newScratch()}
			s.read.open(s.body)
			s.run()
			for i := range s.units {
				u := &s.units[i]
				if u.has(separator) || !s.plain(u) {
					continue
				}
				all++
				if is := s.practicalForm(u, u.is); is != 0 {
					t.Errorf("practicalForm(%q) = %b, want 0, for it is plain", text.Body, is)
				}
			}
		}
	}
	if all < len(texts)/2 {
		t.Errorf("%d units of %d texts are plain, want more", all, len(texts))
	}
}

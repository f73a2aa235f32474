package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// findStatus gives the items of lists that tell how far things have come, "✓ Klart",
// "✗ Inget gjort", where both kinds are, to the organiser, and what explains the marks
// to the head.
func (s *splitter) findStatus() {
	kinds := 0
	for i := range s.units {
		if u := &s.units[i]; u.marker.glyph == 'v' {
			kinds |= 1 << statusOf(s.body[u.start:])
		}
	}
	if kinds&1 == 0 || kinds&^1 == 0 {
		return
	}
	for i := range s.units {
		u := &s.units[i]
		switch {
		case u.has(fixed | row | turn):
		case u.marker.glyph == 'v':
			u.is |= fixed
			u.set(corpus.Summary, "status", 0.75)
		case u.kind == corpus.Paragraph && u.words <= 16 && statusSigns(s.content(u)) > 1:
			u.is |= fixed
			u.set(corpus.Meta, "legend", 0.75)
		}
	}
}

// doneMarks and undoneMarks stand before what is done, and what is not or only in part.
var (
	doneMarks   = []string{"✓", "✔", "☑"}
	undoneMarks = []string{"✗", "✘", "☐", "~"}
)

// statusOf returns 0 if t begins with a mark of what is done, else 1.
func statusOf(t string) int {
	for _, m := range doneMarks {
		if strings.HasPrefix(t, m) {
			return 0
		}
	}
	return 1
}

// statusSigns counts the kinds of marks in t.
func statusSigns(t string) (n int) {
	for _, marks := range [...][]string{doneMarks, undoneMarks} {
		for _, m := range marks {
			if strings.Contains(t, m) {
				n++
				break
			}
		}
	}
	return n
}

package export

import (
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// TestLineCursor holds that a cursor finds what a search does, in whatever order the
// offsets within a segment come.
func TestLineCursor(t *testing.T) {
	body := "en rad\nåtta ord på två\nrader här\r\n\nslut på det,\nsade ö\n" + strings.Repeat("å ", 900)
	text := source.New("", body)
	lines := lineCursor{text: text}
	for _, s := range []source.Span{{Start: 0, End: 6}, {Start: 7, End: 37}, {Start: 41, End: len(body)}} {
		g := corpus.Segment{Span: s, Line: int32(text.LineAt(s.Start)), EndLine: int32(text.LineAt(last(s)))}
		for n := range 200 {
			off := s.Start + n*n%(s.End-s.Start)
			want := text.Position(off)
			if line, column := lines.at(&g, off); line != want.Line || column != want.Column {
				t.Errorf("byte %d stands on line %d in column %d, want %v", off, line, column, want)
			}
			for _, end := range []int{off, min(off+9, last(s)), last(s)} {
				if got, want := lines.after(&g, end), text.LineAt(end); got != want {
					t.Errorf("byte %d stands on line %d, want %d", end, got, want)
				}
			}
		}
	}
}

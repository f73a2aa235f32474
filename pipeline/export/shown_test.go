package export

import (
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

func TestShown(t *testing.T) {
	for _, c := range []struct {
		name, body string
		content    source.Span
		holes      []corpus.Hole
		marks      []source.Span
		want       string
		wantMarks  []string
	}{
		{"plain", "- Många är ensamma", source.Span{Start: 2, End: 20}, nil, []source.Span{{Start: 13, End: 20}}, "Många är ensamma", []string{"ensamma"}},
		{"a page break", "Det är svårt\n\n12\n\natt få bidrag", source.Span{Start: 0, End: 34}, []corpus.Hole{{Span: source.Span{Start: 16, End: 18}}}, []source.Span{{Start: 28, End: 34}}, "Det är svårt att få bidrag", []string{"bidrag"}},
		{"a hyphen", "för-\neningar", source.Span{Start: 0, End: 13}, []corpus.Hole{{Span: source.Span{Start: 4, End: 6}, Glue: true}}, []source.Span{{Start: 0, End: 13}}, "föreningar", []string{"föreningar"}},
		{"marks of emphasis", "mer **stöd** nu", source.Span{Start: 0, End: 16}, []corpus.Hole{{Span: source.Span{Start: 4, End: 6}}, {Span: source.Span{Start: 11, End: 13}}}, []source.Span{{Start: 6, End: 11}}, "mer stöd nu", []string{"stöd"}},
		{"a mark outside the content", "- a", source.Span{Start: 2, End: 3}, nil, []source.Span{{Start: 0, End: 2}}, "a", nil},
	} {
		seg := &corpus.Segment{Content: c.content, Holes: c.holes}
		got, marks := Shown(c.body, seg, c.marks)
		if got != c.want {
			t.Errorf("%s: Shown(%q) = %q, want %q", c.name, c.body, got, c.want)
		}
		if len(marks) != len(c.wantMarks) {
			t.Errorf("%s: Shown(%q) gives marks %v, want %q", c.name, c.body, marks, c.wantMarks)
			continue
		}
		for i, m := range marks {
			if w := m.Text(got); w != c.wantMarks[i] {
				t.Errorf("%s: Shown(%q): mark %d is %q, want %q", c.name, c.body, i, w, c.wantMarks[i])
			}
		}
	}
}

package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// legends gathers the sentences in which the document explains its marks.
func (s *splitter) legends() {
	if !s.explained {
		return
	}
	for i := range s.doc.Segments {
		g := &s.doc.Segments[i]
		if g.Evidence != "legend" {
			continue
		}
		t := g.Content.Text(s.body)
		met := false
		for _, m := range [...]string{"(!!!)", "(!!)", "(!)", "(*)", "(+)"} {
			if k := strings.Index(t, m); k >= 0 {
				met = true
				s.doc.Legends = append(s.doc.Legends, corpus.Legend{Mark: m, Meaning: meaning(t, k+len(m)), Segment: i})
			}
		}
		if met {
			continue
		}
		l := strings.ToLower(t)
		for _, m := range [...]struct{ word, mark string }{
			{"kursiv", "*kursiv*"}, {"fetstil", "**fetstil**"}, {"fet stil", "**fetstil**"}, {"utropstecken", "(!)"}, {"versaler", "VERSALER"}, {"stjärna", "*"}, {"asterisk", "*"}, {"understruk", "_"},
		} {
			if strings.Contains(l, m.word) {
				s.doc.Legends = append(s.doc.Legends, corpus.Legend{Mark: m.mark, Meaning: strings.Clone(t), Segment: i})
				break
			}
		}
	}
}

// meaning is what t says of the mark that ends at byte at: up to the next mark
// or the end of the sentence.
func meaning(t string, at int) string {
	m := t[at:]
	if k := strings.Index(m, "(!"); k >= 0 {
		m = m[:k]
	}
	m = strings.Trim(m, " ,;.=:–-*")
	for _, w := range [...]string{"betyder att ", "betyder ", "innebär att ", "innebär ", "visar att ", "visar ", "står för ", "anger att ", "anger ", "markerar att ", "markerar "} {
		m = strings.TrimPrefix(m, w)
	}
	return strings.Clone(m)
}

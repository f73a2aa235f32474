package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// legends gathers the sentences in which the document explains its marks.
func (s *splitter) legends() {
	for _, i := range s.explaining {
		for at := int(s.first[i]); at < len(s.found) && s.found[at].unit == i; at++ {
			if g := &s.doc.Segments[at]; g.Evidence == "legend" {
				s.legend(g.Content.Text(s.body), at)
			}
		}
	}
}

// legend reads the text t of a segment that explains marks.
func (s *splitter) legend(t string, at int) {
	if bracket := strings.IndexByte(t, '('); bracket >= 0 {
		met := false
		for _, m := range [...]string{"(!!!)", "(!!)", "(!)", "(*)", "(+)"} {
			if k := strings.Index(t[bracket:], m); k >= 0 {
				met = true
				s.doc.Legends = append(s.doc.Legends, corpus.Legend{Mark: m, Meaning: meaning(t, bracket+k+len(m)), Segment: at})
			}
		}
		if met {
			return
		}
	}
	l := allFolded(t)
	for _, m := range [...]struct{ word, mark string }{
		{"kursiv", "*kursiv*"}, {"fetstil", "**fetstil**"}, {"fet stil", "**fetstil**"}, {"utropstecken", "(!)"}, {"versaler", "VERSALER"}, {"stjärna", "*"}, {"asterisk", "*"}, {"understruk", "_"},
	} {
		if strings.Contains(l, m.word) {
			s.doc.Legends = append(s.doc.Legends, corpus.Legend{Mark: m.mark, Meaning: strings.Clone(t), Segment: at})
			return
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

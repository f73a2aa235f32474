package structure

import "github.com/temakod/temakod/pipeline/corpus"

// fewestReports is how many lines that name an organisation, and nothing else, stand over
// lists at least where each of them says who reports.
const fewestReports = 3

// reports reports whether unit i names an organisation, and nothing else, over a list:
// "SPF Seniorerna", "Finska föreningen", "Röda Korset".
func (s *splitter) reports(i int) bool {
	u := &s.units[i]
	if u.words > 3 || u.kind != corpus.Paragraph || u.first != u.last || i+1 >= len(s.units) || !s.units[i+1].item() || s.units[i+1].gap > 0 ||
		u.marks&(upperOne|ends|colon) != upperOne || u.has(row|turn|fixed|question) || u.holds.has(holdsDigit|holdsComma) {
		return false
	}
	t := s.content(u)
	words, names, short, last := 0, 0, false, ""
	for from, to := range wordsOf(t, 0) {
		last = t[from:to]
		words++
		names += int(bit(isUpper(t, from)))
		short = short || to-from >= 2 && uppers(last) == len([]rune(last))
	}
	return short || words > 1 && names == words || speakerBy(last)
}

// severalReport reports whether several lines say who reports.
func (s *splitter) severalReport() bool {
	if s.reporting == 0 {
		for _, i := range s.brief {
			s.reporting += int(bit(s.reports(int(i))))
		}
	}
	return s.reporting >= fewestReports
}

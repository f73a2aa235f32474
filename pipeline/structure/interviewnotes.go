package structure

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// Notes of interviews that were not written down word by word: under a heading for each,
// "Intervju 2", stand who that was with, the numbered questions in short form, and what
// was said to each.

// fewestGuide is how many numbered lines at least make the questions of an interview.
const fewestGuide = 3

// findGuides makes prompts of the numbered lines under headings of interviews, where two
// of these or more have such lists and some line of them asks, or they are as long. What
// stands between a heading and the first of them is about the interview.
func (s *splitter) findGuides() {
	var tops []int
	for _, i := range s.over {
		if s.interviewed(int(i)) {
			tops = append(tops, int(i))
		}
	}
	var guides [][]int
	asked, alike := false, true
	for k, top := range tops {
		end := len(s.units)
		if k+1 < len(tops) {
			end = tops[k+1]
		}
		guide := s.guide(top+1, end)
		if len(guide) < fewestGuide {
			continue
		}
		for _, j := range guide {
			asked = asked || s.units[j].marks.has(asks)
		}
		alike = alike && (len(guides) == 0 || len(guide)+1 == len(guides[0]))
		guides = append(guides, append([]int{top}, guide...))
	}
	if len(guides) < 2 || !asked && !alike {
		return
	}
	if alike {
		s.guided = guides[0][1:]
	}
	for _, guide := range guides {
		for _, i := range guide[1:] {
			s.put(&s.units[i], "guide", 0.8)
		}
		for i := guide[0] + 1; i < guide[1]; i++ {
			if u := &s.units[i]; !u.has(fixed) && !s.inSquares(u) {
				u.is = u.is&^heads | fixed
				u.set(corpus.Meta, "head", 0.65)
			}
		}
	}
	s.over = slices.DeleteFunc(s.over, func(i int32) bool { return !s.units[i].has(heads) })
}

// interviewed reports whether unit i is the heading of an interview with a number.
func (s *splitter) interviewed(i int) bool {
	u := &s.units[i]
	if u.evidence != "heading-group" || u.words > 6 {
		return false
	}
	t := stripped(s.content(u), &emphasisMarks)
	_, to, ok := nextWord(t, 0)
	return ok && conversations.get(t[:to]) == talkItself && (isWord(t[:to], "intervju") || isWord(t[:to], "samtal") || isWord(t[:to], "fokusgrupp"))
}

// guide returns the lines with a number, counting up from 1, that stand alone over
// others between two units.
func (s *splitter) guide(from, to int) (found []int) {
	for i := from; i < to; i++ {
		u := &s.units[i]
		if u.marker.glyph != 'n' || u.marker.depth != 1 || u.gap == 0 && i > from || u.first != u.last || u.words > briefWords || u.has(row|fixed|turn) {
			continue
		}
		if int(u.marker.number) == len(found)+1 && i+1 < len(s.units) && s.units[i+1].marker.glyph != 'n' {
			found = append(found, i)
		}
	}
	return found
}

// fewestRemarks is how many lines in square brackets, of more words than an aside has,
// are what the writer adds, and nothing that was said.
const fewestRemarks = 2

// remarked reports whether the unit is a remark of the writer's in square brackets, as
// several here: "[Återkommer till pengarna. Typiskt?]".
func (s *splitter) remarked(u *unit) bool {
	if !s.inSquares(u) || u.words <= asideWords {
		return false
	}
	if s.remarks == 0 {
		for i := range s.units {
			if o := &s.units[i]; o.words > asideWords && s.inSquares(o) {
				s.remarks++
			}
		}
	}
	return s.remarks >= fewestRemarks
}

// inSquares reports whether the unit is a paragraph in square brackets from end to end.
func (s *splitter) inSquares(u *unit) bool {
	if u.kind != corpus.Paragraph || !u.holds.has(holdsBracket) || s.body[u.text] != '[' || u.has(row|turn|heads) {
		return false
	}
	t := s.content(u)
	return strings.IndexByte(t, ']') == len(t)-1
}

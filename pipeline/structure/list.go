package structure

import "github.com/temakod/temakod/pipeline/corpus"

// countLedLists counts the questions that stand alone with a number or lead to
// text, and the lists of the document and those that a question stands over.
func (s *splitter) countLedLists() {
	s.lists, s.ledLists, s.numberedAsks, s.leading = 0, 0, 0, 0
	for _, at := range s.questions {
		i := int(at)
		u := &s.units[i]
		if !u.has(question) {
			continue
		}
		if u.kind == corpus.Numbered && u.gap > 0 && u.after > 0 {
			s.numberedAsks++
		}
		if s.leadsText(i) {
			s.leading++
		}
		if i+1 < len(s.units) && s.beginsList(i+1) && s.ownsList(i) {
			s.ledLists++
		}
	}
	if s.ledLists < 2 {
		return // nobody asks how many they are of
	}
	for i := 1; i < len(s.units) && s.lists <= 2*s.ledLists; i++ { // nor how many more than twice as many
		if s.beginsList(i) {
			s.lists++
		}
	}
}

// beginsList reports whether unit i, which is not the first, begins a list: it is
// an item of another dress than the unit before, or the first of several lines.
func (s *splitter) beginsList(i int) bool {
	u, p := &s.units[i], &s.units[i-1]
	if u.item() {
		return !p.item() || p.marker.glyph != u.marker.glyph
	}
	return u.after == 0 && !p.item() && (u.gap > 0 || p.has(question)) && i+1 < len(s.units) && s.block(u) && s.block(&s.units[i+1])
}

// ownsList reports whether an item list of another dress follows unit i.
func (s *splitter) ownsList(i int) bool {
	if i+1 >= len(s.units) {
		return false
	}
	u, n := &s.units[i], &s.units[i+1]
	if n.has(separator) && i+2 < len(s.units) {
		n = &s.units[i+2] // the question is underlined
	}
	if n.has(question) && n.marker.glyph == u.marker.glyph {
		return false
	}
	if n.item() {
		return (n.marker.glyph != u.marker.glyph || n.indent > u.indent) && n.gap <= 2
	}
	// A stretch of lines without blank ones between is a list as well.
	return !u.item() && (u.gap+u.after > 0 || i > 0 && s.units[i-1].has(heads)) && n.after == 0 && i+2 < len(s.units) && s.block(n) && s.block(&s.units[i+2])
}

// block reports whether the unit can be one of several answers on lines of
// their own.
func (s *splitter) block(u *unit) bool {
	return u.kind == corpus.Paragraph && !u.has(question|heads|titles|row|separator|turn|fixed) && !u.marks.has(colon)
}

// fewestBrief is how many questions of a few words stand over lists at least where such
// a line is a question without a word that asks: "Ekonomi?"
const fewestBrief = 3

// askBriefly makes prompts of the short lines with a question mark that stand over lists
// of another dress, where there are several: the questions put again in short form.
func (s *splitter) askBriefly() {
	var found []int
	for _, at := range s.brief {
		i := int(at)
		u := &s.units[i]
		if !u.marks.has(asks) || u.words > 8 || u.has(prompts|heads|fixed|row|turn|titles) || i+1 >= len(s.units) {
			continue
		}
		if n := &s.units[i+1]; n.item() && !n.has(question) && n.gap == 0 && (!u.item() || n.marker.depth > u.marker.depth) {
			found = append(found, i)
		}
	}
	if len(found) < fewestBrief {
		return
	}
	for _, i := range found {
		s.units[i].is |= question
		s.put(&s.units[i], "leads", 0.7)
	}
}

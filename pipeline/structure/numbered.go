package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// numberedHeading weighs a line with a number: "3.1 Resultat" is a heading;
// "1. Anställd" in a list is not.
func (s *splitter) numberedHeading(i int, known bool) (corpus.Evidence, float32) {
	u, n := &s.units[i], &s.units[i+1]
	if u.gap == 0 && i > 0 && !s.units[i-1].has(titles|heads) && !(u.marker.depth >= 2 && s.nextAfter(u) && (n.item() && n.marker.glyph != 'n' || s.overText(i))) {
		return "", 0
	}
	if u.marker.depth >= 2 {
		return "heading-number", 0.95
	}
	if u.has(steps) {
		return "heading-number", 0.85
	}
	if n.kind == corpus.Numbered && n.marker.depth == 1 && n.marker.number == u.marker.number+1 {
		return "", 0
	}
	if n.gap == 0 && !n.item() && !known {
		return "", 0
	}
	if s.numberedLoose < 2 && !known && !s.follows(i) {
		return "", 0
	}
	return "heading-number", 0.9
}

// nextAfter reports whether the heading met last has the number before that of the unit,
// of the same level: "3.2" after "3.1".
func (s *splitter) nextAfter(u *unit) bool {
	if len(s.over) == 0 {
		return false
	}
	p := &s.units[s.over[len(s.over)-1]]
	return p.marker.glyph == 'n' && p.marker.depth == u.marker.depth && p.marker.number+1 == u.marker.number
}

// findSteps marks short numbered lines that count up through the document and
// stand over other lines, three of them at least and most: the items of minutes.
func (s *splitter) findSteps() {
	var met []int
	last, full := 0, 0 // the last number; how many have text under them
	mark := func() {
		for _, i := range met {
			if full >= 3 && full*2 > len(met) {
				s.units[i].is |= steps
			}
		}
		met, full = met[:0], 0
	}
	for _, at := range s.numbering {
		i := int(at)
		u := &s.units[i]
		number := int(u.marker.number)
		if u.marker.glyph == 0 {
			number = bareNumber(s.content(u))
		}
		if number == 0 || u.marker.glyph != 0 && (u.marker.glyph != 'n' || u.marker.depth != 1) || u.has(question|keyedLine) ||
			i+1 >= len(s.units) || s.units[i+1].marker.glyph == 'n' && s.units[i+1].gap == 0 || s.units[i+1].has(question) && !s.units[i+1].item() || u.counts.finite+u.counts.need > 0 {
			continue
		}
		if len(met) > 0 && number != last+1 {
			mark()
		}
		met, last = append(met, i), number
		if n := &s.units[i+1]; n.marker.glyph != 'n' && !(n.marker.glyph == 0 && bareNumber(s.content(n)) > 0) {
			full++
		}
	}
	mark()
}

// bareNumber reads the number of "3 Uppföljning", 0 if there is none.
func bareNumber(t string) int {
	n, i := 0, 0
	for i < 2 && isDigit(t, i) {
		n = n*10 + int(t[i]-'0')
		i++
	}
	if i == 0 || i+1 >= len(t) || t[i] != ' ' || !isUpper(t, i+1) {
		return 0
	}
	return n
}

// onProgramme reports whether unit i, which begins with a number, stands in a list of such
// lines right under the heading of a programme: "Dagordning", "1 Inledning", "2 Läget".
func (s *splitter) onProgramme(i int) bool {
	for j, least := i-1, i-nearby; j >= 0 && j > least; j-- {
		u := &s.units[j]
		if u.has(heads) {
			z, _ := s.zoneOf(u)
			return z == practical
		}
		if u.gap > 0 && j < i-1 || bareNumber(s.content(u)) == 0 {
			return false
		}
	}
	return false
}

// follows reports whether a question or heading with the number before that of
// unit i stands above it: "2) Vad gör vi?", and then "3) Pengarna".
func (s *splitter) follows(i int) bool {
	u := &s.units[i]
	for j, least := i-1, i-longList; j >= 0 && j > least; j-- {
		if p := &s.units[j]; p.kind == corpus.Numbered && p.marker.glyph == u.marker.glyph && p.indent == u.indent {
			return p.marker.number == u.marker.number-1 && (p.has(heads) || p.has(question) && s.ownsList(j))
		}
	}
	return false
}

// asksAmongHeadings reports whether unit i asks and has a number between those of
// two headings, at the same level: "3. Vart är vi på väg?" after "2. Läget" and
// before "4. Övrigt" is a heading like them. The last of them asks what comes now,
// or has many before it.
func (s *splitter) asksAmongHeadings(i int) bool {
	u := &s.units[i]
	number := u.marker.number
	if u.marker.glyph != 'n' && u.marker.glyph != 'p' || u.gap == 0 || u.first != u.last || u.words > briefWords || number < 2 {
		return false
	}
	alike := func(o *unit) bool {
		return o.marker.glyph == u.marker.glyph && o.marker.depth == u.marker.depth && o.indent == u.indent && o.gap > 0
	}
	for k, least := len(s.over)-1, len(s.over)-nearby; ; k-- {
		if k < 0 || k < least {
			return false
		}
		if o := &s.units[s.over[k]]; alike(o) {
			if o.marker.number != number-1 {
				return false
			}
			break
		}
	}
	for j := i + 1; j < len(s.units) && j < i+longList; j++ {
		if o := &s.units[j]; alike(o) && o.marker.number == number+1 {
			return o.short() && !o.has(question)
		}
	}
	return u.marker.depth > 1 || nextSteps(s.content(u)) || number > 4
}

// nextPart reports whether the unit, a word and a number, names the part after one that a
// heading above names: "Rum 2" after "Rum 1".
func (s *splitter) nextPart(u *unit) bool {
	word, own, ok := partNumber(s.content(u))
	if !ok {
		return false
	}
	for k, least := len(s.over)-1, len(s.over)-nearby; k >= 0 && k > least; k-- {
		if w, n, ok := partNumber(s.content(&s.units[s.over[k]])); ok && isWord(w, strings.ToLower(word)) {
			return n == own-1
		}
	}
	return false
}

// partNumber reads "Rum 2".
func partNumber(t string) (word string, n int, ok bool) {
	word, digits, _ := strings.Cut(strings.TrimRight(t, " :"), " ")
	if len(digits) == 0 || len(digits) > 2 {
		return "", 0, false
	}
	n = number(digits)
	return word, n, n > 0
}

// overText reports whether unit i stands over a line of running text.
func (s *splitter) overText(i int) bool {
	if i+1 >= len(s.units) {
		return false
	}
	n := &s.units[i+1]
	return n.kind == corpus.Paragraph && n.gap <= 1 && n.words >= 8 && n.marks&(ends|upperOne) == ends|upperOne && !n.has(question)
}

// lettered reports whether unit i is a short line with a letter over text, and so is the
// one with the next letter or the one before: "A. Bryggan" or "a) Bryggan", and what was
// said of it.
func (s *splitter) lettered(i int) bool {
	own := s.letterOf(i)
	if own == 0 || !s.overText(i) {
		return false
	}
	for _, step := range [...]int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < len(s.units) && n < nearby; j, n = j+step, n+1 {
			if o := &s.units[j]; s.letterOf(j) == own+step && o.short() && o.indent == s.units[i].indent && s.overText(j) {
				return true
			}
		}
	}
	return false
}

// findSeries counts the short lines that end with a number, by what stands
// before it.
func (s *splitter) findSeries() {
	s.series = s.tables[2].fit(len(s.numbering))
	for _, i := range s.numbering {
		u := &s.units[i]
		if u.words > 3 || !u.holds.has(holdsDigit) || u.item() || !u.marks.has(upperOne) {
			continue
		}
		if t := s.content(u); seriesEnd(t) > 0 {
			*s.series.at(sameness(t[:seriesEnd(t)]) | 1)++
		}
	}
}

// countNumbered counts the lines that stand alone with a number of one level,
// those in bold type, and the lists that a short line stands over.
func (s *splitter) countNumbered() {
	s.numberedLoose, s.topped, s.headedLists, s.bolds = 0, 0, 0, 0
	for _, at := range s.brief {
		i := int(at)
		u := &s.units[i]
		if s.bold(u) {
			s.bolds++
		}
		if !u.short() || bit(u.gap > 0)&(bit(u.kind == corpus.Numbered)|bit(i+1 < len(s.units) && (s.units[i+1].gap == 0 || s.units[i+1].item()))) == 0 {
			continue
		}
		switch {
		case s.loneNumber(i):
			s.numberedLoose++
		case s.tops(i) && (i == 0 || !s.units[i-1].has(question)): // what stands under a question may be the first answer
			s.topped++
		case !u.item() && i+1 < len(s.units) && s.units[i+1].item() && !u.has(runs|question) && !u.marks.has(colon) && !s.loneNumber(i+1):
			s.headedLists++
		}
	}
}

// loneNumber reports whether unit i is a short line with a number that stands
// alone, or over a list.
func (s *splitter) loneNumber(i int) bool {
	u := &s.units[i]
	return u.kind == corpus.Numbered && u.gap > 0 && u.short() && (u.after > 0 || i+1 < len(s.units) && s.units[i+1].item())
}

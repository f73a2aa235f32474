package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// findTitle marks the title: the first lines, up to the first text, list or
// heading.
func (s *splitter) findTitle() {
	asks := len(s.units) > 0 && s.asksInTitle()
	if asks {
		s.units[0].is &^= question
	}
	under := s.asksUnderTitle()
	if under {
		s.units[1].is &^= question
	}
	for i := range s.units {
		u := &s.units[i]
		if u.has(fixed|row|turn) || u.has(question) && u.marker.glyph != '#' || u.item() || u.words > 20 || i > 4 || u.first != u.last {
			return
		}
		if u.has(separator | furnitureLine) {
			continue
		}
		if u.has(keyedLine|legendLine|pointerLine) || i > 0 && s.bold(u) && u.gap > 0 {
			return
		}
		if i > 0 {
			z, known := zoneOf(s.content(u))
			if !(under && i == 1) && (u.gap > 0 && known && z != answers && z != results || !s.titleLine(i) && !s.subtitle(i) && !s.placeLine(u) || u.marker.glyph == '#') {
				return
			}
		} else if u.kind == corpus.HeadingLine {
			if s.headingAlike() {
				return
			}
			u.is &^= question
		} else if !asks && (u.marks.has(colon) || u.marks.has(ends) && !s.titleLine(i) || u.words <= 3 && s.opensSection()) {
			return
		}
		u.is |= titles
		u.set(corpus.Meta, "title", 0.9)
	}
}

// asksInTitle reports whether the first line is a title that asks: it names the event
// and then asks, as titles do, "Ung dialog i Sörmland – vad sa vi?", or it stands over
// when the event was.
func (s *splitter) asksInTitle() bool {
	u := &s.units[0]
	if !u.marks.has(asks) || u.item() || u.words > 20 || u.first != u.last {
		return false // as most
	}
	t := s.content(u)
	if len(s.units) > 1 && numbered(t) == 0 && s.tellsWhen(&s.units[1]) {
		return true
	}
	if !u.has(question) || u.after == 0 {
		return false
	}
	name, ask, ok := strings.Cut(t, " – ")
	return ok && asksAt(ask) && !asksAt(name) && strings.Count(name, " ") <= 8
}

// tellsWhen reports whether the unit, right under the first line, is about the event: a
// field, or a line with its date or year that says nothing for anybody.
func (s *splitter) tellsWhen(u *unit) bool {
	if u.has(keyedLine) {
		return true
	}
	if u.item() || u.has(question) || u.marks.has(ends) || u.first != u.last || u.words > 16 || !u.holds.has(holdsDigit) || u.counts.we+u.counts.need+u.counts.finite > 0 {
		return false
	}
	if u.counts.all&timeWord != 0 {
		return true
	}
	t := s.content(u)
	for from, to := range wordsOf(t, 0) {
		if to-from >= 4 && isYear(t[from:from+4]) && (to-from == 4 || t[from+4] == '-') {
			return true
		}
	}
	return false
}

// asksUnderTitle reports whether the second line asks and belongs to the title: it
// stands directly under the first, alone, and over where or when it was.
func (s *splitter) asksUnderTitle() bool {
	if len(s.units) < 3 || !s.units[1].has(question) {
		return false // as most
	}
	u, n := &s.units[1], &s.units[2]
	return u.gap == 0 && u.first == u.last && !u.item() && u.after > 0 && (n.has(keyedLine) || !n.item() && n.short() && s.titleLine(2))
}

// subtitle reports whether the second line is of the title though it names nothing
// that titles do: it is short and stands over where or when it was, or who came.
func (s *splitter) subtitle(i int) bool {
	if i != 1 || len(s.units) < 3 {
		return false
	}
	u, n := &s.units[1], &s.units[2]
	return u.short() && u.marks.has(upperOne) && !u.marks.has(colon) && u.counts.we+u.counts.need == 0 && !s.part(u) &&
		!n.item() && (n.has(keyedLine) || !n.has(question) && n.words <= 16 && (s.titleLine(2) || headcount(s.content(n))))
}

// placeLine reports whether the unit, right under a line of the title and over a blank
// one, names a place in a municipality: "Folkets hus Åby, källaren".
func (s *splitter) placeLine(u *unit) bool {
	if u.gap > 0 || u.after == 0 || !u.short() || !u.marks.has(upperOne) || u.marks.has(colon) || !u.holds.has(holdsComma) || u.counts.finite+u.counts.we+u.counts.need+u.counts.told > 0 {
		return false
	}
	t := s.content(u)
	for from, to := range wordsOf(t, 0) {
		if isUpper(t, from) && placeName(t[from:to]) {
			return true
		}
	}
	return false
}

// headingAlike reports whether a heading of the level of the first line, or above it,
// comes later: then the first is one of several, not the title.
func (s *splitter) headingAlike() bool {
	depth := func(u *unit) int32 { return max(u.level, int32(u.marker.depth)) }
	for i := 1; i < len(s.units); i++ {
		if u := &s.units[i]; u.kind == corpus.HeadingLine && depth(u) <= depth(&s.units[0]) {
			return true
		}
	}
	return false
}

// opensSection reports whether the first line, a short one, is the heading of a section
// rather than the title: "Medskick", "Bakgrund".
func (s *splitter) opensSection() bool {
	t := s.content(&s.units[0])
	_, known := zoneOf(t)
	if len(t) > len("anteckningar") && strings.IndexByte(t, ' ') < 0 && hasFold(t[len(t)-len("anteckningar"):], "anteckningar") {
		return false // "Konferensanteckningar"
	}
	if known && len(s.units) > 1 && s.units[1].gap == 0 && !s.units[1].item() && s.units[1].words <= 8 && s.titleLine(1) {
		return false // "Lappar från väggen", and below it the event and its year
	}
	return known && !s.titleLine(0)
}

// titleLine reports whether unit i names a gathering, a place or a date, as the
// lines under a title do.
func (s *splitter) titleLine(i int) bool {
	u := &s.units[i]
	if u.marks.has(ends) && u.words > 6 {
		return false
	}
	t := s.content(u)
	for from, to := range wordsOf(t, 0) {
		w := t[from:to]
		if cueOf(w)&(gathering|timeWord) != 0 || isYear(w) || isUpper(w, 0) && countyOf(w) >= 0 {
			return true
		}
	}
	return false
}

// isYear reports whether w is a year of our time.
func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" && w[2] >= '8' || w[:2] == "20") && isDigit(w, 2) && isDigit(w, 3)
}

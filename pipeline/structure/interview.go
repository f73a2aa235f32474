package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// opensTalk reports whether unit i is a heading that says who speaks from there on,
// or of what, in a transcript: "2. ÅN, föreståndaren", "Intervju med Siv", "Tema 2: Skolan".
// A short line alone over a turn is one if it begins with a voice, or says that it is a
// conversation or part of one, or has a number, a word of headings or the name of
// somebody, and the one who asks has the word.
func (s *splitter) opensTalk(i int, heard *speakers, asks map[string]bool) bool {
	u := &s.units[i]
	if i == 0 || i+1 >= len(s.units) || u.gap == 0 || u.words > 8 || u.kind != corpus.Paragraph && u.kind != corpus.Numbered {
		return false
	}
	next, ok := s.speech(&s.units[i+1])
	if !ok || !heard.again(next.name) {
		return false
	}
	t := s.content(u)
	if asks[next.name] && (u.marker.glyph == 'n' || bareNumber(t) > 0) && u.first == u.last && !u.holds.has(holdsColon) {
		return true // "2. Vad är svårt?", and then the one who asks
	}
	if !alone(u) {
		return false
	}
	name := strings.TrimRight(t[:strings.IndexAny(t+",", ",(–")], " ")
	_, to, ok := nextWord(t, 0)
	if !ok {
		return false
	}
	said := conversations.get(t[:to])
	if own, ok := s.speech(u); ok {
		return said == talkItself && !heard.again(own.name) // "Tema 2: Skolan"
	}
	if heard.again(name) && !asks[name] || said != 0 && to < len(t) {
		return true
	}
	_, known := s.zoneOf(u)
	return asks[next.name] && (u.marker.glyph == 'n' || bareNumber(t) > 0 || known && u.words <= 2 || s.names(u) || byOffice(t))
}

// name has a unit that asks, "2. Vad är svårt?", only name what stands under it.
func (u *unit) name() {
	u.is &^= question
	u.marks &^= asks | ends
}

// byOffice reports whether t is a name and an office: "Siv, rektor".
func byOffice(t string) bool {
	comma := strings.IndexByte(t, ',')
	if comma < 0 {
		return false
	}
	for from, to := range wordsOf(t, comma) {
		if officer(t[from:to]) {
			return true
		}
	}
	return false
}

// alone reports whether the unit is a line with blank ones around it that says
// nothing for anybody.
func alone(u *unit) bool {
	return u.gap > 0 && u.after > 0 && u.first == u.last && u.marks&(ends|colon|upperOne) == upperOne && u.counts.we+u.counts.you+u.counts.finite == 0
}

// What the heading of a conversation begins with.
const (
	talkItself = iota + 1
	talkPerson // who may be a voice as well
)

var conversations = vocabularyOf(map[uint8]string{
	talkItself: "intervju intervjun samtal samtalet fokusgrupp fokusgruppen tema del block avsnitt",
	talkPerson: "informant respondent intervjuperson",
})

// preface gives the lines before unit n, the first turn, their roles: they are about
// the recording, but for headings among them and what is told under these.
func (s *splitter) preface(n int) {
	under := false
	for i := range n {
		u := &s.units[i]
		if u.has(fixed|titles) || u.kind == corpus.HeadingLine {
			continue
		}
		if i > 0 && s.opensPreface(i, n) {
			under = true
			u.is |= heads
			continue
		}
		u.is |= fixed
		if under && u.kind == corpus.Paragraph && u.words >= 12 && u.marks.has(ends) {
			u.set(corpus.Summary, "before-turns", 0.65)
		} else {
			u.set(corpus.Meta, "before-turns", 0.8)
		}
	}
}

// opensPreface reports whether unit i, before unit n, is a heading: one that stands
// over a list, "Intervjupersoner", or running text, "Om studien".
func (s *splitter) opensPreface(i, n int) bool {
	u := &s.units[i]
	if i+1 >= n || u.kind != corpus.Paragraph || u.gap == 0 || u.words > 4 || u.first != u.last || u.marks&(ends|colon|upperOne) != upperOne || u.holds.has(holdsDigit|holdsComma) {
		return false
	}
	next := &s.units[i+1]
	if next.words >= 12 && next.marks.has(ends) {
		return next.kind == corpus.Paragraph
	}
	return u.after == 0 && next.first == next.last && !next.marks.has(ends) && i+2 < n && s.units[i+2].gap == 0
}

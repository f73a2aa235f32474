package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// weigh looks at the document as a whole: whether anyone but the organiser
// speaks.
func (s *splitter) weigh() {
	heard := s.asks
	for _, i := range s.over {
		u := &s.units[i]
		if u.has(again) {
			s.headings[s.samenessOf(u)] = true
		}
		if !heard {
			z, _ := s.zoneOf(u)
			heard = z == answers || z == group
		}
	}
	s.organised = !heard && s.narrated()
	s.asks = heard
}

// fewestQuotes is how many quotations, each a paragraph or a dash and a speaker, make a
// report of which the rest is the writer's, and of how many units one is a quotation at
// least in such a report.
const (
	fewestQuotes = 5
	unitsAQuote  = 20
)

// longestPage is how many units a page has at most that quotes with dashes.
const longestPage = 300

// attributed reports whether t, after a dash, is what somebody said who is named at
// its end: "Det går, säger Rut Ek."
func attributed(t string) bool {
	k := strings.LastIndex(t, ", ")
	for n := 0; k > 0 && n < 3; n++ { // ", säger Rut Ek, byalaget."
		_, to, ok := nextWord(t, k)
		if from, end, next := nextWord(t, to); ok && next && speechWords.get(t[k+2:to]) == speechSaid && isUpper(t[from:end], 0) {
			return true
		}
		k = strings.LastIndex(t[:k], ", ")
	}
	return false
}

// quotes reports whether the document quotes participants, paragraph by paragraph, and
// tells the rest in running text that speaks for nobody.
func (s *splitter) quotes() bool {
	said, told, others := 0, 0, 0
	for i := range s.units {
		u := &s.units[i]
		if u.kind == corpus.Bullet && u.marker.glyph == '-' && u.counts.all&spoken != 0 && u.marks.has(ends) && attributed(s.content(u)) {
			said++
			continue
		}
		if u.kind != corpus.Paragraph || u.has(heads|titles|row|separator|turn|fixed|keyedLine) {
			continue
		}
		switch {
		case u.marks.has(quoted) && quotation(s.content(u)):
			said++
		case u.marks&(ends|upperOne) != ends|upperOne || u.words < 8 || u.has(question):
		case u.counts.we+u.counts.you > 0:
			others++
		default:
			told++
		}
	}
	return said >= fewestQuotes && told >= fewestQuotes && others*2 <= told && told <= 4*said
}

// narrated reports whether the document consists of what organisers tell.
func (s *splitter) narrated() bool {
	reports := false // the title says so
	var prose, all, long, paragraphs int
	for i := range s.units {
		u := &s.units[i]
		switch {
		case u.has(heads):
		case u.has(titles):
			reports = reports || u.counts.all&report != 0
		case s.speaks(u):
			all += int(u.words)
			if !u.item() && u.words >= 12 {
				prose += int(u.words)
				paragraphs++
				if u.words >= 20 {
					long++
				}
			}
		}
	}
	proves := prose >= 40 && prose*4 >= all*3 && long*3 >= paragraphs*2
	return (proves || reports && prose*2 >= all) && s.tells(!reports || prose*2 < all)
}

// speaks reports whether the unit is running text or an item.
func (s *splitter) speaks(u *unit) bool {
	return !u.has(heads|titles|separator|row|fixed) && (u.item() || !u.short())
}

// tells reports whether the document tells of the event more than it speaks for
// anybody, and, if so asked, does so in some paragraph of its own.
func (s *splitter) tells(paragraph bool) bool {
	told, ours, theirs := !paragraph, 0, 0
	for i := range s.units {
		u := &s.units[i]
		if !s.speaks(u) {
			continue
		}
		t := &u.counts
		ours += int(t.we + t.need + t.you)
		theirs += int(t.told + t.event)
		told = told || !u.item() && u.words >= 12 && s.narrative(u) >= tells
	}
	return told && ours*2 <= theirs
}

// findPeople marks the lines of lists of people: most of a stretch of lines
// without blank ones between name somebody. Of those that do, two stand side by side
// then, or with one between, as in few stretches.
func (s *splitter) findPeople() {
	var named, joined uint32 // of this unit, in the lowest bit, and of those before: may name somebody; follows without a blank line
	done := 0
	for i := range s.units {
		u := &s.units[i]
		named, joined = named<<1, joined<<1|bit(u.gap == 0)
		if !u.holds.has(holdsParen | holdsComma) {
			continue // as most
		}
		named |= mayName(u)
		if joined&named&(named>>1|named>>2&(joined>>1))&1 == 0 || i < done {
			continue
		}
		from, to := s.stretch(i)
		may := 0
		for k := from; k < to; k++ {
			may += int(mayName(&s.units[k]))
		}
		if mostly(may, to-from) {
			s.markPeople(from, to)
		}
		done = to
	}
}

// stretch returns the stretch of lines without blank ones between that unit i is of;
// it is empty if the unit can be of none.
func (s *splitter) stretch(i int) (from, to int) {
	parts := func(u *unit) bool { return u.has(fixed|turn|row|separator) || u.marks.has(colon) }
	for from, to = i, i; to < len(s.units) && (to == i || s.units[to].gap == 0) && !parts(&s.units[to]); to++ {
	}
	for to > i && from > 0 && s.units[from].gap == 0 && !parts(&s.units[from-1]) {
		from--
	}
	return from, to
}

// mostly reports whether so many of a stretch of lines name people that all do.
func mostly(named, all int) bool { return named >= 2 && named*10 >= all*6 }

// mayName returns 1 if the unit has what [splitter.names] asks for, else 0.
func mayName(u *unit) uint32 {
	by := holdsParen | holdsComma
	if u.marks.has(ends) {
		by = holdsParen
	}
	return bit(u.holds.has(by)) & bit(!u.marks.has(lowerOne)) & bit(u.words <= 30)
}

// markPeople marks the units from one to another if most of them name somebody.
func (s *splitter) markPeople(from, to int) {
	named := 0
	for i := from; i < to; i++ {
		if u := &s.units[i]; mayName(u) == 1 && s.names(u) {
			named++
		}
	}
	for i := from; i < to && mostly(named, to-from); i++ {
		s.units[i].is |= person
	}
}

// speechless tells that a document with text has no responses.
func (s *splitter) speechless() {
	for i := range s.doc.Segments {
		if s.doc.Segments[i].Role == corpus.Response {
			return
		}
	}
	if len(s.doc.Segments) > 0 {
		s.doc.Notes = append(s.doc.Notes, s.whole("structure.no-responses"))
	}
}

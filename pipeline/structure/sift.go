package structure

import (
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
)

// sift looks at each unit once, for what later passes are about few of: it finds
// texts that come again, topics, what could be a heading, and questions.
func (s *splitter) sift() {
	echoed := slices.Grow(s.echoed[:0], len(s.units))[:len(s.units)]
	n, quotes, ticks := uint32(0), uint32(0), uint32(0)
	for i := range s.units {
		u := &s.units[i]
		u.measure()
		if u.has(row) && !u.has(separator) {
			s.addCells(i)
		}
		echoed[n] = int32(i)
		n += bit(u.letters != 0) & s.echoes.may(u.lettersKey())
		quotes += uint32(u.marks / quoted & 1)
		ticks |= bit(u.marker.glyph == 'v')
		asks := u.has(question)
		if asks {
			s.questions = append(s.questions, int32(i))
		}
		if asks || u.words <= briefWords || u.kind == corpus.HeadingLine {
			if u.kind != corpus.Bullet || u.marker.glyph == '>' || u.marker.glyph == 0 {
				s.brief = append(s.brief, int32(i))
				if bit(u.short())&bit(u.gap > 0)&bit(u.words <= 8)&(bit(u.holds.has(holdsDigit))|bit(u.marker.glyph == 'n')) == 1 {
					s.numbering = append(s.numbering, int32(i))
				}
			}
		}
	}
	s.echoed, s.quoted = echoed, int(quotes)
	s.repeats(echoed[:n])
	s.findTopics()
	if ticks != 0 {
		s.findStatus()
	}
}

// repeats finds out which of some units, all of those with letters that come again,
// have the text of another.
func (s *splitter) repeats(echoed []int32) {
	met := s.tables[0].fit(len(echoed))
	s.spare = s.spare[:0]
	for _, i := range echoed {
		s.repeat(met, int(i))
	}
	s.repeatSpare()
}

// maxNear is how many texts with the same letters, see reading, a text is compared
// with: of more, as in a list that counts up, all against all would cost their square.
const maxNear = 4

// repeat finds out whether unit i has the text of a unit before it. met has the last
// unit of each text, from 1, by its letters; the second text that has them stands
// under the next key.
func (s *splitter) repeat(met *counts, i int) {
	u := &s.units[i]
	key := u.lettersKey()
	for k := range uint64(maxNear) {
		last := met.at(key + k)
		if *last == 0 || s.again(int(*last-1), i) {
			*last = uint32(i + 1)
			return
		}
	}
	s.spare = append(s.spare, int32(i))
}

// again reports whether two units have the same text, and marks them if so.
func (s *splitter) again(before, i int) bool {
	p, u := &s.units[before], &s.units[i]
	if u.letters != p.letters || !alike(s.letters(p), s.letters(u)) {
		return false
	}
	p.is |= again | announced
	u.is |= again
	return true
}

// repeatSpare does what repeat does for the units whose letters too many texts have.
func (s *splitter) repeatSpare() {
	met := s.tables[1].fit(len(s.spare))
	for _, i := range s.spare {
		u := &s.units[i]
		last := met.at(s.samenessOf(u))
		if *last > 0 {
			s.units[*last-1].is |= again | announced
			u.is |= again
		}
		*last = uint32(i + 1)
	}
}

// briefWords is how many words a unit has at most that may be a heading.
const briefWords = 14

// maxTopics is how many cells are remembered as topics that headings repeat: a
// table with more is data.
const maxTopics = 1000

// findTopics remembers what cells hold.
func (s *splitter) findTopics() {
	if len(s.cells) == 0 {
		return
	}
	s.topics = s.tables[3].fit(min(len(s.cells), maxTopics))
	met := 0
	for k := 0; k < len(s.cells) && met < maxTopics; k++ {
		if same := sameness(s.cells[k].content.Text(s.body)); same != 0 {
			if n := s.topics.at(same); *n == 0 {
				*n = 1
				met++
				s.initials.add(initials(s.cells[k].content.Text(s.body)))
			}
		}
	}
}

// initialSet tells which texts may be among some by their [initials]: it has a bit for
// those of each.
type initialSet [1 << 10 / 64]uint64

func (t *initialSet) add(letters uint32) {
	slot := tripleSlot(letters)
	t[slot/64] |= 1 << (slot % 64)
}

// may reports whether a text with these initials may be among them, as few may.
func (t *initialSet) may(letters uint32) bool {
	slot := tripleSlot(letters)
	return t[slot/64]>>(slot%64)&1 != 0
}

package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// speak gives turns and what goes on under them their speaker and role. What
// stands before the first turn is about the recording.
func (s *splitter) speak(heard *speakers, asks map[string]bool) {
	last, back := -1, false // the last turn, -2 after all of them; whether somebody looks back on them
	talks, first := 0, -1   // headings of conversations, and what would be one of the first
	told := false           // the unit before tells of what was said
	dense, final := s.pace(heard)
	for i := range s.units {
		u := &s.units[i]
		sp, ok := s.speech(u)
		turns := 0
		if ok {
			if v := heard.called(sp.name); v != nil {
				turns = v.turns
			}
		}
		before := told
		told = false
		switch {
		case last >= 0 && (s.transcribed(u, ok) || pausesBetween(s.content(u)) || i > final && whenOver(s.content(u))):
			u.is |= fixed
			u.set(corpus.Meta, "aside", 0.7)
			if among(&recordingWords, s.content(u))&(recordingNamed|recordingOver) == recordingNamed|recordingOver {
				last = -2
			}
			continue
		case last >= 0 && !u.has(fixed) && s.opensTalk(i, heard, asks):
			u.name()
			talks++
			continue
		case last >= 0 && turns < 2 && !u.has(fixed|row|separator) && (s.retells(u, dense, before) || doneBy(s.content(u), asks)):
			told = true
			u.is |= fixed
			u.set(corpus.Summary, "sums-up", 0.65)
			continue
		case dense && i > final && (last >= 0 || back) && s.opensAfterthought(i):
			u.is |= heads
			last, back = -2, true
			continue
		case turns > 0 && (turns > 1 || sp.timed || s.opt.Transcript == On || last >= 0 && (!strings.Contains(sp.name, " ") || classes[sp.name[len(sp.name)-1]] == digit)):
			u.is |= turn
			u.kind = corpus.Turn
			u.speaker, u.time = sp.name, sp.time
			u.text += int32(sp.size)
			if last == -1 {
				s.preface(i)
				if i > 0 && s.units[i-1].evidence == "before-turns" && s.opensTalk(i-1, heard, asks) {
					first = i - 1
				}
			}
			last = i
		case last != -1 && s.looksBack(u):
			if u.marks.has(colon) && u.kind == corpus.Paragraph {
				u.is |= heads
			}
			last, back = -2, true
			continue
		case ok && last >= 0 && strings.IndexByte(sp.name, ' ') > 0 && i > len(s.units)-4:
			u.is |= fixed // "Intervjuarens anmärkning: ..."
			u.set(corpus.Summary, "after-turns", 0.7)
			last = -2
			continue
		case last == -2:
			if back && (u.kind == corpus.Paragraph || u.item()) && !u.has(fixed|row|separator|titles|keyedLine|pointerLine|linkLine|legendLine|furnitureLine) && !s.closing(i) {
				u.is |= fixed
				u.set(corpus.Summary, "after-turns", 0.7)
			}
			continue
		case last >= 0 && !u.has(fixed|row|separator) && u.kind != corpus.HeadingLine && !u.marks.has(capitals) && !(s.aside(u) && i > len(s.units)-3):
			u.is |= turn
			u.speaker, u.time = s.units[last].speaker, s.units[last].time
			u.kind = corpus.Turn
		default:
			continue
		}
		if asks[u.speaker] {
			s.put(u, "interviewer", 0.9)
		} else {
			u.set(corpus.Response, "speaker", 0.9)
		}
	}
	if talks > 0 && first >= 0 {
		s.units[first].is &^= fixed
	}
}

// pace tells whether the turns of a conversation mostly stand without a blank line
// between them, so that one parts it from what the writer tells; and which is the last.
func (s *splitter) pace(heard *speakers) (dense bool, final int) {
	turns, close := 0, 0
	for i := range s.units {
		if !s.mayBeTurn(&s.units[i]) {
			continue
		}
		if sp, ok := s.speech(&s.units[i]); ok && heard.again(sp.name) {
			turns++
			close += int(bit(s.units[i].gap == 0))
			final = i
		}
	}
	return close*2 > turns, final
}

// retells reports whether the unit, which is no turn, is what the writer made of what
// was said: "Min sammanfattning: ...", or where a blank line parts what is told from
// the turns, several sentences. More may go on right under it.
func (s *splitter) retells(u *unit, dense, before bool) bool {
	if u.kind != corpus.Paragraph {
		return false
	}
	if u.gap == 0 {
		return before
	}
	t := s.content(u)
	for to, n := 0, 0; n < 2 && u.holds.has(holdsColon); n++ {
		from, end, ok := nextWord(t, to)
		if !ok {
			break
		}
		if among(&recordingWords, t[from:end])&recordingSummed != 0 {
			return true
		}
		to = end
	}
	return dense && u.words >= 12 && u.marks&(ends|upperOne) == ends|upperOne && u.counts.sentences > 1 && u.counts.we+u.counts.you == 0 && !u.marks.has(quoted)
}

// doneBy reports whether t tells what one of those who ask did: "SL avbryter försiktigt".
func doneBy(t string, asks map[string]bool) bool {
	k := strings.IndexByte(t, ' ')
	return k > 0 && isLower(t, k+1) && asks[t[:k]]
}

// opensAfterthought reports whether unit i, after all turns, is a heading of what the
// writer adds: "Efter samtalet", "Att följa upp".
func (s *splitter) opensAfterthought(i int) bool {
	u := &s.units[i]
	return (u.words <= 5 || u.words <= 10 && s.bracketed(u)) && u.gap > 0 && u.kind == corpus.Paragraph && u.first == u.last && u.marks&(ends|colon|upperOne) == upperOne && (u.counts.we+u.counts.you == 0 || s.ownView(u)) &&
		!u.has(fixed|row|separator|keyedLine) && i+1 < len(s.units) && s.units[i+1].gap <= 1
}

// asideWords is how many words at most the one who writes down what was said puts
// in brackets about how: more is what somebody said.
const asideWords = 6

// transcribed reports whether the unit is what the one who wrote down what was said
// put in brackets: "(skratt)", "[Inspelningen slutar.]", "[00:12:40]". named tells that it could
// name a speaker, "[Eva]".
func (s *splitter) transcribed(u *unit, named bool) bool {
	if u.words <= 2*asideWords && u.holds.has(holdsBracket) {
		if t := s.content(u); isDigit(t, 0) || t[0] == '[' && isDigit(t, 1) {
			_, n := timestamp(t)
			if n == 0 && t[0] == '[' && strings.IndexByte(t, ']') == len(t)-1 {
				_, n = timestamp(t[1:]) // "[00:51:58 slut]"
				return n > 0
			}
			if n = skipSpace(t, n); n == len(t) || n > 0 && bracketedWhole(t[n:]) {
				return true // "[00:09:05] (dörren går)"
			}
		}
	}
	if u.words > asideWords || u.counts.we+u.counts.you > 0 || !s.aside(u) {
		return false
	}
	return !named || among(&recordingWords, s.content(u))&(recordingNamed|recordingNoise) != 0
}

// bracketedWhole reports whether t is one pair of brackets and what these hold.
func bracketedWhole(t string) bool {
	end := strings.IndexAny(t, ")]")
	return end == len(t)-1 && (t[0] == '(' && t[end] == ')' || t[0] == '[' && t[end] == ']')
}

// looksBack reports whether the unit is a heading of what the one who asked wrote
// down afterwards: "Intervjuarens egna anteckningar".
func (s *splitter) looksBack(u *unit) bool {
	return u.gap > 0 && (u.after > 0 || u.marks.has(colon)) && u.words <= 8 && u.first == u.last && u.marks&(ends|upperOne) == upperOne && u.counts.we+u.counts.you == 0 && among(&recordingWords, s.content(u))&recordingNotes != 0
}

// What words say of the end of a recording, of what comes after it, and of what is
// heard and not said.
const (
	recordingNamed uint8 = 1 << iota
	recordingOver
	recordingNotes
	recordingNoise
	recordingSummed
)

var recordingWords = vocabularyOf(map[uint8]string{
	recordingNamed:                   "inspelning inspelningen bandet bandspelaren intervjun samtalet transkriptionen utskriften",
	recordingOver:                    "slut slutar slutade avslutas avslutades stoppas stoppades bryts bröts stängs stängdes avbryts avbröts",
	recordingNotes:                   "noteringar anteckningar fältanteckningar minnesanteckningar reflektioner iakttagelser observationer efterord slutord slutkommentar kommentar kommentarer slutreflektion eftertankar slutsatser",
	recordingNotes | recordingSummed: "sammanfattning",
	recordingSummed:                  "sammanfattat sammanfattningsvis summering",
	recordingNoise:                   "skratt skrattar skrattas paus tystnad tystnar ohörbart otydligt hostar suckar suck applåder applåd avbrott gråter nickar pausar mummel",
})

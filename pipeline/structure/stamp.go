package structure

import (
	"strings"
	"time"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A stamp is a line that says when somebody begins to speak, and nothing else, as
// automatic transcriptions have them over what was said: "00:01:12 Karin",
// "[12:40] Talare 2:", "Karin Ek (0:04)". Those who write by hand leave the time out:
// "Intervjuare:".
type stamp struct {
	unit  int
	name  string
	time  time.Duration
	timed bool
}

// How many stamps a transcription has at least, and of how many words one is at most.
const (
	fewestStamps = 4
	stampWords   = 5
)

// mayBeStamp reports whether the unit may be a stamp, by its looks.
func (u *unit) mayBeStamp() bool {
	return u.words <= stampWords && (u.holds&(holdsDigit|holdsColon) == holdsDigit|holdsColon || u.marks.has(colon)) && u.first == u.last
}

// asksUnder reports whether the unit, a word or two and a colon, names one who asks.
func (s *splitter) asksUnder(u *unit) bool {
	return interviewerName(strings.TrimRight(s.content(u), ": "))
}

// findStamps looks for stamps, those with a time first, and gives what stands right under
// each of them its speaker and time. It reports whether there are any.
func (s *splitter) findStamps() bool {
	var found, untimed []stamp
	for i := range s.units {
		u := &s.units[i]
		if !u.mayBeStamp() || u.has(fixed|row|separator|turn) || i+1 == len(s.units) || s.units[i+1].gap > 1 {
			continue
		}
		if f, ok := parseStamp(s.content(u)); ok {
			f.unit = i
			if f.timed {
				found = append(found, f)
			} else {
				untimed = append(untimed, f)
			}
		}
	}
	if !stamps(found) {
		if found = untimed; !stamps(found) {
			return false
		}
	}
	for _, f := range found {
		u, n := &s.units[f.unit], &s.units[f.unit+1]
		u.is |= fixed
		u.is &^= question
		u.set(corpus.Meta, "stamp", 0.9)
		if !n.has(fixed|row|separator) && !n.mayBeStamp() {
			n.is |= turn
			n.kind = corpus.Turn
			n.speaker, n.time = f.name, f.time
		}
	}
	return true
}

// stamps reports whether what may be stamps are: most of their names come again, two at
// least, and what these say stands between them. Without times, "Bra:", one of them is
// called as those are who ask.
func stamps(found []stamp) bool {
	if len(found) < fewestStamps {
		return false
	}
	met := map[string]int{}
	under := 0
	for k, f := range found {
		met[f.name]++
		under += int(bit(k+1 == len(found) || found[k+1].unit > f.unit+1))
	}
	again, lines, asks := 0, 0, found[0].timed
	for name, n := range met {
		if n > 1 {
			again++
			lines += n
			asks = asks || interviewerName(name)
		}
	}
	return asks && again >= 2 && lines*3 >= len(found)*2 && under*4 >= len(found)*3
}

// parseStamp reads a stamp but for its unit: a time and a name, a name and a time, or a
// name and a colon.
func parseStamp(t string) (f stamp, ok bool) {
	name := t
	if d, n := timestamp(t); n > 0 {
		name, f.time, f.timed = t[n:], d, true
	} else if i := strings.LastIndexByte(t, ' '); i > 0 && t[len(t)-1] != ':' {
		d, n := timestamp(t[i+1:])
		if n == 0 || n != len(t)-i-1 {
			return f, false
		}
		name, f.time, f.timed = t[:i], d, true
	} else if t[len(t)-1] != ':' {
		return f, false
	}
	f.name = stripped(name, &stampMarks)
	if f.name == "" || !isUpper(f.name, 0) || strings.Count(f.name, " ") > 2 {
		return f, false
	}
	for i := range len(f.name) {
		if c := f.name[i]; !wordLetter(f.name, i) && !isDigit(f.name, i) && c != ' ' && c != '-' && c != '.' {
			return f, false
		}
	}
	return f, true
}

var stampMarks = setOf(" :,-*")

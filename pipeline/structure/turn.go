package structure

import (
	"strings"
	"time"
)

// A speech is the head of a turn: "[00:01:27] I: ".
type speech struct {
	name  string
	size  int // bytes to where the words begin
	time  time.Duration
	timed bool // a time was given
}

// parseSpeech reads the head of a turn: a time, a name and a colon, or a name
// in brackets. "13.40 ...", "Prioritet: 3" and addresses on the web are told
// from it by [splitter.findTurns], which looks at all the names together.
func parseSpeech(t string) (sp speech, ok bool) {
	i := 0
	if d, n := timestamp(t); n > 0 {
		sp.time, sp.timed = d, true
		i = skipSpace(t, n)
	}
	start := i
	if i < len(t) && t[i] == '[' {
		end := strings.IndexByte(t[i:], ']')
		if end < 2 || end > 40 {
			return sp, false
		}
		sp.name = strings.TrimSuffix(strings.TrimSpace(t[i+1:i+end]), ":")
		i += end + 1
		if i < len(t) && t[i] == ':' {
			i++
		}
	} else {
		for i < len(t) && t[i] == '*' {
			i++
		}
		name, bracket := i, false
		for i < len(t) && t[i] != ':' {
			switch c := t[i]; {
			case c == '.' && i+1 < len(t) && t[i+1] == ' ' || c == ',' || c == '?' || c == '\t' || i-start > 40:
				return sp, false
			case c == '(' || c == '[':
				bracket = true
			}
			i++
		}
		if i >= len(t) || i == name {
			return sp, false
		}
		sp.name = stripped(t[name:i], &boldMarks)
		i++
		for i < len(t) && t[i] == '*' {
			i++
		}
		if !isSpace(t, i) {
			return sp, false
		}
		// "Anna (00:12): ..."
		if bracket {
			if k := strings.IndexAny(sp.name, "(["); k > 0 {
				if d, n := timestamp(sp.name[k:]); n > 0 {
					sp.time, sp.timed = d, true
					sp.name = strings.TrimSpace(sp.name[:k])
				}
			}
		}
	}
	if sp.name == "" || !isUpper(sp.name, 0) && !isDigit(sp.name, 0) || strings.Count(sp.name, " ") > 2 || !hasLetter(sp.name) {
		return sp, false
	}
	sp.size = skipSpace(t, i)
	return sp, true
}

var boldMarks = setOf("* ")

func hasLetter(s string) bool {
	for i := range len(s) {
		if isLetter(s, i) {
			return true
		}
	}
	return false
}

// timestamp reads "[00:01:27]", "(12:40)", "00:01:27.500" at the head of t.
func timestamp(t string) (time.Duration, int) {
	i := 0
	if i < len(t) && (t[i] == '[' || t[i] == '(') {
		i++
	}
	parts, seconds := 0, 0
	for parts < 3 {
		start, n := i, 0
		for isDigit(t, i) && i-start < 2 {
			n = n*10 + int(t[i]-'0')
			i++
		}
		if i == start {
			return 0, 0
		}
		parts++
		seconds = seconds*60 + n
		if i >= len(t) || t[i] != ':' || !isDigit(t, i+1) {
			break
		}
		i++
	}
	if parts < 2 {
		return 0, 0
	}
	if i < len(t) && (t[i] == '.' || t[i] == ',') && isDigit(t, i+1) {
		for i++; isDigit(t, i); i++ {
		}
	}
	if t[0] == '[' || t[0] == '(' {
		if i >= len(t) || t[i] != ']' && t[i] != ')' {
			return 0, 0
		}
		i++
	}
	return time.Duration(seconds) * time.Second, i
}

// A speaker is one of the voices of a transcript.
type speaker struct {
	name                    string
	first                   int // the unit of the first turn
	turns, questions, words int
	sentences               int // turns that begin and end as sentences do
	timed                   bool
}

// speakers are the voices of a document, in the order that they are heard.
type speakers struct {
	all []speaker
	met *counts // their places in all, from 1, by their names
}

// maxSpeakers is how many there are at most: what is more are labels of a list.
const maxSpeakers = 200

// called returns the speaker of that name, new or met before; nil if there are
// too many.
func (v *speakers) called(name string) *speaker {
	key := hash(name) | 1
	if len(v.all) == maxSpeakers && !v.met.has(key) {
		return nil
	}
	at := v.met.at(key)
	if *at == 0 {
		v.all = append(v.all, speaker{name: name})
		*at = uint32(len(v.all))
	}
	return &v.all[*at-1]
}

// again reports whether the speaker of that name has more turns than one.
func (v *speakers) again(name string) bool {
	key := hash(name) | 1
	return v.met.has(key) && v.all[*v.met.at(key)-1].turns > 1
}

// findTurns tells whether the document is a transcript, and if so which units
// are turns, whose, and which of the speakers asks.
func (s *splitter) findTurns() {
	if s.opt.Transcript == Off {
		return
	}
	voices, unmarked, stamps := s.countVoices()
	if stamps >= fewestStamps && s.findStamps() {
		voices, unmarked, _ = s.countVoices()
	}
	if s.opt.Transcript == Auto && !mayConverse(voices, unmarked) {
		return // as nearly all
	}
	heard := speakers{all: s.voices[:0], met: s.tables[0].fit(maxSpeakers + 1)}
	defer func() { s.voices = heard.all }()
	total, changes, last := 0, 0, ""
	for i := range s.units {
		if s.opt.Transcript == Auto && !mayConverse(voices, unmarked) {
			return
		}
		u := &s.units[i]
		if !s.mayBeTurn(u) {
			continue
		}
		sp, ok := s.speech(u)
		if !ok {
			voices--
			continue
		}
		v := heard.called(sp.name)
		if v == nil {
			return
		}
		if v.turns++; v.turns == 1 {
			v.first = i
		}
		v.words += int(u.words)
		if strings.IndexByte(s.content(u), '?') >= 0 {
			v.questions++
		}
		if t := s.content(u)[sp.size:]; t != "" && u.marks.has(ends) && headMarks(t).has(upperOne) {
			v.sentences++
		}
		v.timed = v.timed || sp.timed
		total++
		if sp.name != last {
			changes++
		}
		last = sp.name
	}
	if s.opt.Transcript == Auto && !s.converses(heard.all, total, changes) || total == 0 {
		return
	}
	s.speak(&heard, s.interviewers(heard.all))
}

// mayBeTurn reports whether the unit has what turns have, by its looks.
func (s *splitter) mayBeTurn(u *unit) bool {
	return (u.holds.has(holdsColon|holdsBracket) && !u.marks.has(lowerOne) || u.has(turn)) && !u.item() && !u.has(fixed)
}

// countVoices counts the units that may be turns, those without a marker, which any
// may be, and those that may be stamps: one without a time counts for several if it
// names one who asks.
func (s *splitter) countVoices() (voices, unmarked, stamps int) {
	for i := range s.units {
		u := &s.units[i]
		if u.item() || u.has(fixed) {
			continue
		}
		if u.words <= stampWords && u.holds&(holdsDigit|holdsColon) == holdsDigit|holdsColon {
			stamps++
		} else if u.words <= 2 && u.marks.has(colon) && s.asksUnder(u) {
			stamps += fewestStamps / 2
		}
		unmarked++
		if s.mayBeTurn(u) {
			voices++
		}
	}
	return voices, unmarked, stamps
}

// mayConverse reports whether [splitter.converses] may be true of so many turns at
// most: but for a preface, of what has no marker half is turns.
func mayConverse(turns, unmarked int) bool {
	return turns >= 4 && unmarked <= 2*turns+max(longPreface, turns)
}

// speech reads the head of the turn that the unit may be, as far as the unit alone tells:
// a field that is known, "Plats: ...", is none.
func (s *splitter) speech(u *unit) (speech, bool) {
	if u.has(row|separator|fixed) || u.item() || u.marker.glyph == '#' {
		return speech{}, false
	}
	if u.has(turn) { // the format says it
		sp := speech{name: u.speaker, time: u.time, timed: true}
		if read, ok := parseSpeech(s.content(u)); ok && read.name == u.speaker {
			sp.size = read.size
		}
		return sp, u.speaker != ""
	}
	if !u.holds.has(holdsColon | holdsBracket) {
		return speech{}, false
	}
	sp, ok := parseSpeech(s.content(u))
	if ok && fieldBegins.get(sp.name) {
		if _, field := fieldWords[strings.ToLower(sp.name)]; field && !sp.timed && !interviewerName(sp.name) {
			return sp, false
		}
	}
	return sp, ok
}

// longPreface is how many lines and paragraphs may stand before a conversation,
// if it has not more turns than that.
const longPreface = 20

// turnsALabel is among how many turns some label may stand that is no voice, "Plats: ...",
// "[Siv kommer tillbaka]", beside those that any conversation may have.
const turnsALabel = 16

// converses reports whether voices take turns: at least two come again, they
// alternate, most of the text from the first turn on is theirs, and they speak
// in sentences: "Bra: att ses" and "Dåligt: att vänta" are answers with labels.
// The first turn is one of a voice that comes again: "Positivt: ..." in the text
// before is none, and question time at the end of notes makes no transcript of
// them.
func (s *splitter) converses(heard []speaker, total, changes int) bool {
	first := len(s.units)
	again, once, sentences := 0, 0, 0
	for i := range heard {
		v := &heard[i]
		sentences += v.sentences
		if v.turns > 1 || classes[v.name[len(v.name)-1]] == digit { // "Deltagare 4" is one of several
			again++
			first = min(first, v.first)
		} else {
			once++
		}
	}
	if again < 2 || once > again+1+total/turnsALabel || total < 4 || changes < 3 || first > max(longPreface, total) {
		return false
	}
	voices := false // a time or a name says that there are such
	groups := 0     // "Grupp 2", "Bord 3": who writes, not who speaks
	for i := range heard {
		voices = voices || heard[i].timed || interviewerName(heard[i].name) || s.presented(&heard[i], heard)
		if z, _ := zoneOf(heard[i].name); z == group {
			groups++
		}
	}
	if !voices && (sentences*2 < total || groups == len(heard)) {
		return false
	}
	rest := 0
	for i := first; i < len(s.units); i++ {
		if !s.units[i].item() && !s.units[i].has(fixed) {
			rest++
		}
	}
	asked := first > 0 && first < len(s.units) && questionTime(s.content(&s.units[first-1]))
	return total*2 >= rest && !asked
}

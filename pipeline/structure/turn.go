package structure

import (
	"strings"
	"time"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A speech is the head of a turn: "[00:01:27] I: ".
type speech struct {
	name string
	size int // bytes to where the words begin
	time time.Duration
	has  bool // a time was given
}

// parseSpeech reads the head of a turn: a time, a name and a colon, or a name
// in brackets. "13.40 ...", "Prioritet: 3" and addresses on the web are told
// from it by [splitter.findTurns], which looks at all the names together.
func parseSpeech(t string) (sp speech, ok bool) {
	i := 0
	if d, n := timestamp(t); n > 0 {
		sp.time, sp.has = d, true
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
		name := i
		for i < len(t) && t[i] != ':' {
			if t[i] == '.' && i+1 < len(t) && t[i+1] == ' ' || t[i] == ',' || t[i] == '?' || t[i] == '\t' || i-start > 40 {
				return sp, false
			}
			i++
		}
		if i >= len(t) || i == name {
			return sp, false
		}
		sp.name = strings.Trim(t[name:i], "* ")
		i++
		for i < len(t) && t[i] == '*' {
			i++
		}
		if !isSpace(t, i) {
			return sp, false
		}
		// "Anna (00:12): ..."
		if k := strings.IndexAny(sp.name, "(["); k > 0 {
			if d, n := timestamp(sp.name[k:]); n > 0 {
				sp.time, sp.has = d, true
				sp.name = strings.TrimSpace(sp.name[:k])
			}
		}
	}
	if sp.name == "" || !isUpper(sp.name, 0) && !isDigit(sp.name, 0) || strings.Count(sp.name, " ") > 2 || !hasLetter(sp.name) {
		return sp, false
	}
	sp.size = skipSpace(t, i)
	return sp, true
}

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
	var parts []int
	for len(parts) < 3 {
		start, n := i, 0
		for isDigit(t, i) && i-start < 2 {
			n = n*10 + int(t[i]-'0')
			i++
		}
		if i == start {
			return 0, 0
		}
		parts = append(parts, n)
		if i >= len(t) || t[i] != ':' || !isDigit(t, i+1) {
			break
		}
		i++
	}
	if len(parts) < 2 {
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
	d := time.Duration(0)
	for _, p := range parts {
		d = d*60 + time.Duration(p)
	}
	return d * time.Second, i
}

// A speaker is one of the voices of a transcript.
type speaker struct {
	first                   int // the unit of the first turn
	turns, questions, words int
	sentences               int // turns that begin and end as sentences do
	timed                   bool
}

// findTurns tells whether the document is a transcript, and if so which units
// are turns, whose, and which of the speakers asks.
func (s *splitter) findTurns() {
	if s.opt.Transcript == Off || s.opt.Transcript == Auto && s.fewVoices() {
		return
	}
	speakers := map[string]*speaker{}
	var order []string
	total, changes, last := 0, 0, ""
	for i := range s.units {
		u := &s.units[i]
		if !u.holds.has(holdsColon|holdsBracket) && !u.has(turn) {
			continue
		}
		sp, ok := s.speech(u)
		if !ok {
			continue
		}
		v := speakers[sp.name]
		if v == nil {
			if len(speakers) >= 200 {
				return // labels of a list, not voices
			}
			v = &speaker{first: i}
			speakers[sp.name] = v
			order = append(order, sp.name)
		}
		v.turns++
		v.words += int(u.words)
		if strings.IndexByte(s.content(u), '?') >= 0 {
			v.questions++
		}
		if t := s.content(u)[sp.size:]; t != "" && u.marks.has(ends) && headMarks(t).has(upperOne) {
			v.sentences++
		}
		v.timed = v.timed || sp.has
		total++
		if sp.name != last {
			changes++
		}
		last = sp.name
	}
	if s.opt.Transcript == Auto && !s.converses(speakers, total, changes) || total == 0 {
		return
	}
	asks := s.interviewers(speakers, order)
	s.speak(speakers, asks)
}

// fewVoices reports whether so few units could be turns, by their colons and
// brackets, that [splitter.converses] says no whoever speaks: its preface aside,
// of what bears no marker half is turns.
func (s *splitter) fewVoices() bool {
	voices, unmarked := 0, 0
	for i := range s.units {
		u := &s.units[i]
		if u.item() {
			continue
		}
		unmarked++
		if u.holds.has(holdsColon|holdsBracket) || u.has(turn) {
			voices++
		}
	}
	return voices < 4 || unmarked > 2*voices+max(longPreface, voices)
}

func (s *splitter) speech(u *unit) (speech, bool) {
	if u.has(row|separator|fixed) || u.item() || u.marker.glyph == '#' {
		return speech{}, false
	}
	if u.has(turn) { // the format says it
		sp := speech{name: u.speaker, time: u.time, has: true}
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
		if _, field := fieldWords[strings.ToLower(sp.name)]; field && !sp.has && !interviewerName(sp.name) {
			return sp, false
		}
	}
	return sp, ok
}

// longPreface is how many lines and paragraphs may stand before a conversation,
// if it has not more turns than that.
const longPreface = 20

// converses reports whether voices take turns: at least two come again, they
// alternate, most of the text from the first turn on is theirs, and they speak
// in sentences: "Bra: att ses" and "Dåligt: att vänta" are answers with labels.
// The first turn is one of a voice that comes again: "Positivt: ..." in the text
// before is none, and question time at the end of notes makes no transcript of
// them.
func (s *splitter) converses(speakers map[string]*speaker, total, changes int) bool {
	first := len(s.units)
	again, once, sentences := 0, 0, 0
	for name, v := range speakers {
		sentences += v.sentences
		if v.turns > 1 || classes[name[len(name)-1]] == digit { // "Deltagare 4" is one of several
			again++
			first = min(first, v.first)
		} else {
			once++
		}
	}
	if again < 2 || once > again+1 || total < 4 || changes < 3 || first > max(longPreface, total) {
		return false
	}
	voices := false // a time or a name says that there are such
	groups := 0     // "Grupp 2", "Bord 3": who writes, not who speaks
	for name, v := range speakers {
		voices = voices || v.timed || interviewerName(name)
		if z, _ := zoneOf(name); z == group {
			groups++
		}
	}
	if !voices && (sentences*2 < total || groups == len(speakers)) {
		return false
	}
	rest := 0
	for i := first; i < len(s.units); i++ {
		if !s.units[i].item() {
			rest++
		}
	}
	asked := first > 0 && first < len(s.units) && questionTime(s.content(&s.units[first-1]))
	return total*2 >= rest && !asked
}

// interviewers returns the speakers whose turns are prompts: those named in
// the options or the text, or by the name they go under, or the one who asks.
func (s *splitter) interviewers(speakers map[string]*speaker, order []string) map[string]bool {
	asks := map[string]bool{}
	for _, name := range s.opt.Interviewers {
		asks[name] = true
	}
	if len(asks) > 0 {
		return asks
	}
	for _, name := range order {
		if interviewerName(name) {
			asks[name] = true
		}
	}
	if len(asks) > 0 && len(asks) < len(order) {
		return asks
	}
	best := ""
	for _, name := range order {
		v := speakers[name]
		if v.turns >= 2 && v.questions*2 >= v.turns && (best == "" || v.questions > speakers[best].questions) {
			best = name
		}
	}
	if best == "" || len(order) < 2 {
		return map[string]bool{}
	}
	s.doc.Notes = append(s.doc.Notes, s.whole("structure.interviewer", best))
	return map[string]bool{best: true}
}

// interviewerName reports whether the name is what interviewers go under.
func interviewerName(name string) bool {
	switch strings.ToLower(strings.TrimRight(name, "0123456789 ")) {
	case "i", "int", "intervjuare", "intervjuaren", "moderator", "moderatorn", "samtalsledare", "samtalsledaren", "fl", "ml", "mod", "fråga", "processledare", "f":
		return true
	}
	return false
}

// speak gives turns and what goes on under them their speaker and role. What
// stands before the first turn is about the recording.
func (s *splitter) speak(speakers map[string]*speaker, asks map[string]bool) {
	last := -1
	for i := range s.units {
		u := &s.units[i]
		sp, ok := s.speech(u)
		switch {
		case ok && speakers[sp.name] != nil && (speakers[sp.name].turns > 1 || sp.has || s.opt.Transcript == On || last >= 0 && (!strings.Contains(sp.name, " ") || classes[sp.name[len(sp.name)-1]] == digit)):
			u.is |= turn
			u.kind = corpus.Turn
			u.speaker, u.time = sp.name, sp.time
			u.text += int32(sp.size)
			last = i
		case ok && last >= 0 && strings.IndexByte(sp.name, ' ') > 0 && i > len(s.units)-4:
			u.is |= fixed // "Intervjuarens anmärkning: ..."
			u.set(corpus.Summary, "after-turns", 0.7)
			last = -2
			continue
		case last == -2:
			continue
		case last >= 0 && !u.has(fixed|row|separator) && u.kind != corpus.HeadingLine && !u.marks.has(capitals) && !(s.aside(u) && i > len(s.units)-3):
			u.is |= turn
			u.speaker, u.time = s.units[last].speaker, s.units[last].time
			u.kind = corpus.Turn
		case last < 0 && !u.has(fixed|titles) && u.kind != corpus.HeadingLine:
			u.is |= fixed
			u.set(corpus.Meta, "before-turns", 0.8)
			continue
		default:
			continue
		}
		if asks[u.speaker] {
			s.put(u, "interviewer", 0.9)
		} else {
			u.set(corpus.Response, "speaker", 0.9)
		}
	}
}

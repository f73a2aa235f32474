package structure

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// questionForm reports whether the unit, which has a question mark, has the form of a
// question or an instruction to participants, whoever it is that asks.
func (s *splitter) questionForm(u *unit) bool {
	if u.words > 60 || u.has(row|separator) {
		return false
	}
	if u.marks.has(asks) {
		return u.marker.glyph == 'a' && u.words <= 3 || s.asksFirst(u) || u.words <= 25 && !u.marks.has(timed) && (u.counts.all&asking != 0 || u.counts.words >= tallyWords) && asksLater(s.content(u)) || u.words <= 12 && (!u.item() || u.kind == corpus.Numbered) && u.counts.you > 0
	}
	// "Vad får gästerna med sig hem? Skriv en sak per lapp."
	if !u.holds.has(holdsQuery) || u.words > 30 || !u.marks.has(ends) {
		return false
	}
	if i := strings.Index(s.content(u), "? "); i > 0 {
		t := s.content(u)
		from, to, ok := nextWord(t, i+2)
		return ok && s.asksFirst(u) && (cueOf(t[from:to])&command != 0 || u.counts.was > 0 && u.counts.event > 0 && u.counts.told <= 2)
	}
	return false
}

// opens reports whether the unit begins as a question or instruction does,
// though it may lack the mark.
func (s *splitter) opens(u *unit) bool {
	return u.counts.first&command != 0 && !u.has(pointerLine) || !u.marks.has(colon) && s.asksFirst(u)
}

// asksFirst reports whether the unit, or what stands after its "Fråga 3:", begins
// with a word that begins a question.
func (s *splitter) asksFirst(u *unit) bool {
	if u.counts.all&(asking|askVerb) == 0 && u.counts.words < tallyWords {
		return false // as most
	}
	t := s.content(u)
	n := numbered(t)
	if n == 0 && !u.has(turn) && u.counts.first&loose == 0 { // as most; a turn's text begins after the name
		return u.counts.first&(asking|askVerb) != 0
	}
	return asksAt(t[n:])
}

// asksAt reports whether t begins with a word that begins a question.
func asksAt(t string) bool {
	i, j, ok := nextWord(t, 0)
	if !ok {
		return false
	}
	c := cueOf(t[i:j])
	if c&(asking|askVerb) != 0 {
		return true
	}
	// "I vilken utsträckning ...", "På vilket sätt ...", "Av vem ..."
	if c&loose != 0 {
		if i, k, ok := nextWord(t, j); ok {
			return cueOf(t[i:k])&asking != 0
		}
	}
	return false
}

// asksLater reports whether the last sentence of t, or a clause within it, begins as
// a question: "Om vi ser framåt, vad ...?", "Tänk på er vardag. Vad ...?"
func asksLater(t string) bool {
	if k := strings.LastIndexByte(t, '('); k > 0 && t[len(t)-1] == ')' {
		t = strings.TrimRight(t[:k], " ") // "På en skala, hur nöjd är du? (n=61)"
	}
	from := 0
	for i := len(t) - 2; i > 0; i-- {
		if t[i+1] == ' ' && (t[i] == '.' || t[i] == '?' || t[i] == '!') {
			from = i
			break
		}
	}
	for i := from; i < len(t); i++ {
		if !pauseBytes[t[i]] {
			continue
		}
		dash := 0
		if t[i] == 0xE2 {
			if !strings.HasPrefix(t[i:], "– ") && !strings.HasPrefix(t[i:], "— ") {
				continue
			}
			dash = 2
		}
		if i+dash+2 < len(t) && t[i+dash+1] == ' ' {
			j, k, ok := nextWord(t, i+dash+2)
			if ok && cueOf(t[j:k])&asking != 0 && k < len(t) && (t[k] == ' ' || t[i] != ',') { // "hoppfull, trött, när?" lists words
				return true
			}
		}
	}
	return false
}

// inSeries reports whether question i has a letter, and so has the one before or after
// it, with answers between: "A. Vad fattas?", and "B. Vem kan hjälpa?" further down.
func (s *splitter) inSeries(i int) bool {
	own := s.letterOf(i)
	if own == 0 {
		return false // as most
	}
	k, _ := slices.BinarySearch(s.questions, int32(i))
	for _, step := range [...]int{-1, 1} {
		if j := k + step; j >= 0 && j < len(s.questions) {
			other := int(s.questions[j])
			if s.letterOf(other) == own+step && max(i, other) > min(i, other)+1 && s.units[other].indent == s.units[i].indent {
				return true
			}
		}
	}
	return false
}

// letterOf returns the place in the alphabet of the letter that question i has, "a)" or
// "A.", 0 if it has none.
func (s *splitter) letterOf(i int) int {
	u := &s.units[i]
	if u.marker.glyph == 'a' {
		return int(u.marker.number)
	}
	t := s.content(u)
	if u.marker.glyph != 0 || len(t) < 4 || t[0] < 'A' || t[0] > 'H' || t[1] != '.' && t[1] != ')' && t[1] != ':' || t[2] != ' ' {
		return 0
	}
	return int(t[0]-'A') + 1
}

// pauseBytes are what pauses within a text begin with.
var pauseBytes = setOf(".,?!:\xE2")

// numbered returns the length of "Fråga 3:", "Fråga 3." or "Fråga C:" at the head of t, 0
// if it has none.
func numbered(t string) int {
	if len(t) < 8 || !hasFold(t, "fråga") {
		return 0
	}
	i := len("fråga")
	for i < len(t) && t[i] == ' ' {
		i++
	}
	start := i
	for isDigit(t, i) {
		i++
	}
	if i == start && i+1 < len(t) && isUpper(t, i) && t[i+1] == ':' {
		i++
	}
	if i == start && (i >= len(t) || t[i] != ':') || i-start > 3 {
		return 0
	}
	for i < len(t) && (t[i] == ':' || t[i] == '.' || t[i] == ' ' || t[i] == '-' || t[i] == ')') {
		i++
	}
	if strings.HasPrefix(t[i:], "–") || strings.HasPrefix(t[i:], "—") {
		i = skipSpace(t, i+3)
	}
	return i
}

// answeredBy reports whether t ends with how a question was answered, or by how many, in
// brackets: "Vad saknas? (fritext)", "Hur ofta? (n=61)", "Vad händer nu? (31 svar)".
func answeredBy(t string) bool {
	from := strings.LastIndexByte(t, '(')
	if from <= 0 || t[len(t)-1] != ')' {
		return false
	}
	for from, to := range wordsOf(t, from) {
		if surveyWords.get(t[from:to]) && (to-from > 1 || strings.HasPrefix(t[to:], "=") || strings.HasPrefix(t[to:], " =")) {
			return true
		}
	}
	return false
}

var surveyWords = vocabularyOf(map[bool]string{true: "n svar svarande fritext fritextsvar flerval flervalsfråga ordmoln skala mentimeter menti slido"})

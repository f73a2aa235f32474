package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// opening settles what stands before the first heading and question, where the
// organiser introduces the notes: fields that are not known by name, greetings,
// and sentences that tell.
func (s *splitter) opening(i int, u *unit) bool {
	t := s.content(u)
	colonAt := strings.IndexByte(t, ':')
	under := i > 0 && s.units[i-1].role == corpus.Meta // lines about the event
	follows := under && u.gap == 0
	switch {
	case u.words <= 8 && colonAt > 0 && !u.marks.has(asks) && (startsValue(t[colonAt+1:]) || u.counts.finite+u.counts.need+u.counts.we == 0) && colonAt < 30 && colonAt < len(t)-1 && u.marks.has(upperOne) && strings.Count(t[:colonAt], " ") < 3 && (follows || u.gap > 0 && i <= 5):
		u.kind = corpus.KeyValue
		u.set(corpus.Meta, "field", 0.65)
	case u.words <= 3 && u.marks.has(ends) && !u.marks.has(asks) && i <= 5, follows && i <= 4 && u.words <= 16 && u.counts.all&timeWord != 0 && hasDigit(t), follows && u.short() && (isField(t) || u.counts.finite == 0 && u.counts.we+u.counts.need == 0 && hasDigit(t) && i <= 8),
		under && i <= 6 && u.counts.we == 0 && (u.words <= 12 || u.counts.finite+u.counts.told == 0 || countsFirst(t)) && headcount(t),
		under && i <= 6 && u.words <= 12 && u.counts.we == 0 && (t[0] == '/' || attendance(t)),
		under && i <= 8 && u.counts.finite+u.counts.need < 2 && u.counts.we == 0 && strings.Count(t, ",") > 2 && isField(t), // names may hold verbs
		under && u.words <= 8 && u.counts.we+u.counts.need == 0 && stored(t),
		under && u.short() && i <= 5 && u.marks.has(upperOne) && placed(t) && u.counts.finite+u.counts.we+u.counts.need == 0:
		u.set(corpus.Meta, "head", 0.6)
	case u.holds.has(holdsEquals) && s.gloss(i):
		u.set(corpus.Meta, "legend", 0.65)
	case u.counts.told > 0 && u.counts.we == 0 && u.marks.has(ends) && u.counts.words >= 4:
		u.set(corpus.Summary, "before", 0.65)
	default:
		return false
	}
	return true
}

// headcount reports whether t begins with how many came: "ca 55 pers", "Anmälda 96".
func headcount(t string) bool {
	from, to, ok := nextWord(t, 0)
	if !ok {
		return false
	}
	said := comers.get(t[from:to])
	if said != 0 {
		if from, to, ok = nextWord(t, to); !ok {
			return false
		}
	}
	if !isDigit(t, from) {
		return false
	}
	for range 2 {
		if said == comersBefore {
			return true
		}
		if from, to, ok = nextWord(t, to); !ok {
			return false
		}
		if comers.get(t[from:to]) == comersAfter {
			return true
		}
	}
	return false
}

// attendance reports whether some sentence of t tells how many came: "Folkets hus. Ca
// 90 pers", "Ca 14 i rummet."
func attendance(t string) bool {
	for {
		if headcount(t) {
			return true
		}
		from, to, ok := nextWord(t, 0)
		if ok && comers.get(t[from:to]) == comersAbout {
			if from, to, ok = nextWord(t, to); ok && isDigit(t, from) && (strings.HasPrefix(t[to:], " i rummet") || strings.HasPrefix(t[to:], " vid bordet") || strings.HasPrefix(t[to:], " på plats")) {
				return true
			}
		}
		_, rest, more := strings.Cut(t, ". ")
		if !more {
			return false
		}
		t = rest
	}
}

// attended reports whether unit i tells who and how many were in the group that the
// heading right over it names: "Ca 10 st. Ledare Ingvar, byalaget".
func (s *splitter) attended(i int) bool {
	u := &s.units[i]
	if u.kind != corpus.Paragraph || u.first != u.last || u.counts.finite+u.counts.we+u.counts.need > 0 {
		return false
	}
	head := &s.units[i-1]
	z, _ := s.zoneOf(head)
	return (z == group || s.part(head)) && attendance(s.content(u))
}

// countsFirst reports whether the first of several sentences, none of them long, has no
// verb: "Ca 45 deltagare, sju bord. Bord 7 blev bara två."
func countsFirst(t string) bool {
	k := strings.Index(t, ". ")
	if k < 0 || len(t) > maxCounted {
		return false
	}
	first := count(t[:k])
	return first.finite+first.told == 0
}

// maxCounted is how many bytes a line about how many came has at most.
const maxCounted = 120

// What words say of how many came.
const (
	comersAbout = iota + 1
	comersBefore
	comersAfter
)

var comers = vocabularyOf(map[uint8]string{
	comersAbout:  "ca cirka omkring ungefär drygt knappt runt totalt",
	comersBefore: "anmälda närvarande deltagarantal",
	comersAfter:  "pers st personer deltagare besökare ungdomar föreningar organisationer",
})

// placed reports whether t names where, as the lines under a title do: a comma
// and only few words that are no names, "Växjö, Elite Park, sal Vislanda".
func placed(t string) bool {
	if strings.IndexByte(t, ',') < 0 {
		return false
	}
	names, others := 0, 0
	for from := range wordsOf(t, 0) {
		if isUpper(t, from) || isDigit(t, from) {
			names++
		} else {
			others++
		}
	}
	return names > others
}

// startsValue reports whether t begins as the value of a field does, with a
// capital or a number: "Scouterna: bra men dyrt" is what the scouts said.
func startsValue(t string) bool {
	i := skipSpace(t, 0)
	return i < len(t) && !isLower(t, i)
}

// quotation reports whether t stands in quotation marks, from end to end.
func quotation(t string) bool {
	n := quote(t)
	return n > 0 && n < len(t) && quoteBefore(strings.TrimRight(t, ". ,")) > 0 && quotesIn(t) == 2
}

// pause reports whether unit i tells that there was a pause, between two parts of
// the event: "LUNCH", "Kaffe. Goda bullar."
func (s *splitter) pause(i int) bool {
	u := &s.units[i]
	if u.words > 12 || u.kind != corpus.Paragraph || i == 0 || i+1 >= len(s.units) {
		return false
	}
	if u.words <= 8 && u.holds.has(holdsDigit) && u.marks.has(upperOne) && pauseAt(s.content(u)) {
		return true
	}
	if u.gap == 0 {
		return false
	}
	if pausesBetween(s.content(u)) {
		return true
	}
	if !s.units[i+1].has(heads | prompts) {
		return false
	}
	if t := s.content(u); u.holds.has(holdsParen) && t[len(t)-1] == ')' && strings.IndexByte(t, ' ')+1 == strings.IndexByte(t, '(') {
		return pauses.get(firstWord(t)) // "FIKA (bullarna tog slut)"
	}
	if !s.units[i-1].item() && !u.holds.has(holdsShout) && (u.words > 6 || u.words < 3 || !u.marks.has(ends)) || u.counts.we+u.counts.need+u.counts.finite > 0 || u.has(question) {
		return false
	}
	return pauses.get(firstWord(s.content(u)))
}

// pauseAt reports whether t is a pause and when it was: "Lunch 12-13 (laxen tog slut)".
func pauseAt(t string) bool {
	_, to, ok := nextWord(t, 0)
	if !ok || !pauses.get(t[:to]) {
		return false
	}
	at := strings.TrimPrefix(t[to:], " kl")
	at = strings.TrimLeft(at, " .")
	if at == t[to:] || at == "" || !isDigit(at, 0) {
		return false
	}
	n := 0
	for n < len(at) && (isDigit(at, n) || at[n] == '.' || at[n] == ':' || at[n] == '-') {
		n++
	}
	return n >= 4 || strings.HasPrefix(at[n:], "–")
}

// pausesBetween reports whether t is a pause between dashes: "--- lunch (linsgryta) ---".
func pausesBetween(t string) bool {
	return strings.HasPrefix(t, "--") && strings.HasSuffix(t, "--") && pauses.get(firstWord(strings.TrimLeft(t, "- ")))
}

// pauses are the words that tell of one.
var pauses = vocabularyOf(map[bool]string{true: "lunch fika fikapaus kaffe kaffepaus paus bensträckare mingel middag"})

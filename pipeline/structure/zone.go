package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A zone is whose words a heading says that its section holds.
type zone uint8

const (
	open      zone = iota // the heading does not say
	answers               // Råmaterial, Medskick, Frågestund
	organiser             // Bakgrund, Kort sammanfattning
	practical             // Agenda, Deltagare
	questions             // Frågor, Frågeställningar
	results               // Resultat: answers, or what the organiser made of them
	topic                 // Hinder, Behov: a heading by its word, whoever speaks
	group                 // Grupp 3, Bord 2: answers, and the questions stand
)

// zoneLists are the words of headings that say it. Where a heading has words of
// several lists, the first list of zoneOrder wins: "Kort sammanfattning av
// svaren" is the organiser's.
var zoneLists = map[zone]string{
	organiser: "fakta faktaruta välkommen välkomna välkomsthälsning inledningsord förväntat förväntade sammanfattning sammanfattningen sammanfattande summering summeringen slutord slutsats slutsatser slutsatserna bakgrund bakgrunden inledning syfte syftet mål målet målen målsättning introduktion analys analysen metod metoden " +
		"genomförande genomförandet avslutning avslutningsvis fortsättning fortsättningen uppdrag uppdraget förord inledande nuläge nulägesbeskrivning nulägesbild lägesbild lägesrapport lägesbeskrivning arrangörens arrangörernas arbetsgruppens processledarens projektets utvärdering avrundning beslut besluten korthet sammandrag",
	practical: "agenda agendan program programmet dagordning schema upplägg upplägget deltagare deltagarna deltagarlista närvarande frånvarande kontakt kontaktuppgifter kontaktpersoner kontaktlista länkar bilaga bilagor medverkande arrangörer tidplan tidsplan hålltider praktiskt innehållsförteckning innehåll",
	questions: "frågor frågorna frågeställning frågeställningar diskussionsfrågor dialogfrågor instruktion instruktioner intervjuguide intervjufrågor samtalsfrågor övningsfrågor workshopfrågor gruppfrågor",
	answers: "råmaterial råmaterialet råanteckningar rådata medskick medskicken svar svaren synpunkter synpunkterna inspel inspelen citat citaten frågestund frågestunden utfrågning utfrågningen politikerutfrågning politikerutfrågningen reflektioner kommentarer kommentar röster tankar lappar lapparna klisterlappar klisterlapparna post-it postit chatt chatten " +
		"gruppanteckningar gruppernas deltagarnas bordsanteckningar anteckningar anteckningarna brainstorming brainstorm",
	topic:   "idéer önskemål förslag hinder utmaningar möjligheter framgångsfaktorer behov risker styrkor svagheter hot fördelar nackdelar farhågor förväntningar övrigt",
	results: "resultat resultatet resultaten redovisning återrapportering gruppdiskussion gruppdiskussioner gruppsamtal bordssamtal diskussion diskussioner sammanställning prioriteringsövning prioritering prioriteringar prioriteringen övning omröstning röstning",
	group:   "grupp bord rum grupprum blädderblock stol station tavla",
}

var zoneOrder = [...]zone{organiser, practical, answers, questions, results, topic}

var zoneWords = vocabularyOf(zoneLists)

// gatherings are the words that own a heading's word: "Mötets syfte".
var gatherings = vocabularyOf(map[bool]string{true: "mötets dagens kvällens träffens konferensens dialogens dialogmötets dialogdagens workshopens seminariets samtalets nätverksträffens processens"})

// asHeading is what a text says if it is a heading: the zone that it opens, and
// whether a word that headings are made of tells so. It is read when that is asked.
type asHeading struct {
	zone  zone
	known bool
	read  bool
}

// zoneOf reads unit u as a heading, once.
func (s *splitter) zoneOf(u *unit) (z zone, known bool) {
	if h := &u.heading; !h.read {
		h.zone, h.known = zoneAmong(s.content(u), s.zonedWords(u), s.compounds(u))
		h.read = true
		if f := s.kept(u); f != nil && !u.has(turn) { // a turn's text begins after the name
			f.heading = *h
		}
	}
	return u.heading.zone, u.heading.known
}

// zonedWords reports whether words of the unit may be in the zoneLists.
func (s *splitter) zonedWords(u *unit) bool { return u.counts.all&zoned != 0 }

// compounds reports whether words of the unit may end as one of the zoneEnds.
func (s *splitter) compounds(u *unit) bool {
	return u.counts.all&compound != 0 || u.counts.words >= tallyWords
}

// zoneOfSegment reads a heading's segment, which may be its unit without quotes.
func (s *splitter) zoneOfSegment(g *corpus.Segment, u *unit) (z zone, known bool) {
	if g.Content.Start == int(u.text) && g.Content.End == int(u.end) {
		return s.zoneOf(u)
	}
	return zoneOf(g.Content.Text(s.body))
}

// zoneOf reads a heading. known says that some word of it is of the kind that
// headings are made of.
func zoneOf(title string) (z zone, known bool) { return zoneAmong(title, true, true) }

// zoneAmong is zoneOf for a title of which it is known whether any of its words
// is among the zoneLists, or may end as one of the zoneEnds, so that they need not all
// be looked up.
func zoneAmong(title string, listed, ended bool) (z zone, known bool) {
	title = stripped(title, &emphasisMarks)
	n := slide(title)
	if z, known = zoneIn(title[n:], listed, ended); n > 0 && (!known || z == open) {
		return organiser, true
	}
	return z, known
}

// zoneIn is zoneAmong for a title without what stands around or before it.
func zoneIn(title string, listed, ended bool) (z zone, known bool) {
	if loneQuestion(title) {
		return group, true // the questions stand
	}
	if !listed && !(ended && compounded(title)) {
		if !tellingStarts.may(trimNumber(stripped(title, &titleMarks))) {
			return open, false // as most
		}
		if aboutEvent(title) || nextSteps(title) {
			return organiser, true
		}
		if strings.HasPrefix(title, "Tack till") && len(title) <= len("Tack till alla:") {
			return practical, true
		}
		return open, false
	}
	var seen [9]bool
	numbers, words := 0, 0
	begin := open // what the first word says, or the one after "Mötets" and its like
	first := ""
	for i := 0; words < 16; words++ {
		from, to, ok := nextWord(title, i)
		if !ok {
			break
		}
		i = to
		if classes[title[from]] == digit {
			numbers++
			continue
		}
		w := title[from:to]
		z := open
		if listed {
			z = zoneWords.get(w)
		}
		if z == open && len(w) > longestEnded {
			z = zoneOfEnd(w)
		}
		if z != group || words == 0 {
			seen[z] = true
		}
		switch words - numbers {
		case 0:
			begin, first = z, w
		case 1:
			if z != open && gatherings.get(first) {
				begin = z
			}
		}
	}
	if seen[group] && (numbers > 0 || words == 2 || len(title) > len(first) && title[len(first)] == ':') {
		return group, true
	}
	if aboutEvent(title) || nextSteps(title) {
		return organiser, true
	}
	if seen[questions] && questionTime(title) {
		return answers, true
	}
	if seen[answers] && fromOrganiser(title) {
		return organiser, true
	}
	for _, z := range zoneOrder {
		if !seen[z] {
			continue
		}
		if (z == organiser || z == practical || z == topic) && begin != z && !concludes(title) || z == practical && isWord(first, "kontakt") && words-numbers > 1 {
			continue // "Gemensamma mål" is about goals, "Mål" may be the event's
		}
		return z, true
	}
	return open, false
}

// fewestTopics is how many lines a text has at least that are nothing but a topic, so
// that each of them stands over a list: "Styrkor", "Svagheter", "Hot".
const fewestTopics = 3

// ofSeveralTopics reports whether the unit is a topic, and one of several.
func (s *splitter) ofSeveralTopics(u *unit) bool {
	if z, known := s.zoneOf(u); !known || z != topic {
		return false
	}
	if s.topicLines == 0 {
		for _, i := range s.brief {
			if o := &s.units[i]; o.words <= 2 && !o.marks.has(ends) {
				if z, known := s.zoneOf(o); known && z == topic {
					s.topicLines++
				}
			}
		}
	}
	return s.topicLines >= fewestTopics
}

// compounded reports whether a word of the title says it by its last part.
func compounded(title string) bool {
	for from, to := range wordsOf(title, 0) {
		if to-from > longestEnded && zoneOfEnd(title[from:to]) != open {
			return true
		}
	}
	return false
}

// part reports whether the unit numbers a part of the event: "Bord 3: ...",
// "DEL 1. Vad händer runt bordet?"
func (s *splitter) part(u *unit) bool {
	if bit(u.counts.first&parts != 0)|bit(u.words <= 3)&bit(u.holds.has(holdsDigit))|bit(u.has(turn)) == 0 { // a turn's text begins after the name
		return false // as most
	}
	if u.item() || u.first != u.last || u.words > 14 || u.gap == 0 && u.first > 0 && u.evidence != "heading-group" && !(u.words == 2 && u.marks.has(capitals)) {
		return false // "GRUPP GRÖN" needs no blank line
	}
	t := stripped(s.content(u), &emphasisMarks) // "**Pass 2. Vem är med?**"
	_, to, ok := nextWord(t, 0)
	if !ok {
		return false
	}
	if n := seriesEnd(t); u.words <= 3 && n > 0 && s.series != nil && *s.series.at(sameness(t[:n]) | 1) > 1 {
		return true // "Breakout-rum 2", with another of its kind
	}
	said := partWords.get(t[:to])
	if u.words <= 4 && said == partOrdinal && !u.marks.has(ends) {
		if from, end, _ := nextWord(t, to); ordinalParts.get(t[from:end]) {
			return true // "Första rundan"
		}
	}
	if said == partColour {
		_, end, ok := nextWord(t, to)
		return ok && gathered.get(strings.TrimSpace(t[to:end])) && u.words <= 6 && !u.marks.has(ends) && (end == len(t) || t[end] == ':' || strings.HasPrefix(t[end:], " (")) // "Röd grupp (de yngsta)"
	}
	if said < partNamed || to+1 >= len(t) || t[to] != ' ' {
		return roomWords.get(t[:to]) && to+2 < len(t) && t[to] == ':' && u.words <= 8 && (!u.marks.has(ends) || u.marks.has(asks)) // "Bord: Vem bestämmer?"
	}
	if said == partTold && u.marks.has(ends) && t[len(t)-1] != ')' && (!u.marks.has(asks) || u.counts.sentences > 1) {
		return false // "Grupp 1: Avgifter och skjuts." is what they wrote
	}
	i := to + 1
	for isDigit(t, i) {
		i++
	}
	if i+1 < len(t) && isUpper(t, i) && t[i+1] == ':' && (!u.marks.has(ends) || u.marks.has(asks)) {
		return true // "Verkstad C: Vem får vara med?"
	}
	if i == to+1 { // "Grupp A", "Bord Syren", "Rum B"
		if _, e, ok := nextWord(t, i); ok && isUpper(t, i) && (said == partTold || e == i+1) {
			i = e
		} else {
			return false
		}
	}
	if strings.HasPrefix(t[i:], " (") && t[len(t)-1] == ')' {
		return true // "Grupp 2 (mest föräldrafören.)"
	}
	return i >= len(t) || t[i] == ':' || t[i] == '.' || t[i] == ' ' && (!u.marks.has(ends) || u.words <= 5 && t[len(t)-1] == '!' && u.counts.finite+u.counts.told == 0 || u.marks.has(asks) && strings.HasPrefix(t[i:], " – "))
}

// labelledColour reports whether the unit is a group by its colour, in capitals, and what
// it calls what it has made: "RÖD: Halvtid".
func (s *splitter) labelledColour(u *unit) bool {
	t := s.content(u)
	_, to, ok := nextWord(t, 0)
	return ok && to+2 < len(t) && t[to] == ':' && !u.marks.has(ends) && uppers(t[:to]) >= 3 && partWords.get(t[:to]) == partColour
}

// seriesEnd returns where the number begins that t ends with, 0 if it ends
// with none.
func seriesEnd(t string) int {
	for t != "" && (t[len(t)-1] == ':' || t[len(t)-1] == ' ') {
		t = t[:len(t)-1]
	}
	i := len(t)
	for i > 0 && isDigit(t, i-1) {
		i--
	}
	if i == len(t) || len(t)-i > 2 || i < 3 || t[i-1] != ' ' {
		return 0
	}
	return i
}

// What the first word of a heading says of a part of the event.
const (
	partOrdinal = iota + 1
	partColour  // of the group that it names
	partNamed
	partTold // what its members said may stand behind
)

var partLists = map[uint8]string{
	partNamed:   "del pass tema station moment runda dialog dag spår workshop ämne vägg rum verkstad hörn session programpunkt steg samtalsrunda anförande föredrag föreläsning seminarium presentation intervju",
	partTold:    "grupp grp bord block fokusgrupp",
	partOrdinal: "första andra tredje fjärde femte sista",
	partColour:  "röd blå gul grön lila rosa orange vit svart",
}

var partWords = vocabularyOf(partLists)

// gathered are those who go by a colour.
var gathered = vocabularyOf(map[bool]string{true: "grupp gruppen lag laget bord bordet rum rummet station stationen"})

// roomWords are those of them that name a place in the room, which may go by a
// topic alone.
var roomWords = vocabularyOf(map[bool]string{true: "bord station vägg rum hörn"})

// ordinalParts are the parts of an event that are counted in words.
var ordinalParts = vocabularyOf(map[bool]string{true: "rundan passet frågan dagen gruppen bordet övningen delen samtalet steget"})

// zoneOfEnd reads a compound by its last part: "Borddiskussioner", "Dialogsvar".
func zoneOfEnd(w string) zone {
	for _, e := range zoneEndsBy[folded(w, len(w)-1)] {
		if len(w) > len(e.text)+2 && hasFold(w[len(w)-len(e.text):], e.text) {
			return e.zone
		}
	}
	return open
}

// A zoneEnd is what a compound ends with that says it.
type zoneEnd struct {
	text string
	zone zone
}

var zoneEnds = [...]zoneEnd{
	{"sammanfattning", organiser}, {"svar", answers}, {"svaren", answers}, {"anteckningar", answers}, {"medskick", answers}, {"material", open},
	{"diskussion", results}, {"diskussioner", results}, {"samtal", results}, {"övning", results}, {"övningen", results}, {"arbete", open}, {"frågor", questions}, {"lista", practical},
}

// longestEnded is how many bytes the longest word has that is too short to end as one
// of the zoneEnds.
const longestEnded = 8

// compoundCue returns compound for a word of n bytes that may end as one of the
// zoneEnds, by its last three bytes, little end first.
func compoundCue(last uint32, n int) cue {
	slot := tripleSlot(last|small&0xFFFFFF) & (1<<10 - 1)
	return cue(zoneEndSlots[slot/64]>>(slot%64)&1) * compound & -cue(bit(n > longestEnded))
}

// zoneEndSlots has a bit for the last three bytes of each of the zoneEnds.
var zoneEndSlots = func() (t [1 << 10 / 64]uint64) {
	for _, e := range zoneEnds {
		n := len(e.text)
		slot := tripleSlot(uint32(e.text[n-3]) | uint32(e.text[n-2])<<8 | uint32(e.text[n-1])<<16 | small&0xFFFFFF)
		t[slot/64] |= 1 << (slot % 64)
	}
	return t
}()

// zoneEndsBy has them by their last byte.
var zoneEndsBy = func() (t [256][]zoneEnd) {
	for _, e := range zoneEnds {
		last := e.text[len(e.text)-1]
		t[last] = append(t[last], e)
	}
	return t
}()

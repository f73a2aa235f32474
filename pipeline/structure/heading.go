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
	organiser: "sammanfattning sammanfattningen sammanfattande slutsats slutsatser slutsatserna bakgrund bakgrunden inledning syfte syftet mål målet målen målsättning introduktion analys analysen metod metoden " +
		"genomförande genomförandet avslutning avslutningsvis fortsättning fortsättningen uppdrag uppdraget förord inledande nuläge nulägesbeskrivning arrangörens arrangörernas arbetsgruppens processledarens projektets utvärdering avrundning",
	practical: "agenda agendan program programmet dagordning schema upplägg upplägget deltagare deltagarna deltagarlista närvarande frånvarande kontakt kontaktuppgifter kontaktpersoner kontaktlista länkar bilaga bilagor medverkande arrangörer tidplan tidsplan hålltider praktiskt innehållsförteckning",
	questions: "frågor frågorna frågeställning frågeställningar diskussionsfrågor dialogfrågor instruktion instruktioner intervjuguide intervjufrågor samtalsfrågor övningsfrågor workshopfrågor gruppfrågor",
	answers: "råmaterial råmaterialet råanteckningar rådata medskick medskicken svar svaren synpunkter synpunkterna inspel inspelen citat citaten frågestund frågestunden reflektioner kommentarer kommentar röster tankar lappar post-it postit " +
		"gruppanteckningar gruppernas deltagarnas bordsanteckningar anteckningar anteckningarna brainstorming brainstorm",
	topic:   "idéer önskemål förslag hinder utmaningar möjligheter framgångsfaktorer behov risker styrkor svagheter hot fördelar nackdelar farhågor förväntningar övrigt",
	results: "resultat resultatet resultaten redovisning återrapportering gruppdiskussion gruppdiskussioner gruppsamtal bordssamtal diskussion diskussioner sammanställning prioriteringsövning prioritering prioriteringar prioriteringen övning omröstning röstning",
	group:   "grupp bord blädderblock stol station tavla",
}

var zoneOrder = [...]zone{organiser, practical, answers, questions, results, topic}

var zoneWords = func() vocabulary[zone] {
	t := map[string]zone{}
	for z, words := range zoneLists {
		for _, w := range strings.Fields(words) {
			t[w] = z
		}
	}
	return newVocabulary(t)
}()

// zoneOf reads a heading. known says that some word of it is of the kind that
// headings are made of.
func zoneOf(title string) (z zone, known bool) {
	var seen [9]bool
	numbers, words := 0, 0
	begin := open // what the first word says
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
		z := zoneWords.get(w)
		if z == open && len(w) > 8 {
			z = zoneOfEnd(w)
		}
		if z != group || words == 0 {
			seen[z] = true
		}
		if words-numbers == 0 {
			begin = z
		}
	}
	if seen[group] && (numbers > 0 || words == 2) {
		return group, true
	}
	if aboutEvent(title) || nextSteps(title) {
		return organiser, true
	}
	for _, z := range zoneOrder {
		if !seen[z] {
			continue
		}
		if (z == organiser || z == practical || z == topic) && begin != z && !concludes(title) {
			continue // "Gemensamma mål" is about goals, "Mål" may be the event's
		}
		return z, true
	}
	return open, false
}

// part reports whether the unit numbers a part of the event: "Bord 3: ...",
// "DEL 1. Vad händer runt bordet?"
func (s *splitter) part(u *unit) bool {
	if u.item() || u.first != u.last || u.words > 14 || u.gap == 0 && u.first > 0 {
		return false
	}
	t := s.content(u)
	_, to, ok := nextWord(t, 0)
	if !ok {
		return false
	}
	var buf [maxWord]byte
	w, ok := lowerWord(&buf, t[:to])
	if n := seriesEnd(t); n > 0 && u.words <= 3 && s.series != nil && *s.series.at(sameness(t[:n]) | 1) > 1 {
		return true // "Breakout-rum 2", with another of its kind
	}
	if !ok || !partWords[string(w)] || to+1 >= len(t) || t[to] != ' ' {
		return false
	}
	i := to + 1
	for isDigit(t, i) {
		i++
	}
	if i == to+1 { // "Grupp A", "Bord Syren"
		if _, e, ok := nextWord(t, i); ok && isUpper(t, i) && (w[0] == 'g' || w[0] == 'b') {
			i = e
		} else {
			return false
		}
	}
	return i >= len(t) || t[i] == ':' || t[i] == '.' || t[i] == ' ' && !u.marks.has(ends)
}

// seriesEnd returns where the number begins that t ends with, 0 if it ends
// with none.
func seriesEnd(t string) int {
	t = strings.TrimRight(t, ": ")
	i := len(t)
	for i > 0 && isDigit(t, i-1) {
		i--
	}
	if i == len(t) || len(t)-i > 2 || i < 3 || t[i-1] != ' ' {
		return 0
	}
	return i
}

var partWords = map[string]bool{
	"del": true, "grupp": true, "bord": true, "pass": true, "tema": true, "station": true, "block": true, "moment": true, "runda": true,
	"dialog": true, "dag": true, "spår": true, "workshop": true, "ämne": true,
}

// nextSteps reports whether a heading stands over what happens after the event.
func nextSteps(title string) bool {
	t := strings.TrimRight(title, "?.: ")
	return strings.EqualFold(t, "Vad händer nu") || strings.EqualFold(t, "Nästa steg") || strings.EqualFold(t, "Fortsatt arbete") || strings.EqualFold(t, "Det fortsatta arbetet")
}

// aboutEvent reports whether a heading is "Om träffen", "Om projektet".
func aboutEvent(title string) bool {
	if !strings.HasPrefix(title, "Om ") {
		return false
	}
	from, to, ok := nextWord(title, 3)
	return ok && cueOf(title[from:to])&(event|gathering) != 0
}

// zoneOfEnd reads a compound by its last part: "Borddiskussioner", "Dialogsvar".
func zoneOfEnd(w string) zone {
	for _, e := range zoneEnds {
		if len(w) > len(e.text)+2 && hasFold(w[len(w)-len(e.text):], e.text) {
			return e.zone
		}
	}
	return open
}

var zoneEnds = [...]struct {
	text string
	zone zone
}{
	{"sammanfattning", organiser}, {"svar", answers}, {"svaren", answers}, {"anteckningar", answers}, {"medskick", answers}, {"material", open},
	{"diskussion", results}, {"diskussioner", results}, {"samtal", results}, {"övning", results}, {"övningen", results}, {"arbete", open}, {"frågor", questions}, {"lista", practical},
}

// findHeadings tells which units are headings, and the title.
func (s *splitter) findHeadings() {
	s.findSeries()
	s.findRuns()
	s.findTitle()
	s.countNumbered()
	for i := range s.units {
		u := &s.units[i]
		if u.has(titles | fixed | turn) {
			continue
		}
		why, conf := s.headingEvidence(i)
		if why == "" {
			continue
		}
		u.is |= heads
		u.zone, _ = zoneOf(s.content(u))
		u.set(corpus.Heading, why, conf)
	}
}

// headingEvidence weighs whether unit i is a heading.
func (s *splitter) headingEvidence(i int) (corpus.Evidence, float32) {
	u := &s.units[i]
	if u.kind == corpus.HeadingLine {
		if u.has(question) && s.topics[u.same] {
			u.is &^= question // a topic in the words of a question
		}
		return "heading-mark", 0.95
	}
	if s.part(u) {
		u.is &^= question
		return "heading-group", 0.85
	}
	if !u.short() || u.has(question) || i+1 >= len(s.units) || u.kind == corpus.Bullet && u.marker.glyph != '>' || u.has(linkLine) || u.has(keyedLine) || u.has(pointerLine) || u.has(furnitureLine) || s.dated(i) {
		return "", 0
	}
	n := &s.units[i+1]
	if n.has(separator) && n.gap == 0 && !n.has(row) {
		return "heading-underline", 0.9
	}
	loose := u.gap > 0 || i == 0 || s.units[i-1].has(heads|titles|separator)
	switch u.marker.glyph {
	case 0:
	case '>':
		if loose && n.item() && n.marker.glyph != '>' && u.words <= 8 {
			return "heading-arrow", 0.8
		}
		return "", 0
	case 'n':
		_, known := zoneOf(s.content(u))
		return s.numberedHeading(i, known)
	default:
		return "", 0
	}
	if !loose {
		if u.marks.has(colon) && n.item() && n.gap == 0 && u.words <= 6 && i > 0 && s.units[i-1].item() && !s.units[i-1].has(labels) && u.tally.finite == 0 {
			return "heading-colon", 0.65
		}
		return "", 0
	}
	z, known := zoneOf(s.content(u))
	if u.marks.has(colon) && (u.words > 8 || !known && u.tally.finite > 0) {
		return "", 0
	}
	sentence := u.tally.finite > 0 && u.words > 3
	if known && z != topic && strings.Contains(s.content(u), " – ") {
		sentence = false // "Gruppsamtal 2 – så vill vi arbeta"
	}
	switch {
	case z == group || numbered(s.content(u)+" ") > 0 && u.words <= 6:
		return "heading-group", 0.85
	case u.marks.has(capitals):
		return "heading-capitals", 0.9
	case known && u.words <= 9 && (!u.has(runs) || z == organiser || z == answers) && !sentence:
		return "heading-word", 0.85
	case s.topics[u.same] && !u.marks.has(lowerOne):
		return "heading-again", 0.85
	case n.item() && n.gap <= 1 && u.words <= 4 && u.has(runs) && s.headedLists >= 3 && u.tally.finite == 0 && !u.marks.has(lowerOne|quoted):
		return "heading-list", 0.55
	case sentence || u.has(runs) || u.marks.has(lowerOne|quoted):
		return "", 0
	case n.item() && !n.has(labels) && n.gap <= 2:
		return "heading-list", 0.75
	case !n.item() && n.gap > 0 && !n.short() && n.words >= 12 && u.words <= 9:
		return "heading-text", 0.7
	case i > 0 && s.units[i-1].item() && s.headedLists > 0 && u.words <= 4 && n.has(runs):
		return "heading-block", 0.55
	case !n.item() && n.gap == 0 && u.words <= 5 && s.topped >= 2 && s.tops(i):
		return "heading-block", 0.65
	case !n.item() && n.gap > 0 && n.after == 0 && n.short():
		return "heading-block", 0.6
	}
	return "", 0
}

// numberedHeading weighs a line with a number: "3.1 Resultat" is a heading;
// "1. Anställd" in a list is not.
func (s *splitter) numberedHeading(i int, known bool) (corpus.Evidence, float32) {
	u, n := &s.units[i], &s.units[i+1]
	if u.gap == 0 && i > 0 && !s.units[i-1].has(titles|heads) {
		return "", 0
	}
	if u.marker.depth >= 2 {
		return "heading-number", 0.95
	}
	if n.kind == corpus.Numbered && n.marker.depth == 1 && n.marker.number == u.marker.number+1 {
		return "", 0
	}
	if n.gap == 0 && !n.item() && !known {
		return "", 0
	}
	if s.numberedLoose < 2 && !known {
		return "", 0
	}
	return "heading-number", 0.9
}

// findSeries counts the short lines that end with a number, by what stands
// before it.
func (s *splitter) findSeries() {
	s.series = newCounts(len(s.units))
	for i := range s.units {
		u := &s.units[i]
		if !u.short() || u.words > 3 || u.item() || u.gap == 0 || !u.marks.has(upperOne) {
			continue
		}
		if t := s.content(u); seriesEnd(t) > 0 {
			*s.series.at(sameness(t[:seriesEnd(t)]) | 1)++
		}
	}
}

// countNumbered counts the lines that stand alone with a number of one level,
// and the lists that a short line stands over.
func (s *splitter) countNumbered() {
	s.numberedLoose, s.topped, s.headedLists = 0, 0, 0
	for i := range s.units {
		if u := &s.units[i]; u.kind == corpus.Numbered && u.short() && u.gap > 0 && (u.after > 0 || i+1 < len(s.units) && s.units[i+1].item()) {
			s.numberedLoose++
		} else if s.tops(i) {
			s.topped++
		} else if i > 0 && u.item() {
			if p := &s.units[i-1]; !p.item() && p.short() && p.gap > 0 && !p.has(runs|question) && !p.marks.has(colon) {
				s.headedLists++
			}
		}
	}
}

// tops reports whether unit i is a short line over lines of running text,
// without a blank line between: "Röda korset", and what they said.
func (s *splitter) tops(i int) bool {
	u := &s.units[i]
	if i+1 >= len(s.units) || u.kind != corpus.Paragraph || !u.short() || u.words > 5 || u.gap == 0 || u.tally.finite > 0 || !u.marks.has(upperOne) || u.marks.has(quoted|colon) {
		return false
	}
	n := &s.units[i+1]
	return n.gap == 0 && n.kind == corpus.Paragraph && n.marks.has(ends) && n.words >= 6 && !n.has(question)
}

// findRuns marks short lines with blank lines between that come one after the
// other: a list whose markers are lost, in which none is a heading.
func (s *splitter) findRuns() {
	plain := func(u *unit) bool {
		return u.kind == corpus.Paragraph && u.gap > 0 && u.after > 0 && u.first == u.last && u.words <= 14 && !u.has(row|separator|turn|fixed) && !u.marks.has(colon|tabbed|timed) && !u.has(keyedLine)
	}
	for i := 0; i < len(s.units); {
		j := i
		for j < len(s.units) && plain(&s.units[j]) {
			j++
		}
		// The first of a run may be a heading over the rest.
		for k := i + 1; k < j; k++ {
			if j-i > 2 || s.units[k-1].marks.has(ends) {
				s.units[k].is |= runs
			}
		}
		i = max(j, i+1)
	}
}

// findTitle marks the title: the first lines, up to the first text, list or
// heading.
func (s *splitter) findTitle() {
	for i := range s.units {
		u := &s.units[i]
		if u.has(fixed|row|turn) || u.has(question) && u.marker.glyph != '#' || u.item() || u.words > 20 || i > 4 || u.first != u.last {
			return
		}
		if u.has(separator) || u.has(furnitureLine) {
			continue
		}
		if u.has(keyedLine) || u.has(legendLine) || u.has(pointerLine) {
			return
		}
		t := s.content(u)
		if i > 0 {
			z, known := zoneOf(t)
			if u.gap > 0 && known && z != answers && z != results || !s.titleLine(i) || u.marker.glyph == '#' {
				return
			}
		} else if u.kind == corpus.HeadingLine {
			if s.headingAlike(i) {
				return
			}
			u.is &^= question
		} else if u.marks.has(colon) || u.marks.has(ends) && !s.titleLine(i) || u.words <= 3 && s.opensSection(t, i) {
			return
		}
		u.is |= titles
		u.set(corpus.Meta, "title", 0.9)
	}
}

// headingAlike reports whether a heading of the level of unit i, or above it,
// comes later: then unit i is the first of several, not the title.
func (s *splitter) headingAlike(i int) bool {
	depth := func(u *unit) int { return max(u.level, u.marker.depth) }
	for j := i + 1; j < len(s.units); j++ {
		if u := &s.units[j]; u.kind == corpus.HeadingLine && depth(u) <= depth(&s.units[i]) {
			return true
		}
	}
	return false
}

// opensSection reports whether a short first line is the heading of a section
// rather than the title: "Medskick", "Bakgrund".
func (s *splitter) opensSection(t string, i int) bool {
	_, known := zoneOf(t)
	return known && !s.titleLine(i)
}

// titleLine reports whether unit i names a gathering, a place or a date, as the
// lines under a title do.
func (s *splitter) titleLine(i int) bool {
	u := &s.units[i]
	if u.marks.has(ends) && u.words > 6 {
		return false
	}
	t := s.content(u)
	for j := 0; ; {
		from, to, ok := nextWord(t, j)
		if !ok {
			return false
		}
		j = to
		w := t[from:to]
		if c := cueOf(w); c&(gathering|timeWord) != 0 || isYear(w) {
			return true
		}
		if isUpper(w, 0) && countyOf(w) >= 0 {
			return true
		}
	}
}

// isYear reports whether w is a year of our time.
func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" && w[2] >= '8' || w[:2] == "20") && isDigit(w, 2) && isDigit(w, 3)
}

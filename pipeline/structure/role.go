package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A walk is where [splitter.decide] stands in the document.
type walk struct {
	zone     zone
	above    []level // the headings above
	raw      bool    // a question has been put, and what follows answers it
	prompted bool    // the last unit was a prompt
	answered bool    // a response has been met in this section
	ever     bool    // ... or anywhere
	heard    int     // responses so far
	headed   bool    // a heading has been met
	closes   bool    // the last heading stands over what the organiser says of the answers
	talk     bool    // ... over what somebody said whom it names
	asked    bool    // a prompt has been met
	table    tableKind
}

// A level is a heading that stands above, with the zone it opens.
type level struct {
	depth int
	zone  zone
	firm  bool // its depth is stated, by a number or a mark; not read from its looks
}

// decide gives each unit its role, from what stands before it.
func (s *splitter) decide() {
	s.weigh()
	mail := s.mailed()
	last := len(s.units) - nearby
	var w walk
	for i := range s.units {
		u := &s.units[i]
		mail = mail || u.has(keyedLine) && s.mailHead(i)
		switch {
		case u.has(turn | fixed | titles | prompts | heads):
			s.pass(&w, u)
		case u.holds.has(holdsBracket) && s.remarked(u):
			u.set(corpus.Summary, "remark", 0.65)
		case mail && s.letter(i):
			u.set(corpus.Meta, "letter", 0.75)
		case s.mayBePractical(&w, i) && s.practical(&w, i):
		case u.marks.has(lowerOne) && s.decided(i), u.words <= 6 && i+1 < len(s.units) && s.units[i+1].marks.has(lowerOne) && s.overDecisions(i):
			u.set(corpus.Summary, "decision", 0.75)
		case i >= last && w.ever && s.greeting(i):
			w.zone, w.raw, w.closes = organiser, false, true
			u.set(corpus.Summary, "letter", 0.6)
		case s.plainItem(&w, u):
			u.set(corpus.Response, "item", s.sure(w.raw || w.zone == answers, 0.9, 0.7))
			w.prompted = false
		case s.plainText(&w, i):
			s.remark(&w, u, s.long(u))
		default:
			s.voice(&w, i)
			w.prompted = w.prompted && u.role == corpus.Prompt
		}
		if u.role == corpus.Response && !(u.evidence == "speech" && w.zone == organiser) {
			w.answered, w.ever = true, true
			w.heard++
		}
	}
}

// enter begins the section of heading u.
func (s *splitter) enter(w *walk, u *unit) {
	z, _ := s.zoneOf(u)
	if w.talk = s.givesWord(u, z); w.talk {
		z = open
	}
	views := (z == open || z == answers || z == organiser) && s.ownView(u)
	if views {
		z = organiser
	} else if z == organiser && (w.ever && w.asked || w.heard >= fewHeard) && !concludes(s.content(u)) {
		z = open // "Mål" among answers is what they are about
	}
	if z == practical && hasFold(s.content(u), "innehåll") && (w.ever || u.words > 1) {
		z = open // which is what they spoke of
	}
	for n := len(w.above); n > 0 && w.above[n-1].depth >= int(u.level); n-- {
		w.above = w.above[:n-1]
	}
	if n := len(w.above); (z == open || z == topic) && n > 0 {
		if up := w.above[n-1]; up.firm || up.zone == answers || up.zone == results {
			z = up.zone
		}
	}
	w.above = append(w.above, level{int(u.level), z, u.kind != corpus.Paragraph})
	if z != group {
		w.raw = w.raw && !w.answered && z == open
		w.answered = false
	}
	if z == group {
		z = answers
	}
	w.zone, w.headed, w.prompted = z, true, false
	w.closes = z == organiser && (views || concludes(s.content(u))) && slide(s.content(u)) == 0
}

// opensWithin is how many units, from the head, may tell how the notes were made.
const opensWithin = 40

// fewHeard is how many responses without any question before them are taken for
// answers: a single one may be a fact about the event that was not known as such.
const fewHeard = 2

// concludes reports whether a heading of the organiser's stands over what is
// said of the answers, not over what came before them.
func concludes(title string) bool {
	if nextSteps(title) || redThread(title) || strings.HasPrefix(title, "Kort om ") || hasFold(title, "fakta") || slide(title) > 0 {
		return true
	}
	for from, to := range wordsOf(title, 0) {
		switch w := firstWord(title[from:to]); w {
		case "slutord", "avrundning", "avslut", "analys", "analysen", "avslutning", "bakgrund", "metod", "fortsättning", "beslut", "besluten":
			return true
		case "från": // "Kommentar från arrangören"
			return fromOrganiser(title)
		default:
			if strings.HasPrefix(w, "sammanfattni") || strings.HasPrefix(w, "sammanfattan") || strings.HasPrefix(w, "slutsat") || strings.HasPrefix(w, "summerin") {
				return true
			}
		}
	}
	return false
}

// pass minds a unit of which it is known already what it is.
func (s *splitter) pass(w *walk, u *unit) {
	switch {
	case u.has(turn):
		if u.evidence == "" {
			u.set(corpus.Response, "speaker", 0.6)
		}
		w.ever = w.ever || u.role == corpus.Response
	case u.has(fixed) && u.role == corpus.Heading:
		s.enter(w, u)
	case u.has(fixed) && u.role == corpus.Prompt:
		w.prompted, w.asked, w.raw = true, true, !u.has(announced)
	case u.has(fixed | titles):
	case u.has(prompts):
		w.prompted, w.asked, w.talk = true, true, false
		w.raw = !u.has(announced|introduces) && !(u.evidence == "exercise" && u.counts.first&assigning == 0 && w.zone == organiser)
	case u.has(heads):
		s.enter(w, u)
	}
}

// mayBePractical reports whether unit i has anything that [splitter.practical]
// asks for, as most have not.
func (s *splitter) mayBePractical(w *walk, i int) bool {
	u := &s.units[i]
	brief, dates := -bit(u.words <= 12), -(bit(u.words <= 4)&bit(u.gap > 0) | bit(i > 0 && s.units[i-1].has(heads))) // all bits or none
	may := uint32(u.is&(separator|linkLine|legendLine|pointerLine|furnitureLine|row|keyedLine|person)) | uint32(u.marks&timed) | uint32(u.holds&(holdsAt|holdsEquals)) |
		brief&(uint32(u.counts.all&month)|dates&uint32(u.holds&holdsDigit)| // see dated and attended
			uint32(u.holds&(holdsParen|holdsBracket))&-bit(!u.has(list))) // see aside
	if !w.ever {
		may |= uint32(u.holds&holdsColon) | uint32(u.is&announced)
	}
	return may != 0 || i >= len(s.units)-closingUnits
}

// practical settles what is plainly about the event itself, whoever speaks
// around it.
func (s *splitter) practical(w *walk, i int) bool {
	u := &s.units[i]
	set := func(e corpus.Evidence, c float32) bool {
		u.set(corpus.Meta, e, c)
		return true
	}
	inAnswers := w.raw || w.zone == answers
	if w.ever && u.holds.has(holdsParen) && s.noted(i) {
		return false
	}
	switch {
	case u.has(separator):
		u.kind = corpus.Rule
		return set("rule", 0.95)
	case u.has(linkLine):
		return set("link", 0.95)
	case u.has(legendLine):
		s.explaining = append(s.explaining, int32(i))
		return set("legend", 0.85)
	case u.has(pointerLine):
		return set("pointer", 0.85)
	case u.holds.has(holdsEquals) && s.glossed(i):
		return set("legend", 0.75)
	case u.has(furnitureLine):
		if signature(s.content(u)) {
			return set("signature", 0.75)
		}
		return set("furniture", 0.85)
	case u.has(row):
		if i == 0 || !s.units[i-1].has(row) || i+1 < len(s.units) && s.units[i+1].has(separator) {
			w.table = s.tableOf(u)
		}
		among := w.raw || w.ever && (inAnswers || w.zone == topic || w.zone == results) ||
			w.table == commentTable && w.zone != practical && !s.organised
		switch {
		case s.tableHead(i):
		case w.table == planTable && w.closes:
			u.set(corpus.Summary, "plan", 0.75)
			return true
		case w.table == peopleTable:
			return set("signature", 0.75)
		case among:
			u.set(corpus.Response, "cells", s.sure(inAnswers, 0.75, 0.6))
			return true
		}
		return set("table", 0.7)
	case u.marks.has(timed) && (u.marks.has(tabbed) || w.zone == practical || !inAnswers):
		return set("agenda", 0.9)
	case u.has(keyedLine) && s.fills(w, i):
		u.kind = corpus.KeyValue
		return set("field", 0.9)
	case !inAnswers && !w.ever && s.fieldGoesOn(i):
		u.kind = corpus.KeyValue
		return set("field", 0.7)
	case (u.counts.first&month != 0 || u.holds.has(holdsDigit)) && s.dated(i) && (!inAnswers || u.words <= 2):
		return set("agenda", 0.75)
	case u.has(person):
		return set("people", 0.85)
	case u.holds.has(holdsDigit) && u.words <= 12 && i > 0 && s.units[i-1].has(heads) && s.attended(i):
		return set("head", 0.65)
	case u.holds.has(holdsAt) && s.contact(u) && !inAnswers:
		return set("contact", 0.8)
	case !w.ever && u.has(announced) && s.listed(i):
		return set("agenda", 0.8)
	case u.holds.has(holdsParen|holdsBracket) && (s.aside(u) || s.keyedAside(u)):
		return set("aside", 0.7)
	case s.nextMeeting(i):
		return set("agenda", 0.75)
	case s.closing(i):
		return set("closing", 0.75)
	}
	return false
}

// fills reports whether the field of unit i is one about the event or those who
// met at it, and no answer that looks like one: among answers only what stands over
// the first of them, or over those of a group, "Rapportör: Rut"; and elsewhere no
// item that follows answers in their list, "- Nästa gång: bjud in fler".
func (s *splitter) fills(w *walk, i int) bool {
	u := &s.units[i]
	inAnswers := w.raw || w.zone == answers
	if u.item() {
		return !inAnswers && (i == 0 || !s.units[i-1].item() || s.units[i-1].role != corpus.Response)
	}
	return !inAnswers || !w.answered || s.mailHead(i) || i > 0 && (s.units[i-1].has(heads) || s.units[i-1].evidence == "field")
}

// fieldGoesOn reports whether unit i is a field that is not known by name, right
// after one that is: "Antal deltagare: 64", "Varav föreningar: 24 organisationer".
func (s *splitter) fieldGoesOn(i int) bool {
	u := &s.units[i]
	if i == 0 || s.units[i-1].evidence != "field" || u.item() || u.words > 10 || !u.holds.has(holdsColon) || u.has(question) {
		return false
	}
	key, value, ok := strings.Cut(s.content(u), ":")
	return ok && len(key) < 40 && isDigit(value, skipSpace(value, 0))
}

// plainItem reports whether the unit is an item of which [splitter.voice] would
// find nothing else to say, as of most.
func (s *splitter) plainItem(w *walk, u *unit) bool {
	return u.has(list) && u.item() && !(w.prompted && u.has(again)) && w.zone != practical && w.zone != organiser &&
		!s.organised && !u.tasks()
}

// plainText reports whether unit i is a paragraph among others of which
// [splitter.voice] would find only that participants wrote it: no word of it tells of
// the event, of what somebody said, or of a task.
func (s *splitter) plainText(w *walk, i int) bool {
	u := &s.units[i]
	if u.counts.all&(spoken|saying|told|taskCues)|u.counts.first&concluding != 0 || u.marks.has(quoted) || u.kind != corpus.Paragraph || u.has(list) ||
		!w.ever || w.prompted || w.zone == practical || w.zone == organiser || s.organised || s.quoting || u.counts.event >= 3 {
		return false
	}
	before := s.units[max(i-1, 0)].evidence
	return before != "speech" && before != "narrative" && before != "sums-up" && !s.pause(i) && !s.panel(u) && !(u.holds.has(holdsColon) && (s.address(w, i) || s.sumsUp(w, i)))
}

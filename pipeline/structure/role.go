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
	var w walk
	for i := range s.units {
		u := &s.units[i]
		switch {
		case u.has(turn | fixed | titles | prompts | heads):
			s.pass(&w, u)
		case s.mayBePractical(&w, i) && s.practical(&w, i):
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
	views := (z == open || z == answers) && s.ownView(u)
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
	w.closes = z == organiser && (views || concludes(s.content(u)))
}

// opensWithin is how many units, from the head, may tell how the notes were made.
const opensWithin = 40

// fewHeard is how many responses without any question before them are taken for
// answers: a single one may be a fact about the event that was not known as such.
const fewHeard = 2

// concludes reports whether a heading of the organiser's stands over what is
// said of the answers, not over what came before them.
func concludes(title string) bool {
	if nextSteps(title) || strings.HasPrefix(title, "Kort om ") {
		return true
	}
	for i := 0; ; {
		from, to, ok := nextWord(title, i)
		if !ok {
			return false
		}
		var buf [maxWord]byte
		if w, ok := lowerWord(&buf, title[from:to]); ok {
			switch t := string(w); {
			case len(t) >= 12 && (t[:12] == "sammanfattni" || t[:12] == "sammanfattan"), len(t) >= 7 && t[:7] == "slutsat",
				len(t) >= 8 && t[:8] == "summerin", t == "slutord", t == "avrundning", t == "avslut", t == "analys", t == "analysen", t == "avslutning", t == "bakgrund", t == "metod", t == "fortsättning", t == "beslut", t == "besluten":
				return true
			case t == "från": // "Kommentar från arrangören"
				return fromOrganiser(title)
			}
		}
		i = to
	}
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
		w.raw = !u.has(announced) && !u.has(introduces) && !(u.evidence == "exercise" && u.counts.first&assigning == 0 && w.zone == organiser)
	case u.has(heads):
		s.enter(w, u)
	}
}

// mayBePractical reports whether unit i has anything that [splitter.practical]
// asks for, as most have not.
func (s *splitter) mayBePractical(w *walk, i int) bool {
	u := &s.units[i]
	brief, dates := -bit(u.words <= 12), -(bit(u.words <= 4) & bit(u.gap > 0)) // all bits or none
	may := uint32(u.is&(separator|linkLine|legendLine|pointerLine|furnitureLine|row|keyedLine|person)) | uint32(u.marks&timed) | uint32(u.holds&(holdsAt|holdsEquals)) |
		brief&(uint32(u.counts.all&month)|dates&uint32(u.holds&holdsDigit)| // see dated
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
	case u.holds.has(holdsAt) && s.contact(u) && !inAnswers:
		return set("contact", 0.8)
	case !w.ever && u.has(announced) && s.listed(i):
		return set("agenda", 0.8)
	case u.holds.has(holdsParen|holdsBracket) && s.aside(u):
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
	return !inAnswers || !w.answered || i > 0 && (s.units[i-1].has(heads) || s.units[i-1].evidence == "field")
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
		!w.ever || w.prompted || w.zone == practical || w.zone == organiser || s.organised || u.counts.event >= 3 {
		return false
	}
	before := s.units[max(i-1, 0)].evidence
	return before != "speech" && before != "narrative" && before != "sums-up" && !s.pause(i) && !s.panel(u) && !(u.holds.has(holdsColon) && (s.address(w, i) || s.sumsUp(w, u)))
}

// remark makes the unit what participants wrote.
func (s *splitter) remark(w *walk, u *unit, long bool) {
	if w.raw || w.zone == answers {
		u.set(corpus.Response, "answers", s.sure(long, 0.75, 0.85))
	} else {
		u.set(corpus.Response, "section-notes", s.sure(long, 0.55, 0.7))
	}
}

// voice tells who speaks in unit i: the organiser, who puts a task or tells of
// the event, or the participants.
func (s *splitter) voice(w *walk, i int) {
	u := &s.units[i]
	inAnswers := w.raw || w.zone == answers
	long := (!u.item() || w.zone == organiser) && s.long(u) // of items nobody asks elsewhere
	switch {
	case !s.organised && w.zone != practical && u.kind == corpus.Paragraph && s.address(w, i):
		u.set(corpus.Response, "speech", s.sure(inAnswers, 0.8, 0.65))
	case u.words < 8 && u.words > 3 && u.counts.all&spoken != 0 && u.counts.told > 0 && u.counts.event > 0 && u.counts.we+u.counts.need == 0 && !inAnswers && u.kind == corpus.Paragraph && u.marks.has(ends) && !u.has(question):
		u.set(corpus.Summary, "narrative", 0.6) // "Rådet öppnade mötet.": too short to be weighed
	case i > 0 && s.units[i-1].evidence == "speech" && long && !inAnswers && !w.closes && w.zone != practical && u.kind == corpus.Paragraph && u.counts.event == 0:
		u.set(corpus.Response, "speech", 0.5) // which goes on
	case w.talk && (u.item() || u.kind == corpus.Paragraph && !s.sets(u) && (u.counts.first&(event|some) == 0 || u.counts.told == 0)):
		u.set(corpus.Response, "speech", 0.7)
	case s.pause(i):
		u.set(corpus.Meta, "agenda", 0.65)
	case u.kind == corpus.Paragraph && s.panel(u):
		u.set(corpus.Meta, "people", 0.7)
	case !w.ever && i < opensWithin && s.edited(u):
		u.set(corpus.Meta, "edited", 0.7)
	case (!w.raw || long && !u.item()) && (w.zone != answers || !w.answered && !u.item()) && (!w.ever || w.zone == practical || s.leads(i)) && s.sets(u) && (!w.raw || s.narrative(u) > 0):
		u.is |= prompts
		u.set(corpus.Prompt, "exercise", 0.8)
		w.prompted, w.asked = true, true
	case w.prompted && s.option(i) && !w.raw:
		u.is |= prompts
		u.set(corpus.Prompt, "option", 0.8)
		w.prompted = true
	case w.zone == practical && !w.raw:
		if long && !u.item() && s.narrative(u) > 0 {
			u.set(corpus.Summary, "narrative", 0.65)
		} else {
			u.set(corpus.Meta, "agenda", 0.75)
		}
	case s.organised && !inAnswers:
		s.byOrganiser(i)
	case u.marks.has(quoted) && !u.item() && u.words >= 2 && quotation(s.content(u)):
		u.set(corpus.Response, "quotation", 0.75)
	case w.zone == organiser && !w.raw && u.has(question) && !u.item() && u.words <= 8 && u.gap > 0 && i+1 < len(s.units) && !s.units[i+1].has(question):
		u.is |= heads
		u.level = max(u.level, 1)
		u.set(corpus.Heading, "heading-text", 0.55)
		w.zone = open
	case w.zone == organiser && w.closes && i > 0 && i+1 < len(s.units) && s.units[i-1].has(heads) && s.voiced(u) && s.voiced(&s.units[i+1]) && nextSteps(s.content(&s.units[i-1])):
		w.zone = open // "Så går vi vidare", and what each said of it
		u.set(corpus.Response, "section-notes", 0.6)
	case w.zone == organiser && !w.ever && u.holds.has(holdsDigit) && u.words <= 12 && u.counts.finite+u.counts.we+u.counts.told == 0 && headcount(s.content(u)):
		u.set(corpus.Meta, "head", 0.6) // "48 personer anmälda, varav 5 på distans."
	case w.zone == organiser && !(w.raw && (!long || u.item())):
		u.set(corpus.Summary, "section", 0.85)
	case !w.headed && !w.asked && !w.ever && !u.item() && s.opening(i, u):
		// Settled.
	case u.counts.first&parts != 0 && u.counts.all&told != 0 && !w.closes && s.groupSaid(u) && (inAnswers || s.groupSaid(&s.units[max(i-1, 0)]) || i+1 < len(s.units) && s.groupSaid(&s.units[i+1])):
		s.remark(w, u, long)
	case !u.item() && s.sumsUp(w, u), i > 0 && s.units[i-1].evidence == "sums-up" && u.gap == 0 && u.kind == corpus.Paragraph && u.marks&(ends|upperOne) == ends|upperOne && u.counts.we+u.counts.you == 0 && !u.has(question):
		u.set(corpus.Summary, "sums-up", 0.85)
	case u.has(list):
		u.set(corpus.Response, "item", s.sure(inAnswers, 0.9, 0.7))
	case (long || !inAnswers) && s.narrative(u) >= tells && (!inAnswers || u.counts.all&saying != 0):
		u.set(corpus.Summary, "narrative", s.sure(inAnswers, 0.55, 0.8))
	case !inAnswers && i > 0 && u.gap == 0 && s.units[i-1].evidence == "narrative" && !s.units[i-1].item() && u.marks.has(ends) && u.marks.has(upperOne) && u.counts.we+u.counts.you == 0:
		u.set(corpus.Summary, "narrative", 0.55) // the same voice goes on
	case u.gap > 0 && i > 0 && s.units[i-1].item() && u.marks.has(ends) && u.marks.has(upperOne) && u.counts.told > 0 && u.counts.we+u.counts.you+u.counts.need == 0 && w.zone != answers:
		u.set(corpus.Summary, "narrative", 0.5)
	case u.marks.has(colon) && u.words >= 6 && u.counts.told > 0 && u.counts.we+u.counts.you == 0 && i+1 < len(s.units) && (s.units[i+1].item() || s.units[i+1].marks.has(quoted)):
		u.set(corpus.Summary, "narrative", 0.6)
	case inAnswers:
		s.remark(w, u, long)
	case long && !w.answered && !(w.headed && s.labelled(i)) && (!w.ever || u.counts.all&saying != 0) && (s.narrative(u) > 0 || s.asks && u.counts.we == 0 && u.counts.sentences >= 2 || !w.headed && u.words >= 20):
		u.set(corpus.Summary, "before", 0.65)
	case !w.headed && !w.asked && !w.ever && s.titleLine(i) && !long:
		u.set(corpus.Meta, "head", 0.6)
	default:
		s.remark(w, u, long)
	}
}

// long reports whether the unit is more than a remark.
func (s *splitter) long(u *unit) bool {
	return u.words >= 25 || u.words >= 16 && u.marks.has(ends) || u.holds.has(holdsStop) && u.counts.sentences >= 2
}

// sure returns the confidence yes if the condition holds, else no.
func (s *splitter) sure(when bool, yes, no float32) float32 {
	if when {
		return yes
	}
	return no
}

// byOrganiser gives a role in a document in which nobody but the organiser
// speaks: what would be a question elsewhere is a heading here.
func (s *splitter) byOrganiser(i int) {
	u := &s.units[i]
	if u.first == u.last && !u.item() && u.words <= 8 && u.gap > 0 && u.after > 0 && !u.marks.has(ends&^asks|colon) || u.marks.has(asks) && u.words <= 8 {
		u.is |= heads
		u.level = max(u.level, 1)
		u.set(corpus.Heading, "heading-text", 0.6)
		return
	}
	u.set(corpus.Summary, "organiser", 0.8)
}

// sets reports whether the unit sets the participants a task.
func (s *splitter) sets(u *unit) bool {
	t := &u.counts
	return t.all&exercise != 0 && (t.words >= 5 || t.task > 0) || t.was > 0 && t.event > 0 && t.told <= max(2, t.was+1) && (t.task > 0 || t.all&query != 0 && strings.IndexByte(s.content(u), '?') >= 0)
}

// leads reports whether a list, table, question or quotation comes after unit i, or what the
// first group said.
func (s *splitter) leads(i int) bool {
	if s.units[i].marks.has(colon) {
		return true
	}
	if i+1 == len(s.units) {
		return false
	}
	n := &s.units[i+1]
	if n.item() || n.has(question|row) || n.marks.has(quoted) && quotation(s.content(n)) {
		return true
	}
	z := open
	if n.has(heads) {
		z, _ = s.zoneOf(n)
	}
	return z == group
}

// sumsUp reports whether the unit begins as the organiser's words do:
// "Sammantaget ...", "Syfte med dagen: ...", "Kommentar från arbetsgruppen: ...".
func (s *splitter) sumsUp(w *walk, u *unit) bool {
	if u.words < 6 || u.counts.first&concluding == 0 && !u.holds.has(holdsColon) {
		return false
	}
	if u.counts.first&concluding != 0 && u.marks.has(ends) {
		return true
	}
	t := s.content(u)
	i := strings.IndexByte(t[:min(len(t), 60)], ':')
	if i <= 0 || strings.Count(t[:i], " ") > 5 {
		return false
	}
	if fromOrganiser(t[:i]) && viewWords.get(firstWord(t)) {
		return true
	}
	z, _ := zoneAmong(t[:i], s.zonedWords(u), s.compounds(u))
	return z == organiser && (!w.ever || concludes(t[:i]))
}

// option reports whether unit i is one of the topics that a task was set on:
// it comes again as a heading.
func (s *splitter) option(i int) bool {
	u := &s.units[i]
	return u.item() && u.has(again) && s.headings[s.samenessOf(u)]
}

// tells is the narrative weight from which a paragraph is the organiser's.
const tells = 0.45

// narrative weighs how much the unit tells of the event and what was said
// there, as organisers do: cues per ten words.
func (s *splitter) narrative(u *unit) float32 {
	t := &u.counts
	if t.first&event != 0 && t.told > 0 && t.we == 0 && u.marks.has(ends) {
		return 2 * tells // "Grupperna lyfte ...", "Arbetsgruppen har träffats ..."
	}
	if t.first&some != 0 && t.all&saying != 0 && t.sentences >= 2 && t.we+t.need == 0 {
		return 2 * tells // "Flera av ungdomarna beskrev ... Alla nämnde ..."
	}
	if t.told == 0 && t.event < 3 || t.told+t.event < 2 || t.words < 8 || t.words < 25 && t.event == 0 {
		return 0 // one word may do for anybody
	}
	score := float32(t.told) + 1.2*float32(t.event) + 0.5*float32(t.was) - 0.8*float32(t.we) - 0.8*float32(t.you) - 0.5*float32(t.need)
	return 10 * score / float32(max(t.words, 10))
}

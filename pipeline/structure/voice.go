package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

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
	case u.item() && w.zone == organiser && !w.closes && i > 0 && s.units[i-1].evidence == "speech" && u.gap == 0 && (s.units[i-1].item() || s.units[i-1].holds.has(holdsColon)):
		u.set(corpus.Response, "speech", 0.55) // point by point
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
	case w.zone == organiser && w.closes && w.ever && (u.item() || u.counts.first&parts != 0) && s.answersTask(i):
		u.set(corpus.Response, "item", 0.7)
	case w.zone == organiser && !(w.raw && (!long || u.item())):
		u.set(corpus.Summary, "section", 0.85)
	case !w.headed && !w.asked && !w.ever && !u.item() && s.opening(i, u):
		// Settled.
	case u.counts.first&parts != 0 && u.counts.all&told != 0 && !w.closes && s.groupSaid(u) && (inAnswers || s.groupSaid(&s.units[max(i-1, 0)]) || i+1 < len(s.units) && s.groupSaid(&s.units[i+1])):
		s.remark(w, u, long)
	case !u.item() && s.sumsUp(w, i), i > 0 && s.units[i-1].evidence == "sums-up" && u.gap == 0 && u.kind == corpus.Paragraph && u.marks&(ends|upperOne) == ends|upperOne && u.counts.we+u.counts.you == 0 && !u.has(question):
		u.set(corpus.Summary, "sums-up", 0.85)
	case u.has(list):
		u.set(corpus.Response, "item", s.sure(inAnswers, 0.9, 0.7))
	case s.quoting && u.kind == corpus.Paragraph && u.words >= 5 && u.marks&(ends|upperOne|quoted) == ends|upperOne && u.counts.we+u.counts.you == 0 && !u.has(question):
		u.set(corpus.Summary, "narrative", 0.6)
	case (long || !inAnswers) && s.narrative(u) >= tells && (!inAnswers || u.counts.all&saying != 0):
		u.set(corpus.Summary, "narrative", s.sure(inAnswers, 0.55, 0.8))
	case !inAnswers && i > 0 && u.gap == 0 && s.units[i-1].evidence == "narrative" && !s.units[i-1].item() && u.marks.has(ends) && u.marks.has(upperOne) && u.counts.we+u.counts.you == 0:
		u.set(corpus.Summary, "narrative", 0.55) // the same voice goes on
	case u.gap > 0 && i > 0 && s.units[i-1].item() && u.marks.has(ends) && u.marks.has(upperOne) && u.counts.told > 0 && u.counts.we+u.counts.you+u.counts.need == 0 && w.zone != answers:
		u.set(corpus.Summary, "narrative", 0.5)
	case u.marks.has(colon) && u.words >= 6 && u.counts.told > 0 && u.counts.we+u.counts.you == 0 && i+1 < len(s.units) && (s.units[i+1].item() || s.units[i+1].marks.has(quoted)):
		u.set(corpus.Summary, "narrative", 0.6)
	case long && !w.answered && s.introducesPart(i):
		u.set(corpus.Summary, "before", 0.65)
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
	if t.was > 0 && t.we == 0 && (t.task > 0 && t.all&setting != 0 && t.all&(some|event) != 0 || strings.Contains(s.content(u), " fick i uppgift att ")) {
		return true // "Alla fick fem prickar att sätta ut på väggen."
	}
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

// introducesPart reports whether unit i is all that stands between a heading and one
// below it: what the organiser says of the part that begins there.
func (s *splitter) introducesPart(i int) bool {
	if i == 0 || i+1 >= len(s.units) {
		return false
	}
	p, u, n := &s.units[i-1], &s.units[i], &s.units[i+1]
	return p.has(heads) && n.has(heads) && n.level > p.level && u.kind == corpus.Paragraph && u.words >= 12 && u.marks&(ends|upperOne) == ends|upperOne && u.counts.we+u.counts.you == 0 &&
		!(u.counts.first == 0 && u.counts.all&spoken != 0) // "Håkan visade ..."
}

// answersTask reports whether item i stands in a list right under what the
// participants were to do: "Till sist fick varje bord läsa upp en lapp."
func (s *splitter) answersTask(i int) bool {
	for k := i - 1; k >= max(0, i-nearby); k-- {
		if u := &s.units[k]; !u.item() && (u.counts.first&parts == 0 || u.has(prompts)) {
			return u.has(prompts) && u.counts.was > 0
		}
	}
	return false
}

// sumsUp reports whether unit i begins as the organiser's words do:
// "Sammantaget ...", "Syfte med dagen: ...", "Kommentar från arbetsgruppen: ...".
func (s *splitter) sumsUp(w *walk, i int) bool {
	u := &s.units[i]
	if u.words < 6 || u.counts.first&concluding == 0 && !u.holds.has(holdsColon) {
		return false
	}
	if u.counts.first&concluding != 0 && u.marks.has(ends) {
		return true
	}
	t := s.content(u)
	k := strings.IndexByte(t[:min(len(t), 60)], ':')
	if k <= 0 || strings.Count(t[:k], " ") > 5 {
		return false
	}
	if summing.get(lastPart(t[:k])) {
		return true // "Gunilla sammanfattade: ..."
	}
	if fromOrganiser(t[:k]) && viewWords.get(firstWord(t)) || ownRemark(t[:k]) {
		return true
	}
	if isWord(t[:k], "kommentar") && u.kind == corpus.Paragraph && u.gap > 0 && u.words >= 8 && i > 0 && s.units[i-1].item() {
		return true // on a list of answers
	}
	z, _ := zoneAmong(t[:k], s.zonedWords(u), s.compounds(u))
	return z == organiser && (!w.ever || concludes(t[:k]))
}

// summing are the words that tell that somebody sums up.
var summing = vocabularyOf(map[bool]string{true: "sammanfattade sammanfattar summerade summerar bedömning"})

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

package structure

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// ask decides which units are put to the participants. Questions within
// answers are not.
func (s *splitter) ask() {
	s.countLedLists()
	s.quoting = (s.quoted >= max(fewestQuotes, len(s.units)/unitsAQuote) || len(s.units) <= longestPage) && s.quotes()
	for _, i := range s.over {
		if n := int(i) + 1; n < len(s.units) && s.instructs(int(i), n) {
			s.put(&s.units[n], "exercise", 0.75)
		}
	}
	s.askBriefly()
	over, until, time := 0, -1, false // headings passed; the last item of a list that is question time; question time: those who ask are the participants
	for i := range s.units {
		u := &s.units[i]
		if u.mayAsk()|bit(i+1 < len(s.units) && s.units[i+1].has(question)) == 0 && !(u.counts.first == 0 && u.holds.has(holdsDigit) && s.opensWith(u, 'f')) {
			continue // as most
		}
		for ; over < len(s.over) && int(s.over[over]) <= i; over++ {
			if over+1 == len(s.over) || int(s.over[over+1]) > i { // the last of them
				h := &s.units[s.over[over]]
				time = (s.zonedWords(h) || s.compounds(h)) && questionTime(s.content(h)) // all of its words are of the zoneLists, or end as they do
				until = s.lastReplied(int(s.over[over]))
			}
		}
		if (time || i <= until) && !u.has(heads|again) || u.has(fixed|row|separator|turn) {
			continue
		}
		if s.introduction(i) {
			u.is |= introduces
			s.put(u, "introduces", 0.9)
			s.introduced(i)
			continue
		}
		if u.has(prompts) || !u.has(question|again) && u.counts.first&(assigning|command|query) == 0 && !s.opensWith(u, 'f') {
			continue
		}
		if conf, why := s.asked(i); why != "" {
			s.put(u, why, conf)
		}
	}
	s.gather()
	s.complete()
}

// opensWith reports whether the text of the unit begins with a letter, in any case: a
// turn at the end of a note may have none.
func (s *splitter) opensWith(u *unit, letter byte) bool {
	return u.text < u.end && s.body[u.text]|0x20 == letter
}

// put makes the unit a prompt.
func (s *splitter) put(u *unit, why corpus.Evidence, confidence float32) {
	u.is |= prompts
	u.set(corpus.Prompt, why, confidence)
	s.asks = s.asks || !u.has(heads)
}

// mayAsk returns 0 if the unit has nothing that [splitter.ask] minds but for a
// question after it, or "Fråga3" at its head.
func (u *unit) mayAsk() uint32 {
	may := uint32(u.is&question) | uint32(u.counts.first&(assigning|command|query))
	if u.has(again) {
		may |= uint32(u.counts.all&(asking|askVerb)) | bit(u.counts.words >= tallyWords)
	}
	if u.marks.has(colon) {
		may |= uint32(u.counts.all & (exercise | query))
	}
	return may
}

// gather makes prompts of the questions that stand directly before one, as one
// block: "Vad är bra?", "Vad är svårt?"
func (s *splitter) gather() {
	for k := len(s.questions) - 1; k >= 0; k-- {
		i := int(s.questions[k])
		if i+1 == len(s.units) {
			continue
		}
		u, n := &s.units[i], &s.units[i+1]
		if u.has(question) && !u.has(prompts|heads|fixed|row) && n.has(prompts) && n.has(question) && !n.has(heads) &&
			u.marker.glyph == n.marker.glyph && u.indent == n.indent && allBold(s.content(u)) == allBold(s.content(n)) && !s.amid(i) {
			s.put(u, "together", 0.7)
		}
	}
}

// complete makes prompts of what follows a first question, "a)" or "1.", right under it and
// in its order, where most of the list asks: "c) Övrigt ni vill skicka med".
func (s *splitter) complete() {
	for _, at := range s.questions {
		first := &s.units[at]
		if !first.has(prompts) || first.marker.number != 1 || first.marker.depth != 1 || first.has(heads|fixed|row) {
			continue
		}
		end, asking := int(at)+1, 1
		for ; end < len(s.units); end++ {
			u := &s.units[end]
			if u.gap > 0 || u.marker.glyph != first.marker.glyph || u.marker.number != s.units[end-1].marker.number+1 || u.has(heads|fixed|row) {
				break
			}
			asking += int(bit(u.has(question)))
		}
		if n := end - int(at); n < 2 || asking < 2 || asking*2 <= n {
			continue
		}
		for i := int(at) + 1; i < end; i++ {
			if u := &s.units[i]; !u.has(prompts) {
				s.put(u, "together", 0.7)
			}
		}
	}
}

// introduction reports whether unit i introduces the questions that follow.
func (s *splitter) introduction(i int) bool {
	u := &s.units[i]
	if u.has(question) || !u.marks.has(colon) && (u.has(heads) || u.item() || u.words > 25 || i+1 >= len(s.units) || !s.units[i+1].has(question)) {
		return false // as nearly all
	}
	if u.counts.all&(exercise|query) == 0 {
		return false
	}
	if i+2 < len(s.units) && s.units[i+1].answered() && s.units[i+2].answered() {
		return false // "Frågor under tiden:", and each of them with its answer
	}
	if s.lastReplied(i) > i {
		return false
	}
	named := u.counts.named
	if !u.marks.has(colon) && u.counts.all&query != 0 && cueOf(lastWord(s.content(u)))&query != 0 {
		return true // "Alla skrev lappar som svar på frågan"
	}
	if u.marks.has(colon) && (u.words <= 30 || u.counts.task+named > 1) {
		return i+1 < len(s.units) && (s.units[i+1].has(question) || s.opens(&s.units[i+1]) || u.counts.task > 0 || u.item())
	}
	if u.counts.told > 2 && u.counts.event == 0 {
		return false // "Kassören förklarade ... Frågan besvarades inte." tells what was said
	}
	return u.words <= 25 && u.counts.task > 0 && i+1 < len(s.units) && s.units[i+1].has(question)
}

// introduced marks the questions that unit i introduces.
func (s *splitter) introduced(i int) {
	first := true
	for j := i + 1; j < len(s.units); j++ {
		u := &s.units[j]
		if u.has(heads|row|separator|fixed) || !u.has(question) && !s.opens(u) {
			break
		}
		if !first && !u.has(question) && u.gap > 0 && !s.units[j-1].item() {
			break
		}
		first = false
		s.put(u, "introduced", 0.95)
	}
}

// asked weighs whether unit i is a question put to the participants.
func (s *splitter) asked(i int) (confidence float32, why corpus.Evidence) {
	u := &s.units[i]
	if u.counts.first&assigning != 0 && u.words >= 4 && !u.item() && assigns(s.content(u)) {
		return 0.85, "exercise"
	}
	if s.replied(i) || u.holds.has(holdsParen) && s.noted(i) || s.quoting && u.marks.has(quoted) && quotation(s.content(u)) {
		return 0, ""
	}
	repeated := u.has(again) && (u.has(question) || s.opens(u) && u.words >= 4)
	if repeated && !u.has(question) && s.onAgenda(i) {
		return 0, ""
	}
	instructs := u.counts.first&command != 0 && (u.counts.you > 0 || !u.item()) && !u.has(pointerLine)
	if !u.has(question) && !repeated && !(instructs && u.words >= 4 && u.words <= 60) && !((s.opens(u) || u.marks.has(asks) && u.holds.has(holdsDigit) || i > 0 && s.units[i-1].has(prompts) || u.words >= 4 && s.ownsList(i)) && numbered(s.content(u)) > 0) {
		return 0, ""
	}
	weight, why := 0, corpus.Evidence("asks")
	add := func(n int, e corpus.Evidence, when bool) {
		if when {
			weight += n
			if n > 1 {
				why = e
			}
		}
	}
	add(1, "", u.words >= 6)
	add(1, "", u.kind == corpus.Numbered)
	add(1, "", u.counts.first&command != 0 && u.counts.you > 0)
	owns := s.ownsList(i)
	add(1, "", owns)
	first := s.firstInSection(i, owns)
	add(2, "first", first && (u.kind != corpus.Bullet || owns))
	add(1, "", first && s.unheaded(i))
	add(2, "leads", owns && (s.ledLists >= 2 && s.ledLists*2 >= s.lists || s.afterLed(i)))
	add(2, "addresses", u.counts.you > 0)
	add(1, "", u.counts.you > 0 && !u.item() && u.gap > 0)
	add(3, "leads", s.leading >= 2 && s.leadsText(i))
	add(2, "together", s.numberedAsks >= 2 && u.kind == corpus.Numbered && u.gap > 0 && u.after > 0)
	add(3, "numbered", numbered(s.content(u)) > 0 || s.inSeries(i))
	add(3, "addresses", u.counts.first&query != 0 && toAll(s.content(u)))
	add(3, "survey", u.holds.has(holdsParen) && u.marks.has(asks) && answeredBy(s.content(u)))
	add(3, "heading", u.has(heads))
	add(3, "heading", u.gap > 0 && !u.item() && allBold(s.content(u)))
	add(6, "repeated", repeated)
	if u.kind != corpus.Bullet {
		n := s.together(i)
		add(2, "together", n >= 2)
		add(1, "", n >= 3)
	}
	if s.amid(i) {
		weight -= 3
	}
	if u.counts.sentences > 3 && !u.has(again) {
		weight--
	}
	if u.counts.sentences > 1 && !u.has(again) && u.counts.you == 0 {
		weight--
	}
	if weight < 3 {
		return 0, ""
	}
	return min(0.99, 0.45+0.1*float32(weight)), why
}

// onAgenda reports whether unit i, which opens as a question and comes again, is an item
// of an agenda, or the heading that repeats one: a line beside it comes again as well and
// opens as none.
func (s *splitter) onAgenda(i int) bool {
	u := &s.units[i]
	if !u.has(announced) {
		return u.has(heads) && slices.Contains(s.agenda, s.samenessOf(u))
	}
	for _, j := range [...]int{i - 1, i + 1} {
		if s.listed(i) && j >= 0 && j < len(s.units) && s.units[max(i, j)].gap == 0 && s.units[j].has(announced) && !s.units[j].has(question) && !s.opens(&s.units[j]) {
			s.agenda = append(s.agenda, s.samenessOf(u))
			return true
		}
	}
	return false
}

// replied reports whether unit i asks and someone replies, on the line or on the
// next: "Fråga: Finns det medel? – Det finns en pott." "F: När?", "S: I maj."
// Then it is a participant who asks.
func (s *splitter) replied(i int) bool {
	u := &s.units[i]
	t := s.content(u)
	if !u.holds.has(holdsQuery) {
		return u.counts.first&query != 0 && (strings.Contains(t, ". Sv ") || strings.Contains(t, ". Svar")) && numbered(t) > 0 // "Fråga: hur gör man. Sv ring 112"
	}
	if u.marks.has(asks) {
		return i+1 < len(s.units) && s.units[i+1].holds.has(holdsColon) && replies(s.content(&s.units[i+1]))
	}
	if numbered(t) == 0 {
		return false
	}
	_, after, ok := strings.Cut(t, "? ")
	return ok && (replies(after) || strings.HasPrefix(after, "– ") || strings.HasPrefix(after, "- ") || strings.HasPrefix(after, "Ja") || strings.HasPrefix(after, "Nej"))
}

// replies reports whether t begins as a reply does: "Svar: ...", "S: ...".
func replies(t string) bool {
	return strings.HasPrefix(t, "Svar:") || strings.HasPrefix(t, "SVAR:") || strings.HasPrefix(t, "S: ")
}

// assigns reports whether t begins as a task does: "Uppgift: ...",
// "Gruppövning 2: ...", "Fall 1: ...".
func assigns(t string) bool {
	_, to, ok := nextWord(t, 0)
	if !ok || to+1 >= len(t) || cueOf(t[:to])&assigning == 0 {
		return false
	}
	i := skipSpace(t, to)
	switch firstWord(t) {
	case "uppdrag", "arbetssätt": // "Uppdrag: skriv ...", but not "Uppdrag: regionens ..."
		from, end, ok := nextWord(t, i)
		return ok && t[i] == ':' && (cueOf(t[from:end])&command != 0 || instructionWords.get(t[from:end]) == instructionCommand)
	case "fall", "scenario", "påstående": // "Fall 2: Siv, 81, ...", "Påstående 1: Bastun ska bort"
		if !isDigit(t, i) {
			return false
		}
	}
	for isDigit(t, i) {
		i++
	}
	if i > to && (strings.HasPrefix(t[i:], "i ") || strings.HasPrefix(t[i:], "till ") || strings.HasPrefix(t[i:], "för ")) { // "Instruktion i alla rum: ..."
		if k := strings.IndexByte(t[i:min(len(t), i+40)], ':'); k > 0 {
			i += k
		}
	}
	return i+2 < len(t) && t[i] == ':'
}

// leadsText reports whether unit i is a question on a line of its own with text
// or a list under it.
func (s *splitter) leadsText(i int) bool {
	u := &s.units[i]
	if !u.has(question) || u.item() || u.first != u.last || u.gap == 0 || u.words > 20 || i+1 >= len(s.units) {
		return false
	}
	n := &s.units[i+1]
	return !n.has(question|heads|row) && (n.words >= 6 || n.item())
}

// afterLed reports whether unit i comes after a list that a prompt stands over.
func (s *splitter) afterLed(i int) bool {
	least := i - longList
	for i--; i > least && i >= 0 && s.units[i].item() && !s.units[i].has(prompts); i-- {
	}
	return i >= 0 && s.units[i].has(prompts) && s.ownsList(i)
}

// together returns how many questions unit i stands among: numbered ones in a
// row, or lines without blank ones between. It is 0 if there are others too.
func (s *splitter) together(i int) int {
	u := &s.units[i]
	like := func(j int) bool {
		if j < 0 || j >= len(s.units) || s.units[j].kind != u.kind || s.units[j].marker.glyph != u.marker.glyph || s.units[j].indent != u.indent {
			return false
		}
		return u.kind == corpus.Numbered || s.units[max(i, j)].gap == 0
	}
	n := 1
	for _, step := range [...]int{-1, 1} {
		for j := i + step; like(j) && n < 12; j += step {
			if !s.units[j].has(question) && !s.opens(&s.units[j]) {
				return 0
			}
			n++
		}
	}
	return n
}

// How far is looked back, in units: over questions put together, and over a
// list. Without a bound a document of nothing but questions would cost its
// square.
const (
	nearby   = 20
	longList = 300
)

// firstInSection reports whether unit i stands directly under a heading, or a
// title, or after other questions that do.
func (s *splitter) firstInSection(i int, owns bool) bool {
	for i, least := i-1, i-nearby; i >= 0; i-- {
		if i < least {
			return false
		}
		u := &s.units[i]
		if u.has(heads | titles) {
			return true
		}
		switch {
		case u.has(question | prompts | separator | person | row | legendLine | pointerLine | linkLine | keyedLine), u.marks.has(timed):
		case owns && !u.item() && u.words >= 10 && u.marks.has(ends):
			// The organiser's opening words.
		default:
			return false
		}
	}
	return true
}

// unheaded reports whether unit i stands before any heading, or over those of
// groups that answer it.
func (s *splitter) unheaded(i int) bool {
	if i+1 < len(s.units) && s.part(&s.units[i+1]) {
		return true
	}
	for least := i - nearby; i >= 0 && i > least; i-- {
		if s.units[i].has(heads) {
			return false
		}
	}
	return i < 0
}

// amid reports whether unit i is one of several items of the same dress that
// are not all questions.
func (s *splitter) amid(i int) bool {
	u := &s.units[i]
	if !u.item() && u.marker.glyph == 0 {
		// A line in a list whose marker is lost.
		return i > 0 && u.gap == 0 && s.units[i-1].item() && (s.units[i-1].has(labels) || !s.ownsList(i))
	}
	alike := func(o *unit) bool {
		return o.item() && o.marker.glyph == u.marker.glyph && o.indent == u.indent && !o.has(question) && !s.opens(o)
	}
	return i > 0 && alike(&s.units[i-1]) || i+1 < len(s.units) && alike(&s.units[i+1])
}

package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// findHeadings tells which units are headings, and the title.
func (s *splitter) findHeadings() {
	s.findSeries()
	s.findSteps()
	s.findRuns()
	s.findTitle()
	if len(s.gauged) >= fewestTallied {
		s.findTallies()
	}
	if len(s.leaders) >= fewestLeaders {
		s.findContents()
	}
	if len(s.reacted) >= fewestReactions {
		s.findReactions()
	}
	s.countNumbered()
	interviews := uint32(0)
	for _, i := range s.brief {
		u := &s.units[i]
		if u.has(titles | fixed | turn) {
			continue
		}
		why, conf := s.headingEvidence(int(i))
		if why == "" {
			u.is &^= heads // which it seemed to be, see [splitter.speak]
			continue
		}
		u.is |= heads
		s.over = append(s.over, i)
		u.set(corpus.Heading, why, conf)
		interviews += bit(why == "heading-group" && s.interviewed(int(i)))
	}
	if interviews > 1 {
		s.findGuides()
	}
}

// abbreviatedOver reports whether unit i stands over a list, after another, and is a
// word cut short with who speaks in brackets: "Hembygdsfören. (Amina)".
func (s *splitter) abbreviatedOver(i int) bool {
	u := &s.units[i]
	if i == 0 || i+1 >= len(s.units) || u.kind != corpus.Paragraph || u.gap == 0 || u.after > 0 || !s.units[i+1].item() || !s.units[i-1].item() || u.counts.finite+u.counts.we+u.counts.need > 0 {
		return false
	}
	t := s.content(u)
	k := strings.Index(t, ". (")
	return k > 0 && t[len(t)-1] == ')' && isUpper(t, k+3)
}

// bracketed reports whether the unit, over which a line is blank, ends with something
// in brackets.
func (s *splitter) bracketed(u *unit) bool {
	return u.gap > 0 && u.holds.has(holdsParen) && s.body[u.end-1] == ')'
}

// headingEvidence weighs whether unit i is a heading.
func (s *splitter) headingEvidence(i int) (corpus.Evidence, float32) {
	u := &s.units[i]
	if u.kind == corpus.HeadingLine {
		if u.has(question) && (s.topical(u) || s.part(u)) {
			u.is &^= question // a topic in the words of a question, "## Bord 6 – Vem bestämmer?"
		}
		return "heading-mark", 0.95
	}
	if u.kind == corpus.Bullet && u.marker.glyph != '>' || u.words > briefWords && !u.has(question) {
		return "", 0 // as most units
	}
	if u.holds.has(holdsBracket) && u.first == u.last && u.words <= briefWords && slide(s.content(u)) > 0 {
		u.is &^= question
		return "heading-mark", 0.85
	}
	if !u.item() && u.gap == 0 && bareNumber(s.content(u)) > 0 && s.onProgramme(i) {
		return "", 0
	}
	if u.has(furnitureLine) || u.holds.has(holdsColon) && replies(s.content(u)) || u.has(announced) && s.listed(i) || pausesBetween(s.content(u)) {
		return "", 0
	}
	if s.contents != nil && u.words <= briefWords && u.first == u.last && s.contents.has(sameness(s.content(u))|1) {
		u.is &^= question
		return "heading-again", 0.9
	}
	if s.part(u) {
		u.is &^= question
		return "heading-group", 0.85
	}
	if u.words == 1 && u.marks.has(ends) && u.gap > 0 && u.after > 0 && u.kind == corpus.Paragraph && shortened(s.content(u)) {
		return "heading-word", 0.7
	}
	if u.words <= 5 && u.holds.has(holdsParen) && s.abbreviatedOver(i) {
		return "heading-list", 0.7
	}
	if u.words <= 2 && i+1 < len(s.units) && !s.units[i+1].has(question) && loneQuestion(s.content(u)) {
		if n := loneFigure(s.content(u)); n > 0 && !s.asksBy(i, n) {
			return "", 0
		}
		return "heading-group", 0.8
	}
	if u.words <= 3 && u.holds.has(holdsStop) && attached(s.content(u)) || u.counts.all&timeWord != 0 && s.nextMeeting(i) {
		return "", 0
	}
	if u.marks.has(asks) && s.asksAmongHeadings(i) {
		u.is &^= question
		return "heading-number", 0.7
	}
	if s.bolds >= 2 && s.bold(u) && !u.has(question) && (u.gap > 0 || i == 0) && i+1 < len(s.units) && !s.bold(&s.units[i+1]) {
		return "heading-bold", 0.85
	}
	if u.has(question) && u.kind != corpus.Bullet && u.gap > 0 && i+1 < len(s.units) && !s.units[i+1].item() && (nextSteps(s.content(u)) || whyEvent(s.content(u))) {
		u.is &^= question // "Varför träffades vi?", "1. Varför en konferens?"
		return "heading-word", 0.8
	}
	if u.has(question) && u.words <= 9 && !u.item() && s.bracketed(u) && bySomebody(s.content(u)) {
		u.is &^= question // "Var står vi? (Rut Ek, utredare)"
		return "heading-text", 0.75
	}
	if !u.short() || u.has(question) || i+1 >= len(s.units) || u.has(linkLine|keyedLine|pointerLine) || s.dated(i) {
		return "", 0
	}
	n := &s.units[i+1]
	if n.has(question) && u.counts.all&query != 0 && u.words > 3 && cueOf(lastWord(s.content(u)))&query != 0 {
		return "", 0 // "Alla skrev lappar som svar på frågan"
	}
	switch {
	case n.has(turn):
		return "heading-speaker", 0.8
	case !u.has(heads):
	case n.gap == 0 && !n.marks.has(ends):
		return "heading-list", 0.7
	default:
		return "heading-text", 0.7
	}
	if u.words <= 6 && s.body[u.text]-'A' < 8 && u.kind == corpus.Paragraph && s.lettered(i) {
		return "heading-number", 0.7
	}
	apart := u.gap > 0 || i == 0 || s.units[i-1].has(heads|titles|separator)
	if apart && n.has(separator) && n.gap == 0 && !n.has(row) {
		return "heading-underline", 0.9
	}
	switch u.marker.glyph {
	case 0:
		if u.has(steps) {
			return "heading-number", 0.8
		}
	case '>':
		if apart && n.item() && n.marker.glyph != '>' && u.words <= 8 {
			return "heading-arrow", 0.8
		}
		return "", 0
	case 'p':
		return "heading-number", 0.9
	case 'a':
		if s.lettered(i) {
			return "heading-number", 0.7
		}
		return "", 0
	case 'n':
		_, known := s.zoneOf(u)
		return s.numberedHeading(i, known)
	default:
		return "", 0
	}
	if !apart {
		if u.words == 1 && u.has(again|announced) && u.marks.has(upperOne) && n.gap == 0 && !n.item() && u.marker.glyph == 0 {
			if z, known := s.zoneOf(u); known && (z == organiser || z == results) {
				return "heading-word", 0.75 // "Beslut", under each item
			}
		}
		if u.words <= 6 && u.counts.first&parts != 0 && s.labelledColour(u) && n.item() && i > 0 && s.units[i-1].item() {
			return "heading-group", 0.65 // "RÖD: Halvtid" between lists
		}
		if u.words <= 2 && u.marks&(upperOne|ends|colon) == upperOne && n.gap == 0 && !n.has(heads) && s.ofSeveralTopics(u) {
			return "heading-word", 0.7 // "Svagheter", between lists
		}
		if u.words <= 3 && i > 0 && s.units[i-1].item() && s.reports(i) && s.severalReport() {
			return "heading-list", 0.65 // "SKPF", between lists
		}
		if u.words == 2 && u.counts.first&parts != 0 && (n.item() || s.body[n.text] == '(') && n.gap == 0 && isDigit(s.body, int(u.end)-1) {
			return "heading-group", 0.8 // "Rum 2" between lists
		}
		if u.words == 2 && u.counts.first&parts != 0 && u.marks&(upperOne|ends) == upperOne && s.nextPart(u) {
			return "heading-group", 0.75 // "Rum 2", some way under "Rum 1"
		}
		if u.words <= 3 && u.marks&(upperOne|ends) == upperOne && questionTime(s.content(u)) {
			return "heading-word", 0.7 // "Frågestund"
		}
		if z, known := s.zoneOf(u); u.marks.has(colon) && n.item() && n.gap == 0 && u.words <= 6 && known && z == answers && u.counts.finite == 0 {
			return "heading-colon", 0.7 // "Synpunkter från föreningarna:"
		}
		if u.marks.has(colon) && n.item() && n.gap == 0 && u.words <= 6 && i > 0 && s.units[i-1].item() && !s.units[i-1].has(labels) && u.counts.finite == 0 {
			return "heading-colon", 0.65
		}
		return "", 0
	}
	z, known := s.zoneOf(u)
	if u.marks.has(colon) && (u.words > 8 || !known && u.counts.finite > 0 || !known && leadsIn(s.content(u))) {
		return "", 0
	}
	sentence := u.counts.finite > 0 && u.words > 3
	if n.holds.has(holdsEquals) && n.gap == 0 && u.gap > 0 && !u.marks.has(lowerOne) && s.glossed(i+1) {
		return "heading-block", 0.65 // "Ord som kommer igen i anteckningarna"
	}
	if u.words <= 6 && u.gap > 0 && n.gap > 0 && presents(s.content(u)) {
		sentence = false // "Så går vi vidare"
	}
	if known && z != topic && strings.Contains(s.content(u), " – ") {
		sentence = false // "Gruppsamtal 2 – så vill vi arbeta"
	}
	if sentence && s.bracketed(u) && bySomebody(s.content(u)) {
		sentence = false // "Så gjorde de i Ystad (Rut Ek, f.d. rektor)"
	}
	switch {
	case z == group || u.words <= 6 && s.opensWith(u, 'f') && !u.holds.has(holdsQuery) && numbered(s.content(u)+" ") > 0:
		return "heading-group", 0.85
	case u.marks.has(capitals):
		if u.words == 1 && pauses.get(firstWord(s.content(u))) {
			return "", 0
		}
		return "heading-capitals", 0.9
	case (u.words <= 4 && !sentence || s.bracketed(u) && u.words <= 9) && u.gap > 0 && u.counts.we+u.counts.need == 0 && loudOver(s.content(u)) && !pauses.get(firstWord(s.content(u))):
		return "heading-capitals", 0.75
	case known && u.words <= 9 && (!u.has(runs) || z == organiser || z == answers || z == results && u.words <= 2) && !sentence:
		return "heading-word", 0.85
	case !u.marks.has(lowerOne) && s.topical(u):
		return "heading-again", 0.85
	case n.item() && n.gap <= 1 && u.words <= 4 && u.has(runs) && s.headedLists >= 3 && u.counts.finite == 0 && !u.marks.has(lowerOne|quoted):
		return "heading-list", 0.55
	case u.gap > 0 && n.gap == 0 && u.words <= 5 && i > 0 && s.units[i-1].marks.has(timed) && !n.marks.has(timed) && !n.item() && u.marks&(upperOne|ends|colon) == upperOne && u.counts.finite+u.counts.we+u.counts.need == 0:
		return "heading-block", 0.6 // "Från inledningen", after a programme with times
	case s.aired && s.underLabel(i):
		return "", 0
	case sentence || u.has(runs) || u.marks.has(lowerOne|quoted):
		return "", 0
	case n.item() && !n.has(labels) && n.gap <= 2:
		return "heading-list", 0.75
	case n.gap == 0 && s.bracketed(u) && !u.has(person) && inBrackets(s.content(u)):
		return "heading-text", 0.7
	case u.words <= 6 && u.gap > 0 && n.gap > 0 && s.leadsText(i+1) && !pauses.get(firstWord(s.content(u))):
		return "heading-question", 0.65
	case u.words <= 4 && u.gap > 0 && n.gap == 0 && n.has(question) && !n.item() && i+2 < len(s.units) && s.units[i+2].item():
		return "heading-question", 0.65
	case !n.item() && n.gap > 0 && (!n.short() && n.words >= 12 && u.words <= 9 || u.words <= 4 && u.gap > 0 && n.words >= 6 && presents(s.content(u))):
		return "heading-text", 0.7
	case i > 0 && s.units[i-1].item() && !s.units[i-1].has(question) && s.headedLists > 0 && u.words <= 4 && n.has(runs):
		return "heading-block", 0.55
	case !n.item() && n.gap == 0 && u.words <= 5 && s.topped >= 2 && s.tops(i):
		return "heading-block", 0.65
	case u.marks.has(colon) && u.words <= 4 && u.gap > 0 && n.gap == 0 && !n.item() && u.counts.finite+u.counts.need+u.counts.we == 0 && i+2 < len(s.units) && s.units[i+2].gap == 0 && s.block(&s.units[i+2]):
		return "heading-colon", 0.6 // "Paneldebatt:", and what was said in it, line by line
	case !n.item() && n.gap > 0 && n.after == 0 && n.short() && n.kind != corpus.HeadingLine && !s.beginsDate(u):
		return "heading-block", 0.6
	}
	return "", 0
}

// leadsIn reports whether t, which ends with a colon, is the beginning of what
// follows and no name for it: "Tre saker som hjälpt:", "Vi såg följande:".
func leadsIn(t string) bool {
	if counted.get(firstWord(t)) && strings.IndexByte(t, ' ') > 0 {
		return true
	}
	return strings.Contains(t, " följande")
}

var counted = vocabularyOf(map[bool]string{true: "två tre fyra fem sex några flera"})

// topical reports whether the unit is a topic that stands in a cell as well.
func (s *splitter) topical(u *unit) bool {
	return s.initials.may(u.letters>>8) && s.samenessOf(u) != 0 && s.topics.has(u.same)
}

// bold reports whether unit i is a short line, all of it in bold type.
func (s *splitter) bold(u *unit) bool {
	if !u.holds.has(holdsMarkup) || u.kind != corpus.Paragraph || !u.short() || s.body[u.text] != '*' {
		return false
	}
	return allBold(s.content(u))
}

// allBold reports whether Markdown sets t, and nothing but t, in bold type.
func allBold(t string) bool {
	t = strings.TrimRight(t, ": ")
	return len(t) > 4 && strings.HasPrefix(t, "**") && strings.HasSuffix(t, "**") && strings.Count(t, "**") == 2
}

// listed reports whether unit i announces a heading, in a list of contents: it
// comes again, and so does the line directly above or below it.
func (s *splitter) listed(i int) bool {
	like := func(u *unit) bool {
		return u.has(announced) && u.first == u.last && u.words <= 12 && !u.has(question|row) && u.kind != corpus.Bullet
	}
	return like(&s.units[i]) && (i > 0 && (s.aired || s.units[i].gap == 0) && like(&s.units[i-1]) || i+1 < len(s.units) && (s.aired || s.units[i+1].gap == 0) && like(&s.units[i+1]))
}

// presents reports whether t begins as headings do that are clauses: "Det här
// tyckte ni", "Så går vi vidare".
func presents(t string) bool {
	return strings.HasPrefix(t, "Så ") || strings.HasPrefix(t, "Det här ") || strings.HasPrefix(t, "Detta ") || strings.HasPrefix(t, "Därför ")
}

// underLabel reports whether only short lines stand between unit i and an item
// above it that ends with a colon: then it is one of the items of that label.
func (s *splitter) underLabel(i int) bool {
	for j, least := i-1, i-nearby; j >= 0 && j > least; j-- {
		u := &s.units[j]
		if u.item() {
			return u.has(labels)
		}
		if !u.short() || u.has(heads) {
			return false
		}
	}
	return false
}

// tops reports whether unit i is a short line over lines of running text,
// without a blank line between: "Röda korset", and what they said.
func (s *splitter) tops(i int) bool {
	u := &s.units[i]
	if i+1 >= len(s.units) || u.kind != corpus.Paragraph || !u.short() || u.words > 5 || u.gap == 0 || !u.marks.has(upperOne) || u.marks.has(quoted|colon) {
		return false
	}
	n := &s.units[i+1]
	return n.gap == 0 && n.kind == corpus.Paragraph && n.marks.has(ends) && n.words >= 6 && !n.has(question) && u.counts.finite == 0
}

// findRuns marks short lines with blank lines between that come one after the
// other: a list whose markers are lost, in which none is a heading. The first of three
// or more may be a heading over the rest. In passing it gathers the lines that end with a
// dash and a number, and those of a table of contents.
func (s *splitter) findRuns() {
	run, last := uint32(0), -1 // the plain unit met last, in the lowest bit, and which of those right before it are plain
	mark := func(next uint32) {
		if last >= 0 {
			s.units[last].is |= runs * unitIs(run&(run>>1)&(run>>2|next)&1)
		}
	}
	for _, at := range s.brief {
		i := int(at)
		u := &s.units[i]
		if u.holds.has(holdsDigit) && isDigit(s.body, int(u.end)-1) {
			if u.gauges(s.body) {
				s.gauged = append(s.gauged, at)
			} else if leader(s.content(u)) > 0 {
				s.leaders = append(s.leaders, at)
			} else if reaction(s.content(u)) >= 0 {
				s.reacted = append(s.reacted, at)
			}
		}
		if bit(u.kind == corpus.Paragraph)&bit(u.gap > 0)&bit(u.after > 0)&bit(u.first == u.last) == 0 {
			continue // as most
		}
		if u.words > 14 || u.words > 9 && u.marks.has(ends) || u.marks.has(colon|tabbed|timed) ||
			u.has(row|separator|turn|fixed|keyedLine|pointerLine|legendLine|furnitureLine|linkLine) {
			continue
		}
		follows := bit(i == last+1)
		mark(follows)
		run, last = run<<1&-follows|1, i
	}
	mark(0)
}

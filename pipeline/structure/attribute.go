package structure

import (
	"slices"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// An about gathers what a document says of its event.
type about struct {
	s       *splitter
	dated   period
	dateAt  int // line
	dateHow corpus.How
	year    int
	yearAt  int
	yearHow corpus.How
	noYear  bool // a stretch over two years: there is no one year
	nextAt  int  // line that tells of the next event
	next    period
	undated bool // what is looked at has no digit and no month's name
	bare    bool // ... has no digit
	weights [len(counties)]int
	lines   [len(counties)]int
}

// aboutSegments is how many segments, from the head, are looked at, and aboutLast how
// many from the end.
const (
	aboutSegments = 150
	aboutLast     = 20
)

// attributes fills the document's attributes from its title, fields, headings
// and the organiser's opening words; never from answers.
func (s *splitter) attributes() {
	a := &about{s: s}
	opening := 5 // texts of the organiser's that are its opening words
	n := len(s.doc.Segments)
	for i := 0; i < n; i++ {
		if i >= aboutSegments && i < n-aboutLast {
			i = n - aboutLast
		}
		g := &s.doc.Segments[i]
		if g.Role == corpus.Response || g.Role == corpus.Prompt {
			opening = 0
			continue
		}
		u := s.unitAt(i)
		line := int(s.lines[u.first].number)
		a.bare = !u.holds.has(holdsDigit) && g.Content.Start >= int(u.text)
		a.undated = !u.holds.has(holdsDigit) && u.counts.all&month == 0 && u.counts.words < tallyWords && !u.has(turn)
		t := g.Content.Text(s.body)
		if len(t) > 2000 {
			t = t[:2000]
		}
		switch {
		case i == 0 && u.evidence == "before-turns":
			a.title(t, line)
		case u.has(titles) || u.evidence == "layout-title":
			a.title(t, line)
		case u.kind == corpus.KeyValue:
			if opening > 0 || !a.group(u) {
				a.field(u, line)
			}
		case g.Role == corpus.Meta && u.evidence != "table" && u.evidence != "legend" && u.evidence != "agenda" && u.evidence != "people" && u.evidence != "furniture" || opening > 0 && g.Role == corpus.Summary:
			if g.Role == corpus.Summary {
				opening--
			}
			a.text(t, line, g.Role)
		case g.Role == corpus.Heading && i < aboutSegments:
			a.places(t, line, 1, false)
		}
		if g.Role == corpus.Meta || g.Role == corpus.Summary {
			a.upcoming(t, line)
		}
	}
	a.settle()
}

// set sets an attribute that has no value yet.
func (a *about) set(key, value string, line int, how corpus.How) {
	if value != "" && a.s.doc.Attributes.Get(key) == "" {
		a.s.doc.Attributes.Set(corpus.Attribute{Key: key, Value: strings.Clone(value), Line: line, How: how})
	}
}

func (a *about) title(t string, line int) {
	a.set(corpus.Title, strings.Trim(title(t), "*_ "), line, corpus.Stated)
	a.date(t, line, corpus.Stated)
	a.places(t, line, 5, false)
	if a.s.doc.Attributes.Get(corpus.Event) == "" {
		a.set(corpus.Event, eventIn(t), line, corpus.Inferred)
	}
	a.times(t, line)
}

// times takes the hours that t gives.
func (a *about) times(t string, line int) {
	if !a.bare {
		a.set(corpus.Time, times(t), line, corpus.Stated)
	}
}

// group reports whether the field u, which stands among questions and answers,
// counts a group and not those of the event: "Antal: 7".
func (a *about) group(u *unit) bool {
	_, key, _, ok := a.s.field(u)
	return ok && isWord(key, "antal")
}

func (a *about) field(u *unit, line int) {
	attribute, key, value, ok := a.s.field(u)
	if !ok {
		return
	}
	switch attribute {
	case corpus.PlaceName:
		a.set(attribute, value, line, corpus.Stated)
		a.places(value, line, 4, true)
	case corpus.Date, corpus.Time:
		a.date(value, line, corpus.Stated)
		a.set(corpus.Time, times(value), line, corpus.Stated)
		if attribute == corpus.Time && a.s.doc.Attributes.Get(corpus.Time) == "" {
			a.set(corpus.Time, times("kl "+value), line, corpus.Stated)
		}
	case corpus.Participants, corpus.Organisations:
		switch {
		case associations(key):
			a.set(corpus.Organisations, firstNumber(value), line, corpus.Stated)
		case countsPeople(key, value):
			a.set(corpus.Participants, firstNumber(value), line, corpus.Stated)
		}
	case corpus.Year:
		if n := number(firstNumber(value)); n > 1900 {
			a.year, a.yearAt, a.yearHow = n, line, corpus.Stated
		}
	case corpus.Region:
		a.region(value, line)
	case corpus.Municipality:
		mentions(value, true, func(m mention) { a.set(attribute, m.municipality, line, corpus.Stated) })
		a.places(value, line, 4, true)
	case "":
		if w := strings.ToLower(key); (w == "deltagare" || w == "närvarande") && isDigit(value, 0) {
			a.set(corpus.Participants, firstNumber(value), line, corpus.Stated)
		}
	default:
		if strings.HasSuffix(value, ".") {
			value, _, _ = strings.Cut(value, ". ") // what follows the names is told
		}
		a.set(attribute, value, line, corpus.Stated)
	}
}

// associations reports whether a field counts organisations.
func associations(key string) bool {
	k := strings.ToLower(key)
	return strings.Contains(k, "organisation") || strings.Contains(k, "förening")
}

// countsPeople reports whether a field counts those who came, and not their tables,
// groups or notes: "Antal: 12", "Antal deltagare: 49", "Antal på plats: 30 personer".
func countsPeople(key, value string) bool {
	k := strings.ToLower(key)
	if strings.IndexByte(k, ' ') < 0 {
		return true
	}
	k += " " + strings.ToLower(value)
	return slices.ContainsFunc(people[:], func(w string) bool { return strings.Contains(k, w) })
}

// people begin words for those who come.
var people = [...]string{"deltag", "pers", "närvar", "anmäl", "besök", "medverk", "gäst", "ungdom", "unga", "elev", "vuxna", "äldre", "senior", "medborgar", "invånar", "intervjuade", "respondent", "svarande", "medlem", "kvinnor", "män", "på plats"}

// region sets the region that a field states, by its short name where it is
// one of the 21.
func (a *about) region(value string, line int) {
	found := ""
	mentions(value, true, func(m mention) {
		if found == "" {
			found = counties[m.county].name
		}
	})
	if found == "" {
		found = value
	}
	a.set(corpus.Region, found, line, corpus.Stated)
}

// text looks through a line about the event or the organiser's opening words.
func (a *about) text(t string, line int, role corpus.Role) {
	how, weight := corpus.Inferred, 1
	if role == corpus.Meta {
		how, weight = corpus.Stated, 2
	}
	a.date(t, line, how)
	a.places(t, line, weight, false)
	if role == corpus.Meta {
		a.times(t, line)
	}
	if a.s.doc.Attributes.Get(corpus.Event) == "" && role == corpus.Summary {
		if e := eventIn(t); e != "möte" && e != "träff" && e != "dialog" {
			a.set(corpus.Event, e, line, corpus.Inferred)
		}
	}
	if organised.in(t) && a.s.doc.Attributes.Get(corpus.Organiser) == "" {
		a.organiser(t, line)
	}
	if !a.bare {
		a.counts(t, line)
	}
}

// organised are the words before who it was that arranged the event.
var (
	organisedBy = [...]string{"arrangerat av ", "arrangerades av ", "anordnat av ", "anordnades av ", "arrangerad av "}
	organised   = needlesOf(organisedBy[:]...)
)

// organiser looks for who arranged the event.
func (a *about) organiser(t string, line int) {
	for _, w := range organisedBy {
		if i := strings.Index(t, w); i >= 0 {
			v := t[i+len(w):]
			if j := strings.IndexAny(v, ".,;(:\n"); j >= 0 {
				v = v[:j]
			}
			if len(v) <= 80 {
				a.set(corpus.Organiser, strings.TrimSpace(v), line, corpus.Stated)
			}
		}
	}
}

// counts looks for how many came: "Ungefär 55 personer kom".
func (a *about) counts(t string, line int) {
	var people, bodies string
	came := false
	last := -1
	for from, to := range wordsOf(t, 0) {
		w := t[from:to]
		if n := number(w); n > 0 && n < 100_000 && !isYear(w) {
			last = n
			continue
		}
		known := countWords.get(w)
		came = came || known == cameWord || known == participantsWord
		if last > 0 && people == "" && (known == peopleWord || known == participantsWord) {
			people = strconv.Itoa(last)
		}
		if last > 0 && bodies == "" && known == bodiesWord {
			bodies = strconv.Itoa(last)
		}
		if len(w) > 2 && known != passedWord {
			last = -1
		}
	}
	if came {
		a.set(corpus.Participants, people, line, corpus.Stated)
		a.set(corpus.Organisations, bodies, line, corpus.Stated)
	}
}

// What the words say of those that came.
const (
	cameWord = iota + 1
	peopleWord
	participantsWord // people who came
	bodiesWord
	passedWord // may stand between the number and who it counts
)

var countWords = vocabularyOf(map[uint8]string{
	cameWord:         "deltog kom samlade samlades närvarade medverkade deltagit",
	participantsWord: "deltagare",
	peopleWord:       "personer besökare ungdomar",
	bodiesWord:       "organisationer föreningar",
	passedWord:       "ideella idéburna olika",
})

// date takes the first date that is fuller than what is known.
func (a *about) date(t string, line int, how corpus.How) {
	if a.undated {
		return
	}
	for _, p := range periods(a.s.dates, t) {
		if p.twoYears() {
			a.noYear = a.noYear || a.year == 0
		}
		switch {
		case a.dated.month == 0 && p.month > 0, a.dated.day == 0 && p.day > 0 && a.dated.month == p.month && !a.dated.twoYears() && how == corpus.Stated:
			if p.year == 0 {
				p.year = a.dated.year
			}
			a.dated, a.dateAt, a.dateHow = p, line, how
		case a.dated.year == 0 && p.year > 0 && p.month == a.dated.month && p.day == a.dated.day:
			a.dated.year = p.year
		}
		if p.year > 0 && a.year == 0 && !p.twoYears() && !a.noYear {
			a.year, a.yearAt, a.yearHow = p.year, line, how
		}
	}
}

// places weighs the regions that t names.
func (a *about) places(t string, line, weight int, field bool) {
	mentions(t, field, func(m mention) {
		if a.weights[m.county] == 0 {
			a.lines[m.county] = line
		}
		w := weight
		if m.explicit {
			w++
		}
		a.weights[m.county] += w
		if (field || m.placed && weight >= 5) && m.municipality != "" {
			a.set(corpus.Municipality, m.municipality, line, corpus.Inferred)
		}
	})
}

var nexts = needlesOf("nästa", "Nästa")

// upcoming minds a line that tells when the next event is held: it sets a
// bound to the year of this one.
func (a *about) upcoming(t string, line int) {
	if a.nextAt > 0 || a.bare || !nexts.in(t) { // a year has digits
		return
	}
	for _, p := range periods(a.s.dates, t) {
		if p.year > 0 {
			a.next, a.nextAt = p, line
			if p.month == 0 && (strings.Contains(t, "hösten") || strings.Contains(t, "Hösten")) {
				a.next.month = 9
			}
			return
		}
	}
}

// settle sets what had to be weighed against all the rest.
func (a *about) settle() {
	if a.year == 0 && !a.noYear && a.nextAt > 0 && a.dated.month > 0 {
		a.year, a.yearAt, a.yearHow = a.next.year, a.nextAt, corpus.Inferred
		if a.next.month <= a.dated.month {
			a.year--
		}
	}
	if a.dated.month > 0 && a.dated.year == 0 && a.year > 0 {
		a.dated.year, a.dateHow = a.year, corpus.Inferred
		if a.dated.toMonth > 0 {
			a.dated.toYear = a.year
		}
	}
	a.set(corpus.Date, a.dated.start(), a.dateAt, a.dateHow)
	if a.dated.toMonth > 0 {
		a.set(corpus.DateEnd, a.dated.finish(), a.dateAt, a.dateHow)
	}
	if a.year > 0 && !a.dated.twoYears() {
		a.set(corpus.Year, strconv.Itoa(a.year), a.yearAt, a.yearHow)
	}
	best := -1
	for c, w := range a.weights {
		if w > 0 && (best < 0 || w > a.weights[best] || w == a.weights[best] && a.lines[c] < a.lines[best]) {
			best = c
		}
	}
	if best >= 0 {
		a.set(corpus.Region, counties[best].name, a.lines[best], corpus.Inferred)
	}
}

// firstNumber returns the first number of t: "ca 1 200 personer" is 1200.
func firstNumber(t string) string {
	i := 0
	for i < len(t) && !isDigit(t, i) {
		i++
	}
	var b []byte
	for i < len(t) {
		if isDigit(t, i) {
			b = append(b, t[i])
			i++
			continue
		}
		sep := 0
		if t[i] == ' ' {
			sep = 1
		} else if strings.HasPrefix(t[i:], "\u00a0") {
			sep = 2
		}
		if sep == 0 || !(isDigit(t, i+sep) && isDigit(t, i+sep+1) && isDigit(t, i+sep+2) && !isDigit(t, i+sep+3)) || len(b) == 0 || len(b) > 3 {
			break
		}
		i += sep
	}
	return string(b)
}

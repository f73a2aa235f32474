package tabulate

import (
	"slices"
	"strconv"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A Counter adds up documents. What it holds grows with the scheme, with the
// questions (up to a limit) and with the rows of the tables that have one row a
// document, not with the text.
type Counter struct {
	scheme *Scheme
	opt    Options
	rows   []int32 // of each theme among those shown, or -1
	shown  []int32 // the themes of the rows

	docs       []document
	total      Totals
	emphasised [3]int
	themes     []themeTotal
	pairs      map[[2]int32]int
	terms      []*termTotal // by term and rule, see termKey; nil where not found
	questions  questionTotals
	events     map[event]eventTerms
	begun      []int32     // by term: the number, from 1, of the last document that brought it to an event
	byYears    bool        // the events of one year are put together
	eventsCut  bool        // some are left out
	closeCalls []closeCall // the first closeCallLimit of all
	summary    []int       // units a theme, in the organisers' words
	response   []int       // the same in the participants'
	priorities []documentPriorities
}

// A document is a row of the tables that have one row a document.
type document struct {
	name       string
	attributes corpus.Attributes
	roles      [len(corpus.Roles)]RoleCount
	unasked    int32
	personal   [3]int32
	segments   int32
	words      int32
	units      int32
	clusters   []Cluster
	summary    []ThemeUnits
	response   []ThemeUnits
}

// A themeTotal is how often one theme occurs in all documents.
type themeTotal struct {
	hits, ownHits, segments, units, own, documents int
	polarity                                       [4]int
	emphasised                                     [3]int
	asked                                          [2]int // units in documents that say how many took part, and how many organisations
}

// NewCounter returns an empty counter for a scheme, which it does not change,
// and options.
func NewCounter(s *Scheme, opt Options) *Counter {
	c := &Counter{scheme: s, opt: opt.Defaults(), themes: make([]themeTotal, len(s.Themes))}
	c.rows, c.shown = s.shown(c.opt.Level)
	c.pairs = map[[2]int32]int{}
	c.terms = make([]*termTotal, (len(s.Terms)+len(s.Themes))*rules)
	c.events = map[event]eventTerms{}
	c.begun = make([]int32, len(s.Terms))
	c.summary = make([]int, len(s.Themes))
	c.response = make([]int, len(s.Themes))
	return c
}

// Add counts one document. Documents come in their order; d belongs to the
// counter from then on.
func (c *Counter) Add(d *DocumentCount) {
	row := document{
		name: d.Name, attributes: d.Attributes, roles: d.Roles, unasked: d.Unasked,
		personal: [3]int32{d.Emails, d.Phones, d.Numbers},
		segments: d.Segments, words: d.Words, units: d.Units, clusters: d.Clusters,
	}
	if d.Roles[corpus.Summary].Segments > 0 {
		row.summary, row.response = d.Summary, d.Response
	}
	addUnits(c.summary, d.Summary)
	addUnits(c.response, d.Response)
	c.addEvent(d)
	c.addCloseCalls(d)
	c.docs = append(c.docs, row)
	c.addTotals(d)
	c.addThemes(d)
	for _, p := range d.Pairs {
		c.pairs[[2]int32{p.A, p.B}] += int(p.Units)
	}
	for i := range d.Terms {
		c.addTerm(&d.Terms[i])
	}
	c.addForms(d.left)
	for i := range d.Questions {
		c.questions.add(&d.Questions[i])
	}
	if len(d.Priorities) > 0 {
		c.priorities = append(c.priorities, documentPriorities{d.Name, d.Priorities})
	}
}

func addUnits(dst []int, u []ThemeUnits) {
	for _, t := range u {
		dst[t.Theme] += int(t.Units)
	}
}

func (c *Counter) addTotals(d *DocumentCount) {
	t := &c.total
	t.Read++
	if d.Segments > 0 {
		t.Documents++
	} else {
		t.Silent++
	}
	t.Segments += int(d.Segments)
	t.Words += int(d.Words)
	t.Units += int(d.Units)
	t.Coded += int(d.Coded)
	for i := range d.Roles {
		t.ByRole[i].Segments += int(d.Roles[i].Segments)
		t.ByRole[i].Lines += int(d.Roles[i].Lines)
		t.ByRole[i].Words += int(d.Roles[i].Words)
	}
	for i := range c.emphasised {
		c.emphasised[i] += int(d.Emphasised[i])
	}
	t.Participants += attendance(d, corpus.Participants)
	t.Organisations += attendance(d, corpus.Organisations)
}

// attendance returns how many took part, or 0 if the document does not say or
// says nothing that is counted.
func attendance(d *DocumentCount, key string) int {
	n, err := strconv.Atoi(d.Attributes.Get(key))
	if err != nil || n < 0 || d.Segments == 0 {
		return 0
	}
	return n
}

func (c *Counter) addThemes(d *DocumentCount) {
	people := attendance(d, corpus.Participants) > 0
	organisations := attendance(d, corpus.Organisations) > 0
	for _, t := range d.Themes {
		n := &c.themes[t.Theme]
		n.hits += int(t.Hits)
		n.ownHits += int(t.OwnHits)
		n.segments += int(t.Segments)
		n.units += int(t.Units)
		n.own += int(t.Own)
		n.documents++
		for i := range n.polarity {
			n.polarity[i] += int(t.Polarity[i])
		}
		for i := range n.emphasised {
			n.emphasised[i] += int(t.Emphasised[i])
		}
		if people {
			n.asked[0] += int(t.Units)
		}
		if organisations {
			n.asked[1] += int(t.Units)
		}
	}
}

// themeUnits returns how many units of a document carry each theme, by theme, in
// the memory of out.
func (d *document) themeUnits(out []int) []int {
	clear(out)
	for i := range d.clusters {
		addUnits(out, d.clusters[i].Themes)
	}
	return out
}

// keys returns the keys of what is known of the documents: those that structure
// looks for in their order, then others as they first come.
func (c *Counter) keys() []string {
	order := slices.Clone(knownAttributes[:])
	seen := map[string]bool{}
	for i := range c.docs {
		for _, a := range c.docs[i].attributes {
			if seen[a.Key] {
				continue
			}
			seen[a.Key] = true
			if !slices.Contains(knownAttributes[:], a.Key) {
				order = append(order, a.Key)
			}
		}
	}
	return slices.DeleteFunc(order, func(k string) bool { return !seen[k] })
}

// knownAttributes are the keys that structure looks for, in the order in which
// tables show them.
var knownAttributes = [...]string{
	corpus.Title, corpus.PlaceName, corpus.Date, corpus.DateEnd, corpus.Time, corpus.Participants, corpus.Organisations,
	corpus.Organiser, corpus.Region, corpus.Municipality, corpus.Year, corpus.Event,
}

// attributeID is the message that names an attribute; a column of the user's
// own names itself.
func attributeID(key string) string {
	if slices.Contains(knownAttributes[:], key) {
		return "attribute." + key
	}
	return key
}

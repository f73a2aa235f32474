package evaluate

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// Options say how a run is set beside hand codings. The zero value is the usual
// way.
type Options struct {
	Resamples int   // of the bootstrap; 0: 2000
	Seed      int64 // of the same; 0: 1
	// Labels lead from a theme's labels to its id, so that hand codings may use
	// either; case does not matter. Nil: ids only.
	Labels map[string]string
}

// missing marks a rating that is not there: not coded, or disputed.
const missing int8 = -1

// An Evaluator compares coded documents with hand codings. It holds the hand
// codings and what the run made of the same lines, and no more.
type Evaluator struct {
	scheme *tabulate.Scheme
	opt    Options
	themes []string // that are compared: the top themes, and subthemes that the gold names
	index  map[string]int
	ids    map[string]string // by id or label in lower case
	coders []string
	docs   []*document
	errs   []*source.Error
}

// A document is one document of the gold.
type document struct {
	name  string // as the gold writes it
	file  string // the gold's file, for faults
	at    int
	found string // the run's name for it, empty until it comes
	match int    // how well the two names match
	units []*unit
}

// A unit is a line or segment that was coded by hand.
type unit struct {
	line    int
	segment string
	file    string
	at      int
	role    string
	ratings [][]int8 // by coder, nil if the coder did not rate it; then by theme: missing, 0 or 1
	gold    []int8   // by theme: what most coders say
	run     []int8   // by theme; nil if the document has not come or has no such unit
	runRole string
	found   []finding
	text    string
}

// A finding is a coding of the run on a unit.
type finding struct {
	theme []int // the compared themes that it belongs to
	term  int32
	rule  code.Rule
	words string
}

// New returns an evaluator of hand codings by a scheme. Rows that name a theme
// which the scheme lacks are faults, to be had from [Evaluator.Results].
func New(s *tabulate.Scheme, g *Gold, opt Options) *Evaluator {
	e := &Evaluator{scheme: s, opt: opt, index: map[string]int{}, ids: map[string]string{}}
	if e.opt.Resamples == 0 {
		e.opt.Resamples = 2000
	}
	if e.opt.Seed == 0 {
		e.opt.Seed = 1
	}
	for _, t := range s.Themes {
		e.ids[strings.ToLower(t.ID)] = t.ID
	}
	for label, id := range opt.Labels {
		if label = strings.ToLower(label); e.ids[label] == "" {
			e.ids[label] = id
		}
	}
	named := map[string]bool{}
	for i := range g.rows {
		for _, t := range slices.Concat(g.rows[i].themes, g.rows[i].disputed) {
			named[e.id(t)] = true
		}
	}
	for _, t := range s.Themes {
		if t.Depth == 0 || named[t.ID] {
			e.index[t.ID] = len(e.themes)
			e.themes = append(e.themes, t.ID)
		}
	}
	e.read(g)
	return e
}

// read sorts the rows by document and unit.
func (e *Evaluator) read(g *Gold) {
	docs := map[string]*document{}
	units := map[string]map[unitKey]*unit{}
	for i := range g.rows {
		r := &g.rows[i]
		d := docs[r.document]
		if d == nil {
			d = &document{name: r.document, file: r.file, at: r.at}
			docs[r.document], units[r.document] = d, map[unitKey]*unit{}
			e.docs = append(e.docs, d)
		}
		key := unitKey{r.line, r.segment}
		u := units[r.document][key]
		if u == nil {
			u = &unit{line: r.line, segment: r.segment, file: r.file, at: r.at}
			units[r.document][key] = u
			d.units = append(d.units, u)
		}
		if u.role == "" {
			u.role = r.role
		}
		e.rate(u, r)
	}
	for _, d := range e.docs {
		for _, u := range d.units {
			u.gold = e.majority(u)
		}
	}
}

// id returns the id of a theme that hand codings name by id or label; what they
// wrote if there is no such theme.
func (e *Evaluator) id(name string) string {
	if id := e.ids[strings.ToLower(norm.NFC.String(name))]; id != "" {
		return id
	}
	return name
}

type unitKey struct {
	line    int
	segment string
}

// rate notes what a row says of a unit.
func (e *Evaluator) rate(u *unit, r *goldRow) {
	if r.blank {
		return
	}
	coder := slices.Index(e.coders, r.coder)
	if coder < 0 {
		coder = len(e.coders)
		e.coders = append(e.coders, r.coder)
	}
	for len(u.ratings) <= coder {
		u.ratings = append(u.ratings, nil)
	}
	if u.ratings[coder] == nil {
		u.ratings[coder] = make([]int8, len(e.themes))
	}
	set := func(theme string, value int8) {
		theme = e.id(theme)
		i, ok := e.index[theme]
		if !ok {
			fault := source.Whole(source.Fault, r.file, "evaluate.unknown-theme", theme)
			fault.Line = r.at
			e.errs = append(e.errs, fault)
			return
		}
		for ; ; i = e.index[theme] {
			if value != missing || u.ratings[coder][i] == 0 {
				u.ratings[coder][i] = value
			}
			cut := strings.LastIndexByte(theme, '/')
			if cut < 0 {
				return
			}
			theme = theme[:cut]
			if _, ok := e.index[theme]; !ok {
				return
			}
		}
	}
	for _, t := range r.themes {
		set(t, 1)
	}
	for _, t := range r.disputed {
		set(t, missing)
	}
}

// majority is what most coders of a unit say; missing where they are even.
func (e *Evaluator) majority(u *unit) []int8 {
	out := make([]int8, len(e.themes))
	for t := range out {
		yes, no := 0, 0
		for _, r := range u.ratings {
			switch {
			case r == nil || r[t] == missing:
			case r[t] == 1:
				yes++
			default:
				no++
			}
		}
		switch {
		case yes > no:
			out[t] = 1
		case yes == no:
			out[t] = missing
		}
	}
	return out
}

// Add compares one coded document. Documents without hand codings pass by. A
// document is the gold's if its name is the gold's; or else ends in it, as a
// path; or else has the same base name; or else the same without extension.
func (e *Evaluator) Add(c *code.Coded) {
	var d *document
	how := 0
	for _, g := range e.docs {
		if m := matches(c.Document.Text.Name, g.name); m > how {
			d, how = g, m
		}
	}
	switch {
	case d == nil || how < d.match:
		return
	case how == d.match:
		e.errs = append(e.errs, source.Whole(source.Fault, d.name, "evaluate.two-documents", d.found, c.Document.Text.Name))
		return
	}
	d.match, d.found = how, strings.Clone(c.Document.Text.Name)
	e.compare(d, c)
}

// matches says how well a document's name matches the gold's; 0 for not at all.
func matches(name, gold string) int {
	name, gold = plainName(name), plainName(gold)
	switch {
	case name == gold:
		return 4
	case strings.HasSuffix(name, "/"+gold):
		return 3
	case path.Base(name) == path.Base(gold):
		return 2
	case base(name) == path.Base(gold) || base(name) == base(gold):
		return 1
	}
	return 0
}

// plainName writes a name as it is compared: with slashes, and with letters and
// their marks in one, which some systems part in the names of files.
func plainName(name string) string { return norm.NFC.String(strings.ReplaceAll(name, "\\", "/")) }

// compare notes what the run found on each unit of the document.
func (e *Evaluator) compare(d *document, c *code.Coded) {
	on := newCodedLines(c)
	for _, u := range d.units {
		u.run, u.found = make([]int8, len(e.themes)), nil
		if !on.look(u) {
			u.run = nil
			id, what := "evaluate.no-line", any(u.line)
			if u.segment != "" {
				id, what = "evaluate.no-segment", u.segment
			}
			fault := source.Whole(source.Fault, u.file, id, d.found, what)
			fault.Line = u.at
			e.errs = append(e.errs, fault)
			continue
		}
		for _, i := range on.codings {
			k := &c.Codings[i]
			f := finding{term: k.Term, rule: k.Rule, words: strings.Clone(k.Span.Text(c.Document.Text.Body))}
			for t := k.Theme; t >= 0; t = e.scheme.Themes[t].Parent {
				if i, ok := e.index[e.scheme.Themes[t].ID]; ok {
					u.run[i] = 1
					f.theme = append(f.theme, i)
				}
			}
			u.found = append(u.found, f)
		}
	}
}

// Package html writes the report: one page that stands by itself, for a screen,
// a telephone and paper.
//
// [New] begins a [Page]; [Page.Document] takes each coded document in order and
// keeps its view, up to a limit; [Page.Finish] writes the page. The page fetches
// nothing and reads whole without scripts; its one script filters. All words from
// outside go through [export.AppendMarkup].
//
// The bytes depend on what is written alone, not on a clock or a map.
package html

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
)

// Options say how a page is written.
type Options struct {
	Plan *export.Plan
	// Text is how many bytes of notes the page shows whole, in all; 0: 3 MB. A
	// document that no longer fits is left out, and the page says so. The markup
	// of what is shown is at most ten times as long.
	Text int
	// Quotes is the most quotes that a theme shows; 0: 100.
	Quotes int
}

const (
	mostText   = 3 << 20
	mostQuotes = 100
	// Notes coded in every word take more markup than this ratio; a little of
	// that is let be.
	markupRatio = 10
	leastSpare  = 1 << 20
)

// A Page is a report in the making.
type Page struct {
	plan   *export.Plan
	labels *export.Labels
	room   int // bytes of notes that the page can still show
	spare  int // bytes of markup that it can still hold
	views  bool
	quotes *export.Quotes
	hues   []string // class of each theme, by index

	docs      []document
	keys      map[string]int // how many documents have a key
	byName    map[string]int // a shown name's document
	groups    registry
	questions registry
	asked     map[string]string // a question's words by its id
	roles     [len(corpus.Roles)]bool
	polarity  [4]bool
	words     map[string]string // labels that recur, by message id
	whys      map[why]string
	found     []map[string]int // by theme, its matched words and how often
	said      []int            // by theme and polarity: the last turn that wrote it
	turn      int              // of facets
}

// A document is what the page keeps of one.
type document struct {
	key  string // in the ids of its segments
	name string // as shown
	view []byte // nil if it is not shown
}

// A registry numbers values in the order in which they come.
type registry struct {
	index map[string]int
	list  []string
}

func (r *registry) of(s string) int {
	if i, ok := r.index[s]; ok {
		return i
	}
	if r.index == nil {
		r.index = map[string]int{}
	}
	s = strings.Clone(s)
	r.index[s] = len(r.list)
	r.list = append(r.list, s)
	return len(r.list) - 1
}

// New begins a page.
func New(opt Options) *Page {
	if opt.Text <= 0 {
		opt.Text = mostText
	}
	if opt.Quotes <= 0 {
		opt.Quotes = mostQuotes
	}
	p := &Page{
		plan: opt.Plan, labels: opt.Plan.Labels(), room: opt.Text, spare: markupRatio * opt.Text, quotes: export.NewQuotes(opt.Plan, opt.Quotes),
		views: opt.Plan.Privacy.Excerpts(),
		keys:  map[string]int{}, byName: map[string]int{}, asked: map[string]string{}, words: map[string]string{}, whys: map[why]string{},
	}
	p.said = make([]int, len(polarityMarks)*len(p.plan.Themes))
	p.found = make([]map[string]int, len(p.plan.Themes))
	p.paintThemes()
	return p
}

// hues is how many colours and underlines tell themes apart.
const hues = 10

// paintThemes gives each theme the colour of the outermost theme above it.
func (p *Page) paintThemes() {
	outer := -1
	hue := make([]int, len(p.plan.Themes))
	p.hues = make([]string, len(p.plan.Themes))
	for i := range p.plan.Themes {
		if up := p.plan.Themes[i].Parent; up >= 0 && up < i {
			hue[i] = hue[up]
		} else {
			outer++
			hue[i] = outer % hues
		}
		p.hues[i] = "t" + strconv.Itoa(hue[i])
	}
}

// t returns the sentence for an id in the page's language, with its per cent
// signs kept to their numbers.
func (p *Page) t(id string, args ...any) string {
	return strings.ReplaceAll(p.plan.Lang.Text(id, args...), " %", "\u00a0%")
}

// word returns a label that recurs, or id itself if it has none.
func (p *Page) word(area, id string) string {
	key := area + "." + id
	if w, ok := p.words[key]; ok {
		return w
	}
	w := id
	if message.Has(key) {
		w = p.t(key)
	}
	p.words[key] = w
	return w
}

// Document keeps what the page shows of a coded document. Documents come in order.
func (p *Page) Document(c *code.Coded) error {
	d := document{name: strings.Clone(p.plan.Names.Show(c.Document.Text.Name))}
	d.key = keyOf(d.name)
	p.keys[d.key]++
	if n := p.keys[d.key]; n > 1 {
		d.key += "." + strconv.Itoa(n)
	}
	p.quotes.Add(c)
	p.count(c)
	if size := len(c.Document.Text.Body); p.views && size <= p.room {
		d.view = p.view(c, d.key)
		if len(d.view) > p.spare+leastSpare {
			d.view = nil
		} else {
			p.room, p.spare = p.room-size, p.spare-len(d.view)
		}
	}
	if _, ok := p.byName[d.name]; !ok && d.view != nil {
		p.byName[d.name] = len(p.docs)
	}
	p.docs = append(p.docs, d)
	return nil
}

// mostForms is how many forms of matched words are counted a theme; those that
// come after are not.
const mostForms = 2000

// count counts the words that themes were found by.
func (p *Page) count(c *code.Coded) {
	if p.plan.Privacy.NoQuotes {
		return
	}
	for i := range c.Codings {
		k := &c.Codings[i]
		s := &c.Document.Segments[k.Segment]
		if k.Theme < 0 || int(k.Theme) >= len(p.found) || k.Span.Len() > longestForm || !p.plan.Counts(s.Role) {
			continue
		}
		words := strings.ToLower(k.Span.Text(c.Document.Text.Body))
		forms := p.found[k.Theme]
		if _, ok := forms[words]; ok {
			forms[words]++
			continue
		}
		if forms == nil {
			forms = map[string]int{}
			p.found[k.Theme] = forms
		}
		if len(forms) < mostForms {
			forms[strings.Clone(strings.Join(strings.Fields(words), " "))]++
		}
	}
}

// longestForm is the most bytes of matched words that are counted: a rule over a
// whole sentence has no form.
const longestForm = 60

// keyOf makes the part of an id that stands for a document: FNV-1a of its name
// as shown, so that a link survives documents that come before it.
func keyOf(name string) string {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(name[i])) * 16777619
	}
	return strconv.FormatUint(uint64(h), 36)
}

// segmentID is the id of a segment on the page; its own begins with an "s".
func segmentID(key, id string) string { return "s-" + key + "-" + strings.TrimPrefix(id, "s") }

// Finish writes the page. It may be called once.
func (p *Page) Finish(w io.Writer, run *export.Run) error {
	r := &report{Page: p, pen: &pen{w: w}, run: run}
	r.write()
	r.flush()
	if r.err != nil {
		return fmt.Errorf("writing the report: %w", r.err)
	}
	return nil
}

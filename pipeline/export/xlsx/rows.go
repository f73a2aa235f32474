package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
)

// beginRows makes the sheets that grow with the corpus.
func (b *Book) beginRows() {
	b.codings = &long{b: b, id: "codings", columns: b.columns(codingColumns), layout: layout{freezeRows: 1, tab: muted}, begun: textNumbers, print: codingsPrinted}
	b.segments = &long{b: b, id: "segments", columns: b.columns(segmentColumns), layout: layout{freezeRows: 1, tab: muted}, begun: textNumbers, print: segmentsPrinted}
	if b.plan.Privacy.NoQuotes || b.plan.Privacy.HideDocuments {
		return
	}
	b.review = newReview(b)
}

// textNumbers tells Excel not to mark numbers that are texts, such as a
// segment's year or an id of digits alone.
func textNumbers(s *sheet) {
	s.b.fail(s.b.file.AddIgnoredErrors(s.name, s.area(1, 2, len(s.columns), s.b.maxRows+1), excelize.IgnoredErrorsNumberStoredAsText))
}

// spec is a column by the message id of its heading.
type spec struct {
	id    string
	width float64
	look  look
}

// The columns that are printed come first; those to the right of them are for
// filters and pivot tables.
const (
	codingsPrinted  = 6
	segmentsPrinted = 5
)

var codingColumns = []spec{
	{"book.col-document", 26, plainLook}, {"book.col-line", 8, countLook}, {"book.col-theme", 24, plainLook}, {"book.col-subtheme", 20, plainLook},
	{"book.col-matched", 22, plainLook}, {"book.col-text", 70, plainLook},
	{"book.col-counted", 10, plainLook}, {"book.col-region", 16, plainLook}, {"book.col-year", 8, plainLook}, {"book.col-role", 22, plainLook},
	{"book.col-question", 30, plainLook}, {"book.col-polarity", 12, plainLook}, {"book.col-term", 22, plainLook}, {"book.col-rule", 18, plainLook},
	{"book.col-reading", 22, plainLook}, {"book.col-column", 10, countLook}, {"book.col-place", 14, plainLook},
	{"book.col-segment", 18, plainLook}, {"book.col-theme-id", 20, plainLook},
}

var segmentColumns = []spec{
	{"book.col-document", 26, plainLook}, {"book.col-line", 8, countLook}, {"book.col-role", 22, plainLook}, {"book.col-themes", 30, wrapLook},
	{"book.col-text", 84, wrapLook},
	{"book.col-counted", 10, plainLook}, {"book.col-theme-count", 9, countLook}, {"book.col-words", 8, countLook}, {"book.col-emphasis", 11, countLook},
	{"book.col-region", 16, plainLook}, {"book.col-year", 8, plainLook}, {"book.col-section", 26, plainLook}, {"book.col-question", 30, plainLook},
	{"book.col-speaker", 16, plainLook}, {"book.col-place", 14, plainLook}, {"book.col-doubt", 10, plainLook}, {"book.col-evidence", 30, plainLook},
	{"book.col-segment", 18, plainLook},
}

func (b *Book) columns(specs []spec) []column {
	cols := make([]column, len(specs))
	for i, s := range specs {
		cols[i] = column{head: b.t(s.id), width: s.width, look: s.look}
	}
	return cols
}

// quote is words of the notes, emptied where none may be shown.
func (b *Book) quote(s string) string {
	if b.plan.Privacy.NoQuotes {
		return ""
	}
	return b.text(s)
}

// name is a document's name as it is shown.
func (b *Book) name(d *corpus.Document) string { return b.text(b.plan.Names.Show(d.Text.Name)) }

// number makes a year a number, so that a pivot table sorts it; other texts
// stay as they are.
func (b *Book) number(s string) any {
	if s == "" {
		return nil
	}
	if n, err := strconv.Atoi(s); err == nil && len(s) < 10 && s[0] != '0' && s[0] != '+' {
		return n
	}
	return b.text(s)
}

// yesNo words whether the tables count a role.
func (b *Book) yesNo(v bool) string {
	if v {
		return b.yes
	}
	return b.no
}

// context is what a row says of its segment's surroundings.
type context struct {
	name, role, section, question, region, place, text string
	year                                               any
	counted                                            bool
	line                                               int
}

func (b *Book) context(d *corpus.Document, name string, s *corpus.Segment) context {
	c := context{
		name: name, role: b.word("role", s.Role.String()), counted: b.plan.Counts(s.Role), line: int(s.Line),
		region: b.text(export.AttributeOf(d, s, corpus.Region)), year: b.number(export.AttributeOf(d, s, corpus.Year)),
	}
	if d.Text.HasPlaces() {
		c.place = b.text(b.plan.Lang.Place(d.Text.Place(s.Span.Start)))
	}
	if b.plan.Privacy.NoQuotes {
		return c
	}
	text, _ := export.Shown(d.Text.Body, s, nil)
	c.text = b.text(text)
	c.question = b.text(export.QuestionText(d, s))
	if s.Section >= 0 && s.Section < len(d.Sections) {
		c.section = b.text(d.Sections[s.Section].Title)
	}
	return c
}

// writeSegments writes a row for each segment.
func (b *Book) writeSegments(c *code.Coded) {
	d := c.Document
	name := b.name(d)
	k := 0
	for i := range d.Segments {
		s := &d.Segments[i]
		x := b.context(d, name, s)
		first := k
		for k < len(c.Codings) && c.Codings[k].Segment == i {
			k++
		}
		themes, n := b.themesOf(c.Codings[first:k])
		l := b.segments
		var doubt any
		if s.Confidence < corpus.CloseCall {
			doubt = b.yes
		}
		l.buf = append(l.buf[:0], name, x.line, x.role, text(themes), text(x.text), b.yesNo(x.counted), n, s.Words, emphasis(s.Emphasis),
			text(x.region), x.year, text(x.section), text(x.question), text(b.quote(s.Speaker)), text(x.place), doubt,
			b.word("evidence", string(s.Evidence)), s.ID())
		l.put(rowHeight(l.columns[:segmentsPrinted], "", "", "", themes, x.text), l.buf...)
	}
}

// text is a cell that is left out when it is empty.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func emphasis(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// themesOf lists the labels of a segment's themes, each once.
func (b *Book) themesOf(codings []code.Coding) (string, int) {
	if len(codings) == 0 {
		return "", 0
	}
	seen := make([]int32, 0, 4)
	var list strings.Builder
	for i := range codings {
		t := codings[i].Theme
		if t < 0 || int(t) >= len(b.plan.Themes) || contains(seen, t) {
			continue
		}
		if len(seen) > 0 {
			list.WriteString("; ")
		}
		seen = append(seen, t)
		list.WriteString(b.plan.Themes[t].Label)
	}
	return b.text(list.String()), len(seen)
}

func contains(seen []int32, t int32) bool {
	for _, o := range seen {
		if o == t {
			return true
		}
	}
	return false
}

// top returns the label of a theme's outermost theme and, for a subtheme, its own.
func (b *Book) top(theme int) (string, string) {
	own := b.plan.Themes[theme].Label
	outer := theme
	for n := 0; b.plan.Themes[outer].Parent >= 0 && n < len(b.plan.Themes); n++ {
		outer = b.plan.Themes[outer].Parent
	}
	if outer == theme {
		return own, ""
	}
	return b.plan.Themes[outer].Label, own
}

// writeCodings writes a row for each coding.
func (b *Book) writeCodings(c *code.Coded) {
	d := c.Document
	name := b.name(d)
	var x context
	var around extracts
	at := -1
	for i := range c.Codings {
		o := &c.Codings[i]
		s := &d.Segments[o.Segment]
		if at != o.Segment {
			x, at = b.context(d, name, s), o.Segment
			around = b.extracts(c, i)
		}
		if o.Theme < 0 || int(o.Theme) >= len(b.plan.Themes) {
			continue
		}
		theme, sub := b.top(int(o.Theme))
		pos := d.Text.Position(o.Span.Start)
		l := b.codings
		l.buf = append(l.buf[:0], name, pos.Line, theme, text(sub), text(around.matched(b, i)), text(around.text(b, i, x.text)), b.yesNo(x.counted),
			text(x.region), x.year, x.role, text(x.question), b.word("polarity", o.Polarity.String()), text(b.term(o.Term)),
			b.word("rule", o.Rule.String()), text(b.quote(o.Reading)), pos.Column, text(x.place), s.ID(), b.plan.Themes[o.Theme].ID)
		l.put(0, l.buf...)
	}
}

// mostContext is how much of a segment stands beside each of its codings: the
// whole of it stands among the segments, and a line of megabytes would else be
// written once a coding.
const mostContext = 2000

// extracts are the words of a segment as shown, and where its codings lie in
// them.
type extracts struct {
	words string
	first int           // index of the first coding
	marks []source.Span // of words, a coding; the zero span for one outside the content
}

// extracts looks up where the codings of a segment lie, all at once; first is
// the first of them.
func (b *Book) extracts(c *code.Coded, first int) extracts {
	if b.plan.Privacy.NoQuotes {
		return extracts{}
	}
	d := c.Document
	s := &d.Segments[c.Codings[first].Segment]
	var spans []source.Span
	var of []int
	n := 0
	for i := first; i < len(c.Codings) && c.Codings[i].Segment == c.Codings[first].Segment; i++ {
		// Shown drops what lies outside the content; the others keep their order.
		if k := c.Codings[i].Span; max(k.Start, s.Content.Start) < min(k.End, s.Content.End) {
			spans, of = append(spans, k), append(of, n)
		}
		n++
	}
	x := extracts{first: first, marks: make([]source.Span, n)}
	words, marks := export.Shown(d.Text.Body, s, spans)
	x.words = words
	for i, m := range marks {
		x.marks[of[i]] = m
	}
	return x
}

// matched is the coded words on one line.
func (x *extracts) matched(b *Book, i int) string {
	if x.marks == nil {
		return ""
	}
	return b.text(x.marks[i-x.first].Text(x.words))
}

// text is the segment's text, guarded, or what stands around a coding where that
// is long.
func (x *extracts) text(b *Book, i int, whole string) string {
	if x.marks == nil || len(x.words) <= mostContext {
		return whole
	}
	short, _ := export.Extract(x.words, x.marks[i-x.first], mostContext/4)
	b.guarded.Extracts++
	return b.text(short)
}

func (b *Book) term(n int32) string {
	if n < 0 || int(n) >= len(b.plan.Terms) {
		return ""
	}
	return b.text(b.plan.Terms[n].Text)
}

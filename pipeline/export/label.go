package export

import (
	"math"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// Labels turns the ids in tables into what people read.
type Labels struct {
	lang   message.Lang
	themes map[string]int
	plan   *Plan
}

// Labels returns the labels of the plan's themes in the plan's language.
func (p *Plan) Labels() *Labels {
	l := &Labels{lang: p.Lang, themes: make(map[string]int, len(p.Themes)), plan: p}
	for i := range p.Themes {
		l.themes[p.Themes[i].ID] = i
	}
	return l
}

// Theme returns a theme's label, without those above it; an unknown id as it is.
func (l *Labels) Theme(id string) string {
	if i, ok := l.themes[id]; ok && l.plan.Themes[i].Label != "" {
		return l.plan.Themes[i].Label
	}
	return id
}

// Path returns a theme's label after those above it: "Finansiering › Bidrag".
func (l *Labels) Path(id string) string {
	i, ok := l.themes[id]
	if !ok {
		return id
	}
	path := l.Theme(id)
	for i = l.plan.Themes[i].Parent; i >= 0 && i < len(l.plan.Themes); i = l.plan.Themes[i].Parent {
		path = l.Theme(l.plan.Themes[i].ID) + " › " + path
	}
	return path
}

// Index returns the index in Plan.Themes of a theme's id, -1 if it is unknown.
func (l *Labels) Index(id string) int {
	if i, ok := l.themes[id]; ok {
		return i
	}
	return -1
}

// Group returns the name of a group of a comparison.
func (l *Labels) Group(name string) string {
	if message.Has(name) {
		return l.lang.Text(name)
	}
	return name
}

// GroupOf returns the name of group i of a comparison. A group that is called by
// a question's words is called by its number where no words are to be shown.
func (l *Labels) GroupOf(by []string, groups []tabulate.Group, i int) string {
	g := &groups[i]
	if l.plan.Privacy.NoQuotes && g.Values != nil && slices.Contains(by, byQuestion) {
		return l.lang.Text("chart.question-number", i+1)
	}
	return l.Group(g.Name)
}

// Title returns the title of a table.
func (l *Labels) Title(t *tabulate.Table) string { return l.lang.Text("table." + t.ID) }

// Head returns the heading of a column.
func (l *Labels) Head(c tabulate.Column) string {
	if c.Label == "" {
		return l.lang.Text("column." + c.ID)
	}
	if _, ok := l.themes[c.Label]; ok {
		return l.Theme(c.Label)
	}
	return l.Group(c.Label)
}

// Note returns the sentence of a note under a table.
func (l *Labels) Note(n tabulate.Note) string { return l.lang.Text(n.ID, n.Args...) }

// HiddenMark stands where a small number is not shown.
const HiddenMark = "–"

// Text returns a cell as a sentence's reader sees it: with the language's
// decimal mark, per cent, and labels for ids. It is empty for a value that does
// not exist.
func (l *Labels) Text(col tabulate.Column, c tabulate.Cell) string {
	switch c.Kind {
	case tabulate.Hidden:
		return HiddenMark
	case tabulate.Text:
		return l.Words(col, c.Text)
	case tabulate.Number:
		return l.Number(col, c.Num)
	}
	return ""
}

// Words returns the text of a cell in a column as people read it.
func (l *Labels) Words(col tabulate.Column, text string) string {
	switch col.Kind {
	case tabulate.ThemeColumn:
		return l.Theme(text)
	case tabulate.IDColumn:
		return l.lang.Text(text)
	case tabulate.DocumentColumn:
		return l.plan.Names.Show(text)
	case tabulate.QuoteColumn:
		if l.plan.Privacy.NoQuotes {
			return ""
		}
	}
	if strings.IndexByte(text, '.') > 0 && message.Has(text) {
		return l.lang.Text(text)
	}
	return text
}

// Number returns a number in a column as people read it; it is empty for NaN.
func (l *Labels) Number(col tabulate.Column, n float64) string {
	if math.IsNaN(n) {
		return ""
	}
	if math.IsInf(n, 0) {
		return [...]string{"∞", "−∞"}[btoi(n < 0)]
	}
	switch col.Kind {
	case tabulate.ShareColumn:
		return l.lang.Percent(n)
	case tabulate.PColumn:
		if n < 0.001 {
			return "< " + l.lang.Decimal(0.001, 3)
		}
		return l.lang.Decimal(n, 3)
	case tabulate.RateColumn:
		return l.lang.Decimal(n, 2)
	case tabulate.CountColumn:
		return l.lang.Int(int(n))
	}
	return l.lang.Decimal(n, -1)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

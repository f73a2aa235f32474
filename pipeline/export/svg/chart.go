// Package svg draws the charts of a run: for a page, where they follow its
// light or dark setting, and as files of their own for slides.
//
// [Charts] gives those that have something to show. Every number that a chart
// draws stands in it as text too, or in its [Chart.Rows]; nothing is told by
// colour alone. The same run gives the same bytes.
package svg

import (
	"cmp"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// The widths, in pixels, that charts are laid out for.
const (
	Wide   = 720.0 // a page on a screen or on paper
	Narrow = 340.0 // a telephone
	slide  = 960.0
)

// A Chart is one picture, and its numbers.
type Chart struct {
	ID    string // "themes"
	Name  string // of its file: "themes.svg"
	Title string
	Desc  string // what it shows, for those who cannot see it
	// Head and Rows are the numbers as people read them; the first column names
	// the rows.
	Head []string
	Rows [][]string

	draw func(width float64) *canvas
}

// Charts returns the charts that have anything to show, in the order in which
// a reader wants them.
func Charts(run *export.Run) []Chart {
	if run.Results == nil || run.Results.Total.Units == 0 {
		return nil
	}
	p := &painter{run: run, r: run.Results, labels: run.Labels()}
	var list []Chart
	for _, make := range []func() (Chart, bool){p.themes, p.groups, p.groupHeat, p.asked, p.trend, p.together, p.said} {
		if c, ok := make(); ok {
			c.Name = c.ID + ".svg"
			list = append(list, c)
		}
	}
	return list
}

// Inline writes the chart for a page of the given width, [Wide] or [Narrow]: its
// height follows, and it may come out wider where its cells would not fit. It is
// drawn with the classes of [CSS] and has no id, so that it may stand twice on a
// page.
func (c Chart) Inline(w io.Writer, width float64) error {
	k := c.draw(width)
	dst := append([]byte(`<svg class="k" role="img" width="`), number(k.width)...)
	dst = append(append(append(dst, `" height="`...), number(k.height)...), `" viewBox="0 0 `...)
	dst = append(append(append(dst, number(k.width)...), ' '), number(k.height)...)
	dst = append(dst, `" aria-label="`...)
	dst = export.AppendMarkup(dst, oneLine(c.Title))
	dst = append(dst, "\">\n"...)
	dst = c.head(dst)
	dst = k.append(dst, false)
	_, err := w.Write(append(dst, "</svg>\n"...))
	return err
}

// head is the title and description.
func (c Chart) head(dst []byte) []byte {
	dst = export.AppendMarkup(append(dst, "<title>"...), oneLine(c.Title))
	dst = export.AppendMarkup(append(dst, "</title>\n<desc>"...), oneLine(c.Desc))
	return append(dst, "</desc>\n"...)
}

// Standalone writes a whole file, light, with its title drawn: for slides.
func (c Chart) Standalone(w io.Writer) error {
	const margin, titleLine = 24.0, 24.0
	k := c.draw(slide - 2*margin)
	title := paintTitle.wrap(c.Title, k.width, 3)
	top := margin + titleLine*float64(len(title)) + 6
	width, height := k.width+2*margin, top+k.height+margin
	dst := []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="`)
	dst = append(append(append(dst, number(width)...), `" height="`...), number(height)...)
	dst = append(append(append(dst, `" viewBox="0 0 `...), number(width)...), ' ')
	dst = append(append(dst, number(height)...), `" font-family="`...)
	dst = export.AppendMarkup(dst, slideFonts)
	dst = append(dst, "\">\n"...)
	dst = c.head(dst)
	var page canvas
	page.rect(paintPaper, 0, 0, width, height)
	for i, line := range title {
		page.text(paintTitle, start, margin, margin+titleLine*float64(i)+15, line)
	}
	dst = page.append(dst, true)
	dst = append(dst, `<g transform="translate(`+number(margin)+` `+number(top)+`)">`+"\n"...)
	dst = k.append(dst, true)
	_, err := w.Write(append(dst, "</g>\n</svg>\n"...))
	return err
}

// A painter makes the charts of one run.
type painter struct {
	run    *export.Run
	r      *tabulate.Results
	labels *export.Labels
}

// t returns the sentence for an id, with its per cent signs kept to their numbers.
func (p *painter) t(id string, args ...any) string {
	return strings.ReplaceAll(p.run.Lang.Text(id, args...), " %", "\u00a0%")
}

// unit is what the run counts, in the plural.
func (p *painter) unit() string { return p.t("book.unit-" + p.r.Options.Unit.String()) }

// percent words a share; a dash stands for one that does not exist.
func (p *painter) percent(share float64) string {
	if math.IsNaN(share) {
		return export.HiddenMark
	}
	return p.run.Lang.Percent(share)
}

// bounds words an interval.
func (p *painter) bounds(i tabulate.Interval) string {
	if math.IsNaN(i.Low) || math.IsNaN(i.High) {
		return ""
	}
	return p.run.Lang.Decimal(100*i.Low, 1) + "–" + p.percent(i.High)
}

// top are the outermost themes by falling share; those that are equal keep the
// lexicon's order.
func (p *painter) top(most int) []tabulate.Profile {
	var list []tabulate.Profile
	for _, t := range p.r.Themes {
		if t.Depth == 0 {
			list = append(list, t)
		}
	}
	slices.SortStableFunc(list, func(a, b tabulate.Profile) int { return cmp.Compare(b.Units, a.Units) })
	return list[:min(len(list), most)]
}

// groupName is what a group is called; a question's words are held back where
// no words are to be shown.
func (p *painter) groupName(by []string, groups []tabulate.Group, i int) string {
	return p.labels.GroupOf(by, groups, i)
}

// A scale leads from shares to places on a line.
type scale struct {
	from, to float64 // in pixels
	most     float64 // the share at to
	step     float64
}

// newScale ends above the highest share, at a quarter of a step.
func newScale(from, to, highest float64) scale {
	s := scale{from: from, to: to, step: 0.05}
	switch {
	case highest > 0.6:
		s.step = 0.25
	case highest > 0.3:
		s.step = 0.2
	case highest > 0.15:
		s.step = 0.1
	}
	part := s.step / 4
	s.most = min(max(math.Ceil(highest/part-1e-9)*part, s.step), 1)
	return s
}

func (s scale) x(share float64) float64 { return s.from + (s.to-s.from)*share/s.most }

// ticks are the shares that have a line.
func (s scale) ticks() []float64 {
	var list []float64
	for i := 0; ; i++ {
		t := float64(i) * s.step
		if t > s.most+1e-9 {
			return list
		}
		list = append(list, t)
	}
}

// grid draws the lines and their numbers above.
func (p *painter) grid(c *canvas, s scale, top, bottom float64) {
	for i, t := range s.ticks() {
		x := s.x(t)
		c.line([...]paint{paintGrid, paintBase}[btoi(i == 0)], x, top, x, bottom)
		c.text(paintSmall, middle, x, top-5, p.run.Lang.Decimal(100*t, 0)+[...]string{" %", "%"}[p.run.Lang])
	}
}

package xlsx

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// How much a chart shows: more cannot be told apart.
const (
	chartThemes = 15
	chartSide   = 8 // themes with groups side by side
	chartGroups = 6
	chartLines  = 5
	chartYears  = 30
)

// chartData is the sheet that holds what the charts draw, with the distances
// from each share to the ends of its interval.
type chartData struct {
	s *sheet
	b *Book
}

func (b *Book) newChartData() *chartData { return &chartData{b: b} }

// begin makes the sheet when the first chart needs it.
func (d *chartData) begin() {
	if d.s != nil {
		return
	}
	cols := []column{{width: 30}}
	for range 3 * chartSide {
		cols = append(cols, column{width: 13, look: shareLook})
	}
	d.s = d.b.newSheet("chartdata", d.b.sheetName("chartdata", 1), cols, layout{tab: muted})
	d.s.put(24, d.s.cell(titleLook, d.b.t("book.chartdata-title")))
	d.s.put(0, d.s.cell(look{colour: muted}, d.b.t("book.chartdata-note")))
}

// A series is a row of bars or a line: shares with their intervals.
type series struct {
	name   string
	shares []float64
	bounds []tabulate.Interval
}

// drawn is where a block of series stands on the sheet.
type drawn struct {
	sheet       string
	head, first int
	last        int
	categories  []string
	series      []series
	most        float64 // the highest end of an interval
}

// block writes series beside their categories: share, then how far the interval
// reaches below and above.
func (d *chartData) block(title string, categories []string, list []series) drawn {
	d.begin()
	s := d.s
	s.print = max(s.print, 1+3*len(list)) // of the columns that there is room for
	d.b.fitPages(s)
	categories = slices.Clone(categories)
	for i, c := range categories {
		categories[i] = d.b.text(c)
	}
	s.put(8)
	s.put(0, s.cell(partLook, title))
	heads := []any{s.cell(headLook, d.b.t("book.col-category"))}
	right := headLook.with(func(l *look) { l.across, l.indent = "right", 1 })
	for _, x := range list {
		heads = append(heads, s.cell(right, x.name), s.cell(right, d.b.t("book.below")), s.cell(right, d.b.t("book.above")))
	}
	s.put(30, heads...)
	at := drawn{sheet: s.name, head: s.row, first: s.row + 1, last: s.row + len(categories), categories: categories, series: list}
	for i, c := range categories {
		row := []any{c}
		for _, x := range list {
			for _, f := range []float64{x.shares[i], x.bounds[i].High} {
				if f > at.most { // no NaN is
					at.most = f
				}
			}
			row = append(row, finite(x.shares[i]), finite(max(x.shares[i]-x.bounds[i].Low, 0)), finite(max(x.bounds[i].High-x.shares[i], 0)))
		}
		s.put(0, row...)
	}
	return at
}

// of names the cells of series k: which is 0 for the shares, 1 for what is
// below, 2 for what is above.
func (at drawn) of(k, which int) string {
	col := 2 + 3*k + which
	return fixed(at.sheet, col, at.first, col, at.last)
}

func (at drawn) name(k int) string   { return cellAt(at.sheet, 2+3*k, at.head) }
func (at drawn) labels() string      { return fixed(at.sheet, 1, at.first, 1, at.last) }
func (at drawn) shares(k int) string { return at.of(k, 0) }

// A frame is where a chart stands, in pixels of height and width.
type frame struct {
	cell          string
	width, height uint
}

// chartFont is for all words of a chart: the library's own are too pale.
var chartFont = excelize.Font{Family: fontFamily, Size: 9, Color: ink}

// barChart draws bars with the ends of their intervals.
func (b *Book) barChart(sheet string, f frame, at drawn, title, alt string, across bool, colours []string) {
	kind := excelize.Bar
	if across {
		kind = excelize.Col
	}
	gap, overlap := uint(45), -5
	if len(at.series) > 1 {
		gap = 60
	}
	c := b.chart(kind, f, title, alt)
	c.GapWidth, c.Overlap = &gap, &overlap
	c.XAxis.ReverseOrder = !across
	c.YAxis.MajorGridLines = true
	for k := range at.series {
		c.Series = append(c.Series, excelize.ChartSeries{Name: at.name(k), Categories: at.labels(), Values: at.shares(k)})
	}
	top(c, at)
	if len(at.series) < 2 {
		c.Legend.Position = "none"
	}
	list := make([]string, len(at.series))
	for k := range list {
		list[k] = at.barSeries(k, colours[k%len(colours)])
	}
	layout := ""
	if !across {
		layout = besideLabels(f)
	}
	b.addChart(sheet, f, c, drawing{list, layout})
}

// besideLabels keeps a third of a chart for the labels of horizontal bars. Left
// to themselves, programs give them less and lay them over one another.
func besideLabels(f frame) string {
	const title, foot = 58, 10 // pixels above and below the bars
	share := func(px float64) string { return strconv.FormatFloat(px/float64(f.height), 'f', 4, 64) }
	return `<layout><manualLayout><layoutTarget val="inner"/><xMode val="edge"/><yMode val="edge"/><x val="0.34"/><y val="` + share(title) +
		`"/><w val="0.62"/><h val="` + share(float64(f.height)-title-foot) + `"/></manualLayout></layout>`
}

// top ends the axis above the highest interval: programs mind the bars alone.
func top(c *excelize.Chart, at drawn) {
	step := 0.05
	switch {
	case at.most > 0.5:
		step = 0.2
	case at.most > 0.2:
		step = 0.1
	}
	end := min(math.Ceil(at.most/step-1e-9)*step, 1)
	if end > 0 {
		c.YAxis.Maximum, c.YAxis.MajorUnit = &end, step
	}
}

// lineChart draws a line a series, each with a mark of its own shape. It has no
// intervals: those of several lines would cover one another.
func (b *Book) lineChart(sheet string, f frame, at drawn, title, alt string) {
	c := b.chart(excelize.Line, f, title, alt)
	c.YAxis.MajorGridLines = true
	list := make([]string, len(at.series))
	for k := range at.series {
		c.Series = append(c.Series, excelize.ChartSeries{Name: at.name(k), Categories: at.labels(), Values: at.shares(k)})
		list[k] = at.lineSeries(k, seriesColours[k%len(seriesColours)])
	}
	top(c, at)
	b.addChart(sheet, f, c, drawing{series: list})
}

func (b *Book) chart(kind excelize.ChartType, f frame, title, alt string) *excelize.Chart {
	no, zero := false, 0.0
	return &excelize.Chart{
		Type: kind, VaryColors: &no, Dimension: excelize.ChartDimension{Width: f.width, Height: f.height},
		Format: excelize.GraphicOptions{AltText: alt, Name: title, Positioning: "oneCell"},
		Title:  excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Family: fontFamily, Size: 11, Bold: true, Color: ink}}}},
		Legend: excelize.ChartLegend{Position: "bottom", Font: &chartFont},
		XAxis:  excelize.ChartAxis{Font: chartFont},
		YAxis:  excelize.ChartAxis{Font: chartFont, Minimum: &zero, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0%"}},
		Border: excelize.LineOptions{Type: excelize.LineNone}, ShowBlanksAs: "gap",
	}
}

// addChart sets a chart on its sheet and remembers what is to be put into it.
func (b *Book) addChart(sheet string, f frame, c *excelize.Chart, d drawing) {
	b.fail(b.file.AddChart(sheet, f.cell, c))
	b.charts = append(b.charts, d)
}

// topThemes are the outermost themes, the most frequent first.
func topThemes(r *tabulate.Results, most int) []tabulate.Profile {
	var top []tabulate.Profile
	for _, p := range r.Themes {
		if p.Depth == 0 && !math.IsNaN(p.Share) {
			top = append(top, p)
		}
	}
	slices.SortStableFunc(top, func(a, b tabulate.Profile) int { return cmp.Compare(b.Units, a.Units) })
	return top[:min(len(top), most)]
}

// sideBySide are the groups as series over the most frequent themes.
func (b *Book) sideBySide(r *tabulate.Results) ([]string, []series) {
	c := r.Groups
	if c == nil {
		return nil, nil
	}
	drawn := named(c.Groups)
	if len(drawn) < 2 || len(drawn) > chartGroups {
		return nil, nil
	}
	var categories []string
	list := make([]series, len(drawn))
	for i, g := range drawn {
		list[i].name = b.text(b.labels.GroupOf(c.By, c.Groups, g))
	}
	for _, p := range topThemes(r, chartSide) {
		for _, t := range c.Themes {
			if t.Theme != p.Theme || len(t.Cells) != len(c.Groups) {
				continue
			}
			categories = append(categories, b.labels.Theme(t.Theme))
			for i, g := range drawn {
				list[i].add(t.Cells[g])
			}
		}
	}
	return categories, list
}

// named are the groups that have a name of their own: not those about whom
// nothing is known, nor what is left over.
func named(groups []tabulate.Group) []int {
	var list []int
	for i, g := range groups {
		if !message.Has(g.Name) {
			list = append(list, i)
		}
	}
	return list
}

// add adds the share of a cell; one that is hidden leaves a gap.
func (s *series) add(c tabulate.GroupCell) {
	if c.Hidden {
		none := math.NaN()
		c.Share, c.Wilson = none, tabulate.Interval{Low: none, High: none}
	}
	s.shares, s.bounds = append(s.shares, c.Share), append(s.bounds, c.Wilson)
}

// manyYears is from where on years are drawn as lines, not as bars beside one
// another with their intervals.
const manyYears = 7

// turned makes the categories series and the series categories.
func turned(categories []string, list []series) ([]string, []series) {
	names := make([]string, len(list))
	out := make([]series, len(categories))
	for i, c := range categories {
		out[i].name = c
		for k, s := range list {
			names[k] = s.name
			out[i].shares, out[i].bounds = append(out[i].shares, s.shares[i]), append(out[i].bounds, s.bounds[i])
		}
	}
	return names, out
}

// overTime are the most frequent themes as series over the years.
func (b *Book) overTime(r *tabulate.Results) ([]string, []series) {
	t := r.Trend
	if t == nil {
		return nil, nil
	}
	drawn := named(t.Years)
	if len(drawn) < 2 || len(drawn) > chartYears {
		return nil, nil
	}
	var years []string
	for _, y := range drawn {
		years = append(years, b.text(t.Years[y].Name))
	}
	var list []series
	for _, p := range topThemes(r, chartLines) {
		for _, x := range t.Themes {
			if x.Theme != p.Theme || len(x.Cells) != len(t.Years) {
				continue
			}
			s := series{name: b.text(b.labels.Theme(x.Theme))}
			for _, y := range drawn {
				s.add(x.Cells[y])
			}
			list = append(list, s)
		}
	}
	return years, list
}

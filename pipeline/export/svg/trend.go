package svg

import (
	"math"
	"strconv"
)

// How much the panels over time hold.
const (
	mostYears      = 40
	mostTrends     = 12
	labelledPoints = 5 // more points than this have their numbers at the ends only
)

// A course is a theme over the years.
type course struct {
	title, note string
	points      []panelRow
}

// trend is a small chart a theme: shares year by year with intervals. Years are
// as far apart as they are.
func (p *painter) trend() (Chart, bool) {
	t := p.r.Trend
	if t == nil {
		return Chart{}, false
	}
	var years []int // indexes of the groups that are years
	for i, y := range t.Years {
		if y.Values != nil || len(y.Name) == 4 {
			years = append(years, i)
		}
	}
	if len(years) < 2 || len(years) > mostYears {
		return Chart{}, false
	}
	var list []course
	for _, th := range p.top(mostTrends) {
		x, ok := find(t.Themes, th.Theme)
		if !ok || len(x.Cells) != len(t.Years) {
			continue
		}
		c := course{title: p.labels.Theme(x.Theme), note: p.verdict(x.Verdict)}
		for _, i := range years {
			c.points = append(c.points, p.cell(p.labels.Group(t.Years[i].Name), &x.Cells[i]))
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return Chart{}, false
	}
	c := Chart{ID: "trend", Title: p.t("chart.trend", p.unit())}
	first, last := list[0].points[0].name, list[0].points[len(years)-1].name
	c.Desc = p.t("chart.trend-is", len(list), first, last)
	var panels []panel
	for _, x := range list {
		panels = append(panels, panel{title: x.title, rows: x.points})
	}
	c.Head, c.Rows = p.panelTable(panels, p.t("attribute.year"))
	c.draw = func(width float64) *canvas { return p.courses(list, width) }
	return c, true
}

func (p *painter) courses(list []course, width float64) *canvas {
	const gap, plot = 26.0, 92.0
	columns := max(1, int((width+gap)/(210+gap)))
	own := (width - gap*float64(columns-1)) / float64(columns)
	highest := 0.0
	for _, x := range list {
		for _, r := range x.points {
			if !math.IsNaN(r.share) {
				highest = max(highest, r.share)
			}
			if !math.IsNaN(r.bounds.High) {
				highest = max(highest, r.bounds.High)
			}
		}
	}
	k := &canvas{width: width}
	y := 0.0
	for i := 0; i < len(list); i += columns {
		head := 1
		for j := i; j < min(i+columns, len(list)); j++ {
			head = max(head, len(paintHead.wrap(list[j].title, own, 2)))
		}
		top := y + 17*float64(head) + 16 + 10
		for j := i; j < min(i+columns, len(list)); j++ {
			left := float64(j-i) * (own + gap)
			for n, line := range paintHead.wrap(list[j].title, own, 2) {
				k.text(paintHead, start, left, y+14+17*float64(n), line)
			}
			k.text(paintSmall, start, left, y+12+17*float64(head), paintSmall.cut(list[j].note, own))
			p.course(k, &list[j], newScale(top+plot, top, highest), left, own)
		}
		y = top + plot + 34 + gap
	}
	k.height = y - gap + 4
	return k
}

func (p *painter) course(k *canvas, x *course, s scale, left, width float64) {
	axis := paintSmall.measure("100 %") + 4
	from, to := left+axis+14, left+width-26 // the last number stands to the right of its point
	for i, t := range s.ticks() {
		k.line([...]paint{paintGrid, paintBase}[btoi(i == 0)], left+axis, s.x(t), left+width, s.x(t))
		k.text(paintSmall, end, left+axis-4, s.x(t)+4, p.run.Lang.Decimal(100*t, 0)+[...]string{" %", "%"}[p.run.Lang])
	}
	at := places(x.points, from, to)
	var line []point
	flush := func() {
		if len(line) > 1 {
			k.path(paintLine, line)
		}
		line = nil
	}
	for i, r := range x.points {
		if math.IsNaN(r.share) {
			flush()
			continue
		}
		line = append(line, point{at[i], s.x(r.share)})
	}
	flush()
	p.years(k, x.points, at, s.from)
	for i, r := range x.points {
		p.coursePoint(k, r, s, at[i], side(at, i), labelled(x.points, i))
	}
}

// side is where the number of a point stands: to its right, to its left where
// the next point is too near, or nowhere ("-") where both are.
func side(at []float64, i int) anchor {
	const right, both = 24.0, 46.0
	switch {
	case i == len(at)-1, at[i+1]-at[i] >= right:
		return start
	case i == 0, at[i]-at[i-1] >= both:
		return end
	}
	return "-"
}

func labelled(points []panelRow, i int) bool {
	return i == 0 || i == len(points)-1 || len(points) <= labelledPoints
}

// years writes the names of the points under the axis; one that would run into
// the one before it stands a line lower.
func (p *painter) years(k *canvas, points []panelRow, at []float64, y float64) {
	last, low := math.Inf(-1), 0.0
	for i, r := range points {
		if !labelled(points, i) {
			continue
		}
		width := paintSmall.measure(r.name) + 4
		if at[i]-last < width && low == 0 {
			low = 14
		} else {
			low = 0
		}
		last = at[i]
		k.text(paintSmall, middle, at[i], y+16+low, r.name)
	}
}

func (p *painter) coursePoint(k *canvas, r panelRow, s scale, x float64, side anchor, number bool) {
	if math.IsNaN(r.share) {
		k.text(paintSmall, middle, x, s.from-4, r.words)
		return
	}
	if !math.IsNaN(r.bounds.Low) {
		k.line(paintSpan, x, s.x(r.bounds.Low), x, s.x(r.bounds.High))
	}
	k.dot(paintDot, x, s.x(r.share), 4.5)
	switch {
	case !number, side == "-":
	case side == end:
		k.text(paintValue, end, x-6, s.x(r.share)-6, p.short(r.share))
	default:
		k.text(paintValue, start, x+6, s.x(r.share)-6, p.short(r.share))
	}
}

// places are where the years stand: by their number, or one after the other.
func places(points []panelRow, from, to float64) []float64 {
	at := make([]float64, len(points))
	years := make([]float64, len(points))
	numeric := true
	for i, r := range points {
		n, err := strconv.Atoi(r.name)
		years[i] = float64(n)
		numeric = numeric && err == nil && (i == 0 || years[i] > years[i-1])
	}
	for i := range at {
		part := float64(i) / float64(max(len(points)-1, 1))
		if numeric {
			part = (years[i] - years[0]) / (years[len(years)-1] - years[0])
		}
		at[i] = from + (to-from)*part
	}
	return at
}

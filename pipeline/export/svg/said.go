package svg

import (
	"cmp"
	"math"
	"slices"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// A saying is a theme's share of what the organiser wrote and of what the
// participants said.
type saying struct {
	theme, verdict      string
	organiser, response float64
	counts              [2]string
}

// said sets the organiser's summary against the responses, all documents
// together, those that participants said most on top.
func (p *painter) said() (Chart, bool) {
	t := p.r.Table("summary_raw")
	if t == nil {
		return Chart{}, false
	}
	list := p.sayings(t)
	if len(list) == 0 {
		return Chart{}, false
	}
	slices.SortStableFunc(list, func(a, b saying) int { return cmp.Compare(b.response, a.response) })
	c := Chart{ID: "summary", Title: p.t("chart.said"), Desc: p.t("chart.said-is", len(list))}
	c.Head = []string{p.t("column.theme"), p.t("column.summary_count"), p.t("column.summary_share"), p.t("column.response_count"), p.t("column.response_share"), p.t("column.said")}
	for _, s := range list {
		c.Rows = append(c.Rows, []string{s.theme, s.counts[0], p.percent(s.organiser), s.counts[1], p.percent(s.response), s.verdict})
	}
	c.draw = func(width float64) *canvas { return p.dumbbells(list, width) }
	return c, true
}

// sayings are the rows for all documents together that have anything to compare.
func (p *painter) sayings(t *tabulate.Table) []saying {
	col := func(id string) int { return column(t, id) }
	document, theme, said := col("document"), col("theme"), col("said")
	numbers := [...]int{col("summary_share"), col("response_share"), col("summary_count"), col("response_count")}
	if document < 0 || theme < 0 || said < 0 || slices.Min(numbers[:]) < 0 {
		return nil
	}
	outer := map[string]bool{}
	for _, x := range p.r.Themes {
		outer[x.Theme] = x.Depth == 0
	}
	var list []saying
	for _, row := range t.Rows {
		if row[document].Kind != tabulate.Empty || !outer[row[theme].Text] || row[said].Text == "said.neither" {
			continue
		}
		s := saying{theme: p.labels.Theme(row[theme].Text), verdict: p.t(row[said].Text), organiser: math.NaN(), response: math.NaN()}
		if c := row[numbers[0]]; c.Kind == tabulate.Number {
			s.organiser = c.Num
		}
		if c := row[numbers[1]]; c.Kind == tabulate.Number {
			s.response = c.Num
		}
		for i := range s.counts {
			s.counts[i] = p.labels.Text(t.Columns[numbers[2+i]], row[numbers[2+i]])
		}
		if math.IsNaN(s.organiser) || math.IsNaN(s.response) {
			return nil // one of them says nothing at all, or is hidden
		}
		list = append(list, s)
	}
	return list
}

func (p *painter) dumbbells(list []saying, width float64) *canvas {
	labels, pad, rowHeight := 190.0, 10.0, 38.0
	if width < Wide {
		labels, rowHeight = 104, 42
	}
	highest := 0.0
	for _, s := range list {
		highest = max(highest, s.organiser, s.response)
	}
	values := paintValue.measure("100,0 %")
	s := newScale(labels+pad+values/2, width-values/2-6, highest)
	k := &canvas{width: width}
	y := p.legend(k, width) + 24
	k.height = y + rowHeight*float64(len(list)) + 6
	p.grid(k, s, y-4, k.height-6)
	for _, d := range list {
		mid := y + rowHeight/2 + 4
		lines := paintLabel.wrap(d.theme, labels, 2)
		for n, line := range lines {
			k.text(paintLabel, end, labels, mid+4.5+16*(float64(n)-float64(len(lines)-1)/2), line)
		}
		a, b := s.x(d.organiser), s.x(d.response)
		k.line(paintLink, a, mid, b, mid)
		// Where they meet, the circle stands within the square.
		k.rect(paintHollow, a-7, mid-7, 14, 14)
		k.dot(paintDot, b, mid, 5)
		la, lb := apart(a, b, values+2, s.from+values/2+3)
		k.text(paintValue, middle, la, mid-11, p.percent(d.organiser))
		k.text(paintValue, middle, lb, mid-11, p.percent(d.response))
		y += rowHeight
	}
	return k
}

// apart are the middles of two numbers of a width that stand above a and b:
// clear of each other, and not left of least, so as not to cross the axis.
func apart(a, b, width, least float64) (float64, float64) {
	low, high := min(a, b), max(a, b)
	if high-low < width {
		low, high = (low+high-width)/2, (low+high+width)/2
	}
	low = max(low, least)
	high = max(high, low+width)
	if a <= b {
		return low, high
	}
	return high, low
}

// legend tells the marks apart and returns where it ends.
func (p *painter) legend(k *canvas, width float64) float64 {
	k.rect(paintHollow, 1, 2, 14, 14)
	one := p.t("chart.organiser")
	k.text(paintSmall, start, 21, 13, one)
	x, y := 21+paintSmall.measure(one)+24, 0.0
	if x+paintSmall.measure(p.t("chart.responses"))+18 > width {
		x, y = 0, 20
	}
	k.dot(paintDot, x+6, y+9, 5)
	k.text(paintSmall, start, x+18, y+13, p.t("chart.responses"))
	return y + 20
}

package svg

import (
	"math"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// How much the panels of groups hold: more is for the heat map.
const (
	mostPanelGroups = 12
	mostPanels      = 12
)

// groups are panels, one a theme, with a dot and an interval for each group: of
// many groups, bars side by side cannot be told apart.
func (p *painter) groups() (Chart, bool) {
	g := p.r.Groups
	if g == nil || len(g.Groups) < 2 || len(g.Groups) > mostPanelGroups {
		return Chart{}, false
	}
	c := Chart{ID: "groups", Title: p.t("book.chart-groups", p.unit())}
	var panels []panel
	for _, th := range p.top(mostPanels) {
		t, ok := find(g.Themes, th.Theme)
		if !ok || len(t.Cells) != len(g.Groups) {
			continue
		}
		x := panel{title: p.labels.Theme(t.Theme), note: p.verdict(t.Verdict)}
		for i := range t.Cells {
			x.rows = append(x.rows, p.cell(p.groupName(g.By, g.Groups, i), &t.Cells[i]))
		}
		panels = append(panels, x)
	}
	if len(panels) == 0 {
		return Chart{}, false
	}
	c.Desc = p.t("chart.groups-is", len(panels), len(g.Groups))
	c.Head, c.Rows = p.panelTable(panels, p.t("column.group"))
	c.draw = func(width float64) *canvas { return p.panels(panels, width) }
	return c, true
}

func find(list []tabulate.ThemeComparison, theme string) (*tabulate.ThemeComparison, bool) {
	for i := range list {
		if list[i].Theme == theme {
			return &list[i], true
		}
	}
	return nil, false
}

func (p *painter) verdict(id string) string {
	if id == "" {
		return ""
	}
	return p.t("verdict." + id)
}

// A panel is a theme, and what each group says of it.
type panel struct {
	title, note string
	rows        []panelRow
}

type panelRow struct {
	name        string
	share       float64 // NaN if it does not exist or is hidden
	bounds      tabulate.Interval
	count       int
	hidden      bool
	differs     bool
	verdict     string
	words, span string // of the numbers
}

func (p *painter) cell(name string, k *tabulate.GroupCell) panelRow {
	r := panelRow{name: name, share: k.Share, bounds: k.Wilson, count: k.Count, verdict: p.verdict(k.Verdict), differs: k.Verdict == "differs"}
	if k.Hidden {
		r.share, r.bounds = math.NaN(), tabulate.Interval{Low: math.NaN(), High: math.NaN()}
		r.hidden, r.count = true, 0
	}
	r.words, r.span = p.percent(r.share), p.bounds(r.bounds)
	return r
}

// panelTable is the numbers of the panels.
func (p *painter) panelTable(panels []panel, group string) (head []string, rows [][]string) {
	head = []string{p.t("column.theme"), group, p.t("column.count"), p.t("column.share"), p.t("chart.interval"), p.t("column.verdict")}
	for _, x := range panels {
		for _, r := range x.rows {
			n := p.run.Lang.Int(r.count)
			if r.hidden {
				n = r.words
			}
			rows = append(rows, []string{x.title, r.name, n, r.words, r.span, r.verdict})
		}
	}
	return head, rows
}

func (p *painter) panels(panels []panel, width float64) *canvas {
	const gap, rowHeight = 28.0, 19.0
	columns := 1
	if width >= Wide {
		columns = 2
	}
	k := &canvas{width: width}
	own := (width - gap*float64(columns-1)) / float64(columns)
	highest, widest := 0.0, 0.0
	for _, x := range panels {
		for _, r := range x.rows {
			if !math.IsNaN(r.share) {
				highest = max(highest, r.share)
			}
			if !math.IsNaN(r.bounds.High) {
				highest = max(highest, r.bounds.High)
			}
			widest = max(widest, paintSmall.measure(r.name))
		}
	}
	labels := min(widest, own*0.4)
	s := newScale(labels+8, own-paintValue.measure("100,0 %")-8, highest)
	y := 0.0
	for i := 0; i < len(panels); i += columns {
		height := 0.0
		for j := i; j < min(i+columns, len(panels)); j++ {
			head := paintHead.wrap(panels[j].title, own, 2)
			height = max(height, float64(len(head))*17+16+18+rowHeight*float64(len(panels[j].rows))+20)
		}
		for j := i; j < min(i+columns, len(panels)); j++ {
			p.panel(k, &panels[j], s, float64(j-i)*(own+gap), y, own, labels)
		}
		y += height
	}
	k.height = y
	return k
}

func (p *painter) panel(k *canvas, x *panel, s scale, left, y, width, labels float64) {
	const rowHeight = 19.0
	for _, line := range paintHead.wrap(x.title, width, 2) {
		k.text(paintHead, start, left, y+14, line)
		y += 17
	}
	k.text(paintSmall, start, left, y+12, paintSmall.cut(x.note, width))
	y += 16 + 18
	s.from, s.to = s.from+left, s.to+left
	p.grid(k, s, y, y+rowHeight*float64(len(x.rows)))
	for i, r := range x.rows {
		mid := y + rowHeight*(float64(i)+0.5)
		k.text(paintSmall, end, left+labels, mid+4, paintSmall.cutMiddle(r.name, labels))
		k.text(paintValue, end, left+width, mid+4, r.words)
		if math.IsNaN(r.share) {
			continue
		}
		if !math.IsNaN(r.bounds.Low) {
			k.line(paintSpan, s.x(r.bounds.Low), mid, s.x(r.bounds.High), mid)
		}
		k.dot(paintDot, s.x(r.share), mid, 5)
	}
}

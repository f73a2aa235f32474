package svg

import (
	"math"
	"strings"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// How much a heat map holds.
const (
	mostHeatGroups = 60
	mostHeatThemes = 24
	wideHeat       = 8 // from so many groups on, the themes stand on top
)

// A heat is a grid of shaded cells with a number in each.
type heat struct {
	rows, columns []string
	cells         [][]heatCell // by row
}

type heatCell struct {
	value float64 // what is shaded; NaN for none
	words string
	blank bool // nothing is to stand there
}

// groupHeat is themes by groups.
func (p *painter) groupHeat() (Chart, bool) {
	g := p.r.Groups
	if g == nil || len(g.Groups) < 2 || len(g.Groups) > mostHeatGroups {
		return Chart{}, false
	}
	h := &heat{}
	for i := range g.Groups {
		h.columns = append(h.columns, p.groupName(g.By, g.Groups, i))
	}
	for _, th := range p.top(mostHeatThemes) {
		t, ok := find(g.Themes, th.Theme)
		if !ok || len(t.Cells) != len(g.Groups) {
			continue
		}
		row := make([]heatCell, len(t.Cells))
		for i := range t.Cells {
			r := p.cell("", &t.Cells[i])
			row[i] = heatCell{value: r.share, words: p.short(r.share)}
		}
		h.rows, h.cells = append(h.rows, p.labels.Theme(t.Theme)), append(h.cells, row)
	}
	if len(h.rows) == 0 {
		return Chart{}, false
	}
	c := Chart{ID: "heatmap", Title: p.t("chart.heatmap", p.unit()), Desc: p.t("chart.heatmap-is", len(h.rows), len(h.columns))}
	c.Head, c.Rows = h.table(p.t("column.theme"))
	c.draw = func(width float64) *canvas {
		if len(h.columns) >= wideHeat && len(h.columns) > len(h.rows) {
			return h.turned().canvas(width)
		}
		return h.canvas(width)
	}
	return c, true
}

// short is a share in whole per cent, as it fits in a cell.
func (p *painter) short(share float64) string {
	if math.IsNaN(share) {
		return p.percent(share)
	}
	if share > 0 && share < 0.005 {
		return "<1"
	}
	return p.run.Lang.Decimal(100*share, 0)
}

func (h *heat) table(corner string) (head []string, rows [][]string) {
	head = append([]string{corner}, h.columns...)
	for i, name := range h.rows {
		row := []string{name}
		for _, c := range h.cells[i] {
			row = append(row, c.words)
		}
		rows = append(rows, row)
	}
	return head, rows
}

func (h *heat) turned() *heat {
	o := &heat{rows: h.columns, columns: h.rows}
	for j := range h.columns {
		row := make([]heatCell, len(h.rows))
		for i := range h.rows {
			row[i] = h.cells[i][j]
		}
		o.cells = append(o.cells, row)
	}
	return o
}

// The cells of a heat map, and how far slanted names reach up and aside for
// each pixel of their length.
const (
	leastCell, mostCell = 40.0, 96.0
	leastNarrow         = 34.0 // on a telephone
	heatPad             = 8.0
	slant               = 0.7072
	mostHead            = 190.0 // the longest name above a column
)

// canvas lays the grid out: names to the left, names above, and cells that are
// at least wide enough for their numbers.
func (h *heat) canvas(width float64) *canvas {
	labels := 0.0
	for _, r := range h.rows {
		labels = max(labels, paintLabel.measure(r))
	}
	labels = min(labels, width*0.36)
	n, least := float64(len(h.columns)), leastCell
	if width < Wide {
		least = leastNarrow
	}
	cell := min(max((width-labels-heatPad)/n, least), mostCell)
	slanted, over := h.slants(cell)
	if slanted {
		cell = min(max((width-labels-heatPad-over)/n, least), mostCell)
		slanted, over = h.slants(cell)
	}
	k := &canvas{width: labels + heatPad + cell*n + over}
	y := h.heads(k, labels+heatPad, cell, slanted)
	most := h.most()
	for i, name := range h.rows {
		lines := paintLabel.wrap(name, labels, 3)
		height := max(30, 16*float64(len(lines))+8)
		for n, line := range lines {
			k.text(paintLabel, end, labels, y+height/2+4.5+16*(float64(n)-float64(len(lines)-1)/2), line)
		}
		for j, c := range h.cells[i] {
			if c.blank {
				continue
			}
			level := c.level(most)
			x := labels + heatPad + cell*float64(j)
			k.rect(shade(level), x, y, cell, height)
			k.text(onShade(level), middle, x+cell/2, y+height/2+4.5, c.words)
		}
		y += height
	}
	k.height = y + 4
	return k
}

// slants reports whether some name above has a word that is wider than its
// column, so that they must slant, and how far the last ones then reach past the
// grid.
func (h *heat) slants(cell float64) (bool, float64) {
	slanted, over := false, 0.0
	for j, c := range h.columns {
		for _, word := range strings.Fields(c) {
			slanted = slanted || paintSmall.measure(word) > cell-4
		}
		slanted = slanted || len(paintSmall.wrap(c, cell-4, 9)) > 4
		reach := min(paintSmall.measure(c), mostHead) * slant
		over = max(over, reach-cell*(float64(len(h.columns)-j)-0.5))
	}
	if !slanted {
		return false, 0
	}
	return true, over
}

// heads writes the names above and returns where the grid begins.
func (h *heat) heads(k *canvas, left, cell float64, slanted bool) float64 {
	if slanted {
		longest := 0.0
		for _, c := range h.columns {
			longest = max(longest, min(paintSmall.measure(c), mostHead))
		}
		y := longest*slant + 16
		for j, c := range h.columns {
			k.slanted(paintSmall, left+cell*(float64(j)+0.5), y-6, paintSmall.cut(c, mostHead))
		}
		return y
	}
	most := 1
	for _, c := range h.columns {
		most = max(most, len(paintSmall.wrap(c, cell-4, 4)))
	}
	y := float64(most)*15 + 6
	for j, c := range h.columns {
		lines := paintSmall.wrap(c, cell-4, 4)
		for n, line := range lines {
			k.text(paintSmall, middle, left+cell*(float64(j)+0.5), y-8-15*float64(len(lines)-1-n), line)
		}
	}
	return y
}

func (h *heat) most() float64 {
	most := 0.0
	for _, row := range h.cells {
		for _, c := range row {
			if !math.IsNaN(c.value) {
				most = max(most, c.value)
			}
		}
	}
	return most
}

// level is the shade of a value among those up to most.
func (c heatCell) level(most float64) int {
	if math.IsNaN(c.value) || c.value <= 0 || most <= 0 {
		return 0
	}
	return min(1+int(float64(len(shades)-1)*c.value/most), len(shades)-1)
}

// together is how often two themes meet: the half of the grid that says it once.
func (p *painter) together() (Chart, bool) {
	t := p.r.Table("cooccurrence")
	if t == nil {
		return Chart{}, false
	}
	top := p.top(mostHeatThemes)
	for len(top) > 0 && top[len(top)-1].Units == 0 {
		top = top[:len(top)-1]
	}
	if len(top) < 3 {
		return Chart{}, false
	}
	h, best, met := p.half(top, pairs(t))
	if met == 0 {
		return Chart{}, false
	}
	unit := p.unit()
	if p.r.Options.Unit == tabulate.Hits {
		unit = p.t("book.unit-segment")
	}
	c := Chart{ID: "together", Title: p.t("chart.together", unit)}
	c.Desc = p.t("chart.together-is", len(top), best[0], best[1], int(met), unit)
	c.Head, c.Rows = h.table(p.t("column.theme"))
	c.draw = func(width float64) *canvas { return h.canvas(width) }
	return c, true
}

// half is the lower half of the square of the themes, the two that meet most
// often, and how often they do.
func (p *painter) half(top []tabulate.Profile, both map[[2]string]float64) (h *heat, best [2]string, met float64) {
	h = &heat{}
	for i, a := range top {
		if i < len(top)-1 {
			h.columns = append(h.columns, p.labels.Theme(a.Theme))
		}
		if i == 0 {
			continue
		}
		h.rows = append(h.rows, p.labels.Theme(a.Theme))
		row := make([]heatCell, len(top)-1)
		for j := range row {
			if j >= i {
				row[j] = heatCell{value: math.NaN(), blank: true}
				continue
			}
			n, ok := both[[2]string{a.Theme, top[j].Theme}]
			if ok && math.IsNaN(n) {
				row[j] = heatCell{value: math.NaN(), words: p.percent(math.NaN())}
				continue
			}
			row[j] = heatCell{value: n, words: p.run.Lang.Int(int(n))}
			if n > met {
				best, met = [2]string{p.labels.Theme(top[j].Theme), p.labels.Theme(a.Theme)}, n
			}
		}
		h.cells = append(h.cells, row)
	}
	return h, best, met
}

// pairs are the counts of a table of pairs, in both orders; NaN where hidden.
func pairs(t *tabulate.Table) map[[2]string]float64 {
	a, b, n := column(t, "theme"), column(t, "other"), column(t, "both")
	out := map[[2]string]float64{}
	if a < 0 || b < 0 || n < 0 {
		return out
	}
	for _, row := range t.Rows {
		v := math.NaN()
		if row[n].Kind == tabulate.Number {
			v = row[n].Num
		}
		out[[2]string{row[a].Text, row[b].Text}] = v
		out[[2]string{row[b].Text, row[a].Text}] = v
	}
	return out
}

// column is the index of a column, -1 if there is none.
func column(t *tabulate.Table, id string) int {
	for i, c := range t.Columns {
		if c.ID == id {
			return i
		}
	}
	return -1
}

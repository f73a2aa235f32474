package svg

// mostThemes is how many themes a chart of bars shows.
const mostThemes = 40

// themes are the outermost themes by share, with their intervals. The most
// frequent stands on top, since that is what readers look for; the lexicon's
// order is kept in the tables.
func (p *painter) themes() (Chart, bool) {
	top := p.top(mostThemes)
	if len(top) == 0 || top[0].Units == 0 {
		return Chart{}, false
	}
	c := Chart{ID: "themes", Title: p.t("book.chart-themes", p.unit())}
	c.Desc = p.t("chart.themes-is", len(top), p.labels.Theme(top[0].Theme), top[0].Units, p.r.Total.Units, p.percent(top[0].Share))
	c.Head = []string{p.t("column.theme"), p.t("book.head-" + p.r.Options.Unit.String()), p.t("column.n"), p.t("column.share"), p.t("chart.interval")}
	highest := 0.0
	for _, t := range top {
		highest = max(highest, t.Share, t.Wilson.High)
		c.Rows = append(c.Rows, []string{p.labels.Theme(t.Theme), p.run.Lang.Int(t.Units), p.run.Lang.Int(p.r.Total.Units), p.percent(t.Share), p.bounds(t.Wilson)})
	}
	c.draw = func(width float64) *canvas {
		const top0, pad = 26.0, 9.0
		k := &canvas{width: width}
		labels := 190.0
		if width < Wide {
			labels = 112
		}
		values := paintValue.measure("100,0 % (1000)")
		s := newScale(labels+10, width-values-14, highest)
		y := top0
		type row struct{ y, height float64 }
		rows := make([]row, len(top))
		for i, t := range top {
			lines := float64(len(paintLabel.wrap(p.labels.Theme(t.Theme), labels, 2)))
			rows[i] = row{y, lines*16 + pad}
			y += rows[i].height
		}
		k.height = y + 6
		p.grid(k, s, top0-4, y)
		for i, t := range top {
			mid := rows[i].y + rows[i].height/2
			lines := paintLabel.wrap(p.labels.Theme(t.Theme), labels, 2)
			for n, line := range lines {
				k.text(paintLabel, end, labels, mid+4.5+16*(float64(n)-float64(len(lines)-1)/2), line)
			}
			k.rect(paintBar, s.x(0), mid-7, s.x(t.Share)-s.x(0), 14)
			k.whisker(paintWhisker, s.x(t.Wilson.Low), s.x(t.Wilson.High), mid, 4)
			k.text(paintValue, end, width-4, mid+4.5, p.percent(t.Share)+" ("+p.run.Lang.Int(t.Units)+")")
		}
		return k
	}
	return c, true
}

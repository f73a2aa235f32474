package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// The columns of the summary: a margin, the labels, numbers, a gap, and the
// side on which charts stand.
var summaryWidths = [...]float64{2, 32, 11, 11, 11, 11, 3, 13, 13, 13, 13, 13, 13}

const (
	summaryLast  = len(summaryWidths) // the last column, "M"
	summaryChart = 8                  // the first column of a chart, "H"
	rowPoints    = 15.75              // the height of a row of the table beside a chart
	pixels       = 4.0 / 3            // in a point
)

// A page is the summary, which is written cell by cell.
type page struct {
	b    *Book
	name string
	row  int
	run  *export.Run
	data *chartData
	used float64 // of the printed page, in points
}

// A landscape A4 at the scale of the summary.
const (
	pageScale  = 74
	pagePoints = 675
)

// writeSummary writes the first sheet: for a person who reads nothing else.
func (b *Book) writeSummary(r *export.Run, data *chartData) {
	p := &page{b: b, name: b.sheets["summary"].name, run: r, data: data}
	for i, w := range summaryWidths {
		col, _ := excelize.ColumnNumberToName(i + 1)
		b.fail(b.file.SetColWidth(p.name, col, col, w))
	}
	scale, no := uint(pageScale), false
	b.fail(b.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &no}))
	b.fail(b.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{AdjustTo: &scale}))
	centred := true
	b.fail(b.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{Horizontally: &centred}))
	p.row = 1
	p.text(look{size: 20, bold: true, colour: headFill, middle: true}, b.t("book.title"))
	subtitle := b.t("book.subtitle", b.plan.Version)
	if b.targets.at != nil {
		subtitle += " " + b.t("book.subtitle-trace")
	}
	p.text(look{size: 11, colour: muted}, subtitle)
	words := export.Summarise(r, b.see())
	if r.Results != nil {
		p.next(rowPoints)
		p.tiles(r.Results.Total)
	}
	p.part("book.part-read", words.Read)
	p.part(export.FoundID(b.plan), words.Found)
	p.part("book.part-sure", words.Sure)
	p.part("book.part-held", words.Held)
	if r.Results != nil {
		p.themes(r.Results)
		p.groups(r.Results, words.Groups)
		p.trend(r.Results)
	}
	p.contents()
}

// see tells where the workbook shows what the sentences speak of.
func (b *Book) see() export.See {
	see := export.See{Messages: b.t("book.on-sheet", b.t("sheet.messages")), Quotes: b.targets.at != nil}
	if s := b.sheets["messages"]; s != nil {
		see.Messages = b.t("book.on-sheet", s.name)
	}
	if s := b.sheets["summary_raw"]; s != nil {
		see.Raw = s.name
	}
	if b.review != nil && len(b.review.parts) > 0 {
		see.Review = b.t("book.sure-review", b.review.parts[0].name)
	}
	return see
}

// set writes a cell.
func (p *page) set(col int, l look, v any) {
	ref, _ := excelize.CoordinatesToCellName(col, p.row)
	p.b.fail(p.b.file.SetCellValue(p.name, ref, v))
	p.b.fail(p.b.file.SetCellStyle(p.name, ref, ref, p.b.style(l)))
}

// merge joins cells of the row, all drawn as l.
func (p *page) merge(first, last int, l look) {
	a, _ := excelize.CoordinatesToCellName(first, p.row)
	z, _ := excelize.CoordinatesToCellName(last, p.row)
	p.b.fail(p.b.file.SetCellStyle(p.name, a, z, p.b.style(l)))
	p.b.fail(p.b.file.MergeCell(p.name, a, z))
}

// next ends a row that is so many points high.
func (p *page) next(points float64) {
	p.b.fail(p.b.file.SetRowHeight(p.name, p.row, min(points, excelize.MaxRowHeight)))
	p.used += points
	p.row++
}

// room begins a new printed page if so many points do not fit on this one.
func (p *page) room(points float64) {
	if p.used == 0 || p.used+points <= pagePoints {
		return
	}
	ref, _ := excelize.CoordinatesToCellName(1, p.row)
	p.b.fail(p.b.file.InsertPageBreak(p.name, ref))
	p.used = 0
}

// text writes a text over the page and goes to the next row.
func (p *page) text(l look, s string) {
	l.wrap = true
	width := 0.0
	for _, w := range summaryWidths[1:] {
		width += w
	}
	p.set(2, l, p.b.text(s))
	p.merge(2, summaryLast, l)
	p.next(lineHeight(l)*float64(lines(s, width*0.97*widthRatio(l))) + 3)
}

// part writes a heading and sentences under it.
func (p *page) part(id string, says []string) {
	if len(says) == 0 {
		return
	}
	p.head(p.b.t(id))
	for _, s := range says {
		p.text(look{size: 11}, s)
	}
}

func (p *page) head(title string) {
	p.next(8)
	l := partLook.with(func(l *look) { l.size, l.rule = 13, true })
	p.text(l, title)
}

// tiles are the numbers that everything else is counted on.
func (p *page) tiles(t tabulate.Totals) {
	type tile struct {
		first, last int
		id          string
		value       any
		look        look
	}
	big := look{size: 20, bold: true, colour: headFill, fill: tileFill, across: "center", middle: true, number: "#,##0"}
	share := big.with(func(l *look) { l.number = "0%" })
	segments, words := export.TileIDs(p.b.plan)
	tiles := []tile{{2, 2, "book.tile-documents", t.Read, big}, {3, 4, segments, t.Segments, big}, {5, 6, words, t.Words, big}}
	if t.Units > 0 && p.run.Results.Options.Unit != tabulate.Hits { // every hit is coded
		tiles = append(tiles, tile{8, 9, "book.tile-coded", float64(t.Coded) / float64(t.Units), share})
	}
	if t.Participants > 0 {
		tiles = append(tiles, tile{10, 11, "book.tile-participants", t.Participants, big})
	}
	if t.Organisations > 0 {
		tiles = append(tiles, tile{12, 13, "book.tile-organisations", t.Organisations, big})
	}
	small := look{colour: muted, fill: tileFill, across: "center"}
	for _, x := range tiles {
		p.set(x.first, x.look, x.value)
		if x.last > x.first {
			p.merge(x.first, x.last, x.look)
		}
	}
	p.next(34)
	for _, x := range tiles {
		p.set(x.first, small, p.b.t(x.id))
		if x.last > x.first {
			p.merge(x.first, x.last, small)
		}
	}
	p.next(18)
}

// unit is what the run counts, in the plural.
func (p *page) unit() string { return p.b.t("book.unit-" + p.run.Results.Options.Unit.String()) }

// themes is the table of themes with its chart beside it.
func (p *page) themes(r *tabulate.Results) {
	top := topThemes(r, chartThemes)
	if len(top) == 0 || r.Total.Units == 0 {
		return
	}
	b := p.b
	height := beside(len(top))
	p.room(float64(height)/pixels + 40)
	p.head(b.t("book.part-themes"))
	first := p.row
	heads := []string{b.t("book.col-theme"), b.t("book.head-" + r.Options.Unit.String()), b.t("book.col-share"), b.t("book.col-low"), b.t("book.col-high")}
	for i, h := range heads {
		l := headLook
		if i > 0 {
			l.across, l.indent = "right", 1
		}
		p.set(2+i, l, h)
	}
	p.next(30)
	one := series{name: b.t("book.col-share")}
	var categories []string
	for _, t := range top {
		label := b.text(b.labels.Theme(t.Theme))
		categories = append(categories, label)
		one.shares, one.bounds = append(one.shares, t.Share), append(one.bounds, t.Wilson)
		l := look{rule: true, middle: true}
		to := b.targets.theme[b.labels.Index(t.Theme)]
		if to.row > 0 {
			l = l.linked()
			p.link(2, to)
			p.link(3, to)
		}
		p.set(2, l, label)
		for i, v := range []any{t.Units, t.Share, finite(t.Wilson.Low), finite(t.Wilson.High)} {
			l := shareLook.with(func(l *look) { l.rule, l.middle = true, true })
			if i == 0 {
				l.number = countFormat
				if to.row > 0 {
					l.colour = linkBlue
				}
			}
			p.set(3+i, l, v)
		}
		p.next(rowPoints)
	}
	if all := outer(r); all > len(top) {
		p.set(2, look{colour: muted, italic: true}, b.t("book.more-themes", all-len(top)))
		p.next(rowPoints)
	}
	at := p.data.block(b.t("book.chart-themes", p.unit()), categories, []series{one})
	p.chartBeside(first, height, func(f frame) {
		b.barChart(p.name, f, at, b.t("book.chart-themes", p.unit()), b.t("book.alt-themes", len(top), categories[0], b.plan.Lang.Percent(top[0].Share)), false, seriesColours)
	})
}

// outer is how many outermost themes there are.
func outer(r *tabulate.Results) int {
	n := 0
	for _, p := range r.Themes {
		if p.Depth == 0 {
			n++
		}
	}
	return n
}

// beside is the height of a chart beside a table of n rows, in pixels.
func beside(n int) uint { return uint(max(230, 80+float64(n)*20)) }

// chartBeside draws a chart to the right of rows that begin at first, and goes below
// the lower of the two.
func (p *page) chartBeside(first int, height uint, draw func(frame)) {
	cell, _ := excelize.CoordinatesToCellName(summaryChart, first)
	draw(frame{cell: cell, width: 572, height: height})
	used := (30 + float64(p.row-first-1)*rowPoints) * pixels
	for ; used < float64(height)+10; used += rowPoints * pixels {
		p.next(rowPoints)
	}
}

// wide draws a chart over the whole page.
func (p *page) wide(height uint, draw func(frame)) {
	cell, _ := excelize.CoordinatesToCellName(2, p.row)
	draw(frame{cell: cell, width: 1120, height: height})
	for used := 0.0; used < float64(height)+12; used += rowPoints * pixels {
		p.next(rowPoints)
	}
}

func (p *page) link(col int, to place) {
	ref, _ := excelize.CoordinatesToCellName(col, p.row)
	if to.row > 0 {
		p.b.fail(p.b.file.SetCellHyperLink(p.name, ref, quoted(to.sheet)+"!A"+itoa(to.row), "Location"))
	}
}

// groups is what the comparison says, with the groups side by side.
func (p *page) groups(r *tabulate.Results, says []string) {
	if r.Groups == nil || len(r.Groups.Groups) == 0 {
		return
	}
	b := p.b
	p.room(groupHeight(len(r.Groups.Groups))/pixels + 110)
	p.head(b.t("book.part-groups"))
	for _, s := range says {
		p.text(look{size: 11}, s)
	}
	p.see("compare")
	p.gaps(r.Groups.Themes)
	if categories, list := b.sideBySide(r); len(categories) > 0 {
		title := b.t("book.chart-groups", p.unit())
		at := p.data.block(title, categories, list)
		p.wide(uint(groupHeight(len(list))), func(f frame) {
			b.barChart(p.name, f, at, title, b.t("book.alt-groups", len(categories), len(list)), true, seriesColours)
		})
	}
}

// groupHeight is the height of the chart of groups, in pixels.
func groupHeight(groups int) float64 { return 240 + 20*float64(groups) }

// gaps says that bars are missing where numbers are hidden.
func (p *page) gaps(themes []tabulate.ThemeComparison) {
	for _, t := range themes {
		for _, c := range t.Cells {
			if c.Hidden {
				p.text(look{colour: muted}, p.b.t("book.chart-gaps"))
				return
			}
		}
	}
}

// trend is the themes over the years.
func (p *page) trend(r *tabulate.Results) {
	years, list := p.b.overTime(r)
	if len(list) == 0 {
		return
	}
	b := p.b
	p.room(320/pixels + 90)
	p.head(b.t("book.part-trend"))
	p.text(look{size: 11}, b.t("book.trend-says", years[0], years[len(years)-1]))
	p.see("over_time")
	p.gaps(r.Trend.Themes)
	title := b.t("book.chart-trend", p.unit())
	if len(years) >= manyYears {
		at := p.data.block(title, years, list)
		p.wide(320, func(f frame) { b.lineChart(p.name, f, at, title, b.t("book.alt-trend", len(list), len(years))) })
		return
	}
	categories, bars := turned(years, list)
	title = b.t("book.chart-years", p.unit())
	at := p.data.block(title, categories, bars)
	p.wide(320, func(f frame) {
		b.barChart(p.name, f, at, title, b.t("book.alt-years", len(list), len(years)), true, yearColours)
	})
}

// see links to a sheet, if there is one.
func (p *page) see(id string) {
	s := p.b.sheets[id]
	if s == nil {
		return
	}
	p.link(2, place{s.name, 1})
	p.set(2, linkLook, p.b.t("book.see-sheet", s.name))
	p.next(rowPoints)
}

// contents lists the sheets with what each is for.
func (p *page) contents() {
	b := p.b
	b.aboutName() // it is written last, when it is known what did not fit
	p.room(float64(len(b.made))*rowPoints + 40)
	p.head(b.t("book.part-contents"))
	for _, name := range b.ordered() {
		id := b.idOf(name)
		if id == "summary" || strings.HasSuffix(name, ")") && b.sheets[id] != nil && b.sheets[id].name != name {
			continue
		}
		p.link(2, place{name, 1})
		p.set(2, linkLook, name)
		says := b.t("sheet." + id + "-is")
		if strings.HasPrefix(says, "sheet.") {
			says = b.t("table." + id)
		}
		p.set(3, look{}, b.text(says))
		p.merge(3, summaryLast, look{})
		p.next(rowPoints)
	}
}

func (b *Book) idOf(name string) string {
	for _, m := range b.made {
		if m.name == name {
			return m.id
		}
	}
	return ""
}

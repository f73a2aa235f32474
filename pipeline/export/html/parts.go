package html

import (
	"math"
	"net/url"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// themes is the chart of themes and, under it, every theme with its numbers,
// each leading to its quotes.
func (r *report) themes() {
	r.chart("themes")
	res := r.run.Results
	r.raw(`<div class="scroll" tabindex="0" role="region" aria-label="`)
	r.text(r.t("table.themes"))
	r.raw(`"><table><thead><tr>`)
	r.el(`<th scope="col">`, r.t("column.theme"), "</th>")
	for _, h := range []string{r.t("book.head-" + res.Options.Unit.String()), r.t("column.share"), r.t("chart.interval"), r.t("column.documents"), r.t("column.per_1000_words")} {
		r.el(`<th scope="col" class="n">`, h, "</th>")
	}
	r.raw("</tr></thead><tbody>")
	for i := range res.Themes {
		r.themeRow(&res.Themes[i])
	}
	r.raw("</tbody></table></div>\n")
	t := res.Table("themes")
	r.notes(t)
	r.shown["themes"] = true
}

func (r *report) themeRow(p *tabulate.Profile) {
	r.raw(`<tr><th scope="row" class="d`, itoa(min(p.Depth, 3)), `">`)
	label := r.labels.Theme(p.Theme)
	if i := r.labels.Index(p.Theme); i >= 0 && p.Units > 0 {
		r.el(`<a href="#tema-`+itoa(i)+`">`, label, "</a>")
	} else {
		r.text(label)
	}
	r.el(`</th><td class="n">`, r.plan.Lang.Int(p.Units), "</td>")
	r.el(`<td class="n">`, r.percent(p.Share), "</td>")
	r.el(`<td class="n">`, r.interval(p.Wilson), "</td>")
	r.el(`<td class="n">`, r.plan.Lang.Int(p.Documents), "</td>")
	per := ""
	if !math.IsNaN(p.Per1000) {
		per = r.plan.Lang.Decimal(p.Per1000, 1)
	}
	r.el(`<td class="n">`, per, "</td></tr>\n")
}

func (r *report) percent(share float64) string {
	if math.IsNaN(share) {
		return export.HiddenMark
	}
	return r.plan.Lang.Percent(share)
}

func (r *report) interval(i tabulate.Interval) string {
	if math.IsNaN(i.Low) || math.IsNaN(i.High) {
		return ""
	}
	return r.plan.Lang.Decimal(100*i.Low, 1) + "–" + r.plan.Lang.Percent(i.High)
}

// groupsPart sets the groups side by side: in words, in dots, in a heat map, and
// in a table whose numbers lead to the words.
func (r *report) groupsPart() {
	g, res := r.run.Results.Groups, r.run.Results
	for _, says := range r.words().Groups {
		r.para(says)
	}
	r.chart("groups")
	r.chart("heatmap")
	r.matrix(g)
	r.notes(res.Table("comparison"))
}

// From so many groups on, and with names longer than this, the groups are rows.
const (
	manyGroups = 7
	longName   = 24
	mostGroups = 60 // that the table shows; the others are among the tables
)

// matrix is theme by group; each number leads to its words.
func (r *report) matrix(g *tabulate.Comparison) {
	n := min(len(g.Groups), mostGroups)
	names := make([]string, n)
	turned := n >= manyGroups
	for i := range names {
		names[i] = r.labels.GroupOf(g.By, g.Groups, i)
		turned = turned || utf8.RuneCountInString(names[i]) > longName
	}
	r.raw(`<div class="scroll" tabindex="0" role="region" aria-label="`)
	r.text(r.t("table.comparison"))
	r.raw(`"><table class="matrix"><thead><tr>`)
	if turned {
		r.groupRows(g, names)
	} else {
		r.themeRows(g, names)
	}
	r.raw("</tbody></table></div>\n")
	if len(g.Groups) > n {
		r.para(r.t("report.more-groups", len(g.Groups)-n))
	}
}

// themeRows has a row a theme and a column a group.
func (r *report) themeRows(g *tabulate.Comparison, names []string) {
	r.el(`<th scope="col">`, r.t("column.theme"), "</th>")
	for _, name := range names {
		r.el(`<th scope="col" class="n">`, name, "</th>")
	}
	r.el(`<th scope="col">`, r.t("column.verdict"), "</th></tr>")
	r.el(`<tr class="base"><th scope="row">`, r.t("report.group-base", r.unit()), "</th>")
	for i := range names {
		r.el(`<td class="n">`, r.t("report.group-size", g.Groups[i].Units, g.Groups[i].Documents), "</td>")
	}
	r.raw("<td></td></tr></thead><tbody>")
	for i := range g.Themes {
		t := &g.Themes[i]
		depth := 0
		if k := r.labels.Index(t.Theme); k >= 0 {
			depth = r.plan.Themes[k].Depth
		}
		r.el(`<tr><th scope="row" class="d`+itoa(min(depth, 3))+`">`, r.labels.Theme(t.Theme), "</th>")
		for k := range min(len(names), len(t.Cells)) {
			r.matrixCell(t, g, k)
		}
		r.el("<td>", r.verdict(t), "</td></tr>\n")
	}
}

// groupRows has a row a group and a column a theme, for many groups or long
// names.
func (r *report) groupRows(g *tabulate.Comparison, names []string) {
	r.el(`<th scope="col">`, r.t("column.group"), "</th>")
	r.el(`<th scope="col" class="n">`, r.t("report.group-base", r.unit()), "</th>")
	for i := range g.Themes {
		r.el(`<th scope="col" class="n">`, r.labels.Path(g.Themes[i].Theme), "</th>")
	}
	r.raw("</tr></thead><tbody>")
	for k, name := range names {
		r.raw(`<tr><th scope="row" class="long" title="`)
		r.text(name)
		r.el(`">`, shorten(name, 110), "</th>")
		r.el(`<td class="n">`, r.t("report.group-size", g.Groups[k].Units, g.Groups[k].Documents), "</td>")
		for i := range g.Themes {
			if k < len(g.Themes[i].Cells) {
				r.matrixCell(&g.Themes[i], g, k)
			}
		}
		r.raw("</tr>\n")
	}
	r.el(`<tr><th scope="row">`, r.t("column.verdict"), "</th><td></td>")
	for i := range g.Themes {
		r.el("<td>", r.verdict(&g.Themes[i]), "</td>")
	}
	r.raw("</tr>\n")
}

func (r *report) matrixCell(t *tabulate.ThemeComparison, g *tabulate.Comparison, k int) {
	c := &t.Cells[k]
	r.raw(`<td class="n">`)
	switch {
	case c.Hidden:
		r.text(export.HiddenMark)
	case c.Count > 0 && r.views:
		r.raw(`<a href="#filter&amp;theme=`)
		r.text(url.QueryEscape(t.Theme))
		r.raw(`&amp;group=`)
		r.text(url.QueryEscape(g.Groups[k].Name))
		r.el(`">`, r.percent(c.Share), "</a>")
	default:
		r.text(r.percent(c.Share))
	}
	if !c.Hidden {
		r.el(` <small>(`, r.plan.Lang.Int(c.Count), `)</small>`)
		if iv := r.interval(c.Wilson); iv != "" {
			r.el(`<small class="ci">`, iv, `</small>`)
		}
	}
	r.raw("</td>")
}

func (r *report) verdict(t *tabulate.ThemeComparison) string {
	if t.Verdict == "" {
		return ""
	}
	s := r.t("verdict." + t.Verdict)
	if !math.IsNaN(t.Holm) && t.Verdict != "too-few" {
		p := "= " + r.plan.Lang.Decimal(t.Holm, 3)
		if t.Holm < 0.001 {
			p = "< " + r.plan.Lang.Decimal(0.001, 3)
		}
		s += " (p " + p + ")"
	}
	return s
}

func (r *report) trend() {
	years := r.run.Results.Trend.Years
	if len(years) > 0 {
		var named []string
		for i := range years {
			if years[i].Values != nil || len(years[i].Name) == 4 {
				named = append(named, r.labels.Group(years[i].Name))
			}
		}
		if len(named) > 1 {
			r.para(r.t("book.trend-says", named[0], named[len(named)-1]))
		}
	}
	r.chart("trend")
	r.numbers("trend")
	r.table("changes", 40)
}

// byQuestion is what was said to each question.
func (r *report) byQuestion() {
	r.chart("questions")
	r.numbers("questions")
	r.table("questions", mostRows)
}

func (r *report) together() {
	r.chart("together")
	r.numbers("together")
	r.table("cooccurrence", 60)
}

// said sets the organiser's words against the participants', and leads to them.
func (r *report) said() {
	for _, s := range r.words().Organiser {
		r.para(s)
	}
	r.para(r.t("report.said-is"))
	if r.views {
		r.raw(`<p><a href="#filter&amp;role=summary">`)
		r.text(r.t("report.said-read"))
		r.raw("</a></p>\n")
	}
	r.chart("summary")
	r.numbers("summary")
	r.table("summary_raw", 200)
}

func (r *report) priorities() {
	r.para(r.t("report.priorities-is"))
	r.open("priorities", 100, "option", "rank", "mean", "printed_mean", "n", "section_units", "section_rank", "direction", "document", "line")
}

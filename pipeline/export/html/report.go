package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"strings"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/export/svg"
	"github.com/temakod/temakod/pipeline/tabulate"
)

//go:embed report.css
var styles string

//go:embed report.js
var script string

// A report is a page that is being written.
type report struct {
	*Page
	*pen
	run    *export.Run
	charts map[string]svg.Chart
	shown  map[string]bool // tables that stand on the page already
}

// hash is how a policy names a script or style that it allows.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (r *report) write() {
	r.charts, r.shown = map[string]svg.Chart{}, map[string]bool{}
	for _, c := range svg.Charts(r.run) {
		r.charts[c.ID] = c
	}
	style := svg.CSS() + styles
	title := r.t("book.title")
	r.raw("<!DOCTYPE html>\n<html lang=\"", r.plan.Lang.String(), "\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src `, hash(style), `; script-src `, hash(script), `; base-uri 'none'; form-action 'none'">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n", `<meta name="color-scheme" content="light dark">`, "\n",
		`<meta name="referrer" content="no-referrer">`, "\n")
	r.el("<title>", title, "</title>\n")
	r.raw("<style>", style, "</style>\n</head>\n<body>\n")
	r.el(`<a class="skip" href="#innehall">`, r.t("report.skip"), "</a>\n")
	r.el(`<header><h1>`, title, `</h1>`)
	r.el(`<p class="sub">`, r.t("book.subtitle", r.run.Version), "</p></header>\n")
	r.contents()
	r.raw(`<main id="innehall" tabindex="-1">`, "\n")
	r.sections()
	r.raw("</main>\n")
	r.el("<footer><p>", r.t("report.footer", r.run.Version), "</p></footer>\n")
	r.raw("<script>", script, "</script>\n</body>\n</html>\n")
}

// A part is a section of the page; it is left out where has is false.
type part struct {
	id, title string
	has       bool
	write     func()
}

func (r *report) parts() []part {
	res := r.run.Results
	has := func(id string) bool { _, ok := r.charts[id]; return ok }
	counted := res != nil
	return []part{
		{"sammanfattning", "report.part-summary", true, r.summary},
		{"teman", "report.part-themes", counted && len(res.Themes) > 0, r.themes},
		{"grupper", "report.part-groups", counted && res.Groups != nil && len(res.Groups.Groups) > 0, r.groupsPart},
		{"fragor", "report.part-questions", has("questions"), r.byQuestion},
		{"tid", "report.part-trend", has("trend"), r.trend},
		{"tillsammans", "report.part-together", has("together"), r.together},
		{"arrangor", "report.part-said", has("summary"), r.said},
		{"prioriteringar", "report.part-priorities", counted && r.rows("priorities") > 0, r.priorities},
		{"orden", "report.part-words", len(r.docs) > 0, r.wordsPart},
		{"tackning", "report.part-coverage", true, r.coverage},
		{"tabeller", "report.part-tables", counted, r.tables},
		{"kodbok", "report.part-codebook", len(r.plan.Themes) > 0, r.codebook},
		{"metod", "report.part-method", true, r.method},
	}
}

func (r *report) contents() {
	r.raw(`<nav class="toc" aria-label="`)
	r.text(r.t("report.contents"))
	r.raw(`"><ul>`)
	for _, p := range r.parts() {
		if p.has {
			r.el(`<li><a href="#`+p.id+`">`, r.t(p.title), "</a></li>")
		}
	}
	r.raw("</ul></nav>\n")
}

func (r *report) sections() {
	for _, p := range r.parts() {
		if !p.has {
			continue
		}
		r.raw(`<section id="`, p.id, `" aria-labelledby="h-`, p.id, `">`, "\n")
		r.el(`<h2 id="h-`+p.id+`">`, r.t(p.title), "</h2>\n")
		p.write()
		r.raw("</section>\n")
	}
}

// rows is how many rows a table has; 0 if there is none.
func (r *report) rows(id string) int {
	if t := r.run.Results.Table(id); t != nil {
		return len(t.Rows)
	}
	return 0
}

func (r *report) para(words string) { r.el("<p>", words, "</p>\n") }

// chart draws a chart twice, for wide and narrow pages, of which one is shown.
func (r *report) chart(id string) {
	c, ok := r.charts[id]
	if !ok {
		return
	}
	r.raw(`<figure id="chart-`, id, `">`)
	r.el("<figcaption>", c.Title, "</figcaption>")
	for _, side := range []struct {
		class string
		width float64
	}{{"wide", svg.Wide}, {"narrow", svg.Narrow}} {
		r.raw(`<div class="scroll `, side.class, `" tabindex="0" role="group" aria-label="`)
		r.text(c.Title)
		r.raw(`">`)
		if err := c.Inline(r.pen, side.width); err != nil && r.err == nil {
			r.err = err
		}
		r.raw("</div>")
	}
	r.el(`<p class="note">`, c.Desc, "</p></figure>\n")
}

// numbers is the table beside a chart, folded.
func (r *report) numbers(id string) {
	c, ok := r.charts[id]
	if !ok {
		return
	}
	r.el(`<details class="more"><summary>`, r.t("report.numbers"), "</summary>")
	r.raw(`<div class="scroll" tabindex="0" role="region" aria-label="`)
	r.text(c.Title)
	r.raw(`"><table><thead><tr>`)
	for i, h := range c.Head {
		r.el(`<th scope="col"`+[...]string{` class="n">`, ">"}[btoi(i == 0)], h, "</th>")
	}
	r.raw("</tr></thead><tbody>")
	for _, row := range c.Rows {
		r.raw("<tr>")
		for i, v := range row {
			if i == 0 {
				r.el(`<th scope="row">`, v, "</th>")
			} else {
				r.el(`<td class="n">`, v, "</td>")
			}
		}
		r.raw("</tr>\n")
	}
	r.raw("</tbody></table></div></details>\n")
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// longNotes is from how many bytes on the notes of a table are folded.
const longNotes = 400

// notes are the sentences under a table.
func (r *report) notes(t *tabulate.Table) {
	if t == nil || len(t.Notes) == 0 {
		return
	}
	says := make([]string, len(t.Notes))
	for i, n := range t.Notes {
		says[i] = r.labels.Note(n)
	}
	words := strings.Join(says, " ")
	if len(words) < longNotes {
		r.el(`<p class="note">`, words, "</p>\n")
		return
	}
	r.el(`<details class="more"><summary>`, r.t("report.how-counted"), "</summary>")
	r.el(`<p class="note">`, words, "</p></details>\n")
}

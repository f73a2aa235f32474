package html

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// wordsPart is the evidence: the filter, a page for each theme with its quotes,
// and the documents.
func (r *report) wordsPart() {
	if !r.plan.Privacy.Excerpts() {
		r.para(r.t("report.words-held"))
		r.themePages()
		return
	}
	r.para(r.t("report.words-is"))
	r.quoteFacets()
	r.filter()
	r.themePages()
	r.documents()
}

// quoteFacets registers what quotes can be filtered by, for the documents that
// have no view.
func (r *report) quoteFacets() {
	for t := range r.plan.Themes {
		for _, q := range r.quotes.Theme(t) {
			r.polarity[q.Polarity] = true
			for _, g := range q.Groups {
				r.groups.of(g)
			}
			for _, id := range q.Questions {
				if _, ok := r.asked[id]; !ok && len(q.Questions) == 1 {
					r.asked[id] = q.Question
				}
				r.questions.of(id)
			}
		}
	}
}

// filter is hidden until the script shows it: without, it can do nothing.
func (r *report) filter() {
	r.raw(`<form id="filter" hidden role="search" aria-label="`)
	r.text(r.t("report.filter"))
	r.raw(`"><div class="fields">`)
	r.el(`<label class="wide-field"><span>`, r.t("report.search"), `</span><input type="search" name="q" autocomplete="off"></label>`)
	r.choose("theme", "report.by-theme", func(option func(value, facet, words string)) {
		for i, t := range r.plan.Themes {
			option(t.ID, itoa(i), strings.Repeat("\u2003", t.Depth)+r.labels.Theme(t.ID))
		}
	})
	if len(r.groups.list) > 1 {
		r.choose("group", "report.by-group", r.groupOptions)
	}
	if len(r.questions.list) > 0 {
		r.choose("question", "report.by-question", func(option func(value, facet, words string)) {
			for i, id := range r.questions.list {
				if i < mostOptions && r.asked[id] != "" {
					option(id, itoa(i), shorten(r.asked[id], 120))
				}
			}
		})
	}
	r.choose("role", "report.by-role", func(option func(value, facet, words string)) {
		for _, role := range corpus.Roles {
			if r.roles[role] {
				option(role.String(), role.String(), r.word("role", role.String()))
			}
		}
	})
	r.choose("polarity", "report.by-polarity", func(option func(value, facet, words string)) {
		for i, has := range r.polarity {
			if has {
				option(code.Polarity(i).String(), polarityMarks[i:i+1], r.word("polarity", code.Polarity(i).String()))
			}
		}
	})
	r.raw(`</div><div class="state"><output id="found" aria-live="polite" data-says="`)
	r.text(r.t("report.found", "{0}", "{1}", "{2}", "{3}"))
	r.el(`"></output><button type="reset">`, r.t("report.reset"), `</button></div></form>`)
	r.el(`<p class="why-switch"><label><input type="checkbox" id="why"> `, r.t("report.why"), "</label></p>\n")
}

// mostOptions is how many questions or groups the filter lists.
const mostOptions = 400

func (r *report) choose(name, id string, options func(func(value, facet, words string))) {
	r.el(`<label><span>`, r.t(id), `</span><select name="`+name+`">`)
	r.el(`<option value="">`, r.t("report.all"), `</option>`)
	options(func(value, facet, words string) {
		r.raw(`<option value="`)
		r.text(value)
		r.el(`" data-f="`+facet+`">`, words, "</option>")
	})
	r.raw("</select></label>\n")
}

// groupOptions are the groups in the order of the comparison.
func (r *report) groupOptions(option func(value, facet, words string)) {
	done := map[string]bool{}
	if g := r.run.Results.Groups; g != nil {
		for i := range g.Groups {
			if k, ok := r.groups.index[g.Groups[i].Name]; ok && !done[g.Groups[i].Name] {
				done[g.Groups[i].Name] = true
				option(g.Groups[i].Name, itoa(k), shorten(r.labels.GroupOf(g.By, g.Groups, i), 120))
			}
		}
	}
	for k, name := range r.groups.list {
		if !done[name] && k < mostOptions {
			option(name, itoa(k), shorten(r.labels.Group(name), 120))
		}
	}
}

// shorten cuts a long text after so many characters.
func shorten(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}

// themePages are a section a theme, in the lexicon's order.
func (r *report) themePages() {
	title := "report.quotes"
	if !r.views {
		title = "report.one-by-one"
	}
	r.el(`<h3 id="citat">`, r.t(title), "</h3>\n")
	profiles := map[string]*tabulate.Profile{}
	for i := range r.run.Results.Themes {
		profiles[r.run.Results.Themes[i].Theme] = &r.run.Results.Themes[i]
	}
	for t := range r.plan.Themes {
		if n, _ := r.quotes.Count(t); n > 0 || r.under(t) {
			r.themePage(t, profiles[r.plan.Themes[t].ID])
		}
	}
}

// under reports whether a subtheme of t has any quotes.
func (r *report) under(theme int) bool {
	for t := range r.plan.Themes {
		if n, _ := r.quotes.Count(t); n > 0 {
			for up := r.plan.Themes[t].Parent; up >= 0; up = r.plan.Themes[up].Parent {
				if up == theme {
					return true
				}
			}
		}
	}
	return false
}

// examples is how many quotes of a theme stand open.
const examples = 5

func (r *report) themePage(theme int, p *tabulate.Profile) {
	t := &r.plan.Themes[theme]
	n, docs := r.quotes.Count(theme)
	r.raw(`<section class="theme depth`, itoa(min(t.Depth, 3)), `" id="tema-`, itoa(theme), `" data-box><h4><span class="swatch `, r.hues[theme], `" aria-hidden="true"></span>`)
	r.text(r.labels.Path(t.ID))
	r.raw("</h4>\n")
	if t.Definition != "" {
		r.el(`<p class="definition">`, t.Definition, "</p>")
	}
	r.raw(`<p class="facts">`)
	if p != nil && r.run.Results.Total.Units > 0 {
		r.text(r.t("report.theme-share", p.Units, r.run.Results.Total.Units, r.unit(), r.percent(p.Share), p.Documents))
		r.raw(" ")
	}
	switch {
	case n > 0 && r.views:
		r.text(r.t("report.theme-own", n, docs))
	case n > 0 && p == nil:
		r.text(r.t("book.block-count", n, docs))
	}
	if words := r.foundWords(theme); words != "" {
		r.raw(" ")
		r.text(r.t("report.theme-words", words))
	}
	r.raw("</p>\n")
	if r.views {
		r.quoteList(r.quotes.Theme(theme), n)
	}
	r.raw("</section>\n")
}

// mostFound is how many words a theme's page names.
const mostFound = 10

// foundWords are the words that a theme was found by most often.
func (r *report) foundWords(theme int) string {
	forms := slices.SortedFunc(maps.Keys(r.found[theme]), func(a, b string) int {
		return cmp.Or(cmp.Compare(r.found[theme][b], r.found[theme][a]), cmp.Compare(a, b))
	})
	var list []string
	for _, f := range forms[:min(len(forms), mostFound)] {
		list = append(list, f+" "+r.plan.Lang.Int(r.found[theme][f]))
	}
	return strings.Join(list, ", ")
}

// quoteList shows a few quotes from all over the notes, and folds the others.
func (r *report) quoteList(quotes []export.Quote, all int) {
	if len(quotes) == 0 {
		return
	}
	first := min(len(quotes), examples)
	picked := make([]bool, len(quotes))
	r.raw(`<ul class="quotes">`)
	for i := range first {
		k := i * len(quotes) / first
		picked[k] = true
		r.quote(&quotes[k])
	}
	r.raw("</ul>\n")
	if len(quotes) == first {
		return
	}
	says := r.t("report.more-quotes", len(quotes)-first)
	if all > len(quotes) {
		says = r.t("report.more-sample", len(quotes)-first, all)
	}
	r.el(`<details class="more" data-box><summary>`, says, `</summary><ul class="quotes">`)
	for i := range quotes {
		if !picked[i] {
			r.quote(&quotes[i])
		}
	}
	r.raw("</ul></details>\n")
}

func (r *report) quote(q *export.Quote) {
	r.raw(`<li data-k="q"`)
	codings := []code.Coding{{Theme: int32(q.Theme), Polarity: q.Polarity}}
	r.facets(r.pen, r.countedRole(), codings, q.Groups)
	if len(q.Questions) > 0 {
		r.raw(` data-q="`)
		for _, id := range q.Questions {
			r.raw(" ", itoa(r.questions.of(id)))
		}
		r.raw(` "`)
	}
	r.raw("><blockquote", r.spoken(), ">")
	r.bold(q.Text, q.Marks, r.hues[q.Theme])
	r.raw(`</blockquote><p class="src">`)
	line := r.place2(q)
	if d := &r.docs[q.Document]; d.view != nil {
		r.raw(`<a href="#`, segmentID(d.key, q.ID), `">`)
		r.el("", q.Name+", "+line, "</a>")
	} else {
		r.text(q.Name + ", " + line)
	}
	for _, g := range q.Groups {
		r.extra(r.labels.Group(g))
	}
	r.extra(q.Speaker)
	if q.Polarity != code.Affirmed {
		r.extra(r.word("polarity", q.Polarity.String()))
	}
	if q.Emphasis > 0 {
		r.extra(r.emphasis(q.Emphasis))
	}
	if q.Question != "" {
		r.el(`<br><span class="asked">`, r.t("report.asked", shorten(q.Question, 140)), "</span>")
	}
	r.raw("</p></li>\n")
}

// countedRole is the role of quotes, where the tables count one alone.
func (r *report) countedRole() string {
	switch len(r.plan.Roles) {
	case 0:
		return corpus.Response.String()
	case 1:
		return r.plan.Roles[0].String()
	}
	return "any"
}

func (r *report) place2(q *export.Quote) string {
	if s := r.plan.Lang.Place(q.Place); s != "" {
		return s
	}
	return r.t("report.line", q.Line)
}

func (r *report) extra(s string) {
	if s != "" {
		r.el(" · <span>", s, "</span>")
	}
}

// bold writes a text with its matched words marked.
func (r *report) bold(text string, marks []source.Span, hue string) {
	at := 0
	for _, m := range marks {
		r.text(text[at:m.Start])
		r.el(`<mark class="`+hue+`">`, m.Text(text), "</mark>")
		at = m.End
	}
	r.text(text[at:])
}

// documents are the views, and what had no room.
func (r *report) documents() {
	r.el(`<h3 id="dokument">`, r.t("report.documents"), "</h3>\n")
	r.para(r.t("report.documents-is"))
	var left []string
	for i := range r.docs {
		d := &r.docs[i]
		if d.view == nil {
			left = append(left, d.name)
			continue
		}
		r.raw(`<details class="doc" id="d-`, d.key, `" data-box`, [...]string{"", " open"}[btoi(len(r.docs) == 1)], `><summary>`)
		r.text(d.name)
		r.raw("</summary>\n", string(d.view), "</details>\n")
		d.view = nil
	}
	if len(left) > 0 {
		r.para(r.t("report.documents-left", len(left), export.List(r.plan.Lang, left)))
	}
}

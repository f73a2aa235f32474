package html

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
)

// coverage tells what was read, what of it was counted, and what went wrong.
func (r *report) coverage() {
	if r.run.Results != nil {
		r.rolesTable()
	}
	if silent := r.inputs(export.Silent); len(silent) > 0 {
		r.para(r.t("report.silent", len(silent)))
		r.raw("<ul>")
		for _, name := range silent {
			r.raw("<li>")
			r.documentLink(name)
			r.raw("</li>")
		}
		r.raw("</ul>\n")
	}
	r.inputTable()
	if r.run.Results != nil {
		r.table("coverage", mostRows)
	}
	r.messages()
}

// rolesTable is how much there is of each role, and whether it counts.
func (r *report) rolesTable() {
	r.para(r.t("report.coverage-is"))
	r.raw(`<div class="scroll" tabindex="0" role="region" aria-label="`)
	r.text(r.t("table.coverage"))
	r.raw(`"><table><thead><tr>`)
	r.el(`<th scope="col">`, r.t("column.role"), "</th>")
	r.el(`<th scope="col" class="n">`, r.t("column.segments"), "</th>")
	r.el(`<th scope="col" class="n">`, r.t("column.words"), "</th>")
	r.el(`<th scope="col">`, r.t("book.col-counted"), "</th></tr></thead><tbody>")
	for i, n := range r.run.Results.Total.ByRole {
		role := corpus.Roles[i]
		r.el(`<tr><th scope="row">`, r.word("role", role.String()), "</th>")
		r.el(`<td class="n">`, r.plan.Lang.Int(n.Segments), "</td>")
		r.el(`<td class="n">`, r.plan.Lang.Int(n.Words), "</td>")
		r.el("<td>", r.t([...]string{"book.no", "book.yes"}[btoi(r.plan.Counts(role))]), "</td></tr>\n")
	}
	r.raw("</tbody></table></div>\n")
}

// mostInputs is how many files and messages the page lists.
const mostInputs = 500

func (r *report) inputTable() {
	if len(r.run.Inputs) == 0 {
		return
	}
	r.el(`<details class="more"><summary>`, r.t("report.inputs", len(r.run.Inputs)), "</summary>")
	r.raw(`<div class="scroll" tabindex="0" role="region" aria-label="`)
	r.text(r.t("book.about-inputs"))
	r.raw(`"><table><thead><tr>`)
	for i, id := range []string{"document", "outcome", "format", "encoding", "segments", "responses", "words", "codings"} {
		r.el(`<th scope="col"`+[...]string{">", ` class="n">`}[btoi(i > 3)], r.t("book.col-"+id), "</th>")
	}
	r.raw("</tr></thead><tbody>")
	for _, in := range r.run.Inputs[:min(len(r.run.Inputs), mostInputs)] {
		r.raw("<tr><td>")
		r.documentLink(r.plan.Names.Show(in.Name))
		r.el("</td><td>", r.t("book.outcome-"+in.Outcome.String()), "</td>")
		r.el("<td>", in.Format, "</td>")
		r.el("<td>", in.Encoding, "</td>")
		for _, n := range []int{in.Segments, in.Responses, in.Words} {
			r.el(`<td class="n">`, r.plan.Lang.Int(n), "</td>")
		}
		codings := r.plan.Lang.Int(in.Codings)
		if !r.plan.Privacy.ByDocument() {
			codings = export.HiddenMark
		}
		r.el(`<td class="n">`, codings, "</td>")
		r.raw("</tr>\n")
	}
	r.raw("</tbody></table></div>\n")
	if left := len(r.run.Inputs) - mostInputs; left > 0 {
		r.el(`<p class="note">`, r.t("report.rows-left", left), "</p>")
	}
	r.raw("</details>\n")
}

// messages are the faults, which stand open, and the notices, folded.
func (r *report) messages() {
	faults := r.faults()
	if faults > 0 {
		r.el("<h3>", r.t("report.faults", faults), "</h3>\n")
		r.messageList(source.Fault)
	}
	if notices := len(r.run.Notes) - faults; notices > 0 {
		r.el(`<details class="more"><summary>`, r.t("report.notices", notices), "</summary>")
		r.messageList(source.Notice)
		r.raw("</details>\n")
	}
}

func (r *report) messageList(level source.Level) {
	r.raw(`<ul class="messages">`)
	n := 0
	for _, e := range r.run.Notes {
		if e.Level != level {
			continue
		}
		if n++; n > mostInputs {
			continue
		}
		m := r.run.Message(e)
		r.raw("<li>")
		if m.Name != "" {
			r.raw(`<span class="src">`)
			r.documentLink(m.Name)
			if e.Line > 0 {
				r.text(", " + r.t("report.line", e.Line))
			}
			r.raw("</span> ")
		}
		r.text(m.Says)
		if m.Excerpt != "" {
			r.el(`<br><q class="excerpt">`, strings.TrimSpace(m.Excerpt), "</q>")
		}
		if m.Hint != "" {
			r.el(`<br><span class="hint">`, m.Hint, "</span>")
		}
		r.raw("</li>\n")
	}
	r.raw("</ul>\n")
	if n > mostInputs {
		r.el(`<p class="note">`, r.t("report.rows-left", n-mostInputs), "</p>\n")
	}
}

// codebook is what each theme means and by which terms it is found.
func (r *report) codebook() {
	terms := make([][]string, len(r.plan.Themes))
	for _, t := range r.plan.Terms {
		if t.Theme >= 0 && t.Theme < len(terms) {
			terms[t.Theme] = append(terms[t.Theme], t.Text)
		}
	}
	r.para(r.t("report.codebook-is"))
	for i := range r.plan.Themes {
		t := &r.plan.Themes[i]
		r.raw(`<details class="more depth`, itoa(min(t.Depth, 3)), `"><summary>`)
		r.text(r.labels.Path(t.ID))
		r.el(` <code>`, t.ID, `</code></summary><dl class="book">`)
		for _, x := range []struct{ id, words string }{
			{"book.col-definition", t.Definition}, {"book.col-include", strings.Join(t.Include, "\n")}, {"book.col-exclude", strings.Join(t.Exclude, "\n")},
			{"book.col-examples", strings.Join(t.Examples, "\n")}, {"book.col-limits", t.Limits}, {"book.col-terms", strings.Join(terms[i], ", ")},
		} {
			if x.words != "" {
				r.el("<dt>", r.t(x.id), "</dt>")
				r.el("<dd>", x.words, "</dd>")
			}
		}
		r.raw("</dl></details>\n")
	}
}

// method says how the numbers came about, with all that it takes to make them again.
func (r *report) method() {
	for _, sentence := range r.run.Method() {
		r.para(sentence)
	}
	if r.views {
		r.para(r.t("report.method-trace"))
	}
	if r.reviewed() {
		r.para(r.t("report.method-review"))
	}
	r.el(`<h3>`, r.t("book.about-run"), `</h3><dl class="book">`)
	pair := func(name, value string) {
		if value != "" {
			r.el("<dt>", name, "</dt>")
			r.el("<dd>", value, "</dd>")
		}
	}
	pair(r.t("book.about-program"), "temakod "+r.run.Version)
	pair(r.t("book.about-lexicon"), r.run.LexiconFiles())
	pair(r.t("book.about-lexicon-version"), r.run.Lexicon.Version)
	pair(r.t("book.about-lexicon-hash"), r.run.Lexicon.Hash)
	pair(r.t("book.about-themes"), r.plan.Lang.Int(len(r.plan.Themes)))
	pair(r.t("book.about-terms"), r.plan.Lang.Int(len(r.plan.Terms)))
	r.raw("</dl>\n")
	if len(r.run.Settings) > 0 {
		r.el(`<details class="more"><summary>`, r.t("book.about-settings"), `</summary><dl class="book">`)
		for _, s := range r.run.Settings {
			pair(s.Name, s.Value)
		}
		r.raw("</dl></details>\n")
	}
}

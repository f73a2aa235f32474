package xlsx

import (
	"cmp"
	"math"
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
)

const hiddenMark = export.HiddenMark

// finite is f, or nothing if it is no number.
func finite(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return f
}

// order is the order of the sheets. Tables that are not named here stand where
// "" is, as the run has them.
var order = []string{"summary", "themes", "compare", "comparison", "comparison_tests", "comparison_groups",
	"over_time", "trend", "trend_tests", "trend_groups", "dates", "levels", "documents", "questions", "question_list", "terms",
	"cooccurrence", "cooccurrence_list", "polarity", "emphasis", "priorities", "summary_raw", "changes", "",
	"quotes", "review", "codings", "segments", "codebook", "coverage", "close_calls", "attributes", "personal", "messages", "chartdata", "about"}

// fill writes every sheet that is not written yet. The summary comes last: by
// then it is known which sheets there are.
func (b *Book) fill(r *export.Run) {
	b.summaryName()
	b.writeQuotes()
	if r.Results != nil {
		b.writeTables(r)
		if g := r.Results.Groups; g != nil {
			b.writeMatrix(b.comparison(r.Results, "compare", g.By, g.Groups, g.Themes))
		}
		if t := r.Results.Trend; t != nil {
			b.writeMatrix(b.comparison(r.Results, "over_time", nil, t.Years, t.Themes))
		}
	}
	b.review.finish()
	b.writeCodebook(r)
	b.writeMessages(r)
	data := b.newChartData()
	b.writeSummary(r, data)
	for _, l := range []*long{b.codings, b.segments} {
		if l != nil {
			for _, p := range l.parts {
				p.close()
			}
		}
	}
	b.writeAbout(r)
}

// summaryName reserves the name of the first sheet, to which all lead back.
func (b *Book) summaryName() {
	b.addSheet("summary", b.sheetName("summary", 1), layout{noGrid: true, tab: headFill})
	b.sheets["summary"] = &sheet{b: b, id: "summary", name: b.names[len(b.names)-1], row: 1}
}

// writeTables writes each table that has rows.
func (b *Book) writeTables(r *export.Run) {
	for _, t := range slices.Concat(r.Results.Tables, r.Tests) {
		t = r.Visible(t)
		if t == nil || len(t.Rows) == 0 || allZero(t) {
			continue
		}
		id := t.ID
		if m := b.pairs(t); m != nil && len(m.heads) > 0 && len(m.heads) <= maxMatrix {
			b.writeMatrix(m)
			id = listed[t.ID]
		}
		s := b.writeTable(t, id)
		if t.ID == "themes" {
			b.linkBack(s, t)
		}
	}
}

// listed are the sheets of the tables that are laid out as a matrix too.
var listed = map[string]string{"cooccurrence": "cooccurrence_list", "questions": "question_list"}

// pairs lays a table of pairs out as a matrix; nil for any other table.
func (b *Book) pairs(t *tabulate.Table) *matrix {
	switch t.ID {
	case "questions":
		return b.questions(t)
	case "cooccurrence":
		return b.cooccurrence(t)
	}
	return nil
}

// allZero reports whether a table only says that there was nothing of what it
// is about: sheets that say so would be in the way of those that do not.
func allZero(t *tabulate.Table) bool {
	if t.ID != "personal" {
		return false
	}
	for _, row := range t.Rows {
		for i, c := range row {
			if t.Columns[i].Kind == tabulate.CountColumn && c.Kind == tabulate.Number && c.Num != 0 {
				return false
			}
		}
	}
	return true
}

// linkBack makes each block of quotes lead back to its theme in the table.
func (b *Book) linkBack(s *sheet, t *tabulate.Table) {
	if b.targets.at == nil {
		return
	}
	rows := map[int]int{}
	for i, row := range t.Rows {
		if len(row) > 0 {
			rows[b.labels.Index(row[0].Text)] = s.head + 1 + i
		}
	}
	for _, l := range b.targets.back {
		theme, row := l.theme, 0
		for row == 0 && theme >= 0 {
			row = rows[theme]
			theme = b.plan.Themes[theme].Parent
		}
		b.targets.at.link(3, l.row, place{s.name, max(row, 1)}, "")
	}
}

// seal sets the order of the sheets, the repeated headings, the properties of
// the document, and ends the streamed sheets.
func (b *Book) seal(r *export.Run) {
	wanted := b.ordered()
	for i, name := range wanted {
		if list := b.file.GetSheetList(); i < len(list) && list[i] != name {
			b.fail(b.file.MoveSheet(name, list[i]))
		}
	}
	b.filters()
	b.repeatHeads()
	if first, err := b.file.GetSheetIndex(wanted[0]); err == nil {
		b.file.SetActiveSheet(first)
	}
	const epoch = "1980-01-01T00:00:00Z"
	b.fail(b.file.SetDocProps(&excelize.DocProperties{
		Title: b.t("book.doc-title"), Subject: b.t("book.doc-subject"), Creator: "temakod " + b.plan.Version, LastModifiedBy: "temakod",
		Description: b.t("book.doc-description"), Language: [...]string{"sv-SE", "en-GB"}[b.plan.Lang], Created: epoch, Modified: epoch,
	}))
	b.fail(b.file.SetAppProps(&excelize.AppProperties{Application: "temakod", AppVersion: "1.0000"}))
	for _, s := range b.streams {
		if b.err == nil && s.sw != nil {
			b.fail(s.sw.Flush())
		}
	}
}

// ordered lists the sheets in their order; parts of a long sheet stand together.
func (b *Book) ordered() []string {
	rank := func(id string) int {
		if i := slices.Index(order, id); i >= 0 {
			return i
		}
		return slices.Index(order, "")
	}
	list := slices.Clone(b.made)
	slices.SortStableFunc(list, func(x, y madeSheet) int { return rank(x.id) - rank(y.id) })
	names := make([]string, len(list))
	for i, m := range list {
		names[i] = m.name
	}
	return names
}

// filters gives filters to the sheets whose rows are no table. The name of a
// filter tells the number of its sheet, so their order must stand by now.
func (b *Book) filters() {
	for _, s := range b.streams {
		if s.filter != "" {
			b.fail(b.file.AutoFilter(s.name, s.filter, nil))
		}
	}
}

// repeatHeads prints the headings on every page, and no more columns than can be
// read on one.
func (b *Book) repeatHeads() {
	for _, s := range b.streams {
		if s.head == 0 {
			continue
		}
		if s.print > 0 && s.print < len(s.columns) {
			b.fail(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: fixed(s.name, 1, 1, s.print, max(cmp.Or(s.last, s.row), 2)), Scope: s.name}))
		}
		rows := quoted(s.name) + "!$" + itoa(s.head) + ":$" + itoa(s.head)
		if s.pages > 1 {
			rows = quoted(s.name) + "!$A:$A," + rows
		}
		b.fail(b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: rows, Scope: s.name}))
	}
}

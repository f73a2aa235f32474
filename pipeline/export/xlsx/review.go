package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
)

// ReviewColumns are the headings of the sheet for review, whose rows can be fed
// back as decisions. They are ids, the same in every language; the columns to
// the right of them are for the reader alone.
var ReviewColumns = [...]string{"document", "segment", "theme", "decision", "note"}

// Decisions are what a reader may write in the column for it.
var Decisions = [...]string{"keep", "drop", "add"}

// reviewSpare is how many empty rows stand ready after the last.
const reviewSpare = 200

// themeNames is the defined name of the list of theme ids in the codebook.
const themeNames = "tema_id"

var (
	reviewLook = look{wrap: true}
	editLook   = look{fill: editFill, box: true, open: true, wrap: true}
)

// A review is the sheet on which a person judges each theme of each counted
// segment.
type review struct{ long }

func newReview(b *Book) *review {
	r := &review{long{b: b, id: "review", print: len(ReviewColumns) + 1, layout: layout{freezeRows: 1, freezeColumns: 0, tab: "B58900"}}}
	for i, id := range ReviewColumns {
		r.columns = append(r.columns, column{head: id, width: [...]float64{28, 17, 30, 11, 24}[i], look: plainLook})
	}
	r.columns = append(r.columns, b.columns([]spec{
		{"book.col-text", 72, reviewLook}, {"book.col-theme", 40, plainLook}, {"book.col-matched", 24, reviewLook},
		{"book.col-rule", 16, reviewLook}, {"book.col-question", 30, reviewLook}, {"book.col-line", 7, countLook},
	})...)
	r.begun = r.begin
	return r
}

// document writes a row for each theme of each counted segment, and one for
// each counted segment without a theme. A nil review takes no rows.
func (r *review) document(b *Book, c *code.Coded) {
	if r == nil {
		return
	}
	d := c.Document
	name := d.Text.Name
	k := 0
	for i := range d.Segments {
		s := &d.Segments[i]
		first := k
		for k < len(c.Codings) && c.Codings[k].Segment == i {
			k++
		}
		if !b.plan.Counts(s.Role) {
			continue
		}
		x := b.context(d, b.text(name), s)
		codings := c.Codings[first:k]
		seen := make([]int32, 0, 4)
		var around extracts
		for j := range codings {
			if t := codings[j].Theme; t >= 0 && int(t) < len(b.plan.Themes) && !contains(seen, t) {
				if len(seen) == 0 {
					around = b.extracts(c, first)
				}
				seen = append(seen, t)
				y := x
				y.text = around.text(b, first+j, x.text)
				r.row(s, y, &codings[j], around.matched(b, first+j))
			}
		}
		if len(seen) == 0 {
			r.row(s, x, nil, "")
		}
	}
}

// row writes one row; o is nil for a segment without a theme.
func (r *review) row(s *corpus.Segment, x context, o *code.Coding, matched string) {
	b := r.b
	sh := r.next()
	edit := b.style(editLook)
	theme, label, rule := any(excelize.Cell{StyleID: edit}), "", ""
	if o != nil {
		theme, label = b.plan.Themes[o.Theme].ID, b.labels.Path(b.plan.Themes[o.Theme].ID)
		rule = b.word("rule", o.Rule.String())
	}
	sh.put(rowHeight(r.columns, "", "", "", "", "", x.text, "", matched), x.name, s.ID(), theme, excelize.Cell{StyleID: edit}, excelize.Cell{StyleID: edit},
		text(x.text), text(label), text(matched), text(rule), text(x.question), x.line)
}

// begin sets up a part of the sheet: what may be chosen, and what may be
// changed. All of it must stand before the sheet is sealed.
func (r *review) begin(s *sheet) {
	b := r.b
	s.table = false // rows could not be inserted in a table on a protected sheet
	last := b.maxRows + 1 + reviewSpare
	to := func(col string) string { return col + "2:" + col + strconv.Itoa(last) }
	dv := excelize.NewDataValidation(true)
	dv.Sqref = to("D")
	b.fail(dv.SetDropList(Decisions[:]))
	dv.SetInput(b.t("book.review-decision"), b.t("book.review-decision-help"))
	dv.SetError(excelize.DataValidationErrorStyleStop, b.t("book.review-decision"), b.t("book.review-decision-error"))
	b.fail(b.file.AddDataValidation(s.name, dv))
	dv = excelize.NewDataValidation(true)
	dv.Sqref = to("C")
	dv.SetSqrefDropList(themeNames)
	dv.SetInput(b.t("book.review-theme"), b.t("book.review-theme-help"))
	dv.SetError(excelize.DataValidationErrorStyleWarning, b.t("book.review-theme"), b.t("book.review-theme-error"))
	b.fail(b.file.AddDataValidation(s.name, dv))
	struck, err := b.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: muted, Strike: true}})
	b.fail(err)
	added, err := b.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: ink}})
	b.fail(err)
	b.fail(b.file.SetConditionalFormat(s.name, "A2:H"+strconv.Itoa(last), []excelize.ConditionalFormatOptions{
		{Type: "formula", Criteria: `$D2="drop"`, Format: &struck},
		{Type: "formula", Criteria: `$D2="add"`, Format: &added},
	}))
	b.fail(b.file.ProtectSheet(s.name, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true, FormatCells: true, FormatColumns: true,
		FormatRows: true, InsertRows: true, EditObjects: true, EditScenarios: true,
	}))
}

// finish adds the empty rows on which a person can add a theme to any segment.
func (r *review) finish() {
	if r == nil || len(r.parts) == 0 {
		return
	}
	s := r.parts[len(r.parts)-1]
	s.close()
	s.last = s.row
	edit := s.b.style(editLook)
	cells := make([]any, len(ReviewColumns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: edit}
	}
	for range reviewSpare {
		s.put(0, cells...)
	}
}

package xlsx

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

var codebookColumns = []spec{
	{"book.col-theme", 24, wrapLook}, {"book.col-theme-id", 20, wrapLook}, {"book.col-definition", 36, wrapLook},
	{"book.col-include", 26, wrapLook}, {"book.col-exclude", 26, wrapLook}, {"book.col-examples", 26, wrapLook},
	{"book.col-limits", 26, wrapLook}, {"book.col-terms", 40, wrapLook},
}

// writeCodebook writes the themes with their definitions and terms.
func (b *Book) writeCodebook(r *export.Run) {
	if len(b.plan.Themes) == 0 {
		return
	}
	s := b.newSheet("codebook", b.sheetName("codebook", 1), b.columns(codebookColumns), layout{freezeRows: 3, freezeColumns: 1})
	s.table = true
	s.put(24, s.cell(titleLook, b.t("book.codebook-title")))
	b.leadLine(s)
	s.heads()
	terms := make([][]string, len(b.plan.Themes))
	for _, t := range b.plan.Terms {
		if t.Theme >= 0 && t.Theme < len(terms) {
			terms[t.Theme] = append(terms[t.Theme], t.Text)
		}
	}
	first := s.row + 1
	for i, t := range b.plan.Themes {
		row := []string{t.Label, t.ID, t.Definition, points(t.Include), points(t.Exclude), points(t.Examples),
			t.Limits, strings.Join(terms[i], ", ")}
		cells := []any{s.cell(look{bold: t.Depth == 0, indent: t.Depth, wrap: true, rule: true}, b.text(t.Label))}
		for _, words := range row[1:] {
			cells = append(cells, s.cell(ruledLook, text(b.text(words))))
		}
		s.put(rowHeight(s.columns, row...), cells...)
	}
	s.close()
	b.fail(b.file.SetDefinedName(&excelize.DefinedName{Name: themeNames, RefersTo: fixed(s.name, 2, first, 2, s.row)}))
}

// points sets several texts out as points.
func points(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return "• " + strings.Join(list, "\n• ")
}

var messageColumns = []spec{
	{"book.col-level", 14, plainLook}, {"book.col-document", 30, wrapLook}, {"book.col-line", 8, countLook}, {"book.col-place", 14, plainLook},
	{"book.col-what", 60, wrapLook}, {"book.col-hint", 44, wrapLook}, {"book.col-excerpt", 44, wrapLook},
}

// writeMessages writes the notices and faults, the faults first.
func (b *Book) writeMessages(r *export.Run) {
	if len(r.Notes) == 0 {
		return
	}
	s := b.newSheet("messages", b.sheetName("messages", 1), b.columns(messageColumns), layout{freezeRows: 3})
	s.table = true
	s.put(24, s.cell(titleLook, b.t("book.messages-title")))
	b.leadLine(s)
	s.heads()
	for _, level := range []source.Level{source.Fault, source.Notice} {
		for i, e := range r.Notes {
			if e.Level == level && s.row < b.maxRows && i >= 0 {
				b.message(s, r, e)
			}
		}
	}
	s.close()
}

func (b *Book) message(s *sheet, r *export.Run, e *source.Error) {
	m := r.Message(e)
	level := s.cell(plainLook, b.t("book.notice"))
	if e.Level == source.Fault {
		level = s.cell(look{bold: true, colour: "9B1C1C"}, b.t("book.fault"))
	}
	var line any
	if e.Line > 0 {
		line = e.Line
	}
	s.put(rowHeight(s.columns, "", m.Name, "", "", m.Says, m.Hint, m.Excerpt), level, text(b.text(m.Name)), line, text(b.text(b.plan.Lang.Place(e.Place))), b.text(m.Says), text(b.text(m.Hint)), text(b.text(m.Excerpt)))
}

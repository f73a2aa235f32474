package ingest

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A sheet is a table in which a row is a response: a worksheet or a CSV file.
type sheet struct {
	name  string // as the user knows it; empty for a CSV file
	rows  [][]string
	first int // the number of rows[0] in the file, from 1

	head    int      // how many rows are heads: 0, 1 or 2
	headers []string // a name for each column, unique
	roles   []columnRole
}

// A columnRole says what a column is.
type columnRole uint8

const (
	metadataColumn columnRole = iota
	answerColumn              // what respondents wrote
	identityColumn            // who they are: left out of everything
	emptyColumn
)

// write puts the answers of the sheet into the document, and what else is known
// of each respondent beside them. cases grows by one for each row that is not
// empty, whether or not it has an answer: those who left it blank were asked too.
func (s *sheet) write(b *builder, cases []corpus.Attributes) []corpus.Attributes {
	b.tables++
	b.row(b.tables, 1, true, s.headCells())
	line := 1
	for i, row := range s.rows[s.head:] {
		var answers []tableCell
		for c, role := range s.roles {
			if role != answerColumn {
				continue
			}
			cell := tableCell{kind: corpus.AnswerBlock, place: s.place(s.head+i, c), question: s.question(c), respondent: len(cases) + 1}
			if c < len(row) {
				cell.text = row[c]
			}
			answers = append(answers, cell)
		}
		if filled(row) == 0 {
			continue
		}
		cases = append(cases, s.attributes(row))
		line++
		writeAnswers(b, line, answers)
	}
	return cases
}

// question returns the question that a column answers: none where the sheet has
// no header.
func (s *sheet) question(column int) string {
	if s.head == 0 {
		return ""
	}
	return s.headers[column]
}

func (s *sheet) headCells() []tableCell {
	var cells []tableCell
	if s.head == 0 {
		return nil
	}
	for c, role := range s.roles {
		if role == answerColumn {
			cells = append(cells, tableCell{text: s.headers[c], kind: corpus.CellBlock, place: s.place(s.head-1, c)})
		}
	}
	return cells
}

// writeAnswers writes the answers of one respondent: as a line, or, where one
// of them has several, each statement as a line of its own.
func writeAnswers(b *builder, row int, answers []tableCell) {
	long := false
	for _, a := range answers {
		long = long || strings.ContainsAny(strings.TrimSpace(a.text), "\r\n")
	}
	if !long {
		b.row(b.tables, row, false, answers)
		return
	}
	for i, a := range answers {
		b.at(a.place)
		for _, line := range statements(a.text) {
			b.start(corpus.Block{Kind: corpus.AnswerBlock, Table: b.tables, Row: row, Column: i + 1, Question: a.question, Case: a.respondent}, "")
			b.write(line)
			b.end()
		}
	}
}

// statements parts an answer of several lines: a line is a statement, unless the
// next goes on in lower case.
func statements(text string) []string {
	var out []string
	var open []string // the lines of a statement
	shut := func() {
		if len(open) > 0 {
			out = append(out, strings.Join(open, " "))
		}
		open = open[:0]
	}
	for _, line := range strings.FieldsFunc(text, isLineEnd) {
		line = strings.TrimSpace(line)
		if line == "" {
			shut()
			continue
		}
		if n := len(open); n > 0 {
			first, _ := utf8.DecodeRuneInString(line)
			if last := open[n-1]; !unicode.IsLower(first) || len(last) < 40 || strings.HasSuffix(last, ".") {
				shut()
			}
		}
		open = append(open, line)
	}
	shut()
	return out
}

// attributes returns what the other columns say of a respondent.
func (s *sheet) attributes(row []string) corpus.Attributes {
	a := corpus.Attributes{}
	for c, role := range s.roles {
		if role != metadataColumn || c >= len(row) {
			continue
		}
		if v := strings.TrimSpace(tidy(row[c], " ")); v != "" {
			a = append(a, corpus.Attribute{Key: s.headers[c], Value: v, How: corpus.Given})
		}
	}
	return a
}

// writeTable writes a sheet in which nobody answers anything, as the table that
// it is.
func (s *sheet) writeTable(b *builder) {
	b.tables++
	for i, row := range s.rows {
		cells := make([]tableCell, len(row))
		for c, text := range row {
			cells[c] = tableCell{text: text, kind: corpus.CellBlock, place: s.place(i, c)}
		}
		b.row(b.tables, i+1, i < s.head, cells)
	}
}

// place returns where a cell stands; row and column from 0.
func (s *sheet) place(row, column int) source.Place {
	return source.Place{Kind: source.CellPlace, Sheet: s.name, Cell: columnLetters(column) + strconv.Itoa(s.first+row)}
}

// columnLetters returns what spreadsheets call column n, from 0: A, B, ... Z, AA.
func columnLetters(n int) string {
	var b [8]byte
	i := len(b)
	for n++; n > 0 && i > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}

// writeSheets makes the document of a workbook or CSV file.
func (f *file) writeSheets(b *builder, sheets []*sheet) {
	var cases []corpus.Attributes
	found := make([]bool, len(f.opt.TextColumns))
	var kept []*sheet
	for _, s := range sheets {
		if s.trim() {
			kept = append(kept, s)
		}
	}
	answers := false
	for _, s := range kept {
		if f.rejected {
			return
		}
		s.findHead()
		if len(f.opt.TextColumns) > 0 {
			s.choose(f.opt.TextColumns, found)
		} else {
			s.guess()
		}
		answers = answers || s.count(answerColumn) > 0
	}
	for i, name := range f.opt.TextColumns {
		if !found[i] && len(kept) > 0 {
			f.fault("ingest.sheet-no-column", name).WithHint("ingest.hint-sheet-columns", list(kept[0].headers))
		}
	}
	for _, s := range kept {
		if len(kept) > 1 && s.name != "" {
			b.at(source.Place{Kind: source.CellPlace, Sheet: s.name, Cell: "A1"})
			b.heading(1, s.name)
		}
		f.reportSheet(s, answers)
		if s.count(answerColumn) == 0 {
			s.writeTable(b)
			continue
		}
		cases = s.write(b, cases)
	}
	b.cases = cases
	b.emit()
}

// reportSheet says what was guessed about a sheet.
func (f *file) reportSheet(s *sheet, answers bool) {
	var text, identity []string
	for c, role := range s.roles {
		switch role {
		case answerColumn:
			text = append(text, s.headers[c])
		case identityColumn:
			identity = append(identity, s.headers[c])
		}
	}
	report := func(e *source.Error) *source.Error {
		e.Place = s.place(max(s.head-1, 0), 0)
		return e
	}
	switch {
	case len(f.opt.TextColumns) > 0:
	case len(text) > 0:
		report(f.notice("ingest.sheet-columns", len(text), list(text))).WithHint("ingest.hint-text-column")
	case !answers:
		report(f.notice("ingest.sheet-table")).WithHint("ingest.hint-text-column")
	}
	if len(identity) > 0 {
		report(f.notice("ingest.sheet-identity", len(identity), list(identity)))
	}
}

func (s *sheet) count(role columnRole) int {
	n := 0
	for _, r := range s.roles {
		if r == role {
			n++
		}
	}
	return n
}

// list quotes names, the first ten of them, each shortened.
func list(names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i == 10 {
			b.WriteString(" …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		if r := []rune(n); len(r) > 60 {
			n = string(r[:59]) + "…"
		}
		b.WriteString("\"" + n + "\"")
	}
	return b.String()
}

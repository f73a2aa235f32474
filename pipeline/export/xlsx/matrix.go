package xlsx

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// A matrix is a table of pairs laid out as rows and columns, shaded.
type matrix struct {
	id, title string
	corner    string // the heading of the rows
	rows      []line
	heads     []string
	look      look
	notes     []string
	wide      float64 // width of the first column
	extra     []column
	sizes     int // the first rows are denominators and verdicts, without shade
}

// line is a row of a matrix: its label, its cells, and where each leads.
type line struct {
	label any
	to    place
	cells []any
	links []place
	extra []any
	look  look // of the cells, where it is not the matrix's
}

// maxMatrix is the most columns that a matrix is laid out in: more cannot be
// taken in, and the table of pairs says the same.
const maxMatrix = 60

// writeMatrix writes a matrix on a sheet of its own.
func (b *Book) writeMatrix(m *matrix) {
	if len(m.rows) <= m.sizes || len(m.heads) == 0 || len(m.heads) > maxMatrix {
		return
	}
	cols := []column{{head: m.corner, width: m.wide, look: wrapLook}}
	for _, h := range m.heads {
		if short, cut := cutAt(h, 60); cut {
			h = short + "…"
		}
		cols = append(cols, column{head: b.text(h), width: min(max(longestWord(h)*1.1+3.5, 11), 20), look: m.look})
	}
	cols = append(cols, m.extra...)
	s := b.newSheet(m.id, b.sheetName(m.id, 1), cols, layout{freezeRows: 3, freezeColumns: 1})
	s.put(24, s.cell(titleLook, b.text(m.title)))
	b.leadLine(s)
	s.heads()
	first := s.row + 1 + m.sizes
	for i, r := range m.rows {
		if i >= m.sizes {
			r.look = m.look
		}
		b.matrixRow(s, m, r)
	}
	b.fail(b.file.SetConditionalFormat(s.name, s.area(2, first, len(m.heads)+1, s.row), []excelize.ConditionalFormatOptions{heat}))
	s.put(8)
	for _, n := range m.notes {
		s.across(noteLook, n)
	}
}

func (b *Book) matrixRow(s *sheet, m *matrix, r line) {
	l := look{wrap: true, rule: true}
	if r.to.row > 0 {
		l = l.linked()
	}
	cells := []any{s.cell(l, r.label)}
	for i, v := range r.cells {
		l := r.look
		l.rule = true
		if i < len(r.links) && r.links[i].row > 0 {
			l.colour = linkBlue
		}
		if v == any(hiddenCell{}) {
			l, v = hiddenLook.with(func(h *look) { h.rule = true }), hiddenMark
		}
		cells = append(cells, s.cell(l, v))
	}
	for i := range m.extra {
		var v any
		if i < len(r.extra) {
			v = r.extra[i]
		}
		l := m.extra[i].look
		l.rule = true
		cells = append(cells, s.cell(l, v))
	}
	words := make([]string, 1, len(cells))
	words[0], _ = r.label.(string)
	columns := s.columns
	if r.look.wrap { // a row of texts under columns of numbers
		columns = slices.Clone(columns)
		for i, v := range r.cells {
			text, _ := v.(string)
			columns[i+1].look, words = r.look, append(words, text)
		}
	}
	s.put(rowHeight(columns, words...), cells...)
	s.link(1, s.row, r.to, b.t("book.tip-quotes"))
	for i, to := range r.links {
		s.link(i+2, s.row, to, b.t("book.tip-quotes"))
	}
}

// hiddenCell is a number that is not shown.
type hiddenCell struct{}

// columnOf is where a table has the column with an id, -1 if it has none.
func columnOf(t *tabulate.Table, id string) int {
	for i, c := range t.Columns {
		if c.ID == id {
			return i
		}
	}
	return -1
}

// cooccurrence lays the pairs of themes out as a square: the number of units
// with both, and on the diagonal with the theme itself.
func (b *Book) cooccurrence(t *tabulate.Table) *matrix {
	row, col, both, n, m := columnOf(t, "theme"), columnOf(t, "other"), columnOf(t, "both"), columnOf(t, "count"), columnOf(t, "other_count")
	if min(row, col, both, n, m) < 0 {
		return nil
	}
	var ids []string
	at := map[string]int{}
	add := func(id string) {
		if _, ok := at[id]; !ok {
			at[id] = len(ids)
			ids = append(ids, id)
		}
	}
	for _, r := range t.Rows {
		add(r[row].Text)
	}
	for _, r := range t.Rows {
		add(r[col].Text)
	}
	x := &matrix{id: "cooccurrence", title: b.labels.Title(t), corner: b.t("book.col-theme"), look: countLook, wide: 30,
		notes: []string{b.t("book.square")}}
	for _, id := range ids {
		x.heads = append(x.heads, b.labels.Theme(id))
		x.rows = append(x.rows, line{label: b.text(b.labels.Theme(id)), to: b.targets.theme[b.labels.Index(id)], cells: make([]any, len(ids))})
	}
	for _, r := range t.Rows {
		i, j := at[r[row].Text], at[r[col].Text]
		x.rows[i].cells[j], x.rows[j].cells[i] = number(r[both]), number(r[both])
		x.rows[i].cells[i], x.rows[j].cells[j] = number(r[n]), number(r[m])
	}
	return x
}

// number is a cell's number, or nil.
func number(c tabulate.Cell) any {
	switch c.Kind {
	case tabulate.Number:
		return c.Num
	case tabulate.Hidden:
		return hiddenCell{}
	}
	return nil
}

// questions lays the themes out beside what was asked, as shares of the answers.
func (b *Book) questions(t *tabulate.Table) *matrix {
	id, words, theme := columnOf(t, "question"), columnOf(t, "question_text"), columnOf(t, "theme")
	n, share, docs := columnOf(t, "n"), columnOf(t, "share"), columnOf(t, "documents")
	if min(id, theme, n, share, docs) < 0 {
		return nil
	}
	x := &matrix{id: "questions", title: b.labels.Title(t), corner: b.t("book.col-question"), look: shareLook, wide: 60,
		notes: []string{b.t("book.questions")},
		extra: []column{{head: b.t("book.col-answers"), width: 10, look: countLook}, {head: b.t("book.col-documents"), width: 11, look: countLook}}}
	head := map[string]int{}
	last := ""
	for i, r := range t.Rows {
		if i == 0 || r[id].Text != last {
			last = r[id].Text
			asked := ""
			if words >= 0 {
				asked = r[words].Text
			}
			x.rows = append(x.rows, line{label: b.question(last, asked), extra: []any{number(r[n]), number(r[docs])}})
		}
		k, ok := head[r[theme].Text]
		if !ok {
			k = len(x.heads)
			head[r[theme].Text] = k
			x.heads = append(x.heads, b.labels.Theme(r[theme].Text))
		}
		q := &x.rows[len(x.rows)-1]
		for len(q.cells) <= k {
			q.cells = append(q.cells, nil)
		}
		q.cells[k] = number(r[share])
		for len(q.links) <= k {
			q.links = append(q.links, place{})
		}
		if words >= 0 && r[share].Num > 0 {
			q.links[k] = b.targets.question[target{b.labels.Index(r[theme].Text), r[words].Text}]
		}
	}
	return x
}

// question is what stands for a question: its words, or its id where no words
// of the notes may be shown.
func (b *Book) question(id, words string) string {
	switch {
	case id == "":
		return b.t("book.no-question")
	case id == "+":
		return b.t("book.more-questions")
	case words == "" || b.plan.Privacy.NoQuotes:
		return b.text(id)
	}
	return b.text(words)
}

// comparison lays the groups out side by side: the share of each group's units,
// that of all, and the verdict in words. The id is "compare" for the groups of
// the run and "over_time" for years.
func (b *Book) comparison(r *tabulate.Results, id string, by []string, groups []tabulate.Group, themes []tabulate.ThemeComparison) *matrix {
	x := &matrix{id: id, title: b.t("book." + id + "-title"), corner: b.t("book.col-theme"), look: shareLook, wide: 32, sizes: 2,
		notes: []string{b.compareNote()},
		extra: []column{
			{head: b.t("book.col-all"), width: 11, look: shareLook},
			{head: b.t("book.col-verdict"), width: 32, look: look{wrap: true, indent: 1}},
			{head: b.t("book.col-holm"), width: 12, look: rateLook.with(func(l *look) { l.number = b.pFormat() })},
			{head: b.t("book.col-cramer"), width: 12, look: rateLook},
		}}
	if t := r.Table(map[string]string{"compare": "comparison", "over_time": "trend"}[id]); t != nil {
		for _, n := range t.Notes {
			x.notes = append(x.notes, b.labels.Note(n))
		}
	}
	units, documents := line{label: b.t("book.row-units"), look: countLook}, line{label: b.t("book.row-documents"), look: countLook}
	all := map[string]tabulate.Profile{}
	for _, p := range r.Themes {
		all[p.Theme] = p
	}
	for i, g := range groups {
		x.heads = append(x.heads, b.labels.GroupOf(by, groups, i))
		units.cells, documents.cells = append(units.cells, g.Units), append(documents.cells, g.Documents)
	}
	x.rows = append(x.rows, units, documents)
	for _, t := range themes {
		row := b.groupRow(groups, t)
		var share any
		if p, ok := all[t.Theme]; ok {
			share = finite(p.Share)
		}
		verdict := any(nil)
		if t.Verdict != "" {
			verdict = b.t("verdict." + t.Verdict)
		}
		row.extra = []any{share, verdict, finite(t.Holm), finite(t.CramersV)}
		x.rows = append(x.rows, row)
	}
	if longNamed(x.heads) {
		return x.turned(b.t("book.col-group"))
	}
	return x
}

// longNamed reports whether groups are too many or their names too long to stand
// beside one another, as questions are.
func longNamed(names []string) bool {
	longest := 0.0
	for _, n := range names {
		longest = max(longest, wordWidth(n))
	}
	return len(names) > 12 || len(names) > 2 && longest > 32
}

// turned lays a comparison out with a row a group and a column a theme. What
// stood in the last columns of a theme stands in its first rows.
func (x *matrix) turned(corner string) *matrix {
	y := &matrix{id: x.id, title: x.title, corner: corner, look: x.look, wide: 60, notes: x.notes, sizes: len(x.extra)}
	for _, size := range x.rows[:x.sizes] {
		y.extra = append(y.extra, column{head: size.label.(string), width: 11, look: countLook})
	}
	for _, theme := range x.rows[x.sizes:] {
		y.heads = append(y.heads, theme.label.(string))
	}
	for k, e := range x.extra {
		row := line{label: e.head, look: e.look}
		for _, theme := range x.rows[x.sizes:] {
			row.cells = append(row.cells, theme.extra[k])
		}
		y.rows = append(y.rows, row)
	}
	for g, name := range x.heads {
		row := line{label: name}
		for _, size := range x.rows[:x.sizes] {
			row.extra = append(row.extra, size.cells[g])
		}
		for _, theme := range x.rows[x.sizes:] {
			row.cells, row.links = append(row.cells, theme.cells[g]), append(row.links, theme.links[g])
		}
		y.rows = append(y.rows, row)
	}
	return y
}

// compareNote tells how the heat map is read.
func (b *Book) compareNote() string {
	if b.targets.at == nil {
		return b.t("book.compare-note")
	}
	return b.t("book.compare-note") + " " + b.t("book.compare-click")
}

func (b *Book) groupRow(groups []tabulate.Group, t tabulate.ThemeComparison) line {
	i := b.labels.Index(t.Theme)
	r := line{label: b.text(b.labels.Theme(t.Theme)), to: b.targets.theme[i]}
	for k, cell := range t.Cells {
		if cell.Hidden {
			r.cells, r.links = append(r.cells, hiddenCell{}), append(r.links, place{})
			continue
		}
		to := place{}
		if cell.Count > 0 && k < len(groups) && b.targets.at != nil {
			to = b.targets.find(i, "", groups[k].Name)
		}
		r.cells, r.links = append(r.cells, finite(cell.Share)), append(r.links, to)
	}
	return r
}

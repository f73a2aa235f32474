package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/export"
)

// targets are the places on the sheet of quotes that numbers lead to.
type targets struct {
	theme    map[int]place    // the block of a theme
	document map[target]place // its first quote from a document
	group    map[target]place // its first quote from a group
	question map[target]place // its first answer to a question, by the question's words
	// back are the links from blocks to the table of themes, which is not
	// written yet: theme by the row of the block.
	back []backLink
	at   *sheet
}

// target is a theme in a document or group, by its shown name.
type target struct {
	theme int
	name  string
}

type backLink struct{ theme, row int }

// find returns the narrowest place for a theme in a document or group.
func (t *targets) find(theme int, document, group string) place {
	if p, ok := t.document[target{theme, document}]; ok && document != "" {
		return p
	}
	if p, ok := t.group[target{theme, group}]; ok && group != "" {
		return p
	}
	if document != "" || group != "" {
		if _, ok := t.theme[theme]; !ok {
			return place{}
		}
	}
	return t.theme[theme]
}

var quoteColumns = []spec{
	{"book.col-theme", 28, look{colour: muted, wrap: true, rule: true}}, {"book.col-quote", 72, ruledLook}, {"book.col-document", 28, ruledLook},
	{"book.col-line", 8, ruledCount}, {"book.col-place", 12, ruledLook}, {"book.col-group", 16, ruledLook},
	{"book.col-question", 30, ruledLook}, {"book.col-polarity", 12, ruledLook}, {"book.col-emphasis", 11, ruledCount},
	{"book.col-speaker", 14, ruledLook}, {"book.col-matched", 20, ruledLook},
}

var ruledCount = countLook.with(func(l *look) { l.rule = true })

// optional are the columns of the sheet of quotes that are left out where no
// quote has anything in them.
const (
	quotePlace = 4 + iota
	quoteGroup
	quoteQuestion
	quotePolarity
	quoteEmphasis
	quoteSpeaker
)

// quoteShown says which columns of the sheet of quotes are written.
func (b *Book) quoteShown() []bool {
	shown := make([]bool, len(quoteColumns))
	for i := range shown {
		shown[i] = i < quotePlace || i > quoteSpeaker
	}
	for t := range b.plan.Themes {
		for _, q := range b.quotes.Theme(t) {
			for i, has := range [...]bool{q.Place.Kind != 0, len(q.Groups) > 0, q.Question != "", q.Polarity != 0, q.Emphasis > 0, q.Speaker != ""} {
				shown[quotePlace+i] = shown[quotePlace+i] || has
			}
		}
	}
	return shown
}

// only keeps the columns that are shown.
func only[T any](list []T, shown []bool) []T {
	kept := make([]T, 0, len(list))
	for i, v := range list {
		if shown[i] {
			kept = append(kept, v)
		}
	}
	return kept
}

var (
	blockLook = look{wrap: true, bold: true, fill: bandFill, colour: headFill}
	blockNote = look{fill: bandFill, colour: muted}
	blockLink = look{fill: bandFill, colour: linkBlue, under: true}
)

// writeQuotes writes a block of quotes for each theme that has any.
func (b *Book) writeQuotes() {
	b.targets = targets{theme: map[int]place{}, document: map[target]place{}, group: map[target]place{}, question: map[target]place{}}
	total := 0
	for t := range b.plan.Themes {
		n, _ := b.quotes.Count(t)
		total += n
	}
	if total == 0 || !b.plan.Privacy.Excerpts() {
		return
	}
	shown := b.quoteShown()
	s := b.newSheet("quotes", b.sheetName("quotes", 1), only(b.columns(quoteColumns), shown), layout{freezeRows: 1, freezeColumns: 1, tab: "009E73"})
	s.heads()
	b.targets.at = s
	for t := range b.plan.Themes {
		if b.hasQuotes(t) {
			b.quoteBlock(s, t, shown)
		}
	}
	s.close()
}

// hasQuotes reports whether a theme or one of its subthemes has any.
func (b *Book) hasQuotes(theme int) bool {
	for t := range b.plan.Themes {
		if n, _ := b.quotes.Count(t); n > 0 && b.within(t, theme) {
			return true
		}
	}
	return false
}

// within reports whether theme t is theme outer or under it.
func (b *Book) within(t, outer int) bool {
	for n := 0; t >= 0 && n <= len(b.plan.Themes); n++ {
		if t == outer {
			return true
		}
		t = b.plan.Themes[t].Parent
	}
	return false
}

func (b *Book) quoteBlock(s *sheet, theme int, shown []bool) {
	quotes := b.quotes.Theme(theme)
	n, docs := b.quotes.Count(theme)
	label := b.text(b.plan.Themes[theme].Label)
	says := b.t("book.block-count", n, docs)
	switch {
	case n == 0:
		says = b.t("book.block-below")
	case len(quotes) < n:
		says = b.t("book.block-sample", n, docs, len(quotes))
		b.guarded.Quotes += n - len(quotes)
	}
	if path := b.labels.Path(b.plan.Themes[theme].ID); path != b.plan.Themes[theme].Label {
		says = b.text(path) + ": " + says
	}
	cells := []any{s.cell(blockLook, label), s.cell(blockNote, says), s.cell(blockLink, b.t("book.to-themes"))}
	for range len(s.columns) - len(cells) {
		cells = append(cells, s.cell(blockNote, nil))
	}
	s.put(max(20, rowHeight([]column{{width: quoteColumns[0].width * widthRatio(blockLook), look: blockLook}}, label)), cells...)
	here := place{s.name, s.row}
	b.targets.theme[theme] = here
	b.targets.back = append(b.targets.back, backLink{theme, s.row})
	for i := range quotes {
		b.quoteRow(s, label, &quotes[i], shown)
	}
}

// questionChars is how much of a question stands beside each quote: a block of
// questions can be longer than its answers. The whole stands with the segment.
const questionChars = 110

func (b *Book) quoteRow(s *sheet, label string, q *export.Quote, shown []bool) {
	if q.Partly {
		b.guarded.Extracts++
	}
	to := place{}
	if q.Document < len(b.firstRow) {
		to = b.segments.place(b.firstRow[q.Document] + q.Segment)
	}
	name, line := any(b.text(q.Name)), any(q.Line)
	if !s.takes(to) {
		to = place{}
	} else {
		name = s.cell(ruledLook.linked(), name)
	}
	group := strings.Join(b.groupNames(q.Groups), "; ")
	question := b.text(q.Question)
	if short, cut := cutAt(question, questionChars); cut {
		question = strings.TrimRight(short, " ") + "…"
	}
	cells := []any{label, b.rich(q), name, line, text(b.text(b.plan.Lang.Place(q.Place))), text(group), text(question),
		text(b.polarity(q)), emphasis(q.Emphasis), text(b.text(q.Speaker)), text(b.text(q.Matched))}
	for i, v := range cells {
		if _, styled := v.(excelize.Cell); !styled {
			cells[i] = s.cell(quoteColumns[i].look, v)
		}
	}
	height := rowHeight(s.columns, label, q.Text, q.Name)
	if shown[quoteQuestion] {
		height = max(height, rowHeight([]column{{width: quoteColumns[quoteQuestion].width, look: wrapLook}}, question))
	}
	s.put(height, only(cells, shown)...)
	s.link(3, s.row, to, b.t("book.tip-segment"))
	here := place{s.name, s.row}
	for t := q.Theme; t >= 0; t = b.plan.Themes[t].Parent {
		remember(b.targets.document, target{t, q.Name}, here)
		for _, g := range q.Groups {
			remember(b.targets.group, target{t, g}, here)
		}
		remember(b.targets.group, target{t, q.Year}, here)
		remember(b.targets.question, target{t, q.Question}, here)
	}
}

func remember(m map[target]place, k target, p place) {
	if _, ok := m[k]; !ok {
		m[k] = p
	}
}

func (b *Book) groupNames(groups []string) []string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = b.text(b.labels.Group(g))
	}
	return names
}

// polarity words a polarity that is not the usual.
func (b *Book) polarity(q *export.Quote) string {
	if q.Polarity == 0 {
		return ""
	}
	return b.word("polarity", q.Polarity.String())
}

// rich is a quote with its matched words in bold. A text that had to be guarded
// is shown plain.
func (b *Book) rich(q *export.Quote) any {
	if !fits(q.Text) || len(q.Marks) == 0 {
		return b.text(q.Text)
	}
	plain := &excelize.Font{Family: fontFamily, Size: fontSize, Color: ink}
	bold := &excelize.Font{Family: fontFamily, Size: fontSize, Color: headFill, Bold: true}
	runs := make([]excelize.RichTextRun, 0, 2*len(q.Marks)+1)
	at := 0
	for _, m := range q.Marks {
		if m.Start > at {
			runs = append(runs, excelize.RichTextRun{Font: plain, Text: q.Text[at:m.Start]})
		}
		runs = append(runs, excelize.RichTextRun{Font: bold, Text: q.Text[m.Start:m.End]})
		at = m.End
	}
	if at < len(q.Text) {
		runs = append(runs, excelize.RichTextRun{Font: plain, Text: q.Text[at:]})
	}
	return runs
}

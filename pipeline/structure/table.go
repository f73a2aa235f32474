package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A cell is one of a row's: its span covers the row without gaps but white
// space, its content has no bars.
type cell struct {
	unit          int32
	span, content source.Span
}

// bar returns what parts the cells of the unit, a row.
func (u *unit) bar() byte {
	if u.marks.has(piped) {
		return '|'
	}
	return '\t'
}

// addCells adds the cells of unit i, a row, to those of the document. A bar
// belongs to the cell after it, the last bar to the last cell.
func (s *splitter) addCells(i int) {
	u := &s.units[i]
	start := int(u.start)
	t := s.body[start:u.end]
	bar := u.bar()
	first := len(s.cells)
	add := func(from, to int) {
		span := trim(s.body, source.Span{Start: start + from, End: start + to})
		if span.Empty() {
			return
		}
		content := span
		if bar == '|' {
			for content.Start < content.End && s.body[content.Start] == '|' {
				content.Start++
			}
			for content.End > content.Start && s.body[content.End-1] == '|' {
				content.End--
			}
			content = trim(s.body, content)
		}
		if n := len(s.cells); content.Empty() && n > first {
			s.cells[n-1].span.End = span.End // an empty cell at the end
			return
		}
		s.cells = append(s.cells, cell{int32(i), span, content})
	}
	from := 0
	for k := 1; k < len(t); k++ {
		if t[k] != bar || bar == '|' && t[k-1] == '\\' {
			continue
		}
		if bar == '|' && k == len(t)-1 {
			break // the last bar closes the last cell
		}
		// Empty cells stay with what follows.
		if stripped(t[from:k], &barMarks) != "" {
			add(from, k)
			from = k
			if bar == '\t' {
				from++
			}
		}
	}
	add(from, len(t))
}

var barMarks = setOf("| \t")

// cellsOf returns the cells of unit i. They are asked for in order.
func (s *splitter) cellsOf(i int) []cell {
	for s.given < len(s.cells) && s.cells[s.given].unit < int32(i) {
		s.given++
	}
	first := s.given
	for s.given < len(s.cells) && s.cells[s.given].unit == int32(i) {
		s.given++
	}
	return s.cells[first:s.given]
}

// columns returns where the columns of a line that is padded with spaces
// begin, after the first; at most the first few are looked for.
func columns(t string) []int {
	var at []int
	gap := 0
	for i := 0; i < len(t); i++ {
		switch {
		case classes[t[i]] == space:
			gap++
		case t[i] == 0xC2 && i+1 < len(t) && t[i+1] == 0xA0:
			gap++
			i++
		default:
			if gap >= 4 {
				at = append(at, i)
			}
			gap = 0
		}
	}
	return at
}

// findRows tells which lines with tabs are rows of a table: several in a row,
// or several cells.
func (s *splitter) findRows() {
	for i := range s.units {
		u := &s.units[i]
		if !u.marks.has(tabbed) || u.has(row|turn|furnitureLine|keyedLine) || u.item() || u.marks.has(timed) {
			continue
		}
		tabs := s.tabs(u)
		like := i > 0 && s.tabs(&s.units[i-1]) == tabs || i+1 < len(s.units) && s.tabs(&s.units[i+1]) == tabs
		if tabs >= 2 || like {
			u.is |= row
			u.kind = corpus.Cell
		}
	}
}

// tableHead reports whether the row of unit i names the columns of its table: a
// rule stands under it, the format says so, or it lacks the numbers of the next.
func (s *splitter) tableHead(i int) bool {
	u := &s.units[i]
	if b := s.blockAt(u, int(u.start)); b != nil && b.Header {
		return true
	}
	if i+1 >= len(s.units) || i > 0 && s.units[i-1].has(row) {
		return false
	}
	if u.words <= 12 && !hasDigit(s.content(u)) && s.namesColumns(u) {
		return true
	}
	n := &s.units[i+1]
	return n.has(row) && (n.has(separator) || u.words <= 6 && n.words > 2*u.words && !hasDigit(s.content(u)) || !hasDigit(s.content(u)) && hasDigit(s.content(n)))
}

// namesColumns reports whether most cells of the unit, a row, are words that stand over
// columns: "Fråga", "Bord", "Svar", "Antal prickar".
func (s *splitter) namesColumns(u *unit) bool {
	cells, names := 0, 0
	for t := range strings.SplitSeq(s.content(u), string(u.bar())) {
		from, to, ok := nextWord(t, 0)
		if !ok {
			continue
		}
		cells++
		w := t[from:to]
		if columnWords.get(w) != otherTable || headWords.get(w) || optionColumnWords.get(w) || voteColumnWords.get(w) {
			names++
		}
	}
	return names >= 2 && names*3 >= cells*2
}

// headWords are further words that stand over columns.
var headWords = vocabularyOf(map[bool]string{true: "fråga bord grupp rum nr nummer antal tema rubrik kommun år summa andel anm anmärkning"})

// A tableKind is what the columns of a table say that its rows hold.
type tableKind uint8

const (
	otherTable   tableKind = iota
	viewTable              // what they think of something, or voted for: "Hinder", "Önskat läge", "Prickar"
	commentTable           // what participants said: "Kommentar från salen", "Svar"
	peopleTable            // who was there: "Namn", "E-post"
	planTable              // who is to do what: "Vad", "Vem", "När"
)

// tableOf reads the first row of a table.
func (s *splitter) tableOf(u *unit) tableKind {
	plans, views, people := 0, 0, false
	for cell := range strings.SplitSeq(s.content(u), string(u.bar())) {
		for i, n := 0, 0; ; n++ {
			from, to, ok := nextWord(cell, i)
			if !ok {
				break
			}
			i = to
			switch kind := columnWords.get(cell[from:to]); {
			case kind == commentTable:
				return commentTable
			case kind == planTable && n == 0:
				plans++
			case kind == viewTable:
				views++
			case kind == peopleTable && n == 0 && strings.TrimSpace(cell[to:]) == "":
				people = true
			}
		}
	}
	switch {
	case people && strings.IndexByte(s.content(u), '?') < 0: // "Namn", "Vad saknas?" is a survey
		return peopleTable
	case plans >= 2:
		return planTable
	case views > 0 && plans == 0:
		return commentTable
	}
	return otherTable
}

// columnWords are words over columns, and of what table they are.
var columnWords = vocabularyOf(map[tableKind]string{
	commentTable: "kommentar kommentarer svar svaren synpunkt synpunkter citat reaktion reaktioner inspel",
	viewTable:    "hinder hindren önskat önskad önskeläge drömläge behov behoven problem problemet utmaning utmaningar utmaningarna möjlighet möjligheter möjligheterna lösning lösningar styrka styrkor svaghet svagheter hot skaver önskemål idé idéer " + countedIn,
	peopleTable:  "namn efternamn e-post mejl telefon telefonnummer adress specialkost",
	planTable:    "vad vem när åtgärd aktivitet ansvarig ansvar klart uppgift senast tidpunkt",
})

func (s *splitter) tabs(u *unit) int {
	if !u.marks.has(tabbed) {
		return 0
	}
	return strings.Count(s.body[u.start:u.end], "\t")
}

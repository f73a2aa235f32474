package svg

import (
	"math"
	"slices"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// mostAsked is how many questions the grid of questions shows: the first that
// were answered.
const mostAsked = 40

// asked is themes by question, where the groups are not the questions already.
func (p *painter) asked() (Chart, bool) {
	t := p.r.Table("questions")
	if t == nil || p.r.Groups != nil && slices.Contains(p.r.Groups.By, tabulate.ByQuestion) {
		return Chart{}, false
	}
	id, words, theme, share, n := column(t, "question"), column(t, "question_text"), column(t, "theme"), column(t, "share"), column(t, "n")
	if min(id, words, theme, share, n) < 0 {
		return Chart{}, false
	}
	place := map[string]int{} // of the themes that are columns
	h := &heat{columns: []string{p.t("book.col-answers")}}
	for i, x := range p.top(mostHeatThemes) {
		place[x.Theme] = i + 1
		h.columns = append(h.columns, p.labels.Theme(x.Theme))
	}
	index := map[string]int{}
	for _, row := range t.Rows {
		at, shown := place[row[theme].Text]
		if !shown || row[words].Text == "" {
			continue
		}
		q, ok := index[row[id].Text]
		if !ok {
			if len(h.rows) == mostAsked {
				continue
			}
			q = len(h.rows)
			index[row[id].Text] = q
			name := row[words].Text
			if p.run.Privacy.NoQuotes {
				name = p.t("chart.question-number", q+1)
			}
			h.rows = append(h.rows, name)
			cells := make([]heatCell, len(h.columns))
			cells[0] = heatCell{value: math.NaN(), words: p.run.Lang.Int(int(row[n].Num))}
			h.cells = append(h.cells, cells)
		}
		value := math.NaN()
		if row[share].Kind == tabulate.Number {
			value = row[share].Num
		}
		h.cells[q][at] = heatCell{value: value, words: p.short(value)}
	}
	if len(h.rows) < 2 || len(place) == 0 {
		return Chart{}, false
	}
	c := Chart{ID: "questions", Title: p.t("chart.questions", p.unit()), Desc: p.t("chart.questions-is", len(h.rows), len(place))}
	c.Head, c.Rows = h.table(p.t("column.question_text"))
	c.draw = func(width float64) *canvas { return h.canvas(width) }
	return c, true
}

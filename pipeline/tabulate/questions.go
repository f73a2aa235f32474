package tabulate

import (
	"maps"
	"slices"
)

// questionLimit is how many distinct questions, and blocks of them, are kept:
// those whose ids come first in order, which does not depend on the order in
// which documents come. The rest are counted together.
const questionLimit = 2000

// questionTotals are the questions of all documents.
type questionTotals struct {
	list  []*questionTotal // in order of first answer
	index map[string]*questionTotal
	rest  questionTotal
	seen  int // how many questions have come
	// last is the last id that was kept when others were added to rest, "" before: as
	// many as are kept come before what comes after it, which so belongs to rest at
	// once. Of that, late are the ids since then.
	last string
	late map[string]struct{}
}

type questionTotal struct {
	id, text                   string
	units, segments, documents int
	merged                     int   // how many questions were added to this one
	place                      int   // in order of first answer
	themes                     []int // units by theme, up to the last that has any
}

func (q *questionTotal) add(o *questionTotal) {
	q.units += o.units
	q.segments += o.segments
	q.documents += o.documents
	q.merged += o.merged
	for t, n := range o.themes {
		q.addTheme(t, n)
	}
}

func (q *questionTotal) addTheme(theme, units int) {
	if n := theme + 1 - len(q.themes); n > 0 {
		q.themes = append(q.themes, make([]int, n)...)
	}
	q.themes[theme] += units
}

// theme returns how many units carry a theme.
func (q *questionTotal) theme(theme int32) int {
	if int(theme) < len(q.themes) {
		return q.themes[theme]
	}
	return 0
}

func (q *questionTotals) get(id, text string) *questionTotal {
	n := q.index[id]
	if n == nil {
		n = &questionTotal{id: id, text: text, place: q.seen}
		q.seen++
		if q.index == nil {
			q.index, q.late = map[string]*questionTotal{}, map[string]struct{}{}
		}
		q.index[id] = n
		q.list = append(q.list, n)
	}
	return n
}

func (q *questionTotals) add(d *QuestionCount) {
	n := &q.rest
	if q.last != "" && d.ID > q.last {
		q.late[d.ID] = struct{}{}
	} else {
		n = q.get(d.ID, d.Text)
	}
	n.units += int(d.Units)
	n.segments += int(d.Segments)
	n.documents++
	for i := len(d.Themes) - 1; i >= 0; i-- { // so that the first makes room for all
		n.addTheme(int(d.Themes[i].Theme), int(d.Themes[i].Units))
	}
	q.prune(2 * questionLimit)
}

// prune keeps the first questionLimit by id if there are more than most.
func (q *questionTotals) prune(most int) {
	if len(q.list)+len(q.late) <= most {
		return
	}
	q.rest.merged += len(q.late)
	clear(q.late)
	if len(q.list) <= questionLimit {
		return
	}
	ids := slices.Sorted(maps.Keys(q.index))
	q.last = ids[questionLimit-1]
	for _, id := range ids[questionLimit:] {
		n := q.index[id]
		n.merged++
		q.rest.add(n)
		delete(q.index, id)
	}
	q.list = slices.DeleteFunc(q.list, func(n *questionTotal) bool { return q.index[n.id] == nil })
}

// questionTable sets the themes beside what was asked. A block of questions
// that owns one list of answers is one row group, so that no answer counts twice.
func (c *Counter) questionTable(hidden *mask) *Table {
	t := newTable("questions", textColumn("question"), quoteColumn("question_text"), themeColumn("theme"),
		countColumn("count"), countColumn("n"), shareColumn("share"), shareColumn("low"), shareColumn("high"), countColumn("documents"))
	rest, none := &c.questions.rest, c.questions.index[""]
	rest.id = restQuestion
	t.long = func(out *rowMaker) {
		for _, q := range c.questions.list {
			if q.id != "" {
				c.questionRows(out, q, String(q.id), textOrEmpty(q.text), hidden)
			}
		}
		if rest.merged > 0 {
			c.questionRows(out, rest, String(restQuestion), Cell{}, hidden)
		}
		if none != nil {
			c.questionRows(out, none, Cell{}, Cell{}, hidden)
		}
	}
	t.note("table.note-unit-" + c.opt.Unit.String())
	if rest.merged > 0 {
		t.note("table.note-questions-cut", rest.merged)
	}
	c.noteHidden(t)
	if none != nil {
		t.note("table.note-unasked")
	}
	return t
}

// questionRows gives the rows of one question, or of several counted together.
func (c *Counter) questionRows(out *rowMaker, q *questionTotal, id, text Cell, hidden *mask) {
	for row, th := range c.shown {
		n := q.theme(th)
		if hidden.question(q.id, row) {
			out.row(id, text, c.theme(th), hiddenCell, Int(q.units), hiddenCell, Cell{}, Cell{}, Int(q.documents))
			continue
		}
		ci := wilson(n, q.units)
		out.row(id, text, c.theme(th), Int(n), Int(q.units), Float(ratio(n, q.units)), Float(ci.Low), Float(ci.High), Int(q.documents))
	}
}

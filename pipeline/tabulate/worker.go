package tabulate

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
)

// A Worker counts documents. It owns its scratch space, so that counting a
// segment allocates nothing; each goroutine needs one of its own.
type Worker struct {
	scheme     *Scheme
	opt        Options
	counted    [len(corpus.Roles)]bool
	byQuestion bool
	rows       []int32 // of each theme among those shown, or -1
	shown      []int32 // the themes of the rows
	// respondsAlone says that just the responses are counted, in segments or
	// hits, so that they need no counting beside the organiser's words.
	respondsAlone bool

	doc    *corpus.Document
	runs   []run
	dealt  []run   // see deal
	starts []int32 // likewise
	blocks blocks
	items  []item // see sectionCounter.items

	bySection *sectionCounter // nil until it is needed; see sections

	total        []ThemeTally // one a theme
	used         bitset       // the themes of total that are not zero
	units, coded int32
	emphasised   [3]int32
	pairs        []int32 // of the shown themes, see pairIndex
	paired       []int32 // the indexes of pairs that are not zero

	segment, answer, respondent themeSet
	cluster, part               tally
	questions                   []tally
	summary, response           tally
	terms                       termScratch
	closeCalls                  []CloseCall
	closeQuotes                 quoteScratch
	intern                      interner
	line                        []byte // see joined

	earlier told           // what the documents of CountNext had
	told    *told          // earlier, while CountNext counts
	spare   *DocumentCount // see Reuse
}

// NewWorker returns a worker for a scheme and options, which it does not change.
func NewWorker(s *Scheme, opt Options) *Worker {
	opt = opt.Defaults()
	w := &Worker{scheme: s, opt: opt, total: make([]ThemeTally, len(s.Themes)), used: newBitset(len(s.Themes))}
	for _, r := range opt.Roles {
		w.counted[r] = true
	}
	// Whether a small count can be worked out depends on what was said to which question.
	w.byQuestion = slices.Contains(opt.By, ByQuestion) || opt.MinCell > 0
	w.respondsAlone = len(opt.Roles) == 1 && opt.Roles[0] == corpus.Response && (opt.Unit == Segments || opt.Unit == Hits)
	w.rows, w.shown = s.shown(opt.Level)
	w.pairs = make([]int32, len(w.shown)*(len(w.shown)-1)/2)
	n := len(s.Themes)
	for _, set := range []*themeSet{&w.segment, &w.answer, &w.respondent} {
		set.marks = make([]uint16, n)
	}
	for _, t := range []*tally{&w.cluster, &w.part, &w.summary, &w.response} {
		*t = newTally(n)
	}
	w.terms.forms = newFormTable()
	w.terms.slot = make([]int32, (len(s.Terms)+n)*rules)
	return w
}

// CountNext does what [Worker.Count] does for a document that stands after all
// those for which it was called before, and whose count will be added after
// theirs. What the tables show of first documents alone it leaves out where one
// of them had it, and the forms of terms it gathers from many documents: those of
// the last are asked for with [Worker.Forms].
func (w *Worker) CountNext(c *code.Coded) *DocumentCount {
	w.told, w.terms.leaves = &w.earlier, true
	d := w.Count(c)
	w.told, w.terms.leaves = nil, false
	d.left, w.terms.left = w.terms.left, nil
	return d
}

// Forms are forms in which terms were found in documents that a Worker counted,
// and that are no part of their counts.
type Forms struct{ all []keyedForm }

// Forms returns the forms that no count of [Worker.CountNext] has, to be added when
// all counts are.
func (w *Worker) Forms() Forms {
	left := w.terms.forms.empty(w.terms.left)
	w.terms.left = nil
	return Forms{left}
}

// Reuse takes back the memory of a count that was added and that nobody looks at
// any more, for the next one.
func (w *Worker) Reuse(d *DocumentCount) { w.spare = d }

// Count returns all that the tables need to know of c.
func (w *Worker) Count(c *code.Coded) *DocumentCount {
	w.doc = c.Document
	d := w.spare.emptied()
	w.spare = nil
	d.Name = strings.Clone(c.Document.Text.Name)
	w.survey(c, d)
	w.terms.count(c, w.runs, w)
	w.countRuns(c, d)
	d.Units, d.Coded, d.Emphasised = w.units, w.coded, w.emphasised
	w.takeThemes(d)
	w.takePairs(d)
	w.terms.take(d, c, w.told)
	w.takeQuestions(d)
	d.Summary, d.Response = w.summary.take(nil), w.response.take(nil)
	if w.respondsAlone {
		d.Response = make([]ThemeUnits, len(d.Themes))
		for i, t := range d.Themes {
			d.Response[i] = ThemeUnits{t.Theme, t.Units}
		}
	}
	if w.opt.Unit == Documents {
		presence(d.Summary)
		presence(d.Response)
	}
	d.CloseCalls = w.takeCloseCalls()
	w.facts(d)
	w.priorities(c, d)
	w.units, w.coded, w.emphasised = 0, 0, [3]int32{}
	w.doc = nil
	clear(w.blocks.sets)
	return d
}

// countRuns counts the runs respondent by respondent, answer by answer.
func (w *Worker) countRuns(c *code.Coded, d *DocumentCount) {
	for len(w.questions) < len(w.blocks.sets) {
		w.questions = append(w.questions, newTally(len(w.scheme.Themes)))
	}
	for k := 0; k < len(w.runs); {
		respondent := w.runs[k].key >> 32
		cl := w.newCluster(int(respondent))
		for k < len(w.runs) && w.runs[k].key>>32 == respondent {
			key := w.runs[k].key
			q := &w.questions[uint32(key)]
			for ; k < len(w.runs) && w.runs[k].key == key; k++ {
				w.countRun(c, &w.runs[k], q)
			}
			w.closeAnswer(q, &cl, uint32(key))
		}
		w.closeRespondent(&cl)
		d.Clusters = append(d.Clusters, cl)
	}
}

// countRun counts the segments of a run: all of them at once, and those with
// codings one by one.
func (w *Worker) countRun(c *code.Coded, r *run, q *tally) {
	for _, t := range []*tally{q, &w.cluster, &w.part} {
		t.segments += r.segments
		t.words += r.words
		if w.opt.Unit == Segments {
			t.units += r.segments
		}
	}
	switch w.opt.Unit {
	case Segments:
		w.units += r.segments
		for i, n := range r.emphasised {
			w.emphasised[i] += n
		}
	case Answers, Documents:
		for i, n := range r.emphasised {
			if n > 0 {
				w.answer.any |= plainMark << i
			}
		}
	}
	for lo := r.lo; lo < r.hi; {
		segment, hi := c.Codings[lo].Segment, lo+1
		for hi < r.hi && c.Codings[hi].Segment == segment {
			hi++
		}
		w.countSegment(c, c.Codings[lo:hi], q)
		lo = hi
	}
}

// countSegment counts the codings on one segment.
func (w *Worker) countSegment(c *code.Coded, codings []code.Coding, q *tally) {
	mark := plainMark << emphasisOf(&c.Document.Segments[codings[0].Segment])
	for i := range codings {
		k := &codings[i]
		bits := mark | affirmedMark<<k.Polarity
		w.segment.add(k.Theme, bits|ownMark)
		w.hit(k.Theme)
		for t := w.scheme.Themes[k.Theme].Parent; t >= 0; t = w.scheme.Themes[t].Parent {
			w.segment.add(t, bits)
			w.hit(t)
		}
		w.total[k.Theme].OwnHits++
		if w.opt.Unit == Hits {
			w.countHit(k, bits, q)
		}
	}
	for _, t := range w.segment.themes {
		w.total[t].Segments++
	}
	switch w.opt.Unit {
	case Segments:
		w.countCoded(&w.segment)
		for _, t := range w.segment.themes {
			w.cluster.add(t)
			q.add(t)
			if w.byQuestion {
				w.part.add(t)
			}
		}
	case Hits:
		w.countPairs(&w.segment)
	case Answers, Documents:
		w.answer.merge(&w.segment)
	}
	w.segment.clear()
}

// hit counts one coding of a theme or of a subtheme of it.
func (w *Worker) hit(theme int32) {
	w.total[theme].Hits++
	w.used.add(theme)
}

// countHit counts one coding where codings are the units.
func (w *Worker) countHit(k *code.Coding, bits uint16, q *tally) {
	w.units++
	w.coded++
	w.cluster.units++
	w.part.units++
	q.units++
	for i := range w.emphasised {
		if bits&(plainMark<<i) != 0 {
			w.emphasised[i]++
		}
	}
	own := ownMark
	for t := k.Theme; t >= 0; t = w.scheme.Themes[t].Parent {
		w.total[t].add(bits | own)
		own = 0
		w.cluster.add(t)
		q.add(t)
		if w.byQuestion {
			w.part.add(t)
		}
	}
}

// countUnit counts one unit of the whole run.
func (w *Worker) countUnit(s *themeSet) {
	w.units++
	for i := range w.emphasised {
		if s.any&(plainMark<<i) != 0 {
			w.emphasised[i]++
		}
	}
	if len(s.themes) > 0 {
		w.countCoded(s)
	}
}

// countCoded counts the themes of one unit.
func (w *Worker) countCoded(s *themeSet) {
	w.coded++
	for _, t := range s.themes {
		w.total[t].add(s.marks[t])
	}
	w.countPairs(s)
}

// countPairs counts the pairs of shown themes that meet in a unit.
func (w *Worker) countPairs(s *themeSet) {
	for i, a := range s.themes {
		if w.rows[a] < 0 {
			continue
		}
		for _, b := range s.themes[i+1:] {
			if w.rows[b] < 0 {
				continue
			}
			p := pairIndex(w.rows[a], w.rows[b])
			if w.pairs[p] == 0 {
				w.paired = append(w.paired, int32(p))
			}
			w.pairs[p]++
		}
	}
}

// share counts one unit for a group and, unless it is nil, for a question.
func (w *Worker) share(s *themeSet, group, question *tally) {
	group.units++
	for _, t := range s.themes {
		group.add(t)
	}
	if question == nil {
		return
	}
	question.units++
	for _, t := range s.themes {
		question.add(t)
	}
}

// closeAnswer ends what one respondent says to one block of questions.
func (w *Worker) closeAnswer(q *tally, cl *Cluster, block uint32) {
	switch w.opt.Unit {
	case Answers:
		w.countUnit(&w.answer)
		w.share(&w.answer, &w.cluster, q)
		w.share(&w.answer, &w.part, nil)
	case Documents:
		w.share(&w.answer, &w.part, q)
		w.respondent.merge(&w.answer)
	}
	w.answer.clear()
	if w.byQuestion {
		p := Part{Question: w.blocks.id(w, int(block)), Units: w.part.units, Segments: w.part.segments, Words: w.part.words}
		p.Themes = w.part.take(nil)
		cl.Parts = append(cl.Parts, p)
		return
	}
	w.part.clear()
}

// closeRespondent ends what one respondent, or a document without respondents, says.
func (w *Worker) closeRespondent(cl *Cluster) {
	if w.opt.Unit == Documents {
		w.countUnit(&w.respondent)
		w.share(&w.respondent, &w.cluster, nil)
		w.respondent.clear()
	}
	cl.Units, cl.Segments, cl.Words = w.cluster.units, w.cluster.segments, w.cluster.words
	cl.Themes = w.cluster.take(nil)
}

// sideBySide counts one segment of the organiser's or the participants' words.
// An answer is no unit of the organiser's, so the two are then counted in
// segments.
func (w *Worker) sideBySide(role corpus.Role, codings []code.Coding) {
	var into *tally
	switch role {
	case corpus.Summary:
		into = &w.summary
	case corpus.Response:
		if w.respondsAlone {
			return
		}
		into = &w.response
	default:
		return
	}
	for i := range codings {
		for t := codings[i].Theme; t >= 0; t = w.scheme.Themes[t].Parent {
			if w.opt.Unit == Hits {
				into.add(t)
			} else {
				w.segment.add(t, plainMark)
			}
		}
	}
	for _, t := range w.segment.themes {
		into.add(t)
	}
	w.segment.clear()
}

// presence turns counts into whether there are any.
func presence(u []ThemeUnits) {
	for i := range u {
		u[i].Units = min(u[i].Units, 1)
	}
}

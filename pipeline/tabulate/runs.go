package tabulate

import (
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
)

// A run is counted segments, one after the other, in which one respondent
// answers one block of questions. Most segments have no codings: of those it is
// enough to know how many there are.
type run struct {
	key             uint64 // respondent, then block of questions: runs of one key are one answer
	lo, hi          int32  // indexes of its codings
	segments, words int32
	emphasised      [3]int32 // segments, as ThemeTally.Emphasised
}

// emphasisOf returns 0 to 2, as ThemeTally.Emphasised.
func emphasisOf(s *corpus.Segment) int { return min(max(s.Emphasis, 0), 2) }

// keyOf returns the key of the run that a segment belongs to.
func (w *Worker) keyOf(s *corpus.Segment) uint64 {
	return uint64(max(s.Case, 0))<<32 | uint64(w.blocks.of(s.Questions))
}

// survey counts the roles and lists the runs of counted segments, ordered so
// that what one respondent says to one block of questions stands together.
func (w *Worker) survey(c *code.Coded, d *DocumentCount) {
	w.runs = w.runs[:0]
	w.blocks.reset(len(c.Document.Questions))
	var last [len(corpus.Roles)]int32 // line of each role
	next, ordered := 0, true
	var n *run
	for i := range c.Document.Segments {
		s := &c.Document.Segments[i]
		lo := next
		for next < len(c.Codings) && c.Codings[next].Segment <= i {
			next++
		}
		r := &d.Roles[s.Role]
		r.Segments++
		r.Words += int32(s.Words)
		r.Lines += s.EndLine - max(s.Line, last[s.Role]+1) + 1
		last[s.Role] = s.EndLine
		if s.Confidence < corpus.CloseCall {
			r.CloseCalls++
			w.closeCall(s)
		}
		if next > lo {
			r.Coded++
			w.sideBySide(s.Role, c.Codings[lo:next])
		}
		if s.Role == corpus.Response && len(s.Questions) == 0 {
			d.Unasked++
		}
		if !w.counted[s.Role] {
			continue
		}
		if key := w.keyOf(s); n == nil || key != n.key || n.hi < int32(lo) {
			ordered = ordered && (n == nil || key >= n.key)
			w.runs = append(w.runs, run{key: key, lo: int32(lo)})
			n = &w.runs[len(w.runs)-1]
		}
		n.hi = int32(next)
		n.segments++
		n.words += int32(s.Words)
		n.emphasised[emphasisOf(s)]++
	}
	for i := range w.runs {
		d.Segments += w.runs[i].segments
		d.Words += w.runs[i].words
	}
	if !ordered {
		w.order()
	}
}

// order sorts the runs by key, those of one key as they come: by blocks, and
// then, which keeps these in order, by respondents.
func (w *Worker) order() {
	w.deal(func(key uint64) uint32 { return uint32(key) })
	w.deal(func(key uint64) uint32 { return uint32(key >> 32) })
}

// deal sorts the runs by a part of their keys, in time linear in both.
func (w *Worker) deal(part func(key uint64) uint32) {
	most := uint32(0)
	for i := range w.runs {
		most = max(most, part(w.runs[i].key))
	}
	if most == 0 {
		return
	}
	// starts[n] is where the next run of part n goes.
	w.starts = append(w.starts[:0], make([]int32, most+2)...)
	for i := range w.runs {
		w.starts[part(w.runs[i].key)+1]++
	}
	for n := range most {
		w.starts[n+1] += w.starts[n]
	}
	w.dealt = append(w.dealt[:0], w.runs...)
	for i := range w.dealt {
		n := &w.starts[part(w.dealt[i].key)]
		w.runs[*n] = w.dealt[i]
		*n++
	}
}

package tabulate

import (
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
)

// An item is a counted segment with its codings.
type item struct {
	key             uint64 // respondent, then block of questions: runs of one key are one answer
	segment, lo, hi int32
	words           int32
	emphasis        uint8 // 0 to 2, as ThemeTally.Emphasised
}

// survey counts the roles and lists the counted segments with their codings,
// ordered so that what one respondent says to one block of questions is a run.
func (w *Worker) survey(c *code.Coded, d *DocumentCount) {
	w.items = w.items[:0]
	w.blocks.reset(len(c.Document.Questions))
	lines := newLineWalker(c.Document.Text)
	var last [len(corpus.Roles)]int
	next, ordered, prev := 0, true, uint64(0)
	for i := range c.Document.Segments {
		s := &c.Document.Segments[i]
		lo := next
		for next < len(c.Codings) && c.Codings[next].Segment <= i {
			next++
		}
		first := lines.at(s.Span.Start)
		end := lines.at(max(s.Span.Start, s.Span.End-1))
		r := &d.Roles[s.Role]
		r.Segments++
		r.Words += int32(s.Words)
		r.Lines += int32(end - max(first, last[s.Role]+1) + 1)
		last[s.Role] = end
		if s.Confidence < corpus.CloseCall {
			r.CloseCalls++
			w.closeCall(s, first)
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
		d.Segments++
		d.Words += int32(s.Words)
		key := uint64(max(s.Case, 0))<<32 | uint64(w.blocks.of(s.Questions))
		ordered = ordered && key >= prev
		prev = key
		w.items = append(w.items, item{key, int32(i), int32(lo), int32(next), int32(s.Words), uint8(min(max(s.Emphasis, 0), 2))})
	}
	if !ordered {
		w.order()
	}
}

// order sorts the items by key, those of one key as they come: by blocks, and
// then, which keeps these in order, by respondents.
func (w *Worker) order() {
	w.deal(func(key uint64) uint32 { return uint32(key) })
	w.deal(func(key uint64) uint32 { return uint32(key >> 32) })
}

// deal sorts the items by a part of their keys, in time linear in both.
func (w *Worker) deal(part func(key uint64) uint32) {
	most := uint32(0)
	for i := range w.items {
		most = max(most, part(w.items[i].key))
	}
	if most == 0 {
		return
	}
	// starts[n] is where the next item of part n goes.
	w.starts = append(w.starts[:0], make([]int32, most+2)...)
	for i := range w.items {
		w.starts[part(w.items[i].key)+1]++
	}
	for n := range most {
		w.starts[n+1] += w.starts[n]
	}
	w.dealt = append(w.dealt[:0], w.items...)
	for i := range w.dealt {
		n := &w.starts[part(w.dealt[i].key)]
		w.items[*n] = w.dealt[i]
		*n++
	}
}

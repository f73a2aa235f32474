package tabulate

import (
	"slices"

	"github.com/temakod/temakod/pipeline/code"
)

// A sectionCounter counts the units of the sections that a document's priorities
// name, each once, however many priorities name it.
type sectionCounter struct {
	w    *Worker
	c    *code.Coded
	byID map[string]int // indexes of sections
	ends []int          // of each section: the index after its last subsection
	// items are the indexes of the counted items, by section, and starts where
	// those of each section begin; the first are those before any section.
	items, starts []int32
	done          map[int]sectionCount // by index of section
}

type sectionCount struct {
	units  int32
	themes []ThemeUnits
}

// priorities sets each priority beside the themes of the section it names,
// subsections included.
func (w *Worker) priorities(c *code.Coded, d *DocumentCount) {
	var s *sectionCounter
	for _, p := range c.Document.Priorities {
		n := PriorityCount{Priority: p}
		n.Option, n.Section = w.intern.string(p.Option), w.intern.string(p.Section)
		n.Votes = slices.Clone(p.Votes)
		if p.Segment >= 0 && p.Segment < len(c.Document.Segments) {
			n.Line = int32(c.Document.Text.LineAt(c.Document.Segments[p.Segment].Span.Start))
		}
		if s == nil {
			s = w.sections(c)
		}
		if i, ok := s.byID[p.Section]; ok && p.Section != "" {
			n.SectionTitle = w.intern.string(c.Document.Sections[i].Title)
			count := s.count(i)
			n.SectionUnits, n.Themes = count.units, count.themes
		}
		d.Priorities = append(d.Priorities, n)
	}
}

func (w *Worker) sections(c *code.Coded) *sectionCounter {
	all := c.Document.Sections
	s := &sectionCounter{
		w: w, c: c, byID: make(map[string]int, len(all)), ends: make([]int, len(all)),
		starts: make([]int32, len(all)+2), items: make([]int32, len(w.items)), done: map[int]sectionCount{},
	}
	for i := len(all) - 1; i >= 0; i-- { // of equal ids the first stands
		s.byID[all[i].ID] = i
		s.ends[i] = max(s.ends[i], i+1)
		if p := all[i].Parent; p >= 0 && p < i {
			s.ends[p] = max(s.ends[p], s.ends[i])
		}
	}
	for i := range w.items {
		s.starts[s.section(i)+2]++
	}
	for i := 2; i < len(s.starts); i++ {
		s.starts[i] += s.starts[i-1]
	}
	for i := range w.items {
		at := &s.starts[s.section(i)+1]
		s.items[*at] = int32(i)
		*at++
	}
	return s
}

// section returns the section that an item stands in, -1 for none.
func (s *sectionCounter) section(item int) int {
	n := s.c.Document.Segments[s.w.items[item].segment].Section
	if n >= len(s.ends) {
		return -1
	}
	return max(n, -1)
}

// count counts the units of one section. It has the indexes that follow its own
// for subsections. What one respondent says is counted together, so the items are
// gone through in their own order.
func (s *sectionCounter) count(section int) sectionCount {
	if n, ok := s.done[section]; ok {
		return n
	}
	under := slices.Clone(s.items[s.starts[section]:s.starts[s.ends[section]]])
	slices.Sort(under)
	w := s.w
	t := tally{counts: make([]int32, len(w.scheme.Themes))}
	unit := &w.segment
	flush := func() {
		w.share(unit, &t, nil)
		unit.clear()
	}
	for k, i := range under {
		it := &w.items[i]
		if k > 0 && w.parts(w.items[under[k-1]].key, it.key) {
			flush()
		}
		for _, c := range s.c.Codings[it.lo:it.hi] {
			for th := c.Theme; th >= 0; th = w.scheme.Themes[th].Parent {
				unit.add(th, plainMark)
			}
			if w.opt.Unit == Hits {
				flush()
			}
		}
	}
	if len(under) > 0 && w.opt.Unit != Hits {
		flush()
	}
	n := sectionCount{units: t.units}
	n.themes = t.take()
	s.done[section] = n
	return n
}

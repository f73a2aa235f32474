package tabulate

import (
	"cmp"
	"slices"
	"sort"

	"github.com/temakod/temakod/pipeline/code"
)

// A sectionCounter counts the units of the sections that a document's priorities
// name, each once, however many priorities name it.
type sectionCounter struct {
	w    *Worker
	c    *code.Coded
	byID map[string]int       // indexes of sections
	ends []int                // of each section: the index after its last subsection
	done map[int]sectionCount // by index of section
	sum  tally                // empty
}

// sectionsKept is for how many sections the memory is kept for the next document.
const sectionsKept = 1 << 12

// An item is a counted segment with its codings.
type item struct {
	key    uint64 // as that of its run
	lo, hi int32  // indexes of its codings
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
			n.Line = c.Document.Segments[p.Segment].Line
		}
		if s == nil && p.Section != "" {
			s = w.sections(c)
		}
		if s != nil {
			s.add(&n)
		}
		d.Priorities = append(d.Priorities, n)
	}
	if s != nil {
		s.c = nil
	}
}

// add tells what stands in the section that a priority names, if it names one.
func (s *sectionCounter) add(n *PriorityCount) {
	if i, ok := s.byID[n.Section]; ok && n.Section != "" {
		n.SectionTitle = s.w.intern.string(s.c.Document.Sections[i].Title)
		count := s.count(i)
		n.SectionUnits, n.Themes = count.units, count.themes
	}
}

func (w *Worker) sections(c *code.Coded) *sectionCounter {
	all := c.Document.Sections
	s := w.bySection
	if s == nil || len(s.ends) > sectionsKept {
		s = &sectionCounter{w: w, byID: map[string]int{}, done: map[int]sectionCount{}, sum: newTally(len(w.scheme.Themes))}
		w.bySection = s
	}
	s.c = c
	clear(s.byID)
	clear(s.done)
	s.ends = slices.Grow(s.ends[:0], len(all))[:len(all)]
	clear(s.ends)
	for i := len(all) - 1; i >= 0; i-- { // of equal ids the first stands
		s.byID[all[i].ID] = i
		s.ends[i] = max(s.ends[i], i+1)
		if p := all[i].Parent; p >= 0 && p < i {
			s.ends[p] = max(s.ends[p], s.ends[i])
		}
	}
	return s
}

// items returns the counted segments of a section and its subsections, which stand
// side by side.
func (s *sectionCounter) items(section int) []item {
	segments, codings := s.c.Document.Segments, s.c.Codings
	from := sort.Search(len(segments), func(i int) bool { return segments[i].Section >= section })
	next := sort.Search(len(codings), func(k int) bool { return codings[k].Segment >= from })
	out := s.w.items[:0]
	for i := from; i < len(segments) && segments[i].Section < s.ends[section]; i++ {
		lo := next
		for next < len(codings) && codings[next].Segment <= i {
			next++
		}
		if s.w.counted[segments[i].Role] {
			out = append(out, item{s.w.keyOf(&segments[i]), int32(lo), int32(next)})
		}
	}
	s.w.items = out
	return out
}

// count counts the units of one section. It has the indexes that follow its own
// for subsections.
func (s *sectionCounter) count(section int) sectionCount {
	if n, ok := s.done[section]; ok {
		return n
	}
	w := s.w
	under := s.items(section)
	if w.opt.Unit == Answers || w.opt.Unit == Documents { // what one respondent says is counted together
		slices.SortFunc(under, func(a, b item) int { return cmp.Compare(a.key, b.key) })
	}
	t := &s.sum
	unit := &w.segment
	flush := func() {
		w.share(unit, t, nil)
		unit.clear()
	}
	for k := range under {
		it := &under[k]
		if k > 0 && w.parts(under[k-1].key, it.key) {
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
	n.themes = t.take(nil)
	s.done[section] = n
	return n
}

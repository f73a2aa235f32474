package tabulate

import (
	"math"

	"github.com/temakod/temakod/pipeline/stat"
)

// A draw is a part of a cluster as the bootstrap adds it up.
type draw struct {
	place        int32 // of the cluster among those to draw from
	group, units int32
	themes       []rowUnits
}

type rowUnits struct{ row, units int32 }

// bootstrap finds the percentile intervals of the log ratios by drawing
// clusters with replacement: within each group where every cluster belongs to
// one, so that groups keep their size; else from all clusters, so that what one
// document says to several questions stays together.
func (m *comparer) bootstrap(c *Counter) {
	draws, sizes, work := m.draws(c)
	m.resamples = m.opt.plannedResamples(work + 20*len(m.groups)*m.shown)
	m.boot = make([][]Interval, len(m.groups))
	values := make([][]float64, len(m.groups)*m.shown)
	for g := range m.groups {
		m.boot[g] = make([]Interval, m.shown)
		if m.tested[g] && g != m.reference {
			for row := range m.shown {
				values[g*m.shown+row] = make([]float64, m.resamples)
			}
		}
	}
	random := stat.NewRandom(m.opt.Seed)
	s := newResamples(m, draws)
	drawn := make([]sums, len(m.ends)) // how often each cluster is drawn
	for r := 0; r < m.resamples; r += s.together {
		n := min(s.together, m.resamples-r)
		clear(drawn)
		for k := range n {
			all := drawn
			for _, size := range sizes {
				for range size {
					s.draw(all, random.Below(size), k)
				}
				all = all[size:]
			}
		}
		s.add(draws, drawn)
		for k := range n {
			s.ratios(k, r+k, values)
		}
	}
	for g := range m.groups {
		for row := range m.shown {
			m.boot[g][row] = stat.Percentile95Of(values[g*m.shown+row], math.Log2)
		}
	}
}

// draws returns what the clusters say in the tested groups, cluster by cluster,
// and how many clusters there are to draw from: in each group, or in all at once
// if some cluster belongs to several. The work is how many numbers a resample adds
// up.
func (m *comparer) draws(c *Counter) (draws []draw, sizes []int, work int) {
	sizes = make([]int, len(m.groups))
	var themes []rowUnits // of all draws, which hold parts of it
	clusters, start := 0, 0
	for _, end := range m.ends {
		before := len(draws)
		for _, p := range m.parts[start:end] {
			if !m.tested[p.group] {
				continue
			}
			first := len(themes)
			for _, t := range p.themes {
				if row := c.rows[t.Theme]; row >= 0 {
					themes = append(themes, rowUnits{row, t.Units})
				}
			}
			work += 4 + len(themes) - first
			draws = append(draws, draw{int32(clusters), int32(p.group), int32(p.units), themes[first:]})
		}
		start = end
		if len(draws) > before {
			sizes[draws[before].group]++
			clusters++
		}
	}
	if clusters < len(draws) {
		return draws, []int{clusters}, work
	}
	next := make([]int, len(sizes)) // the place of the next cluster of each group
	for g := 1; g < len(sizes); g++ {
		next[g] = next[g-1] + sizes[g-1]
	}
	for i := range draws {
		n := &next[draws[i].group]
		draws[i].place = int32(*n)
		*n++
	}
	return draws, sizes, work
}

// sums are the numbers that some resamples add up at once, so that what a cluster
// says is gone through once for all of them: one by one took five times as long. A
// word holds the numbers of two, narrow bits each, where none can be too large for
// that: with one to a word it took twice as long.
type sums [words]uint64

const (
	words  = 4
	narrow = 32
)

// add counts n as often as each of the resamples has it. A loop took twice as
// long.
func (s *sums) add(by *sums, n int32) {
	s[0] += by[0] * uint64(n)
	s[1] += by[1] * uint64(n)
	s[2] += by[2] * uint64(n)
	s[3] += by[3] * uint64(n)
}

func (s *sums) join(o *sums) { s.add(o, 1) }

// resamples are the counts of some draws of clusters.
type resamples struct {
	m        *comparer
	together int // how many there are
	units    []sums
	counts   []sums // by group, then by shown theme
	all      []sums // by shown theme, over the groups
	total    sums
}

func newResamples(m *comparer, draws []draw) *resamples {
	s := &resamples{m: m, together: words, units: make([]sums, len(m.groups)), counts: make([]sums, len(m.groups)*m.shown), all: make([]sums, m.shown)}
	most, units := 0, 0 // of a cluster, whose draws stand side by side; a theme has no more
	for i := range draws {
		if i == 0 || draws[i].place != draws[i-1].place {
			units = 0
		}
		units += int(draws[i].units)
		most = max(most, units)
	}
	if float64(most)*float64(len(draws)) < 1<<narrow {
		s.together = 2 * words
	}
	return s
}

// draw notes that the k-th of the resamples has the cluster at a place once more.
func (s *resamples) draw(drawn []sums, place, k int) {
	drawn[place][k%words] += 1 << (k / words * narrow)
}

// add counts the draws anew, each as often as its cluster is drawn.
func (s *resamples) add(draws []draw, drawn []sums) {
	clear(s.units)
	clear(s.counts)
	for i := range draws {
		d := &draws[i]
		by := &drawn[d.place]
		s.units[d.group].add(by, d.units)
		counts := s.counts[int(d.group)*s.m.shown:][:s.m.shown]
		for _, t := range d.themes {
			counts[t.row].add(by, t.units)
		}
	}
	clear(s.all)
	s.total = sums{}
	for g := range s.m.groups {
		s.total.join(&s.units[g])
		for row := range s.m.shown {
			s.all[row].join(&s.counts[g*s.m.shown+row])
		}
	}
}

// of returns the number of the k-th of the resamples.
func (s *resamples) of(all *sums, k int) int {
	if s.together == words {
		return int(all[k])
	}
	return int(uint32(all[k%words] >> (k / words * narrow)))
}

// ratios notes the ratios of the k-th of the resamples, whose number is r.
func (s *resamples) ratios(k, r int, values [][]float64) {
	for g := range s.m.groups {
		if !s.m.tested[g] || g == s.m.reference {
			continue
		}
		units := s.of(&s.units[g], k)
		for row := range s.m.shown {
			a := s.of(&s.counts[g*s.m.shown+row], k)
			b, n := s.of(&s.all[row], k)-a, s.of(&s.total, k)-units
			if ref := s.m.reference; ref >= 0 {
				b, n = s.of(&s.counts[ref*s.m.shown+row], k), s.of(&s.units[ref], k)
			}
			values[g*s.m.shown+row][r] = stat.Ratio(a, units, b, n)
		}
	}
}

package tabulate

import (
	"math"

	"github.com/temakod/temakod/pipeline/stat"
)

// A draw is a part of a cluster as the bootstrap adds it up.
type draw struct {
	cluster, group, units int32
	themes                []rowUnits
}

type rowUnits struct{ row, units int32 }

// bootstrap finds the percentile intervals of the log ratios by drawing
// clusters with replacement: within each group where every cluster belongs to
// one, so that groups keep their size; else from all clusters, so that what one
// document says to several questions stays together.
func (m *comparer) bootstrap(c *Counter) {
	draws, members, work := m.draws(c)
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
	s := newResamples(m)
	drawn := make([]times, len(m.ends)) // how often each cluster is drawn
	for r := 0; r < m.resamples; r += together {
		clear(drawn)
		n := min(together, m.resamples-r)
		for k := range n {
			for _, of := range members {
				for range of {
					drawn[of[random.Below(len(of))]][k]++
				}
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
// and the clusters to draw from: those of each group, or all at once if some
// cluster belongs to several. The work is how many numbers a resample adds up.
func (m *comparer) draws(c *Counter) (draws []draw, members [][]int32, work int) {
	members = make([][]int32, len(m.groups))
	var all []int32
	var themes []rowUnits // of all draws, which hold parts of it
	single := true
	start := 0
	for i, end := range m.ends {
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
			draws = append(draws, draw{int32(i), int32(p.group), int32(p.units), themes[first:]})
		}
		start = end
		if len(draws) == before {
			continue
		}
		single = single && len(draws) == before+1
		all = append(all, int32(i))
		g := draws[before].group
		members[g] = append(members[g], int32(i))
	}
	if !single {
		members = [][]int32{all}
	}
	return draws, members, work
}

// together is how many resamples are added up at once, so that what a cluster
// says is gone through once for all of them: one by one took five times as long.
const together = 8

// times is how often a cluster is drawn in each of the resamples, and sums the
// numbers that each of them adds up.
type (
	times [together]uint16
	sums  [together]int
)

// add counts n as often as each of the resamples has it. A loop took twice as
// long.
func (s *sums) add(by *times, n int) {
	s[0] += int(by[0]) * n
	s[1] += int(by[1]) * n
	s[2] += int(by[2]) * n
	s[3] += int(by[3]) * n
	s[4] += int(by[4]) * n
	s[5] += int(by[5]) * n
	s[6] += int(by[6]) * n
	s[7] += int(by[7]) * n
}

// resamples are the counts of some draws of clusters.
type resamples struct {
	m      *comparer
	units  []sums
	counts []sums // by group, then by shown theme
	all    []sums // by shown theme, over the groups
	total  sums
}

func newResamples(m *comparer) *resamples {
	return &resamples{m: m, units: make([]sums, len(m.groups)), counts: make([]sums, len(m.groups)*m.shown), all: make([]sums, m.shown)}
}

// add counts the draws anew, each as often as its cluster is drawn.
func (s *resamples) add(draws []draw, drawn []times) {
	clear(s.units)
	clear(s.counts)
	for i := range draws {
		d := &draws[i]
		by := &drawn[d.cluster]
		s.units[d.group].add(by, int(d.units))
		counts := s.counts[int(d.group)*s.m.shown:][:s.m.shown]
		for _, t := range d.themes {
			counts[t.row].add(by, int(t.units))
		}
	}
	clear(s.all)
	s.total = sums{}
	for g := range s.m.groups {
		for k, n := range s.units[g] {
			s.total[k] += n
		}
		for row := range s.m.shown {
			for k, n := range s.counts[g*s.m.shown+row] {
				s.all[row][k] += n
			}
		}
	}
}

// ratios notes the ratios of the k-th of the resamples, whose number is r.
func (s *resamples) ratios(k, r int, values [][]float64) {
	for g := range s.m.groups {
		if !s.m.tested[g] || g == s.m.reference {
			continue
		}
		for row := range s.m.shown {
			a := s.counts[g*s.m.shown+row][k]
			b, n := s.all[row][k]-a, s.total[k]-s.units[g][k]
			if ref := s.m.reference; ref >= 0 {
				b, n = s.counts[ref*s.m.shown+row][k], s.units[ref][k]
			}
			values[g*s.m.shown+row][r] = stat.Ratio(a, s.units[g][k], b, n)
		}
	}
}

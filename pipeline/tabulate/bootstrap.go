package tabulate

import "github.com/temakod/temakod/pipeline/stat"

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
	s := newResample(m)
	drawn := make([]int32, len(m.ends)) // how often each cluster is drawn
	for r := range m.resamples {
		clear(drawn)
		for _, of := range members {
			for range of {
				drawn[of[random.Below(len(of))]]++
			}
		}
		s.add(draws, drawn)
		s.ratios(r, values)
	}
	for g := range m.groups {
		for row := range m.shown {
			m.boot[g][row] = stat.Percentile95(values[g*m.shown+row])
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

// A resample is the counts of one draw of clusters.
type resample struct {
	m      *comparer
	units  []int
	counts []int // by group, then by shown theme
	all    []int // by shown theme, over the groups
	total  int
}

func newResample(m *comparer) *resample {
	return &resample{m: m, units: make([]int, len(m.groups)), counts: make([]int, len(m.groups)*m.shown), all: make([]int, m.shown)}
}

// add counts the draws anew, each as often as its cluster is drawn. A cluster
// that is drawn twice is gone through once, and the clusters in order: drawing
// and adding one by one took twice as long.
func (s *resample) add(draws []draw, drawn []int32) {
	clear(s.units)
	clear(s.counts)
	for i := range draws {
		d := &draws[i]
		n := int(drawn[d.cluster])
		if n == 0 {
			continue
		}
		s.units[d.group] += n * int(d.units)
		counts := s.counts[int(d.group)*s.m.shown:][:s.m.shown]
		for _, t := range d.themes {
			counts[t.row] += n * int(t.units)
		}
	}
	clear(s.all)
	s.total = 0
	for g := range s.m.groups {
		s.total += s.units[g]
		for row, n := range s.counts[g*s.m.shown:][:s.m.shown] {
			s.all[row] += n
		}
	}
}

// ratios notes the log ratios of resample r.
func (s *resample) ratios(r int, values [][]float64) {
	for g := range s.m.groups {
		if !s.m.tested[g] || g == s.m.reference {
			continue
		}
		for row := range s.m.shown {
			a := s.counts[g*s.m.shown+row]
			b, n := s.all[row]-a, s.total-s.units[g]
			if ref := s.m.reference; ref >= 0 {
				b, n = s.counts[ref*s.m.shown+row], s.units[ref]
			}
			values[g*s.m.shown+row][r] = stat.LogRatio(a, s.units[g], b, n)
		}
	}
}

package tabulate

import "github.com/temakod/temakod/pipeline/stat"

// A draw is a part of a cluster as the bootstrap adds it up.
type draw struct {
	group, units int32
	themes       []rowUnits
}

type rowUnits struct{ row, units int32 }

// bootstrap finds the percentile intervals of the log ratios by drawing
// clusters with replacement: within each group where every cluster belongs to
// one, so that groups keep their size; else from all clusters, so that what one
// document says to several questions stays together.
func (m *comparer) bootstrap(c *Counter) {
	clusters, members, work := m.draws(c)
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
	for r := range m.resamples {
		s.clear()
		if members != nil {
			for _, of := range members {
				for range of {
					s.add(clusters[of[random.Below(len(of))]])
				}
			}
		} else {
			for range clusters {
				s.add(clusters[random.Below(len(clusters))])
			}
		}
		s.ratios(r, values)
	}
	for g := range m.groups {
		for row := range m.shown {
			m.boot[g][row] = stat.Percentile95(values[g*m.shown+row])
		}
	}
}

// draws returns the clusters that say something in a tested group, and those of
// each group; nil for the latter if some cluster belongs to several. The work is
// how many numbers a resample adds up.
func (m *comparer) draws(c *Counter) (clusters [][]draw, members [][]int, work int) {
	members = make([][]int, len(m.groups))
	single := true
	start := 0
	for _, end := range m.ends {
		var cl []draw
		for _, p := range m.parts[start:end] {
			if !m.tested[p.group] {
				continue
			}
			d := draw{group: int32(p.group), units: int32(p.units)}
			for _, t := range p.themes {
				if row := c.rows[t.Theme]; row >= 0 {
					d.themes = append(d.themes, rowUnits{row, t.Units})
				}
			}
			work += 4 + len(d.themes)
			cl = append(cl, d)
		}
		start = end
		if cl == nil {
			continue
		}
		single = single && len(cl) == 1
		members[cl[0].group] = append(members[cl[0].group], len(clusters))
		clusters = append(clusters, cl)
	}
	if !single {
		members = nil
	}
	return clusters, members, work
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

func (s *resample) clear() {
	clear(s.units)
	clear(s.counts)
	clear(s.all)
	s.total = 0
}

func (s *resample) add(cluster []draw) {
	for i := range cluster {
		d := &cluster[i]
		s.units[d.group] += int(d.units)
		s.total += int(d.units)
		counts := s.counts[int(d.group)*s.m.shown:]
		for _, t := range d.themes {
			counts[t.row] += int(t.units)
			s.all[t.row] += int(t.units)
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

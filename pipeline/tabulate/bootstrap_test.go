package tabulate

import (
	"testing"

	"github.com/temakod/temakod/pipeline/stat"
)

// TestResamples holds that sums which share a word are those that have one each,
// and that they share none where they are too large.
func TestResamples(t *testing.T) {
	for _, c := range []struct{ most, together int }{{1000, 2 * words}, {1 << 29, words}} {
		random := stat.NewRandom(1)
		m := &comparer{grouping: &grouping{groups: make([]Group, 3)}, shown: 2}
		var draws []draw
		for i := range 40 {
			units := int32(1 + random.Below(c.most))
			draws = append(draws, draw{
				place: int32(i / 2), group: int32(random.Below(3)), units: units, // two of each cluster
				themes: []rowUnits{{0, units / 2}, {1, units / 3}},
			})
		}
		s := newResamples(m, draws)
		if s.together != c.together {
			t.Errorf("of %d units at most %d resamples are added up together, want %d", c.most, s.together, c.together)
		}
		drawn := make([]sums, 20)
		want := make([][3][3]int, s.together) // by resample, group, and theme, the last for all units
		for k := range want {
			for range drawn {
				place := random.Below(len(drawn))
				s.draw(drawn, place, k)
				for _, d := range draws[2*place : 2*place+2] {
					want[k][d.group][2] += int(d.units)
					for _, th := range d.themes {
						want[k][d.group][th.row] += int(th.units)
					}
				}
			}
		}
		s.add(draws, drawn)
		for k := range want {
			for g := range want[k] {
				got := [3]int{s.of(&s.counts[2*g], k), s.of(&s.counts[2*g+1], k), s.of(&s.units[g], k)}
				if got != want[k][g] {
					t.Errorf("resample %d of units up to %d has %d in group %d, want %d", k, c.most, got, g, want[k][g])
				}
			}
		}
	}
}

package tabulate

import "testing"

// TestVerdicts holds the written rule: a difference is shown only by groups that
// are large enough, and a theme as a whole only if all of them are.
func TestVerdicts(t *testing.T) {
	apart, across := Interval{Low: 0.4, High: 2.1}, Interval{Low: -0.3, High: 1.2}
	for _, c := range []struct {
		name      string
		documents []int
		p         float64
		boot      Interval
		want      string
		cells     []string
	}{
		{"all large, apart", []int{5, 5}, 0.001, apart, "differs", []string{"differs", "differs"}},
		{"all large, the interval holds 0", []int{5, 5}, 0.001, across, "no-difference", []string{"no-difference", "no-difference"}},
		{"all large, p too high", []int{5, 5}, 0.2, apart, "no-difference", []string{"no-difference", "no-difference"}},
		{"one small", []int{5, 5, 2}, 0.001, apart, "too-few", []string{"differs", "differs", "too-few"}},
		{"all small", []int{2, 1}, 0.001, apart, "too-few", []string{"too-few", "too-few"}},
		{"only one group", []int{5}, 0.001, apart, "too-few", []string{"differs"}},
	} {
		m := &comparer{grouping: &grouping{}, opt: Options{}.Defaults(), reference: -1}
		theme := ThemeComparison{P: c.p, Cells: make([]GroupCell, len(c.documents))}
		for i, n := range c.documents {
			m.groups = append(m.groups, Group{Documents: n, Segments: 100})
			m.tested = append(m.tested, true)
			m.others = append(m.others, counterpart{documents: 10, segments: 100})
			theme.Cells[i].Bootstrap = c.boot
		}
		out := &Comparison{Themes: []ThemeComparison{theme}}
		m.judge(out)
		if got := out.Themes[0].Verdict; got != c.want {
			t.Errorf("%s: the theme's verdict is %q, want %q", c.name, got, c.want)
		}
		for i, want := range c.cells {
			if got := out.Themes[0].Cells[i].Verdict; got != want {
				t.Errorf("%s: group %d's verdict is %q, want %q", c.name, i, got, want)
			}
		}
	}
}

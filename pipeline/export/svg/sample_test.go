package svg

import (
	"math"
	"strconv"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/stat"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// sample is a run of our own invention: three themes, as many groups as asked,
// three years.
func sample(groups int, names ...string) *export.Run {
	r := &export.Run{}
	labels := append(names, "Psykisk hälsa", "Finansiering", "Samverkan")
	ids := []string{"psykisk", "pengar", "samverkan"}
	for i, id := range ids {
		r.Themes = append(r.Themes, export.Theme{ID: id, Label: labels[i], Parent: -1})
	}
	res := &tabulate.Results{}
	res.Total.Units, res.Total.Segments = 200, 200
	counts := []int{20, 50, 10}
	for i, id := range ids {
		res.Themes = append(res.Themes, tabulate.Profile{Theme: id, Units: counts[i], Share: float64(counts[i]) / 200, Wilson: stat.Wilson(counts[i], 200, stat.Z95)})
	}
	compare := func(names []string) ([]tabulate.Group, []tabulate.ThemeComparison) {
		var list []tabulate.Group
		for _, n := range names {
			list = append(list, tabulate.Group{Name: n, ID: n, Values: []string{n}, Units: 40, Segments: 40, Documents: 2})
		}
		var themes []tabulate.ThemeComparison
		for i, id := range ids {
			t := tabulate.ThemeComparison{Theme: id, Verdict: "too-few"}
			for g := range names {
				n := 3 + 5*i + g
				t.Cells = append(t.Cells, tabulate.GroupCell{Count: n, Share: float64(n) / 40, Wilson: stat.Wilson(n, 40, stat.Z95)})
			}
			themes = append(themes, t)
		}
		return list, themes
	}
	var regions []string
	for g := range groups {
		regions = append(regions, "Region "+strconv.Itoa(g+1))
	}
	if groups > 0 {
		res.Groups = &tabulate.Comparison{By: []string{"region"}}
		res.Groups.Groups, res.Groups.Themes = compare(regions)
	}
	res.Trend = &tabulate.Trend{}
	res.Trend.Years, res.Trend.Themes = compare([]string{"2019", "2022", "2023"})
	pairs := &tabulate.Table{ID: "cooccurrence", Columns: []tabulate.Column{{ID: "theme"}, {ID: "other"}, {ID: "both", Kind: tabulate.CountColumn}}}
	pairs.Rows = [][]tabulate.Cell{
		{tabulate.String("psykisk"), tabulate.String("pengar"), tabulate.Int(7)},
		{tabulate.String("psykisk"), tabulate.String("samverkan"), tabulate.Int(2)},
		{tabulate.String("pengar"), tabulate.String("samverkan"), tabulate.Int(4)},
	}
	share := func(f float64) tabulate.Cell { return tabulate.Cell{Kind: tabulate.Number, Num: f} }
	said := &tabulate.Table{ID: "summary_raw", Columns: []tabulate.Column{{ID: "document", Kind: tabulate.DocumentColumn}, {ID: "theme", Kind: tabulate.ThemeColumn},
		{ID: "summary_count", Kind: tabulate.CountColumn}, {ID: "summary_share", Kind: tabulate.ShareColumn}, {ID: "response_count", Kind: tabulate.CountColumn},
		{ID: "response_share", Kind: tabulate.ShareColumn}, {ID: "said", Kind: tabulate.IDColumn}}}
	for i, id := range ids {
		said.Rows = append(said.Rows, []tabulate.Cell{{}, tabulate.String(id), tabulate.Int(i + 1), share(float64(i+1) / 6), tabulate.Int(counts[i]), share(float64(counts[i]) / 80), tabulate.String("said.more")})
	}
	asked := &tabulate.Table{ID: "questions", Columns: []tabulate.Column{{ID: "question"}, {ID: "question_text", Kind: tabulate.QuoteColumn},
		{ID: "theme", Kind: tabulate.ThemeColumn}, {ID: "n", Kind: tabulate.CountColumn}, {ID: "share", Kind: tabulate.ShareColumn}}}
	for k, q := range []string{"Vad är viktigast?", "Vem ska göra det?"} {
		for i, id := range ids {
			asked.Rows = append(asked.Rows, []tabulate.Cell{tabulate.String("q" + strconv.Itoa(k)), tabulate.String(q), tabulate.String(id), tabulate.Int(20), share(float64(i+k) / 20)})
		}
	}
	asked.Rows = append(asked.Rows, []tabulate.Cell{{}, {}, tabulate.String("pengar"), tabulate.Int(5), share(0.2)}) // responses without question
	res.Tables = []*tabulate.Table{pairs, said, asked}
	r.Results = res
	return r
}

// hide withholds a cell as the tables do: the number is still there.
func hide(r *export.Run, theme, group int) {
	c := &r.Results.Groups.Themes[theme].Cells[group]
	c.Hidden = true
	c.Share, c.Count = 0.777, 31
	c.Wilson = tabulate.Interval{Low: 0.666, High: math.NaN()}
}

package html

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// organiserSays sets the organiser's own words beside the responses, all
// documents together, so that a reader can check what a summary claims. It is
// empty where either says nothing.
func (r *report) organiserSays() []string {
	t := r.run.Results.Table("summary_raw")
	if t == nil {
		return nil
	}
	col := func(id string) int {
		return slices.IndexFunc(t.Columns, func(c tabulate.Column) bool { return c.ID == id })
	}
	document, theme, said := col("document"), col("theme"), col("said")
	ranks := [2]int{col("summary_rank"), col("response_rank")}
	if min(document, theme, said, ranks[0], ranks[1]) < 0 {
		return nil
	}
	var first [2][]string // the themes of rank 1, by whom
	var more, less []string
	for _, row := range t.Rows {
		i := r.labels.Index(row[theme].Text)
		if row[document].Kind != tabulate.Empty || i < 0 || r.plan.Themes[i].Depth > 0 {
			continue
		}
		label := r.labels.Theme(row[theme].Text)
		for k, rank := range ranks {
			if row[rank].Kind == tabulate.Number && row[rank].Num == 1 {
				first[k] = append(first[k], label)
			}
		}
		switch row[said].Text {
		case "said.more", "said.only-summary":
			more = append(more, label)
		case "said.less", "said.only-responses":
			less = append(less, label)
		}
	}
	if len(first[0]) == 0 || len(first[1]) == 0 {
		return nil
	}
	id := "book.found-organiser"
	if slices.Equal(first[0], first[1]) {
		id = "book.found-organiser-same"
	}
	says := []string{r.t(id, r.join(first[0]))}
	if len(more) > 0 {
		says = append(says, r.t("book.found-said-more", r.join(more)))
	}
	if len(less) > 0 {
		says = append(says, r.t("book.found-said-less", r.join(less)))
	}
	return []string{strings.Join(says, " ")}
}

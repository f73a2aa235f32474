package xlsx

import (
	"strings"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// organiserSays sets the organiser's own words beside the responses, so that a
// reader can check what a summary claims.
func (p *page) organiserSays(r *tabulate.Results) []string {
	b, t := p.b, r.Table("summary_raw")
	if t == nil {
		return nil
	}
	document, theme := columnOf(t, "document"), columnOf(t, "theme")
	count, of, said := columnOf(t, "summary_count"), columnOf(t, "response_count"), columnOf(t, "said")
	if min(document, theme, count, of, said) < 0 {
		return nil
	}
	var first, answered tally
	var more, less []string
	for _, row := range t.Rows {
		i := b.labels.Index(row[theme].Text)
		if row[document].Kind != tabulate.Empty || i < 0 || b.plan.Themes[i].Depth > 0 {
			continue
		}
		label := b.labels.Theme(row[theme].Text)
		first.take(label, row[count].Num)
		answered.take(label, row[of].Num)
		switch row[said].Text {
		case "said.more", "said.only-summary":
			more = append(more, label)
		case "said.less", "said.only-responses":
			less = append(less, label)
		}
	}
	if first.most == 0 || answered.most == 0 {
		return nil
	}
	id := "book.found-organiser"
	if first.label == answered.label {
		id = "book.found-organiser-same"
	}
	says := []string{b.t(id, first.label)}
	if len(more) > 0 {
		says = append(says, b.t("book.found-said-more", p.list(more)))
	}
	if len(less) > 0 {
		says = append(says, b.t("book.found-said-less", p.list(less)))
	}
	if s := b.sheets["summary_raw"]; s != nil {
		says = append(says, b.t("book.found-said-see", s.name))
	}
	return []string{strings.Join(says, " ")}
}

// A tally keeps the label with the highest count, the first of equals.
type tally struct {
	label string
	most  float64
}

func (t *tally) take(label string, n float64) {
	if n > t.most {
		t.label, t.most = label, n
	}
}

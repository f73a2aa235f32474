package xlsx

import (
	"math"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// readSays tells what was read.
func (p *page) readSays() []string {
	b, t := p.b, p.run.Results.Total
	says := []string{b.t("book.read", t.Read, t.Documents, t.Segments, t.Words)}
	if len(b.plan.Roles) > 1 || !b.plan.Counts(corpus.Response) {
		names := make([]string, len(b.plan.Roles))
		for i, r := range b.plan.Roles {
			names[i] = strings.ToLower(b.word("role", r.String()))
		}
		says = append(says, b.t("book.read-roles", strings.Join(names, ", ")))
	}
	if silent := p.inputs(export.Silent); len(silent) > 0 {
		says = append(says, b.t("book.read-silent", len(silent), p.list(silent)))
	}
	if unread := p.inputs(export.Unread); len(unread) > 0 {
		says = append(says, b.t("book.read-unread", len(unread), p.list(unread)))
	}
	faults := 0
	for _, e := range p.run.Notes {
		if e.Level == source.Fault {
			faults++
		}
	}
	switch {
	case faults == 0 && len(p.run.Notes) > 0:
		says = append(says, b.t("book.read-notices", len(p.run.Notes)))
	case faults > 0:
		says = append(says, b.t("book.read-messages", faults, len(p.run.Notes)-faults))
	}
	return says
}

func (p *page) inputs(o export.Outcome) []string {
	var names []string
	for _, in := range p.run.Inputs {
		if in.Outcome == o {
			names = append(names, p.b.plan.Names.Show(in.Name))
		}
	}
	return names
}

// maxNames is how many names a sentence lists.
const maxNames = 8

func (p *page) list(names []string) string {
	if len(names) > maxNames {
		return strings.Join(names[:maxNames], ", ") + p.b.t("book.and-more", len(names)-maxNames)
	}
	return strings.Join(names, ", ")
}

// foundSays tells what the themes say.
func (p *page) foundSays() []string {
	b, r := p.b, p.run.Results
	top := topThemes(r, 3)
	if r.Total.Units == 0 || len(top) == 0 || top[0].Units == 0 {
		return []string{b.t("book.found-nothing")}
	}
	first := top[0]
	says := []string{b.t("book.found-first", b.labels.Theme(first.Theme), first.Units, r.Total.Units, p.unit(), b.plan.Lang.Percent(first.Share))}
	var rest []string
	for _, t := range top[1:] {
		if t.Units > 0 {
			rest = append(rest, b.t("book.found-item", b.labels.Theme(t.Theme), b.plan.Lang.Percent(t.Share)))
		}
	}
	if len(rest) > 0 {
		says[0] += " " + b.t("book.found-then", strings.Join(rest, b.t("book.and")))
	}
	says = append(says, p.organiserSays(r)...)
	says = append(says, b.t("book.found-coded", r.Total.Coded, r.Total.Units, p.unit(), b.plan.Lang.Percent(float64(r.Total.Coded)/float64(r.Total.Units))))
	return says
}

// sureSays tells how sure it is.
func (p *page) sureSays() []string {
	b, r := p.b, p.run.Results
	top := topThemes(r, 2)
	if r.Total.Units == 0 || len(top) == 0 || top[0].Units == 0 || math.IsNaN(top[0].Wilson.Low) {
		return []string{p.machine()}
	}
	first := top[0]
	says := []string{b.t("book.sure-interval", b.labels.Theme(first.Theme), b.plan.Lang.Percent(first.Wilson.Low), b.plan.Lang.Percent(first.Wilson.High))}
	if len(top) > 1 && top[1].Units > 0 {
		id := "book.sure-apart"
		if top[1].Wilson.High >= first.Wilson.Low {
			id = "book.sure-overlap"
		}
		says = append(says, b.t(id, b.labels.Theme(first.Theme), b.labels.Theme(top[1].Theme)))
	}
	if r.Total.Documents < 5 || r.Total.Segments < 100 {
		says = append(says, b.t("book.sure-small", r.Total.Documents, r.Total.Segments))
	}
	return append(says, p.machine())
}

// machine says that a program did the coding, and what a reader can do about it.
func (p *page) machine() string {
	says := p.b.t("book.sure-machine")
	if p.b.targets.at != nil {
		says += " " + p.b.t("book.sure-read")
	}
	if p.b.review != nil && len(p.b.review.parts) > 0 {
		says += " " + p.b.t("book.sure-review", p.b.review.parts[0].name)
	}
	return says
}

// groupSays tells which themes differ between the groups.
func (p *page) groupSays(r *tabulate.Results) []string {
	b := p.b
	var differ, few []string
	for _, t := range r.Groups.Themes {
		switch t.Verdict {
		case "differs":
			differ = append(differ, b.labels.Theme(t.Theme))
		case "too-few":
			few = append(few, t.Theme)
		}
	}
	says := []string{b.t("book.groups-are", len(named(r.Groups.Groups)), p.by(r.Groups.By))}
	for _, g := range r.Groups.Groups {
		if g.Name == "group.missing" && g.Units > 0 {
			says = append(says, b.t("book.groups-missing", g.Units, p.unit()))
		}
	}
	switch {
	case len(few) == len(r.Groups.Themes):
		says = append(says, b.t("book.groups-few", r.Options.MinDocuments, r.Options.MinUnits, p.unit()))
	case len(differ) == 0:
		says = append(says, b.t("book.groups-same"))
	default:
		says = append(says, b.t("book.groups-differ", p.list(differ)))
	}
	return says
}

func (p *page) by(keys []string) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = strings.ToLower(p.b.word("attribute", k))
		if k == "question" {
			names[i] = p.b.t("book.by-question")
		}
	}
	return strings.Join(names, p.b.t("book.and"))
}

// privacySays tells what is held back, and that nothing of it is anonymity.
func (p *page) privacySays() []string {
	b, v := p.b, p.b.plan.Privacy
	if !v.Any() {
		return nil
	}
	var says []string
	if v.NoQuotes {
		says = append(says, b.t("book.held-quotes"))
	}
	if v.MinCell > 0 {
		id := "book.held-cells"
		if v.Rows() {
			id = "book.held-cells-rows"
		}
		says = append(says, b.t(id, v.MinCell))
	}
	if v.HideDocuments {
		says = append(says, b.t("book.held-documents"))
	}
	return append(says, b.t("book.held-not-anonymous"))
}

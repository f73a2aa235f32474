package html

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// summary is the page for a person who reads nothing else.
func (r *report) summary() {
	if r.run.Results != nil {
		r.tiles(r.run.Results.Total)
		r.says("book.part-read", r.readSays())
		r.says("book.part-found", r.foundSays())
		r.says("book.part-sure", r.sureSays())
	}
	r.says("book.part-held", r.heldSays())
}

func (r *report) says(id string, says []string) {
	if len(says) == 0 {
		return
	}
	r.el("<h3>", r.t(id), "</h3>\n")
	for _, s := range says {
		r.para(s)
	}
}

// tiles are the numbers that everything else is counted on.
func (r *report) tiles(t tabulate.Totals) {
	r.raw(`<dl class="tiles">`)
	tile := func(id, value string) { r.el("<div><dt>", r.t(id), "</dt>"); r.el("<dd>", value, "</dd></div>") }
	count := func(id string, n int) { tile(id, r.plan.Lang.Int(n)) }
	count("book.tile-documents", t.Read)
	count("book.tile-segments", t.Segments)
	count("book.tile-words", t.Words)
	if t.Units > 0 {
		tile("book.tile-coded", r.plan.Lang.Percent(float64(t.Coded)/float64(t.Units)))
	}
	if t.Participants > 0 {
		count("book.tile-participants", t.Participants)
	}
	if t.Organisations > 0 {
		count("book.tile-organisations", t.Organisations)
	}
	r.raw("</dl>\n")
}

// unit is what the run counts, in the plural.
func (r *report) unit() string { return r.t("book.unit-" + r.run.Results.Options.Unit.String()) }

// outer are the outermost themes, the most frequent first.
func (r *report) outer() []tabulate.Profile {
	var top []tabulate.Profile
	for _, p := range r.run.Results.Themes {
		if p.Depth == 0 {
			top = append(top, p)
		}
	}
	slices.SortStableFunc(top, func(a, b tabulate.Profile) int { return cmp.Compare(b.Units, a.Units) })
	return top
}

func (r *report) readSays() []string {
	t := r.run.Results.Total
	says := []string{r.t("book.read", t.Read, t.Documents, t.Segments, t.Words)}
	if !r.usual() {
		var list []string
		for _, role := range r.plan.Roles {
			list = append(list, strings.ToLower(r.word("role", role.String())))
		}
		says = append(says, r.t("book.read-roles", strings.Join(list, ", ")))
	}
	if left := r.leftOut(); left > 0 {
		id := "report.left-out"
		if !r.usual() {
			id = "table.note-left-out"
		}
		says = append(says, r.t(id, left))
	}
	if silent := r.inputs(export.Silent); len(silent) > 0 {
		says = append(says, r.t("book.read-silent", len(silent), r.list(silent)))
	}
	if unread := r.inputs(export.Unread); len(unread) > 0 {
		says = append(says, r.t("book.read-unread", len(unread), r.list(unread)))
	}
	if len(r.run.Notes) > 0 {
		faults := r.faults()
		says = append(says, r.t("report.messages", faults, len(r.run.Notes)-faults))
	}
	return says
}

// usual reports whether responses alone are counted.
func (r *report) usual() bool {
	for _, role := range corpus.Roles {
		if r.plan.Counts(role) != (role == corpus.Response) {
			return false
		}
	}
	return true
}

// leftOut is how many segments are not counted.
func (r *report) leftOut() int {
	n := 0
	for i, role := range r.run.Results.Total.ByRole {
		if !r.plan.Counts(corpus.Roles[i]) {
			n += role.Segments
		}
	}
	return n
}

func (r *report) faults() int {
	n := 0
	for _, e := range r.run.Notes {
		if e.Level == source.Fault {
			n++
		}
	}
	return n
}

func (r *report) inputs(o export.Outcome) []string {
	var list []string
	for _, in := range r.run.Inputs {
		if in.Outcome == o {
			list = append(list, r.plan.Names.Show(in.Name))
		}
	}
	return list
}

// mostNames is how many names a sentence lists.
const mostNames = 8

func (r *report) list(names []string) string {
	if len(names) > mostNames {
		return strings.Join(names[:mostNames], ", ") + r.t("book.and-more", len(names)-mostNames)
	}
	return strings.Join(names, ", ")
}

func (r *report) foundSays() []string {
	res, top := r.run.Results, r.outer()
	if res.Total.Units == 0 || len(top) == 0 || top[0].Units == 0 {
		return []string{r.t("book.found-nothing")}
	}
	var says, first, rest, none []string
	for i, t := range top {
		switch label := r.labels.Theme(t.Theme); {
		case t.Units == 0:
			none = append(none, label)
		case t.Units == top[0].Units:
			first = append(first, label)
		case i <= 3 || len(rest) == 0:
			rest = append(rest, r.t("book.found-item", label, r.plan.Lang.Percent(t.Share)))
		}
	}
	id := "book.found-first"
	if len(first) > 1 {
		id = "report.found-tied"
	}
	most := r.t(id, r.join(first), top[0].Units, res.Total.Units, r.unit(), r.plan.Lang.Percent(top[0].Share))
	if len(rest) > 0 {
		most += " " + r.t("book.found-then", r.join(rest))
	}
	says = append(says, most)
	if len(none) > 0 {
		says = append(says, r.t("report.found-none", r.list(none)))
	}
	says = append(says, r.t("book.found-coded", res.Total.Coded, res.Total.Units, r.unit(), r.plan.Lang.Percent(float64(res.Total.Coded)/float64(res.Total.Units))))
	return append(says, r.organiserSays()...)
}

// join makes "a, b and c".
func (r *report) join(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + r.t("book.and") + list[last]
}

// Under these a reader is told that there is little to go by.
const (
	fewDocuments = 5
	fewSegments  = 100
)

func (r *report) sureSays() []string {
	res, top := r.run.Results, r.outer()
	var says []string
	if len(top) > 0 && top[0].Units > 0 && !math.IsNaN(top[0].Wilson.Low) {
		a := top[0]
		says = append(says, r.t("book.sure-interval", r.labels.Theme(a.Theme), r.plan.Lang.Percent(a.Wilson.Low), r.plan.Lang.Percent(a.Wilson.High)))
		switch {
		case len(top) < 2 || top[1].Units == 0:
		case top[1].Units == a.Units:
			says[0] += " " + r.t("report.sure-tied", r.labels.Theme(top[1].Theme))
		default:
			id := "book.sure-apart"
			if top[1].Wilson.High >= a.Wilson.Low {
				id = "book.sure-overlap"
			}
			says[0] += " " + r.t(id, r.labels.Theme(a.Theme), r.labels.Theme(top[1].Theme))
		}
	}
	if t := res.Total; t.Documents < fewDocuments || t.Segments < fewSegments {
		says = append(says, r.t("book.sure-small", t.Documents, t.Segments))
	}
	return append(says, r.t("report.sure-machine"))
}

// heldSays tells what is held back, and that nothing of it is anonymity.
func (r *report) heldSays() []string {
	v := r.plan.Privacy
	if !v.Any() {
		return nil
	}
	var says []string
	if v.NoQuotes {
		says = append(says, r.t("book.held-quotes"))
	}
	if v.MinCell > 0 {
		id := "book.held-cells"
		if v.Rows() {
			id = "book.held-cells-rows"
		}
		says = append(says, r.t(id, v.MinCell))
	}
	if v.HideDocuments {
		says = append(says, r.t("book.held-documents"))
	}
	return append(says, r.t("book.held-not-anonymous"))
}

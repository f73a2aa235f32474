package html

import (
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// summary is the page for a person who reads nothing else.
func (r *report) summary() {
	if r.run.Results != nil {
		r.tiles(r.run.Results.Total)
	}
	words := r.words()
	r.says("book.part-read", words.Read)
	r.says(export.FoundID(r.plan), words.Found)
	r.says("book.part-sure", words.Sure)
	r.says("book.part-held", words.Held)
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
	segments, words := export.TileIDs(r.plan)
	count(segments, t.Segments)
	count(words, t.Words)
	if t.Units > 0 && r.run.Results.Options.Unit != tabulate.Hits { // every hit is coded
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

// reviewed reports whether a workbook is written that has a sheet for review.
func (r *report) reviewed() bool {
	v := r.plan.Privacy
	return v.Excerpts() && !v.HideDocuments && slices.Contains(r.run.Formats, "xlsx")
}

// words is the summary in sentences, with what is left out of the tables.
func (r *report) words() export.Summary {
	see := export.See{Messages: r.t("report.where-messages"), Quotes: r.plan.Privacy.Excerpts()}
	if r.reviewed() {
		see.Review = r.t("report.can-correct")
	}
	words := export.Summarise(r.run, see)
	if left := 0; r.run.Results != nil {
		if left = r.leftOut(); left > 0 {
			id := "report.left-out"
			if !r.plan.Usual() || !see.Quotes {
				id = "table.note-left-out"
			}
			words.Read = slices.Insert(words.Read, 1, r.t(id, left))
		}
	}
	return words
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

package xlsx

import (
	"strings"

	"github.com/temakod/temakod/pipeline/export"
)

// aboutName makes the last sheet, so that the summary can lead to it.
func (b *Book) aboutName() {
	if b.sheets["about"] == nil {
		cols := []column{{width: 38, look: wrapLook}, {width: 26}, {width: 14}, {width: 20},
			{width: 12, look: countLook}, {width: 12, look: countLook}, {width: 12, look: countLook}, {width: 12, look: countLook}, {width: 70}}
		s := b.newSheet("about", b.sheetName("about", 1), cols, layout{})
		s.print = len(cols) - 1
	}
}

// writeAbout writes how the run was made: enough to make it again.
func (b *Book) writeAbout(r *export.Run) {
	b.aboutName()
	s := b.sheets["about"]
	s.put(24, s.cell(titleLook, b.t("book.about-title")))
	b.leadLine(s)
	b.pairsOf(s, b.t("book.about-run"), [][2]string{
		{b.t("book.about-program"), "temakod " + r.Version},
		{b.t("book.about-lexicon"), r.LexiconFiles()},
		{b.t("book.about-lexicon-version"), r.Lexicon.Version},
		{b.t("book.about-lexicon-hash"), r.Lexicon.Hash},
		{b.t("book.about-themes"), b.plan.Lang.Int(len(r.Themes))},
		{b.t("book.about-terms"), b.plan.Lang.Int(len(r.Terms))},
		{b.t("book.about-formats"), strings.Join(r.Formats, ", ")},
	})
	var settings [][2]string
	for _, x := range r.Settings {
		settings = append(settings, [2]string{x.Name, x.Value})
	}
	b.pairsOf(s, b.t("book.about-settings"), settings)
	b.pairsOf(s, b.t("book.about-guarded"), b.guards())
	b.method(s, r)
	b.inputTable(s, r)
}

// guards lists what the workbook could not hold.
func (b *Book) guards() [][2]string {
	var list [][2]string
	add := func(id string, n int) {
		if n > 0 {
			list = append(list, [2]string{b.t(id), b.plan.Lang.Int(n)})
		}
	}
	add("book.guard-cut", b.guarded.Cut)
	add("book.guard-cleaned", b.guarded.Cleaned)
	add("book.guard-rows", b.guarded.Rows)
	add("book.guard-links", b.guarded.Links)
	add("book.guard-extracts", b.guarded.Extracts)
	add("book.guard-quotes", b.guarded.Quotes)
	if len(list) == 0 {
		list = append(list, [2]string{b.t("book.guard-none"), ""})
	}
	return list
}

// pairsOf writes names and values under a heading.
func (b *Book) pairsOf(s *sheet, title string, list [][2]string) {
	if len(list) == 0 {
		return
	}
	s.put(10)
	s.put(20, s.cell(partLook, title))
	for _, x := range list {
		if x[0] == "" {
			continue
		}
		s.put(0, s.cell(look{wrap: true, colour: muted}, b.text(x[0])), text(b.text(x[1])))
	}
}

// method says how the numbers came about and how one is traced to its words.
func (b *Book) method(s *sheet, r *export.Run) {
	s.put(10)
	s.put(20, s.cell(partLook, b.t("book.method")))
	for _, sentence := range r.Method() {
		s.across(look{}, sentence)
	}
	var ids []string
	if b.targets.at != nil {
		ids = append(ids, "book.method-trace")
	}
	if b.review != nil && len(b.review.parts) > 0 {
		ids = append(ids, "book.method-review")
	}
	for _, id := range ids {
		s.across(look{}, b.t(id))
	}
}

// inputTable lists the files as they were read.
func (b *Book) inputTable(s *sheet, r *export.Run) {
	if len(r.Inputs) == 0 {
		return
	}
	s.put(10)
	s.put(20, s.cell(partLook, b.t("book.about-inputs")))
	heads := []string{"book.col-document", "book.col-outcome", "book.col-format", "book.col-encoding", "book.col-segments", "book.col-responses",
		"book.col-words", "book.col-codings", "book.col-hash"}
	cells := make([]any, len(heads))
	for i, h := range heads {
		l := headLook
		if s.columns[i].look.across == "right" {
			l.across, l.indent = "right", 1
		}
		cells[i] = s.cell(l, b.t(h))
	}
	s.put(20, cells...)
	s.head = s.row
	for _, in := range r.Inputs {
		if s.row >= b.maxRows {
			break
		}
		hash := in.Hash
		if b.plan.Privacy.HideDocuments {
			hash = "" // the hash of a file that is public would name it
		}
		codings := any(in.Codings)
		if !b.plan.Privacy.ByDocument() {
			codings = s.cell(hiddenLook, hiddenMark)
		}
		s.put(0, b.text(b.plan.Names.Show(in.Name)), b.t("book.outcome-"+in.Outcome.String()), text(b.text(in.Format)), text(b.text(in.Encoding)),
			in.Segments, in.Responses, in.Words, codings, text(hash))
	}
	s.closed = true
	s.filter = s.area(1, s.head, len(heads), s.row)
}

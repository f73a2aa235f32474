package code

import (
	"path"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Decisions are a reader's verdicts on codings, from a sheet with the columns
// document, segment, theme, decision, note and, if the reader kept it, text.
type Decisions struct {
	name string // the sheet, as the user knows it
	rows map[string][]decision
	docs []string // in the order of the sheet
	base map[string][]string
}

// A decision is a row of the sheet.
type decision struct {
	row     int // from 1, the header included
	segment string
	theme   int32
	verdict readerVerdict
	text    string
}

type readerVerdict uint8

const (
	keep readerVerdict = iota
	drop
	add
)

// verdicts are the words for a verdict.
var verdicts = map[string]readerVerdict{
	"keep": keep, "behåll": keep, "ja": keep, "yes": keep,
	"drop": drop, "stryk": drop, "ta bort": drop, "nej": drop, "no": drop,
	"add": add, "lägg till": add, "ny": add,
}

// decisionColumns are the names that the columns may have, by the id.
var decisionColumns = map[string][]string{
	"document": {"document", "dokument", "fil"},
	"segment":  {"segment"},
	"theme":    {"theme", "tema"},
	"decision": {"decision", "beslut", "verdict"},
	"text":     {"text"},
}

// ParseDecisions reads a sheet: its rows, the first with the names of the
// columns. A row without a verdict is not yet decided and is passed over.
func (m *Matcher) ParseDecisions(name string, rows [][]string) (*Decisions, []*source.Error) {
	d := &Decisions{name: name, rows: map[string][]decision{}, base: map[string][]string{}}
	if len(rows) == 0 {
		return d, []*source.Error{source.Whole(source.Fault, name, "code.decisions-empty")}
	}
	at, faults := d.columns(rows[0])
	if len(faults) > 0 {
		return d, faults
	}
	for i, row := range rows[1:] {
		if f := d.row(m, at, i+2, row); f != nil {
			faults = append(faults, f)
		}
	}
	return d, faults
}

// columns finds the columns by the header.
func (d *Decisions) columns(header []string) (map[string]int, []*source.Error) {
	at := map[string]int{}
	for id, names := range decisionColumns {
		for i, h := range header {
			h = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
			if _, ok := at[id]; !ok && slices.Contains(names, h) {
				at[id] = i
			}
		}
	}
	var faults []*source.Error
	for _, id := range []string{"document", "segment", "theme", "decision"} {
		if _, ok := at[id]; !ok {
			faults = append(faults, d.fault(1, source.Fault, "code.decisions-column", id))
		}
	}
	return at, faults
}

func (d *Decisions) fault(row int, level source.Level, id string, args ...any) *source.Error {
	e := source.Whole(level, d.name, id, args...)
	e.Line = row
	return e
}

func (d *Decisions) row(m *Matcher, at map[string]int, n int, row []string) *source.Error {
	cell := func(id string) string {
		i, ok := at[id]
		if !ok || i >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	word := strings.ToLower(cell("decision"))
	if word == "" {
		return nil
	}
	verdict, ok := verdicts[word]
	if !ok {
		return d.fault(n, source.Fault, "code.decision-word", word).WithHint("code.hint-decision")
	}
	theme := m.ThemeIndex(cell("theme"))
	if cell("theme") == "" {
		return d.fault(n, source.Fault, "code.decision-no-theme")
	}
	if theme < 0 {
		return d.fault(n, source.Fault, "code.decision-theme", cell("theme"))
	}
	doc := strings.ReplaceAll(cell("document"), `\`, "/")
	if _, seen := d.rows[doc]; !seen {
		d.docs = append(d.docs, doc)
		d.base[path.Base(doc)] = append(d.base[path.Base(doc)], doc)
	}
	d.rows[doc] = append(d.rows[doc], decision{n, cell("segment"), theme, verdict, cell("text")})
	return nil
}

// of returns the rows about a document: by its name, or by the last part of it
// where the sheet names only one document with that last part.
func (d *Decisions) of(name string) []decision {
	name = strings.ReplaceAll(name, `\`, "/")
	if rows, ok := d.rows[name]; ok {
		return rows
	}
	if same := d.base[path.Base(name)]; len(same) == 1 {
		return d.rows[same[0]]
	}
	return nil
}

// Apply returns the codings of a document with the verdicts on it carried out:
// a coding that is dropped is gone with its subthemes, one that is kept or added
// has the rule [Decision]. A row whose segment is not in the document comes back
// as a notice with the text that it was about. Apply may be called from several
// workers at once.
func (d *Decisions) Apply(m *Matcher, doc *corpus.Document, codings []Coding) ([]Coding, []*source.Error) {
	rows := d.of(doc.Text.Name)
	if len(rows) == 0 {
		return codings, nil
	}
	segments := make(map[string]int, len(doc.Segments))
	for i := range doc.Segments {
		segments[doc.Segments[i].ID()] = i
	}
	out := slices.Clone(codings)
	var notes []*source.Error
	for _, r := range rows {
		i, ok := segments[r.segment]
		if !ok {
			notes = append(notes, d.stray(r, "code.decision-segment", doc.Text.Name, r.segment))
			continue
		}
		out = r.apply(m, doc, i, out)
	}
	sortAll(out)
	return out, notes
}

// apply carries out one verdict on segment i.
func (r *decision) apply(m *Matcher, doc *corpus.Document, i int, codings []Coding) []Coding {
	about := func(k Coding) bool { return k.Segment == i && m.within(k.Theme, r.theme) }
	if r.verdict == drop {
		return slices.DeleteFunc(codings, about)
	}
	found := false
	for n := range codings {
		if about(codings[n]) {
			codings[n].Rule = Decision
			found = true
		}
	}
	if !found {
		codings = append(codings, Coding{Segment: i, Span: doc.Segments[i].Content, Theme: r.theme, Term: -1, Rule: Decision})
	}
	return codings
}

// sortAll orders the codings of a document as [Coded] holds them.
func sortAll(codings []Coding) {
	slices.SortStableFunc(codings, func(a, b Coding) int {
		if a.Segment != b.Segment {
			return a.Segment - b.Segment
		}
		return compareCodings(&a, &b)
	})
}

// stray is a notice that a row met nothing, with the text that it was about
// where the sheet has it.
func (d *Decisions) stray(r decision, id string, args ...any) *source.Error {
	if r.text == "" {
		return d.fault(r.row, source.Notice, id+"-textless", args...)
	}
	return d.fault(r.row, source.Notice, id, append(args, r.text)...)
}

// Missing returns a notice for each document of the sheet that is not among
// those that were coded.
func (d *Decisions) Missing(coded []string) []*source.Error {
	seen := map[string]bool{}
	for _, name := range coded {
		name = strings.ReplaceAll(name, `\`, "/")
		seen[name] = true
		if same := d.base[path.Base(name)]; d.rows[name] == nil && len(same) == 1 {
			seen[same[0]] = true
		}
	}
	var notes []*source.Error
	for _, doc := range d.docs {
		if !seen[doc] {
			for _, r := range d.rows[doc] {
				notes = append(notes, d.stray(r, "code.decision-document", doc))
			}
		}
	}
	return notes
}

package export

import (
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// Visible returns a table as people are shown it: without what the run holds
// back beyond single cells, which are the titles and venues of hidden documents, columns
// that hold the notes' own words, and groups that are called by a question's
// words. It returns t itself where nothing is, and a table without rows for one
// that has a row a segment where there may be none.
func (r *Run) Visible(t *tabulate.Table) *tabulate.Table {
	out := r.Flat(t)
	if out == t || !slices.ContainsFunc(t.Columns, r.withheld) {
		return out
	}
	shown := &tabulate.Table{ID: t.ID, Notes: out.Notes}
	keep := func(i int) bool { return !r.withheld(t.Columns[i]) }
	for i, c := range out.Columns {
		if keep(i) {
			shown.Columns = append(shown.Columns, c)
		}
	}
	for _, row := range out.Rows {
		cells := make([]tabulate.Cell, 0, len(row))
		for i, c := range row {
			if keep(i) {
				cells = append(cells, c)
			}
		}
		shown.Rows = append(shown.Rows, cells)
	}
	return shown
}

// Flat returns a table as [Visible] does, but with all its columns, those that
// are held back empty: files for programs look the same in every run.
func (r *Run) Flat(t *tabulate.Table) *tabulate.Table {
	if !r.Privacy.Rows() && (t.ID == "close_calls" || t.ID == "changes") {
		return &tabulate.Table{ID: t.ID, Columns: t.Columns}
	}
	if !r.Privacy.NoQuotes && !r.Privacy.HideDocuments {
		return t
	}
	groups := r.wordlessGroups()
	out := &tabulate.Table{ID: t.ID}
	for _, n := range t.Notes {
		out.Notes = append(out.Notes, tabulate.Note{ID: n.ID, Args: renamed(n.Args, groups)})
	}
	for _, c := range t.Columns {
		if name, ok := groups[c.Label]; ok {
			c.Label = name
		}
		out.Columns = append(out.Columns, c)
	}
	for row := range t.All() {
		if r.names(t, row) {
			continue
		}
		cells := slices.Clone(row)
		for i := range cells {
			if r.withheld(t.Columns[i]) {
				cells[i] = tabulate.Cell{}
			} else if name, ok := groups[cells[i].Text]; ok && t.Columns[i].Kind == tabulate.TextColumn {
				cells[i].Text = name
			}
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// withheld reports whether a whole column is held back.
func (r *Run) withheld(c tabulate.Column) bool {
	return c.Kind == tabulate.QuoteColumn && r.Privacy.NoQuotes ||
		c.ID == corpus.Title && (r.Privacy.NoQuotes || r.Privacy.HideDocuments) ||
		c.ID == corpus.PlaceName && c.Kind == tabulate.TextColumn && r.Privacy.HideDocuments
}

// renamed puts the names that are shown for those of groups among the arguments
// of a message.
func renamed(args []any, groups map[string]string) []any {
	if len(groups) == 0 {
		return args
	}
	out := slices.Clone(args)
	for i, a := range out {
		if s, ok := a.(string); ok {
			if name, ok := groups[s]; ok {
				out[i] = name
			}
		}
	}
	return out
}

// wordlessGroups leads from the names of groups that are words of the notes to
// those that are shown instead; nil where there are none.
func (r *Run) wordlessGroups() map[string]string {
	if !r.Privacy.NoQuotes || r.Results == nil || r.Results.Groups == nil || !slices.Contains(r.Results.Groups.By, byQuestion) {
		return nil
	}
	names := map[string]string{}
	l := r.Labels()
	for i, g := range r.Results.Groups.Groups {
		names[g.Name] = l.GroupOf(r.Results.Groups.By, r.Results.Groups.Groups, i)
	}
	return names
}

// names reports whether a row says what a hidden document is called, or in which
// house its event was held, which tells as much.
func (r *Run) names(t *tabulate.Table, row []tabulate.Cell) bool {
	for i, c := range row {
		if i < len(t.Columns) && t.Columns[i].Kind == tabulate.IDColumn && (c.Text == "attribute."+corpus.Title ||
			c.Text == "attribute."+corpus.PlaceName && r.Privacy.HideDocuments) {
			return true
		}
	}
	return false
}

package export

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// A Message is a notice or fault as outputs show it: with the names of
// documents and the words of the notes held back where the run says so.
type Message struct {
	Name, Says, Hint, Excerpt string
}

// wordless are the areas whose messages quote the lexicon, options and names,
// not the notes.
var wordless = [...]string{"ingest.", "lexicon.", "run.", "command.", "code."}

// Message words a notice or fault.
func (r *Run) Message(e *source.Error) Message {
	args, hints := e.Args, e.HintArgs
	m := Message{Name: r.Names.Show(e.Name), Excerpt: e.Excerpt}
	if e.Cut > 0 {
		m.Excerpt = "…" + m.Excerpt
	}
	if !r.Privacy.Rows() {
		m.Excerpt = ""
	}
	if r.Privacy.NoQuotes {
		m.Excerpt = ""
		if !hasPrefix(e.ID, wordless[:]) {
			args, hints = withoutWords(args), withoutWords(hints)
		}
	}
	m.Says = r.Names.Clean(r.Lang.Text(e.ID, args...), e.Name)
	if e.Hint != "" {
		m.Hint = r.Names.Clean(r.Lang.Text(e.Hint, hints...), e.Name)
	}
	return m
}

func hasPrefix(id string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	return false
}

// withoutWords puts dots for texts: they are mostly words of the notes.
func withoutWords(args []any) []any {
	kept := make([]any, len(args))
	for i, a := range args {
		if _, ok := a.(string); ok {
			a = "…"
		}
		kept[i] = a
	}
	return kept
}

// Visible returns a table without what the run holds back beyond single cells:
// the titles of hidden documents, columns that hold the notes' own words, and
// groups that are called by a question's words. It returns t itself where
// nothing is, and a table without rows for one that has a row a segment where
// there may be none.
func (r *Run) Visible(t *tabulate.Table) *tabulate.Table {
	if !r.Privacy.Rows() && (t.ID == "close_calls" || t.ID == "changes") {
		return &tabulate.Table{ID: t.ID, Columns: t.Columns}
	}
	if !r.Privacy.NoQuotes && !r.Privacy.HideDocuments {
		return t
	}
	groups := r.wordlessGroups()
	out := &tabulate.Table{ID: t.ID, Notes: t.Notes}
	var keep []int
	for i, c := range t.Columns {
		if c.Kind == tabulate.QuoteColumn && r.Privacy.NoQuotes || c.ID == corpus.Title {
			continue
		}
		keep = append(keep, i)
		out.Columns = append(out.Columns, c)
	}
	for _, row := range t.Rows {
		if isTitle(t, row) {
			continue
		}
		cells := make([]tabulate.Cell, 0, len(keep))
		for _, i := range keep {
			if i >= len(row) {
				break
			}
			c := row[i]
			if name, ok := groups[c.Text]; ok && t.Columns[i].ID == "group" {
				c.Text = name
			}
			cells = append(cells, c)
		}
		out.Rows = append(out.Rows, cells)
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

// isTitle reports whether a row says what a document is called.
func isTitle(t *tabulate.Table, row []tabulate.Cell) bool {
	for i, c := range row {
		if c.Text == "attribute."+corpus.Title && i < len(t.Columns) && t.Columns[i].Kind == tabulate.IDColumn {
			return true
		}
	}
	return false
}

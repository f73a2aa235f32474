// Package evaluate sets a run beside hand codings, and draws samples for
// coding by hand.
//
// [Read] reads hand codings into a [Gold]; an [Evaluator] takes the coded
// documents one at a time and gives the tables. A [Sampler] takes them likewise
// and gives a sheet in the form that Read reads.
package evaluate

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A Gold is hand codings, of one or several files.
type Gold struct {
	rows []goldRow
	// Blank is how many rows say nothing of themes, and so are not coded yet; a
	// row that is coded with none says "-".
	Blank int
}

// Empty reports whether nothing has been read that says anything.
func (g *Gold) Empty() bool { return len(g.rows) == g.Blank }

// A goldRow is what one coder says of one line or segment.
type goldRow struct {
	file     string // the file of hand codings, and the line in it
	at       int
	document string
	line     int    // from 1; 0 if the row is about a segment
	segment  string // a segment's id; goes before line
	coder    string
	role     string // "" if the coder says none
	themes   []string
	disputed []string // written with "?": coders disagreed, not scored
	blank    bool
}

// Read adds the hand codings of a file to g: values parted by tabs, commas or
// semicolons, whichever the header has. See [Gold.Rows] for the columns.
func (g *Gold) Read(name string, data []byte) []*source.Error {
	text := strings.TrimPrefix(string(data), "\ufeff")
	header, _, _ := strings.Cut(text, "\n")
	if strings.Contains(header, "\t") {
		return g.Rows(name, tabRows(text))
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	if strings.Count(header, ";") > strings.Count(header, ",") {
		r.Comma = ';'
	}
	var rows [][]string
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			e := source.Whole(source.Fault, name, "evaluate.csv")
			var p *csv.ParseError
			if errors.As(err, &p) {
				e.Line = p.Line
			}
			return append(g.Rows(name, rows), e)
		}
		at, _ := r.FieldPos(0)
		for len(rows) < at-1 { // rows stand at their lines, so that faults can name them
			rows = append(rows, nil)
		}
		rows = append(rows, row)
	}
	return g.Rows(name, rows)
}

func tabRows(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			rows = append(rows, nil)
		} else {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

// columns are the columns of hand codings by the names that they may have.
var columns = map[string][]string{
	"document": {"document", "dokument", "file", "fil"},
	"line":     {"line", "rad"},
	"segment":  {"segment", "segment id", "segment_id"},
	"theme":    {"theme", "themes", "tema", "teman", "kod", "code"},
	"coder":    {"coder", "kodare"},
	"role":     {"role", "roll"},
}

// Rows adds hand codings that stand in rows, the first of which names the
// columns: document (without it, the file's own name is the document's), line
// or segment, theme, and if need be coder and role. Several themes in a cell are
// parted by commas or semicolons; "-" is none; "x?" says that x is disputed and
// is not to be scored; an empty cell says that nobody has coded the row yet.
// Rows about the same line by the same coder are taken together.
func (g *Gold) Rows(name string, rows [][]string) []*source.Error {
	first := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 0 })
	if first < 0 {
		return []*source.Error{source.Whole(source.Fault, name, "evaluate.empty")}
	}
	at := map[string]int{}
	for i, head := range rows[first] {
		for column, names := range columns {
			if _, twice := at[column]; !twice && slices.Contains(names, strings.ToLower(strings.TrimSpace(head))) {
				at[column] = i
			}
		}
	}
	_, line := at["line"]
	_, segment := at["segment"]
	if _, theme := at["theme"]; !theme || !line && !segment {
		e := source.Whole(source.Fault, name, "evaluate.header", strings.Join(rows[first], ", "))
		e.Line = first + 1
		return []*source.Error{e.WithHint("evaluate.hint-header")}
	}
	var errs []*source.Error
	for i := first + 1; i < len(rows); i++ {
		row, e := readRow(name, rows[i], at)
		if e != nil {
			e.Line = i + 1
			errs = append(errs, e)
		}
		if row == nil {
			continue
		}
		row.at = i + 1
		if row.blank {
			g.Blank++
		}
		g.rows = append(g.rows, *row)
	}
	return errs
}

// readRow reads one row; nil if it is empty or faulty.
func readRow(name string, cells []string, at map[string]int) (*goldRow, *source.Error) {
	get := func(column string) string {
		if i, ok := at[column]; ok && i < len(cells) {
			return strings.TrimSpace(cells[i])
		}
		return ""
	}
	if len(cells) == 0 || get("line") == "" && get("segment") == "" && get("theme") == "" {
		return nil, nil
	}
	r := &goldRow{file: name, document: get("document"), segment: get("segment"), coder: get("coder"), role: get("role")}
	if _, ok := at["document"]; !ok {
		r.document = base(name)
	}
	if r.segment == "" {
		n, err := strconv.Atoi(get("line"))
		if err != nil || n < 1 {
			return nil, source.Whole(source.Fault, name, "evaluate.line", get("line"))
		}
		r.line = n
	}
	r.read(get("theme"))
	if _, ok := corpus.ParseRole(r.role); !ok && r.role != "" {
		e := source.Whole(source.Fault, name, "evaluate.role", r.role)
		r.role = ""
		return r, e
	}
	return r, nil
}

// read reads a cell of themes.
func (r *goldRow) read(cell string) {
	if cell == "" {
		r.blank = true
		return
	}
	for _, t := range strings.FieldsFunc(cell, func(c rune) bool { return c == ',' || c == ';' }) {
		t = strings.TrimSpace(t)
		switch {
		case t == "" || t == "-" || t == "–":
		case strings.HasSuffix(t, "?"):
			r.disputed = append(r.disputed, strings.TrimSpace(t[:len(t)-1]))
		default:
			r.themes = append(r.themes, t)
		}
	}
}

// base is a file's name without its folders and its last extension.
func base(name string) string {
	name = path.Base(strings.ReplaceAll(name, "\\", "/"))
	return strings.TrimSuffix(name, path.Ext(name))
}

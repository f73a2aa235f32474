package export

import (
	"encoding/json"
	"io"
	"math"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// jsonTable is a table in tables.json: columns by their ids, a row an object,
// an empty cell null.
type jsonTable struct {
	ID      string           `json:"id"`
	Columns []jsonColumn     `json:"columns"`
	Rows    [][]any          `json:"rows"`
	Notes   []map[string]any `json:"notes,omitempty"`
}

type jsonColumn struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Label string `json:"label,omitempty"`
}

// TablesJSON writes all tables for programs. Numbers are numbers, a value that
// does not exist is null, and one that is withheld is the string "hidden".
func TablesJSON(w io.Writer, r *Run) error {
	var tables []jsonTable
	for _, t := range r.Results.Tables {
		t = r.Flat(t)
		j := jsonTable{ID: t.ID, Rows: [][]any{}}
		for _, c := range t.Columns {
			j.Columns = append(j.Columns, jsonColumn{c.ID, columnKind(c.Kind), c.Label})
		}
		for _, row := range t.Rows {
			cells := make([]any, len(row))
			for i, cell := range row {
				cells[i] = jsonCell(t.Columns[i], cell, r.Names)
			}
			j.Rows = append(j.Rows, cells)
		}
		for _, n := range t.Notes {
			j.Notes = append(j.Notes, map[string]any{"id": n.ID, "args": n.Args, "text": r.Lang.Text(n.ID, n.Args...)})
		}
		tables = append(tables, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(map[string]any{"temakod": r.Version, "tables": tables})
}

func jsonCell(c tabulate.Column, cell tabulate.Cell, names *Names) any {
	switch cell.Kind {
	case tabulate.Number:
		if math.IsNaN(cell.Num) || math.IsInf(cell.Num, 0) {
			return nil
		}
		return cell.Num
	case tabulate.Text:
		return flat(c, cell, names)
	case tabulate.Hidden:
		return "hidden"
	}
	return nil
}

func columnKind(k tabulate.ColumnKind) string {
	switch k {
	case tabulate.CountColumn:
		return "count"
	case tabulate.ShareColumn:
		return "share"
	case tabulate.RateColumn, tabulate.PColumn:
		return "number"
	}
	return "text"
}

// jsonCoding is a line of codings.jsonl.
type jsonCoding struct {
	Document string `json:"document"`
	Segment  string `json:"segment"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Role     string `json:"role"`
	Theme    string `json:"theme"`
	Term     string `json:"term,omitempty"`
	Rule     string `json:"rule"`
	Matched  string `json:"matched"`
	Polarity string `json:"polarity"`
	Reading  string `json:"reading,omitempty"`
	Text     string `json:"text"`
}

// CodingsJSON appends a line of JSON for each coding of c to dst, with the
// segment that it lies in.
func (r *Rows) CodingsJSON(dst []byte, c *code.Coded) []byte {
	d := c.Document
	for i := range c.Codings {
		k := &c.Codings[i]
		s := &d.Segments[k.Segment]
		span, words := d.Text.Source(k.Span)
		pos := d.Text.Position(k.Span.Start)
		j := jsonCoding{
			Document: r.document(d), Segment: s.ID(), Line: pos.Line, Column: pos.Column, Start: span.Start, End: span.End,
			Role: s.Role.String(), Theme: r.Themes[k.Theme], Rule: k.Rule.String(), Polarity: k.Polarity.String(),
		}
		if k.Term >= 0 {
			j.Term = r.Terms[k.Term]
		}
		if !r.HideText {
			j.Matched, j.Reading, j.Text = words, k.Reading, s.Span.Text(d.Text.Body)
		}
		line, err := json.Marshal(j)
		if err != nil {
			continue // strings and integers always encode
		}
		dst = append(append(dst, line...), '\n')
	}
	return dst
}

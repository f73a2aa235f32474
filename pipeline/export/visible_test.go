package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// held is a run whose tables hold each kind of thing that can be held back.
func held(p Privacy) *Run {
	words := "Vad saknas i Lillköping?"
	t := &tabulate.Table{ID: "coverage", Columns: []tabulate.Column{
		{ID: "document", Kind: tabulate.DocumentColumn}, {ID: "attribute", Kind: tabulate.IDColumn},
		{ID: "group"}, {ID: "other"}, {ID: "text", Kind: tabulate.QuoteColumn}, {ID: "title"}, {ID: "x", Label: words},
	}, Rows: [][]tabulate.Cell{
		{tabulate.String("hemligt.txt"), tabulate.String("attribute.date"), tabulate.String(words), tabulate.String(words), tabulate.String("ordagrant"), tabulate.String("Rubriken"), tabulate.Int(1)},
		{tabulate.String("hemligt.txt"), tabulate.String("attribute.title"), tabulate.String("Rubriken")},
	}, Notes: []tabulate.Note{{ID: "table.note-left-out", Args: []any{words}}}}
	changes := &tabulate.Table{ID: "changes", Columns: []tabulate.Column{{ID: "term"}}, Rows: [][]tabulate.Cell{{tabulate.String("enstaka")}}}
	groups := &tabulate.Comparison{By: []string{"question"}, Groups: []tabulate.Group{{Name: words, Values: []string{words}}}}
	return &Run{
		Plan:    Plan{Lang: message.Swedish, Privacy: p, Names: NewNames(message.Swedish, p.HideDocuments)},
		Results: &tabulate.Results{Tables: []*tabulate.Table{t, changes}, Groups: groups},
	}
}

func TestFlatFilesHoldBackWhatTheRunDoes(t *testing.T) {
	for _, c := range []struct {
		name      string
		privacy   Privacy
		gone, has []string
	}{
		{"nothing", Privacy{}, nil, []string{"hemligt", "Lillköping", "ordagrant", "Rubriken", "enstaka"}},
		{"quotes", Privacy{NoQuotes: true}, []string{"Lillköping", "ordagrant"}, []string{"hemligt", "enstaka"}},
		{"documents", Privacy{HideDocuments: true}, []string{"hemligt", "Rubriken"}, []string{"Dokument 1", "ordagrant"}},
		{"small cells", Privacy{MinCell: 5}, []string{"enstaka"}, []string{"ordagrant"}},
		{"small cells, rows kept", Privacy{MinCell: 5, KeepRows: true}, nil, []string{"enstaka"}},
	} {
		r := held(c.privacy)
		var b bytes.Buffer
		if err := TablesJSON(&b, r); err != nil {
			t.Fatal(err)
		}
		var flat []byte
		for _, table := range r.Results.Tables {
			flat = TableCSV(flat, r.Flat(table), r.Names)
		}
		if !strings.Contains(string(flat), "document,attribute,group,other,text,title,x\n") {
			t.Errorf("%s: the flat file lost columns: %q", c.name, flat)
		}
		for what, out := range map[string]string{"tables.json": b.String(), "the CSV files": string(flat)} {
			for _, w := range c.gone {
				if strings.Contains(out, w) {
					t.Errorf("%s held back: %s show %q:\n%s", c.name, what, w, out)
				}
			}
			for _, w := range c.has {
				if !strings.Contains(out, w) {
					t.Errorf("%s held back: %s lack %q:\n%s", c.name, what, w, out)
				}
			}
		}
		if v := r.Visible(r.Results.Tables[0]); c.privacy.NoQuotes && len(v.Columns) != 5 {
			t.Errorf("%s: Visible shows %d columns, want 5 without text and title", c.name, len(v.Columns))
		}
	}
}

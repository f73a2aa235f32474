package export

import (
	"testing"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// TestTableCSVHidden tells a number that may not be shown from one that is not
// there.
func TestTableCSVHidden(t *testing.T) {
	table := &tabulate.Table{
		ID:      "t",
		Columns: []tabulate.Column{{ID: "group"}, {ID: "units", Kind: tabulate.CountColumn}},
		Rows:    [][]tabulate.Cell{{tabulate.String("a"), {Kind: tabulate.Hidden}}, {tabulate.String("b"), {}}},
	}
	if got, want := string(TableCSV(nil, table, nil)), "group,units\na,hidden\nb,\n"; got != want {
		t.Errorf("TableCSV = %q, want %q", got, want)
	}
}

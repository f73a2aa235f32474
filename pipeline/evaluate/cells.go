package evaluate

import "github.com/temakod/temakod/pipeline/tabulate"

func newTable(id string, columns ...tabulate.Column) *tabulate.Table {
	return &tabulate.Table{ID: id, Columns: columns}
}

func column(id string, kind tabulate.ColumnKind) tabulate.Column {
	return tabulate.Column{ID: id, Kind: kind}
}

func float(f float64) tabulate.Cell { return tabulate.Float(f) }

// text returns a cell that holds s, or an empty one for "".
func text(s string) tabulate.Cell {
	if s == "" {
		return tabulate.Cell{}
	}
	return tabulate.String(s)
}

// outcome names why a measure does not exist.
func outcome(id string) tabulate.Cell {
	if id == "" {
		return tabulate.Cell{}
	}
	return tabulate.String("outcome." + id)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

package structure

import (
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Metadata is the user's table of facts about documents: a column "document"
// and any others, which become attributes of the documents they name.
//
// A row names its document by the path as given, else by the path below the
// folder given, else by a base name that only one document has.
type Metadata struct {
	Name    string
	Columns []string // without "document", as attribute keys, in order
}

// ParseMetadata reads a table of metadata from CSV: parted by semicolon, comma
// or tab, whichever the header row holds.
func ParseMetadata(name string, data []byte) (*Metadata, []*source.Error) {
	return &Metadata{Name: name}, nil
}

// NewMetadata makes a table of metadata from rows, as a worksheet gives them.
// The first row of rows is line 2 of the table in faults.
func NewMetadata(name string, header []string, rows [][]string) (*Metadata, []*source.Error) {
	return &Metadata{Name: name}, nil
}

// Expect tells the table which documents there will be, by path as given and
// path below the folder given, so that it knows which base names are unique.
// It is called before the first [Metadata.Apply].
func (m *Metadata) Expect(path, below string) {}

// Apply sets doc's attributes from the row that names it, if any. It may be
// called from several goroutines at once.
func (m *Metadata) Apply(doc *corpus.Document, path, below string) {}

// Unmatched returns a fault for each row that named no document that was
// expected, or several.
func (m *Metadata) Unmatched() []*source.Error { return nil }

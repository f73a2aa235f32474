package structure

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Metadata is the user's table of facts about documents: a column "document"
// and any others, which become attributes of the documents they name.
//
// A row names its document by the path as given, else by the path below the
// folder given, else by a base name that only one document has. After
// [NewMetadata] or [ParseMetadata], tell it the documents with
// [Metadata.Expect], apply it to each with [Metadata.Apply], and ask for
// [Metadata.Unmatched] at the end.
type Metadata struct {
	Name    string
	Columns []string // without "document", as attribute keys, in order

	rows   []metadataRow
	byName map[string]int // row by its document, slashes forward
	bases  map[string]int // documents expected, by base name
	named  map[string]bool
}

type metadataRow struct {
	line   int
	name   string
	values []string // by column
}

// ParseMetadata reads a table of metadata from CSV in UTF-8: parted by
// semicolon, comma or tab, whichever the header row holds most of.
func ParseMetadata(name string, data []byte) (*Metadata, []*source.Error) {
	body := strings.TrimPrefix(strings.ToValidUTF8(string(data), "\ufffd"), "\ufeff")
	r := csv.NewReader(strings.NewReader(body))
	header, _, _ := strings.Cut(body, "\n")
	r.Comma = ','
	for _, c := range ";\t" {
		if strings.Count(header, string(c)) > strings.Count(header, string(r.Comma)) {
			r.Comma = c
		}
	}
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = r.Comma != '\t'
	var rows [][]string
	var lines []int
	for {
		rec, err := r.Read()
		var bad *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if len(rows) == 0 {
				return emptyMetadata(name), []*source.Error{source.Whole(source.Fault, name, "structure.metadata-empty")}
			}
			return newMetadata(name, rows[0], rows[1:], lines[1:])
		case errors.As(err, &bad):
			m, errs := emptyMetadata(name), []*source.Error(nil)
			if len(rows) > 0 {
				m, errs = newMetadata(name, rows[0], rows[1:], lines[1:])
			}
			return m, append(errs, m.fault(bad.StartLine, "structure.metadata-csv", bad.StartLine))
		}
		line, _ := r.FieldPos(0)
		rows, lines = append(rows, rec), append(lines, line)
	}
}

// NewMetadata makes a table of metadata from rows, as a worksheet gives them.
// The first row of rows is row 2 of the table in faults.
func NewMetadata(name string, header []string, rows [][]string) (*Metadata, []*source.Error) {
	lines := make([]int, len(rows))
	for i := range lines {
		lines[i] = i + 2
	}
	return newMetadata(name, header, rows, lines)
}

func emptyMetadata(name string) *Metadata {
	return &Metadata{Name: name, byName: map[string]int{}, bases: map[string]int{}, named: map[string]bool{}}
}

func (m *Metadata) fault(line int, id string, args ...any) *source.Error {
	e := source.Whole(source.Fault, m.Name, id, args...)
	e.Line = line
	return e
}

func newMetadata(name string, header []string, rows [][]string, lines []int) (*Metadata, []*source.Error) {
	m := emptyMetadata(name)
	var errs []*source.Error
	document := -1
	keys := make([]string, len(header))
	met := map[string]bool{}
	for i, h := range header {
		key := attributeKey(h)
		switch {
		case key == "document" && document < 0:
			document = i
			continue
		case key == "":
			continue
		case met[key]:
			errs = append(errs, m.fault(1, "structure.metadata-column-twice", strings.TrimSpace(h)))
			continue
		}
		met[key] = true
		keys[i] = key
		m.Columns = append(m.Columns, key)
	}
	if document < 0 {
		e := m.fault(1, "structure.metadata-no-document").WithHint("structure.metadata-document-hint")
		return m, append(errs, e)
	}
	for n, rec := range rows {
		if document >= len(rec) || strings.TrimSpace(rec[document]) == "" {
			if strings.TrimSpace(strings.Join(rec, "")) != "" {
				errs = append(errs, m.fault(lines[n], "structure.metadata-nameless"))
			}
			continue
		}
		row := metadataRow{line: lines[n], name: strings.TrimSpace(rec[document])}
		for i, key := range keys {
			if key == "" {
				continue
			}
			v := ""
			if i < len(rec) {
				v = strings.TrimSpace(rec[i])
			}
			row.values = append(row.values, v)
		}
		if first, ok := m.byName[slashed(row.name)]; ok {
			errs = append(errs, m.fault(row.line, "structure.metadata-row-twice", row.name, m.rows[first].line))
			continue
		}
		m.byName[slashed(row.name)] = len(m.rows)
		m.rows = append(m.rows, row)
	}
	return m, errs
}

// attributeKey leads from a column's header to the attribute it fills: the
// Swedish names of those that structure looks for count as their keys.
func attributeKey(header string) string {
	h := strings.ToLower(strings.TrimSpace(header))
	switch h {
	case "dokument", "fil", "file":
		return "document"
	case "titel":
		return corpus.Title
	case "plats", "ort":
		return corpus.PlaceName
	case "datum":
		return corpus.Date
	case "tid":
		return corpus.Time
	case "deltagare", "antal deltagare":
		return corpus.Participants
	case "organisationer", "antal organisationer":
		return corpus.Organisations
	case "arrangör":
		return corpus.Organiser
	case "kommun":
		return corpus.Municipality
	case "år":
		return corpus.Year
	case "län":
		return corpus.Region
	}
	return h
}

// slashed writes a path with forward slashes and without "./".
func slashed(name string) string {
	return path.Clean(strings.ReplaceAll(name, `\`, "/"))
}

// Expect tells the table that there will be a document with this path as
// given and this path below the folder given, so that it knows which base
// names are unique. It must not be called at the same time as Apply.
func (m *Metadata) Expect(given, below string) {
	m.named[slashed(given)] = true
	if below != "" && slashed(below) != slashed(given) {
		m.named[slashed(below)] = true
	}
	m.bases[path.Base(slashed(given))]++
}

// row returns the row that names the document, -1 if none does.
func (m *Metadata) row(given, below string) int {
	for _, n := range [...]string{slashed(given), slashed(below)} {
		if i, ok := m.byName[n]; ok {
			return i
		}
	}
	base := path.Base(slashed(given))
	if i, ok := m.byName[base]; ok && m.bases[base] == 1 {
		return i
	}
	return -1
}

// Apply sets doc's attributes from the row that names it, if any; an empty
// cell leaves what the notes say. It may be called from several goroutines at
// once.
func (m *Metadata) Apply(doc *corpus.Document, given, below string) {
	i := m.row(given, below)
	if i < 0 {
		return
	}
	for k, v := range m.rows[i].values {
		if v != "" {
			doc.Attributes.Set(corpus.Attribute{Key: m.Columns[k], Value: v, How: corpus.Given})
		}
	}
}

// Unmatched returns a fault for each row that names no document that was
// expected, or several.
func (m *Metadata) Unmatched() []*source.Error {
	var errs []*source.Error
	for _, r := range m.rows {
		name := slashed(r.name)
		n := m.bases[name]
		switch {
		case m.named[name] || n == 1:
		case n > 1:
			errs = append(errs, m.fault(r.line, "structure.metadata-several", r.name, n))
		default:
			errs = append(errs, m.fault(r.line, "structure.metadata-none", r.name))
		}
	}
	return errs
}

// Package exchange reads and writes lexicons in the forms that other programs
// and people use: quanteda YAML, LIWC .dic, WordStat .cat, Yoshikoder .ykd,
// Lexicoder .lc3, sheets, and the REFI-QDA codebook .qdc.
//
// [Import] reads by the file's extension; each output has a function of its
// own. What a form cannot carry is returned as notices, one for each loss.
package exchange

import (
	"bytes"
	"encoding/csv"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	encoding "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/source"
)

// formats are the readers by the extensions that [Import] knows.
var formats = map[string]func(in *importer, data string){
	".dic": readDic,
	".cat": readCat,
	".ykd": readYkd,
	".lc3": readLexicoder, ".lcd": readLexicoder,
	".yaml": readQuanteda, ".yml": readQuanteda,
	".csv": readCSV, ".tsv": readCSV,
}

// Known reports whether [Import] reads files with the extension of name.
func Known(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return formats[ext] != nil || ext == ".xlsx"
}

// Import reads a lexicon that another program wrote. Notices are about what was
// changed or could not be carried over, faults about lines that could not be
// used.
func Import(name string, data []byte) (*lexicon.Lexicon, []*source.Error) {
	ext := strings.ToLower(path.Ext(name))
	in := newImporter(name)
	if ext == ".xlsx" {
		rows, err := readXLSX(data)
		if err != nil {
			in.fault(0, "lexicon.import-xlsx", err.Error())
		}
		in.sheet(rows)
		return in.done()
	}
	read := formats[ext]
	if read == nil {
		in.fault(0, "lexicon.import-format", ext)
		return in.done()
	}
	read(in, decode(data))
	return in.done()
}

// ImportSheet reads a lexicon from the rows of a sheet, the first with the
// names of the columns: theme, term, kind, exclusion, note.
func ImportSheet(name string, rows [][]string) (*lexicon.Lexicon, []*source.Error) {
	in := newImporter(name)
	in.sheet(rows)
	return in.done()
}

// decode reads UTF-8 and UTF-16 with its mark, or Windows-1252, in which older
// dictionaries are written.
func decode(data []byte) string {
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		if out, err := utf16.NewDecoder().Bytes(data); err == nil {
			data = out
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	s := string(data)
	if !utf8.Valid(data) {
		if out, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			s = string(out)
		}
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return norm.NFC.String(strings.ReplaceAll(s, "\r", "\n"))
}

var utf16 = encoding.UTF16(encoding.LittleEndian, encoding.UseBOM)

// An importer builds a lexicon.
type importer struct {
	name  string
	lex   *lexicon.Lexicon
	notes []*source.Error
	ids   map[*lexicon.Theme]map[string]*lexicon.Theme // by parent, nil for the outermost
	// exact keeps ids as they are: the form was made from a lexicon of ours.
	exact bool
}

func newImporter(name string) *importer {
	name = strings.ToValidUTF8(name, "\uFFFD")
	base := strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), path.Ext(name))
	return &importer{
		name: name, lex: &lexicon.Lexicon{Name: base, Version: "1.0.0"},
		ids: map[*lexicon.Theme]map[string]*lexicon.Theme{},
	}
}

func (in *importer) done() (*lexicon.Lexicon, []*source.Error) {
	if len(in.lex.Themes) == 0 && len(in.notes) == 0 {
		in.fault(0, "lexicon.no-themes")
	}
	return in.lex, in.notes
}

func (in *importer) fault(line int, id string, args ...any) {
	in.add(source.Fault, line, id, args...)
}

func (in *importer) notice(line int, id string, args ...any) {
	in.add(source.Notice, line, id, args...)
}

func (in *importer) add(level source.Level, line int, id string, args ...any) {
	e := source.Whole(level, in.name, id, args...)
	e.Line = line
	in.notes = append(in.notes, e)
}

// theme returns the theme called label under parent, making it if it is new.
func (in *importer) theme(parent *lexicon.Theme, label string) *lexicon.Theme {
	known := in.ids[parent]
	if known == nil {
		known = map[string]*lexicon.Theme{}
		in.ids[parent] = known
	}
	label = strings.TrimSpace(label)
	if t := known[label]; t != nil {
		return t
	}
	t := &lexicon.Theme{ID: in.id(known, label)}
	t.Path = t.ID
	if label != t.ID {
		t.Label = lexicon.Text{SV: label}
	}
	if parent == nil {
		in.lex.Themes = append(in.lex.Themes, t)
	} else {
		t.Path = parent.Path + "/" + t.ID
		parent.Themes = append(parent.Themes, t)
	}
	known[label] = t
	return t
}

// id makes an id from a label that no theme beside it has.
func (in *importer) id(known map[string]*lexicon.Theme, label string) string {
	if !in.exact {
		label = strings.ToLower(label)
	}
	var b strings.Builder
	for _, r := range label {
		switch {
		case unicode.IsLetter(r), b.Len() > 0 && (unicode.IsDigit(r) || r == '_' || r == '-'):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	id := strings.TrimRight(b.String(), "_")
	if id == "" {
		id = "tema"
	}
	taken := func(id string) bool {
		for _, t := range known {
			if t.ID == id {
				return true
			}
		}
		return false
	}
	for base := id; taken(id); {
		base += "x"
		id = base
	}
	return id
}

// glob adds a pattern of another program: words with * for any letters and ? for
// one. Other programs match words as they stand, so a word becomes =word.
func (in *importer) glob(t *lexicon.Theme, line int, pattern string) {
	var words []string
	for _, w := range strings.Fields(strings.ReplaceAll(pattern, "_", " ")) {
		if strings.Contains(w, "?") {
			in.notice(line, "lexicon.import-question", pattern)
			w = strings.ReplaceAll(w, "?", "*")
		}
		switch {
		case strings.Contains(w, "*") && !strings.ContainsAny(w, `"{}|()[]<>,;\=~+`):
		case strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }) >= 0:
			w = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(w) + `"`
		default:
			w = "=" + w
		}
		words = append(words, w)
	}
	in.term(t, line, strings.Join(words, " "), "", false)
}

// term adds a term in our own syntax.
func (in *importer) term(t *lexicon.Theme, line int, text, note string, except bool) {
	e, err := lexicon.ParseTerm(text)
	if err != nil {
		in.fault(line, err.ID, err.Args...)
		return
	}
	list := &t.Terms
	if except {
		list = &t.Except
	}
	rule := e.IsRule() && !except
	if rule {
		list = &t.Rules
	}
	for _, have := range *list {
		if have.Expr.String() == e.String() {
			return
		}
	}
	*list = append(*list, &lexicon.Term{Text: text, Expr: e, Note: note, Rule: rule})
}

func readCSV(in *importer, data string) {
	r := csv.NewReader(strings.NewReader(data))
	first, _, _ := strings.Cut(data, "\n")
	for _, sep := range []rune{'\t', ';'} {
		if strings.ContainsRune(first, sep) {
			r.Comma = sep
			break
		}
	}
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	if err != nil {
		in.fault(0, "lexicon.import-csv", err.Error())
	}
	in.sheet(rows)
}

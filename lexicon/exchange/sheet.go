package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/lexicon"
)

// sheetColumns are the columns of a sheet that a person can edit, by the names
// that they may have.
var sheetColumns = map[string][]string{
	"theme":     {"theme", "tema"},
	"label":     {"label", "etikett", "namn"},
	"term":      {"term", "ord"},
	"kind":      {"kind", "slag", "typ"},
	"exclusion": {"exclusion", "undantag"},
	"note":      {"note", "anteckning", "kommentar"},
}

// header is the first row of the sheet that [Rows] makes.
var header = []string{"theme", "label", "term", "kind", "exclusion", "note"}

// The kinds of a row.
const (
	kindTerm   = "term"
	kindExcept = "except" // an exclusion of the theme, or of all if the theme is empty
	kindRule   = "rule"
	kindTheme  = "theme" // the theme itself; the note is its definition
)

// Signs that a kind stands for, so that a person need not know them.
var kindSigns = map[string][2]string{
	"stem": {"", ""}, "stam": {"", ""}, "": {"", ""}, kindTerm: {"", ""},
	"exact": {"=", ""}, "exakt": {"=", ""},
	"inflection": {"~", ""}, "böjning": {"~", ""},
	"first": {"", "+"}, "förled": {"", "+"},
	"head": {"+", ""}, "efterled": {"+", ""},
	"compound": {"+", "+"}, "sammansättning": {"+", "+"},
	"prefix": {"", "*"}, "början": {"", "*"},
	"suffix": {"*", ""}, "slut": {"*", ""},
}

// Rows returns a lexicon as a sheet that [ImportSheet] reads back: a row for
// each theme, term and exclusion. Conditions, examples and notes on what is
// coded have no column; see the notices of [XLSX].
func Rows(l *lexicon.Lexicon) [][]string {
	rows := [][]string{header}
	for _, t := range l.Except {
		rows = append(rows, []string{"", "", t.Text, kindExcept, "", t.Note})
	}
	l.Walk(func(th, _ *lexicon.Theme) bool {
		rows = append(rows, []string{th.Path, th.Label.SV, "", kindTheme, "", th.Definition.SV})
		for _, t := range th.Terms {
			rows = append(rows, []string{th.Path, "", t.Text, kindTerm, exclusions(t), t.Note})
		}
		for _, t := range th.Except {
			rows = append(rows, []string{th.Path, "", t.Text, kindExcept, "", t.Note})
		}
		for _, t := range th.Rules {
			rows = append(rows, []string{th.Path, "", t.Text, kindRule, exclusions(t), t.Note})
		}
		return true
	})
	return rows
}

func exclusions(t *lexicon.Term) string {
	var all []string
	for _, x := range t.Except {
		all = append(all, x.Text)
	}
	return strings.Join(all, "; ")
}

// sheet reads rows.
func (in *importer) sheet(rows [][]string) {
	if len(rows) == 0 {
		in.fault(0, "lexicon.empty")
		return
	}
	in.exact = true
	at := map[string]int{}
	for i, h := range rows[0] {
		h = strings.ToLower(strings.TrimSpace(h))
		for id, names := range sheetColumns {
			if slices.Contains(names, h) {
				at[id] = i
			}
		}
	}
	for _, id := range []string{"theme", "term"} {
		if _, ok := at[id]; !ok {
			in.fault(1, "lexicon.import-column", id)
			return
		}
	}
	for i, row := range rows[1:] {
		in.row(i+2, func(id string) string {
			n, ok := at[id]
			if !ok || n >= len(row) {
				return ""
			}
			return strings.TrimSpace(row[n])
		})
	}
}

func (in *importer) row(line int, cell func(id string) string) {
	kind, path, text := strings.ToLower(cell("kind")), cell("theme"), cell("term")
	if path == "" && text == "" {
		return
	}
	if path == "" {
		in.lexiconExcept(line, kind, text, cell("note"))
		return
	}
	var t *lexicon.Theme
	for _, part := range strings.Split(path, "/") {
		t = in.theme(t, part)
	}
	if label := cell("label"); label != "" {
		t.Label.SV = label
	}
	switch signs, known := kindSigns[kind]; {
	case kind == kindTheme:
		t.Definition.SV = cell("note")
	case text == "":
		return
	case kind == kindExcept, kind == "undantag":
		in.term(t, line, text, cell("note"), true)
	case kind == kindRule, kind == "regel":
		in.rule(t, line, text, cell("note"), cell("exclusion"))
	case known:
		in.rule(t, line, signs[0]+text+signs[1], cell("note"), cell("exclusion"))
	default:
		in.fault(line, "lexicon.import-kind", kind)
	}
}

func (in *importer) lexiconExcept(line int, kind, text, note string) {
	e, err := lexicon.ParseTerm(text)
	if err != nil || kind != kindExcept && kind != "undantag" {
		in.fault(line, "lexicon.import-no-theme", text)
		return
	}
	in.lex.Except = append(in.lex.Except, &lexicon.Term{Text: text, Expr: e, Note: note})
}

// rule adds a term or rule with its own exclusions, which "; " parts.
func (in *importer) rule(t *lexicon.Theme, line int, text, note, except string) {
	terms, rules := len(t.Terms), len(t.Rules)
	in.term(t, line, text, note, false)
	var added *lexicon.Term
	switch {
	case len(t.Terms) > terms:
		added = t.Terms[terms]
	case len(t.Rules) > rules:
		added = t.Rules[rules]
	default:
		return
	}
	for _, x := range strings.Split(except, "; ") {
		if x = strings.TrimSpace(x); x == "" {
			continue
		}
		e, err := lexicon.ParseTerm(x)
		if err != nil {
			in.fault(line, err.ID, err.Args...)
			continue
		}
		added.Except = append(added.Except, &lexicon.Term{Text: x, Expr: e})
	}
}

// maxXLSX bounds what a workbook may unpack to.
const maxXLSX = 64 << 20

// readXLSX reads the first sheet. A workbook that makes the reader panic is an
// error as any other broken one.
func readXLSX(data []byte) (rows [][]string, err error) {
	defer func() {
		if r := recover(); r != nil {
			rows, err = nil, fmt.Errorf("%v", r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxXLSX, UnzipXMLSizeLimit: maxXLSX})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.GetRows(f.GetSheetName(0))
}

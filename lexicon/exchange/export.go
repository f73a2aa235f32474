package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"go.yaml.in/yaml/v3"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/source"
)

// lost returns a notice that a term, or something else of a theme, has no place
// in the form.
func lost(form, theme, what string) *source.Error {
	return source.Whole(source.Notice, theme, "lexicon.export-lost", form, what)
}

// globs returns the patterns that other programs know for a term: words and
// phrases with asterisks. The notice tells what they do not carry.
func globs(form, theme string, t *lexicon.Term) ([]string, *source.Error) {
	out, exact := globOf(t.Expr)
	if len(out) == 0 {
		return nil, lost(form, theme, t.Text)
	}
	if !exact || len(t.Except) > 0 || !t.When.IsZero() || t.Slip {
		return out, source.Whole(source.Notice, theme, "lexicon.export-changed", form, t.Text, strings.Join(out, ", "))
	}
	return out, nil
}

// globOf returns the patterns of an expression, and whether they match the same
// words.
func globOf(e *lexicon.Expr) ([]string, bool) {
	switch e.Op {
	case lexicon.WordOp:
		return wordGlobs(&e.Word)
	case lexicon.LiteralOp:
		return []string{e.Text}, true
	case lexicon.EitherOp:
		var all []string
		exact := true
		for _, a := range e.Args {
			g, ok := globOf(a)
			if len(g) == 0 {
				return nil, false
			}
			all, exact = append(all, g...), exact && ok
		}
		return all, exact
	case lexicon.PhraseOp:
		all, exact := []string{""}, true
		for i, a := range e.Args {
			g, ok := globOf(a)
			if len(g) == 0 || i > 0 && e.Gaps[i-1] > 0 || len(all)*len(g) > maxGlobs {
				return nil, false
			}
			exact = exact && ok
			var next []string
			for _, x := range all {
				for _, y := range g {
					next = append(next, strings.TrimSpace(x+" "+y))
				}
			}
			all = next
		}
		return all, exact
	}
	return nil, false
}

// maxGlobs is how many patterns one term may become.
const maxGlobs = 64

func wordGlobs(w *lexicon.Word) ([]string, bool) {
	switch w.Mode {
	case lexicon.Exact, lexicon.Wildcard:
		return []string{w.Text}, true
	case lexicon.Acronym, lexicon.Paradigm:
		return []string{w.Text}, false
	case lexicon.Compound:
		switch {
		case len(w.Allow) > 0:
			return nil, false
		case w.First && w.Head:
			return []string{"*" + w.Text + "*"}, false
		case w.First:
			return []string{w.Text + "*"}, false
		}
		return []string{"*" + w.Text + "*"}, false
	}
	// A short word with a star would match nearly every word: i*, av*.
	if utf8.RuneCountInString(w.Text) <= 3 {
		return []string{w.Text}, false
	}
	return []string{w.Text + "*"}, false
}

// patterns calls f with the patterns of each theme's own terms, and gathers what
// is lost on the way.
func patterns(form string, l *lexicon.Lexicon, f func(t *lexicon.Theme, globs []string)) []*source.Error {
	var notes []*source.Error
	for _, t := range l.Except {
		notes = append(notes, lost(form, l.Name, t.Text))
	}
	if len(l.Exclusive) > 0 {
		notes = append(notes, lost(form, l.Name, "exclusive"))
	}
	l.Walk(func(th, _ *lexicon.Theme) bool {
		var all []string
		seen := map[string]bool{}
		for _, t := range th.Terms {
			g, note := globs(form, th.Path, t)
			if note != nil {
				notes = append(notes, note)
			}
			for _, s := range g {
				if !seen[s] {
					seen[s] = true
					all = append(all, s)
				}
			}
		}
		for _, t := range th.Except {
			notes = append(notes, lost(form, th.Path, "except: "+t.Text))
		}
		for _, t := range th.Rules {
			notes = append(notes, lost(form, th.Path, t.Text))
		}
		f(th, all)
		return true
	})
	return notes
}

// Quanteda returns the lexicon as a quanteda YAML dictionary: nested themes with
// glob patterns.
func Quanteda(l *lexicon.Lexicon) ([]byte, []*source.Error) {
	own := map[*lexicon.Theme][]string{}
	notes := patterns("quanteda", l, func(t *lexicon.Theme, g []string) { own[t] = g })
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(quantedaNode(l.Themes, own)); err != nil {
		notes = append(notes, source.Whole(source.Fault, l.Name, "lexicon.yaml", err.Error()))
	}
	enc.Close()
	return b.Bytes(), notes
}

func quantedaNode(themes []*lexicon.Theme, own map[*lexicon.Theme][]string) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for _, t := range themes {
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, g := range own[t] {
			list.Content = append(list.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: g})
		}
		v := list
		if len(t.Themes) > 0 {
			if sub := quantedaNode(t.Themes, own); len(list.Content) == 0 {
				v = sub
			} else { // quanteda lets a list hold both patterns and subthemes
				list.Content = append(list.Content, sub)
			}
		}
		m.Content = append(m.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: t.ID}, v)
	}
	return m
}

// Dic returns the lexicon as a LIWC dictionary: flat, words and phrases whose
// only asterisk is at their end. A subtheme's terms belong to its parents too.
func Dic(l *lexicon.Lexicon) ([]byte, []*source.Error) {
	var head, body strings.Builder
	number := map[*lexicon.Theme]int{}
	parents := map[*lexicon.Theme]*lexicon.Theme{}
	l.Walk(func(t, parent *lexicon.Theme) bool {
		number[t], parents[t] = len(number)+1, parent
		fmt.Fprintf(&head, "%d\t%s\n", number[t], t.Path)
		return true
	})
	var order []string
	in := map[string][]int{}
	var more []*source.Error
	notes := patterns(".dic", l, func(t *lexicon.Theme, g []string) {
		for _, s := range g {
			s = strings.ReplaceAll(s, "* ", " ") // of a phrase only the last word may end in *
			if i := strings.IndexByte(s, '*'); i >= 0 && i < len(s)-1 {
				more = append(more, lost(".dic", t.Path, s))
				continue
			}
			if in[s] == nil {
				order = append(order, s)
			}
			for p := t; p != nil; p = parents[p] {
				in[s] = addNumber(in[s], number[p])
			}
		}
	})
	for _, s := range order {
		body.WriteString(s)
		for _, n := range in[s] {
			fmt.Fprintf(&body, "\t%d", n)
		}
		body.WriteByte('\n')
	}
	return []byte("%\n" + head.String() + "%\n" + body.String()), append(notes, more...)
}

func addNumber(all []int, n int) []int {
	for i, have := range all {
		if have == n {
			return all
		}
		if have > n {
			return append(all[:i], append([]int{n}, all[i:]...)...)
		}
	}
	return append(all, n)
}

// codebook and code are the elements of a REFI-QDA codebook (REFI-QDA 1.5).
type codebook struct {
	XMLName xml.Name `xml:"urn:QDA-XML:codebook:1.0 CodeBook"`
	Origin  string   `xml:"origin,attr"`
	Codes   []code   `xml:"Codes>Code"`
}

type code struct {
	GUID        string `xml:"guid,attr"`
	Name        string `xml:"name,attr"`
	Codable     bool   `xml:"isCodable,attr"`
	Description string `xml:"Description,omitempty"`
	Codes       []code `xml:"Code"`
}

// QDC returns the themes as a REFI-QDA codebook, which holds names and
// definitions in the language "sv" or "en" and no terms; these stand in the
// descriptions. A theme keeps its GUID as long as it keeps its path.
func QDC(l *lexicon.Lexicon, lang string) ([]byte, []*source.Error) {
	if len(l.Themes) == 0 { // the schema asks for one
		return nil, []*source.Error{source.Whole(source.Fault, l.Name, "lexicon.no-themes")}
	}
	out, err := xml.MarshalIndent(codebook{Origin: "temakod", Codes: codes(l.Themes, lang)}, "", "  ")
	if err != nil {
		return nil, []*source.Error{source.Whole(source.Fault, l.Name, "lexicon.import-xml", err.Error())}
	}
	var notes []*source.Error
	for _, t := range l.Except {
		notes = append(notes, lost(".qdc", l.Name, t.Text))
	}
	return append([]byte(xml.Header), append(out, '\n')...), notes
}

func codes(themes []*lexicon.Theme, lang string) []code {
	out := make([]code, len(themes))
	for i, t := range themes {
		name := t.Label.In(lang)
		if name == "" {
			name = t.ID
		}
		out[i] = code{GUID: GUID(t.Path), Name: name, Codable: true, Description: describe(t, lang), Codes: codes(t.Themes, lang)}
	}
	return out
}

// GUID returns the identity of a theme in REFI-QDA files, made from its path.
func GUID(path string) string {
	h := sha256.Sum256([]byte("temakod theme " + path))
	h[6] = h[6]&0x0f | 0x80 // RFC 9562, version 8: made by the program
	h[8] = h[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

// describe writes what a theme means, and its terms, one a line.
func describe(t *lexicon.Theme, lang string) string {
	var lines []string
	add := func(sign string, texts []lexicon.Text) {
		for _, s := range texts {
			lines = append(lines, sign+" "+s.In(lang))
		}
	}
	if d := t.Definition.In(lang); d != "" {
		lines = append(lines, d)
	}
	add("+", t.Include)
	add("−", t.Exclude)
	for _, list := range [][]*lexicon.Term{t.Terms, t.Rules} {
		for _, term := range list {
			lines = append(lines, term.Text)
		}
	}
	for _, term := range t.Except {
		lines = append(lines, "≠ "+term.Text)
	}
	return strings.Join(lines, "\n")
}

// XLSX returns the lexicon as a workbook of one sheet, which a person can edit
// and [Import] reads. The notices tell what the sheet has no column for.
func XLSX(l *lexicon.Lexicon) ([]byte, []*source.Error) {
	f := excelize.NewFile()
	defer f.Close()
	sheet := f.GetSheetName(0)
	for i, row := range Rows(l) {
		cells := make([]any, len(row))
		for k, s := range row {
			cells[k] = s
		}
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow(sheet, at, &cells)
		}
		if err != nil {
			return nil, []*source.Error{source.Whole(source.Fault, l.Name, "lexicon.import-xlsx", err.Error())}
		}
	}
	for col, width := range map[string]float64{"A": 28, "B": 24, "C": 44, "D": 10, "E": 30, "F": 44} {
		if err := f.SetColWidth(sheet, col, col, width); err != nil {
			return nil, []*source.Error{source.Whole(source.Fault, l.Name, "lexicon.import-xlsx", err.Error())}
		}
	}
	err := f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	if err != nil {
		return nil, []*source.Error{source.Whole(source.Fault, l.Name, "lexicon.import-xlsx", err.Error())}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, []*source.Error{source.Whole(source.Fault, l.Name, "lexicon.import-xlsx", err.Error())}
	}
	return b.Bytes(), sheetLosses(l)
}

// sheetLosses tells what a sheet has no column for.
func sheetLosses(l *lexicon.Lexicon) []*source.Error {
	const form = ".xlsx"
	var notes []*source.Error
	if len(l.Exclusive) > 0 {
		notes = append(notes, lost(form, l.Name, "exclusive"))
	}
	if len(l.Changelog) > 0 {
		notes = append(notes, lost(form, l.Name, "changelog"))
	}
	l.Walk(func(th, _ *lexicon.Theme) bool {
		for _, x := range []struct {
			what string
			n    int
		}{{"include", len(th.Include)}, {"exclude", len(th.Exclude)}, {"examples", len(th.Examples)}, {"beyond", len(th.Beyond)}} {
			if x.n > 0 {
				notes = append(notes, lost(form, th.Path, x.what))
			}
		}
		if th.Label.EN != "" || th.Definition.EN != "" {
			notes = append(notes, lost(form, th.Path, "en"))
		}
		for _, list := range [][]*lexicon.Term{th.Terms, th.Rules, th.Except} {
			for _, t := range list {
				if t.Slip || !t.When.IsZero() {
					notes = append(notes, source.Whole(source.Notice, th.Path, "lexicon.export-bare", form, t.Text))
				}
			}
		}
		return true
	})
	return notes
}

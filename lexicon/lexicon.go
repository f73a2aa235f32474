package lexicon

import (
	"github.com/temakod/temakod/pipeline/source"
)

// A Lexicon is a tree of themes. It does not change after it is loaded.
type Lexicon struct {
	Name      string
	Version   string
	Extends   string // the lexicon that this one added to; empty if none
	Changelog []string
	Except    []*Term    // exclusions that hold for every theme
	Exclusive [][]string // paths of themes that may not share a span
	Themes    []*Theme   // in the order of the files

	remove []removal
	files  []*source.Text
	hash   [32]byte
}

// A Text is free text in the two languages; either may be empty.
type Text struct{ SV, EN string }

// In returns the text in the language "sv" or "en", or in the other where it
// is missing.
func (t Text) In(lang string) string {
	if lang == "en" && t.EN != "" || t.SV == "" {
		return t.EN
	}
	return t.SV
}

// A Theme is a meaning, with the terms that catch it.
type Theme struct {
	ID         string // its own, without its parents'
	Path       string // ids from the outermost theme on, joined by "/"
	Label      Text
	Definition Text
	Include    []Text // what is coded
	Exclude    []Text // what is not
	Examples   []Text
	Beyond     []Text // kinds of statement that words cannot catch
	Terms      []*Term
	Except     []*Term // exclusions that hold for the theme and its subthemes
	Rules      []*Term
	Themes     []*Theme

	at At
}

// A Term is an expression that catches a theme, or as an exclusion keeps words
// from being caught.
type Term struct {
	Text   string // as written
	Expr   *Expr
	Note   string
	Except []*Term // exclusions that hold for this term
	Slip   bool    // a long word may be one letter off
	When   Condition
	Rule   bool // it stands under rules and may name themes

	at At
}

// A Condition says where a term holds. Empty fields hold everywhere.
type Condition struct {
	Roles    []string // ids of roles
	Question string   // part of the question's text, or its id
	Section  string   // part of a heading above, or its id
	Where    []Pair   // values of metadata, in the order of the file
}

// IsZero reports whether the condition holds everywhere.
func (c *Condition) IsZero() bool {
	return len(c.Roles) == 0 && c.Question == "" && c.Section == "" && len(c.Where) == 0
}

// A Pair is a metadata key and the value it must have.
type Pair struct{ Key, Value string }

// At is where something stands in the lexicon's files.
type At struct {
	file *source.Text
	span source.Span
}

// Name returns the file's name, empty for what stands in no file.
func (a At) Name() string {
	if a.file == nil {
		return ""
	}
	return a.file.Name
}

// Line returns the line, from 1; 0 for what stands in no file.
func (a At) Line() int {
	if a.file == nil {
		return 0
	}
	return a.file.LineAt(a.span.Start)
}

// Errorf returns an error about what stands at a.
func (a At) Errorf(level source.Level, id string, args ...any) *source.Error {
	if a.file == nil {
		return source.Whole(level, "", id, args...)
	}
	return a.file.Errorf(level, a.span, id, args...)
}

// At returns where the term stands.
func (t *Term) At() At { return t.at }

// At says where the theme begins.
func (t *Theme) At() At { return t.at }

// Walk calls f with each theme, parents before children, and stops when f
// returns false. The parent of an outermost theme is nil.
func (l *Lexicon) Walk(f func(theme, parent *Theme) bool) {
	walk(l.Themes, nil, f)
}

func walk(themes []*Theme, parent *Theme, f func(theme, parent *Theme) bool) bool {
	for _, t := range themes {
		if !f(t, parent) || !walk(t.Themes, t, f) {
			return false
		}
	}
	return true
}

// Theme returns the theme with the given path, or nil.
func (l *Lexicon) Theme(path string) *Theme {
	var found *Theme
	l.Walk(func(t, _ *Theme) bool {
		if t.Path == path {
			found = t
		}
		return found == nil
	})
	return found
}

// Single returns a lexicon of one theme with the given terms, as for looking up
// a word. The fault is about the first term that is not well written.
func Single(theme string, terms ...string) (*Lexicon, *SyntaxError) {
	th := &Theme{ID: theme, Path: theme, Label: Text{SV: theme, EN: theme}}
	for _, text := range terms {
		e, err := ParseTerm(text)
		if err != nil {
			return nil, err
		}
		if e.hasTheme() {
			return nil, &SyntaxError{Span: source.Span{End: len(text)}, ID: "lexicon.theme-outside-rule"}
		}
		th.Terms = append(th.Terms, &Term{Text: text, Expr: e})
	}
	return &Lexicon{Name: theme, Themes: []*Theme{th}}, nil
}

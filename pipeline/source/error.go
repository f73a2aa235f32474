package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Level says how much trouble an [Error] is.
type Level uint8

// The levels. A failure, which stops the run, is an ordinary Go error.
const (
	Notice Level = iota // a guess, a repair, a doubt: reported, nothing is lost
	Fault               // an input or part of it could not be used as asked
)

// An Error is a located notice or fault: data from which a sentence is made by
// package message and a picture by the command. It holds no reference to the
// text it is about, so keeping errors does not keep documents.
type Error struct {
	Level Level
	Name  string // the document or file; empty if it is about none
	Place Place
	Line  int // from 1; 0 if it is about the whole file
	// Column and Width are in characters, the column from 1; Width is at least
	// 1 where Column is set, and the marker does not run past the line.
	Column, Width int
	Excerpt       string // the line, shortened around the marker; empty if it would not help
	// Cut is how many characters were left out before Excerpt.
	Cut int

	ID   string // the message, as "ingest.encoding"
	Args []any  // of the message: string, int, float64 or source.Place
	Hint string // the message of what to do; empty if none
	// HintArgs are the arguments of Hint.
	HintArgs []any
}

// Error gives the place and the message's id: for logs and tests, not for users.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Name != "" {
		b.WriteString(e.Name)
		b.WriteByte(':')
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, "%d:", e.Line)
	}
	if e.Column > 0 {
		fmt.Fprintf(&b, "%d:", e.Column)
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(e.ID)
	for _, a := range e.Args {
		fmt.Fprintf(&b, " %v", a)
	}
	return b.String()
}

// WithHint gives the error a hint and returns it.
func (e *Error) WithHint(id string, args ...any) *Error {
	e.Hint, e.HintArgs = id, args
	return e
}

// Whole returns an error about a file as a whole.
func Whole(level Level, name, id string, args ...any) *Error {
	return &Error{Level: level, Name: name, ID: id, Args: args}
}

// excerptWidth is how many characters of a long line an error shows.
const excerptWidth = 100

// Errorf returns an error about a span of the text. Arguments that are strings
// are copied, so that the error does not keep the text.
func (t *Text) Errorf(level Level, s Span, id string, args ...any) *Error {
	s.Start = min(max(s.Start, 0), len(t.Body))
	s.End = min(max(s.End, s.Start), len(t.Body))
	for i, a := range args {
		if w, ok := a.(string); ok {
			args[i] = strings.Clone(w)
		}
	}
	pos := t.Position(s.Start)
	line := t.Line(pos.Line)
	end := min(s.End, line.End)
	e := &Error{
		Level: level, Name: t.Name, Place: t.Place(s.Start), Line: pos.Line, Column: pos.Column,
		Width: 1, ID: id, Args: args,
	}
	if end > s.Start {
		e.Width = Characters(t.Body[s.Start:end])
	}
	e.Excerpt, e.Cut = excerpt(line.Text(t.Body), s.Start-line.Start, pos.Column-1)
	return e
}

// excerpt shortens line to excerptWidth characters around byte at, which is character
// col. A line end may stand between the line and that byte. Of a long line it looks at
// no more than it returns.
func excerpt(line string, at, col int) (text string, cut int) {
	if len(line) <= excerptWidth || len(line) <= utf8.UTFMax*excerptWidth && Characters(line) <= excerptWidth {
		return strings.Clone(line), 0
	}
	before := min(col, excerptWidth/3)
	start := min(at, len(line))
	for n := before - (at - start); n > 0; {
		start--
		if utf8.RuneStart(line[start]) {
			n--
		}
	}
	end := min(start+excerptWidth, len(line))
	for n := Characters(line[start:end]); end < len(line) && (n < excerptWidth || !utf8.RuneStart(line[end])); end++ {
		if utf8.RuneStart(line[end]) {
			n++
		}
	}
	return strings.Clone(line[start:end]), col - before
}

// SortErrors orders errors by file as first met, then by place; errors at one
// place keep their order.
func SortErrors(errs []*Error) {
	order := map[string]int{}
	for _, e := range errs {
		if _, ok := order[e.Name]; !ok {
			order[e.Name] = len(order)
		}
	}
	slices.SortStableFunc(errs, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(order[a.Name], order[b.Name]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

package main

import (
	"encoding/json"
	"io"
)

// A layout writes JSON as [json.Indent] lays it out, two spaces a level, value by
// value and without parsing it again: made whole and then laid out, a long file
// took three times as long and ten times the memory.
type layout struct {
	w       io.Writer
	out     []byte
	depth   int
	first   bool // nothing stands yet in what was opened last
	encoder *json.Encoder
	err     error // the first
}

// layoutPiece is about how many bytes are written at once.
const layoutPiece = 1 << 16

func newLayout(w io.Writer) *layout {
	l := &layout{w: w, first: true}
	l.encoder = json.NewEncoder(compact{l})
	l.encoder.SetEscapeHTML(false)
	return l
}

// open begins an object or list, by its bracket. The name is that of a field, or
// empty in a list and at the top.
func (l *layout) open(name string, bracket byte) {
	l.place(name)
	l.out = append(l.out, bracket)
	l.depth++
	l.first = true
}

// end ends the object or list that was opened last.
func (l *layout) end(bracket byte) {
	l.depth--
	if !l.first {
		l.line()
	}
	l.out = append(l.out, bracket)
	l.first = false
}

// value adds a field or, without a name, an element of a list.
func (l *layout) value(name string, v any) {
	l.place(name)
	if err := l.encoder.Encode(v); err != nil && l.err == nil {
		l.err = err
	}
	if len(l.out) >= layoutPiece {
		l.flush()
	}
}

// close ends the file with a line of its own, and returns what went wrong.
func (l *layout) close() error {
	l.out = append(l.out, '\n')
	l.flush()
	return l.err
}

func (l *layout) flush() {
	if l.err == nil {
		_, l.err = l.w.Write(l.out)
	}
	l.out = l.out[:0]
}

// place goes to where the next value stands.
func (l *layout) place(name string) {
	if !l.first {
		l.out = append(l.out, ',')
	}
	if l.depth > 0 {
		l.line()
	}
	l.first = false
	if name != "" {
		l.out = append(l.out, '"')
		l.out = append(l.out, name...)
		l.out = append(l.out, `": `...)
	}
}

func (l *layout) line() {
	l.out = append(l.out, '\n')
	for range l.depth {
		l.out = append(l.out, "  "...)
	}
}

// compact is where the encoder writes its values, each whole and with a line
// break after it.
type compact struct{ *layout }

func (l compact) Write(value []byte) (int, error) {
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case '"':
			start := i
			for i++; value[i] != '"'; i++ {
				if value[i] == '\\' {
					i++
				}
			}
			l.out = append(l.out, value[start:i+1]...)
		case '{', '[':
			l.out = append(l.out, c)
			if end := value[i+1]; end == '}' || end == ']' {
				l.out = append(l.out, end)
				i++
				continue
			}
			l.depth++
			l.line()
		case '}', ']':
			l.depth--
			l.line()
			l.out = append(l.out, c)
		case ',':
			l.out = append(l.out, c)
			l.line()
		case ':':
			l.out = append(l.out, ": "...)
		case '\n':
		default:
			l.out = append(l.out, c)
		}
	}
	return len(value), nil
}

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

// TestLayout holds the layout of run.json to the library's own: of values as they
// are, in a list, and as a field of an object.
func TestLayout(t *testing.T) {
	for _, v := range []any{
		nil, 1.5, "", []int{}, map[string]int{}, []any{[]int{}, map[string]any{}, []any{[]int{1}}},
		runInput{}, []runInput{{Name: "möte\n\"1\".txt"}, {}}, []runNote{{Text: "\\\"", Hint: "<&>"}},
		map[string]string{"a": "b, c: {d} [e]", "f\"g": "h\\"}, map[string]int{"x": -1},
	} {
		for _, as := range []struct {
			whole any
			write func(l *layout)
		}{
			{v, func(l *layout) { l.value("", v) }},
			{[]any{v}, func(l *layout) { l.open("", '['); l.value("", v); l.end(']') }},
			{[]any{v, v, []any{}}, func(l *layout) {
				l.open("", '[')
				l.value("", v)
				l.value("", v)
				l.open("", '[')
				l.end(']')
				l.end(']')
			}},
			{map[string]any{"a": []any{v}, "b": v}, func(l *layout) {
				l.open("", '{')
				l.open("a", '[')
				l.value("", v)
				l.end(']')
				l.value("b", v)
				l.end('}')
			}},
		} {
			var got, want bytes.Buffer
			l := newLayout(&got)
			as.write(l)
			if err := l.close(); err != nil {
				t.Fatal(err)
			}
			e := json.NewEncoder(&want)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(as.whole); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Errorf("laid out:\n%s\nwant\n%s", &got, &want)
			}
		}
	}
}

// TestLayoutFails shows that what cannot be written or put into JSON is told.
func TestLayoutFails(t *testing.T) {
	full := errors.New("full")
	l := newLayout(writerFunc(func([]byte) (int, error) { return 0, full }))
	l.open("", '[')
	for range 2 * layoutPiece {
		l.value("", 1)
	}
	l.end(']')
	if err := l.close(); !errors.Is(err, full) {
		t.Errorf("a full disk: %v", err)
	}
	l = newLayout(&bytes.Buffer{})
	l.value("", func() {})
	if l.close() == nil {
		t.Error("a function was put into JSON")
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

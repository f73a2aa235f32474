package main

import (
	"bytes"
	"encoding/json"
	"testing"
)

// TestIndented holds the layout of run.json to the library's own.
func TestIndented(t *testing.T) {
	for _, v := range []any{
		nil, 1.5, "", []int{}, map[string]int{}, []any{[]int{}, map[string]any{}, []any{[]int{1}}},
		runFile{}, runFile{
			Settings: map[string]string{"a": "b, c: {d} [e]", "f\"g": "h\\"}, Inputs: []runInput{{Name: "möte\n\"1\".txt"}, {}},
			Counts: map[string]int{"x": -1}, Notes: []runNote{{Text: "\\\""}},
		},
	} {
		compact, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := json.Indent(&want, compact, "", "  "); err != nil {
			t.Fatal(err)
		}
		if got := string(indented(compact)); got != want.String() {
			t.Errorf("indented(%s) =\n%s\nwant\n%s", compact, got, &want)
		}
	}
}

package structure

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// TestSplitterRemembers holds a Splitter that has met all lines before to one that
// has met none.
func TestSplitterRemembers(t *testing.T) {
	p := New(tokenise.New(tokenise.Options{}))
	for range 3 { // met, kept, recalled
		for _, body := range cases(t) {
			text := source.NFC("notes.txt", strings.ToValidUTF8(body, "\ufffd"))
			got, want := &corpus.Document{Text: text, Format: "txt"}, &corpus.Document{Text: text, Format: "txt"}
			p.Split(got, Options{})
			Split(want, Options{})
			withNumbers(got)
			withNumbers(want)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("Split(%q) is another once its lines are known", body)
			}
		}
	}
}

// withNumbers puts 0 for what is no number, which nothing equals.
func withNumbers(doc *corpus.Document) {
	for i := range doc.Priorities {
		for _, f := range []*float64{&doc.Priorities[i].Mean, &doc.Priorities[i].Printed} {
			if math.IsNaN(*f) {
				*f = 0
			}
		}
	}
}

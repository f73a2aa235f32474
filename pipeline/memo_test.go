package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline"
)

// TestRepeatedSegments holds the law that what was met before changes no
// result: documents that share lines, in other places and other roles, give the
// rows that each gives alone, also where the lexicon asks for more than the
// words of a segment.
func TestRepeatedSegments(t *testing.T) {
	const shared = "Vilka bidrag saknas?\n\n- Mer bidrag till föreningarna, inte isolering\n- *Ensamhet* och isolering\n- (bidrag), \"budget\"; fonder (!)\n"
	var notes [][]byte
	for i := range 12 {
		shared := shared
		if i%2 == 1 {
			shared = strings.Replace(shared, "saknas", "behövs", 1)
		}
		notes = append(notes, fmt.Appendf(nil, "# Möte nummer %d\n\nDen 3 maj 2021 möttes föreningarna.\n\nMer bidrag till föreningarna, inte isolering\n\n%s\n%s\n## Bidrag\n\n%s\nMer bidrag till föreningarna, inte isolering\n",
			i%3, shared[:strings.IndexByte(shared, '\n')*(i%4)/3], shared, shared))
	}
	notes = append(notes, corpusSource(t).Notes(11, 200_000, 20)...)
	for name, when := range map[string]string{
		"words alone": "",
		"role":        "\n      role: [response]",
		"question":    "\n      question: saknas",
		"section":     "\n      section: bidrag",
	} {
		t.Run(name, func(t *testing.T) {
			lex, faults := lexicon.Parse("test.yaml", []byte(`
temakod: 1
name: test
themes:
  - id: pengar
    terms:
    - term: "+bidrag+"`+when+`
    - +fond
    - budget
  - id: ensam
    terms: [ensamhet, isolering]
`))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			b := newBench(t, lex)
			var alone, together bytes.Buffer
			prose := 0
			for i, in := range inputs(notes) {
				report, err := pipeline.Run(context.Background(), []pipeline.Input{in}, b.config(&alone))
				if err != nil {
					t.Fatal(i, err)
				}
				prose += report.Prose
			}
			report, err := pipeline.Run(context.Background(), inputs(notes), b.config(&together))
			if err != nil {
				t.Fatal(err)
			}
			if report.Prose != prose {
				t.Errorf("together %d chunks were spoilt, alone %d", report.Prose, prose)
			}
			if together.String() != alone.String() {
				t.Error("the documents together give other rows than each alone")
			}
			if codings := bytes.Count(together.Bytes(), []byte("bidrag")); codings < 100 {
				t.Errorf("only %d rows speak of bidrag: the test proves little", codings)
			}
		})
	}
}

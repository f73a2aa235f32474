package pipeline_test

import (
	"context"
	"fmt"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/ingest"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/structure"
	"github.com/temakod/temakod/pipeline/tabulate"
	"github.com/temakod/temakod/pipeline/tokenise"
)

const notes = `Anteckningar från dialogmöte

Vad behöver föreningarna?

- Mer bidrag
- Fler som hjälper till
- Bidragen ska vara långsiktiga
`

// The steps are numbered as in the package's comment.
func Example() {
	lex, faults, err := lexicon.Build([][]lexicon.File{{{Name: "mitt.yaml", Data: []byte(`
temakod: 1
name: mitt
themes:
  - id: finansiering
    label: {sv: Finansiering, en: Funding}
    terms: [+bidrag]
`)}}}, lexicon.Options{})
	if err != nil || len(faults) > 0 {
		fmt.Println(err, faults)
		return
	}
	matcher, _ := code.Compile(lex, code.Options{})

	// 1. Ingest: bytes become text.
	docs, _ := ingest.Read("möte.txt", []byte(notes), ingest.Options{})
	doc := docs[0]

	// 2. Structure: text becomes segments with roles.
	structure.Split(doc, structure.Options{})

	// 3 to 5. Tokens, stems, codings.
	words := tokenise.New(tokenise.Options{})
	stems := stem.New(stem.Options{})
	coder := matcher.Coder(words)
	coded := &code.Coded{Document: doc}
	for i := range doc.Segments {
		tokens := words.Segment(nil, doc.Text.Body, &doc.Segments[i])
		coded.Codings = coder.Segment(coded.Codings, doc, i, tokens)
	}
	fmt.Println("bidragen is looked up as", stems.Stem("bidragen"))
	for _, c := range coded.Codings {
		fmt.Println(doc.Text.Position(c.Span.Start), c.Span.Text(doc.Text.Body), matcher.Themes[c.Theme].ID)
	}

	// 6. Tabulate: codings become counts. Run does all of the above with every
	// input, side by side.
	scheme := &tabulate.Scheme{
		Themes: []tabulate.Theme{{ID: "finansiering", Parent: -1}},
		Terms:  []tabulate.Term{{Text: "+bidrag"}},
	}
	counter := tabulate.NewCounter(scheme, tabulate.Options{})
	_, err = pipeline.Run(context.Background(),
		[]pipeline.Input{{Name: "möte.txt", Read: func(dst []byte) ([]byte, error) { return append(dst, notes...), nil }}},
		pipeline.Config{
			Stages: pipeline.Stages{
				Matcher: matcher,
				Count:   func() *tabulate.Worker { return tabulate.NewWorker(scheme, tabulate.Options{}) },
			},
			Counter: counter,
		})
	if err != nil {
		fmt.Println(err)
		return
	}
	profile := counter.Results().Themes[0]
	fmt.Println(profile.Units, "of the responses are about", profile.Theme, message.English.Percent(profile.Share))

	// 7. Export: package export/xlsx and its neighbours print what came of it.

	// Output:
	// bidragen is looked up as bidrag
	// {5 7} bidrag finansiering
	// {7 3} Bidragen finansiering
	// 2 of the responses are about finansiering 66.7%
}

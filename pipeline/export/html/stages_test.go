package html

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/lexicon/sv"
	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// A made is a page that the real stages made of notes.
type made struct {
	page string
	run  *export.Run
	docs []*code.Coded
}

// A recipe is notes by name, in order, and how the page is made of them.
type recipe struct {
	names, texts []string
	lang         message.Lang
	by           []string
	privacy      export.Privacy
	options      Options // Plan is filled in
	plan         func(*export.Plan)
}

// collector keeps the documents.
type collector struct {
	page *Page
	docs []*code.Coded
}

func (c *collector) Document(d *code.Coded) error {
	c.docs = append(c.docs, d)
	return c.page.Document(d)
}

// make runs the stages with the built-in lexicon.
func (r recipe) make(t testing.TB) made {
	t.Helper()
	files, err := lexicon.Files(sv.Files, ".", "sv/")
	if err != nil {
		t.Fatal(err)
	}
	lex, _, err := lexicon.Build([][]lexicon.File{files}, lexicon.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, _ := code.Compile(lex, code.Options{})
	scheme := &tabulate.Scheme{}
	plan := &export.Plan{
		Lang: r.lang, Version: "0.1.0", By: r.by, Privacy: r.privacy, Names: export.NewNames(r.lang, r.privacy.HideDocuments),
		Lexicon: export.Lexicon{Names: []string{"sv"}, Version: lex.Version, Hash: lex.Hash()},
	}
	for _, x := range m.Themes {
		scheme.Themes = append(scheme.Themes, tabulate.Theme{ID: x.ID, Parent: x.Parent, Depth: x.Depth})
		e := export.Theme{ID: x.ID, Label: x.Label.In(r.lang.String()), Depth: x.Depth, Parent: int(x.Parent)}
		if x.Lexicon != nil {
			e.Definition = x.Lexicon.Definition.In(r.lang.String())
		}
		plan.Themes = append(plan.Themes, e)
	}
	for _, x := range m.Terms {
		scheme.Terms = append(scheme.Terms, tabulate.Term{Text: x.ID, Theme: x.Theme})
		plan.Terms = append(plan.Terms, export.Term{Text: x.ID, Theme: int(x.Theme)})
	}
	if r.plan != nil {
		r.plan(plan)
	}
	opt := tabulate.Options{By: r.by, MinCell: r.privacy.MinCell, Resamples: 200}
	counter := tabulate.NewCounter(scheme, opt)
	r.options.Plan = plan
	sink := &collector{page: New(r.options)}
	var inputs []pipeline.Input
	for i, name := range r.names {
		text := r.texts[i]
		inputs = append(inputs, pipeline.Input{Name: name, Read: func(dst []byte) ([]byte, error) { return append(dst, text...), nil }})
	}
	report, err := pipeline.Run(context.Background(), inputs, pipeline.Config{
		Stages:  pipeline.Stages{Matcher: m, Count: func() *tabulate.Worker { return tabulate.NewWorker(scheme, opt) }},
		Counter: counter, Sinks: []pipeline.Sink{sink},
	})
	if err != nil {
		t.Fatal(err)
	}
	run := &export.Run{Plan: *plan, Results: counter.Results(), Notes: report.Notes, Formats: []string{"html"}, Settings: []export.Setting{{Name: "unit", Value: "segment"}}}
	for _, in := range report.Inputs {
		e := export.Input{Name: in.Name, Format: in.Format, Encoding: in.Encoding, Hash: in.Hash, Segments: in.Segments, Responses: in.Responses, Words: in.Words, Codings: in.Codings}
		switch {
		case !in.Read:
			e.Outcome = export.Unread
		case in.Responses == 0:
			e.Outcome = export.Silent
		}
		run.Inputs = append(run.Inputs, e)
	}
	var b bytes.Buffer
	if err := sink.page.Finish(&b, run); err != nil {
		t.Fatal(err)
	}
	return made{b.String(), run, sink.docs}
}

// notes are the invented notes of the repository.
func notes(t testing.TB) recipe {
	t.Helper()
	return folder(t, filepath.Join("..", "..", "..", "testdata", "notes"), "*")
}

func folder(t testing.TB, dir, pattern string) recipe {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(names) == 0 {
		t.Fatalf("no notes in %s: %v", dir, err)
	}
	var r recipe
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		r.names, r.texts = append(r.names, filepath.Base(n)), append(r.texts, string(data))
	}
	r.by = []string{corpus.Region}
	return r
}

// TestLook writes pages for a person to look at where TEMAKOD_LOOK names a folder.
func TestLook(t *testing.T) {
	dir := os.Getenv("TEMAKOD_LOOK")
	if dir == "" {
		t.Skip("TEMAKOD_LOOK names no folder to write pages to")
	}
	write := func(name string, m made) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(m.page), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", name, len(m.page))
	}
	write("notes.html", notes(t).make(t))
	if real := os.Getenv("TEMAKOD_NOTES"); real != "" {
		r := folder(t, real, "*.txt")
		write("real.html", r.make(t))
		r.lang, r.by = message.English, []string{"question"}
		write("question.html", r.make(t))
	}
}

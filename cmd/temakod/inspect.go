package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/tokenise"
)

func (a *app) inspectCommand() *cobra.Command {
	var o stageOptions
	var stage string
	var asJSON bool
	cmd := &cobra.Command{
		Use:  "inspect FILE",
		Args: exactly(1, "command.no-notes"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.check(cmd); err != nil {
				return err
			}
			return a.inspect(cmd, args[0], stage, asJSON, &o)
		},
	}
	cmd.Flags().StringVar(&stage, "stage", "codings", "")
	cmd.Flags().BoolVar(&asJSON, "json", false, "")
	mark(cmd, "out", "stage=stage", "json")
	o.define(cmd)
	return cmd
}

// inspect prints what one stage made of one file.
func (a *app) inspect(cmd *cobra.Command, name, stage string, asJSON bool, o *stageOptions) error {
	views := map[string]func(*inspector){
		"text": (*inspector).text, "structure": (*inspector).structure, "tokens": (*inspector).tokens,
		"stems": (*inspector).stems, "codings": (*inspector).codings,
	}
	view, ok := views[stage]
	if !ok {
		return misuse(cmd, "command.bad-choice", "--stage", stage, "text, structure, tokens, stems, codings")
	}
	j := &job{}
	if err := a.prepareStages(j, o); err != nil {
		return err
	}
	coded, err := a.readOne(cmd.Context(), j, name, o)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(a.stdout)
	for _, c := range coded {
		if len(coded) > 1 && !asJSON {
			fmt.Fprintf(w, "== %s\n", printable(c.Document.Text.Name))
		}
		i := &inspector{app: a, w: w, json: asJSON, job: j, coded: c, tok: tokenise.New(j.stages.Tokenise), stem: stem.New(stem.Options{Snowball2: o.older})}
		view(i)
	}
	return w.Flush()
}

// readOne takes the file called name through the stages, and reports what was
// met on the way.
func (a *app) readOne(ctx context.Context, j *job, name string, o *stageOptions) ([]*code.Coded, error) {
	g := gatherer{stdin: a.stdin, maxBytes: o.limits.FileBytes, followLinks: o.followLinks}
	if err := g.gather(ctx, []string{name}); err != nil {
		return nil, err
	}
	var coded []*code.Coded
	notes := g.notes
	for i := range g.inputs {
		r := j.stages.Input(ctx, &g.inputs[i])
		coded = append(coded, r.Coded...)
		notes = append(notes, r.Notes...)
	}
	j.notes = append(j.notes, notes...)
	a.draw(j, nil)
	if len(coded) == 0 {
		return nil, &failure{id: "command.nothing-read"}
	}
	return coded, nil
}

// An inspector prints what the stages made of a document.
type inspector struct {
	app   *app
	w     *bufio.Writer
	json  bool
	job   *job
	coded *code.Coded
	tok   *tokenise.Tokeniser
	stem  *stem.Stemmer
	toks  []tokenise.Token
}

func (i *inspector) line(v any) {
	b, err := json.Marshal(v)
	if err != nil {
		return // only strings, numbers and lists of them are handed in
	}
	i.w.Write(append(b, '\n'))
}

// text prints the text that lines, columns and offsets count in.
func (i *inspector) text() {
	text := i.coded.Document.Text
	if i.json {
		i.line(map[string]any{"document": text.Name, "format": i.coded.Document.Format, "encoding": i.coded.Document.Encoding, "text": text.Decoded()})
		return
	}
	io.WriteString(i.w, text.Decoded())
}

// structure prints a line for each segment: where it is, its role and what
// decided it, how sure that is, its question and its words.
func (i *inspector) structure() {
	d := i.coded.Document
	if !i.json {
		for _, at := range d.Attributes {
			fmt.Fprintf(i.w, "# %s: %s (%s%s)\n", at.Key, printable(at.Value), at.How, lineNote(at.Line))
		}
		for _, q := range d.Questions {
			fmt.Fprintf(i.w, "# %s: %s\n", q.ID, printable(q.Text))
		}
	}
	for n := range d.Segments {
		s := &d.Segments[n]
		if i.json {
			i.line(segmentView(d, s))
			continue
		}
		fmt.Fprintf(i.w, "%s %-8s %.2f %-18s %s%s%s\n", lines(d, s.Span), s.Role, s.Confidence, s.Evidence,
			brackets(questions(d, s)), strings.Repeat("! ", s.Emphasis), printable(oneLine(s.Span.Text(d.Text.Body))))
	}
}

func segmentView(d *corpus.Document, s *corpus.Segment) map[string]any {
	span, text := d.Text.Source(s.Span)
	v := map[string]any{
		"segment": s.ID(), "line": s.Line, "end_line": s.EndLine,
		"start": span.Start, "end": span.End, "role": s.Role.String(), "evidence": s.Evidence, "confidence": s.Confidence,
		"kind": s.Kind.String(), "level": s.Level, "emphasis": s.Emphasis, "text": text,
	}
	if s.Section >= 0 {
		v["section"] = d.Sections[s.Section].ID
	}
	if q := questions(d, s); q != "" {
		v["question"] = q
	}
	if s.Speaker != "" {
		v["speaker"] = s.Speaker
	}
	if s.Parent >= 0 {
		v["context"] = d.Segments[s.Parent].Content.Text(d.Text.Body)
	}
	return v
}

// tokens prints the tokens of each segment, parted by a bar.
func (i *inspector) tokens() {
	i.each(func(s *corpus.Segment, toks []tokenise.Token) {
		body := i.coded.Document.Text.Body
		words := make([]string, len(toks))
		for n, t := range toks {
			words[n] = oneLine(t.Span.Text(body))
		}
		if i.json {
			i.line(map[string]any{"segment": s.ID(), "line": s.Line, "tokens": words})
			return
		}
		fmt.Fprintf(i.w, "%s %s\n", lines(i.coded.Document, s.Span), printable(strings.Join(words, " | ")))
	})
}

// stems prints each word with the keys it is looked up by.
func (i *inspector) stems() {
	var keys []string
	i.each(func(s *corpus.Segment, toks []tokenise.Token) {
		var words []string
		for _, t := range toks {
			ty := i.tok.Type(t.Type)
			if ty.Kind == tokenise.Mark {
				continue
			}
			keys = i.stem.Keys(keys[:0], ty.Norm)
			words = append(words, ty.Norm+" → "+strings.Join(keys, ", "))
		}
		if i.json {
			i.line(map[string]any{"segment": s.ID(), "line": s.Line, "stems": words})
			return
		}
		for _, w := range words {
			fmt.Fprintf(i.w, "%s %s\n", lines(i.coded.Document, s.Span), printable(w))
		}
	})
}

func (i *inspector) each(f func(*corpus.Segment, []tokenise.Token)) {
	d := i.coded.Document
	for n := range d.Segments {
		i.toks = i.tok.Segment(i.toks[:0], d.Text.Body, &d.Segments[n])
		f(&d.Segments[n], i.toks)
	}
}

// codings prints each coded segment with its codings and the reason of each.
func (i *inspector) codings() {
	d := i.coded.Document
	m := i.job.stages.Matcher
	last := -1
	for n := range i.coded.Codings {
		k := &i.coded.Codings[n]
		s := &d.Segments[k.Segment]
		_, words := d.Text.Source(k.Span)
		term := ""
		if k.Term >= 0 {
			term = m.Terms[k.Term].ID
		}
		if i.json {
			pos := d.Text.Position(k.Span.Start)
			i.line(map[string]any{"segment": s.ID(), "line": pos.Line, "column": pos.Column, "role": s.Role.String(), "theme": m.Themes[k.Theme].ID,
				"term": term, "rule": k.Rule.String(), "matched": words, "polarity": k.Polarity.String(), "reading": k.Reading})
			continue
		}
		if k.Segment != last {
			fmt.Fprintf(i.w, "%s %-8s %s\n", lines(d, s.Span), s.Role, printable(oneLine(s.Span.Text(d.Text.Body))))
			last = k.Segment
		}
		fmt.Fprintf(i.w, "        %-22s ”%s” %s %s%s%s\n", m.Themes[k.Theme].ID, printable(oneLine(words)), i.app.lang.Text("rule."+k.Rule.String()), short(printable(term), mostChars),
			i.app.polarityNote(k.Polarity), brackets(printable(k.Reading)))
	}
}

func (a *app) polarityNote(p code.Polarity) string {
	if p == code.Affirmed {
		return ""
	}
	return " (" + a.lang.Text("polarity."+p.String()) + ")"
}

func lineNote(line int) string {
	if line == 0 {
		return ""
	}
	return fmt.Sprintf(", %d", line)
}

func brackets(s string) string {
	if s == "" {
		return ""
	}
	return " [" + s + "] "
}

// lines writes the lines of a span in seven characters: "   12  ", " 12-14 ".
func lines(d *corpus.Document, s source.Span) string {
	first, last := d.Text.LineAt(s.Start), d.Text.LineAt(max(s.Start, s.End-1))
	if first == last {
		return fmt.Sprintf("%5d  ", first)
	}
	return fmt.Sprintf("%5d-%-d", first, last)
}

func questions(d *corpus.Document, s *corpus.Segment) string {
	ids := make([]string, len(s.Questions))
	for n, q := range s.Questions {
		ids[n] = d.Questions[q].ID
	}
	return strings.Join(ids, "+")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/ingest"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/structure"
	"github.com/temakod/temakod/pipeline/tabulate"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// Stages say how a document goes through the stages.
type Stages struct {
	Ingest    ingest.Options
	Structure structure.Options
	// Metadata holds the user's facts about documents; nil if there are none.
	Metadata *structure.Metadata
	Tokenise tokenise.Options
	Matcher  *code.Matcher
	// Decisions are a reader's verdicts on codings; nil if there are none.
	Decisions *code.Decisions
	// Count makes a worker's counter of documents; nil counts nothing.
	Count func() *tabulate.Worker
	// Key tells apart runs whose stages differ in anything that can change a
	// result; it goes into the keys of the cache.
	Key string
}

// A worker takes one document at a time through the stages, and keeps what it
// learns of words from one to the next.
type worker struct {
	s       *Stages
	split   *structure.Splitter
	tok     *tokenise.Tokeniser
	coder   *code.Coder
	count   *tabulate.Worker
	inOrder bool // the input comes after all that were worked on with it before, and its counts are for this run alone
	tokens  []tokenise.Token
	memo    *memo // nil if codings rest on more than the text

	// What is given back by reuse.
	spare []code.Coding
	file  []byte
	text  *source.Text

	fallbacks int // chunks of remembered segments that prose spoilt
}

func (s *Stages) worker() *worker {
	w := &worker{s: s, tok: tokenise.New(s.Tokenise)}
	w.split = structure.New(w.tok)
	if s.Matcher != nil {
		w.coder = s.Matcher.Coder(w.tok)
		w.coder.Bare = s.Structure.Bare
	}
	if s.Matcher == nil || s.Matcher.TextAlone() {
		w.memo = new(memo)
	}
	if s.Count != nil {
		w.count = s.Count()
	}
	return w
}

// Input takes one input through the stages up to coding and counting: what the
// run does with each, for looking at one.
func (s *Stages) Input(ctx context.Context, in *Input) *Record {
	r := s.worker().input(ctx, in)
	r.listen(s.Structure.Interviewers)
	for _, e := range unheard(s.Structure.Interviewers, r.heard) {
		e.Name = in.Name
		r.Notes = append(r.Notes, e)
	}
	return r
}

// input reads and codes one input. What is wrong with it is in the record's
// notes.
func (w *worker) input(ctx context.Context, in *Input) *Record {
	r := &Record{Name: in.Name}
	data, err := in.Read(w.file[:0])
	if err != nil {
		r.unread(in.Name, err)
		return r
	}
	r.data, w.file = data, nil
	opt := w.s.Ingest
	opt.Stop = func() bool { return ctx.Err() != nil }
	opt.Spare, w.text = w.text, nil
	docs, errs := ingest.Read(in.Name, data, opt)
	r.Notes = append(r.Notes, errs...)
	overrides, errs := overridesOf(in)
	r.Notes = append(r.Notes, errs...)
	before := w.spoilt()
	for _, d := range docs {
		w.document(r, in, d, overrides)
	}
	r.Prose = w.spoilt() - before
	if len(docs) == 0 {
		r.Outcomes = append(r.Outcomes, Outcome{Name: in.Name})
	}
	return r
}

func overridesOf(in *Input) (*structure.Overrides, []*source.Error) {
	if in.Sidecar == nil {
		return nil, nil
	}
	data, err := in.Sidecar()
	switch {
	case err == nil:
		name := in.Name + ".temakod.yaml"
		text, notes := ingest.Text(name, data)
		o, errs := structure.ParseOverrides(name, []byte(text))
		return o, append(notes, errs...)
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	}
	return nil, []*source.Error{source.Whole(source.Fault, in.Name+".temakod.yaml", "run.unreadable", err.Error())}
}

// document takes one document through structure, tokens and codes, and counts
// it.
func (w *worker) document(r *Record, in *Input, d *corpus.Document, o *structure.Overrides) {
	opt := w.s.Structure
	opt.Overrides = o
	if w.tok.Full() {
		w.tok.Reset()
	}
	w.tok.Turn()
	w.split.Split(d, opt)
	if w.s.Metadata != nil {
		inner := strings.TrimPrefix(d.Text.Name, in.Name)
		w.s.Metadata.Apply(d, in.Path+inner, d.Text.Name)
	}
	d.Layout = nil // structure has used it
	out := Outcome{Name: d.Text.Name, Format: d.Format, Encoding: d.Encoding, Hash: d.Hash, Read: true, Segments: len(d.Segments)}
	c := &code.Coded{Document: d, Codings: w.codings(d, &out)}
	if w.s.Decisions != nil {
		var notes []*source.Error
		c.Codings, notes = w.s.Decisions.Apply(w.s.Matcher, d, c.Codings)
		d.Notes = append(d.Notes, notes...)
	}
	r.Coded = append(r.Coded, c)
	switch {
	case w.count == nil:
	case w.inOrder:
		r.Counts = append(r.Counts, w.count.CountNext(c))
	default:
		r.Counts = append(r.Counts, w.count.Count(c))
	}
	out.Codings = len(c.Codings)
	r.Outcomes = append(r.Outcomes, out)
	source.SortErrors(d.Notes)
	r.Notes = append(r.Notes, d.Notes...)
	d.Notes = nil
}

// codings tokenises and codes each segment of d, and sets its count of words. It
// adds up what out tells of them.
func (w *worker) codings(d *corpus.Document, out *Outcome) []code.Coding {
	codings := w.spare
	w.spare = nil
	for i := range d.Segments {
		s := &d.Segments[i]
		if s.Role == corpus.Response {
			out.Responses++
		}
		line, toks, words := w.split.Found(d, i)
		remembers := w.memo != nil && line != 0
		if remembers {
			if r := w.memo.find(line, s); r != nil {
				codings = r.recall(codings, i, s)
				out.Words += s.Words
				w.fallbacks += r.fallbacks
				continue
			}
		}
		from, spoilt := len(codings), w.tok.Stats().Fallbacks
		if s.Words = words; toks == nil || words < 0 {
			toks = w.tokensOf(d, s, toks)
		}
		out.Words += s.Words
		if w.coder != nil {
			codings = w.coder.Segment(codings, d, i, toks)
		}
		if remembers {
			w.memo.keep(line, s, codings[from:], w.tok.Stats().Fallbacks-spoilt)
		}
	}
	return codings
}

// tokensOf splits a segment of d into tokens, of which those around may be known, and
// sets its count of words.
func (w *worker) tokensOf(d *corpus.Document, s *corpus.Segment, around []tokenise.Token) []tokenise.Token {
	before := w.tok.Stats().Words
	if around == nil {
		w.tokens = w.tok.Segment(w.tokens[:0], d.Text.Body, s)
	} else {
		w.tokens = w.tok.Again(w.tokens[:0], d.Text.Body, s, around)
	}
	s.Words = w.tok.Stats().Words - before
	return w.tokens
}

// reuse takes back the memory of the documents of a record that nobody looks at
// any more.
func (w *worker) reuse(r *Record) {
	if cap(r.data) <= mostFile {
		w.file = r.data
	}
	for _, c := range r.Coded {
		w.split.Reuse(c.Document)
		if len(c.Document.Text.Body) <= mostFile {
			w.text = c.Document.Text
		}
		if n := cap(c.Codings); n > cap(w.spare) && n <= mostSpare {
			w.spare = c.Codings[:0]
		}
	}
	r.Coded, r.data = nil, nil
}

// mostSpare is the most codings whose memory is kept for the next document, and
// mostFile the largest file and text, in bytes.
const (
	mostSpare = 1 << 16
	mostFile  = 4 << 20
)

// spoilt counts the chunks that prose spoilt so far.
func (w *worker) spoilt() int { return w.tok.Stats().Fallbacks + w.fallbacks }

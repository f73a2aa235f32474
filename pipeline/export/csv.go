package export

import (
	"slices"
	"sync"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

// SegmentsHeader and CodingsHeader are the first lines of the two flat files.
// Columns may be added at the end, never renamed.
const (
	SegmentsHeader = "document,segment,line,end_line,start,end,role,section,question,speaker,emphasis,words,text," +
		"kind,place,evidence,confidence,context\n"
	CodingsHeader = "document,segment,line,end_line,column,start,end,role,theme,term,rule,matched,polarity," +
		"reading,place\n"
)

// Rows renders the rows of the flat files. It may be used by several workers at
// once.
type Rows struct {
	Themes, Terms []string // ids and texts, by index
	// HideText empties every text and matched word.
	HideText bool
	// Document gives the name to print for a document; nil prints its own.
	Document func(name string) string

	// Texts that come again, as fields with the comma behind them.
	once                            sync.Once
	themes, terms                   []string
	roles, kinds, rules, polarities []string
}

func (r *Rows) document(d *corpus.Document) string {
	if r.Document != nil {
		return r.Document(d.Text.Name)
	}
	return d.Text.Name
}

// fields makes the fields of texts that come again.
func (r *Rows) fields() {
	r.themes, r.terms = fieldsOf(r.Themes), fieldsOf(r.Terms)
	r.roles = fieldsOf(names(corpus.Meta, corpus.Summary))
	r.kinds = fieldsOf(names(corpus.Paragraph, corpus.Rule))
	r.rules = fieldsOf(names(code.Exact, code.Decision))
	r.polarities = fieldsOf(names(code.Affirmed, code.Additive))
}

func fieldsOf(texts []string) []string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = string(appendField(nil, s)) + ","
	}
	return out
}

// names returns the ids of all values of a type up to last, from first, which is 0.
func names[T interface {
	~uint8
	String() string
}](first, last T) []string {
	var out []string
	for v := first; v <= last; v++ {
		out = append(out, v.String())
	}
	return out
}

// A stretch is fields of a row that stand in a buffer, to be copied where another
// row has the same; empty if they stand nowhere.
type stretch struct{ start, end int }

func (s stretch) again(dst []byte) []byte { return append(dst, dst[s.start:s.end]...) }

// Segments appends a row for each segment of c to dst.
func (r *Rows) Segments(dst []byte, c *code.Coded) []byte {
	r.once.Do(r.fields)
	d := c.Document
	name := append(appendField(nil, r.document(d)), ',')
	texts := passages{text: d.Text.Decoded(), comma: -1, quote: -1}
	var middles [len(corpus.Roles)]stretch // of the section and questions of the segment before
	var before *corpus.Segment
	var endings endings
	var context stretch
	parent := -1 // whose text is the context
	for i := range d.Segments {
		s := &d.Segments[i]
		span, _ := d.Text.Source(s.Span)
		dst = append(dst, name...)
		dst = append(s.AppendID(dst), ',')
		dst = appendInt(dst, int(s.Line))
		dst = appendInt(dst, int(s.EndLine))
		dst = appendInt(dst, span.Start)
		dst = appendInt(dst, span.End)
		if before != nil && (s.Section != before.Section || !slices.Equal(s.Questions, before.Questions)) {
			middles = [len(corpus.Roles)]stretch{}
		}
		before = s
		if m := &middles[s.Role]; m.end > 0 && s.Speaker == "" && s.Emphasis == 0 {
			dst = m.again(dst)
		} else {
			m.start = len(dst)
			dst = r.appendMiddle(dst, d, s)
			if m.end = len(dst); s.Speaker != "" || s.Emphasis != 0 {
				*m = stretch{}
			}
		}
		dst = appendInt(dst, s.Words)
		if !r.HideText {
			dst = texts.append(dst, span, s.Line == s.EndLine)
		}
		if dst = append(dst, ','); d.Text.HasPlaces() {
			dst = r.appendEnding(dst, d, s)
		} else if e := endings.of(s); e.end > 0 {
			dst = e.again(dst)
		} else {
			e.start = len(dst)
			dst = r.appendEnding(dst, d, s)
			e.end = len(dst)
		}
		if s.Parent >= 0 && !r.HideText {
			if s.Parent == parent {
				dst = context.again(dst)
			} else {
				context.start, parent = len(dst), s.Parent
				dst = appendField(dst, d.Segments[s.Parent].Content.Text(d.Text.Body))
				context.end = len(dst)
			}
		}
		dst = append(dst, '\n')
	}
	return dst
}

// appendMiddle writes the fields from the role to the emphasis.
func (r *Rows) appendMiddle(dst []byte, d *corpus.Document, s *corpus.Segment) []byte {
	dst = append(dst, r.roles[s.Role]...)
	dst = appendWhere(dst, d, s)
	dst = append(appendField(dst, s.Speaker), ',')
	return appendInt(dst, s.Emphasis)
}

// appendEnding writes the fields from the kind to the confidence.
func (r *Rows) appendEnding(dst []byte, d *corpus.Document, s *corpus.Segment) []byte {
	dst = append(dst, r.kinds[s.Kind]...)
	dst = append(r.appendPlace(dst, d, s.Span.Start), ',')
	dst = append(append(dst, s.Evidence...), ',')
	return append(appendShare(dst, s.Confidence), ',')
}

// endings know where fields from the kind to the confidence stand: of these there
// are few.
type endings [64]struct {
	stretch
	kind       corpus.Kind
	evidence   corpus.Evidence
	confidence float32
}

// of returns the stretch for the fields of s, which is empty if they are to be
// written.
func (all *endings) of(s *corpus.Segment) *stretch {
	e := &all[(uint(s.Kind)*13+uint(len(s.Evidence))*5+uint(int(20*s.Confidence)))%uint(len(all))]
	if e.confidence != s.Confidence || e.kind != s.Kind || e.evidence != s.Evidence {
		e.stretch, e.kind, e.evidence, e.confidence = stretch{}, s.Kind, s.Evidence, s.Confidence
	}
	return &e.stretch
}

// appendWhere writes the ids of the section and of the questions that s answers
// or puts, joined by "+".
func appendWhere(dst []byte, d *corpus.Document, s *corpus.Segment) []byte {
	if s.Section >= 0 {
		dst = appendField(dst, d.Sections[s.Section].ID)
	}
	dst = append(dst, ',')
	for i, q := range s.Questions {
		if i > 0 {
			dst = append(dst, '+')
		}
		dst = append(dst, d.Questions[q].ID...)
	}
	return append(dst, ',')
}

// Codings appends a row for each coding of c to dst.
func (r *Rows) Codings(dst []byte, c *code.Coded) []byte {
	r.once.Do(r.fields)
	d := c.Document
	name := append(appendField(nil, r.document(d)), ',')
	lines := lineCursor{text: d.Text}
	var head stretch // document and segment
	segment := -1    // that it is of
	for i := range c.Codings {
		k := &c.Codings[i]
		s := &d.Segments[k.Segment]
		span, text := d.Text.Source(k.Span)
		if k.Segment == segment {
			dst = head.again(dst)
		} else {
			head.start, segment = len(dst), k.Segment
			dst = append(dst, name...)
			dst = append(s.AppendID(dst), ',')
			head.end = len(dst)
		}
		line, column := lines.at(s, k.Span.Start)
		dst = appendInt(dst, line)
		dst = appendInt(dst, lines.after(s, last(k.Span)))
		dst = appendInt(dst, column)
		dst = appendInt(dst, span.Start)
		dst = appendInt(dst, span.End)
		dst = append(dst, r.roles[s.Role]...)
		dst = append(dst, r.themes[k.Theme]...)
		if k.Term >= 0 {
			dst = append(dst, r.terms[k.Term]...)
		} else {
			dst = append(dst, ',')
		}
		dst = append(dst, r.rules[k.Rule]...)
		if !r.HideText {
			dst = appendField(dst, text)
		}
		dst = append(dst, ',')
		dst = append(dst, r.polarities[k.Polarity]...)
		if !r.HideText {
			dst = appendField(dst, k.Reading)
		}
		dst = append(dst, ',')
		dst = r.appendPlace(dst, d, k.Span.Start)
		dst = append(dst, '\n')
	}
	return dst
}

func (r *Rows) appendPlace(dst []byte, d *corpus.Document, off int) []byte {
	if !d.Text.HasPlaces() {
		return dst
	}
	return appendField(dst, message.English.Place(d.Text.Place(off)))
}

// last returns the last byte of s, or its start if it is empty.
func last(s source.Span) int { return max(s.Start, s.End-1) }

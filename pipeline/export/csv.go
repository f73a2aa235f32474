package export

import (
	"strconv"
	"strings"

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
}

func (r *Rows) document(d *corpus.Document) string {
	if r.Document != nil {
		return r.Document(d.Text.Name)
	}
	return d.Text.Name
}

// Segments appends a row for each segment of c to dst.
func (r *Rows) Segments(dst []byte, c *code.Coded) []byte {
	d := c.Document
	name := appendField(nil, r.document(d))
	lines := lineCursor{text: d.Text}
	for i := range d.Segments {
		s := &d.Segments[i]
		span, text := d.Text.Source(s.Span)
		dst = append(append(dst, name...), ',')
		dst = append(s.AppendID(dst), ',')
		dst = appendInt(dst, lines.at(s.Span.Start))
		dst = appendInt(dst, lines.after(last(s.Span)))
		dst = appendInt(dst, span.Start)
		dst = appendInt(dst, span.End)
		dst = append(append(dst, s.Role.String()...), ',')
		if s.Section >= 0 {
			dst = appendField(dst, d.Sections[s.Section].ID)
		}
		dst = append(dst, ',')
		dst = append(appendQuestions(dst, d, s), ',')
		dst = append(appendField(dst, s.Speaker), ',')
		dst = appendInt(dst, s.Emphasis)
		dst = appendInt(dst, s.Words)
		if !r.HideText {
			dst = appendField(dst, text)
		}
		dst = append(dst, ',')
		dst = append(append(dst, s.Kind.String()...), ',')
		dst = append(r.appendPlace(dst, d, s.Span.Start), ',')
		dst = append(append(dst, s.Evidence...), ',')
		dst = append(strconv.AppendFloat(dst, float64(s.Confidence), 'f', 2, 32), ',')
		if s.Parent >= 0 && !r.HideText {
			dst = appendField(dst, d.Segments[s.Parent].Content.Text(d.Text.Body))
		}
		dst = append(dst, '\n')
	}
	return dst
}

// Codings appends a row for each coding of c to dst.
func (r *Rows) Codings(dst []byte, c *code.Coded) []byte {
	d := c.Document
	name := appendField(nil, r.document(d))
	lines := lineCursor{text: d.Text}
	for i := range c.Codings {
		k := &c.Codings[i]
		s := &d.Segments[k.Segment]
		span, text := d.Text.Source(k.Span)
		dst = append(append(dst, name...), ',')
		dst = append(s.AppendID(dst), ',')
		line := lines.at(k.Span.Start)
		dst = appendInt(dst, line)
		dst = appendInt(dst, lines.after(last(k.Span)))
		dst = appendInt(dst, d.Text.Column(line, k.Span.Start))
		dst = appendInt(dst, span.Start)
		dst = appendInt(dst, span.End)
		dst = append(append(dst, s.Role.String()...), ',')
		dst = append(appendField(dst, r.Themes[k.Theme]), ',')
		if k.Term >= 0 {
			dst = appendField(dst, r.Terms[k.Term])
		}
		dst = append(dst, ',')
		dst = append(append(dst, k.Rule.String()...), ',')
		if !r.HideText {
			dst = appendField(dst, text)
		}
		dst = append(dst, ',')
		dst = append(append(dst, k.Polarity.String()...), ',')
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

// appendQuestions writes the ids of the questions that s answers or puts,
// joined by "+".
func appendQuestions(dst []byte, d *corpus.Document, s *corpus.Segment) []byte {
	for i, q := range s.Questions {
		if i > 0 {
			dst = append(dst, '+')
		}
		dst = append(dst, d.Questions[q].ID...)
	}
	return dst
}

// last returns the last byte of s, or its start if it is empty.
func last(s source.Span) int { return max(s.Start, s.End-1) }

func appendInt(dst []byte, n int) []byte {
	return append(strconv.AppendInt(dst, int64(n), 10), ',')
}

// appendField writes a field as RFC 4180 has it: quoted only where it must be.
func appendField(dst []byte, s string) []byte {
	if s == "" || s[0] != ' ' && !needsQuotes(s) {
		return append(dst, s...)
	}
	dst = append(dst, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		dst = append(append(dst, s[:i+1]...), '"')
		s = s[i+1:]
	}
	return append(append(dst, s...), '"')
}

// needsQuotes reports whether s holds a byte for which a field is quoted.
func needsQuotes(s string) bool {
	for i := 0; i < len(s); i++ {
		if special[s[i]] {
			return true
		}
	}
	return false
}

var special = [256]bool{',': true, '"': true, '\n': true, '\r': true}

// A lineCursor finds the lines of ascending offsets without searching anew.
type lineCursor struct {
	text *source.Text
	line int // the line last found
	next int // the first byte after it
}

func (l *lineCursor) at(off int) int {
	if l.line > 0 && off >= l.next && l.line < l.text.Lines() {
		// Most often the next line or the one after an empty line.
		for range 3 {
			if l.line == l.text.Lines() || off < l.next {
				break
			}
			l.line++
			l.next = l.end(l.line)
		}
	}
	if l.line == 0 || off >= l.next || off < l.text.Line(l.line).Start {
		l.line = l.text.LineAt(off)
		l.next = l.end(l.line)
	}
	return l.line
}

// after returns the line of an offset from the line last found on.
func (l *lineCursor) after(off int) int {
	if off < l.next {
		return l.line
	}
	return l.text.LineAt(off)
}

func (l *lineCursor) end(line int) int {
	if line < l.text.Lines() {
		return l.text.Line(line + 1).Start
	}
	return len(l.text.Body) + 1
}

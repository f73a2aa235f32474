package export

import (
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Shown returns the words of a segment as people read them: its content on one
// line, without the bullet, the marks of emphasis and what a repair took out.
// The marks, spans of body, come back as spans of the words; they may overlap.
func Shown(body string, seg *corpus.Segment, marks []source.Span) (string, []source.Span) {
	text := seg.Content.Text(body)
	if len(seg.Holes) == 0 && !strings.ContainsAny(text, "\n\r\t") && !strings.Contains(text, "  ") {
		return text, shift(marks, seg.Content)
	}
	w := shownWriter{at: make([]int, len(text)+1)}
	pos := seg.Content.Start
	for _, h := range seg.Holes {
		if h.Span.Start < pos || h.Span.End > seg.Content.End {
			continue
		}
		w.words(body, seg.Content.Start, pos, h.Span.Start)
		w.hole(seg.Content.Start, h)
		pos = h.Span.End
	}
	w.words(body, seg.Content.Start, pos, seg.Content.End)
	w.at[len(text)] = w.b.Len()
	spans := shift(marks, seg.Content)
	for i, m := range spans {
		spans[i] = source.Span{Start: w.at[m.Start], End: w.at[m.End]}
	}
	return w.b.String(), spans
}

// shift makes spans of the body spans of the content, cut to it.
func shift(marks []source.Span, content source.Span) []source.Span {
	if len(marks) == 0 {
		return nil
	}
	spans := make([]source.Span, 0, len(marks))
	for _, m := range marks {
		m.Start, m.End = max(m.Start, content.Start), min(m.End, content.End)
		if m.End > m.Start {
			spans = append(spans, source.Span{Start: m.Start - content.Start, End: m.End - content.Start})
		}
	}
	return spans
}

// shownWriter joins what is to be shown; at holds, for each byte of the
// content, where it went.
type shownWriter struct {
	b     strings.Builder
	at    []int
	space bool // a space is due before the next word
}

func (w *shownWriter) words(body string, start, from, to int) {
	for i := from; i < to; i++ {
		switch body[i] {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			w.at[i-start] = w.b.Len()
			w.space = true
			continue
		}
		if w.space && w.b.Len() > 0 && utf8.RuneStart(body[i]) {
			w.b.WriteByte(' ')
		}
		w.space = false
		w.at[i-start] = w.b.Len()
		w.b.WriteByte(body[i])
	}
}

func (w *shownWriter) hole(start int, h corpus.Hole) {
	for i := h.Span.Start; i < h.Span.End; i++ {
		w.at[i-start] = w.b.Len()
	}
	// Marks of emphasis stand close to their words: only a hole that holds a
	// line end parts words, and the line end beside it has said so already.
	if h.Glue {
		w.space = false
	}
}

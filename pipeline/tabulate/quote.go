package tabulate

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/source"
)

const (
	quoteSide = 50  // characters on either side of the words in a quote
	quoteMost = 160 // characters of a quote
)

// A quoteScratch gathers the quotes of one document.
type quoteScratch struct {
	text []byte
	ends []int
}

// add notes the words in span, with what stands around them in content, on one
// line.
func (q *quoteScratch) add(body string, content, span source.Span) {
	q.text = appendQuote(q.text, body, content, span)
	q.ends = append(q.ends, len(q.text))
}

// take gives the quotes, numbered in the order in which they came, and empties
// the scratch. They are parts of one string.
func (q *quoteScratch) take() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		all, start := string(q.text), 0
		for i, end := range q.ends {
			if !yield(i, all[start:end]) {
				break
			}
			start = end
		}
		q.text, q.ends = q.text[:0], q.ends[:0]
	}
}

// appendQuote appends the words in span, with what stands around them in
// content, on one line.
func appendQuote(dst []byte, body string, content, span source.Span) []byte {
	if content.Empty() || !content.Contains(span) {
		content = content.Cover(span)
	}
	start, end := content.Start, content.End
	if content.Len() > quoteMost {
		start = max(start, backRunes(body, span.Start, quoteSide))
		end = min(end, forwardRunes(body, min(span.End, span.Start+quoteMost), quoteSide))
		if start > content.Start {
			dst = append(dst, "…"...)
		}
	}
	dst = appendLine(dst, body[start:end])
	if end < content.End {
		dst = append(dst, "…"...)
	}
	return dst
}

// appendLine appends s on one line.
func appendLine(dst []byte, s string) []byte {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 && strings.IndexByte(s, '\t') < 0 {
		return append(dst, s...)
	}
	space := false
	for i := range len(s) {
		switch b := s[i]; b {
		case ' ', '\n', '\r', '\t':
			space = true
		default:
			if space && i > 0 {
				dst = append(dst, ' ')
			}
			space = false
			dst = append(dst, b)
		}
	}
	return dst
}

// backRunes returns the offset n characters before off, and forwardRunes the
// one n characters after it, both on a character's first byte.
func backRunes(s string, off, n int) int {
	for ; off > 0 && n > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:off])
		off -= size
	}
	return off
}

func forwardRunes(s string, off, n int) int {
	for off < len(s) && !utf8.RuneStart(s[off]) {
		off++
	}
	for ; off < len(s) && n > 0; n-- {
		_, size := utf8.DecodeRuneInString(s[off:])
		off += size
	}
	return off
}

package export

import (
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/source"
)

// What is shown of one segment as evidence is bounded: a line of megabytes would
// else stand once for every word that is coded in it.
const (
	mostQuoteBytes = 4000 // of a quote's text
	mostQuoteMarks = 100  // matched words in one quote
)

// Extract returns at most about most bytes of text, whole words around the mark
// at, with "…" where something is left out; text itself if it is no longer.
// The span is of text, and says what was taken of it.
func Extract(text string, at source.Span, most int) (string, source.Span) {
	whole := source.Span{Start: 0, End: len(text)}
	if len(text) <= most {
		return text, whole
	}
	room := max(0, most-(at.End-at.Start)) / 2
	from, to := max(0, at.Start-room), min(len(text), at.Start+max(room, most-room))
	if to-from < most {
		to = min(len(text), from+most)
	}
	from, to = wordFrom(text, from), wordTo(text, to)
	short := text[from:to]
	if from > 0 {
		short = "…" + short
	}
	if to < len(text) {
		short += "…"
	}
	return short, source.Span{Start: from, End: to}
}

// longWord is how far a cut is moved to fall between words.
const longWord = 40

func wordFrom(text string, i int) int {
	if i == 0 {
		return 0
	}
	if n := strings.IndexByte(text[i:min(i+longWord, len(text))], ' '); n >= 0 {
		return i + n + 1
	}
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

func wordTo(text string, i int) int {
	if i == len(text) {
		return i
	}
	low := max(0, i-longWord)
	if n := strings.LastIndexByte(text[low:i], ' '); n >= 0 {
		return low + n
	}
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// quoted cuts the words of a quote, and its ascending disjoint marks, to what is
// shown; partly reports whether anything was left out.
func quoted(text string, marks []source.Span) (_ string, _ []source.Span, partly bool) {
	if len(text) > mostQuoteBytes {
		at := source.Span{}
		if len(marks) > 0 {
			at = marks[0]
		}
		short, took := Extract(text, at, mostQuoteBytes)
		shift := took.Start
		if shift > 0 {
			shift -= len("…")
		}
		within := marks[:0]
		for _, m := range marks {
			if m.Start < took.Start {
				continue
			}
			if m.End > took.End {
				break
			}
			within = append(within, source.Span{Start: m.Start - shift, End: m.End - shift})
		}
		text, marks, partly = short, within, true
	}
	if len(marks) > mostQuoteMarks {
		marks, partly = marks[:mostQuoteMarks], true
	}
	return strings.Clone(text), append([]source.Span(nil), marks...), partly
}

package ingest

import (
	"iter"
	"strings"

	"github.com/temakod/temakod/pipeline/source"
)

// goldmark's tree takes some four hundred times the room of a table's text, so
// a long file is read piece by piece: a piece ends, once it is long enough,
// where a line that begins neither list nor quotation follows an empty line, for
// there every block but code and raw HTML is closed. A piece that cannot be
// ended is left without layout.
const (
	markdownPiece    = 32 << 10
	maxMarkdownPiece = 1 << 20
)

// markdownPieces returns the pieces of body from byte from on.
func markdownPieces(body string, from int) iter.Seq[source.Span] {
	return func(yield func(source.Span) bool) {
		start, off, empty, until := from, from, false, ""
		for line := range strings.Lines(body[from:]) {
			if until == "" && empty && off-start >= markdownPiece && beginsAnew(line) {
				if !yield(source.Span{Start: start, End: off}) {
					return
				}
				start = off
			}
			if until != "" {
				if strings.Contains(line, until) {
					until = ""
				}
			} else {
				until = opensRaw(strings.TrimLeft(line, " \t"))
			}
			empty = strings.TrimSpace(line) == ""
			off += len(line)
		}
		if start < len(body) {
			yield(source.Span{Start: start, End: len(body)})
		}
	}
}

// beginsAnew reports whether a line after an empty one begins a block that is
// in no list or quotation.
func beginsAnew(line string) bool {
	return strings.IndexByte(" \t\r\n-+*>0123456789", line[0]) < 0
}

// opensRaw returns what ends the code or raw HTML that a line begins, if its end
// is not on the line itself; "" if it begins none.
func opensRaw(line string) string {
	for _, raw := range [...][2]string{
		{"```", "```"}, {"~~~", "~~~"}, {"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"},
		{"<script", "</script"}, {"<pre", "</pre"}, {"<style", "</style"}, {"<textarea", "</textarea"},
	} {
		if rest, ok := strings.CutPrefix(line, raw[0]); ok && !strings.Contains(rest, raw[1]) {
			return raw[1]
		}
	}
	return ""
}

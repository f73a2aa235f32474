// Package source holds the text that everything else points into: bytes with
// places, and errors that say where they are.
//
// Start with [New], which makes a [Text]; every later stage keeps a [Span] of
// it, and a line and column are worked out by [Text.Position] only to be shown.
package source

// A Span is a stretch of a text: byte offsets from 0, half-open.
type Span struct {
	Start, End int
}

// Len returns the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no bytes.
func (s Span) Empty() bool { return s.End <= s.Start }

// Text returns the bytes of body that the span covers.
func (s Span) Text(body string) string { return body[s.Start:s.End] }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover returns the smallest span that holds both s and o.
func (s Span) Cover(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

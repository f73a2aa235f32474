package evaluate

import (
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/code"
)

// codedLines finds what a run made of a line or segment of one document. A
// line carries each coding that lies on it, even in part; its role is that of
// the narrowest segment on it.
type codedLines struct {
	c        *code.Coded
	onLine   map[int][]int // codings by line
	narrow   map[int]int   // by line: the narrowest segment
	segments map[string]int

	codings []int // of the unit last looked at
}

func newCodedLines(c *code.Coded) *codedLines {
	n := &codedLines{c: c, onLine: map[int][]int{}, narrow: map[int]int{}, segments: map[string]int{}}
	text := c.Document.Text
	for i := range c.Codings {
		at := c.Codings[i].Span
		first, last := text.LineAt(at.Start), text.LineAt(max(at.Start, at.End-1))
		for line := first; line <= last; line++ {
			n.onLine[line] = append(n.onLine[line], i)
		}
	}
	width := map[int]int{}
	for i := range c.Document.Segments {
		s := &c.Document.Segments[i]
		n.segments[s.ID()] = i
		first, last := int(s.Line), int(s.EndLine)
		for line := first; line <= last; line++ {
			if w, ok := width[line]; !ok || last-first < w {
				n.narrow[line], width[line] = i, last-first
			}
		}
	}
	return n
}

// look fills in a unit's text and role and finds its codings; false if the
// document has no such line or segment.
func (n *codedLines) look(u *unit) bool {
	text := n.c.Document.Text
	if u.segment != "" {
		i, ok := n.segments[u.segment]
		if !ok {
			return false
		}
		s := &n.c.Document.Segments[i]
		u.line = int(s.Line)
		u.runRole, u.text = s.Role.String(), shorten(s.Content.Text(text.Body))
		n.codings = n.codings[:0]
		for k := range n.c.Codings {
			if n.c.Codings[k].Segment == i {
				n.codings = append(n.codings, k)
			}
		}
		return true
	}
	if u.line > text.Lines() {
		return false
	}
	u.runRole = ""
	if i, ok := n.narrow[u.line]; ok {
		u.runRole = n.c.Document.Segments[i].Role.String()
	}
	u.text = shorten(text.Line(u.line).Text(text.Body))
	n.codings = n.onLine[u.line]
	return true
}

// textWidth is how many characters of a line or segment a table shows.
const textWidth = 300

// shorten returns s on one line, cut after textWidth characters.
func shorten(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= textWidth {
		return s
	}
	n := 0
	for i := range s {
		if n == textWidth {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

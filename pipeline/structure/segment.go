package structure

import (
	"slices"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// emit makes the segments of the units.
func (s *splitter) emit() {
	doc := s.doc
	doc.Segments = s.room(len(s.units) + len(s.units)/8)
	s.first = slices.Grow(s.first, len(s.units))[:len(s.units)]
	repaired := 0
	for i := range s.units {
		u := &s.units[i]
		s.first[i] = int32(len(doc.Segments))
		if u.whole() {
			s.add(i, u, u.span(), source.Span{Start: int(u.text), End: int(u.end)})
		} else {
			s.pieces(i)
		}
		if u.repaired < 0 {
			continue
		}
		from := int(u.repaired)
		for repaired = from; repaired < len(s.holes) && s.holes[repaired].Span.Start < int(u.end); repaired++ {
		}
		s.merge(int(s.first[i]), s.holes[from:repaired])
	}
	if !s.opt.Bare {
		s.identify()
		s.shout()
		s.brace()
	}
}

// identify gives the segments what their ids are made from.
func (s *splitter) identify() {
	all := s.doc.Segments
	met := s.tables[0].fit(len(all)) // the counts of units have been used
	for i := range all {
		g := &all[i]
		g.Key = hash(g.Span.Text(s.body))
		c := met.at(g.Key | 1)
		g.Nth = int32(*c)
		*c++
	}
}

// whole reports whether the unit is one segment, as most are: [splitter.pieces] has
// nothing to do.
func (u *unit) whole() bool {
	return uint32(u.is&(row|prompts|heads|titles))|uint32(u.marks&wide)|uint32(u.holds&holdsBrace) == 0
}

// room returns memory for n segments, all of it zero.
func (s *splitter) room(n int) []corpus.Segment {
	spare := s.segments
	s.segments = nil
	if cap(spare) < n {
		return make([]corpus.Segment, 0, n)
	}
	clear(spare) // beyond them it has been empty
	return spare[:0]
}

// pieces adds the segments of unit i: one for most, one a cell for a row, one a
// question where several stand on a line.
func (s *splitter) pieces(i int) {
	u := &s.units[i]
	whole := source.Span{Start: int(u.text), End: int(u.end)}
	switch {
	case u.has(row) && !u.has(separator):
		first := len(s.doc.Segments)
		for _, c := range s.cellsOf(i) {
			s.add(i, u, c.span, c.content)
		}
		if !u.has(fixed) {
			s.cellRoles(first, len(s.doc.Segments))
		}
		return
	case u.has(prompts) && !u.has(turn) && u.has(question):
		if at := s.questionStarts(whole); len(at) > 0 {
			s.split(i, whole, at)
			return
		}
	case u.marks.has(wide) && !u.has(heads|turn|separator) && u.kind != corpus.KeyValue && u.first == u.last:
		if at := columns(whole.Text(s.body)); len(at) > 0 && len(at) <= 5 && u.words <= 40 {
			u.kind = corpus.Line
			for k := range at {
				at[k] += whole.Start
			}
			s.split(i, whole, at)
			return
		}
	case u.role == corpus.Response && !u.has(turn) && u.holds.has(holdsBrace):
		if k := strings.Index(whole.Text(s.body), " } "); k > 0 && strings.IndexByte(s.body[whole.Start:whole.Start+k], '{') < 0 {
			s.braced = append(s.braced, i)
			s.split(i, whole, []int{whole.Start + k + 1})
			return
		}
	}
	if u.has(heads | titles | prompts) {
		if u.marker.glyph == '#' {
			whole.End -= closingMarks(whole.Text(s.body))
		}
		whole = unquote(s.body, whole)
	}
	s.add(i, u, u.span(), whole)
}

// split adds a segment for each stretch of whole between the offsets at.
func (s *splitter) split(i int, whole source.Span, at []int) {
	start := int(s.units[i].start)
	from := whole.Start
	for k := 0; k <= len(at); k++ {
		to := whole.End
		if k < len(at) {
			to = at[k]
		}
		content := trim(s.body, source.Span{Start: from, End: to})
		span := content
		if k == 0 {
			span.Start = start
		}
		if content.Start < content.End && s.body[content.Start] == '}' {
			content.Start = skipSpace(s.body[:content.End], content.Start+1)
		}
		if s.units[i].has(prompts) {
			content = unquote(s.body, content)
		}
		s.add(i, &s.units[i], span, content)
		from = to
	}
}

// questionStarts returns where the second and later questions of a line begin.
func (s *splitter) questionStarts(whole source.Span) []int {
	t := whole.Text(s.body)
	var at []int
	for i := 0; ; {
		k := strings.Index(t[i:], "? ")
		if k < 0 {
			return at
		}
		i += k + 2
		if asksAt(t[i:]) && strings.IndexByte(t[i:], '?') > 0 && t[i] != '(' {
			at = append(at, whole.Start+i)
		}
	}
}

// unquote takes quotation marks off the ends of a heading or question that they
// stand around, though one of them may lack its fellow.
func unquote(body string, c source.Span) source.Span {
	if c.Start < c.End && !quoteBytes[body[c.Start]] && !quoteBytes[body[c.End-1]] {
		return c // as nearly all
	}
	for c.Start < c.End {
		t := c.Text(body)
		if n := quote(t); n > 0 {
			c.Start += n
			continue
		}
		n := quoteBefore(t)
		if n == 0 || quotesIn(t)%2 == 0 && quoteBefore(body[:c.Start]) == 0 {
			return c
		}
		c.End -= n
	}
	return c
}

var quotes = [...]string{`"`, "”", "“", "»", "«", "’", "‘", "„"}

// quoteBytes are the bytes that quotes begin and end with.
var quoteBytes = func() (t [256]bool) {
	for _, q := range quotes {
		t[q[0]], t[q[len(q)-1]] = true, true
	}
	return t
}()

// quote returns the length of the quotation mark at the head of t, 0 if none.
func quote(t string) int {
	for _, q := range quotes {
		if strings.HasPrefix(t, q) {
			return len(q)
		}
	}
	return 0
}

// quoteBefore returns the length of the quotation mark that t ends with, 0 if none.
func quoteBefore(t string) int {
	for _, q := range quotes {
		if strings.HasSuffix(t, q) {
			return len(q)
		}
	}
	return 0
}

func quotesIn(t string) int {
	n := 0
	for _, q := range quotes {
		n += strings.Count(t, q)
	}
	return n
}

// add adds a segment of unit i, which is u.
func (s *splitter) add(i int, u *unit, span, content source.Span) {
	all, at := s.doc.Segments, len(s.doc.Segments)
	if at == cap(all) {
		all = slices.Grow(all, 1)
	}
	all = all[:at+1]
	s.doc.Segments = all
	// Field by field: what is put together elsewhere and copied stalls.
	g, l := &all[at], &s.lines[u.first] // the segment is empty, see room
	g.Span, g.Content = span, content
	g.Line, g.EndLine = l.number, l.number
	if u.first != u.last {
		g.Line, g.EndLine = s.linesOf(u, at, span)
	}
	g.Role, g.Evidence, g.Confidence = u.role, u.evidence, u.confidence
	g.Kind, g.Level, g.Repairs, g.Section, g.Parent = u.kind, int(u.level), u.repairs, -1, -1
	if u.parent >= 0 {
		g.Parent = int(s.first[u.parent])
	}
	if u.block >= 0 || u.has(turn) {
		g.Case, g.Speaker, g.Time = int(u.caseNo), u.speaker, u.time
		if u.has(row) {
			if b := s.blockAt(u, content.Start); b != nil {
				g.Case = b.Case
			}
		}
	}
	s.found = append(s.found, found{l.said, int32(i), l.entry})
	if u.first != u.last || content.Start != int(l.text) || content.End != int(l.end) {
		s.found[at] = found{said: s.wordsOf(u, content), unit: int32(i)}
	}
	if u.role == corpus.Heading {
		s.headed++
	}
	if u.holds.has(holdsDigit|holdsAt|holdsMarkup|holdsShout|holdsBang) || content.Start < int(u.text) {
		s.inspect(g, at, u)
	}
}

// inspect looks at what g, which is segment at, of unit u, holds beside words.
func (s *splitter) inspect(g *corpus.Segment, at int, u *unit) {
	marked := g.Content.Start < int(u.text) // what stands before the text is known by nothing
	if (u.holds.has(holdsDigit) || marked) && mayVote(g.Content.Text(s.body)) {
		s.ballots = append(s.ballots, int32(at))
	}
	if u.holds.has(holdsAt|holdsNumber) || marked {
		s.private = append(s.private, int32(at))
	}
	if !u.has(separator) && (marked || u.holds.has(holdsMarkup) || u.holds.has(holdsShout) && !s.opt.Bare || u.holds.has(holdsBang) && u.holds.has(holdsParen)) {
		var toks []tokenise.Token
		if f := &s.found[at]; f.words >= 0 {
			toks = s.read.tokens(f.said)
		}
		s.emphasise(g, at, u, toks)
	}
}

// linesOf returns the numbers of the lines on which span begins and ends, which is
// segment at: unit u of several lines or a piece of it.
func (s *splitter) linesOf(u *unit, at int, span source.Span) (first, last int32) {
	first, last = s.lines[u.first].number, s.lines[u.last].number
	if span == u.span() {
		return first, last
	}
	if at > 0 {
		first = max(first, s.doc.Segments[at-1].EndLine)
	}
	n := s.doc.Text.LineFrom(int(first), span.Start)
	return int32(n), int32(s.doc.Text.LineFrom(n, max(span.Start, span.End-1)))
}

// found is what [Splitter.Found] tells of a segment but for its holes, and its unit.
type found struct {
	said
	unit int32
	line uint64
}

// wordsOf returns what was found of a segment of unit u that is no whole line, if its
// content is the whole of the unit or part of a line.
func (s *splitter) wordsOf(u *unit, content source.Span) said {
	l := &s.lines[u.first]
	switch {
	case content.Start == int(l.text) && content.End == int(s.lines[u.last].end):
	case u.first == u.last && content.Start >= int(l.text) && content.End <= int(l.end):
		return said{l.said.from, l.said.to, -1}
	default:
		return said{}
	}
	whole := l.said
	for i := u.first + 1; i <= u.last; i++ {
		at := s.lines[i].said
		if at.from != whole.to || whole.to == 0 {
			return said{}
		}
		whole.to = at.to
		whole.words += at.words
	}
	return whole
}

// merge adds the holes that repairs left to the segments from index first on.
func (s *splitter) merge(first int, holes []corpus.Hole) {
	for i := first; i < len(s.doc.Segments); i++ {
		g := &s.doc.Segments[i]
		var in []corpus.Hole
		for _, h := range holes {
			if g.Content.Contains(h.Span) {
				in = append(in, h)
			}
		}
		if len(in) == 0 {
			continue
		}
		for _, h := range g.Holes {
			if !slices.ContainsFunc(in, func(o corpus.Hole) bool { return o.Span.Overlaps(h.Span) }) {
				in = append(in, h)
			}
		}
		slices.SortFunc(in, func(a, b corpus.Hole) int { return a.Span.Start - b.Span.Start })
		g.Holes = in
	}
}

// brace gives the lines above a brace, "Referensgrupp } träffas ofta", the
// words after it as their context.
func (s *splitter) brace() {
	for _, i := range s.braced {
		label := int(s.first[i]) + 1
		for k := i; k >= 0; k-- {
			if s.units[k].role != corpus.Response {
				break
			}
			s.doc.Segments[s.first[k]].Parent = label
			if s.units[k].gap > 0 {
				break
			}
		}
	}
}

// title is a heading's text without what is around it.
func title(t string) string {
	if t != "" && wordLetter(t, 0) && wordLetter(t, len(t)-1) && t[len(t)-1] < 0x80 {
		return t
	}
	return strings.Trim(t, " :*_#\t\u00a0")
}

// id makes a short id from a hash, and "-2", "-3" for the second and third of
// the same.
func id(kind byte, same uint64, nth int) string {
	return string(appendID(make([]byte, 0, 12), kind, same, nth))
}

// appendID appends what id returns to b.
func appendID(b []byte, kind byte, same uint64, nth int) []byte {
	const digits = "0123456789abcdefghjkmnpqrstvwxyz"
	b = append(b, kind)
	for range 8 {
		b = append(b, digits[same>>59])
		same <<= 5
	}
	if nth > 1 {
		b = append(b, '-')
		b = strconv.AppendInt(b, int64(nth), 10)
	}
	return b
}

package structure

import (
	"slices"
	"time"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A unit is what gets one role: an item with the lines it runs over, a
// paragraph, a row of a table. Most units become one segment.
type unit struct {
	// What the passes over all units ask stands first, side by side in memory.
	is               unitIs
	marks            lineMarks
	kind             corpus.Kind
	role             corpus.Role
	holds            holding // of its lines
	words            int32
	first, last      int32 // lines
	start, end, text int32
	gap, after       int32 // blank lines before and after
	indent           int32
	marker           marker

	same       uint64 // see [splitter.samenessOf]
	letters    uint32 // see reading; 0 if its sameness is of no interest
	counts     tally  // see [splitter.tally]
	confidence float32
	evidence   corpus.Evidence
	level      int32 // of an item or heading
	parent     int32 // unit whose label this one stands under, -1 if none
	block      int32
	repaired   int32 // index in splitter.holes of its first hole
	repairs    corpus.RepairSet
	heading    asHeading
	caseNo     int32
	speaker    string
	time       time.Duration
}

// unitIs is what has been found out about a unit.
type unitIs uint32

const (
	question      unitIs = 1 << iota // has the form of a question
	again                            // its text comes again in the document
	announced                        // ... later on, so this is not where it is answered
	heads                            // is a heading
	titles                           // belongs to the title at the head
	labels                           // is an item that ends with a colon and owns those after it
	row                              // is a table's row
	separator                        // is a line of a table, a rule
	prompts                          // is a prompt
	introduces                       // introduces the questions after it
	list                             // is an item, marked or not
	fixed                            // its role is settled: by the layout or by a person
	turn                             // is a speaker's turn
	person                           // stands in a list of people
	keyedLine                        // is a field "Key: value" about the event
	legendLine                       // explains the document's marks
	pointerLine                      // shows the way to another place
	furnitureLine                    // belongs to a web page or paper
	linkLine                         // is an address on the web
	steps                            // is numbered, over text, and so is the number before or after it
	runs                             // stands in a run of short lines with blank lines between
	shortLine                        // see [unit.short], once it has been sifted
)

func (u *unit) has(any unitIs) bool { return u.is&any != 0 }

// set gives the unit its role.
func (u *unit) set(r corpus.Role, e corpus.Evidence, confidence float32) {
	u.role, u.evidence, u.confidence = r, e, confidence
}

// item reports whether the unit has a bullet or number, and is no heading.
func (u *unit) item() bool {
	return (u.kind == corpus.Bullet || u.kind == corpus.Numbered) && !u.has(heads)
}

// short reports whether the unit is one line that could be a heading, by its looks.
func (u *unit) short() bool { return u.has(shortLine) }

// measure notes whether the unit is short.
func (u *unit) measure() {
	u.is |= shortLine * unitIs(bit(u.first == u.last)&bit(u.words <= 12)&bit(u.end-u.text <= 110)&
		bit(uint32(u.marks&(ends|tabbed|piped|timed|ruled))|uint32(u.is&(row|separator|turn)) == 0))
}

// assemble groups lines into units: it joins what belongs together, and tells
// items, rows and paragraphs apart.
func (s *splitter) assemble() {
	s.wrap = measureWrap(s.lines)
	if s.read.marks.has(paging) {
		s.findPageHeads()
	}
	if !s.wrap.hard {
		s.aired = air(s.lines, s.wrap.spaced)
	}
	s.units = slices.Grow(s.units, len(s.lines))[:len(s.lines)]
	s.echoes.fit(len(s.lines))
	hard, mends := bit(s.wrap.hard), bit(!s.opt.NoRepair)
	n := 0
	for i := 0; i < len(s.lines); n++ {
		u, l := &s.units[n], &s.lines[i]
		*u = unit{}
		u.begin(l, i)
		for i++; i < len(s.lines) && mends&(hard|s.lines[i].mayGoOn()) == 1; {
			next := s.join(u, i)
			if next == i {
				break
			}
			i = next
		}
		u.after = 1
		if i < len(s.lines) {
			u.after = s.lines[i].gap
		}
		if !u.has(separator) {
			s.finish(u, l)
		}
	}
	s.units = s.units[:n]
}

// dresses are what units are like by the glyph of their marker.
var dresses = func() (t [256]struct {
	kind corpus.Kind
	is   unitIs
}) {
	for i := range t {
		t[i].kind, t[i].is = corpus.Bullet, list
	}
	t[0].kind, t[0].is = corpus.Paragraph, 0
	t['#'].kind, t['#'].is = corpus.HeadingLine, 0
	t['p'].kind, t['p'].is = corpus.Numbered, 0
	t['n'].kind, t['a'].kind = corpus.Numbered, corpus.Numbered
	return t
}()

// begin makes u, which is empty, a unit of line i, which is l, alone.
func (u *unit) begin(l *line, i int) {
	// Field by field: what is put together elsewhere and copied stalls.
	u.first, u.last, u.start, u.end, u.text = int32(i), int32(i), l.start, l.end, l.text
	u.marker, u.indent, u.gap, u.block = l.marker, l.indent, l.gap, l.block
	u.marks, u.holds, u.words = l.marks, l.holds, l.words
	u.parent, u.repaired = -1, -1
	dress := &dresses[l.marker.glyph]
	u.kind, u.is = dress.kind, dress.is
	switch {
	case l.marks.has(ruled):
		u.kind = corpus.Rule
		u.is = separator
		if l.marks.has(piped) {
			u.is |= row
		}
	case l.marks.has(piped):
		u.is |= row
		u.kind = corpus.Cell
	}
}

// finish works out what needs the whole of unit u, whose first line is l.
func (s *splitter) finish(u *unit, l *line) {
	u.letters = l.letters
	if u.first == u.last {
		u.counts, u.heading, u.same = l.counts, l.heading, l.same
	} else {
		u.marks = u.marks&^(asks|ends|colon) | s.lines[u.last].marks&(asks|ends|colon)
		var r reading
		if !s.readLines(u, &r, &u.counts) {
			s.read.read(&r, &u.counts, int(u.text), int(u.end))
		}
		u.letters = r.letters
	}
	switch {
	case u.first != u.last:
		u.is |= s.forms(u)
	case l.formed:
		u.is |= l.forms
	default:
		is := s.forms(u)
		u.is |= is
		if f := s.kept(u); f != nil {
			f.forms, f.formed = is, true
		}
	}
	if u.marks.has(pageHead) && u.first == u.last {
		u.is |= furnitureLine
	}
	u.letters &= -(bit(u.words <= sameWords) | bit(u.has(question))) // 0 of all others
	s.echoes.add(u.lettersKey())
}

// lettersKey returns the letters of the unit with all bits mixed.
func (u *unit) lettersKey() uint64 { return mix(uint64(u.letters), k1) }

// forms returns what the text of the unit alone says about it.
func (s *splitter) forms(u *unit) (is unitIs) {
	if u.item() && u.marks.has(colon) {
		is |= labels
	}
	if (u.marks.has(asks) || u.holds.has(holdsQuery)) && s.questionForm(u) {
		is |= question
	}
	if s.plain(u) {
		return is // as most
	}
	return is | s.practicalForm(u, is)
}

// kept returns what the memo keeps of the line that is the unit, nil if nothing.
func (s *splitter) kept(u *unit) *facts {
	l := &s.lines[u.first]
	if l.entry == 0 || u.first != u.last {
		return nil
	}
	return s.read.memo.numbered(l.entry)
}

// tasks reports whether a word of the unit has any of the taskCues.
func (u *unit) tasks() bool {
	return u.counts.all&taskCues != 0
}

// samenessOf returns the sameness of a short unit or a question, 0 of others. It is
// worked out when it is first asked for: few units are anywhere near the same.
func (s *splitter) samenessOf(u *unit) uint64 {
	if u.letters == 0 {
		return 0
	}
	if u.same == 0 {
		u.same = sameness(s.letters(u))
		if f := s.kept(u); f != nil {
			f.same = u.same
		}
	}
	return u.same
}

// letters returns the text of a unit whose letters its sameness minds.
func (s *splitter) letters(u *unit) string { return s.body[s.lines[u.first].text:u.end] }

// nest gives items their level and their parent: by indent, by label with a
// colon, and by brace.
func (s *splitter) nest() {
	var stack []int // units, outermost first
	label := -1
	for i := range s.units {
		u := &s.units[i]
		switch {
		case u.role == corpus.Heading || u.role == corpus.Prompt || u.role == corpus.Meta || u.has(turn):
			stack, label = stack[:0], -1
			continue
		case u.item():
			for n := len(stack); n > 0 && !s.deeper(&s.units[stack[n-1]], u); n-- {
				stack = stack[:n-1]
			}
			if n := len(stack); n > 0 {
				u.parent = int32(stack[n-1])
			}
			stack = append(stack, i)
			u.level = int32(len(stack))
			label = -1
			if u.has(labels) {
				label = i
			}
		case label >= 0 && u.role == s.units[label].role && u.words <= 40:
			u.parent = int32(label)
			u.kind = corpus.Line
			u.level = s.units[label].level + 1
			u.is |= list
		default:
			stack, label = stack[:0], -1
		}
	}
}

// deeper reports whether item u stands under item p.
func (s *splitter) deeper(p, u *unit) bool {
	if p.block >= 0 && u.block >= 0 && s.levelled(p, u) {
		return s.doc.Layout[p.block].Level < s.doc.Layout[u.block].Level
	}
	return u.indent > p.indent || u.indent == p.indent && p.has(labels) && u.marker.glyph != p.marker.glyph && !u.has(labels)
}

// levelled reports whether the format says of what level items p and u are, and of
// different ones.
func (s *splitter) levelled(p, u *unit) bool {
	a, b := &s.doc.Layout[p.block], &s.doc.Layout[u.block]
	return a.Kind == corpus.ItemBlock && b.Kind == corpus.ItemBlock && a.Level != b.Level
}

// span returns where the unit stands.
func (u *unit) span() source.Span { return source.Span{Start: int(u.start), End: int(u.end)} }

// content returns the unit without its marker.
func (s *splitter) content(u *unit) string { return s.body[u.text:u.end] }

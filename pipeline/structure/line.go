package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/source"
)

// A line is one printed line that is not blank.
type line struct {
	start, end int32 // without white space around
	text       int32 // where the text begins, after the marker
	number     int32 // from 1
	indent     int32 // in columns; a tab counts four
	gap        int32 // blank lines before it
	block      int32 // index in the layout of the block that it begins in, -1 if none
	said       said
	facts
}

// facts is what a line is like, which rests on its text alone but for two of the
// marks, pageCut and pageHead.
type facts struct {
	marker  marker
	marks   lineMarks
	reading        // of the text, after the marker
	counts  tally  // of its words
	forms   unitIs // of a unit of this line alone, if formed
	formed  bool
	heading asHeading
	same    uint64 // see [splitter.samenessOf]; 0 until it is asked for
	entry   uint64 // by which the memo keeps it, 0 if it does not
}

// lineMarks is what a line looks like.
type lineMarks uint16

const (
	asks     lineMarks = 1 << iota // ends with a question mark, brackets and quotes aside
	ends                           // ends with . ! ? or … likewise
	colon                          // ends with a colon
	lowerOne                       // the text begins with a lower-case letter
	upperOne                       // ... or an upper-case one
	capitals                       // four letters or more, all capitals
	tabbed                         // holds a tab
	wide                           // holds a gap of four spaces or more
	piped                          // begins with |
	pageCut                        // a form feed stands before it
	timed                          // the text begins with a time of day
	ruled                          // holds no letter or digit
	quoted                         // begins with a quotation mark
	paging                         // ends with what may be the number of a page, see [pageAt]
	pageHead                       // stands at the head or foot of each page, see [splitter.findPageHeads]
)

func (m lineMarks) has(any lineMarks) bool { return m&any != 0 }

// scan appends the lines of text that are not blank to lines. t reads its body.
func scan(lines []line, text *source.Text, t *reader) []line {
	body := t.body
	gap, marks := 0, lineMarks(0)
	for n, last := 1, text.Lines(); n <= last; n++ {
		raw := text.Line(n)
		if raw.Empty() { // as most blank lines
			gap++
			continue
		}
		s := trim(body, raw)
		if s.Empty() {
			gap++
			if strings.IndexByte(raw.Text(body), '\f') >= 0 {
				gap |= formFeed
			}
			continue
		}
		// Filled in place: what is put together elsewhere and copied stalls.
		lines = append(lines, line{})
		l := &lines[len(lines)-1]
		l.start, l.end, l.number = int32(s.Start), int32(s.End), int32(n)
		l.look(t)
		marks |= l.marks
		l.gap, l.block = int32(gap&^formFeed), -1
		if gap&formFeed != 0 {
			l.marks |= pageCut
		}
		gap = 0
		if raw.Start < s.Start {
			l.indented(body[raw.Start:s.Start])
		}
	}
	t.marks = marks
	return lines
}

// indented notes what stands before the line: white space.
func (l *line) indented(before string) {
	for _, c := range []byte(before) {
		switch c {
		case '\t':
			l.indent += 4
		case '\f':
			l.marks |= pageCut
		default:
			l.indent++
		}
	}
}

// formFeed is a bit beside the count of blank lines.
const formFeed = 1 << 30

// look finds out the facts of the line, or recalls them.
func (l *line) look(t *reader) {
	s := t.body[l.start:l.end]
	if len(s) > memoText || t.memo == nil {
		l.measure(t)
		return
	}
	key := glance(s)
	if f := t.memo.find(key, s); f != nil {
		l.facts, l.text = *f, l.start+f.marker.size
		return
	}
	l.measure(t)
	t.memo.meet(key, s, &l.facts)
}

// measure works out the facts of the line.
func (l *line) measure(t *reader) {
	s := t.body[l.start:l.end]
	if marked(s) {
		l.marker = parseMarker(s)
	}
	l.text = l.start + l.marker.size
	l.survey(t)
	s = t.body[l.text:l.end]
	l.marks |= headMarks(s) | tailMarks(s)
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if classes[s[i]] == digit {
			return true
		}
	}
	return false
}

// headMarks looks at how s begins.
func headMarks(s string) (m lineMarks) {
	switch classes[s[0]] { // as most
	case lower:
		return lowerOne
	case upper:
		return upperOne
	}
	if s[0] == '|' {
		m |= piped
	}
	if clock(s) > 0 {
		m |= timed
	}
	i := 0
	for i < len(s) {
		n := opener(s[i:])
		if n == 0 {
			break
		}
		if s[i] != '*' && s[i] != '_' && s[i] != '(' {
			m |= quoted
		}
		i += n
	}
	switch {
	case isLower(s, i):
		m |= lowerOne
	case isUpper(s, i):
		m |= upperOne
	}
	return m
}

// tailMarks looks at how s ends. A closing bracket is looked past, with what it
// holds: "Vilka risker finns? (hinder, svagheter)" asks.
func tailMarks(s string) (m lineMarks) {
	switch c := s[len(s)-1]; { // as most
	case c == '.':
		return ends
	case classes[c] == digit:
		return pageMark(s)
	case wordBytes[c] == 0 && c < 0x80:
		return 0
	}
	t := trimClosers(s)
	if strings.HasSuffix(t, ")") {
		if i := strings.LastIndexByte(t, '('); i > 0 {
			inner := tail(trimClosers(t[:len(t)-1]))
			if m = tail(trimClosers(strings.TrimRight(t[:i], " "))); m&asks == 0 && inner&ends != 0 && inner&asks == 0 {
				m |= ends
			}
			return m&^colon | pageMark(t)
		}
		t = trimClosers(t[:len(t)-1])
	}
	return tail(t)
}

func tail(t string) lineMarks {
	switch {
	case t == "":
		return 0
	case t[len(t)-1] == '?':
		return asks | ends
	case abbreviated(t):
		return 0
	case t[len(t)-1] == '.' || t[len(t)-1] == '!' || strings.HasSuffix(t, "…"):
		return ends
	case t[len(t)-1] == ':':
		return colon
	}
	return 0
}

// abbreviated reports whether t ends with a short form that has a full stop, and so need
// be no sentence: "Ny vårdcentral m.m."
func abbreviated(t string) bool {
	return len(t) > 5 && t[len(t)-1] == '.' && (strings.HasSuffix(t, " m.m.") || strings.HasSuffix(t, " m.fl.") || strings.HasSuffix(t, " mm."))
}

// trimClosers takes quotes and emphasis marks off the end of s.
func trimClosers(s string) string {
	if s != "" && bannerMarks[s[len(s)-1]] {
		s = s[:len(s)-closingMarks(s)]
	}
	for s != "" {
		switch c := s[len(s)-1]; {
		case c == '"' || c == '\'' || c == '*' || c == '_' || c == ' ':
			s = s[:len(s)-1]
		case c >= 0x80 && (strings.HasSuffix(s, "”") || strings.HasSuffix(s, "’") || strings.HasSuffix(s, "“")):
			s = s[:len(s)-3]
		case c >= 0x80 && strings.HasSuffix(s, "»"):
			s = s[:len(s)-2]
		case c == '>' && strings.HasSuffix(s, "</i>") || strings.HasSuffix(s, "</b>"):
			s = s[:len(s)-4]
		default:
			return s
		}
	}
	return s
}

// opener returns the length of the quotation mark, bracket or emphasis mark at
// the head of s, 0 if there is none.
func opener(s string) int {
	switch c := s[0]; {
	case c == '"' || c == '\'' || c == '*' || c == '_' || c == '(':
		return 1
	case c == '<' && (strings.HasPrefix(s, "<i>") || strings.HasPrefix(s, "<b>")):
		return 3
	case c == 0xE2 && (strings.HasPrefix(s, "”") || strings.HasPrefix(s, "“") || strings.HasPrefix(s, "’") || strings.HasPrefix(s, "‘") || strings.HasPrefix(s, "„")):
		return 3
	case c == 0xC2 && (strings.HasPrefix(s, "»") || strings.HasPrefix(s, "«")):
		return 2
	}
	return 0
}

// A text of airless lines or more with hardly a blank one between, as a word
// processor saves it, says nothing by its blank lines.
const airless = 20

// air puts a blank line before each line of a text in which only so many have one, so that every
// line is a paragraph of its own, and reports whether it did. Hand codings of notes whose blank lines were
// taken out agreed on 0.75 to 0.97 of the lines without this, 0.96 and more with.
func air(lines []line, spaced int) bool {
	if len(lines) < airless || spaced*50 > len(lines) {
		return false
	}
	for i := range lines {
		lines[i].gap = max(lines[i].gap, 1)
	}
	return true
}

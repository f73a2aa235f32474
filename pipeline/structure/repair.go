package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A wrapping is how a document breaks its paragraphs into lines.
type wrapping struct {
	hard   bool // paragraphs run over several lines
	small  bool // notes begin in lower case, so that a line that does so goes on with nothing
	width  int  // the longest such line, in bytes
	spaced int  // how many lines stand after a blank one
}

// Line lengths, in bytes.
const (
	wrapMin   = 45  // shorter lines do not look broken
	wrapMax   = 140 // a longer one shows that its file does not break lines
	cutMin    = 60  // a line that a page cuts is long,
	cutLoose  = 35  // unless it ends with a word that cannot end a sentence
	cutFeed   = 15  // or a form feed stands where it ends
	cutMaxGap = 4   // blank lines over which a sentence may go on

	fewestSmall = 4 // lines in lower case after short ones show that notes begin so
)

// measureWrap looks whether line after line goes on in lower case at one width.
func measureWrap(lines []line) wrapping {
	pairs, goOn, long, short := 0, 0, 0, 0 // short: a lower-case line after a short one is a note of its own
	spaced := uint32(0)
	var w wrapping
	for i := 1; i < len(lines); i++ {
		p, l := &lines[i-1], &lines[i]
		spaced += bit(l.gap > 0)
		if uint32(l.gap)|uint32(l.marker.glyph)|uint32(l.marks&(tabbed|piped|timed|ruled)|p.marks&(tabbed|piped|ruled|colon)) != 0 {
			continue // as most
		}
		n := p.end - p.start
		if n > wrapMax {
			long++
			continue
		}
		pairs++
		if l.marks.has(lowerOne) {
			if n < wrapMin {
				short++
				continue
			}
			goOn++
			w.width = max(w.width, int(n))
		}
	}
	w.spaced = int(spaced)
	w.small = short >= fewestSmall && short >= goOn
	w.hard = goOn >= 3 && goOn*5 >= pairs*2 && long*10 <= pairs && short*2 <= goOn
	return w
}

// mayGoOn returns 1 if the line may go on with what stands before it though
// paragraphs run over one line, else 0.
func (l *line) mayGoOn() uint32 {
	return bit(l.marker.glyph == 0)&(bit(l.marks.has(lowerOne|pageCut|pageHead))|bit(l.gap >= 2)) | bit(l.end-l.start <= longestNumber)&uint32(l.holds/holdsDigit)
}

// join tries to make line i go on in unit u, the last so far. It returns the
// index of the first line that is not taken: i if none is.
func (s *splitter) join(u *unit, i int) int {
	p, l := &s.lines[u.last], &s.lines[i]
	if u.has(row|separator) || u.kind == corpus.HeadingLine || p.marks.has(tabbed|wide|timed|capitals) {
		return i
	}
	next := i
	if s.pageNumber(l) && i+1 < len(s.lines) && !s.bounded(u, i+1) {
		next, l = i+1, &s.lines[i+1]
	}
	if l.marker.glyph != 0 || l.marks.has(tabbed|piped|timed|ruled|wide) || l.marks.has(capitals) && l.words > 1 || s.bounded(u, next) {
		return i
	}
	if loneMark(s.body[l.text:l.end]) {
		return i // "b)", over the answers to that question
	}
	if s.body[l.start] == '[' && p.end > p.start && s.body[p.end-1] == ']' {
		return i // one remark after the other
	}
	if l.words == 2 && l.counts.first&parts != 0 && l.gap == 0 && isDigit(s.body, int(l.end)-1) && i+1 < len(s.lines) && s.lines[i+1].marker.glyph != 0 {
		return i // "runda 2", over the next list
	}
	var kind corpus.RepairSet
	if next == i && l.gap == 0 && !l.marks.has(pageCut) {
		if !s.wraps(u, p, l) && !(s.wrap.hard && s.hyphened(p, l)) {
			return i
		}
		kind = corpus.Wrap
	} else if s.cut(p, l, next) {
		kind = corpus.PageBreak
	} else {
		return i
	}
	if s.hyphened(p, l) {
		kind |= corpus.Hyphen
	}
	s.mend(u, next, kind)
	return next + 1
}

// mend makes line n the last of u.
func (s *splitter) mend(u *unit, n int, kind corpus.RepairSet) {
	p, l := &s.lines[u.last], &s.lines[n]
	hole := corpus.Hole{Span: source.Span{Start: int(p.end), End: int(l.start)}}
	if kind&corpus.Hyphen != 0 {
		hole.Glue = true
		hole.Span.Start--
		if strings.HasSuffix(s.body[:p.end], "\u00ad") {
			hole.Span.Start--
		}
	}
	if hole.Glue || n > int(u.last)+1 {
		if u.repaired < 0 {
			u.repaired = int32(len(s.holes))
		}
		s.holes = append(s.holes, hole)
	}
	s.noteRepair(kind, hole.Span)
	u.repairs |= kind
	u.holds |= l.holds
	if n > int(u.last)+1 {
		u.holds = ^holding(0) // the page number between belongs to it as well
	}
	u.last = int32(n)
	u.end = l.end
	u.words += l.words
}

// wraps reports whether the printed line p, of u, was broken where l begins.
func (s *splitter) wraps(u *unit, p, l *line) bool {
	n := int(p.end - p.start)
	if p.marks.has(colon) || n < wrapMin && !s.wrap.hard {
		return false
	}
	goesOn := l.marks.has(lowerOne) && !p.marks.has(ends)
	if u.item() && l.indent > u.indent && l.indent <= u.indent+u.marker.size+4 && l.indent > p.indent-1 && (goesOn || n >= cutMin && s.wrap.hard) {
		return true
	}
	if goesOn && n >= cutMin && !s.wrap.small {
		return true
	}
	if !s.wrap.hard || n < s.wrap.width/2 {
		return false
	}
	first := strings.IndexByte(s.body[l.start:l.end], ' ')
	if first < 0 {
		first = int(l.end - l.start)
	}
	full := n+1+first >= s.wrap.width-s.wrap.width/10
	return full || goesOn && n >= s.wrap.width*2/3
}

// hyphened reports whether a word goes on from the end of p to the head of l.
// "hälso-" before "och" is a word of its own.
func (s *splitter) hyphened(p, l *line) bool {
	t := s.body[p.start:p.end]
	if strings.HasSuffix(t, "\u00ad") {
		return true
	}
	if !strings.HasSuffix(t, "-") || len(t) < 20 || !l.marks.has(lowerOne) || !endsInLower(t[:len(t)-1]) {
		return false
	}
	switch firstWord(s.body[l.text:min(l.end, l.text+maxWord)]) {
	case "och", "eller", "samt", "respektive", "men", "som", "till", "resp":
		return false
	}
	return true
}

func endsInLower(s string) bool {
	i := len(s) - 1
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	return i >= 0 && isLower(s, i)
}

// cut reports whether a page cut the sentence that p ends in and l goes on
// with. A lower-case item of a list is no such thing: it has its like beside it.
func (s *splitter) cut(p, l *line, at int) bool {
	n := int(p.end - p.text)
	if l.marks.has(quoted) || p.marks.has(ends|colon|asks) || l.gap > cutMaxGap || n < cutFeed || n < cutLoose && !l.marks.has(pageCut) {
		return false
	}
	loosely := cueOf(lastWord(s.body[p.text:p.end]))&loose != 0
	if s.wrap.small && !loosely && !l.marks.has(pageCut) {
		return false
	}
	if !l.marks.has(lowerOne) && !(loosely && n >= cutMin && (l.gap >= 2 || l.marks.has(pageCut))) {
		return false
	}
	if l.counts.first&parts != 0 && !l.marks.has(pageCut|ends) && l.words <= briefWords && at+1 < len(s.lines) && named(s.body[l.text:l.end]) {
		if q := &s.lines[at+1]; q.gap > 0 && l.words <= 8 || q.marker.glyph != 0 {
			return false // "grupp Fäboden (Älvdalen)", by itself or over a list in quick notes, is a heading
		}
	}
	least := cutMin
	if loosely {
		least = cutLoose
	}
	if l.marks.has(pageCut) {
		least = cutFeed
	}
	if n < least {
		return false
	}
	if at+1 < len(s.lines) {
		q := &s.lines[at+1]
		if q.marks.has(lowerOne) && q.marker.glyph == 0 && !l.marks.has(ends) && l.end-l.start < cutMin {
			return false
		}
	}
	return true
}

// named reports whether the second word of t is a name or number.
func named(t string) bool {
	_, to, ok := nextWord(t, 0)
	return ok && to+1 < len(t) && t[to] == ' ' && (isUpper(t, to+1) || isDigit(t, to+1))
}

// longestNumber is how many bytes a line with a page's number has at most.
const longestNumber = 16

func lastWord(t string) string {
	end := len(t)
	for end > 0 && !wordLetter(t, end-1) {
		end--
	}
	start := end
	for start > 0 && wordLetter(t, start-1) && end-start <= maxWord {
		start--
	}
	return t[start:end]
}

// lastPart returns what stands after the last space of t, with the marks on it.
func lastPart(t string) string { return t[strings.LastIndexByte(t, ' ')+1:] }

// pageNumber reports whether the line is a running head, or nothing but a page's
// number: "7", "- 7 -", "Sida 7 av 12".
func (s *splitter) pageNumber(l *line) bool {
	if l.marks.has(pageHead) {
		return true
	}
	if l.end-l.start > longestNumber || !l.holds.has(holdsDigit) {
		return false
	}
	if c := s.body[l.start]; classes[c] == lower && c != 's' || classes[c] == upper && c != 'S' {
		return false // as most
	}
	t := strings.Trim(s.body[l.start:l.end], "-– ")
	t = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(t, "Sida"), "sida"), "Sid")
	t = strings.TrimSpace(t)
	digits := 0
	for digits < len(t) && isDigit(t, digits) {
		digits++
	}
	if digits == 0 || digits > 4 {
		return false
	}
	rest := strings.TrimSpace(t[digits:])
	if rest == "" {
		return true
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "av"), "(")
	rest = strings.TrimPrefix(strings.TrimSpace(rest), "/")
	rest = strings.TrimSuffix(strings.TrimSpace(rest), ")")
	return rest != "" && strings.Trim(rest, "0123456789") == ""
}

// bounded reports whether the format says that line n is not of u's block.
func (s *splitter) bounded(u *unit, n int) bool {
	b := s.lines[n].block
	if b == u.block {
		return false
	}
	return s.states(b) || s.states(u.block)
}

// states reports whether block b of the layout is one whose borders bind: a
// paragraph of a printed page or a Markdown file does not say where it ends.
func (s *splitter) states(b int32) bool {
	return b >= 0 && s.doc.Layout[b].Kind != corpus.ParagraphBlock
}

// listed is how many repairs of a kind are listed one by one.
const listed = 50

// noteRepair tells of a repair, with its place; of very many only the first,
// and [splitter.countRepairs] how many there were. Of lines wrapped by an editor
// only the first is shown: there every line is.
func (s *splitter) noteRepair(kind corpus.RepairSet, span source.Span) {
	for k, id := range repairNotes {
		if kind&(1<<k) == 0 {
			continue
		}
		if s.repairs[k]++; s.repairs[k] == 1 || id != "structure.wrap" && s.repairs[k] <= listed {
			before := max(0, span.Start-1)
			for before > 0 && !isSpace(s.body, before-1) && span.Start-before < maxWord {
				before--
			}
			after := span.End
			for after < len(s.body) && !isSpace(s.body, after) && after-span.End < maxWord {
				after++
			}
			for before > 0 && s.body[before]&0xC0 == 0x80 {
				before--
			}
			for after < len(s.body) && s.body[after]&0xC0 == 0x80 {
				after++
			}
			s.note(source.Notice, source.Span{Start: before, End: span.Start}, id, s.body[before:span.Start], s.body[span.End:after])
		}
	}
}

// repairNotes are the messages of repairs, by the bit of each.
var repairNotes = [3]string{"structure.page-cut", "structure.hyphen", "structure.wrap"}

// countRepairs tells how many repairs were made that were not listed.
func (s *splitter) countRepairs() {
	for k, id := range repairNotes {
		if n := s.repairs[k]; n > listed || id == "structure.wrap" && n > 1 {
			s.doc.Notes = append(s.doc.Notes, s.whole(id+"-all", n))
		}
	}
}

package structure

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// An openMark is a run of emphasis marks that waits for its fellow; n is 0 if
// none does.
type openMark struct{ at, n int }

// openMarks are the runs that are open, of stars and of underscores, by length.
type openMarks struct{ stars, unders [4]openMark }

// capital is a word of capitals in a segment, until it is known whether the
// document uses it as an acronym.
type capital struct {
	segment int
	word    string
}

// maxCapitals is how many words in capitals are weighed in a document.
const maxCapitals = 100_000

// An emphasis is the search for emphasis in a segment.
type emphasis struct {
	g       *corpus.Segment
	at      int        // its index
	open    openMarks  // so far
	begins  *[256]byte // what anything begins with: marking or emphatic
	shouts  bool       // it is all in capitals
	explain bool       // it explains the document's marks
}

// emphasise finds the emphasis marks in g's content, makes holes of them, and
// notes what they say. The scan is one pass, whatever is left open. Of words in
// capitals it looks for those that u, whose segment g is, may hold. Where the words
// are known it looks only at those chunks that hold any of it.
func (s *splitter) emphasise(g *corpus.Segment, at int, u *unit, toks []tokenise.Token) {
	var e emphasis // filled in place: what is put together elsewhere and copied stalls
	e.g, e.at, e.shouts, e.explain, e.begins = g, at, u.marks.has(capitals), u.evidence == "legend", &emphatic
	if s.opt.Bare || !u.holds.has(holdsShout) && g.Content.Start >= int(u.text) {
		e.begins = &marking
	}
	first := len(s.arena)
	if len(toks) == 0 {
		s.mark(&e, g.Content.Start, g.Content.End)
	}
	for k, next := 0, g.Content.Start; k < len(toks); k++ {
		if !s.read.chunks.at(toks[k].Note).seen.holds().has(holdsMarkup | holdsShout | holdsBang) {
			continue
		}
		end := g.Content.End
		if more := k + 1 + slices.IndexFunc(toks[k+1:], beginsChunk); more > k {
			end = toks[more].Span.Start
		}
		next = s.mark(&e, max(next, toks[k].Span.Start), end)
	}
	if n := len(s.arena) - first; n > 0 {
		g.Holes = s.arena[first:len(s.arena):len(s.arena)]
		slices.SortFunc(g.Holes, func(a, b corpus.Hole) int { return a.Span.Start - b.Span.Start })
	}
}

func beginsChunk(t tokenise.Token) bool { return t.Note != within }

// mark looks for what emphasises from byte i of the body to another, and returns
// where that ends.
func (s *splitter) mark(e *emphasis, i, to int) int {
	body, end := s.body, e.g.Content.End
	for ; i < to; i++ {
		c := body[i]
		for e.begins[c] == 0 && i+1 < to {
			i++
			c = body[i]
		}
		switch e.begins[c] {
		case 0:
		case '(':
			if n := exclamations(body[i:end]); n > 0 && !e.explain {
				e.g.Emphasis = max(e.g.Emphasis, n)
				s.hole(i, i+n+2)
				i += n + 1
			}
		case '*', '_':
			n := 1
			for i+n < end && body[i+n] == c && n < 3 {
				n++
			}
			e.g.Style |= s.pair(&e.open, i, n, e.g.Content)
			i += n - 1
		case '<':
			if n, style := tag(body[i:end]); n > 0 {
				e.g.Style |= style
				s.hole(i, i+n)
				i += n - 1
			}
		case 0xC3:
			if i+1 < end && body[i+1] >= 0xA0 { // a small letter
				for i+1 < end && wordLetter(body, i+1) {
					i++
				}
				continue
			}
			fallthrough
		default:
			i = s.capitalWord(i, e.g.Content, e.at, e.shouts)
		}
	}
	return i
}

// marking are the bytes that marks of emphasis begin with; emphatic has those of
// capital letters as well, of ASCII as A.
var marking, emphatic = func() (m, e [256]byte) {
	for _, c := range [...]byte{'(', '*', '_', '<'} {
		m[c] = c
	}
	e = m
	e[0xC3] = 0xC3
	for c := 'A'; c <= 'Z'; c++ {
		e[c] = 'A'
	}
	return m, e
}()

func (s *splitter) hole(start, end int) {
	s.arena = append(s.arena, corpus.Hole{Span: source.Span{Start: start, End: end}})
}

// exclamations returns how many exclamation marks "(!)", "(!!)" holds, 0 if t
// does not begin so.
func exclamations(t string) int {
	n := 0
	for 1+n < len(t) && t[1+n] == '!' {
		n++
	}
	if n == 0 || n > 9 || 1+n >= len(t) || t[1+n] != ')' {
		return 0
	}
	return n
}

// pair takes the run of n marks at i: it closes an open run of its kind, or
// opens one. Marks that find no fellow are text.
func (s *splitter) pair(open *openMarks, i, n int, content source.Span) corpus.Style {
	slot := &open.stars[n]
	if s.body[i] == '_' {
		slot = &open.unders[n]
	}
	before := i > content.Start && !isSpace(s.body, i-1)
	after := i+n < content.End && !isSpace(s.body, i+n)
	if slot.n == n && before && !(s.body[i] == '_' && after && wordLetter(s.body, i+n)) {
		s.hole(slot.at, slot.at+n)
		s.hole(i, i+n)
		slot.n = 0
		return [...]corpus.Style{0, corpus.Italic, corpus.Strong, corpus.Strong | corpus.Italic}[n]
	}
	if after && (i == content.Start || !wordLetter(s.body, i-1)) {
		*slot = openMark{i, n}
	}
	return 0
}

// tags are the marks of HTML that notes hold, left over from a conversion.
var tags = [...]struct {
	text  string
	style corpus.Style
}{
	{"<i>", corpus.Italic}, {"</i>", 0}, {"<em>", corpus.Italic}, {"</em>", 0}, {"<b>", corpus.Strong}, {"</b>", 0},
	{"<strong>", corpus.Strong}, {"</strong>", 0}, {"<u>", 0}, {"</u>", 0}, {"<br>", 0}, {"<br/>", 0}, {"<br />", 0},
}

func tag(t string) (int, corpus.Style) {
	for _, g := range tags {
		if len(t) >= len(g.text) && strings.EqualFold(t[:len(g.text)], g.text) {
			return len(g.text), g.style
		}
	}
	return 0, 0
}

// capitalWord looks at the word that begins at i, and returns its last byte.
func (s *splitter) capitalWord(i int, content source.Span, at int, shouts bool) int {
	end, letters := i, 0
	for end < content.End {
		if classes[s.body[end]] == upper {
			end++
		} else if s.body[end] == 0xC3 && end+1 < content.End && s.body[end+1] < 0xA0 && s.body[end+1] != 0x97 {
			end += 2
		} else {
			break
		}
		letters++
	}
	whole := end >= content.End || !wordLetter(s.body, end)
	for end < content.End && wordLetter(s.body, end) {
		end++
	}
	if letters < 2 || !whole || len(s.capitals) >= maxCapitals {
		return max(end-1, i)
	}
	word := s.body[i:end]
	if letters >= 4 && !shouts {
		s.capitals = append(s.capitals, capital{at, word})
	}
	if s.acronyms == nil {
		s.acronyms = map[string]int{}
	}
	if i > 0 && s.body[i-1] == '(' && end < len(s.body) && s.body[end] == ')' {
		s.acronyms[word] += usual
	}
	if !shouts && letters >= 4 {
		s.acronyms[word]++
	}
	return end - 1
}

// usual is how often a word in capitals comes in a text before it is taken for
// an acronym.
const usual = 3

// shout sets the style of segments that hold a word in capitals which is no
// acronym of the document.
func (s *splitter) shout() {
	for _, c := range s.capitals {
		if s.acronyms[c.word] < usual {
			s.doc.Segments[c.segment].Style |= corpus.Caps
		}
	}
}

package structure

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A binding is where [splitter.bind] stands: which questions are being answered.
type binding struct {
	block    []int     // questions put together, as yet or being answered
	answered bool      // the block has answers
	last     []int     // the last block of several, for "fråga 2" in a heading
	labelled labelKind // the questions of the block go by letters or numbers, in order
	one      []int     // ... of which this one is being answered, as its label says; nil if none says it
	task     int       // segment of the last instruction that is no question, -1 if none
	after    bool      // the segment before was a prompt
}

// bind fills the document's sections from its heading segments, numbers the questions,
// and gives each segment its section, and prompts and responses their questions.
func (s *splitter) bind() {
	doc := s.doc
	b := binding{task: -1}
	var f shelf
	f.open(s)
	for i := range doc.Segments {
		g := &doc.Segments[i]
		switch g.Role {
		case corpus.Prompt:
			s.bindPrompt(&b, i, s.unitAt(i))
		case corpus.Heading:
			u := s.unitAt(i)
			letters := initials(g.Content.Text(s.body))
			f.add(s, i, letters)
			s.bindHeading(&b, g, u, letters)
		case corpus.Response:
			if len(doc.Layout) > 0 {
				if block := s.blockAt(s.unitAt(i), g.Content.Start); block != nil && block.Question != "" {
					g.Questions = s.alone(s.register(block.Question, -1))
					break
				}
			}
			if len(b.block) == 0 && b.task >= 0 {
				q := s.register(doc.Segments[b.task].Content.Text(s.body), b.task)
				doc.Segments[b.task].Questions = s.alone(q)
				b.block, b.task = s.alone(q), -1
			}
			b.answered = true
			g.Questions = b.block[:len(b.block):len(b.block)]
			if b.labelled != noLabel && len(b.block) > 1 {
				s.bindByLabel(&b, i)
			}
		}
		b.after = g.Role == corpus.Prompt
		g.Section = len(f.all) - 1
	}
	if s.headed > 0 {
		doc.Sections = f.all
	}
	if !s.opt.Bare {
		s.nameSections()
	}
}

// unitAt returns the unit of segment i.
func (s *splitter) unitAt(i int) *unit { return &s.units[s.found[i].unit] }

// sameOf returns the sameness of what segment g of unit u holds, which is mostly
// that of the unit: what is around a heading or question has no letters.
func (s *splitter) sameOf(g *corpus.Segment, u *unit) uint64 {
	if u.letters != 0 && g.Span == u.span() && g.Content.Start >= int(u.text) && !u.has(turn) {
		return s.samenessOf(u)
	}
	return sameness(g.Content.Text(s.body))
}

func (s *splitter) bindPrompt(b *binding, i int, u *unit) {
	g := &s.doc.Segments[i]
	text := g.Content.Text(s.body)
	asks := u.has(question) || u.has(again) || u.evidence == "introduced" || u.evidence == "together" || u.evidence == "guide" || numbered(text) > 0
	if u.has(row) {
		asks = true
	}
	if u.has(turn) {
		asks = strings.IndexByte(text, '?') >= 0
		if !asks {
			return // a remark: what was asked before still stands
		}
	}
	option := u.evidence == "option"
	b.one = nil
	if !b.after || u.has(turn|row) {
		b.block, b.answered, b.task = nil, false, -1
	}
	if !asks {
		if u.evidence != "introduces" {
			b.task = i
		}
		return
	}
	if n := int(u.marker.number); u.evidence == "guide" && n <= len(s.guided) {
		text = s.content(&s.units[s.guided[n-1]]) // as it was put in the first interview
	}
	q := s.register(text, i)
	g.Questions = s.alone(q)
	if !option {
		by, n := s.askedBy(int(s.found[i].unit))
		if n != len(b.block)+1 || n > 1 && by != b.labelled {
			by = noLabel
		}
		b.labelled = by
		if len(b.block) == 0 {
			b.block = s.alone(q)
		} else {
			b.block = append(b.block, q)
		}
		b.last = b.block
	}
}

// A labelKind is how questions or answers are told apart.
type labelKind uint8

const (
	noLabel  labelKind = iota
	byLetter           // "Fråga C: ...", "C. ...", "c) ..."
	byNumber           // "Fråga 3: ...", "3. ..."
)

// askedBy returns by what question i goes, and its place among such.
func (s *splitter) askedBy(i int) (labelKind, int) {
	if t := s.content(&s.units[i]); numbered(t) > len("Fråga C:") {
		switch c := t[len("Fråga ")]; {
		case 'A' <= c && c <= 'H':
			return byLetter, int(c-'A') + 1
		case '1' <= c && c <= '9' && !isDigit(t, len("Fråga 1")):
			return byNumber, int(c - '0')
		}
	}
	return s.labelOf(i)
}

// labelOf returns by what unit i goes, and its place among such.
func (s *splitter) labelOf(i int) (labelKind, int) {
	if n := s.letterOf(i); n > 0 {
		return byLetter, n
	}
	if m := &s.units[i].marker; m.glyph == 'n' && m.depth == 1 {
		return byNumber, int(m.number)
	}
	return noLabel, 0
}

// bindByLabel gives response i the one question of the block that its label, or the last
// one above it, names. Numbers do so where they count up to as many as the questions are.
func (s *splitter) bindByLabel(b *binding, i int) {
	by, n := s.labelOf(int(s.found[i].unit))
	if by == b.labelled && n > 0 && n <= len(b.block) && (by == byLetter || b.one != nil || n == 1 && s.countsTo(i, len(b.block))) {
		b.one = s.alone(b.block[n-1])
	}
	if b.one != nil {
		s.doc.Segments[i].Questions = b.one
	}
}

// countsTo reports whether the responses from segment i on, which has the number 1, count
// up to n and no further, as far as no heading or prompt comes.
func (s *splitter) countsTo(i, n int) bool {
	last := 0
	for ; i < len(s.doc.Segments); i++ {
		g := &s.doc.Segments[i]
		if g.Role == corpus.Heading || g.Role == corpus.Prompt {
			break
		}
		if by, number := s.labelOf(int(s.found[i].unit)); by == byNumber {
			if number != last+1 || number > n {
				return false
			}
			last = number
		}
	}
	return last == n
}

// bindHeading minds what a heading says of the questions: that it is about one
// of them, or that what stood above it is over. letters are its initials.
func (s *splitter) bindHeading(b *binding, g *corpus.Segment, u *unit, letters uint32) {
	t := g.Content.Text(s.body)
	b.one = nil
	if s.posed.may(letters) {
		if q, ok := s.known[s.sameOf(g, u)|1]; ok {
			b.block, b.answered, b.task = s.alone(q), false, -1
			return
		}
	}
	if len(b.last) > 0 && (u.holds.has(holdsDigit) || loneLetter(t)) {
		if n := questionNumber(t); n > 0 && n <= len(b.last) {
			b.block, b.answered, b.task = s.alone(b.last[n-1]), false, -1
			return
		}
	}
	if z, _ := s.zoneOfSegment(g, u); z == group || s.part(u) {
		return
	}
	if b.answered {
		b.block, b.answered, b.task = nil, false, -1
	}
}

// questionNumber reads "fråga 2" in a heading, "b)" or "2)", 0 if none is there.
func questionNumber(t string) int {
	if loneLetter(t) {
		return int(t[0]|0x20-'a') + 1
	}
	if n := loneFigure(t); n > 0 {
		return n
	}
	for from, to := range wordsOf(t, 0) {
		if strings.EqualFold(t[from:to], "fråga") {
			if from, to, ok := nextWord(t, to); ok && isDigit(t, from) && to-from <= 2 {
				return max(0, number(t[from:to]))
			}
		}
	}
	return 0
}

// register returns the index of the question with the given text, which is a
// new one unless it has been put before. at is the prompt's segment, -1 if the
// format states the question.
func (s *splitter) register(text string, at int) int {
	c := unquote(text, trim(text, source.Span{End: len(text)}))
	t := c.Text(text)
	if n := numbered(t); n < len(t) {
		t = t[n:]
	}
	same := sameness(t) | 1
	q, ok := s.known[same]
	if !ok {
		q = len(s.doc.Questions)
		s.known[same] = q
		s.posed.add(initials(t))
		if q == 0 {
			s.doc.Questions, s.posing = slices.Grow(s.posing, 8), nil
		}
		s.doc.Questions = append(s.doc.Questions, newQuestion(same, t))
	}
	if at >= 0 {
		if all := &s.doc.Questions[q].Segments; *all == nil {
			*all = s.alone(at)
		} else {
			*all = append(*all, at)
		}
	}
	return q
}

// newQuestion returns a question of that text, whose id stands in the same memory.
func newQuestion(same uint64, text string) corpus.Question {
	var room [16]byte
	id := appendID(room[:0], 'q', same, 1)
	var b strings.Builder
	b.Grow(len(id) + len(text))
	b.Write(id)
	b.WriteString(text)
	return corpus.Question{ID: b.String()[:len(id)], Text: b.String()[len(id):]}
}

// alone returns a list of n alone, of memory that many lists share.
func (s *splitter) alone(n int) []int {
	if len(s.lone) == cap(s.lone) {
		s.lone = make([]int, 0, max(64, 2*cap(s.lone)))
	}
	s.lone = append(s.lone, n)
	return s.lone[len(s.lone)-1 : len(s.lone) : len(s.lone)]
}

package structure

import (
	"hash/maphash"

	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// The first notes are no chunk's.
const (
	within tokenise.Note = iota // of tokens that begin no chunk
	unread                      // of chunks for which a line must be read
)

// holdsUnread is held by the note unread.
const holdsUnread holding = 1 << 31

// maxNotes is how many notes there are at most: prose has 300, notes full of numbers
// and names have 4,000. maxRecalled is the longest line in bytes whose notes are added
// up, so that no figure flows over.
const (
	maxNotes    = 1 << 13
	maxRecalled = 1<<figureBits - 1
)

// chunks are what a reader knows of chunks, and the tokens of the lines that it read.
type chunks struct {
	tok     *tokenise.Tokeniser
	notes   [maxNotes]note              // by number
	n       int                         // how many there are
	plain   [plainNotes]tokenise.Note   // of chunks as plainAt numbers them; 0 where none was met
	numbers [2 * maxNotes]tokenise.Note // at the note's hash or after it; 0 where there is none
	seed    uint64                      // of the hash, so that no text can be made to collide
	toks    []tokenise.Token
}

// maxTokens is how many tokens of a document are kept.
const maxTokens = 1 << 18

// said says where the tokens of a line are, and how many of them hold a letter or
// digit. If they are not kept, there are none.
type said struct{ from, to, words int32 }

// tokens returns the tokens of a line, nil if they are not kept.
func (t *reader) tokens(at said) []tokenise.Token {
	if at.to == 0 {
		return nil
	}
	return t.chunks.toks[at.from:at.to]
}

// learn has the reader read lines by the chunks that tok finds in them.
func (t *reader) learn(tok *tokenise.Tokeniser) {
	t.chunks = &chunks{tok: tok, n: 2, seed: maphash.String(maphash.MakeSeed(), "")}
	t.chunks.notes[within].edges = wordless
	t.chunks.notes[unread] = note{edges: wordless, seen: seen(holdsUnread) << 32}
	tok.Annotate(t.note)
}

// recall reads the text of the line from the notes of its chunks, and keeps its
// tokens. It reports false if the notes do not tell.
func (l *line) recall(t *reader) bool {
	w := t.chunks
	if w == nil || l.text == l.end || l.end-l.text > maxRecalled {
		return false
	}
	from := len(w.toks)
	toks, n, even := w.tok.Line(w.toks, t.body, int(l.text), int(l.end))
	w.toks = toks
	if n < 0 {
		return false
	}
	if len(toks) > maxTokens {
		w.toks = toks[:from]
	} else {
		l.said = said{int32(from), int32(len(toks)), int32(n)}
	}
	return even && t.addUp(&l.reading, &l.counts, toks[from:], int(l.text), int(l.end))
}

// number returns the number of a note.
func (c *chunks) number(k *note) tokenise.Note {
	for i := mix(k.sum^uint64(k.figures)^c.seed, uint64(k.seen)^uint64(k.first)<<32^k1); ; i++ {
		n := &c.numbers[i%uint64(len(c.numbers))]
		if *n == 0 {
			if c.n == maxNotes {
				return unread
			}
			*n = tokenise.Note(c.n)
			c.n++
			*c.at(*n) = *k
		}
		if at := c.at(*n); at.sum == k.sum && at.figures == k.figures && at.seen == k.seen && at.first == k.first && at.edges == k.edges {
			return *n
		}
	}
}

// at returns the note with a number.
func (c *chunks) at(n tokenise.Note) *note { return &c.notes[n%maxNotes] }

// A total is what notes add up to.
type total struct {
	sum     uint64
	figures figures
	seen    seen
}

// add adds up the notes of tokens.
func (c *chunks) add(toks []tokenise.Token) total {
	var sum uint64
	var figures figures
	var seen seen
	for i := range toks {
		k := c.at(toks[i].Note)
		sum += k.sum
		figures += k.figures
		seen |= k.seen
	}
	if seen.cues()&(some|event) == some|event {
		sum += c.meetings(toks) << (3 * sumBits)
	}
	return total{sum, figures, seen}
}

// meetings returns how often a word that names an event follows one that is some,
// each in a chunk of its own.
func (c *chunks) meetings(toks []tokenise.Token) (n uint64) {
	before := false
	for i := range toks {
		k := c.at(toks[i].Note)
		if before && k.edges&beginsEvent != 0 {
			n++
		}
		before = k.edges&endsSome != 0 || before && k.edges&wordless != 0
	}
	return n
}

// upTo returns how many of the tokens hold so many words, and false if the last of
// these is not the last of its chunk.
func (c *chunks) upTo(toks []tokenise.Token, words int) (int, bool) {
	for n := range toks {
		if words == 0 {
			return n, true
		}
		if words -= c.at(toks[n].Note).figures.of(figureWords); words < 0 {
			return n, false
		}
	}
	return len(toks), true
}

// addUp finds out what [reader.read] would of a stretch of the body whose tokens
// are toks, from their notes. It reports false if they do not tell.
func (t *reader) addUp(r *reading, c *tally, toks []tokenise.Token, from, to int) bool {
	all := t.chunks.add(toks)
	sum, cues, counted := all.sum, all.seen.cues(), all.figures
	if counted.of(figureWords) > tallyWords {
		n, ok := t.chunks.upTo(toks, tallyWords)
		if !ok {
			return false
		}
		some := t.chunks.add(toks[:n])
		sum, cues, counted = some.sum, some.seen.cues(), some.figures
	}
	r.holds = all.seen.holds()
	if r.holds.has(holdsUnread) {
		return false
	}
	c.first = 0
	for i := range toks {
		k := t.chunks.at(toks[i].Note)
		if n := k.figures.of(figureWords); n > 0 {
			if c.first = k.first; n == 1 { // "1985." and "Jaha." at the head are no sentences
				counted -= k.figures & ((1<<figureBits - 1) << figureSentences)
			}
			break
		}
	}
	c.words, c.sentences = uint8(counted.of(figureWords)), uint8(counted.of(figureSentences))
	c.all = cues
	c.take(sum)
	spaces := all.figures.of(figureChunks) - 1
	if spaces > 0 {
		r.holds |= holdsSpace
	}
	r.words, r.digits = int32(spaces+1), int32(all.figures.of(figureDigits))
	r.letters = initials(t.body[from:to])<<8 | uint32(min(to-from-spaces-all.figures.of(figureMarks), sameLength))
	return true
}

// readLines finds out what [reader.read] would of a unit of several lines but for what
// it holds, from the notes of their tokens. It reports false if they do not tell.
func (s *splitter) readLines(u *unit, r *reading, c *tally) bool {
	t, lines := s.read, s.lines[u.first:u.last+1]
	all := s.wordsOf(u, source.Span{Start: int(u.text), End: int(u.end)})
	if all.to == 0 || u.end-u.text > maxRecalled || u.holds.has(holdsTab|holdsNoBreak|holdsOdd) {
		return false
	}
	between := 0 // bytes between lines that are more than a space
	for i := range lines {
		if lines[i].pairs {
			return false
		}
		if i > 0 {
			between += int(lines[i].start-lines[i-1].end) - 1
		}
	}
	if !t.addUp(r, c, t.tokens(all), int(u.text), int(u.end)-between) {
		return false
	}
	r.letters = initials(s.content(u))<<8 | r.letters&0xFF
	words := 0
	for i := range lines[:len(lines)-1] { // a line's end is no end of a sentence, unless a space stands there
		var last *note
		for _, tok := range t.tokens(lines[i].said) {
			if tok.Note != within {
				last = t.chunks.at(tok.Note)
				words += last.figures.of(figureWords)
			}
		}
		if words > tallyWords || last == nil {
			break
		}
		if alone := words == 1 && last.figures.of(figureWords) == 1; !alone && s.body[lines[i].end] != ' ' {
			c.sentences -= uint8(last.figures.of(figureSentences))
		}
	}
	return true
}

// initials returns the first three letters and digits of s, in one case.
func initials(s string) (letters uint32) {
	if len(s) >= 3 && wordBytes[s[0]]|wordBytes[s[1]]|wordBytes[s[2]] == 0 { // as most
		return uint32(s[0])<<16 | uint32(s[1])<<8 | uint32(s[2]) | 0x202020
	}
	for i, n := 0, 0; i < len(s) && n < 3; {
		c := s[i]
		if skip := wordBytes[c]; skip > 0 {
			i += int(skip)
			continue
		}
		letters = letters<<8 | uint32(c|0x20)
		i++
		n++
	}
	return letters
}

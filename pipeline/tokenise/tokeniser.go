package tokenise

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Options are the settings of a [Tokeniser]. The zero value is the usual
// behaviour.
type Options struct {
	// MaxTypes is the number of types, or of distinct chunks, at which
	// [Tokeniser.Full] asks for a [Tokeniser.Reset]; 0 means 60,000.
	MaxTypes int
}

const defaultMaxTypes = 60_000

// A Tokeniser splits text into tokens and numbers their types. It belongs to
// one goroutine. Make it with [New].
type Tokeniser struct {
	opt    Options
	shorts shortTable
	longs  chunkTable
	pieces []piece // of the chunks of more than one token
	types  typeTable
	met    int // chunks since they were emptied
	stats  Stats
	passing
	note   func(body string, chunk source.Span, h Head) Note // nil if nobody notes anything
	parted                                                   // how, as far as [Tokeniser.Line] asks

	generation int
	cuts       []cut // scratch: the pieces of one chunk
	ask        asker
}

// Stats are counts of how tokens were found.
type Stats struct {
	// Asked counts the distinct chunks that prose was asked about. It depends
	// on what the Tokeniser met before, so it is no part of a result.
	Asked int
	// Fallbacks counts the chunks, each time one is met, that prose spoilt and
	// our own scanner split instead.
	Fallbacks int
	// Words counts the tokens that hold a letter or digit.
	Words int
}

// New returns an empty Tokeniser.
func New(opt Options) *Tokeniser {
	if opt.MaxTypes <= 0 {
		opt.MaxTypes = defaultMaxTypes
	}
	t := &Tokeniser{opt: opt}
	t.empty()
	return t
}

// Segment appends the tokens of seg's content to dst and returns it. A hole
// parts words as a space does; a hole that is glue joins what stands on either
// side of it, and the token's span covers it.
func (t *Tokeniser) Segment(dst []Token, body string, seg *corpus.Segment) []Token {
	pos, end := seg.Content.Start, seg.Content.End
	for k := 0; k < len(seg.Holes); k++ {
		hole := seg.Holes[k].Span
		if hole.Start < pos || hole.End > end || hole.Empty() {
			continue
		}
		if !seg.Holes[k].Glue {
			dst = t.stretch(dst, body, pos, hole.Start)
			pos = hole.End
			continue
		}
		start := lastChunk(body, pos, hole.Start)
		dst = t.stretch(dst, body, pos, start)
		parts := []source.Span{{Start: start, End: hole.Start}}
		for pos = hole.End; ; k++ {
			stop := end
			if k+1 < len(seg.Holes) && seg.Holes[k+1].Span.Start >= pos {
				stop = min(end, seg.Holes[k+1].Span.Start)
			}
			next := chunkEnd(body, pos, stop)
			parts = append(parts, source.Span{Start: pos, End: next})
			pos = next
			if next != stop || stop == end || !seg.Holes[k+1].Glue || seg.Holes[k+1].Span.End > end {
				break
			}
			pos = seg.Holes[k+1].Span.End
		}
		dst = t.joined(dst, body, parts)
	}
	return t.stretch(dst, body, pos, end)
}

// Annotate has each chunk noted that is met from now on: what note returns stands
// in the tokens that such a chunk begins with. It is asked once about each distinct
// chunk, where that stands in a body and what its head is, and again after a
// [Tokeniser.Reset] or when one comes again that passed. Its text is to be copied if it is
// kept.
func (t *Tokeniser) Annotate(note func(body string, chunk source.Span, h Head) Note) { t.note = note }

// Line appends the tokens of a stretch of body to dst, and returns how many of them
// hold a letter or digit, and whether it is even: single spaces part its chunks. If
// prose spoilt a chunk, or one is too long to be noted, it returns dst as it was and -1.
// Stats do not count them.
func (t *Tokeniser) Line(dst []Token, body string, start, end int) (toks []Token, words int, even bool) {
	before, spoilt := t.stats.Words, t.stats.Fallbacks
	t.parted = parted{}
	toks = t.stretch(dst, body, start, end)
	words, t.stats.Words, t.stats.Fallbacks = t.stats.Words-before, before, spoilt
	if t.parted.badly {
		return toks[:len(dst)], -1, false
	}
	return toks, words, !t.parted.unevenly
}

// parted tells how a stretch was: badly if a chunk was spoilt or huge, unevenly if
// anything but single spaces parts chunks.
type parted struct{ badly, unevenly bool }

// Span appends the tokens of a stretch of body to dst and returns it.
func (t *Tokeniser) Span(dst []Token, body string, span source.Span) []Token {
	return t.stretch(dst, body, span.Start, span.End)
}

// stretch goes from chunk to chunk.
func (t *Tokeniser) stretch(dst []Token, body string, i, end int) []Token {
	for i < end {
		var at glimpse
		if i, at, dst = t.known(dst, body, i, end); i < end {
			i, dst = t.further(dst, body, i, end, at)
		}
	}
	return dst
}

// A glimpse is what [Tokeniser.known] saw of the chunk at which it ended.
type glimpse struct {
	end   int     // where that ends at the latest; if it was not seen, not after its beginning
	a, b  uint64  // its key
	found *answer // what the shortTable has of it
}

// known appends the tokens of the chunks from byte i on as long as they are in
// the shortTable, one blank parts them and dst has room, and returns where that
// ends and what it has seen of the chunk there. This is the loop in which the time
// is spent. It looks at eight bytes at a time, and is one function that calls none,
// so that it keeps all in registers: with calls it took half as long again.
func (t *Tokeniser) known(dst []Token, body string, i, end int) (int, glimpse, []Token) {
	words := 0
	for i < end && i+shortKey <= len(body) {
		near := body[i : i+shortKey]
		a, b := eight(near), uint64(0)
		j := i
		if stop := blanks(a); stop != 0 {
			a &= below(stop)
			j += bits.TrailingZeros64(stop) / 8
		} else if b = eight(near[8:]); blanks(b) != 0 {
			stop := blanks(b)
			b &= below(stop)
			j += 8 + bits.TrailingZeros64(stop)/8
		} else {
			break
		}
		if j > end || body[j] != ' ' && j != end {
			break
		}
		var found *answer
		if b == 0 {
			found = &t.shorts.eight(a).answer
		} else {
			found = &t.shorts.sixteen(a, b).answer
		}
		if n := len(dst); found.alone() && n < cap(dst) { // as most
			dst = dst[:n+1]
			dst[n] = Token{source.Span{Start: i, End: j}, found.id(), found.note, found.words != 0}
		} else if found.simple() && n+2 <= cap(dst) {
			dst = dst[:n+2]
			dst[n] = Token{source.Span{Start: i, End: j - 1}, found.id(), found.note, found.words != 0}
			dst[n+1] = Token{source.Span{Start: j - 1, End: j}, t.types.mark(body[j-1]), 0, false}
		} else if found.n == 0 || found.first >= 0 || found.spoilt() || n+int(found.n) > cap(dst) {
			t.stats.Words += words
			return i, glimpse{j, a, b, found}, dst
		} else {
			note := found.note
			for _, p := range t.pieces[found.from() : found.from()+int(found.n)] {
				dst = dst[:len(dst)+1]
				dst[len(dst)-1] = Token{source.Span{Start: i + int(p.start), End: i + int(p.end)}, p.id, note, p.word}
				note = 0
			}
		}
		words += int(found.words)
		i = j + 1
	}
	t.stats.Words += words
	return i, glimpse{}, dst
}

// further goes on where [Tokeniser.known] cannot: over white space, or a chunk
// that is new or long, holds characters of other scripts or stands at the text's
// end. It returns where that ends.
func (t *Tokeniser) further(dst []Token, body string, i, end int, at glimpse) (int, []Token) {
	var k key
	found := at.found
	if at.end > i && wides(at.a)|wides(at.b) == 0 {
		k.text, k.a, k.b = body[i:at.end], at.a, at.b
	} else {
		switch blank[body[i]] {
		case 1:
			t.unevenly = true
			return i + 1, dst
		case 2:
			if n := wideBlank(body[i:end]); n > 0 {
				t.unevenly = true
				return i + n, dst
			}
		}
		k.of(body[i:chunkEnd(body, i, end)])
		found = t.find(&k)
	}
	dst = t.chunk(dst, body, &k, i, found)
	if i += len(k.text); i < end && body[i] == ' ' {
		i++
	}
	return i, dst
}

// chunk appends the tokens of a chunk that stands at byte i of body, of which the tables
// know as much.
func (t *Tokeniser) chunk(dst []Token, body string, k *key, i int, known *answer) []Token {
	if len(k.text) > maxKey {
		return t.huge(dst, k.text, i)
	}
	if known.n == 0 {
		if t.passes(known, k.place()) {
			return t.pass(dst, body, k, i)
		}
		t.met++
		known = t.set(k, t.learn(body, k, i))
	}
	t.stats.Words += int(known.words)
	if known.simple() {
		end := i + len(k.text)
		last := end - int(known.n) + 1
		dst = append(dst, Token{source.Span{Start: i, End: last}, known.id(), known.note, known.words != 0})
		if last < end {
			dst = append(dst, Token{source.Span{Start: last, End: end}, t.types.mark(k.text[len(k.text)-1]), 0, false})
		}
		return dst
	}
	if known.spoilt() {
		t.badly = true
		t.stats.Fallbacks++
	}
	note := known.note
	for _, p := range t.pieces[known.from() : known.from()+int(known.n)] {
		dst = append(dst, Token{source.Span{Start: i + int(p.start), End: i + int(p.end)}, p.id, note, p.word})
		note = 0
	}
	return dst
}

// maxKey is the longest chunk in bytes that is remembered, and maxBlock the
// longest stretch that is split as one: a longer one is cut, so that no input
// makes the scanner slow or a type huge.
const (
	maxKey   = 255
	maxBlock = 4096
)

// huge splits a chunk that is too long to remember, with our own scanner.
func (t *Tokeniser) huge(dst []Token, s string, base int) []Token {
	t.badly = true
	for len(s) > 0 {
		n := len(s)
		if n > maxBlock {
			n = maxBlock
			for n > maxBlock-utf8.UTFMax && !utf8.RuneStart(s[n]) {
				n--
			}
		}
		t.cuts = scan(t.cuts[:0], s[:n], 0)
		for k := range t.cuts {
			c := &t.cuts[k]
			id, word := t.token(s[c.start:c.end], c)
			if word {
				t.stats.Words++
			}
			dst = append(dst, Token{source.Span{Start: base + c.start, End: base + c.end}, id, 0, word})
		}
		s, base = s[n:], base+n
	}
	return dst
}

// joined appends the tokens of one chunk that stands in several parts.
func (t *Tokeniser) joined(dst []Token, body string, parts []source.Span) []Token {
	var text []byte
	for _, p := range parts {
		text = append(text, p.Text(body)...)
	}
	if len(text) == 0 {
		return dst
	}
	first := len(dst)
	var k key
	k.of(string(text))
	dst = t.chunk(dst, k.text, &k, 0, t.find(&k))
	for i := first; i < len(dst); i++ {
		s := &dst[i].Span
		s.Start, s.End = within(parts, s.Start), within(parts, s.End-1)+1
	}
	return dst
}

// within leads from an offset in the joined parts to the offset in the body.
func within(parts []source.Span, off int) int {
	for _, p := range parts {
		if off < p.Len() {
			return p.Start + off
		}
		off -= p.Len()
	}
	return parts[len(parts)-1].End
}

// lastChunk returns where the chunk that ends at byte end begins, or end if a
// blank stands before it.
func lastChunk(body string, start, end int) int {
	for end > start {
		r, n := utf8.DecodeLastRuneInString(body[start:end])
		if unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	return end
}

// Type returns the type with the given number. It stays as it is after
// [Tokeniser.Reset], when the number means another type.
func (t *Tokeniser) Type(id TypeID) *Type {
	if id >= Passing {
		return &t.passing.types[id-Passing]
	}
	return t.types.at(id)
}

// Len returns how many types there are but for those that pass; the next new one
// gets this number.
func (t *Tokeniser) Len() int { return t.types.n }

// Reset forgets every type: numbers start again from 0, and those given out
// before mean nothing. Call it between segments.
func (t *Tokeniser) Reset() {
	t.empty()
	t.generation++
}

func (t *Tokeniser) empty() {
	t.shorts.eights.empty()
	t.shorts.sixteens.empty()
	t.longs.empty()
	t.types.empty()
	t.met = 0
	t.pieces = t.pieces[:0]
}

// Generation counts the calls of [Tokeniser.Reset]: whoever keeps something for
// each type must forget it when the generation changes.
func (t *Tokeniser) Generation() int { return t.generation }

// Full reports whether the tables have reached their cap, so that the caller
// ought to call [Tokeniser.Reset] before the next segment or document.
func (t *Tokeniser) Full() bool {
	return max(t.Len(), t.met) >= t.opt.MaxTypes
}

// Stats returns the counts since [New]; [Tokeniser.Reset] leaves them.
func (t *Tokeniser) Stats() Stats { return t.stats }

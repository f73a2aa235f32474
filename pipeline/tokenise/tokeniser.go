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
	// [Tokeniser.Full] asks for a [Tokeniser.Reset]; 0 means 120,000.
	MaxTypes int
}

const defaultMaxTypes = 120_000

// A Tokeniser splits text into tokens and numbers their types. It belongs to
// one goroutine. Make it with [New].
type Tokeniser struct {
	opt    Options
	shorts shortTable
	longs  chunkTable
	pieces []piece // of the chunks of more than one token
	types  typeTable
	stats  Stats
	note   func(chunk string) Note // nil if nobody notes anything
	uneven bool                    // see [Tokeniser.Line]

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
// chunk, and again after a [Tokeniser.Reset]. Its text is to be copied if it is kept.
func (t *Tokeniser) Annotate(note func(chunk string) Note) { t.note = note }

// Line appends the tokens of a stretch of body to dst, and returns how many of them
// hold a letter or digit, if it is even: single spaces part its chunks, and all have
// been noted. Else it returns dst as it was and -1. Stats do not count them.
func (t *Tokeniser) Line(dst []Token, body string, start, end int) ([]Token, int) {
	before := t.stats
	t.uneven = false
	toks := t.stretch(dst, body, start, end)
	words := t.stats.Words - before.Words
	t.stats.Words, t.stats.Fallbacks = before.Words, before.Fallbacks
	if t.uneven {
		return toks[:len(dst)], -1
	}
	return toks, words
}

// Span appends the tokens of a stretch of body to dst and returns it.
func (t *Tokeniser) Span(dst []Token, body string, span source.Span) []Token {
	return t.stretch(dst, body, span.Start, span.End)
}

// stretch goes from chunk to chunk.
func (t *Tokeniser) stretch(dst []Token, body string, i, end int) []Token {
	for i < end {
		if i, dst = t.known(dst, body, i, end); i < end {
			i, dst = t.further(dst, body, i, end)
		}
	}
	return dst
}

// known appends the tokens of the chunks from byte i on as long as they are in
// the shortTable, one blank parts them and dst has room, and returns where that
// ends. This is the loop in which the time is spent. It looks at eight bytes at a
// time, and is one function that calls none, so that it keeps all in registers:
// with calls it took half as long again.
func (t *Tokeniser) known(dst []Token, body string, i, end int) (int, []Token) {
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
		if found.spoilt() || found.n == 0 || len(dst)+int(found.n) > cap(dst) {
			break
		}
		if found.n == 1 {
			dst = dst[:len(dst)+1]
			dst[len(dst)-1] = Token{source.Span{Start: i, End: j}, TypeID(found.first), found.note}
		} else {
			note := found.note
			for _, p := range t.pieces[found.first : int(found.first)+int(found.n)] {
				dst = dst[:len(dst)+1]
				dst[len(dst)-1] = Token{source.Span{Start: i + int(p.start), End: i + int(p.end)}, p.id, note}
				note = 0
			}
		}
		words += int(found.words)
		i = j + 1
	}
	t.stats.Words += words
	return i, dst
}

// further goes on where [Tokeniser.known] cannot: over white space, or a chunk
// that is new or long, holds characters of other scripts or stands at the text's
// end. It returns where that ends.
func (t *Tokeniser) further(dst []Token, body string, i, end int) (int, []Token) {
	switch k := blank[body[i]]; k {
	case 1:
		t.uneven = true
		return i + 1, dst
	case 2:
		if n := wideBlank(body[i:end]); n > 0 {
			t.uneven = true
			return i + n, dst
		}
	}
	j := chunkEnd(body, i, end)
	dst = t.chunk(dst, body[i:j], i)
	if j < end && body[j] == ' ' {
		j++
	}
	return j, dst
}

// chunk appends the tokens of the chunk s that stands at byte i.
func (t *Tokeniser) chunk(dst []Token, s string, i int) []Token {
	var known *answer
	switch a, b, short := shortWords(s); {
	case short && b == 0:
		slot := t.shorts.eight(a)
		if slot.n == 0 {
			slot = t.shorts.eights.set(slot, eightSlot{a, t.learn(s)})
		}
		known = &slot.answer
	case short:
		slot := t.shorts.sixteen(a, b)
		if slot.n == 0 {
			slot = t.shorts.sixteens.set(slot, sixteenSlot{a, b, t.learn(s)})
		}
		known = &slot.answer
	case len(s) <= maxKey:
		hash := hashOf(s)
		slot := t.longs.find(s, hash)
		if slot.n == 0 {
			slot = t.longs.set(slot, chunk{t.types.keep(s), hash, t.learn(s)})
		}
		known = &slot.answer
	default:
		return t.huge(dst, s, i)
	}
	t.stats.Words += int(known.words)
	if known.alone() {
		return append(dst, Token{source.Span{Start: i, End: i + len(s)}, TypeID(known.first), known.note})
	}
	first, note := known.first, known.note
	if known.spoilt() {
		t.uneven = true
		t.stats.Fallbacks++
		first = ^first
	}
	for _, p := range t.pieces[first : int(first)+int(known.n)] {
		dst = append(dst, Token{source.Span{Start: i + int(p.start), End: i + int(p.end)}, p.id, note})
		note = 0
	}
	return dst
}

// learn splits a chunk that was not met before.
func (t *Tokeniser) learn(s string) answer {
	var fallback bool
	t.cuts, fallback = t.split(t.cuts[:0], s)
	known := answer{first: int32(len(t.pieces)), n: uint8(len(t.cuts))}
	if fallback {
		known.first = ^known.first
	}
	if t.note != nil {
		known.note = t.note(s)
	}
	for _, c := range t.cuts {
		id, kind := t.types.intern(s[c.start:c.end], c.normal)
		if kind != Mark {
			known.words++
		}
		if known.alone() {
			known.first = int32(id)
			break
		}
		t.pieces = append(t.pieces, piece{uint16(c.start), uint16(c.end), id})
	}
	return known
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
	t.uneven = true
	for len(s) > 0 {
		n := len(s)
		if n > maxBlock {
			n = maxBlock
			for n > maxBlock-utf8.UTFMax && !utf8.RuneStart(s[n]) {
				n--
			}
		}
		t.cuts = scan(t.cuts[:0], s[:n], 0)
		for _, c := range t.cuts {
			id, kind := t.types.intern(s[c.start:c.end], c.normal)
			if kind != Mark {
				t.stats.Words++
			}
			dst = append(dst, Token{source.Span{Start: base + c.start, End: base + c.end}, id, 0})
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
	dst = t.chunk(dst, string(text), 0)
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
func (t *Tokeniser) Type(id TypeID) *Type { return t.types.at(id) }

// Len returns how many types there are; the next new one gets this number.
func (t *Tokeniser) Len() int { return t.types.slots.n }

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
	t.types.slots.empty()
	t.types.pages, t.types.block = nil, nil
	t.pieces = t.pieces[:0]
}

// Generation counts the calls of [Tokeniser.Reset]: whoever keeps something for
// each type must forget it when the generation changes.
func (t *Tokeniser) Generation() int { return t.generation }

// Full reports whether the tables have reached their cap, so that the caller
// ought to call [Tokeniser.Reset] before the next segment or document.
func (t *Tokeniser) Full() bool {
	return max(t.Len(), t.shorts.eights.n+t.shorts.sixteens.n+t.longs.n) >= t.opt.MaxTypes
}

// Stats returns the counts since [New]; [Tokeniser.Reset] leaves them.
func (t *Tokeniser) Stats() Stats { return t.stats }

package tokenise

import (
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
	stats  Stats

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
	return &Tokeniser{opt: opt}
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

// Span appends the tokens of a stretch of body to dst and returns it.
func (t *Tokeniser) Span(dst []Token, body string, span source.Span) []Token {
	return t.stretch(dst, body, span.Start, span.End)
}

// stretch goes from chunk to chunk: the loop in which the time is spent.
func (t *Tokeniser) stretch(dst []Token, body string, i, end int) []Token {
	for i < end {
		if k := blank[body[i]]; k != 0 {
			if k == 1 {
				i++
				continue
			}
			if n := wideBlank(body[i:end]); n > 0 {
				i += n
				continue
			}
		}
		if a, b, n := shortChunk(body, i); n > 0 && i+n <= end {
			dst = t.tokens(dst, t.short(body, i, n, a, b), i, i+n)
			i += n
			continue
		}
		j := chunkEnd(body, i, end)
		dst = t.chunk(dst, body, i, j)
		i = j
	}
	return dst
}

// short returns what the chunk of n bytes at byte i splits into; a and b are its
// bytes as [shortWords] gives them.
func (t *Tokeniser) short(body string, i, n int, a, b uint64) answer {
	if found := t.shorts.find(a, b, n); found != nil {
		return *found
	}
	known := t.learn(body[i : i+n])
	t.shorts.add(shortSlot{a, b, known})
	return known
}

// chunk appends the tokens of the chunk from byte i to j.
func (t *Tokeniser) chunk(dst []Token, body string, i, j int) []Token {
	var known answer
	switch n := j - i; {
	case n <= shortKey:
		a, b := shortWords(body, i, n)
		known = t.short(body, i, n, a, b)
	case n <= maxKey:
		hash := hashOf(body[i:j])
		if found := t.longs.find(body[i:j], hash); found != nil {
			known = found.answer
		} else {
			known = t.learn(body[i:j])
			t.longs.add(chunk{t.types.keep(body[i:j]), hash, known})
		}
	default:
		return t.huge(dst, body[i:j], i)
	}
	return t.tokens(dst, known, i, j)
}

// tokens appends the tokens of the chunk from byte i to j, of which known is the
// answer.
func (t *Tokeniser) tokens(dst []Token, known answer, i, j int) []Token {
	t.stats.Words += int(known.words)
	if known.fallback {
		t.stats.Fallbacks++
	}
	if known.n == 1 {
		return append(dst, Token{source.Span{Start: i, End: j}, TypeID(known.first)})
	}
	for _, p := range t.pieces[known.first : int(known.first)+int(known.n)] {
		dst = append(dst, Token{source.Span{Start: i + int(p.start), End: i + int(p.end)}, p.id})
	}
	return dst
}

// learn splits a chunk that was not met before.
func (t *Tokeniser) learn(s string) answer {
	var fallback bool
	t.cuts, fallback = t.split(t.cuts[:0], s)
	known := answer{first: int32(len(t.pieces)), n: uint8(len(t.cuts)), fallback: fallback, size: uint8(len(s))}
	for _, c := range t.cuts {
		text := s[c.start:c.end]
		id, kind := t.types.intern(text, hashOf(text))
		if kind != Mark {
			known.words++
		}
		if known.n == 1 {
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
			text := s[c.start:c.end]
			id, kind := t.types.intern(text, hashOf(text))
			if kind != Mark {
				t.stats.Words++
			}
			dst = append(dst, Token{source.Span{Start: base + c.start, End: base + c.end}, id})
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
	first := len(dst)
	dst = t.chunk(dst, string(text), 0, len(text))
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
func (t *Tokeniser) Len() int { return t.types.n }

// Reset forgets every type: numbers start again from 0, and those given out
// before mean nothing. Call it between segments.
func (t *Tokeniser) Reset() {
	t.shorts.eights = slots[eightSlot]{all: emptied(t.shorts.eights.all)}
	t.shorts.sixteen = slots[shortSlot]{all: emptied(t.shorts.sixteen.all)}
	t.longs = chunkTable{slots: emptied(t.longs.slots)}
	t.types = typeTable{slots: emptied(t.types.slots)}
	t.pieces = t.pieces[:0]
	t.generation++
}

// Generation counts the calls of [Tokeniser.Reset]: whoever keeps something for
// each type must forget it when the generation changes.
func (t *Tokeniser) Generation() int { return t.generation }

// Full reports whether the tables have reached their cap, so that the caller
// ought to call [Tokeniser.Reset] before the next segment or document.
func (t *Tokeniser) Full() bool {
	return t.types.n >= t.opt.MaxTypes || t.shorts.len()+t.longs.n >= t.opt.MaxTypes
}

// Stats returns the counts since [New]; [Tokeniser.Reset] leaves them.
func (t *Tokeniser) Stats() Stats { return t.stats }

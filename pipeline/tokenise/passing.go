package tokenise

import (
	"math"

	"github.com/temakod/temakod/pipeline/source"
)

// Half the distinct words of a long text come once. A chunk that is met for the
// first time is therefore not remembered, but passes: its types are kept for the
// document alone, so that the tables hold what comes again, stay small and need
// not be emptied.

// Passing is the first of the numbers of types that pass: see [Tokeniser.Turn].
const Passing TypeID = 1 << 30

// maxPassing is how many types may pass at a time: what comes beyond is remembered
// at once.
const maxPassing = 1 << 12

// passing is what passes.
type passing struct {
	types []Type // nil if nothing does
	turns int
}

// Turn has types pass: from the first call on, a chunk that is met for the first
// time is remembered up to the next call only. Its types have numbers from
// [Passing] on, and are to be asked for before that; one text may have several. What
// they hold is part of the document's text: it is to be copied if it is kept.
// Call it between documents.
func (t *Tokeniser) Turn() {
	p := &t.passing
	if p.types == nil {
		p.types = make([]Type, 0, maxPassing)
	}
	clear(p.types)
	p.types = p.types[:0]
	p.turns++
}

// Passed returns how many types pass since the last call of [Tokeniser.Turn], and how
// often that was called.
func (t *Tokeniser) Passed() (types, turns int) { return len(t.passing.types), t.passing.turns }

// passes reports whether a chunk with a hash, of which nothing is known, is met for the
// first time, as far as is remembered, and may pass. The free slot at which the search
// for it ended remembers of which chunk that was true last: it has just been looked at,
// where a table of bits lay out of cache.
func (p *passing) passes(known *answer, hash uint64) bool {
	if p.types == nil || len(p.types) > maxPassing-maxKey {
		return false
	}
	last := lastMet(hash)
	met := *known == last
	*known = last
	return !met
}

// lastMet returns what a free slot holds at which a search for a chunk with a hash
// ended, or that was the chunk's own.
func lastMet(hash uint64) answer { return answer{first: math.MinInt32 | int32(hash>>33)} }

// pass appends the tokens of the chunk that stands at byte i of body, and passes.
func (t *Tokeniser) pass(dst []Token, body string, k *key, i int) []Token {
	s, h := k.text, headOf(k)
	if h.simple(s) { // as most
		t.stats.Words++
		id := t.passWord(s[:h.End], Word, h.form(), h.End == len(s))
		dst = append(dst, Token{source.Span{Start: i, End: i + h.End}, id, t.noteOf(body, source.Span{Start: i, End: i + len(s)}, h), true})
		if h.End < len(s) {
			dst = append(dst, Token{source.Span{Start: i + h.End, End: i + len(s)}, t.types.intern(s[h.End:]), 0, false})
		}
		return dst
	}
	fallback := false
	if t.cuts, fallback = t.split(t.cuts[:0], s, h); fallback {
		t.badly = true
		t.stats.Fallbacks++
	}
	note := t.noteOf(body, source.Span{Start: i, End: i + len(s)}, h)
	for k := range t.cuts {
		c := &t.cuts[k]
		id, word := t.passer(s[c.start:c.end], c, len(t.cuts) == 1)
		if word {
			t.stats.Words++
		}
		dst = append(dst, Token{source.Span{Start: i + c.start, End: i + c.end}, id, note, word})
		note = 0
	}
	return dst
}

// passer returns the number of the type of the token s of a chunk that passes, and
// whether it is no mark. Marks have a lasting type, as have words that are known; one
// that is alone in its chunk is not, and need not be looked for.
func (t *Tokeniser) passer(s string, c *cut, alone bool) (TypeID, bool) {
	kind := kindOf(s)
	if kind == Mark {
		return t.types.intern(s), false
	}
	return t.passWord(s, kind, c.of(s), alone || !c.plain), true
}

// passWord returns the number of the type of a word of a chunk that passes, which is looked
// for unless it is alone in that.
func (t *Tokeniser) passWord(s string, kind Kind, f form, alone bool) TypeID {
	if !alone {
		var k key
		k.of(s)
		if known := t.find(&k); known.alone() {
			return known.id()
		}
	}
	id := t.passing.room()
	t.types.make(t.Type(id), s, kind, f)
	return id
}

// room returns the number of an empty type.
func (p *passing) room() TypeID {
	p.types = append(p.types, Type{})
	return Passing + TypeID(len(p.types)-1)
}

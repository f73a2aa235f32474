package tokenise

import (
	"sort"

	"github.com/temakod/temakod/pipeline/corpus"
)

// Again appends what [Tokeniser.Segment] does where the tokens of a stretch around
// seg's content are known, of which its holes and the content's ends may cut some.
// Chunks are split one by one, so that only those that are cut need be split again.
// What prose spoilt is not counted again.
func (t *Tokeniser) Again(dst []Token, body string, seg *corpus.Segment, around []Token) []Token {
	pos, first := seg.Content.Start, len(dst)
	var a again // filled in place, see key.of
	a.t, a.body, a.around = t, body, around
	a.skip(pos)
	for _, hole := range seg.Holes {
		if hole.Glue {
			return t.Segment(dst[:first], body, seg)
		}
		if h := hole.Span; h.Start >= pos && h.End <= seg.Content.End && !h.Empty() {
			dst = a.take(dst, pos, h.Start)
			pos = h.End
		}
	}
	return a.take(dst, pos, seg.Content.End)
}

// An again is the work of [Tokeniser.Again].
type again struct {
	t      *Tokeniser
	body   string
	around []Token // those that were not passed
}

// skip passes the tokens that begin before byte pos.
func (a *again) skip(pos int) {
	a.around = a.around[sort.Search(len(a.around), func(i int) bool { return a.around[i].Span.Start >= pos }):]
}

// take appends the tokens of a stretch of the body.
func (a *again) take(dst []Token, pos, end int) []Token {
	if pos < end && pos > 0 && blank[a.body[pos-1]] != 1 {
		cut := pos
		pos = chunkEnd(a.body, pos, end)
		dst = a.t.stretch(dst, a.body, cut, pos)
	}
	whole := end
	if end < len(a.body) && blank[a.body[end]] != 1 {
		whole = lastChunk(a.body, pos, end)
	}
	for len(a.around) > 0 && a.around[0].Span.Start < pos {
		a.around = a.around[1:]
	}
	n := 0
	for ; n < len(a.around) && a.around[n].Span.Start < whole; n++ {
		if a.around[n].Word {
			a.t.stats.Words++
		}
	}
	dst = append(dst, a.around[:n]...)
	a.around = a.around[n:]
	return a.t.stretch(dst, a.body, whole, end)
}

package tokenise

import "github.com/temakod/temakod/pipeline/source"

// learn splits a chunk that was not met before and stands at byte i of body.
func (t *Tokeniser) learn(body string, k *key, i int) answer {
	s, at := k.text, source.Span{Start: i, End: i + len(k.text)}
	h, fallback := headOf(k), false
	if h.End == len(s) && h.simple(s) {
		return t.plain(body, at, h, h.form())
	}
	t.cuts, fallback = t.split(t.cuts[:0], s, h)
	if len(t.cuts) == 1 && t.cuts[0].plain {
		return t.plain(body, at, h, t.cuts[0].of(s))
	}
	known := answer{n: uint8(len(t.cuts)), note: t.noteOf(body, at, h)}
	from, simple := len(t.pieces), !fallback && len(t.cuts) < 3
	for i := range t.cuts {
		c := &t.cuts[i]
		id, word := t.token(s[c.start:c.end], c)
		if word {
			known.words++
		}
		simple = simple && (i == 0 || !word && c.end-c.start == 1)
		t.pieces = append(t.pieces, piece{uint8(c.start), uint8(c.end), word, id})
	}
	if simple {
		known.first = int32(t.pieces[from].id) + 1
		t.pieces = t.pieces[:from]
	} else if known.first = ^int32(from); fallback {
		known.first = ^int32(from | spoiltPiece)
	}
	return known
}

// plain enters a plain word of body, and returns what it is as a chunk.
func (t *Tokeniser) plain(body string, at source.Span, h Head, f form) answer {
	s := at.Text(body)
	return answer{first: int32(t.types.enter(s, kindOf(s), f)) + 1, n: 1, words: 1, note: t.noteOf(body, at, h)}
}

func (t *Tokeniser) noteOf(body string, chunk source.Span, h Head) Note {
	if t.note == nil {
		return 0
	}
	return t.note(body, chunk, h)
}

// token returns the number of the type of the token s, which was cut as c says, and
// whether it is no mark. A plain word is the same token as where it is a chunk by
// itself, and is looked for among the chunks alone.
func (t *Tokeniser) token(s string, c *cut) (id TypeID, word bool) {
	f := c.form
	if !c.plain {
		var n int
		if n, f.normal = plainLen(s); n < len(s) || n > maxKey {
			id = t.types.intern(s)
			return id, t.types.at(id).Kind != Mark
		}
	}
	var k key
	k.of(s)
	known := t.find(&k)
	if known.n == 0 {
		known = t.set(&k, t.plain(s, source.Span{End: len(s)}, headOf(&k), f.of(s)))
	}
	return known.id(), true
}

// find returns the answer to a chunk, one of no tokens if there is none.
func (t *Tokeniser) find(k *key) *answer {
	if k.long {
		return &t.longs.find(k.text, k.a).answer
	} else if k.b == 0 {
		return &t.shorts.eight(k.a).answer
	}
	return &t.shorts.sixteen(k.a, k.b).answer
}

// set remembers the answer to a chunk that was not met before.
func (t *Tokeniser) set(k *key, known answer) *answer {
	if k.long && known.alone() {
		return &t.longs.set(chunk{t.Type(known.id()).Text, k.a, known}).answer
	} else if k.long {
		return &t.longs.set(chunk{t.types.keep(k.text), k.a, known}).answer
	} else if k.b == 0 {
		return &t.shorts.eights.set(eightSlot{k.a, known}).answer
	}
	return &t.shorts.sixteens.set(sixteenSlot{k.a, k.b, known}).answer
}

package tokenise

import (
	"hash/maphash"
	"strings"
)

// hashSeed is one for the whole program, so that a hash made for one table
// serves the other. Nothing that a user sees depends on it.
var hashSeed = maphash.MakeSeed()

func hashOf(s string) uint64 { return maphash.String(hashSeed, s) }

// An answer is what a chunk splits into. If nothing is known of it yet, n is 0, and
// it may be one that [lastMet] gives.
type answer struct {
	first int32 // the TypeID of the first token plus one if simple, else ^ of the index of the first piece
	note  Note
	n     uint8 // tokens; a chunk of maxKey bytes has no more
	words uint8 // of them, those that are no marks
}

// simple reports whether the chunk is one token, or one and a mark of one byte, as
// nearly all are: the byte tells the type of that.
func (a *answer) simple() bool { return a.first > 0 }

// alone reports whether the chunk is one token.
func (a *answer) alone() bool { return a.n == 1 && a.first > 0 }

// id returns the first token of a simple chunk.
func (a *answer) id() TypeID { return TypeID(a.first - 1) }

// from returns the index of the first piece of a chunk that is not simple, and spoilt
// reports whether prose spoilt it.
func (a *answer) from() int    { return int(^a.first &^ spoiltPiece) }
func (a *answer) spoilt() bool { return ^a.first&spoiltPiece != 0 }

// spoiltPiece is a bit beside the index of the first piece.
const spoiltPiece = 1 << 30

// A piece is a token within a chunk.
type piece struct {
	start, end uint8
	word       bool // it is no mark
	id         TypeID
}

// A chunkTable remembers the chunks of more than shortKey bytes.
type chunkTable struct{ slots[chunk] }

type chunk struct {
	key  string // empty in a free slot: no chunk is empty
	hash uint64
	answer
}

func (c chunk) place() uint64 { return c.hash }
func (c chunk) free() bool    { return c.key == "" }

func (c chunk) freed() chunk {
	if !c.free() {
		c = chunk{answer: lastMet(c.hash)}
	}
	return c
}

// find returns the slot of the chunk with the given text, a free one if there is
// none.
func (t *chunkTable) find(s string, hash uint64) *chunk {
	for i := hash; ; i++ {
		c := &t.all[i&uint64(len(t.all)-1)]
		if c.hash == hash && c.key == s || c.key == "" {
			return c
		}
	}
}

// A typeTable numbers distinct tokens. Types lie in pages that never move, and
// their text in blocks, so that a new type costs no allocation of its own. It
// finds again those that are no plain words; of these the tables of chunks know.
type typeTable struct {
	n     int
	pages []*[pageSize]Type
	block *strings.Builder
	marks [256]int32 // of one byte: the TypeID plus one
	slots slots[typeSlot]
}

type typeSlot struct {
	hash uint32
	id   int32 // the TypeID plus one; 0 in a free slot
}

func (s typeSlot) place() uint64 { return uint64(s.hash) }
func (s typeSlot) free() bool    { return s.id == 0 }
func (typeSlot) freed() typeSlot { return typeSlot{} }

const (
	pageSize  = 512
	blockSize = 1 << 15
)

func (t *typeTable) at(id TypeID) *Type { return &t.pages[id/pageSize][id%pageSize] }

// mark returns the type of a mark of one byte that was met.
func (t *typeTable) mark(c byte) TypeID { return TypeID(t.marks[c] - 1) }

// intern returns the number of the type with text s, which is no plain word.
func (t *typeTable) intern(s string) TypeID {
	if len(s) == 1 {
		known := &t.marks[s[0]]
		if *known == 0 {
			*known = int32(t.enter(s, kindOf(s), form{})) + 1
		}
		return TypeID(*known - 1)
	}
	hash, all := uint32(hashOf(s)), t.slots.all
	for i := hash; ; i++ {
		slot := &all[i&uint32(len(all)-1)]
		if slot.id == 0 {
			id := t.enter(s, kindOf(s), form{})
			t.slots.set(typeSlot{hash, int32(id) + 1})
			return id
		}
		if slot.hash == hash {
			if id := TypeID(slot.id - 1); t.at(id).Text == s {
				return id
			}
		}
	}
}

// enter numbers a new type with text s.
func (t *typeTable) enter(s string, kind Kind, f form) TypeID {
	id := TypeID(t.n)
	t.n++
	if int(id/pageSize) == len(t.pages) {
		t.pages = append(t.pages, new([pageSize]Type))
	}
	t.make(t.at(id), t.keep(s), kind, f)
	return id
}

// make makes typ a type with text s, which it holds on to.
func (t *typeTable) make(typ *Type, s string, kind Kind, f form) {
	typ.Text, typ.Norm, typ.Kind, typ.Small = s, s, kind, f.small
	if f.capital {
		typ.Norm, typ.Small = t.keepSmall(s), true
	} else if !f.normal {
		typ.Norm = t.norm(s)
		typ.Small = isSmall(typ.Norm)
	}
}

// empty forgets all types. Those that it gave out stay as they are.
func (t *typeTable) empty() {
	t.n, t.pages, t.block = 0, nil, nil
	clear(t.marks[:])
	t.slots.empty()
}

// keep copies s, which may be part of a document, into a block of the table's.
func (t *typeTable) keep(s string) string {
	b, from := t.room(len(s))
	b.WriteString(s)
	return b.String()[from:]
}

// keepSmall is [typeTable.keep] of the word s with its first letter, a capital one of
// Latin-1, made small.
func (t *typeTable) keepSmall(s string) string {
	b, from := t.room(len(s))
	n := 0
	if s[0] == 0xC3 {
		n = 1
		b.WriteByte(s[0])
	}
	b.WriteByte(s[n] + 'a' - 'A')
	b.WriteString(s[n+1:])
	return b.String()[from:]
}

// room returns a block with room for n bytes, and how many it holds.
func (t *typeTable) room(n int) (*strings.Builder, int) {
	if t.block == nil || t.block.Cap()-t.block.Len() < n {
		t.block = new(strings.Builder)
		t.block.Grow(blockSize)
	}
	return t.block, t.block.Len()
}

// norm returns the normal form of text, sharing its bytes where they are equal.
func (t *typeTable) norm(text string) string {
	var room [64]byte
	low, ok := latin(room[:0], text)
	if !ok {
		low = append(low[:0], Normal(text)...)
	}
	if string(low) == text {
		return text
	}
	return t.keep(string(low))
}

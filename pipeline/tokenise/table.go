package tokenise

import (
	"hash/maphash"
	"strings"
)

// hashSeed is one for the whole program, so that a hash made for one table
// serves the other. Nothing that a user sees depends on it.
var hashSeed = maphash.MakeSeed()

func hashOf(s string) uint64 { return maphash.String(hashSeed, s) }

// An answer is what a chunk splits into.
type answer struct {
	first    int32 // the TypeID if alone, else the index of the first piece
	n        uint8 // tokens; a chunk of maxKey bytes has no more
	words    uint8 // of them, those that are no marks
	alone    bool  // it is one token
	fallback bool  // prose spoilt it
}

// A piece is a token within a chunk.
type piece struct {
	start, end uint16
	id         TypeID
}

// A chunkTable remembers the chunks of more than shortKey bytes: a hash table
// with open addressing, at most half full.
type chunkTable struct {
	slots []chunk // a power of two
	n     int
}

type chunk struct {
	key  string // empty in a free slot: no chunk is empty
	hash uint64
	answer
}

const firstSlots = 1 << 10

// keptSlots is the largest table whose memory is used again.
const keptSlots = 1 << 18

// emptied returns the memory of a table, all of it zero, for the next one; or
// that of a first table.
func emptied[S any](slots []S) []S {
	if len(slots) == 0 || len(slots) > keptSlots {
		return make([]S, firstSlots)
	}
	clear(slots)
	return slots
}

// find returns the answer of the chunk with the given text, or nil. It is valid
// until the next add, as is what add returns.
func (t *chunkTable) find(s string, hash uint64) *answer {
	mask := uint64(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		c := &t.slots[i]
		if c.hash == hash && c.key == s {
			return &c.answer
		}
		if c.key == "" {
			return nil
		}
	}
}

// add enters a chunk that is not there, and returns its answer.
func (t *chunkTable) add(c chunk) *answer {
	if 2*(t.n+1) > len(t.slots) {
		old := t.slots
		t.slots = make([]chunk, 2*len(old))
		for i := range old {
			if old[i].key != "" {
				*t.free(old[i].hash) = old[i]
			}
		}
	}
	t.n++
	place := t.free(c.hash)
	*place = c
	return &place.answer
}

func (t *chunkTable) free(hash uint64) *chunk {
	mask := uint64(len(t.slots) - 1)
	i := hash & mask
	for t.slots[i].key != "" {
		i = (i + 1) & mask
	}
	return &t.slots[i]
}

// A typeTable numbers distinct tokens. Types lie in pages that never move, and
// their text in blocks, so that a new type costs no allocation of its own.
type typeTable struct {
	slots []typeSlot // a power of two, at most half full
	n     int
	pages []*[pageSize]Type
	block *strings.Builder
}

type typeSlot struct {
	hash uint64
	id   int32 // the TypeID plus one; 0 in a free slot
}

const (
	pageSize  = 512
	blockSize = 1 << 15
)

func (t *typeTable) at(id TypeID) *Type { return &t.pages[id/pageSize][id%pageSize] }

// intern returns the number and kind of the type with text s.
func (t *typeTable) intern(s string, hash uint64) (TypeID, Kind) {
	if 2*(t.n+1) > len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	i := hash & mask
	for ; t.slots[i].id != 0; i = (i + 1) & mask {
		if t.slots[i].hash != hash {
			continue
		}
		id := TypeID(t.slots[i].id - 1)
		if known := t.at(id); known.Text == s {
			return id, known.Kind
		}
	}
	id := TypeID(t.n)
	t.slots[i] = typeSlot{hash, int32(id) + 1}
	if t.n%pageSize == 0 {
		t.pages = append(t.pages, new([pageSize]Type))
	}
	t.n++
	typ := t.at(id)
	typ.Text = t.keep(s)
	typ.Norm = t.norm(typ.Text)
	typ.Kind = kindOf(s)
	return id, typ.Kind
}

func (t *typeTable) grow() {
	old := t.slots
	t.slots = make([]typeSlot, 2*len(old))
	mask := uint64(len(t.slots) - 1)
	for _, slot := range old {
		if slot.id == 0 {
			continue
		}
		i := slot.hash & mask
		for t.slots[i].id != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = slot
	}
}

// keep copies s, which may be part of a document, into a block of the table's.
func (t *typeTable) keep(s string) string {
	if t.block == nil || t.block.Cap()-t.block.Len() < len(s) {
		t.block = new(strings.Builder)
		t.block.Grow(blockSize)
	}
	from := t.block.Len()
	t.block.WriteString(s)
	return t.block.String()[from:]
}

// norm returns the normal form of text, sharing its bytes where they are equal.
func (t *typeTable) norm(text string) string {
	if n := Normal(text); n != text {
		return t.keep(n)
	}
	return text
}

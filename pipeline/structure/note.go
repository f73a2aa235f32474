package structure

import (
	"encoding/binary"
	"math/bits"

	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// A note is what a chunk, a stretch between white space, adds to the reading of a
// line and to the tally of its words. A chunk is read once, when the tokeniser meets
// it for the first time; of most lines the notes need only be added up.
type note struct {
	sum     uint64 // see addend
	figures figures
	seen    seen
	first   cue // of its first word
	edges   edges
}

// seen are the cues of words, and what is held above them.
type seen uint64

func (s seen) cues() cue      { return cue(s) }
func (s seen) holds() holding { return holding(s >> 32) }

// figures are counts that are added up together, each of figureBits bits.
type figures uint64

// What is counted: chunks, their words, those of them that end a sentence, digits,
// and bytes that are in no word.
const (
	figureChunks = iota * figureBits
	figureWords
	figureSentences
	figureDigits
	figureMarks
	figureBits = 12
)

func (f figures) of(what int) int { return int(f>>what) & (1<<figureBits - 1) }

// edges tell what counts where two chunks meet: see [reader.look].
type edges uint32

const (
	beginsEvent edges = 1 << iota // the first word names an event
	endsSome                      // the last word is some
	wordless                      // there is no word, so that those on either side meet
)

// note reads a chunk with a head and returns the number of its note.
func (t *reader) note(body string, chunk source.Span, h tokenise.Head) tokenise.Note {
	if chunk.Len() >= stride {
		return unread
	}
	b, s := t.windowAt(bytesOf(body), chunk.Start), chunk.Text(body)
	at := plainAt(b, s, h)
	if at == 0 {
		return t.noteOf(b, s, h)
	}
	known := &t.chunks.plain[at%plainNotes]
	if *known == 0 {
		*known = t.noteOf(b, s, h)
	}
	return *known
}

const plainNotes = 1 << 10 // but for the bit that tells them from the others

// plainAt numbers the chunks that are a word of small letters, perhaps a capital one before
// them, perhaps a mark of ASCII after it, of which only its last letters say anything: nearly
// all new ones. Those with the same number have the same note. The number of others is 0.
func plainAt(b *[window]byte, chunk string, h tokenise.Head) int {
	n, mark := h.End, byte(0)
	if h.Start > 0 || n < 4 || len(chunk) > n+1 || cueHeads[cueHead(binary.LittleEndian.Uint32(b[:]))]>>(n&31)&1 != 0 {
		return 0
	}
	if n < len(chunk) {
		if mark = chunk[n]; mark == 0 || mark >= 0x80 || wordBytes[mark] == 0 {
			return 0
		}
	}
	end := binary.LittleEndian.Uint32(b[(n-4)&(stride-1):])
	return 1<<10 | int(mark)<<3 | int(bit(h.Capital))<<2 | int(bit(pastEnd(end, n)))<<1 | int(compoundCue(end>>8, n)/compound)
}

// noteOf is [reader.note] for a chunk at the beginning of a window.
func (t *reader) noteOf(b *[window]byte, chunk string, h tokenise.Head) tokenise.Note {
	var k note // filled in place: what is put together elsewhere and copied stalls
	words := k.word(chunk, h)
	if words == 0 {
		words = k.outline(b, len(chunk))
	}
	if words == 0 {
		k.edges = wordless
		return t.chunks.number(&k)
	}
	t.sums = sums{}
	first := lowest(words, 2)
	t.look(b, first)
	if k.first = t.last; first != words {
		t.look(b, words^first)
	}
	k.sum = t.sum
	k.seen |= seen(t.all)
	if k.first&event != 0 {
		k.edges |= beginsEvent
	}
	if t.last&some != 0 {
		k.edges |= endsSome
	}
	return t.chunks.number(&k)
}

// word makes k the note of a chunk that is one word, its head, and marks of ASCII around
// it, as most, but for what the word says. It returns a bit for where the word begins and
// one for where it ends; of other chunks 0.
func (k *note) word(chunk string, h tokenise.Head) (edges uint64) {
	n := h.End - h.Start
	if n == 0 {
		return 0
	}
	holds := holdsLower
	if h.Capital {
		holds |= holdsUpper
		if n == 1 || n == 2 && chunk[h.Start] >= 0x80 {
			holds = holdsUpper
		}
	}
	k.figures = 1<<figureChunks | 1<<figureWords | figures(len(chunk)-n)<<figureMarks
	for i := range h.Start {
		holds |= surveyed[chunk[i]]
	}
	for i := h.End; i < len(chunk); i++ {
		if chunk[i] >= 0x80 || wordLetter(chunk, i) {
			return 0
		}
		holds |= surveyed[chunk[i]]
	}
	if h.End+1 == len(chunk) && n >= 3 && surveyed[chunk[h.End]].has(holdsStop) {
		k.figures |= 1 << figureSentences
	}
	k.seen = seen(holds) << 32
	return 1<<h.Start | 1<<h.End
}

// outline makes k the note of the chunk of n bytes in a window but for what its words
// say, and returns a bit for where each of these begins and ends.
func (k *note) outline(b *[window]byte, n int) (edges uint64) {
	var r reading
	var sh, before shape
	r.holds = sh.read(b, n)
	h, stops := sh.rest(b, n)
	r.holds |= h
	r.survey(n, &sh, &before)
	w := sh.word
	ends := stops >> (n - 1) << (n - 1) & (w << 1) & (w << 2) & (w << 3)
	k.seen = seen(r.holds) << 32
	k.figures = 1<<figureChunks | figures(bits.OnesCount64(w&^(w<<1)))<<figureWords | figures(bits.OnesCount64(ends))<<figureSentences |
		figures(r.digits)<<figureDigits | figures(n-bits.OnesCount64(w))<<figureMarks
	return w ^ w<<1
}

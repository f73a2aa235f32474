package tokenise

import (
	"math/bits"
	"strings"
)

// shortKey is how many bytes a chunk can have to be its own key.
const shortKey = 16

// A shortTable remembers the chunks of at most shortKey bytes, which are nearly
// all. Their bytes are the key, as one number or two in the slot, so that a chunk
// met again costs one line of cache. A table that points to its keys took 1.3
// times as long for the whole tokeniser, as did a Go map of strings. Chunks of at
// most eight bytes, which are most and come again most, lie together.
type shortTable struct {
	eights   slots[eightSlot]
	sixteens slots[sixteenSlot]
}

// Of a free slot a is 0: no byte of a chunk in a shortTable is.
type eightSlot struct {
	a uint64
	answer
}

type sixteenSlot struct {
	a, b uint64
	answer
}

// A key is what a chunk is looked for by.
type key struct {
	text string
	a, b uint64 // its bytes if it can be in a shortTable, else its hash and 0
	long bool   // it cannot
}

// of makes k the key of a chunk. It fills it in place: what is put together elsewhere
// and copied stalls.
func (k *key) of(s string) {
	n := len(s)
	k.text, k.a, k.b, k.long = s, 0, 0, n > shortKey || strings.IndexByte(s, 0) >= 0
	if k.long {
		k.a = hashOf(s)
		return
	}
	k.a = upTo8(s, 0)
	if n > 8 {
		k.b = upTo8(s, 8)
	}
}

// place returns a hash.
func (k *key) place() uint64 {
	if k.long {
		return k.a
	}
	return shortHash(k.a, k.b)
}

// isSmall reports whether s is made of the letters a to z and à to ÿ alone.
func isSmall(s string) bool { return letters(s, 0) == len(s) }

// letters returns where the letters from a to z and à to ÿ end that stand in s from byte i
// on. It looks at eight bytes at a time.
func letters(s string, i int) int {
	for i < len(s) {
		n := smallLetters(upTo8(s, i))
		i += n
		if n < 7 { // after seven a letter of two bytes may stand
			break
		}
	}
	return i
}

// upTo8 returns the eight bytes of s from byte i on as a number, the first of them lowest
// and 0 for those that there are not.
func upTo8(s string, i int) (x uint64) {
	switch n := len(s) - i; {
	case n >= 8:
		return eight(s[i : i+8])
	case len(s) >= 8:
		return eight(s[len(s)-8:]) >> (64 - 8*n)
	}
	for k := len(s) - 1; k >= i; k-- {
		x = x<<8 | uint64(s[k])
	}
	return x
}

// smallLetters returns the length of the letters from a to z and à to ÿ that x begins
// with. The first byte of one that x does not hold to its end does not count.
func smallLetters(x uint64) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	low := x &^ highs
	letters := (low + (0x80-'a')*ones) &^ (low + (0x7F-'z')*ones) &^ x & highs
	second := (low + (0x80-0x20)*ones) & x &^ (x << 1) &^ zeros(x^0xB7*ones) & (zeros(x^0xC3*ones) << 8) // A0 to BF without ÷
	return bits.TrailingZeros64(highs&^(letters|second|second>>8)) / 8
}

// zeros returns the highest bit of each byte of x that is zero.
func zeros(x uint64) uint64 {
	const lows = 0x7F7F7F7F7F7F7F7F
	return ^(x&lows + lows | x | lows)
}

// eight returns eight bytes as a number, the first of them lowest.
func eight(w string) uint64 {
	_ = w[7]
	return uint64(w[0]) | uint64(w[1])<<8 | uint64(w[2])<<16 | uint64(w[3])<<24 |
		uint64(w[4])<<32 | uint64(w[5])<<40 | uint64(w[6])<<48 | uint64(w[7])<<56
}

// stops returns the highest bit of bytes of x, of which the lowest is that of
// the first byte that may end a chunk: white space, a control character, or what
// may begin white space of several bytes. Latin-1's letters begin with C3, and
// are none.
func stops(x uint64) uint64 {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	control := (x - 0x21*ones) &^ x
	return control&highs | wides(x)
}

// wides returns likewise which bytes may begin white space of several.
func wides(x uint64) uint64 {
	const highs = 0x8080808080808080
	return x & (x << 1) & (x<<2 | ^(x << 7)) & highs // 111..... and 11.....0
}

// blanks returns likewise where ASCII's white space and control characters are. It
// lets the white space of several bytes pass: no chunk in a table holds any.
func blanks(x uint64) uint64 {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	return (x - 0x21*ones) &^ x & highs
}

// below returns a mask of the bytes before the first stop.
func below(stop uint64) uint64 { return (stop&-stop)>>7 - 1 }

// shortSeeds make the places of chunks differ from run to run, so that no text
// can be made to collide. Nothing that a user sees depends on them.
var shortSeeds = [2]uint64{hashOf("a") | 1, hashOf("b") | 1}

// shortHash mixes as wyhash does: one multiplication to 128 bits.
func shortHash(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^shortSeeds[0], b^shortSeeds[1])
	return hi ^ lo
}

// eight returns the slot of a chunk of at most eight bytes, a free one if there
// is none.
func (t *shortTable) eight(a uint64) *eightSlot {
	all := t.eights.all
	for i := shortHash(a, 0); ; i++ {
		if slot := &all[i&uint64(len(all)-1)]; slot.a == a || slot.a == 0 {
			return slot
		}
	}
}

// sixteen returns the slot of a chunk of more than eight bytes likewise.
func (t *shortTable) sixteen(a, b uint64) *sixteenSlot {
	all := t.sixteens.all
	for i := shortHash(a, b); ; i++ {
		if slot := &all[i&uint64(len(all)-1)]; slot.a == a && slot.b == b || slot.a == 0 {
			return slot
		}
	}
}

func (s eightSlot) place() uint64 { return shortHash(s.a, 0) }
func (s eightSlot) free() bool    { return s.a == 0 }

func (s eightSlot) freed() eightSlot {
	if !s.free() {
		s = eightSlot{answer: lastMet(s.place())}
	}
	return s
}

func (s sixteenSlot) place() uint64 { return shortHash(s.a, s.b) }
func (s sixteenSlot) free() bool    { return s.a == 0 }

func (s sixteenSlot) freed() sixteenSlot {
	if !s.free() {
		s = sixteenSlot{answer: lastMet(s.place())}
	}
	return s
}

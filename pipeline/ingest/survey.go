package ingest

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/unicode/norm"

	"github.com/temakod/temakod/pipeline/source"
)

// findings are what one pass over text finds out.
type findings struct {
	valid    bool // whole UTF-8
	nfc      bool // certainly in normal form C
	controls bool // there may be control characters, but for white space
	// first is where the first character that cannot be seen stands, by kind;
	// count is how many there are.
	first, count [hiddenKinds]int
	doubled      int // letters that were encoded twice
}

// The kinds of characters that cannot be seen.
const (
	byteOrderMark = iota
	bidiControl
	zeroWidth
	nulByte
	hiddenKinds
)

// survey passes over text once.
func survey(text string) findings {
	f := findings{valid: true, nfc: true}
	for i := 0; i < len(text); {
		n, controls := plainSwedish(text[i:])
		i += n
		f.controls = f.controls || controls
		for i < len(text) {
			n := f.char(text[i:], i)
			if n == 0 {
				f.valid = false
				return f
			}
			i += n
			if len(text)-i >= 8 && text[i] <= 0xc3 {
				break // what follows may be plain
			}
		}
	}
	if f.controls {
		if i := strings.IndexByte(text, 0); i >= 0 {
			f.first[nulByte], f.count[nulByte] = i, strings.Count(text, "\x00")
		}
	}
	if strings.IndexByte(text, 0x83) >= 0 { // as few texts have
		f.doubled = strings.Count(text, "Ã")
	}
	return f
}

// plainSwedish returns how much of s, from its head, is ASCII and characters
// from À to ÿ, whose first byte is 0xC3: as far as it finds out, going eight bytes
// at a time. It asks no letter by itself, since no processor foresees where the
// next å stands: that took twice as long. It also tells whether there may be
// control characters among them, but for white space.
func plainSwedish(s string) (n int, controls bool) {
	const each, top = 0x0101010101010101, 0x8080808080808080
	data := unsafe.Slice(unsafe.StringData(s), len(s))
	begun := uint64(0) // the top bit of the first byte, if the eight before end after it
	control := uint64(0)
	for ; n < len(data)-7; n += 8 { // put so that the compiler sees that the slice is within
		w := binary.LittleEndian.Uint64(data[n : n+8])
		high := w & top
		first := high & (w << 1) // bytes that begin a letter, which must be 0xC3
		low := w ^ high
		// The top bit of a sum says whether a byte is at least 0x20, 0x0e and 0x09.
		control |= ((low+0x72*each)&^(low+0x60*each) | ^(low + 0x77*each)) &^ w
		// The first byte that does not fit is marked here.
		if bad := (w^0xc3*each)&(first-first>>7) | high ^ first ^ (first<<8 | begun); bad != 0 {
			n += bits.TrailingZeros64(bad) / 8
			break
		}
		begun = first >> 56
	}
	if n > 0 && data[n-1] == 0xc3 { // what it begins does not fit
		n--
	}
	return n, control&top != 0
}

// char looks at the character at the head of s and returns its length, 0 if it
// is bad. No character before U+0300, whose first byte is 0xCC, is changed by
// normal form C alone or together with another such.
func (f *findings) char(s string, at int) int {
	switch c := s[0]; {
	case c < utf8.RuneSelf:
		f.controls = f.controls || c < ' ' && (c < '\t' || c > '\r')
		return 1
	case c < 0xcc && c >= 0xc2 && len(s) > 1 && s[1]&0xc0 == 0x80:
		return 2
	}
	return f.rare(s, at)
}

// rare looks at a character from U+0300 on at the head of s and returns its
// length, 0 if it is bad.
func (f *findings) rare(s string, at int) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && n == 1:
		return 0
	case r == '\ufeff':
		f.hidden(byteOrderMark, at)
	case 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069:
		f.hidden(bidiControl, at)
	case r == '\u200b' || r == '\u200c' || r == '\u2060':
		f.hidden(zeroWidth, at)
	case 0x2002 <= r && r < 0x20d0 || 0x2190 <= r && r < 0x2200:
		// Dashes, quotation marks, bullets, arrows: none of them changes.
	default:
		f.nfc = false
	}
	return n
}

func (f *findings) hidden(kind, at int) {
	if f.count[kind] == 0 {
		f.first[kind] = at
	}
	f.count[kind]++
}

// inspect reports what cannot be seen in the text but may part or join words.
// The text keeps it all.
func (f *file) inspect(text string, found findings) {
	f.normal = found.valid && found.nfc
	if found.count[nulByte]*100 > len(text) && found.count[nulByte] > 1 {
		f.reject("ingest.binary").WithHint("ingest.hint-binary")
		return
	}
	var located *source.Text
	for kind, id := range [hiddenKinds]string{"ingest.bom", "ingest.bidi", "ingest.zero-width", "ingest.nul"} {
		if found.count[kind] == 0 {
			continue
		}
		if located == nil {
			located = source.New(f.name, text)
		}
		at := source.Span{Start: found.first[kind], End: found.first[kind] + 1}
		e := located.Errorf(source.Notice, at, id, found.count[kind])
		e.Excerpt = "" // it would show nothing where the marker points
		f.about = append(f.about, e)
	}
	if found.doubled >= 5 || found.doubled > 0 && found.doubled*200 > len(text) {
		f.notice("ingest.doubled", found.doubled).WithHint("ingest.hint-doubled")
	}
}

// text returns a text over what decode gave, in normal form C, as [source.NFC]
// does, without asking the tables where the survey told that nothing changes.
func (f *file) text(decoded string) *source.Text {
	if f.normal || norm.NFC.IsNormalString(decoded) {
		t := f.opt.Spare
		if t == nil {
			return source.New(f.name, decoded)
		}
		f.opt.Spare = nil
		t.Renew(f.name, decoded)
		return t
	}
	return source.NFC(f.name, decoded)
}

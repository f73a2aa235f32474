package structure

import (
	"encoding/binary"
	"strings"
)

// A memo remembers what lines are like that come again word for word, from one
// document to the next: headings, questions, options and signatures that a series
// of notes shares. What a line is like rests on its text alone.
//
// It stays small: a line enters when it is met for the second time, and puts out
// what lay in its place.
type memo struct {
	keys [memoSize]struct {
		met  uint32 // of the line that was met last
		kept uint32 // of the line in kept, so that few others are looked at there
	}
	kept [memoSize]struct {
		text  string
		facts facts
	}
	entered uint64 // how many lines ever were
}

// memoSize is how many lines a memo holds, and memoText the longest of them in
// bytes: a longer one hardly comes again. Of the generated notes a memo knows one
// line in four, and one with twice the room hardly more.
const (
	memoSize = 1 << 13
	memoText = 400
)

// Remembered is how many lines a Splitter remembers at most. The numbers of those
// that it remembers at a time differ by their remainder, and no number comes again.
const Remembered = memoSize

// find returns what is remembered of a line with a key, or nil.
func (m *memo) find(key uint64, text string) *facts {
	if m.keys[key%memoSize].kept != uint32(key>>32) {
		return nil
	}
	if k := &m.kept[key%memoSize]; k.text == text {
		return &k.facts
	}
	return nil
}

// numbered returns what is remembered of the line that a number was given to, or nil
// if another has put it out.
func (m *memo) numbered(entry uint64) *facts {
	if f := &m.kept[entry%memoSize].facts; f.entry == entry {
		return f
	}
	return nil
}

// glance is a hash of a few bytes of a line: it says where its facts may be, and
// what lies there is compared.
func glance(s string) uint64 {
	b := bytesOf(s)
	n := len(b)
	if n < 8 {
		return mix(upTo8(b)^k0, uint64(n)^k1)
	}
	first, amid, last := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[n/2-4:]), binary.LittleEndian.Uint64(b[n-8:])
	return mix(first^amid*k2^k0, last^uint64(n)*k0^k1)
}

// meet remembers a line if it was met before, as far as the memo goes back.
func (m *memo) meet(key uint64, text string, f *facts) {
	at := &m.keys[key%memoSize]
	if at.met != uint32(key>>32) {
		at.met = uint32(key >> 32)
		return
	}
	m.entered++
	at.kept, f.entry = uint32(key>>32), m.entered*memoSize|key%memoSize
	k := &m.kept[key%memoSize]
	k.text, k.facts = strings.Clone(text), *f
}

package structure

import "strings"

// A memo remembers what lines are like that come again word for word, from one
// document to the next: headings, questions, options and signatures that a series
// of notes shares. What a line is like rests on its text alone.
//
// It stays small: a line enters when it is met for the second time, and puts out
// what lay in its place.
type memo struct {
	keys [memoSize]struct {
		met  uint64 // of the line that was met last
		kept uint64 // of the line in kept, so that few others are looked at there
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
	if m.keys[key%memoSize].kept != key {
		return nil
	}
	if k := &m.kept[key%memoSize]; k.text == text {
		return &k.facts
	}
	return nil
}

// meet remembers a line if it was met before, as far as the memo goes back.
func (m *memo) meet(key uint64, text string, f *facts) {
	at := &m.keys[key%memoSize]
	if at.met != key {
		at.met = key
		return
	}
	m.entered++
	at.kept, f.entry = key, m.entered*memoSize|key%memoSize
	k := &m.kept[key%memoSize]
	k.text, k.facts = strings.Clone(text), *f
}

package tabulate

import (
	"iter"
	"math/bits"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// The marks that a theme can bear within a unit.
const (
	ownMark      uint16 = 1 << 0           // coded itself, not only by a subtheme
	affirmedMark uint16 = 1 << affirmedBit // and the next three bits, by code.Polarity
	plainMark    uint16 = 1 << plainBit    // and the next two bits, by emphasis

	affirmedBit = 1
	plainBit    = 5
)

// A themeSet is the themes of one unit.
type themeSet struct {
	marks  []uint16 // one a theme; 0 if it is not in the set
	themes []int32  // those in the set
	any    uint16   // emphasis marks of the unit, themes or not
}

func (s *themeSet) add(theme int32, bits uint16) {
	if s.marks[theme] == 0 {
		s.themes = append(s.themes, theme)
	}
	s.marks[theme] |= bits
}

func (s *themeSet) merge(o *themeSet) {
	s.any |= o.any
	for _, t := range o.themes {
		s.add(t, o.marks[t])
	}
}

func (s *themeSet) clear() {
	for _, t := range s.themes {
		s.marks[t] = 0
	}
	s.themes, s.any = s.themes[:0], 0
}

// add counts one unit that bears the marks.
func (t *ThemeTally) add(marks uint16) {
	m := int32(marks)
	t.Units++
	t.Own += m & 1 // ownMark
	for i := range t.Polarity {
		t.Polarity[i] += m >> (affirmedBit + i) & 1
	}
	for i := range t.Emphasised {
		t.Emphasised[i] += m >> (plainBit + i) & 1
	}
}

// A tally counts units by theme.
type tally struct {
	counts                 []int32 // one a theme
	themes                 bitset  // those that are not zero
	units, segments, words int32
}

func newTally(themes int) tally {
	return tally{counts: make([]int32, themes), themes: newBitset(themes)}
}

func (t *tally) add(theme int32) {
	t.counts[theme]++
	t.themes.add(theme)
}

// take appends the counts to dst, ascending by theme, and empties the tally.
func (t *tally) take(dst []ThemeUnits) []ThemeUnits {
	if n := t.themes.len(); n > 0 {
		dst = slices.Grow(dst, n)
		for th := range t.themes.take() {
			dst = append(dst, ThemeUnits{th, t.counts[th]})
			t.counts[th] = 0
		}
	}
	t.units, t.segments, t.words = 0, 0, 0
	return dst
}

func (t *tally) clear() {
	for th := range t.themes.take() {
		t.counts[th] = 0
	}
	t.units, t.segments, t.words = 0, 0, 0
}

// A bitset is a set of small numbers, a bit each: a list that is sorted at the
// end took longer.
type bitset []uint64

// newBitset returns an empty set for numbers below n.
func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (s bitset) add(n int32) { s[uint32(n)/64] |= 1 << (uint32(n) % 64) }

func (s bitset) len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// take gives the numbers, ascending, and empties the set.
func (s bitset) take() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i, w := range s {
			for s[i] = 0; w != 0; w &= w - 1 {
				if !yield(int32(64*i + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

// pairIndex is the place of an unordered pair of rows among all pairs.
func pairIndex(a, b int32) int {
	if a > b {
		a, b = b, a
	}
	return int(b)*int(b-1)/2 + int(a)
}

// blocks numbers the blocks of questions of a document in order of first
// answer; 0 is no question.
type blocks struct {
	sets   [][]int
	single []int32 // number of the block that is one question alone, or 0
	// joint are the numbers of the last blocks of several questions by what they
	// have in common with few others, and before, by number, those of the ones
	// that came earlier; 0 if none did.
	joint  map[joint]int32
	before []int32
	recent int32 // the block that was asked for last
}

// A joint is the first and last of several questions, and how many they are.
type joint struct{ first, last, questions int }

func (b *blocks) reset(questions int) {
	b.sets = append(b.sets[:0], nil)
	b.before = append(b.before[:0], 0)
	b.single = append(b.single[:0], make([]int32, questions)...)
	clear(b.joint)
	b.recent = 0
}

func (b *blocks) of(questions []int) uint32 {
	switch len(questions) {
	case 0:
		return 0
	case 1:
		n := &b.single[questions[0]]
		if *n == 0 {
			*n = b.add(questions, 0)
		}
		return uint32(*n)
	}
	if slices.Equal(b.sets[b.recent], questions) { // most often what was answered before
		return uint32(b.recent)
	}
	j := joint{questions[0], questions[len(questions)-1], len(questions)}
	last := b.joint[j]
	for n := last; n != 0; n = b.before[n] {
		if slices.Equal(b.sets[n], questions) {
			b.recent = n
			return uint32(n)
		}
	}
	if b.joint == nil {
		b.joint = map[joint]int32{}
	}
	b.recent = b.add(questions, last)
	b.joint[j] = b.recent
	return uint32(b.recent)
}

func (b *blocks) add(questions []int, before int32) int32 {
	b.sets, b.before = append(b.sets, questions), append(b.before, before)
	return int32(len(b.sets) - 1)
}

// id returns the ids of a block's questions, joined by "+".
func (b *blocks) id(w *Worker, n int) string {
	return w.joined(b.sets[n], "+", func(q *corpus.Question) string { return q.ID })
}

// text returns the questions of a block, joined by " / ".
func (b *blocks) text(w *Worker, n int) string {
	return w.joined(b.sets[n], " / ", func(q *corpus.Question) string { return q.Text })
}

func (w *Worker) joined(set []int, by string, of func(*corpus.Question) string) string {
	if len(set) == 1 {
		return w.intern.string(of(&w.doc.Questions[set[0]]))
	}
	w.line = w.line[:0]
	for i, q := range set {
		if i > 0 {
			w.line = append(w.line, by...)
		}
		w.line = append(w.line, of(&w.doc.Questions[q])...)
	}
	return w.intern.bytes(w.line)
}

// An interner gives back one copy of strings that come again and again: the
// names of places, the forms of words. It is emptied when it has grown large.
type interner map[string]string

const internLimit = 1 << 15

func (n *interner) string(s string) string {
	if s == "" {
		return ""
	}
	if kept, ok := (*n)[s]; ok {
		return kept
	}
	return n.keep(strings.Clone(s))
}

// bytes does what string does.
func (n *interner) bytes(b []byte) string {
	if kept, ok := (*n)[string(b)]; ok {
		return kept
	}
	return n.keep(string(b))
}

func (n *interner) keep(s string) string {
	if *n == nil || len(*n) >= internLimit {
		*n = interner{}
	}
	(*n)[s] = s
	return s
}

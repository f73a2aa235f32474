package tabulate

import (
	"hash/maphash"
	"slices"
	"strings"
)

// A formTable counts the forms in which terms are printed in one document. What
// it learns of a form it keeps for the next documents, since most forms come
// again: a map of the forms of each document, each folded and looked up anew,
// took twice as long.
type formTable struct {
	seed  maphash.Seed
	index []int32 // places in forms by hash; 0 is free
	forms []form  // the first is none
}

// A form is one form of a term by one rule.
type form struct {
	text, folded string // as printed, and what foldForm makes of it
	hash, fhash  uint32 // of text and of folded
	key          int32  // of the term and rule
	hits         int32  // in this document
	next         int32  // the form that this document had before it, of the same key; 0 if none
	left         int32  // hits in documents that left it here
}

// formsKept is how many forms a table holds until it is full and to be emptied
// between two documents.
const formsKept = 1 << 13

func newFormTable() formTable {
	return formTable{seed: maphash.MakeSeed(), index: make([]int32, 1<<8), forms: make([]form, 1)}
}

// hash returns the hash of a form of a term and rule.
func (t *formTable) hash(key int32, text string) uint32 {
	return uint32(maphash.String(t.seed, text)) + uint32(key)*0x9e3779b1
}

// glance returns the place where a form most often lies that lies somewhere.
func (t *formTable) glance(hash uint32) int32 { return t.index[hash&uint32(len(t.index)-1)] }

// is reports whether f is the form of a coding with that text.
func (f *form) is(m *meeting, text string) bool {
	return f.hash == m.hash && f.key == m.key && f.text == text
}

// find returns the place of a form, which is added if it is new.
func (t *formTable) find(m *meeting, text string) int32 {
	mask := uint32(len(t.index) - 1)
	i := m.hash & mask
	for ; t.index[i] != 0; i = (i + 1) & mask {
		if n := t.index[i]; t.forms[n].is(m, text) {
			return n
		}
	}
	text = strings.Clone(text)
	t.index[i] = int32(len(t.forms))
	folded := foldForm(text)
	t.forms = append(t.forms, form{text: text, folded: folded, hash: m.hash, fhash: hashForm(folded), key: m.key})
	if 2*len(t.forms) > len(t.index) {
		t.grow()
	}
	return int32(len(t.forms) - 1)
}

func (t *formTable) grow() {
	t.index = make([]int32, 2*len(t.index))
	mask := uint32(len(t.index) - 1)
	for n := 1; n < len(t.forms); n++ {
		i := t.forms[n].hash & mask
		for t.index[i] != 0 {
			i = (i + 1) & mask
		}
		t.index[i] = int32(n)
	}
}

// full reports whether the table has grown large.
func (t *formTable) full() bool { return len(t.forms) > formsKept }

// empty empties the table, in which no form may be in use, and appends what was left
// there to left.
func (t *formTable) empty(left []keyedForm) []keyedForm {
	left = slices.Grow(left, len(t.forms))
	for i := range t.forms {
		if f := &t.forms[i]; f.left > 0 {
			left = append(left, keyedForm{f.key, FormCount{f.folded, f.left, f.fhash}})
		}
	}
	clear(t.index)
	clear(t.forms)
	t.forms = t.forms[:1]
	return left
}

// A keyedForm is a form of a term by one rule, see termKey.
type keyedForm struct {
	key int32
	FormCount
}

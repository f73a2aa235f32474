package source

import (
	"sort"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// origin leads from offsets in a normalised body to the decoded input.
type origin struct {
	body string
	// The n-th anchor says that byte at[n] of the normalised body is byte
	// was[n] of the input; between anchors both run in step, and a character
	// that was composed has an anchor on each side.
	at, was []int
}

func (o *origin) offset(off int) int {
	i := sort.SearchInts(o.at, off+1) - 1
	d := off - o.at[i]
	if i+1 < len(o.was) {
		return min(o.was[i]+d, o.was[i+1])
	}
	return min(o.was[i]+d, len(o.body))
}

// NFC returns a text over decoded, which must be valid UTF-8, in Unicode normal
// form C. Where that changes anything, the text remembers how to lead a span
// back ([Text.Source]): a composed character counts as one, so a span never
// cuts a letter from its accent.
func NFC(name, decoded string) *Text {
	if norm.NFC.QuickSpanString(decoded) == len(decoded) || norm.NFC.IsNormalString(decoded) {
		return New(name, decoded)
	}
	o := &origin{body: decoded, at: []int{0}, was: []int{0}}
	var b strings.Builder
	b.Grow(len(decoded))
	var it norm.Iter
	it.InitString(norm.NFC, decoded)
	for !it.Done() {
		was := it.Pos()
		piece := it.Next()
		if n := it.Pos() - was; n != len(piece) || decoded[was:it.Pos()] != string(piece) {
			o.anchor(b.Len(), was)
			b.Write(piece)
			o.anchor(b.Len(), it.Pos())
			continue
		}
		b.Write(piece)
	}
	t := New(name, b.String())
	t.origin = o
	return t
}

func (o *origin) anchor(at, was int) {
	if n := len(o.at) - 1; o.at[n] == at {
		o.was[n] = was
		return
	}
	o.at = append(o.at, at)
	o.was = append(o.was, was)
}

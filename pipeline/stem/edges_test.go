package stem

import (
	"slices"
	"strings"
	"testing"
)

// TestEdges holds that nothing in the set is left out, and that little else is named.
func TestEdges(t *testing.T) {
	set := strings.Fields(`vård vårdcentral vårdcentralerna hälsa hälso iop å npf sam samverkan samverkans samverkar
		organisationsutvecklingsprojektet organisationsutvecklingsprojektens`)
	heads, tails := NewEdges(len(set)), NewEdges(len(set))
	for _, s := range set {
		heads.Add(Head(s))
		tails.Add(Tail(s))
	}
	named := 0
	for _, a := range append([]string{"", "barn", "i"}, set...) {
		for _, b := range append([]string{"", "s", "vårdens", "na"}, set...) {
			word := a + b
			head, tail := Head(word), Tail(word)
			inHeads, inTails := heads.Of(nil, head, heads.Lengths(head)), tails.Of(nil, tail, tails.Lengths(tail))
			among := heads.Lengths(head) &^ (lengthOf(len(a)) - 1)
			later := heads.Of(nil, head, among)
			for n := range len(word) + 1 {
				first, last := word[:n], word[len(word)-n:]
				if slices.Contains(set, first) && (!slices.Contains(inHeads, int32(n)) || n >= len(a) && !slices.Contains(later, int32(n))) {
					t.Errorf("%q: the beginning %q is not among %v, %v", word, first, inHeads, later)
				}
				if slices.Contains(set, last) && !slices.Contains(inTails, int32(n)) {
					t.Errorf("%q: the end %q is not among %v", word, last, inTails)
				}
			}
			if slices.Contains(set, word) && !(heads.Has(head) && tails.Has(tail)) {
				t.Errorf("%q is in the set", word)
			}
			if !slices.IsSorted(inHeads) || !slices.IsSorted(inTails) {
				t.Errorf("%q: %v, %v are out of order", word, inHeads, inTails)
			}
			named += len(inHeads) + len(inTails)
		}
	}
	if named > 1500 {
		t.Errorf("%d lengths are named", named)
	}
}

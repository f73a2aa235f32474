package structure

import "strings"

// needles are strings of which any is looked for at once: as good as no text
// holds one, and asking for each costs as many passes.
type needles struct {
	pairs [16]uint64 // a bit for the rarest pair of letters of each
	texts []needle
}

// A needle is one of them, with where its rarest pair of letters stands.
type needle struct {
	text string
	at   int
}

func needlesOf(texts ...string) *needles {
	n := &needles{}
	for _, t := range texts {
		at := 0
		for i := 1; i+1 < len(t); i++ {
			if rarity(t[i])+rarity(t[i+1]) > rarity(t[at])+rarity(t[at+1]) {
				at = i
			}
		}
		slot := pairSlot(t[at], t[at+1])
		n.pairs[slot>>6] |= 1 << (slot & 63)
		n.texts = append(n.texts, needle{t, at})
	}
	return n
}

// rarity is the rank of a byte in Swedish text, the commonest first.
func rarity(c byte) int {
	if i := strings.IndexByte(" eantrsidlomgk\xC3vf\xA4hup\xA5\xB6bcyj", c); i >= 0 {
		return i
	}
	return 40
}

func pairSlot(a, b byte) uint { return (uint(a)<<5 ^ uint(b)) & 1023 }

// in reports whether t holds any of the needles.
func (n *needles) in(t string) bool {
	for i := 0; i+1 < len(t); i++ {
		if slot := pairSlot(t[i], t[i+1]); n.pairs[slot>>6&15]>>(slot&63)&1 != 0 && n.around(t, i) {
			return true
		}
	}
	return false
}

// around reports whether t holds a needle whose rarest pair stands at i.
func (n *needles) around(t string, i int) bool {
	for k := range n.texts {
		if d := &n.texts[k]; i >= d.at && d.text[d.at] == t[i] && strings.HasPrefix(t[i-d.at:], d.text) {
			return true
		}
	}
	return false
}

package structure

import "strings"

// needles are strings of three bytes or more of which any is looked for at once:
// as good as no text holds one, and asking for each costs as many passes.
type needles struct {
	pairs [2][16]uint64 // a bit for the rarest two bytes of each, and for the second and the next
	texts []needle
}

// A needle is one of them, with where its rarest three bytes begin.
type needle struct {
	text string
	at   int
}

func needlesOf(texts ...string) *needles {
	n := &needles{}
	for _, t := range texts {
		at, best := 0, -1
		for i := 0; i+2 < len(t); i++ {
			if r := rarity(t[i]) + rarity(t[i+1]) + rarity(t[i+2]); r > best {
				at, best = i, r
			}
		}
		for k := range n.pairs {
			slot := pairSlot(t[at+k], t[at+k+1])
			n.pairs[k][slot>>6] |= 1 << (slot & 63)
		}
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
	if len(t) < 3 {
		return false
	}
	slot := pairSlot(t[0], t[1])
	for i := 2; i < len(t); i++ {
		next := pairSlot(t[i-1], t[i])
		if n.pairs[0][slot>>6&15]>>(slot&63)&(n.pairs[1][next>>6&15]>>(next&63))&1 != 0 && n.around(t, i-2) {
			return true
		}
		slot = next
	}
	return false
}

// around reports whether t holds a needle whose rarest bytes stand at i.
func (n *needles) around(t string, i int) bool {
	for k := range n.texts {
		if d := &n.texts[k]; i >= d.at && d.text[d.at] == t[i] && strings.HasPrefix(t[i-d.at:], d.text) {
			return true
		}
	}
	return false
}

package code

import "strings"

// A seam tells where a compound falls apart, and no more, so that all words that do so
// in the same way are of one class. Its reading is written where a match is found.
// It is the length of the part that is the term's, counted from its end of the word,
// in bytes, and in the lowest bits that of the link beside it. A word that falls into
// no parts has none, which is 0.
type seam uint16

const linkBits = 2 // the longest link is "s-"

func seamOf(part, link int) seam { return seam(part<<linkBits | link) }

func (s seam) part() int { return int(s >> linkBits) }
func (s seam) link() int { return int(s & (1<<linkBits - 1)) }

// cuts returns where the parts before and after the link meet it; rule says at which end
// of the word the term's part is.
func (s seam) cuts(word string, rule Rule) (before, after int) {
	if rule == CompoundFirst {
		return s.part(), s.part() + s.link()
	}
	after = len(word) - s.part()
	return after - s.link(), after
}

// reading writes "föreningshotell = förening|s|hotell".
func (s seam) reading(word string, rule Rule) string {
	before, after := s.cuts(word, rule)
	if before == after {
		return word + " = " + word[:before] + "|" + word[after:]
	}
	return word + " = " + word[:before] + "|" + word[before:after] + "|" + word[after:]
}

// reading tells how the word of token j was read, by a rule and where it falls apart or as
// is written already; empty if plainly, or if nobody asks.
func (c *Coder) reading(j int, rule Rule, s seam, written string) string {
	switch {
	case c.Bare:
		return ""
	case s == 0:
		return written
	}
	return s.reading(strings.TrimSuffix(c.norm(j), "-"), rule)
}

package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// fewestReactions is how many lines end with how many liked something, at least, in the
// export of a digital wall.
const fewestReactions = 3

// reaction returns where the sign of liking begins that t ends with, and its number:
// "Gun, SPF  ♥ 6". It is -1 if t ends with none.
func reaction(t string) int {
	i := len(t)
	for i > 0 && isDigit(t, i-1) {
		i--
	}
	if i == len(t) || len(t)-i > 4 {
		return -1
	}
	for i > 0 && t[i-1] == ' ' {
		i--
	}
	if i == 0 || t[i-1] < 0x80 {
		return -1 // as nearly all
	}
	t = strings.TrimSuffix(t[:i], "\uFE0F")
	for _, sign := range [...]string{"♥", "❤", "👍", "★"} {
		if strings.HasSuffix(t, sign) {
			return len(t) - len(sign)
		}
	}
	return -1
}

// findReactions tells that the lines with nothing but a reaction, or with a name before it,
// under a post of a digital wall, are about that post.
func (s *splitter) findReactions() {
	for _, at := range s.reacted {
		i := int(at)
		if i == 0 || s.units[i].gap > 0 {
			continue
		}
		u, post := &s.units[i], &s.units[i-1]
		t := s.content(u)
		who := strings.TrimRight(t[:reaction(t)], " ")
		if u.has(fixed|row|turn) || who != "" && (u.words > 5 || !isUpper(who, 0) || u.counts.finite+u.counts.we+u.counts.need > 0 || strings.ContainsAny(who, "!?.:") || reaction(s.content(post)) >= 0) {
			continue
		}
		u.is |= fixed
		u.set(corpus.Meta, "reaction", 0.75)
	}
}

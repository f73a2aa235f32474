package code

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/tokenise"
)

// An override is what a token means in its place, where a hyphen stands for a
// part of another word.
type override struct {
	hits   []hit
	begins []beginning // of hits
	end    int         // the last token of hits that run through
	onward []onward    // of hits
	outlook
}

// relate finds the tokens that mean something else beside others, and reports whether
// there are any.
func (c *Coder) relate() (some bool) {
	for j, h := range c.hints[:len(c.cls)] {
		if h&isRelated != 0 && c.cls[j] == parenthesis && c.affix(j) {
			some = true
		}
	}
	for j, h := range c.hints[:len(c.cls)] {
		if h&isRelated != 0 {
			c.ellipsis(j)
		}
	}
	return some || len(c.over) > 0
}

// ellipsis finds out whether the hyphen of token j stands for a part that another word
// has: patient- och brukarorganisationer. A hyphen before anything else is a
// dash: hälsa- egenvård.
func (c *Coder) ellipsis(j int) {
	k := c.cls[j]
	if k == dash && j+1 < len(c.toks) && c.toks[j].Span.End == c.toks[j+1].Span.Start {
		if lender := c.lenderBefore(j); lender >= 0 {
			c.borrowHead(lender, j+1)
		}
	}
	if k < ordinary {
		return
	}
	switch f := c.classes[k].flags; {
	case f&hyphenEnd != 0:
		if lender := c.lender(j); lender >= 0 {
			c.borrow(j, lender, c.classes[k].elliptic, f)
		}
	case f&hyphenHead != 0:
		if lender := c.lenderBefore(j); lender >= 0 {
			c.borrowHead(lender, j)
		}
	}
}

// minLender is how many letters the word that lends a part has at least, and
// maxLender how many bytes at most: each of its ends is tried.
const (
	minLender = 5
	maxLender = 120
)

// lender returns the token whose end the token j borrows, or -1 if its hyphen
// is a dash.
func (c *Coder) lender(j int) int {
	adjective := c.flags(j) & adjectival
	for range maxListed {
		q := c.next(j)
		if q < 0 || c.flags(q)&(coord|comma|slash) == 0 {
			return -1
		}
		list := c.flags(q)&comma != 0
		y := c.next(q)
		for n := 0; n < 3 && y >= 0 && c.flags(y)&(coord|slash) != 0; n++ { // ", och" and "och/eller"
			list = false
			y = c.next(y)
		}
		if y < 0 {
			return -1
		}
		if c.cls[y] >= 0 && c.flags(y)&hyphenEnd != 0 {
			j = y
			continue
		}
		if list || functionWords[c.norm(y)] != 0 || len(c.norm(y)) > maxLender || len(c.norm(j)) > maxLender || utf8.RuneCountInString(c.norm(y)) < minLender {
			return -1
		}
		if adjective&c.flags(y) != 0 { // psykisk-/fysisk hälsa lacks a noun, not a part
			return -1
		}
		return y
	}
	return -1
}

// affix makes the letters of "(o)hälsa" and "förening(ar)" transparent: what
// stands in parentheses within a word is looked through. It reports whether it did.
func (c *Coder) affix(open int) bool {
	inner, after := open+1, open+3
	if after-1 >= len(c.toks) || c.toks[open].Span.End != c.toks[inner].Span.Start ||
		c.toks[inner].Span.End != c.toks[inner+1].Span.Start || c.norm(inner+1) != ")" || len(c.norm(inner)) > maxAffix {
		return false
	}
	before := open > 0 && c.toks[open-1].Span.End == c.toks[open].Span.Start
	behind := after < len(c.toks) && c.toks[inner+1].Span.End == c.toks[after].Span.Start
	if !before && !behind || c.tok.Type(c.toks[inner].Type).Kind != tokenise.Word {
		return false
	}
	c.cls[inner] = transparent
	return true
}

// maxAffix is how many bytes an affix in parentheses has at most.
const maxAffix = 5

// lenderBefore returns the token whose beginning is borrowed by what stands
// after the hyphen at or before token j, as in "brukarråd och -organisationer";
// -1 if none is.
func (c *Coder) lenderBefore(j int) int {
	if j < 2 || c.cls[j-1] < ordinary || c.flags(j-1)&(coord|slash) == 0 {
		return -1
	}
	if len(c.norm(j-2)) > maxLender || utf8.RuneCountInString(c.norm(j-2)) < minLender || c.tok.Type(c.toks[j-2].Type).Kind != tokenise.Word {
		return -1
	}
	return j - 2
}

// borrow gives token j, "patient-", the atoms of the words that it makes with
// the ends of token y.
func (c *Coder) borrow(j, y int, elliptic []hit, f flags) {
	key := pair{c.toks[j].Type, c.toks[y].Type, false}
	o, ok := c.borrowed[key]
	if !ok {
		hits := slices.Clone(elliptic)
		x, word := strings.TrimSuffix(c.norm(j), "-"), c.norm(y)
		for i := range word {
			if i >= 2 && utf8.RuneCountInString(word[i:]) >= 3 && hasVowel(word[i:]) {
				hits = c.virtual(hits, x+word[i:], len(x), c.norm(j)+" … "+word)
			}
		}
		o = c.remember(key, hits)
	}
	c.override(j, o, y, f)
}

// borrowHead gives token x, "brukarråd", the atoms of the words that its
// beginnings make with token j, "organisationer".
func (c *Coder) borrowHead(x, j int) {
	if c.cls[x] < 0 {
		return
	}
	key := pair{c.toks[x].Type, c.toks[j].Type, true}
	o, ok := c.borrowed[key]
	if !ok {
		own, _ := c.hits(x)
		hits := slices.Clone(own)
		word, tail := c.norm(x), strings.TrimPrefix(c.norm(j), "-")
		for i := len(word) - 3; i >= 3; i-- {
			if utf8.RuneStart(word[i]) && utf8.RuneCountInString(word[i:]) >= 3 && endsLikeWord(word[:i]) && startsLikeWord(word[i:]) {
				hits = c.virtual(hits, word[:i]+tail, i, word+" … -"+tail)
			}
		}
		o = c.remember(key, hits)
	}
	c.override(x, o, j, c.flags(x))
}

// A pair is a type that borrows and the type that it borrows from, or the other
// way round where the beginning is borrowed.
type pair struct {
	first, second tokenise.TypeID
	beginning     bool
}

func (c *Coder) remember(key pair, hits []hit) override {
	if c.borrowed == nil {
		c.borrowed = map[pair]override{}
	}
	o := override{hits: hits, begins: c.m.trie.beginnings(hits), onward: c.m.trie.onward(nil, hits)}
	if max(key.first, key.second) < tokenise.Passing {
		c.borrowed[key] = o
	}
	return o
}

// virtual adds the atoms of a word that is not printed: those that match the
// whole of it, or a part of it that ends where the printed parts meet.
func (c *Coder) virtual(hits []hit, word string, cut int, printed string) []hit {
	r := &c.resolve
	r.look(word, false)
	r.plain(word, false)
	r.group()
next:
	for _, h := range r.hits {
		if h.rule == Wildcard || h.rule == CompoundFirst || h.rule == CompoundHead && !cutAt(h.seam, word, cut) {
			continue
		}
		for _, have := range hits {
			if have.atom == h.atom && have.through {
				continue next
			}
		}
		hits = append(hits, hit{atom: h.atom, rule: Coordination, through: true, reading: printed + " = " + word})
	}
	return hits
}

// cutAt reports whether the part that a term is of word begins or ends at byte cut.
func cutAt(s seam, word string, cut int) bool {
	before, after := s.cuts(word, CompoundHead)
	return cut == before || cut == after
}

// override gives token j another meaning, whose hits run through to token end, and the
// flags f. Patterns may go on over it in any way, and it is asked at each token before it
// whether they do.
func (c *Coder) override(j int, o override, end int, f flags) {
	o.end = end
	o.outlook = outlook{
		flags: f, offers: anything, keeps: allParts | allWords, adds: nextPart | 7*nextParticle | nextWord,
	}
	if len(o.begins) > 0 {
		o.tells = c.m.told(o.begins) | isAlone
	}
	if f&negating != 0 {
		o.tells |= negates
	}
	c.over = append(c.over, o)
	c.cls[j] = -int32(len(c.over))
}

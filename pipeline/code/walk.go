package code

import (
	"math/bits"
	"slices"

	"github.com/temakod/temakod/pipeline/tokenise"
)

// A state is a place in a pattern: a node that was reached with the tokens up
// to last.
type state struct {
	node, last int32
	rule       Rule
	reading    string
}

// maxStates bounds the work from one token, whatever the lexicon and the text.
const maxStates = 400

// A beginning is a hit that begins patterns, with its first node, so that a word
// need not be looked up in the trie where it stands alone.
type beginning struct {
	node    int32
	hit     int32 // its index among the hits
	accepts bool  // it is a pattern by itself
	further bool  // patterns go on from it over a gap
}

// beginnings are those of a word, and what can make patterns of them: most words
// that begin phrases stand where none of these goes on.
type beginnings struct {
	all     []beginning
	whole   []beginning // of all, those that are a pattern by themselves
	next    atomSet     // that patterns go on to with the very next word
	further atomSet     // that patterns go on to over a gap
}

func (t *trie) beginnings(hits []hit) (b beginnings) {
	for i := range hits {
		n := t.start(hits[i].atom)
		if n == 0 {
			continue
		}
		nd := &t.nodes[n]
		one := beginning{n, int32(i), len(nd.accept) > 0, nd.gaps != 0 && !nd.adjoining()}
		b.all = append(b.all, one)
		if one.accepts {
			b.whole = append(b.whole, one)
		}
		if !one.further {
			b.next.join(&nd.atoms)
		} else {
			b.further.join(&nd.atoms)
		}
	}
	return b
}

// A prospect is what stands after a token, up to the next mark that no phrase
// crosses.
type prospect struct {
	atoms atomSet
	next  int32 // what [Coder.next] returns
	lists bool  // something parts the items of a list
}

// lookAhead finds the prospects of the segment's tokens.
func (c *Coder) lookAhead() {
	c.ahead = slices.Grow(c.ahead[:0], len(c.cls))[:len(c.cls)]
	p := prospect{next: -1}
	for j := len(c.cls) - 1; j >= 0; j-- {
		c.ahead[j] = p
		switch k := c.cls[j]; k {
		case transparent, parenthesis:
		case barrier, dash:
			p = prospect{next: -1}
		case idle, soft:
			p.next = int32(j)
		default:
			p.atoms.join(c.atoms(k))
			p.next = int32(j)
			p.lists = p.lists || c.flags(j)&(coord|comma|slash) != 0
		}
	}
}

// leadsOn reports whether a pattern may go on from token j over next, the atoms
// that it goes on to with the very next word. Lists and particles let it pass
// over words.
func (c *Coder) leadsOn(next *atomSet, j int) bool {
	p := &c.ahead[j]
	if p.next < 0 || !next.meets(&p.atoms) {
		return false
	}
	return next.meets(c.atoms(c.cls[p.next])) || p.lists && c.flags(j)&(adjectival|preposition) != 0 || c.flags(int(p.next))&light != 0
}

// goesOn reports whether a pattern may go on from a node that token last led to.
func (c *Coder) goesOn(nd *node, last int) bool {
	if nd.adjoining() {
		return c.leadsOn(&nd.atoms, last)
	}
	return nd.atoms.meets(&c.ahead[last].atoms)
}

// from finds the patterns that begin at token j.
func (c *Coder) from(j int) {
	k := c.cls[j]
	if k < 0 {
		o := &c.over[-k-1]
		for _, b := range o.begins.all {
			c.begin(j, b, o.hits, o.end)
		}
		return
	}
	cl := &c.classes[k]
	further, next := cl.begins.further.meets(&c.ahead[j].atoms), c.leadsOn(&cl.begins.next, j)
	if further || next {
		for _, b := range cl.begins.all {
			if b.accepts || b.further && further || !b.further && next {
				c.begin(j, b, cl.hits, j)
			}
		}
		return
	}
	for _, b := range cl.begins.whole {
		h := &cl.hits[b.hit]
		c.emit(c.m.trie.nodes[b.node].accept, j, j, h.rule, h.reading)
	}
}

// begin finds the patterns that begin at token j with one of its hits.
func (c *Coder) begin(j int, b beginning, hits []hit, end int) {
	h := &hits[b.hit]
	nd := &c.m.trie.nodes[b.node]
	last := j
	if h.through {
		last = end
	}
	if len(nd.accept) > 0 {
		c.emit(nd.accept, j, last, h.rule, h.reading)
	}
	if nd.gaps == 0 || !c.goesOn(nd, last) {
		return
	}
	c.states = c.states[:0]
	c.step(j, state{b.node, int32(last), h.rule, h.reading})
	for i := 0; i < len(c.states) && i < maxStates; i++ {
		at := c.states[i]
		nd := &c.m.trie.nodes[at.node]
		if len(nd.accept) > 0 {
			c.emit(nd.accept, j, int(at.last), at.rule, at.reading)
		}
		if nd.gaps != 0 && c.goesOn(nd, int(at.last)) {
			c.step(j, at)
		}
	}
}

// step adds the states that follow s.
func (c *Coder) step(first int, s state) {
	nd := &c.m.trie.nodes[s.node]
	widest, passed, direct := nd.widest(), 0, false
	for j := int(s.last) + 1; j < len(c.toks); j++ {
		k := c.cls[j]
		if (k < 0 || k >= ordinary) && nd.atoms.meets(c.atoms(k)) {
			direct = c.take(s, j, nd.gaps>>passed<<passed, phraseRule(s.rule), "") || direct
		}
		if blocks(k) {
			break
		}
		if seeThrough(k) {
			continue
		}
		if passed++; passed > widest {
			break
		}
	}
	if nd.gaps&1 == 0 {
		return
	}
	c.coordinated(first, s, direct)
	if !direct {
		c.parted(s)
		c.governed(first, s)
	}
}

// phraseRule is the rule of a match of several words.
func phraseRule(r Rule) Rule {
	if r == Coordination {
		return Coordination
	}
	return Phrase
}

// take goes over every edge from s that an atom of token j has, over the given
// gaps, and reports whether there was one.
func (c *Coder) take(s state, j int, gaps uint32, rule Rule, reading string) bool {
	hits, end := c.hits(j)
	atoms := &c.m.trie.nodes[s.node].atoms
	taken := false
	for i := range hits {
		h := &hits[i]
		if !atoms.has(h.place) {
			continue
		}
		for g := gaps; g != 0; g &= g - 1 {
			next := c.m.trie.next(s.node, h.atom, int32(bits.TrailingZeros32(g)))
			if next == 0 {
				continue
			}
			last := j
			if h.through {
				last = end
			}
			taken = true
			c.push(state{next, int32(last), rule, joinReading(s.reading, reading, h.reading)})
		}
	}
	return taken
}

func (c *Coder) push(n state) {
	for i := range c.states {
		if c.states[i].node == n.node && c.states[i].last == n.last {
			return
		}
	}
	if len(c.states) < maxStates {
		c.states = append(c.states, n)
	}
}

// joinReading puts together what was said of the words of a phrase.
func joinReading(parts ...string) string {
	out := ""
	for _, p := range parts {
		switch {
		case p == "":
		case out == "":
			out = p
		default:
			out += "; " + p
		}
	}
	return out
}

// next returns the first token after j that phrases do not look through; -1 at
// a barrier or the end.
func (c *Coder) next(j int) int {
	for j++; j < len(c.toks); j++ {
		switch c.cls[j] {
		case transparent, parenthesis:
		case barrier, dash:
			return -1
		default:
			return j
		}
	}
	return -1
}

// maxListed is how many items a coordination may have beside its first.
const maxListed = 4

// coordinated goes on from s over a coordination: "psykisk och fysisk hälsa"
// for psykisk hälsa, "psykisk hälsa och ohälsa" for psykisk ohälsa, the latter
// also where the next word has been taken.
func (c *Coder) coordinated(first int, s state, taken bool) {
	p := int(s.last)
	if c.flags(p)&adjectival == 0 {
		return
	}
	q := c.next(p)
	if q < 0 {
		return
	}
	if c.flags(q)&(coord|comma|slash) == 0 {
		c.tail(first, s, q)
		return
	}
	if taken {
		return
	}
	for n := 0; n < maxListed && q >= 0 && c.flags(q)&(coord|comma|slash) != 0; n++ {
		adj := c.next(q)
		if adj >= 0 && c.flags(adj)&coord != 0 { // ", och"
			adj = c.next(adj)
		}
		if adj >= 0 && c.flags(adj)&article != 0 { // "den psykiska och den fysiska hälsan"
			adj = c.next(adj)
		}
		if adj < 0 || c.flags(adj)&adjectival == 0 || !agree(c.norm(p), c.norm(adj)) {
			return
		}
		if q = c.next(adj); q < 0 {
			return
		}
		if c.take(s, q, 1, Coordination, c.coordinationReading(first, p, q)) {
			return
		}
	}
}

// tail goes on from s to the second of two nouns that differ in their beginning
// only: hälsa och ohälsa.
func (c *Coder) tail(first int, s state, noun int) {
	and := c.next(noun)
	if and < 0 || c.flags(and)&(coord|slash) == 0 {
		return
	}
	second := c.next(and)
	if second < 0 {
		return
	}
	a, b := c.norm(noun), c.norm(second)
	if n := min(len(a), len(b)); n >= 5 && a[len(a)-n:] == b[len(b)-n:] {
		c.take(s, second, 1, Coordination, c.coordinationReading(first, int(s.last), second))
	}
}

// maxGoverned is how many words may stand between a preposition and the last
// item of the list that it governs.
const maxGoverned = 6

// governed goes on from a preposition to a later item of the list that it
// governs: "brist på tid, vänner och sammanhang" for brist på sammanhang.
func (c *Coder) governed(first int, s state) {
	p := int(s.last)
	if c.flags(p)&preposition == 0 {
		return
	}
	items := 0
	for n, j := 0, c.next(p); j >= 0 && n < maxGoverned; n, j = n+1, c.next(j) {
		f := c.flags(j)
		switch {
		case f&(coord|comma|slash) != 0:
			if items == 0 {
				return
			}
			k := c.next(j)
			if k >= 0 && f&comma != 0 && c.flags(k)&coord != 0 {
				j, k = k, c.next(k)
			}
			if k >= 0 && c.take(s, k, 1, Coordination, c.coordinationReading(first, p, k)) {
				return
			}
		case f&^(adjectival|starter|hyphenEnd) != 0: // a function word ends the list
			return
		case c.tok.Type(c.toks[j].Type).Kind == tokenise.Mark:
			return
		default:
			items++
		}
	}
}

// coordinationReading writes "psykisk och fysisk hälsa = psykisk … hälsa".
func (c *Coder) coordinationReading(first, before, after int) string {
	body := c.doc.Text.Body
	from, to := c.toks[first].Span.Start, c.toks[after].Span
	return body[from:to.End] + " = " + body[from:c.toks[before].Span.End] + " " + to.Text(body)
}

// maxParted is how many words may part a verb from its particle.
const maxParted = 2

// parted goes on from s to a particle over the words that Swedish puts between:
// "når vi ut" for nå ut.
func (c *Coder) parted(s state) {
	j := int(s.last)
	for range maxParted {
		if j = c.next(j); j < 0 || c.flags(j)&light == 0 {
			return
		}
		if p := c.next(j); p >= 0 && c.flags(p)&particle != 0 && c.take(s, p, 1, phraseRule(s.rule), "") {
			return
		}
	}
}

package code

import (
	"math/bits"

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
	node int32
	hit  int32 // its index among the hits
}

// beginnings returns those of a word with these hits.
func (t *trie) beginnings(hits []hit) (b []beginning) {
	for i := range hits {
		if n := t.start(hits[i].atom); n != 0 {
			b = append(b, beginning{n, int32(i)})
		}
	}
	return b
}

// from finds the patterns that begin at token j, by its hint.
func (c *Coder) from(j int, h hint) {
	k := c.cls[j]
	if k < 0 {
		o := &c.over[-k-1]
		for _, b := range o.begins {
			c.begin(j, b, o.hits, o.end, true)
		}
		return
	}
	way := uint64(0)
	if h&signs != 0 {
		way = c.ways(j, k, h)
	}
	if way == 0 {
		c.alone(int32(j), k)
		return
	}
	cl := &c.classes[k]
	for all := way | c.courses[k].whole; all != 0; all &= all - 1 {
		bit := bits.TrailingZeros64(all)
		last := bit
		if bit == maxBegun-1 {
			last = len(cl.begins) - 1
		}
		for _, b := range cl.begins[bit : last+1] {
			c.begin(j, b, cl.hits, j, way>>bit&1 != 0)
		}
	}
}

// A single is a pattern of one word that a class matches. They lie together: what
// leads to them from a class, its hits, their nodes and what these accept, is in
// as many places.
type single struct {
	target  int32
	rule    Rule
	plain   bool // see accept
	seam    seam
	reading string
}

// A stretch is a part of a slice, in two parts.
type stretch struct{ from, mid, to int32 }

// singlesOf appends those of a class with these hits to c.singles, leaves of rules last,
// and returns where they lie.
func (c *Coder) singlesOf(hits []hit, begins []beginning) (at stretch) {
	t := &c.m.trie
	at.from = int32(len(c.singles))
	for _, leaves := range [2]bool{false, true} {
		at.mid = int32(len(c.singles))
		for _, b := range begins {
			for i := t.nodes[b.node].accept; i > 0; i = t.accepts[i-1].next {
				a, h := &t.accepts[i-1], &hits[b.hit]
				if leaves == (c.m.targets[a.target].kind == leafTarget) {
					c.singles = append(c.singles, single{a.target, h.rule, a.plain, h.seam, h.reading})
				}
			}
		}
	}
	at.to = int32(len(c.singles))
	return at
}

// alone notes the patterns of one word that the token j of class k is.
func (c *Coder) alone(j, k int32) {
	at := c.alones[k]
	if !c.leaves {
		at.to = at.mid
	}
	for i := range c.singles[at.from:at.to] {
		s := &c.singles[int(at.from)+i]
		reading := c.reading(int(j), s.rule, s.seam, s.reading)
		if s.plain {
			room(&c.found).set(j, j, s.target, s.rule, reading)
		} else {
			c.match(s.target, int(j), int(j), s.rule, reading)
		}
	}
}

// begin finds the patterns that begin at token j with one of its hits; onward
// says whether there may be one of several words.
func (c *Coder) begin(j int, b beginning, hits []hit, end int, onward bool) {
	h := &hits[b.hit]
	nd := &c.m.trie.nodes[b.node]
	last, reading := j, c.reading(j, h.rule, h.seam, h.reading)
	if h.through {
		last = end
	}
	if nd.accept > 0 {
		c.emit(nd, j, last, h.rule, reading)
	}
	if !onward || nd.gaps == 0 {
		return
	}
	c.states = c.states[:0]
	c.step(j, state{b.node, int32(last), h.rule, reading})
	for i := 0; i < len(c.states) && i < maxStates; i++ {
		at := c.states[i]
		nd := &c.m.trie.nodes[at.node]
		if nd.accept > 0 {
			c.emit(nd, j, int(at.last), at.rule, at.reading)
		}
		if nd.gaps != 0 {
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
		if k < 0 || k >= ordinary {
			direct = c.take(s, j, nd.gaps>>passed<<passed, phraseRule(s.rule), list{}) || direct
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
// gaps, and reports whether there was one. list is where the list began that it
// takes the token from; the zero value if from none.
func (c *Coder) take(s state, j int, gaps uint32, rule Rule, from list) (taken bool) {
	t := &c.m.trie
	nd := &t.nodes[s.node]
	for _, on := range c.onwards(c.cls[j], &nd.atoms) {
		switch {
		case nd.atoms.has(markOf(on.place)) == 0:
		case nd.width < crowd:
			for w := nd.ways; w > 0; w = t.ways[w-1].next {
				if way := &t.ways[w-1]; way.place == on.place && gaps>>way.gap&1 != 0 {
					taken = true
					c.arrive(s, way.to, j, on, rule, from)
				}
			}
		default:
			for g := gaps; g != 0; g &= g - 1 {
				if to := t.next(s.node, on.place, int32(bits.TrailingZeros32(g))); to != 0 {
					taken = true
					c.arrive(s, to, j, on, rule, from)
				}
			}
		}
	}
	return taken
}

// A list is where a pattern goes on over a list: the pattern's first token, and
// the last before the list.
type list struct {
	first, before int
	ok            bool
}

// arrive adds the state at node that a hit of token j leads to from s.
func (c *Coder) arrive(s state, node int32, j int, on onward, rule Rule, from list) {
	hits, end := c.hits(j)
	h := &hits[on.hit]
	n := state{node, int32(j), rule, s.reading}
	if h.through {
		n.last = int32(end)
	}
	if from.ok && !c.Bare {
		n.reading = joinReading(n.reading, c.coordinationReading(from.first, from.before, j))
	}
	if reading := c.reading(j, h.rule, h.seam, h.reading); reading != "" {
		n.reading = joinReading(n.reading, reading)
	}
	c.push(n)
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
func joinReading(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
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
		if c.take(s, q, 1, Coordination, list{first, p, true}) {
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
		c.take(s, second, 1, Coordination, list{first, int(s.last), true})
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
			if k >= 0 && c.take(s, k, 1, Coordination, list{first, p, true}) {
				return
			}
		case f&^(adjectival|hyphenEnd) != 0: // a function word ends the list
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
		if p := c.next(j); p >= 0 && c.flags(p)&particle != 0 && c.take(s, p, 1, phraseRule(s.rule), list{}) {
			return
		}
	}
}

package code

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// A Coder codes segments with a Matcher. It belongs to one worker: it remembers
// for each type of its tokeniser what the matcher knows of it.
type Coder struct {
	// Bare leaves codings without a Reading, when nobody asks for it.
	Bare bool

	m       *Matcher
	tok     *tokenise.Tokeniser
	gen     int
	resolve resolver

	types     []int32 // class by TypeID, -1 until it is asked for
	passed    []int32 // the same of types that pass
	turns     int     // of the tokeniser when these did
	classes   []class
	outlooks  []outlook  // of classes, apart to be near
	courses   []course   // of classes
	prospects []prospect // of courses
	onward    []onward   // of courses
	pairs     pairs
	places    []int32   // of a set for pairs
	wished    []wish    // the same
	alones    []stretch // of classes, their singles
	singles   []single
	store     []hit            // where hits of classes lie
	alike     map[uint64]int32 // a class with the same atoms, by their sum
	adjective int32            // the class of adjectives without atoms
	borrowed  map[pair]override
	known     []known // words by their hash

	// Of the segment at hand.
	doc      *corpus.Document
	segment  int
	toks     []tokenise.Token
	cls      []int32
	hints    []hint // of tokens, and hintsAtOnce of none
	ask      uint64 // the bits of hints that matter
	leaves   bool   // the leaves of rules do
	affirms  bool   // no word may negate
	over     []override
	found    []candidate
	excepts  []candidate
	states   []state
	kept     []candidate
	rules    ruleState
	owners   ownership
	trace    *trace
	open     []int32              // the prospects that lie near a token
	meetings [maxMeetings]meeting // by their keys
}

// A candidate is a match of a pattern before exclusions and overlaps are
// settled. Its tokens are first to last.
type candidate struct {
	first, last int32
	target      int32
	rule        Rule
	reading     string
	span        source.Span // of a regular expression; else empty
}

// Coder returns a Coder for the tokens of tok.
func (m *Matcher) Coder(tok *tokenise.Tokeniser) *Coder {
	c := &Coder{m: m, tok: tok, gen: tok.Generation(), alike: map[uint64]int32{}}
	st := stem.New(m.opt.Stem)
	c.resolve = resolver{x: &m.words, stem: st.Keys}
	c.classes, c.outlooks = make([]class, ordinary, 256), make([]outlook, ordinary, 256)
	c.courses, c.alones = make([]course, ordinary, 256), make([]stretch, ordinary, 256)
	c.known = make([]known, maxKnown)
	copy(c.outlooks, plainOutlooks[:])
	c.pairs.forget(m.trie.seen)
	c.adjective = c.enter(class{flags: adjectival})
	c.rules.init(m)
	return c
}

// Segment appends the codings of segment i of doc, whose tokens are toks, to
// dst and returns it: by span, then theme and term.
func (c *Coder) Segment(dst []Coding, doc *corpus.Document, i int, toks []tokenise.Token) []Coding {
	if len(toks) == 0 {
		return dst
	}
	c.doc, c.segment, c.toks = doc, i, toks
	if !c.look() && len(c.m.regexps) == 0 {
		return dst
	}
	return c.codings(dst)
}

// codings appends the codings that come of the hints in the segment to dst.
func (c *Coder) codings(dst []Coding) []Coding {
	c.found, c.excepts = c.found[:0], c.excepts[:0]
	c.rules.reset()
	for i := 0; i < len(c.cls); i += hintsAtOnce {
		for w := c.hintsAt(i); w != 0; {
			at := bits.TrailingZeros64(w) / 8
			c.from(i+at, hint(w>>(8*at)))
			w &^= 0xFF << (8 * at)
		}
	}
	c.regexps()
	if len(c.found) == 0 && !c.rules.touched() {
		return dst
	}
	from := len(dst)
	kept := c.settle()
	dst = slices.Grow(dst, len(kept))
	for i := range kept {
		dst = append(dst, Coding{})
		c.coding(&dst[len(dst)-1], &kept[i])
	}
	if c.rules.touched() || len(c.m.themeRules) > 0 {
		dst = c.combine(dst, from)
	}
	sortCodings(dst[from:])
	return dst
}

// sortCodings sorts the codings of a segment, which nearly always lie in order.
func sortCodings(codings []Coding) {
	for i := 1; i < len(codings); i++ {
		if codings[i-1].Span.Start >= codings[i].Span.Start && compareCodings(&codings[i-1], &codings[i]) > 0 {
			slices.SortStableFunc(codings, func(a, b Coding) int { return compareCodings(&a, &b) })
			return
		}
	}
}

// compareCodings orders the codings of a segment.
func compareCodings(a, b *Coding) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Theme, b.Theme), cmp.Compare(a.Term, b.Term))
}

// renew forgets what is known of words where the tokeniser has forgotten them too,
// and of classes where these are many.
func (c *Coder) renew() {
	if g := c.tok.Generation(); g != c.gen {
		c.gen = g
		c.types = c.types[:0]
		c.borrowed = nil
	}
	if len(c.classes) > maxClasses {
		c.types, c.passed = c.types[:0], c.passed[:0]
		clear(c.known)
		c.classes, c.outlooks = c.classes[:ordinary+1], c.outlooks[:ordinary+1]
		c.courses, c.alones = c.courses[:ordinary+1], c.alones[:ordinary+1]
		c.pairs.forget(c.m.trie.seen)
		c.singles = c.singles[:0]
		clear(c.alike)
		c.prospects, c.onward = c.prospects[:0], c.onward[:0]
		clear(c.meetings[:])
	}
}

// maxClasses is how many classes are kept before all are found anew: those of types
// that pass are not met again.
const maxClasses = 1 << 14

// learn finds the class of a type that is met for the first time.
func (c *Coder) learn(id tokenise.TypeID) int32 {
	if id >= tokenise.Passing {
		return c.learnPassing(int(id - tokenise.Passing))
	}
	if int(id) >= len(c.types) {
		c.grow(int(id))
	}
	k := c.classify(c.tok.Type(id))
	c.types[id] = k
	return k
}

// learnPassing finds the class of a type that passes, and those of all others that are
// there: of a document all, for it is read before it is coded. What finds them is much
// code, which is fetched anew wherever a new word stands alone between others.
func (c *Coder) learnPassing(id int) int32 {
	all, turns := c.tok.Passed()
	if turns != c.turns {
		c.passed, c.turns = c.passed[:0], turns
	}
	if id >= len(c.passed) {
		for n := len(c.passed); n < all; n++ {
			c.passed = append(c.passed, c.classify(c.tok.Type(tokenise.Passing+tokenise.TypeID(n))))
		}
	}
	return c.passed[id]
}

func (c *Coder) grow(id int) {
	n := len(c.types)
	c.types = slices.Grow(c.types, max(id+1, c.tok.Len())-n)[:max(id+1, c.tok.Len())]
	for i := n; i < len(c.types); i++ {
		c.types[i] = -1
	}
}

// sized returns a slice of n elements in the memory of s if it is large enough.
// What they hold is not said.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// hits returns the atoms of token j, and the last token of those that borrow
// from a word that follows.
func (c *Coder) hits(j int) ([]hit, int) {
	k := c.cls[j]
	if k >= 0 {
		return c.classes[k].hits, j
	}
	o := &c.over[-k-1]
	return o.hits, o.end
}

// onwards returns the hits of a class that patterns go on over, or nil if none
// is of the given atoms.
func (c *Coder) onwards(k int32, atoms *atomSet) []onward {
	if k < 0 {
		return c.over[-k-1].onward
	}
	if !c.atoms(k).meets(atoms) {
		return nil
	}
	w := &c.courses[k]
	return c.onward[w.first:w.last]
}

// atoms returns the atoms of a class that patterns go on over.
func (c *Coder) atoms(k int32) *atomSet {
	if k < 0 {
		return &c.pairs.atoms[anything]
	}
	return &c.pairs.atoms[c.outlooks[k].offers]
}

func (c *Coder) flags(j int) flags {
	return c.outlook(c.cls[j]).flags
}

func (c *Coder) norm(j int) string { return c.tok.Type(c.toks[j].Type).Norm }

// emit notes the matches of a node that was reached with tokens first to last.
func (c *Coder) emit(nd *node, first, last int, rule Rule, reading string) {
	for i := nd.accept; i > 0; {
		a := &c.m.trie.accepts[i-1]
		if a.plain {
			room(&c.found).set(int32(first), int32(last), a.target, rule, reading)
		} else {
			c.match(a.target, first, last, rule, reading)
		}
		i = a.next
	}
}

// match notes a match of tokens first to last.
func (c *Coder) match(target int32, first, last int, rule Rule, reading string) {
	t := &c.m.targets[target]
	if t.condition >= 0 && !c.holds(&c.m.conditions[t.condition]) {
		return
	}
	switch t.kind {
	case termTarget:
		room(&c.found).set(int32(first), int32(last), target, rule, reading)
	case exceptTarget:
		room(&c.excepts).set(int32(first), int32(last), target, rule, reading)
	case leafTarget:
		room(c.rules.note(c.m, t.leaf)).set(int32(first), int32(last), target, rule, reading)
	}
}

// room appends a candidate to be set.
func room(to *[]candidate) *candidate {
	*to = append(*to, candidate{})
	return &(*to)[len(*to)-1]
}

// set fills a candidate in place: what is put together elsewhere and copied stalls.
func (k *candidate) set(first, last, target int32, rule Rule, reading string) {
	k.first, k.last, k.target, k.rule, k.reading = first, last, target, rule, reading
}

// coding makes to, which is empty, the coding of a candidate that stands.
func (c *Coder) coding(to *Coding, k *candidate) {
	t := &c.m.targets[k.target]
	to.Segment, to.Span, to.Theme, to.Term = c.segment, c.spanOf(k), t.theme, t.term
	to.Rule, to.Polarity, to.Reading = k.rule, c.polarity(int(k.first), int(k.last)), k.reading
}

func (c *Coder) spanOf(k *candidate) source.Span {
	if !k.span.Empty() {
		return k.span
	}
	return c.toks[k.first].Span.Cover(c.toks[k.last].Span)
}

// regexps finds the regular expressions in the segment's text.
func (c *Coder) regexps() {
	if len(c.m.regexps) == 0 {
		return
	}
	content := c.doc.Segments[c.segment].Content
	text := content.Text(c.doc.Text.Body)
	for _, p := range c.m.regexps {
		for _, loc := range p.re.FindAllStringIndex(text, -1) {
			span := source.Span{Start: content.Start + loc[0], End: content.Start + loc[1]}
			first, last, ok := c.tokensUnder(span)
			if !ok || span.Empty() {
				continue
			}
			from, except := len(c.found), len(c.excepts)
			c.match(p.target, first, last, Regexp, "")
			for i := from; i < len(c.found); i++ {
				c.found[i].span = span
			}
			for i := except; i < len(c.excepts); i++ {
				c.excepts[i].span = span
			}
		}
	}
}

// tokensUnder returns the first and last token that overlap a span.
func (c *Coder) tokensUnder(s source.Span) (first, last int, ok bool) {
	first, _ = slices.BinarySearchFunc(c.toks, s.Start, func(t tokenise.Token, off int) int {
		if t.Span.End <= off {
			return -1
		}
		return 1
	})
	last = first
	for last < len(c.toks) && c.toks[last].Span.Start < s.End {
		last++
	}
	return first, last - 1, last > first
}

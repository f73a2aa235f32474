package code

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// A class is all that the matcher knows of a word type: most types share the
// first few, which hold no atoms.
type class struct {
	own  []hit // by the word itself
	hits []hit // these, and what they are alternatives of
	// elliptic are the atoms of a type that ends in a hyphen, where the hyphen
	// stands for a part that follows.
	elliptic []hit
	begins   []beginning // of hits
	flags    flags
}

// The classes that hold no atoms, by number.
const (
	transparent int32 = iota // a mark that phrases look through: quotes, asterisks, brackets
	parenthesis              // an opening one, transparent too
	barrier                  // a mark that no phrase crosses
	dash                     // a hyphen by itself, which no phrase crosses either
	idle                     // a word
	soft                     // a mark that counts as a word
	ordinary                 // the first number of a class with something to it
)

// flags say what a function word or the form of a word does.
type flags uint32

const (
	coord       flags = 1 << iota // och, eller
	comma                         // parts the items of a list
	slash                         // / and &: part items too
	particle                      // ut, in, upp: may stand apart from its verb
	light                         // vi, inte: may stand between a verb and its particle
	hyphenEnd                     // patient-
	hyphenHead                    // a hyphen that may stand before a word: -organisationer
	adjectival                    // psykisk, ofrivillig, isolerad
	negator                       // inte, ingen
	only                          // bara, enbart: makes a negation additive
	without                       // utan
	lack                          // brist, saknar: by itself or with a preposition
	lackAfter                     // saknas, fattas: stands after what is missing
	lackPair                      // with the word before it: för lite, ont om
	clauseEnd                     // men, eftersom, som: begins another clause
	also                          // också, även, heller
	article                       // den, det, de
	undo                          // bort, glömma: negated, it affirms
	none                          // ingen, varken: a negator that negates what follows only
	preposition                   // till, på: governs all items of a list
)

var functionWords = makeFunctionWords()

func makeFunctionWords() map[string]flags {
	m := map[string]flags{}
	for _, g := range []struct {
		f     flags
		words string
	}{
		{coord, "och eller samt respektive resp & och/eller liksom"},
		{slash, "/"},
		{comma, ","},
		{particle, "ut in upp ner ned bort fram till av på med ihop samman igång om över åter emot för vidare loss bakom kvar undan hem mot under"},
		{light, "jag du vi ni man de dom det den han hon hen inte ej icke också då nu alltid ofta bara även mer mera sig oss er dem gärna väl ju alla folk aldrig här idag fortfarande ännu"},
		{negator, "inte ej icke ingen inget inga aldrig knappast varken ingenting inte/ej intet"},
		{only, "bara enbart endast minst blott uteslutande"},
		{without, "utan"},
		{lack, "brist brister bristen bristande avsaknad avsaknaden saknad saknar sakna saknade saknat frånvaro frånvaron otillräcklig otillräckligt otillräckliga obefintlig obefintligt obefintliga bristfällig bristfälligt bristfälliga underskott"},
		{lackAfter, "saknas saknades saknats fattas fattades uteblir uteblivit brister"},
		{lackPair, "lite litet få dåligt knappt om"},
		{clauseEnd, "men fast dock däremot eftersom därför så när medan som där utom istället vad hur vilka vilken vilket huruvida"},
		{also, "också även heller"},
		{undo, "bort glömma glöm glömmas glömmer tappa tappar missa missar försumma försummas slopa slopas avskaffa avskaffas avveckla avvecklas underskatta underskattas"},
		{preposition, "till på för av med i om från mot hos mellan kring åt inom bland mellan runt"},
		{none, "ingen inget inga ingenting varken intet"},
		{article, "den det de"},
	} {
		for _, w := range strings.Fields(g.words) {
			m[w] |= g.f
		}
	}
	return m
}

// clearMarks are marks that phrases look through, and barriers those that none
// crosses.
const (
	clearMarks = "\"'”“’‘»«*_`()[]{}„‚´~^"
	barriers   = ".!?;:…•→–—|↳<>="
)

// blocks reports whether a class is of marks that no phrase crosses.
func blocks(k int32) bool { return k == barrier || k == dash }

// seeThrough reports whether a class is of marks that phrases look through.
func seeThrough(k int32) bool { return k == transparent || k == parenthesis }

// A known is a word in its normal form, and its class. All of its bytes lie in three
// numbers, for no longer one is known.
type known struct {
	head, middle, tail uint64
	length, class      int32
}

// maxKnown is how many words that match something are known at most, each at its hash,
// and longestKnown how long in bytes. A word is a new type when it comes for the second
// time, and whenever the tokeniser has forgotten it.
const (
	maxKnown     = 1 << 13
	longestKnown = 3 * 8
)

// of makes k the unknown word at hand.
func (k *known) of(r *resolver) {
	k.head, k.middle, k.tail, k.length = r.head.First, r.head.Next, r.tail.First, int32(r.head.Len)
}

// classify returns the number of a type's class, which is known or found.
func (c *Coder) classify(t *tokenise.Type) int32 {
	if t.Kind != tokenise.Word || !t.Small || mayBeAcronym(t.Text) {
		return c.classOf(t, c.resolve.typ(t))
	}
	if !c.resolve.look(t.Norm, true) {
		return c.bare()
	}
	var word known
	word.of(&c.resolve)
	at := &c.known[mix(word.head, word.tail)%maxKnown]
	if word.class = at.class; *at == word && len(t.Norm) <= longestKnown {
		return at.class
	}
	word.class = c.classOf(t, c.resolve.found(t.Norm, t.Text, true))
	if word.class > c.adjective && len(t.Norm) <= longestKnown {
		*at = word
	}
	return word.class
}

// classOf returns the number of the class of a type with these hits.
func (c *Coder) classOf(t *tokenise.Type, own []hit) int32 {
	cl := class{own: own}
	if len(cl.own) == 0 && t.Small && !c.resolve.whole {
		return c.bare()
	}
	if t.Kind == tokenise.Mark || c.resolve.whole {
		cl.flags = functionWords[t.Norm]
	}
	if t.Kind == tokenise.Mark && len(cl.own) == 0 && cl.flags == 0 {
		return markClass(t.Norm)
	}
	if t.Kind != tokenise.Mark {
		c.form(&cl, t.Norm)
	}
	if cl.flags&^adjectival == 0 && len(cl.own) == 0 {
		if cl.flags == adjectival {
			return c.adjective
		}
		return idle
	}
	return c.enter(cl)
}

// bare returns the class of the word at hand if nothing but its form tells anything.
func (c *Coder) bare() int32 {
	if isAdjectival(c.resolve.tail.First, c.resolve.tail.Len) {
		return c.adjective
	}
	return idle
}

// enter returns the number of the class of a word: that of another word if it has the
// same hits. What its atoms decide is found once for all words that have the same: many
// a compound of a text is one of few words.
func (c *Coder) enter(cl class) int32 {
	sum := cl.sum()
	if k, ok := c.alike[sum]; ok && c.same(k, &cl) {
		return k
	}
	n := int32(len(c.classes))
	cl.own = c.keep(cl.own)
	cl.hits = c.keep(c.resolve.grouped(cl.own))
	var w course
	var o outlook
	atoms := sumOf(cl.hits)
	if k, ok := c.alike[atoms]; ok && sameAtoms(c.classes[k].hits, cl.hits) {
		w, o, cl.begins = c.courses[k], c.outlooks[k], c.classes[k].begins
	} else {
		c.alike[atoms] = n
		cl.begins = c.m.trie.beginnings(cl.hits)
		w, o = c.course(&cl)
	}
	c.alike[sum] = n
	c.alones = append(c.alones, c.singlesOf(cl.hits, cl.begins))
	c.classes, c.courses = append(c.classes, cl), append(c.courses, w)
	c.outlooks = append(c.outlooks, c.flagged(o, cl.flags, &w))
	return n
}

// keep copies hits to where many lie together.
func (c *Coder) keep(hits []hit) []hit {
	if cap(c.store)-len(c.store) < len(hits) {
		c.store = make([]hit, 0, max(1024, len(hits)))
	}
	from := len(c.store)
	c.store = append(c.store, hits...)
	return c.store[from:len(c.store):len(c.store)]
}

// sum returns a hash of a class, unlike those of its atoms alone.
func (cl *class) sum() uint64 {
	sum := mix(1<<32|uint64(cl.flags), uint64(len(cl.elliptic)))
	for i := range cl.own {
		h := &cl.own[i]
		sum = mix(sum, uint64(h.atom)<<32|uint64(h.seam)<<8|uint64(h.rule))
	}
	return sum
}

// sumOf returns a hash of the atoms of hits.
func sumOf(hits []hit) (sum uint64) {
	for i := range hits {
		sum = mix(sum, uint64(hits[i].atom))
	}
	return sum
}

func mix(sum, n uint64) uint64 {
	sum = (sum ^ (n + 1)) * 0x9E3779B97F4A7C15
	return sum ^ sum>>29
}

// same reports whether the class k is the same.
func (c *Coder) same(k int32, cl *class) bool {
	old := &c.classes[k]
	return old.flags == cl.flags && slices.Equal(old.own, cl.own) && len(old.elliptic)+len(cl.elliptic) == 0
}

func sameAtoms(a, b []hit) bool {
	return slices.EqualFunc(a, b, func(a, b hit) bool { return a.atom == b.atom })
}

// form notes what the form of a word tells.
func (c *Coder) form(cl *class, norm string) {
	if n := len(norm); n > 2 && norm[n-1] == '-' {
		cl.flags |= hyphenEnd
		cl.own = slices.Clone(cl.own)
		if hits := c.resolve.elliptic(norm); len(hits) > 0 {
			cl.elliptic = c.keep(hits)
		}
	}
	if len(norm) > 3 && norm[0] == '-' {
		cl.flags |= hyphenHead
	}
	bare := strings.TrimSuffix(norm, "-")
	if isAdjectival(stem.Tail(bare).First, len(bare)) {
		cl.flags |= adjectival
	}
}

func markClass(norm string) int32 {
	switch {
	case norm == "":
		return idle
	case norm == "(":
		return parenthesis
	case strings.Trim(norm, clearMarks) == "":
		return transparent
	case norm == "-":
		return dash
	case strings.Trim(norm, barriers) == "", strings.Trim(norm, "-") == "":
		return barrier
	}
	return soft
}

// adjectiveEnds are the endings of adjectives and participles in their basic
// form, by the lowest five bits of the last byte.
var adjectiveEnds = func() (ends [32][]wordEnd) {
	for end := range strings.FieldsSeq("isk lig ig ell al iv bar sam ande ende ad erad en är ant ent ös full mässig") {
		tail, n := stem.Tail(end).First, len(end)
		ends[tail%32] = append(ends[tail%32], wordEnd{tail, 1<<(8*n) - 1, n})
	}
	return ends
}()

// A wordEnd is an ending of at most seven bytes, as [stem.Tail] has it, and a mask of them.
type wordEnd struct {
	tail, mask uint64
	length     int
}

// adjectivePairs has, by the last byte of an ending, a bit for the one before it; of
// both the lowest five bits count.
var adjectivePairs = func() (pairs [32]uint32) {
	for last, ends := range adjectiveEnds {
		for i := range ends {
			pairs[last] |= 1 << (ends[i].tail >> 8 % 32)
		}
	}
	return pairs
}()

// isAdjectival reports whether a word of n bytes that ends in tail, as [stem.Tail] has it,
// has the form of an adjective or participle.
func isAdjectival(tail uint64, n int) bool {
	if n < 5 {
		return false
	}
	if c := byte(tail); (c == 'a' || c == 't' || c == 'e') && adjectiveBase(tail>>8, n-1) {
		return true
	}
	return adjectiveBase(tail, n)
}

// adjectiveBase is isAdjectival for the basic form.
func adjectiveBase(tail uint64, n int) bool {
	if adjectivePairs[tail%32]>>(tail>>8%32)&1 == 0 {
		return false
	}
	for i := range adjectiveEnds[tail%32] {
		if end := &adjectiveEnds[tail%32][i]; tail&end.mask == end.tail && n > end.length+1 {
			return true
		}
	}
	return false
}

// agree reports whether two adjectives have the same inflection, as those that
// share a noun have.
func agree(a, b string) bool {
	end := func(s string) byte {
		s = strings.TrimSuffix(s, "-")
		switch c := s[len(s)-1]; c {
		case 'a', 'e':
			return 'a'
		case 't':
			return 't'
		}
		return 0
	}
	return end(a) == end(b)
}

package code

import "math/bits"

// A trie holds the patterns: sequences of atoms with gaps. Node 0 is the root.
type trie struct {
	nodes   []node
	first   []int32  // the node that an atom leads to from the root, 0 for none
	edges   []edge   // a hash table with open addressing, at most half full, to look for the edges of crowded nodes
	n       int      // edges in it
	accepts []accept // the targets of nodes, as lists that share an array
	leaves  []uint8  // of a node: the bits of the leaves that lie beyond it
	ways    []way    // the edges of nodes, as lists that share an array
	given   []int32  // of an atom: its place among those that edges go out over, from 1; 0 if none does
	seen    int32    // the place that was given out last
}

type node struct {
	accept int32   // the first of its targets, an index in trie.accepts plus one; 0 if it has none
	gaps   uint32  // bit g: an edge goes out over a gap of at most g tokens
	ways   int32   // the first of its edges, an index in trie.ways plus one; 0 if none goes out
	width  int32   // how many there are
	atoms  atomSet // that they go out over
}

// An atomSet tells of atoms which may be in it, several to a bit: by their
// places, in two ways, each with a half of the bits. It may say yes where the answer
// is no, never the other way round.
type atomSet [4]uint64

// A mark is the two bits of an atom in an atomSet. It is no array: that would lie in
// memory, written byte by byte and read as a whole, which stalls.
type mark struct{ low, high uint8 }

func markOf(place int32) mark {
	return mark{uint8(place & 127), uint8(uint32(place)*0x9E3779B1>>25) | 128}
}

func (s *atomSet) add(m mark) {
	s[m.low/64] |= 1 << (m.low % 64)
	s[m.high/64] |= 1 << (m.high % 64)
}

func (s *atomSet) join(t *atomSet) {
	s[0] |= t[0]
	s[1] |= t[1]
	s[2] |= t[2]
	s[3] |= t[3]
}

// has returns 1 if an atom may be in the set.
func (s *atomSet) has(m mark) uint8 {
	return uint8(s[m.low/64]>>(m.low%64)&(s[m.high/64]>>(m.high%64))) & 1
}

// meets reports whether an atom may be in both sets.
func (s *atomSet) meets(t *atomSet) bool {
	return s[0]&t[0]|s[1]&t[1] != 0 && s[2]&t[2]|s[3]&t[3] != 0
}

// An accept is a target of a node.
type accept struct {
	target int32
	next   int32 // of the node's, an index in trie.accepts plus one; 0 at the end
	plain  bool  // it is a term's, on no condition
}

// A way is an edge as its node keeps it.
type way struct {
	place int32 // of its atom
	gap   int32
	to    int32 // the node that it leads to
	next  int32 // of the node's, by gap: an index in trie.ways plus one; 0 at the end
}

// An edge leads from a node over the atom at a place after a gap.
type edge struct {
	key  uint64 // 0 in a free slot: no edge leads from the root
	next int32
}

func edgeKey(node, place, gap int32) uint64 {
	return uint64(node)<<32 | uint64(uint32(place))<<5 | uint64(gap)
}

func newTrie() trie { return trie{nodes: make([]node, 1), edges: make([]edge, 64)} }

// slot returns where an edge is, or where it would be.
func (t *trie) slot(key uint64) *edge {
	mask := uint64(len(t.edges) - 1)
	for i := key * 0x9E3779B97F4A7C15 >> 20 & mask; ; i = (i + 1) & mask {
		if e := &t.edges[i]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// next returns the node that an edge leads to, 0 if there is none.
func (t *trie) next(node, place, gap int32) int32 { return t.slot(edgeKey(node, place, gap)).next }

func (t *trie) connect(node, place, gap int32) int32 {
	if 2*(t.n+1) > len(t.edges) {
		old := t.edges
		t.edges = make([]edge, 2*len(old))
		for _, e := range old {
			if e.key != 0 {
				*t.slot(e.key) = e
			}
		}
	}
	t.n++
	next := t.node()
	*t.slot(edgeKey(node, place, gap)) = edge{edgeKey(node, place, gap), next}
	nd := &t.nodes[node]
	nd.gaps |= 1 << gap
	nd.width++
	nd.atoms.add(markOf(place))
	at := &nd.ways
	for *at > 0 && t.ways[*at-1].gap < gap {
		at = &t.ways[*at-1].next
	}
	w := way{place, gap, next, *at}
	*at = int32(len(t.ways) + 1)
	t.ways = append(t.ways, w)
	return next
}

// crowd is from how many ways on it is quicker to look for an edge than to go
// over them.
const crowd = 32

// give returns the place of an atom among those that edges go out over, and
// gives it one if it has none.
func (t *trie) give(atom int32) int32 {
	for int(atom) >= len(t.given) {
		t.given = append(t.given, 0)
	}
	if t.given[atom] == 0 {
		t.seen++
		t.given[atom] = t.seen
	}
	return t.given[atom]
}

// place returns the place of an atom among those that edges go out over, 0 if
// none does.
func (t *trie) place(atom int32) int32 {
	if int(atom) < len(t.given) {
		return t.given[atom]
	}
	return 0
}

// onward returns which of a word's hits patterns go on over.
func (t *trie) onward(dst []onward, hits []hit) []onward {
	for i := range hits {
		if p := t.place(hits[i].atom); p > 0 {
			dst = append(dst, onward{p, int32(i)})
		}
	}
	return dst
}

// An onward is a hit that patterns go on over.
type onward struct {
	place int32 // of its atom
	hit   int32 // its index among the hits
}

// A slot is one place of a pattern.
type slot struct {
	atom int32
	gap  int32 // tokens that may stand before it
}

// add enters a pattern that means target; plain says of what sort that is.
func (t *trie) add(seq []slot, target int32, plain bool) {
	n := t.root(seq[0].atom)
	for _, s := range seq[1:] {
		place := t.give(s.atom)
		next := t.next(n, place, s.gap)
		if next == 0 {
			next = t.connect(n, place, s.gap)
		}
		n = next
	}
	at := &t.nodes[n].accept
	for *at > 0 {
		at = &t.accepts[*at-1].next
	}
	*at = int32(len(t.accepts) + 1)
	t.accepts = append(t.accepts, accept{target: target, plain: plain})
}

func (t *trie) root(atom int32) int32 {
	for int(atom) >= len(t.first) {
		t.first = append(t.first, 0)
	}
	if t.first[atom] == 0 {
		t.first[atom] = t.node()
	}
	return t.first[atom]
}

func (t *trie) node() int32 {
	t.nodes = append(t.nodes, node{})
	return int32(len(t.nodes) - 1)
}

// starts returns the node that an atom leads to from the root, 0 for none.
func (t *trie) start(atom int32) int32 {
	if int(atom) < len(t.first) {
		return t.first[atom]
	}
	return 0
}

// widest returns the longest gap of a node's edges.
func (n *node) widest() int { return bits.Len32(n.gaps) - 1 }

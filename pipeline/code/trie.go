package code

import "math/bits"

// A trie holds the patterns: sequences of atoms with gaps. Node 0 is the root.
type trie struct {
	nodes []node
	first []int32 // the node that an atom leads to from the root, 0 for none
	edges []edge  // a hash table with open addressing, at most half full
	n     int     // edges in it
	ways  []way   // the atoms that edges of a node go out over, as lists that share an array
	given []int32 // of an atom: its place among those that edges go out over, from 1; 0 if none does
	seen  int32   // the place that was given out last
}

type node struct {
	accept []int32 // targets
	gaps   uint32  // bit g: an edge goes out over a gap of at most g tokens
	ways   int32   // index in trie.ways plus one, 0 if no edge goes out
	// atoms are those that edges go out over. Most tokens after a pattern's
	// first are turned away by it; without it the look-ups were two thirds of
	// the matcher's time.
	atoms atomSet
}

// A way is an atom, by its place, that an edge goes out over.
type way struct{ place, next int32 }

// An atomSet tells of atoms that edges go out over, few to a bit, which may be
// in it. It may say yes where the answer is no, never the other way round.
type atomSet [atomPlaces / 64]uint64

const atomPlaces = 512

func (s *atomSet) add(place uint16) {
	if place > 0 {
		s[place>>6] |= 1 << (place & 63)
	}
}

func (s *atomSet) has(place uint16) bool { return place > 0 && s[place>>6]&(1<<(place&63)) != 0 }

func (s *atomSet) join(o *atomSet) {
	s[0] |= o[0]
	s[1] |= o[1]
	s[2] |= o[2]
	s[3] |= o[3]
	s[4] |= o[4]
	s[5] |= o[5]
	s[6] |= o[6]
	s[7] |= o[7]
}

// meets reports whether the sets may have an atom in common.
func (s *atomSet) meets(o *atomSet) bool {
	return s[0]&o[0]|s[1]&o[1]|s[2]&o[2]|s[3]&o[3]|s[4]&o[4]|s[5]&o[5]|s[6]&o[6]|s[7]&o[7] != 0
}

// An edge leads from a node over an atom after a gap.
type edge struct {
	key  uint64 // 0 in a free slot: no edge leads from the root
	next int32
}

func edgeKey(node, atom, gap int32) uint64 {
	return uint64(node)<<32 | uint64(uint32(atom))<<5 | uint64(gap)
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
func (t *trie) next(node, atom, gap int32) int32 { return t.slot(edgeKey(node, atom, gap)).next }

func (t *trie) connect(node, atom, gap int32) int32 {
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
	*t.slot(edgeKey(node, atom, gap)) = edge{edgeKey(node, atom, gap), next}
	nd, place := &t.nodes[node], t.give(atom)
	nd.gaps |= 1 << gap
	nd.atoms.add(inSet(place))
	if !t.has(nd, place) {
		t.ways = append(t.ways, way{place, nd.ways})
		nd.ways = int32(len(t.ways))
	}
	return next
}

// has reports whether an edge of nd goes out over the atom at a place.
func (t *trie) has(nd *node, place int32) bool {
	for w := nd.ways; w > 0; w = t.ways[w-1].next {
		if t.ways[w-1].place == place {
			return true
		}
	}
	return false
}

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

// inSet returns where in atom sets the atom at a place stands.
func inSet(place int32) uint16 {
	if place == 0 {
		return 0
	}
	return uint16((place-1)%(atomPlaces-1) + 1)
}

// atoms returns the set of the atoms of a word, and notes the place of each.
func (t *trie) atoms(hits []hit) (s atomSet) {
	for i := range hits {
		hits[i].place = inSet(t.place(hits[i].atom))
		s.add(hits[i].place)
	}
	return s
}

// A slot is one place of a pattern.
type slot struct {
	atom int32
	gap  int32 // tokens that may stand before it
}

// add enters a pattern that means target.
func (t *trie) add(seq []slot, target int32) {
	n := t.root(seq[0].atom)
	for _, s := range seq[1:] {
		next := t.next(n, s.atom, s.gap)
		if next == 0 {
			next = t.connect(n, s.atom, s.gap)
		}
		n = next
	}
	t.nodes[n].accept = append(t.nodes[n].accept, target)
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

package code

import "math/bits"

// A trie holds the patterns: sequences of atoms with gaps. Node 0 is the root.
type trie struct {
	nodes []node
	first []int32 // the node that an atom leads to from the root, 0 for none
	edges []edge  // a hash table with open addressing, at most half full
	n     int     // edges in it
}

type node struct {
	accept []int32 // targets
	gaps   uint32  // bit g: an edge goes out over a gap of at most g tokens
	// atoms tells which atoms edges go out over: bit atom mod 64. Most tokens
	// after a pattern's first are turned away by it; without it the look-ups
	// were two thirds of the matcher's time.
	atoms uint64
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
	t.nodes[node].gaps |= 1 << gap
	t.nodes[node].atoms |= atomBit(atom)
	return next
}

func atomBit(atom int32) uint64 { return 1 << (atom & 63) }

// atomBits returns the bits of all atoms of a word.
func atomBits(hits []hit) uint64 {
	var bits uint64
	for i := range hits {
		bits |= atomBit(hits[i].atom)
	}
	return bits
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

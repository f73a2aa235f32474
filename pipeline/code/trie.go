package code

import "math/bits"

// A trie holds the patterns: sequences of atoms with gaps. Node 0 is the root.
type trie struct {
	nodes []node
	edges map[edge]int32
	first []int32 // the node that an atom leads to from the root, 0 for none
}

type node struct {
	accept []int32 // targets
	gaps   uint32  // bit g: an edge goes out over a gap of at most g tokens
}

type edge struct {
	node, atom int32
	gap        int32
}

func newTrie() trie { return trie{nodes: make([]node, 1), edges: map[edge]int32{}} }

// A slot is one place of a pattern.
type slot struct {
	atom int32
	gap  int32 // tokens that may stand before it
}

// add enters a pattern that means target.
func (t *trie) add(seq []slot, target int32) {
	n := t.root(seq[0].atom)
	for _, s := range seq[1:] {
		e := edge{n, s.atom, s.gap}
		next, ok := t.edges[e]
		if !ok {
			next = t.node()
			t.edges[e] = next
			t.nodes[n].gaps |= 1 << s.gap
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

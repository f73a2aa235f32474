package tabulate

import "slices"

// formTotals are the forms of one term by one rule in all documents, at most
// 2*formLimit of them. An index of a fixed size finds a form in half the
// time that a map of strings takes.
type formTotals struct {
	list  []formTotal
	index [4 * formLimit]uint8 // places in list, plus 1
}

type formTotal struct {
	form string
	hits int
	hash uint32
}

// add counts a form. A form that belongs to the first formLimit, in [formOrder],
// of all that ever come does so at every time, so its count is whole whenever
// the others are thrown away.
func (t *formTotals) add(f formTotal) {
	i := f.hash % uint32(len(t.index))
	for ; t.index[i] != 0; i = (i + 1) % uint32(len(t.index)) {
		if n := &t.list[t.index[i]-1]; n.hash == f.hash && n.form == f.form {
			n.hits += f.hits
			return
		}
	}
	t.list = append(t.list, f)
	t.index[i] = uint8(len(t.list))
	if len(t.list) > 2*formLimit {
		t.prune()
	}
}

// prune keeps the first formLimit forms.
func (t *formTotals) prune() {
	if len(t.list) <= formLimit {
		return
	}
	slices.SortFunc(t.list, func(a, b formTotal) int { return formOrder(a.form, b.form) })
	clear(t.list[formLimit:])
	t.list = t.list[:formLimit]
	clear(t.index[:])
	for n := range t.list {
		i := t.list[n].hash % uint32(len(t.index))
		for t.index[i] != 0 {
			i = (i + 1) % uint32(len(t.index))
		}
		t.index[i] = uint8(n + 1)
	}
}

// hashForm returns a number made from a form, never 0: FNV-1a.
func hashForm(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return max(h, 1)
}

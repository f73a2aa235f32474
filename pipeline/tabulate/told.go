package tabulate

// told is what earlier documents had of that which the tables show of the first
// documents alone. It knows too little where other workers counted some of them,
// never too much. A nil told knows nothing.
type told struct {
	closeCalls int
	terms      map[event]termSet // that have a quote
}

// toldEvents is how many events told knows at a time.
const toldEvents = 2 * eventLimit

// allCloseCalls reports whether the table of close calls is full.
func (t *told) allCloseCalls() bool { return t != nil && t.closeCalls >= closeCallLimit }

// termsOf returns the terms, of so many, that have a quote in an event. Others
// can be added to them.
func (t *told) termsOf(e event, terms int) termSet {
	if t == nil {
		return nil
	}
	s := t.terms[e]
	if s == nil {
		if t.terms == nil || len(t.terms) >= toldEvents {
			t.terms = map[event]termSet{}
		}
		s = make(termSet, (terms+63)/64)
		t.terms[e] = s
	}
	return s
}

// A termSet is a set of terms, a bit each; a nil one is empty and stays so.
type termSet []uint64

func (s termSet) has(term int32) bool { return s != nil && term >= 0 && s[term/64]>>(term%64)&1 != 0 }

func (s termSet) add(term int32) {
	if s != nil && term >= 0 {
		s[term/64] |= 1 << (term % 64)
	}
}

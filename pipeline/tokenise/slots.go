package tokenise

// A slots is a hash table with open addressing.
type slots[S slot[S]] struct {
	all []S // a power of two, at most half full
	n   int
}

// A slot is free at first. What else a free one holds is lost when the table grows.
type slot[S any] interface {
	place() uint64 // where it belongs, a hash
	free() bool
	freed() S // the slot when it is free, with what it holds then
}

// firstSlots is how many there are at first: few enough to cost nothing, and so many
// that little is lost of what free slots hold.
const firstSlots = 1 << 14

// keptSlots is the largest table whose memory is used again.
const keptSlots = 1 << 18

// set enters s, for which a search ended at a free slot, and returns its slot.
func (t *slots[S]) set(s S) *S {
	if t.n++; 2*t.n > len(t.all) {
		old := t.all
		t.all = make([]S, 2*len(old))
		for _, s := range old {
			if !s.free() {
				*t.room(s) = s
			}
		}
	}
	at := t.room(s)
	*at = s
	return at
}

// room returns the free slot where s belongs.
func (t *slots[S]) room(s S) *S {
	i := s.place()
	for !t.all[i&uint64(len(t.all)-1)].free() {
		i++
	}
	return &t.all[i&uint64(len(t.all)-1)]
}

// empty frees all slots, and keeps their memory if it is not too much.
func (t *slots[S]) empty() {
	if len(t.all) == 0 || len(t.all) > keptSlots {
		t.all = make([]S, firstSlots)
	}
	for i := range t.all {
		t.all[i] = t.all[i].freed()
	}
	t.n = 0
}

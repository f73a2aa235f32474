package code

import (
	"encoding/binary"
	"slices"
)

// Pairs tell of two words whether a pattern may begin with the one and go on over
// the other. What patterns go on over are places of atoms: a word wants some of
// them and offers some. Few of the sets that these make are met often, and they are
// numbered as they come, so that a bit answers for two words.
//
// They may say yes where the answer is no, never the other way round.
type pairs struct {
	next  []row     // by what is wanted: a bit for each offer that has a place of it
	later []further // by what is offered: a bit for what is wanted further on and has a place of it
	atoms []atomSet // by what is offered

	wants, offers, beyond numbered
	key                   []byte
}

// How many sets of each kind have numbers of their own; others share some.
const (
	maxWants  = 1 << 10
	maxOffers = 1 << 10
	maxLater  = 1 << 8
)

// A row has a bit for each number of what words offer.
type row [maxOffers / 64]uint64

func (r *row) has(n uint32) uint32 { return has(r[n/64%(maxOffers/64)], n) }
func (r *row) add(n uint16)        { r[n/64] |= 1 << (n % 64) }

// A further has a bit for each number of what is wanted further on than the very
// next word.
type further [maxLater / 64]uint64

func (f *further) has(n uint32) uint32 { return has(f[n/64%(maxLater/64)], n) }
func (f *further) add(n uint16)        { f[n/64] |= 1 << (n % 64) }

func (f *further) join(g *further) {
	f[0] |= g[0]
	f[1] |= g[1]
	f[2] |= g[2]
	f[3] |= g[3]
}

// has returns 1 if a bit of 64 is set.
func has(bits uint64, n uint32) uint32 { return oneIf(bits&(1<<(n%64)) != 0) }

func oneIf(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// What words offer that is numbered beforehand; 0 is no word.
const (
	bareWord = 1 + iota // nothing but the place everywhere
	anything            // all places
)

// everywhere is the place of no atom, which each word has: what goes on over very
// many others is taken to go on over any word.
const everywhere = 0

// forget begins anew to number what is wanted and offered of so many places.
func (p *pairs) forget(places int32) {
	for _, s := range []*numbered{&p.wants, &p.offers, &p.beyond} {
		s.of, s.with = map[string]uint16{}, make([][]uint16, places+2)
	}
	p.next, p.later, p.atoms = append(p.next[:0], row{}), append(p.later[:0], further{}), append(p.atoms[:0], atomSet{})
	all := make([]int32, places+2) // one of them no word offers
	for i := range all {
		all[i] = int32(i)
	}
	p.offer(all[:1])
	p.offer(all)
}

// want returns the number of places that a word wants, 0 if there are none.
func (p *pairs) want(places []int32) uint16 {
	if len(places) == 0 {
		return 0
	}
	places = p.set(places)
	n, isNew := p.wants.number(p.key, places, maxWants)
	if int(n) == len(p.next) {
		p.next = append(p.next, row{})
	}
	for i := 0; isNew && i < len(places); i++ {
		for _, offer := range p.offers.with[places[i]] {
			p.next[n].add(offer)
		}
	}
	return n
}

// wantLater returns the bit of places that a word wants further on than the very
// next word, 0 if there are none.
func (p *pairs) wantLater(places []int32) uint8 {
	if len(places) == 0 {
		return 0
	}
	places = p.set(places)
	n, isNew := p.beyond.number(p.key, places, maxLater)
	for i := 0; isNew && i < len(places); i++ {
		for _, offer := range p.offers.with[places[i]] {
			p.later[offer].add(n)
		}
	}
	return uint8(n)
}

// offer returns the number of places that a word offers, which are not none.
func (p *pairs) offer(places []int32) uint16 {
	places = p.set(places)
	n, isNew := p.offers.number(p.key, places, maxOffers)
	if int(n) == len(p.later) {
		p.later, p.atoms = append(p.later, further{}), append(p.atoms, atomSet{})
	}
	for i := 0; isNew && i < len(places); i++ {
		p.atoms[n].add(markOf(places[i]))
		for _, want := range p.wants.with[places[i]] {
			p.next[want].add(n)
		}
		for _, want := range p.beyond.with[places[i]] {
			p.later[n].add(want)
		}
	}
	return n
}

// set sorts places, each once, and makes a key of them.
func (p *pairs) set(places []int32) []int32 {
	slices.Sort(places)
	places = slices.Compact(places)
	p.key = p.key[:0]
	for _, at := range places {
		p.key = binary.LittleEndian.AppendUint32(p.key, uint32(at))
	}
	return places
}

// Numbered are sets of places with their numbers, from 1.
type numbered struct {
	of   map[string]uint16
	with [][]uint16 // by place: the numbers of the sets that hold it
}

// number returns the number of a set of places, below most, and whether the set is
// new.
func (s *numbered) number(key []byte, places []int32, most int) (n uint16, isNew bool) {
	if n, ok := s.of[string(key)]; ok {
		return n, false
	}
	at := len(s.of) + 1
	shared := at >= most
	if shared {
		at = most/2 + at%(most/2)
	}
	n = uint16(at)
	s.of[string(key)] = n
	for _, p := range places {
		if !shared || !slices.Contains(s.with[p], n) {
			s.with[p] = append(s.with[p], n)
		}
	}
	return n, true
}

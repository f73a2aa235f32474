package code

import (
	"encoding/binary"
	"slices"
)

// Pairs tell of two words whether a pattern may begin with the one and go on over
// the other. What patterns go on over are places of atoms: a word wants some of
// them and offers some. Few of the sets that these make are met often, and they are
// numbered as they come, so that a byte answers for two words.
//
// They may say yes where the answer is no, never the other way round.
type pairs struct {
	wanted *[maxWants]row // by what is wanted
	atoms  []atomSet      // by what is offered

	wants, offers numbered
	key           []byte
}

const wantBits = 10

// How many sets of each kind have numbers of their own; others share some.
const (
	maxWants  = 1 << wantBits
	maxOffers = 1 << 9

	leastShared = maxOffers / 2 // of what is offered
)

// A row has for each number of what words offer the signs of where such a word is
// wanted.
type row [maxOffers]hint

func (r *row) at(n uint64) hint { return r[n%maxOffers] }

func oneIf(b bool) uint8 {
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
	for _, s := range []*numbered{&p.wants, &p.offers} {
		s.of, s.with = map[string]uint16{}, make([][]uint16, places+2)
	}
	p.atoms = append(p.atoms[:0], atomSet{})
	if p.wanted == nil {
		p.wanted = new([maxWants]row)
	}
	all := make([]int32, places+2) // one of them no word offers
	for i := range all {
		all[i] = int32(i)
	}
	p.offer(all[:1])
	p.offer(all)
}

// A wish is a place, and signs of where it is wanted, which are lowest.
type wish int32

const wishSigns = viewed + 1 // bits

func (w wish) place() int32  { return int32(w >> wishSigns) }
func (w wish) signs() uint16 { return uint16(w) & (1<<wishSigns - 1) }

// want returns the number of what a word wants, 0 if it is nothing.
func (p *pairs) want(wishes []wish) uint16 {
	if len(wishes) == 0 {
		return 0
	}
	n, isNew := p.wants.number(setKey(p, &wishes), maxWants)
	if isNew && !p.wants.shared {
		p.wanted[n] = row{}
	}
	for i := 0; isNew && i < len(wishes); i++ {
		w := wishes[i]
		p.wants.hold(w.place(), n|w.signs()<<wantBits)
		for _, offer := range p.offers.with[w.place()] {
			p.wanted[n][offer] |= hint(w.signs())
		}
	}
	return n
}

// offer returns the number of places that a word offers, which are not none.
func (p *pairs) offer(places []int32) uint16 {
	n, isNew := p.offers.number(setKey(p, &places), maxOffers)
	if int(n) == len(p.atoms) {
		p.atoms = append(p.atoms, atomSet{})
	}
	for i := 0; isNew && i < len(places); i++ {
		at := places[i]
		p.offers.hold(at, n)
		p.atoms[n].add(markOf(at))
		for _, want := range p.wants.with[at] {
			p.wanted[want%maxWants][n] |= hint(want >> wantBits)
		}
	}
	return n
}

// setKey sorts a set, each of it once, and returns a key of it.
func setKey[T wish | int32](p *pairs, set *[]T) []byte {
	slices.Sort(*set)
	*set = slices.Compact(*set)
	p.key = p.key[:0]
	for _, at := range *set {
		p.key = binary.LittleEndian.AppendUint32(p.key, uint32(at))
	}
	return p.key
}

// Numbered are sets with their numbers, from 1.
type numbered struct {
	of     map[string]uint16
	with   [][]uint16 // by place: the numbers of the sets that hold it, and what else is held
	shared bool       // the last number is that of other sets too
}

// number returns the number of a set, below most, and whether the set is new.
func (s *numbered) number(key []byte, most int) (n uint16, isNew bool) {
	if n, ok := s.of[string(key)]; ok {
		return n, false
	}
	at := len(s.of) + 1
	if s.shared = at >= most; s.shared {
		at = most/2 + at%(most/2)
	}
	s.of[string(key)] = uint16(at)
	return uint16(at), true
}

// hold notes what the set that was numbered last has of a place.
func (s *numbered) hold(place int32, n uint16) {
	if !s.shared || !slices.Contains(s.with[place], n) {
		s.with[place] = append(s.with[place], n)
	}
}

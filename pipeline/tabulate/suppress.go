package tabulate

import "slices"

// A small is one number of a table by group, in the form in which it is
// decided whether to hide it.
type small struct {
	count  int
	atoms  []int // the least groups that it sums, by number
	hidden bool
}

// A publication is all that is to be shown of some counts by group. Numbers
// that lie in several tables are made of the same atoms, so that what one table
// shows cannot give away what another hides.
type publication struct {
	cells []small
	// lines are lists of cells whose sum is shown: a theme over the groups, whose
	// total stands in another table.
	lines [][]int
	atoms int
}

// auditLimit bounds the work of an audit: cells times atoms. Above it every
// line with a small cell is hidden whole, which gives nothing away.
const auditLimit = 60_000

// hide hides every count from 1 to least-1, and as many others as it takes
// that no hidden count can be worked out from what is shown: in each line at
// least two cells are hidden, their sum, which anyone can work out, is at least
// least and more than their number, and no hidden cell is a sum of shown ones
// taken with signs.
//
// This is complementary cell suppression; L. H. Cox (1980), Suppression
// methodology and statistical disclosure control, JASA 75:377–385.
func (p *publication) hide(least int) {
	any := false
	for i := range p.cells {
		p.cells[i].hidden = p.cells[i].count > 0 && p.cells[i].count < least
		any = any || p.cells[i].hidden
	}
	if !any {
		return
	}
	if len(p.cells)*p.atoms > auditLimit {
		p.hideLines()
		return
	}
	for {
		p.guardLines(least)
		i := p.derivable()
		if i < 0 || !p.hideNear(i) {
			return
		}
	}
}

// hideLines hides every line that has a hidden cell, and those that this adds.
func (p *publication) hideLines() {
	for again := true; again; {
		again = false
		for _, line := range p.lines {
			n := p.hiddenIn(line)
			if n == 0 || n == len(line) {
				continue
			}
			again = true
			for _, i := range line {
				p.cells[i].hidden = true
			}
		}
	}
}

func (p *publication) hiddenIn(line []int) (n int) {
	for _, i := range line {
		n += boolInt(p.cells[i].hidden)
	}
	return n
}

// guardLines hides more in lines whose hidden cells the line's sum gives away.
func (p *publication) guardLines(least int) {
	for again := true; again; {
		again = false
		for _, line := range p.lines {
			for {
				hidden, sum := 0, 0
				for _, i := range line {
					if p.cells[i].hidden {
						hidden++
						sum += p.cells[i].count
					}
				}
				if hidden == 0 || hidden >= 2 && sum >= max(least, hidden+1) {
					break
				}
				i := p.smallest(line)
				if i < 0 {
					break
				}
				p.cells[i].hidden = true
				again = true
			}
		}
	}
}

// smallest returns the shown cell with the smallest count that is not 0, or
// else any shown cell; -1 if all are hidden.
func (p *publication) smallest(of []int) int {
	best := -1
	for _, i := range of {
		c := &p.cells[i]
		if c.hidden {
			continue
		}
		if best < 0 || p.cells[best].count == 0 && c.count > 0 || c.count > 0 && c.count < p.cells[best].count {
			best = i
		}
	}
	return best
}

// hideNear hides one shown cell that shares atoms with cell i; false if there
// is none.
func (p *publication) hideNear(i int) bool {
	var near []int
	for k := range p.cells {
		if k != i && slices.ContainsFunc(p.cells[k].atoms, func(a int) bool { return slices.Contains(p.cells[i].atoms, a) }) {
			near = append(near, k)
		}
	}
	best := p.smallest(near)
	if best >= 0 {
		p.cells[best].hidden = true
	}
	return best >= 0
}

// derivable returns a hidden cell that is a combination of what is shown, -1
// if there is none: its vector over the atoms lies in the span of the shown ones.
func (p *publication) derivable() int {
	var b basis
	for i := range p.cells {
		if !p.cells[i].hidden {
			b.add(p.vector([]int{i}))
		}
	}
	for _, line := range p.lines {
		b.add(p.vector(line))
	}
	for i := range p.cells {
		if p.cells[i].hidden && b.holds(p.vector([]int{i})) {
			return i
		}
	}
	return -1
}

// vector is the sum of cells over the atoms.
func (p *publication) vector(cells []int) []uint64 {
	v := make([]uint64, p.atoms)
	for _, i := range cells {
		for _, a := range p.cells[i].atoms {
			v[a]++
		}
	}
	return v
}

// A basis spans vectors over the field of integers modulo a large prime, where
// elimination is exact. Vectors of small whole numbers that depend on each other
// do so there too; that independent ones seem not to be would only hide more.
type basis struct {
	rows   [][]uint64
	pivots []int
}

const prime = 1<<31 - 1

// reduce subtracts the rows from v and returns the place of what is left, -1
// if nothing is.
func (b *basis) reduce(v []uint64) int {
	for i, row := range b.rows {
		if f := v[b.pivots[i]]; f != 0 {
			for k := b.pivots[i]; k < len(v); k++ {
				v[k] = (v[k] + (prime-f)*row[k]) % prime
			}
		}
	}
	return slices.IndexFunc(v, func(x uint64) bool { return x != 0 })
}

// holds reports whether v lies in the span; it changes v.
func (b *basis) holds(v []uint64) bool { return b.reduce(v) < 0 }

// add widens the span by v, which it keeps.
func (b *basis) add(v []uint64) {
	at := b.reduce(v)
	if at < 0 {
		return
	}
	f := inverse(v[at])
	for k := at; k < len(v); k++ {
		v[k] = v[k] * f % prime
	}
	i, _ := slices.BinarySearch(b.pivots, at)
	b.rows, b.pivots = slices.Insert(b.rows, i, v), slices.Insert(b.pivots, i, at)
}

// inverse is x to the power prime-2, modulo prime (P. de Fermat).
func inverse(x uint64) uint64 {
	out := uint64(1)
	for n := uint64(prime - 2); n > 0; n >>= 1 {
		if n&1 == 1 {
			out = out * x % prime
		}
		x = x * x % prime
	}
	return out
}

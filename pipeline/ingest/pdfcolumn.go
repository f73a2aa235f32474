package ingest

import (
	"math"
	"slices"
)

// A gutter is a strip without words between two columns of text.
type gutter struct {
	lo, hi      float64 // its sides
	first, last int     // the bands that it runs through
	left, right int     // how many of them have words on either side
	both        int
	words       [2]int
}

// columnDepth bounds how often columns are parted within columns.
const columnDepth = 6

// A columnFinder finds the columns of a page.
type columnFinder struct{ shapes *pdfShapes }

// order returns the lines of a part of a page in the order in which they
// are read: columns of running text one after the other, left to right, and
// what runs across them before and after.
func (f *columnFinder) order(words []pdfBox, depth int) []pdfLine {
	if len(words) == 0 {
		return nil
	}
	bands := pdfLines(words, 0.8)
	g, ok := f.bestGutter(bands)
	if !ok || depth >= columnDepth {
		lines := pdfLines(words, sameLine)
		left, right := margins(lines)
		for i := range lines {
			lines[i].left, lines[i].right = left, right
			if i > 0 {
				lines[i].ruledAbove = f.shapes.crossed(lines[i].y+0.4*lines[i].size, lines[i-1].y+0.2*lines[i-1].size, lines[i].words[0].x0)
			}
		}
		lines[0].breakBefore = true
		return lines
	}
	var above, left, right, below []pdfBox
	top, bottom := bandTop(bands, g.first), bandTop(bands, g.last+1)
	mid := (g.lo + g.hi) / 2
	for _, w := range words {
		switch {
		case g.first > 0 && w.y > top:
			above = append(above, w)
		case g.last+1 < len(bands) && w.y <= bottom:
			below = append(below, w)
		case w.x0 < mid:
			left = append(left, w)
		default:
			right = append(right, w)
		}
	}
	if len(left) == 0 || len(right) == 0 {
		return f.order(words, columnDepth)
	}
	var lines []pdfLine
	for _, part := range [][]pdfBox{above, left, right, below} {
		lines = append(lines, f.order(part, depth+1)...)
	}
	return lines
}

// margins returns how far lines reach. Where there are many, one or two that
// reach further, an address that could not be broken, do not count.
func margins(lines []pdfLine) (left, right float64) {
	ends := make([]float64, len(lines))
	left = lines[0].x0
	for i := range lines {
		left = min(left, lines[i].x0)
		ends[i] = lines[i].x1
	}
	slices.Sort(ends)
	if n := len(ends); n > 10 {
		return left, ends[n-3]
	}
	return left, ends[len(ends)-1]
}

// bandTop returns the height that parts band i from the one above it.
func bandTop(bands []pdfLine, i int) float64 {
	if i <= 0 || i >= len(bands) {
		return 0
	}
	lowest := bands[i-1].y
	for _, w := range bands[i-1].words {
		lowest = min(lowest, w.y)
	}
	return (lowest + bands[i].y) / 2
}

// bestGutter finds the gutter that parts most lines. Bands are the lines of a
// page, loosely taken, so that lines of two columns that are not level share one.
func (f *columnFinder) bestGutter(bands []pdfLine) (best gutter, ok bool) {
	var open []gutter
	score := 0
	close := func(g gutter) {
		if n := min(g.left, g.right); n > score && g.isColumn(bands) && !f.isTable(&g, bands) {
			best, score, ok = g, n, true
		}
	}
	for i := range bands {
		l := &bands[i]
		kept := open[:0]
		for _, g := range open {
			if n, still := g.through(l, i); still {
				kept = append(kept, n)
			} else {
				close(g)
			}
		}
		open = kept
		for j := 1; j < len(l.words) && len(open) < 32; j++ {
			g := gutter{lo: l.words[j-1].x1, hi: l.words[j].x0, first: i, last: i}
			if g.hi-g.lo < 0.7*l.size || slices.ContainsFunc(open, g.same(l.size)) {
				continue
			}
			if n, still := g.through(l, i); still {
				open = append(open, n)
			}
		}
	}
	for _, g := range open {
		close(g)
	}
	if ok {
		best.trim(bands)
		best.rise(bands)
	}
	return best, ok
}

// rise takes in lines above the first that has words on both sides, where one
// column begins higher than the other.
func (g *gutter) rise(bands []pdfLine) {
	for g.first > 0 {
		l, below := &bands[g.first-1], &bands[g.first]
		gap := (l.y - below.y) / l.size
		right := l.x0 >= g.hi-l.size/2 && gap < 3
		left := l.x1 <= g.lo+l.size/2 && gap < 1.6 && l.size < 1.05*below.size && (!l.bold || below.bold)
		if !right && !left {
			return
		}
		g.first--
	}
}

// same returns whether another gutter runs where g does.
func (g gutter) same(size float64) func(gutter) bool {
	return func(o gutter) bool { return math.Abs(o.lo-g.lo) < size && math.Abs(o.hi-g.hi) < size }
}

// through narrows the gutter by the words of a band; false if nothing is left.
func (g gutter) through(l *pdfLine, i int) (gutter, bool) {
	mid := (g.lo + g.hi) / 2
	left, right := 0, 0
	for _, w := range l.words {
		switch {
		case w.x1 <= mid:
			g.lo = max(g.lo, w.x1)
			left++
		case w.x0 >= mid:
			g.hi = min(g.hi, w.x0)
			right++
		default:
			return g, false
		}
	}
	if g.hi-g.lo < 0.7*l.size {
		return g, false
	}
	if left > 0 {
		g.left++
	}
	if right > 0 {
		g.right++
	}
	if left > 0 && right > 0 {
		g.both++
		g.last = i
	} else if g.last >= i-2 {
		g.last = i
	}
	g.words[0] += left
	g.words[1] += right
	return g, true
}

// isTable reports whether horizontal lines run across a gutter: it lies between
// the cells of a table.
func (f *columnFinder) isTable(g *gutter, bands []pdfLine) bool {
	low, high, n := bands[g.last].y-bands[g.last].size, bands[g.first].y+bands[g.first].size, 0
	for _, r := range f.shapes.horizontal {
		if r.y0 > low && r.y1 < high && r.x0 < g.lo+1 && r.x1 > g.lo-1 {
			n++
		}
	}
	return n >= 2
}

// trim gives back to what follows across the columns the short lines that lead
// into it: a heading, or what stands apart below the columns.
func (g *gutter) trim(bands []pdfLine) {
	if g.last+1 >= len(bands) {
		return
	}
	mid := (g.lo + g.hi) / 2
	for i := g.last; i > g.first; i-- {
		l, above := &bands[i], &bands[i-1]
		if l.x0 < mid && l.x1 > mid {
			return
		}
		if l.size > 1.1*above.size || l.bold && !above.bold || above.y-l.y > 2.2*l.size {
			g.last = i - 1
			return
		}
	}
}

// isColumn reports whether running text stands on both sides, not the cells of
// a table, the marks of a list or chance gaps in justified lines.
func (g *gutter) isColumn(bands []pdfLine) bool {
	size := bands[g.first].size
	if g.both < 3 || g.hi-g.lo < 1.2*size && g.both < 6 {
		return false
	}
	return g.words[0] >= 3*g.left && g.words[1] >= 3*g.right
}

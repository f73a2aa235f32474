package ingest

import (
	"cmp"
	"slices"
)

// A pdfRect is a rectangle on a page, in points, y upwards.
type pdfRect struct{ x0, y0, x1, y1 float64 }

// pdfShapes are the shapes on a page that say something of its text.
type pdfShapes struct {
	dots       []pdfRect // small and filled, as browsers draw before the items of a list
	upright    []pdfRect // thin lines, as between the cells of a table
	horizontal []pdfRect
}

// maxShapes bounds how many shapes of each kind a page may have that are looked
// at: a map or a diagram has more, and says nothing of text.
const maxShapes = 2000

// A pdfPath is what has been drawn but not painted: the box around each part.
type pdfPath []pdfRect

// shape follows the operators that make and paint paths.
func (g *pdfPainter) shape(op string) {
	switch op {
	case "m":
		g.reach(g.num(0), g.num(1), true)
	case "l", "c", "v", "y":
		for i := 0; i+1 < len(g.args); i += 2 {
			g.reach(g.num(i), g.num(i+1), false)
		}
	case "re":
		g.reach(g.num(0), g.num(1), true)
		g.reach(g.num(0)+g.num(2), g.num(1)+g.num(3), false)
	default:
		if op != "n" {
			g.page.shapes.add(g.path, op != "S" && op != "s")
		}
		g.path = g.path[:0]
	}
}

// reach widens the box of the path, or of a new part of it, to a point.
func (g *pdfPainter) reach(x, y float64, begin bool) {
	x, y = g.st.ctm.apply(x, y)
	n := len(g.path)
	if begin || n == 0 {
		if n < 2*maxShapes {
			g.path = append(g.path, pdfRect{x, y, x, y})
		}
		return
	}
	r := &g.path[n-1]
	r.x0, r.x1, r.y0, r.y1 = min(r.x0, x), max(r.x1, x), min(r.y0, y), max(r.y1, y)
}

func (s *pdfShapes) add(path pdfPath, filled bool) {
	for _, r := range path {
		width, height := r.x1-r.x0, r.y1-r.y0
		switch {
		case width < 2.5 && height >= 6 && len(s.upright) < maxShapes:
			s.upright = append(s.upright, r)
		case height < 2.5 && width >= 10 && len(s.horizontal) < maxShapes:
			s.horizontal = append(s.horizontal, r)
		case filled && width < 12 && height < 12 && len(s.dots) < maxShapes:
			s.dots = append(s.dots, r)
		}
	}
}

// parted notes the words that an upright line parts from what stands left of
// them.
func (s *pdfShapes) parted(words []pdfBox) {
	rules := slices.Clone(s.upright)
	slices.SortFunc(rules, func(a, b pdfRect) int { return cmp.Compare(a.x0, b.x0) })
	for i := range words {
		w := &words[i]
		n, _ := slices.BinarySearchFunc(rules, w.x0+1, func(r pdfRect, x float64) int { return cmp.Compare(r.x0, x) })
		for n--; n >= 0 && rules[n].x0 > w.x0-10*w.size; n-- {
			if mid := w.y + 0.3*w.size; rules[n].y0 <= mid && mid <= rules[n].y1 {
				w.rule, w.ruled = rules[n].x0, true
				break
			}
		}
	}
}

// crossed reports whether a horizontal line lies between two heights and
// reaches over x.
func (s *pdfShapes) crossed(low, high, x float64) bool {
	return slices.ContainsFunc(s.horizontal, func(r pdfRect) bool {
		return r.y0 > low && r.y1 < high && r.x0 <= x && x <= r.x1
	})
}

// drawnBullets makes words of the dots that stand before a line as the mark of a
// list item does.
func (s *pdfShapes) drawnBullets(words []pdfBox) []pdfBox {
	if len(s.dots) == 0 || len(words) > 20_000 {
		return words
	}
	byHeight := slices.Clone(words)
	slices.SortStableFunc(byHeight, func(a, b pdfBox) int { return cmp.Compare(a.y, b.y) })
	for _, d := range s.dots {
		if w := beside(byHeight, d); w != nil {
			words = append(words, pdfBox{text: "•", x0: d.x0, x1: d.x1, y: w.y, size: w.size, bold: w.bold, spaced: true})
		}
	}
	return words
}

// beside returns the word that a dot stands before, as its bullet: nil if it
// stands before none, amid others, or is not the right size.
func beside(byHeight []pdfBox, d pdfRect) *pdfBox {
	mid, width, height := (d.y0+d.y1)/2, d.x1-d.x0, d.y1-d.y0
	i, _ := slices.BinarySearchFunc(byHeight, mid-12, func(w pdfBox, y float64) int { return cmp.Compare(w.y, y) })
	var next *pdfBox
	for ; i < len(byHeight) && byHeight[i].y < mid; i++ {
		w := &byHeight[i]
		if up := (mid - w.y) / w.size; up < 0.1 || up > 0.6 {
			continue
		}
		if w.x0 < d.x1 && w.x1 > d.x0-1.5*w.size {
			return nil
		}
		if w.x0 >= d.x1 && w.x0-d.x1 < 2.5*w.size && (next == nil || w.x0 < next.x0) {
			next = w
		}
	}
	if next == nil || width < 0.15*next.size || width > 0.7*next.size || height < 0.7*width || height > 1.4*width {
		return nil
	}
	return next
}

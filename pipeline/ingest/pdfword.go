package ingest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A pdfBox is a word as it stands on a page.
type pdfBox struct {
	text      string
	x0, x1, y float64 // y is of the baseline, upwards
	size      float64
	bold      bool
	furniture bool
	spaced    bool // a space was drawn after it
	level     int  // of the heading that the file says it is part of
	ruled     bool // an upright line stands before it, at rule
	rule      float64
}

// A pdfLine is a line of words, left to right.
type pdfLine struct {
	words       []pdfBox
	x0, x1, y   float64
	size        float64 // that most of its characters have
	bold        bool    // all of it
	page        int
	furniture   bool
	left, right float64 // how far lines of its column reach
	breakBefore bool    // it begins a column or follows a table
	level       int     // of the heading that the file says it is part of, 0 for none
	ruledAbove  bool    // a horizontal line parts it from the line above
	spaces      bool    // its page draws the spaces between words
}

const (
	// wordGap is how many em part words where no space is drawn. Letters in a
	// word stand within 0.1 em of each other; TeX, which draws no spaces,
	// shrinks them to 0.22 at the least.
	wordGap = 0.17
	// sameLine is how many em the baselines of one line may differ.
	sameLine = 0.35
)

// boxes makes words of the characters of a page, those of each direction of
// writing apart. The angles are in order, 0 first.
func (page *pdfPage) boxes() (byAngle map[int][]pdfBox, angles []int) {
	byAngle = map[int][]pdfBox{}
	var cur pdfBox
	var text []byte // of cur
	angle := 0
	end := func() {
		cur.text = string(text)
		text = text[:0]
		if strings.TrimSpace(cur.text) != "" {
			if _, ok := byAngle[angle]; !ok {
				angles = append(angles, angle)
			}
			byAngle[angle] = append(byAngle[angle], cur)
		}
		cur = pdfBox{}
	}
	for i := range page.chars {
		c := &page.chars[i]
		if c.text == " " || strings.TrimSpace(c.text) == "" {
			if !page.overdrawn(i) {
				cur.spaced = true
				end()
			}
			continue
		}
		if i > 0 {
			if o := &page.chars[i-1]; o.text == c.text && o.angle == c.angle && math.Abs(o.x0-c.x0) < 0.1*c.size && math.Abs(o.y-c.y) < 0.1*c.size {
				continue // drawn twice to look bold
			}
		}
		gap := c.x0 - cur.x1
		if len(text) > 0 && (c.angle != angle || gap > wordGap*c.size || gap < -0.6*c.size ||
			math.Abs(c.y-cur.y) > 0.15*c.size || c.size > 1.25*cur.size || cur.size > 1.25*c.size || c.furniture != cur.furniture || c.level != cur.level) {
			end()
		}
		if len(text) == 0 {
			angle = c.angle
			cur = pdfBox{x0: c.x0, y: c.y, size: c.size, bold: c.bold, furniture: c.furniture, level: c.level}
		}
		text = append(text, c.text...)
		cur.x1 = max(cur.x1, c.x1)
		cur.bold = cur.bold && c.bold
	}
	end()
	slices.SortFunc(angles, func(a, b int) int { return cmp.Or(cmp.Compare(abs(a), abs(b)), cmp.Compare(a, b)) })
	return byAngle, angles
}

// overdrawn reports whether a space takes no room, since what follows is drawn
// over it: such is left of a soft hyphen within a line.
func (page *pdfPage) overdrawn(i int) bool {
	c := &page.chars[i]
	if i+1 == len(page.chars) {
		return false
	}
	next := &page.chars[i+1]
	return next.angle == c.angle && math.Abs(next.y-c.y) < 0.05*c.size && math.Abs(next.x0-c.x0) < 0.05*c.size
}

func abs(n int) int { return max(n, -n) }

// lines groups words into lines whose baselines lie within tolerance em of each
// other, from the top down.
func pdfLines(words []pdfBox, tolerance float64) []pdfLine {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b pdfBox) int { return cmp.Compare(b.y, a.y) })
	usual := medianSize(words)
	var lines []pdfLine
	var small []pdfBox
	for _, w := range words {
		if w.size < 0.75*usual {
			small = append(small, w)
			continue
		}
		if n := len(lines); n > 0 && lines[n-1].y-w.y < tolerance*min(w.size, lines[n-1].size) {
			lines[n-1].words = append(lines[n-1].words, w)
			continue
		}
		lines = append(lines, pdfLine{words: []pdfBox{w}, y: w.y, size: w.size})
	}
	lines = addSmall(lines, small, tolerance)
	for i := range lines {
		lines[i].settle()
	}
	return lines
}

// addSmall puts raised and lowered characters, such as the numbers of
// footnotes, on the line that they touch, and makes lines of other small print.
func addSmall(lines []pdfLine, small []pdfBox, tolerance float64) []pdfLine {
	tall := len(lines)
	tries := 1 << 20
	for _, w := range small {
		i, _ := slices.BinarySearchFunc(lines[:tall], w, func(l pdfLine, w pdfBox) int { return cmp.Compare(w.y-0.7*l.size, l.y) })
		placed := false
		for ; i < tall && lines[i].y > w.y-0.7*lines[i].size; i++ {
			if tries -= len(lines[i].words); tries < 0 {
				break
			}
			if l := &lines[i]; w.y-l.y > -0.35*l.size && l.touches(w) {
				w.y = l.y
				l.words = append(l.words, w)
				placed = true
				break
			}
			if lines[i].y < w.y-lines[i].size {
				break
			}
		}
		if placed {
			continue
		}
		if n := len(lines); n > tall && math.Abs(lines[n-1].y-w.y) < tolerance*w.size {
			lines[n-1].words = append(lines[n-1].words, w)
			continue
		}
		lines = append(lines, pdfLine{words: []pdfBox{w}, y: w.y, size: w.size})
	}
	slices.SortStableFunc(lines, func(a, b pdfLine) int { return cmp.Compare(b.y, a.y) })
	return lines
}

// touches reports whether w stands right beside or between words of the line.
func (l *pdfLine) touches(w pdfBox) bool {
	for _, o := range l.words {
		if o.size > w.size && w.x0-o.x1 < 0.4*o.size && o.x0-w.x1 < 0.4*o.size {
			return true
		}
	}
	return false
}

// settle sorts the words of a line, joins the parts of words and works out the
// measures of the line.
func (l *pdfLine) settle() {
	slices.SortStableFunc(l.words, func(a, b pdfBox) int { return cmp.Compare(a.x0, b.x0) })
	kept := l.words[:0]
	for _, w := range l.words {
		if n := len(kept); n > 0 {
			o := &kept[n-1]
			if o.text == w.text && math.Abs(o.x0-w.x0) < 0.2*w.size {
				continue
			}
			if gap := w.x0 - o.x1; !o.spaced && gap < 0.1*w.size && gap > -0.3*w.size && w.size < 1.2*o.size && o.size < 1.2*w.size && utf8.RuneCountInString(o.text) < 1<<10 {
				o.text += w.text
				o.x1, o.spaced, o.bold = max(o.x1, w.x1), w.spaced, o.bold && w.bold
				continue
			}
		}
		kept = append(kept, w)
	}
	l.words = kept
	l.x0, l.x1 = kept[0].x0, kept[0].x1
	l.bold, l.furniture, l.level = true, true, kept[0].level
	for _, w := range kept {
		l.x1 = max(l.x1, w.x1)
		l.bold = l.bold && w.bold
		l.furniture = l.furniture && w.furniture
	}
	l.size = medianSize(kept)
}

// medianSize returns the size of type that the middle character has, counted by
// size.
func medianSize(words []pdfBox) float64 {
	if len(words) == 0 {
		return 1
	}
	bySize := map[float64]int{}
	total := 0
	for _, w := range words {
		n := len(w.text)
		bySize[math.Round(w.size*4)/4] += n
		total += n
	}
	sizes := make([]float64, 0, len(bySize))
	for s := range bySize {
		sizes = append(sizes, s)
	}
	slices.Sort(sizes)
	for _, s := range sizes {
		if total -= 2 * bySize[s]; total <= 0 {
			return max(s, 0.25)
		}
	}
	return max(sizes[len(sizes)-1], 0.25)
}

// text returns the words of the line, parted by spaces.
func (l *pdfLine) text() string { return joinBoxes(l.words) }

func joinBoxes(words []pdfBox) string {
	if len(words) == 1 {
		return words[0].text
	}
	var b strings.Builder
	for _, w := range words {
		if w.text == "\uFFFD" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

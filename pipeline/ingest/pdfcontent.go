package ingest

import (
	"bytes"
	"math"
)

// A pdfChar is a glyph as it stands on the page: its text and where it lies, in
// points, y upwards, turned so that its line runs to the right.
type pdfChar struct {
	text      string
	x0, x1, y float64
	size      float64 // of the type, in points
	angle     int     // how its line was turned, in degrees; 0 is upright
	bold      bool
	furniture bool // the file says that it is a page header or footer
	known     bool // its text is known
	level     int  // of the heading that the file says it is part of, 0 for none
}

// A pdfPage is a page as drawn.
type pdfPage struct {
	number         int
	chars          []pdfChar
	x0, y0, x1, y1 float64 // the sheet
	unknown        int     // glyphs whose text is not known
	glyphs         int     // all but spaces
	pictures       float64 // how much of the sheet pictures cover, 0 to 1 and beyond
	shapes         pdfShapes
	tags           map[int]int // levels of headings by marked content
}

// A matrix is a, b, c, d, e, f as PDF 8.3.3 has them.
type matrix [6]float64

// then returns the matrix that applies m and after it n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// A pdfState is the part of the graphics state that text depends on.
type pdfState struct {
	ctm               matrix
	font              *pdfFont
	size              float64
	spacing, wordGap  float64 // Tc, Tw
	stretch           float64 // Tz, 1 for 100
	leading, rise     float64
	resources         pdfDict
	inForm            bool
	textMatrix, lineM matrix
}

// A pdfPainter goes through the content of a page.
type pdfPainter struct {
	p     *pdfFile
	page  *pdfPage
	st    pdfState
	saved []pdfState
	marks []pdfMark
	args  []any
	depth int
	fonts map[pdfName]*pdfFont // of the resources in force
	path  pdfPath
}

// formDepth bounds how deep forms are drawn within forms.
const formDepth = 12

// paint draws the page described by d; tags are the headings that it says it has.
func (p *pdfFile) paint(d pdfDict, number int, tags map[int]int) *pdfPage {
	page := &pdfPage{number: number, tags: tags}
	g := &pdfPainter{p: p, page: page, fonts: map[pdfName]*pdfFont{}}
	g.st = pdfState{ctm: matrix{1, 0, 0, 1, 0, 0}, stretch: 1, resources: p.dict(p.inherited(d, "Resources"))}
	box := [4]float64{0, 0, 595, 842}
	if a := p.array(p.inherited(d, "MediaBox")); len(a) >= 4 {
		for i := range box {
			box[i], _ = p.number(a[i])
		}
	}
	turn, _ := p.number(p.inherited(d, "Rotate"))
	switch (int(turn)%360 + 360) % 360 {
	case 90:
		g.st.ctm = matrix{0, -1, 1, 0, 0, 0}
	case 180:
		g.st.ctm = matrix{-1, 0, 0, -1, 0, 0}
	case 270:
		g.st.ctm = matrix{0, 1, -1, 0, 0, 0}
	}
	ax, ay := g.st.ctm.apply(box[0], box[1])
	bx, by := g.st.ctm.apply(box[2], box[3])
	page.x0, page.x1, page.y0, page.y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
	g.run(p.contents(d))
	g.closeMarks(0)
	return page
}

// contents returns the content of a page, whose parts count as one stream.
func (p *pdfFile) contents(d pdfDict) []byte {
	switch c := p.resolve(d["Contents"]).(type) {
	case *pdfStream:
		return p.decode(c)
	case pdfArray:
		var all []byte
		for _, o := range c {
			if s, ok := p.resolve(o).(*pdfStream); ok && p.step(1) {
				all = append(append(all, p.decode(s)...), '\n')
			}
		}
		return all
	}
	return nil
}

// inherited returns an entry of a page that may stand in a node above it.
func (p *pdfFile) inherited(d pdfDict, key pdfName) any {
	for range pdfDepth {
		if d == nil {
			break
		}
		if v := p.resolve(d[key]); v != nil {
			return v
		}
		d = p.dict(d["Parent"])
	}
	return nil
}

// run interprets a content stream.
func (g *pdfPainter) run(b []byte) {
	l := &pdfLexer{b: b}
	for {
		at := l.pos
		o := l.next()
		if !g.p.step(l.pos - at + 1) {
			return
		}
		switch o := o.(type) {
		case pdfEnd:
			return
		case pdfWord:
			if o == "ID" {
				l.skipImage()
				g.page.pictures += math.Abs(g.st.ctm[0]*g.st.ctm[3]-g.st.ctm[1]*g.st.ctm[2]) / g.page.area()
			} else {
				g.do(string(o))
			}
			g.args = g.args[:0]
		default:
			if len(g.args) < 64 {
				g.args = append(g.args, o)
			}
		}
	}
}

func (p *pdfPage) area() float64 { return max(1, (p.x1-p.x0)*(p.y1-p.y0)) }

// skipImage passes over the bytes of an inline image, up to "EI" on its own.
func (l *pdfLexer) skipImage() {
	for l.pos < len(l.b) {
		i := bytes.Index(l.b[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.b)
			return
		}
		at := l.pos + i
		l.pos = at + 2
		if at > 0 && pdfSpace(l.b[at-1]) && (l.pos == len(l.b) || pdfSpace(l.b[l.pos])) {
			return
		}
	}
}

// num returns the ith operand.
func (g *pdfPainter) num(i int) float64 {
	if i < len(g.args) {
		if n, ok := g.args[i].(float64); ok {
			return n
		}
	}
	return 0
}

func (g *pdfPainter) matrixArg() (m matrix) {
	for i := range m {
		m[i] = g.num(i)
	}
	return m
}

func (g *pdfPainter) last() any {
	if len(g.args) == 0 {
		return nil
	}
	return g.args[len(g.args)-1]
}

// do carries out an operator.
func (g *pdfPainter) do(op string) {
	st := &g.st
	switch op {
	case "q":
		if len(g.saved) < 1<<12 {
			g.saved = append(g.saved, *st)
		}
	case "Q":
		if n := len(g.saved); n > 0 {
			*st, g.saved = g.saved[n-1], g.saved[:n-1]
		}
	case "cm":
		st.ctm = g.matrixArg().then(st.ctm)
	case "BT":
		st.textMatrix = matrix{1, 0, 0, 1, 0, 0}
		st.lineM = st.textMatrix
	case "Tf":
		if len(g.args) >= 2 {
			name, _ := g.args[0].(pdfName)
			if g.fonts[name] == nil {
				g.fonts[name] = g.p.font(g.p.dict(st.resources["Font"])[name])
			}
			st.font = g.fonts[name]
			st.size = g.num(1)
		}
	case "Tc":
		st.spacing = g.num(0)
	case "Tw":
		st.wordGap = g.num(0)
	case "Tz":
		st.stretch = g.num(0) / 100
	case "TL":
		st.leading = g.num(0)
	case "Ts":
		st.rise = g.num(0)
	case "Td":
		g.move(g.num(0), g.num(1))
	case "TD":
		st.leading = -g.num(1)
		g.move(g.num(0), g.num(1))
	case "Tm":
		st.textMatrix = g.matrixArg()
		st.lineM = st.textMatrix
	case "T*":
		g.move(0, -st.leading)
	case "Tj", "'", "\"":
		g.showLine(op)
	case "TJ":
		a, _ := g.last().(pdfArray)
		g.showArray(a)
	case "Do":
		name, _ := g.last().(pdfName)
		g.draw(name)
	case "m", "l", "c", "v", "y", "re", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		g.shape(op)
	case "BMC", "BDC":
		g.mark()
	case "EMC":
		if n := len(g.marks); n > 0 {
			g.closeMarks(n - 1)
		}
	}
}

// move goes to the start of a line, from that of this one.
func (g *pdfPainter) move(x, y float64) {
	g.st.lineM = matrix{1, 0, 0, 1, x, y}.then(g.st.lineM)
	g.st.textMatrix = g.st.lineM
}

func (g *pdfPainter) showLine(op string) {
	switch op {
	case "\"":
		g.st.wordGap, g.st.spacing = g.num(0), g.num(1)
		fallthrough
	case "'":
		g.move(0, -g.st.leading)
	}
	s, _ := g.last().(string)
	g.show(s)
}

func (g *pdfPainter) showArray(a pdfArray) {
	for _, o := range a {
		switch o := o.(type) {
		case string:
			g.show(o)
		case float64:
			g.advance(-o / 1000 * g.st.size * g.st.stretch)
		}
	}
}

func (g *pdfPainter) advance(tx float64) {
	m := &g.st.textMatrix
	m[4] += tx * m[0]
	m[5] += tx * m[1]
}

// show draws a string.
func (g *pdfPainter) show(s string) {
	st := &g.st
	if st.font == nil {
		return
	}
	for len(s) > 0 && g.p.step(1) {
		text, width, n, known := st.font.next(s)
		gap := st.spacing
		if n == 1 && s[0] == ' ' {
			gap += st.wordGap
		}
		s = s[n:]
		g.place(text, width, known)
		g.advance((width*st.size + gap) * st.stretch)
	}
}

// place puts a glyph on the page.
func (g *pdfPainter) place(text string, width float64, known bool) {
	st := &g.st
	m := matrix{st.size * st.stretch, 0, 0, st.size, 0, st.rise}.then(st.textMatrix).then(st.ctm)
	size := math.Hypot(m[2], m[3])
	x, y := m[4], m[5]
	if !(size > 0.1 && size < 1e4) || !(math.Abs(x) < 1e6 && math.Abs(y) < 1e6) {
		return
	}
	if x < g.page.x0-size || x > g.page.x1+size || y < g.page.y0-size || y > g.page.y1+size {
		return // beyond the edge of the sheet
	}
	if text != " " {
		g.page.glyphs++
		if !known {
			g.page.unknown++
			text = "\uFFFD"
		}
	}
	extra := max(0, min(st.spacing*st.stretch, st.size*st.stretch)) // spaced-out letters are still one word
	advance := (width + extra/max(st.size*st.stretch, 1e-9)) * math.Hypot(m[0], m[1])
	c := pdfChar{text: text, y: y, size: size, bold: st.font.bold, known: known}
	c.angle = int(math.Round(math.Atan2(m[1], m[0]) * 180 / math.Pi))
	if c.angle > -3 && c.angle < 3 {
		c.angle = 0
	} else {
		sin, cos := math.Sincos(float64(c.angle) * math.Pi / 180)
		x, c.y = x*cos+y*sin, y*cos-x*sin
	}
	c.x0, c.x1 = x, x+advance
	for i := len(g.marks) - 1; i >= 0; i-- {
		c.furniture = c.furniture || g.marks[i].furniture
		if c.level == 0 && g.marks[i].mcid >= 0 && !st.inForm {
			c.level = g.page.tags[g.marks[i].mcid]
		}
	}
	g.page.chars = append(g.page.chars, c)
}

// draw draws an external object: a form is gone into, a picture measured.
func (g *pdfPainter) draw(name pdfName) {
	s, ok := g.p.resolve(g.p.dict(g.st.resources["XObject"])[name]).(*pdfStream)
	if !ok || g.p.stopped {
		return
	}
	if g.p.nameOf(s.dict["Subtype"]) != "Form" {
		m := g.st.ctm
		g.page.pictures += math.Abs(m[0]*m[3]-m[1]*m[2]) / g.page.area()
		return
	}
	if g.depth >= formDepth {
		return
	}
	g.depth++
	before, saved, marks, fonts := g.st, g.saved, len(g.marks), g.fonts
	g.saved = nil
	if a := g.p.array(s.dict["Matrix"]); len(a) == 6 {
		var m matrix
		for i := range m {
			m[i], _ = g.p.number(a[i])
		}
		g.st.ctm = m.then(g.st.ctm)
	}
	if r := g.p.dict(s.dict["Resources"]); r != nil {
		g.st.resources, g.fonts = r, map[pdfName]*pdfFont{}
	}
	g.st.inForm = true
	args := g.args
	g.args = nil
	g.run(g.p.decode(s))
	g.closeMarks(marks)
	g.st, g.saved, g.args, g.fonts = before, saved, args, fonts
	g.depth--
}

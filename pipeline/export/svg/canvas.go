package svg

import (
	"strings"
	"unicode"

	"github.com/temakod/temakod/pipeline/export"
)

// A canvas is shapes in the order in which they are drawn. The same shapes are
// written with classes or with colours of their own.
type canvas struct {
	width, height float64
	shapes        []shape
}

// A shape is an element with its paint; words is set for a text.
type shape struct {
	element, geometry string
	paint             paint
	words             string
}

func (c *canvas) add(p paint, element string, geometry ...string) {
	c.shapes = append(c.shapes, shape{element: element, geometry: strings.Join(geometry, ""), paint: p})
}

func at(name string, f float64) string { return " " + name + `="` + number(f) + `"` }

func (c *canvas) line(p paint, x1, y1, x2, y2 float64) {
	c.add(p, "line", at("x1", x1), at("y1", y1), at("x2", x2), at("y2", y2))
}

func (c *canvas) rect(p paint, x, y, w, h float64) {
	c.add(p, "rect", at("x", x), at("y", y), at("width", max(w, 0)), at("height", max(h, 0)))
}

func (c *canvas) dot(p paint, x, y, r float64) {
	c.add(p, "circle", at("cx", x), at("cy", y), at("r", r))
}

func (c *canvas) path(p paint, points []point) {
	var b strings.Builder
	for i, q := range points {
		b.WriteString([...]string{"L", "M"}[btoi(i == 0)] + number(q.x) + " " + number(q.y))
	}
	c.add(p, "path", ` d="`+b.String()+`"`)
}

type point struct{ x, y float64 }

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// An anchor is the side of a text that stands at its place.
type anchor string

const (
	start  anchor = ""
	middle anchor = ` text-anchor="middle"`
	end    anchor = ` text-anchor="end"`
)

// text writes words with their base line at y.
func (c *canvas) text(p paint, a anchor, x, y float64, words string) {
	if words != "" {
		c.shapes = append(c.shapes, shape{element: "text", geometry: at("x", x) + at("y", y) + string(a), paint: p, words: words})
	}
}

// slanted writes words upwards to the right from their place.
func (c *canvas) slanted(p paint, x, y float64, words string) {
	if words != "" {
		c.shapes = append(c.shapes, shape{element: "text", geometry: ` transform="translate(` + number(x) + " " + number(y) + `) rotate(-45)"`, paint: p, words: words})
	}
}

// whisker is an interval with caps.
func (c *canvas) whisker(p paint, low, high, y, cap float64) {
	c.line(p, low, y, high, y)
	c.line(p, low, y-cap, low, y+cap)
	c.line(p, high, y-cap, high, y+cap)
}

// append writes the shapes; standalone with colours of their own.
func (c *canvas) append(dst []byte, standalone bool) []byte {
	for _, s := range c.shapes {
		dst = append(append(append(dst, '<'), s.element...), s.geometry...)
		if standalone {
			dst = append(dst, s.paint.attributes()...)
		} else {
			dst = append(append(append(dst, ` class="k-`...), s.paint.class...), '"')
		}
		if s.element != "text" {
			dst = append(dst, "/>\n"...)
			continue
		}
		dst = export.AppendMarkup(append(dst, '>'), oneLine(s.words))
		dst = append(dst, "</text>\n"...)
	}
	return dst
}

// oneLine puts spaces for line ends.
func oneLine(s string) string {
	if strings.ContainsAny(s, "\n\r\t") {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
	}
	return s
}

// measure guesses how wide words are drawn, in pixels. Fonts differ: it errs to the wide.
func (p paint) measure(words string) float64 {
	ems := 0.0
	for _, r := range words {
		switch {
		case strings.ContainsRune("ijlftr.,:;'|!()[] ·–", r):
			ems += 0.37
		case strings.ContainsRune("mwMW%—", r):
			ems += 0.96
		case unicode.IsUpper(r):
			ems += 0.72
		case r > 0x1100:
			ems += 1.05
		default:
			ems += 0.62
		}
	}
	if p.bold {
		ems *= 1.06
	}
	return ems * p.size
}

// longest is how many characters of a label are looked at.
const longest = 300

// wrap breaks words into at most most lines of the given width, and cuts what
// does not fit with "…".
func (p paint) wrap(words string, width float64, most int) []string {
	var lines []string
	line := ""
	if r := []rune(words); len(r) > longest {
		words = string(r[:longest]) + "…"
	}
	for _, w := range strings.Fields(words) {
		for p.measure(w) > width { // a word wider than the line
			head, tail := p.split(w, width)
			if line != "" {
				lines = append(lines, line)
				line = ""
			}
			lines = append(lines, head)
			w = tail
		}
		switch {
		case w == "":
		case line == "":
			line = w
		case p.measure(line+" "+w) <= width:
			line += " " + w
		default:
			lines = append(lines, line)
			line = w
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = p.cut(lines[most-1]+"…", width)
	}
	return lines
}

// split breaks a word where it must be, with a hyphen; at least one character
// stands in the first part.
func (p paint) split(w string, width float64) (head, tail string) {
	r := []rune(w)
	n := 1
	for n < len(r)-1 && p.measure(string(r[:n+1])+"-") <= width {
		n++
	}
	if n >= len(r) {
		return w, ""
	}
	return string(r[:n]) + "-", string(r[n:])
}

// cut shortens words to a width.
func (p paint) cut(words string, width float64) string {
	if p.measure(words) <= width {
		return words
	}
	r := []rune(strings.TrimSuffix(words, "…"))
	for len(r) > 1 && p.measure(string(r)+"…") > width {
		r = r[:len(r)-1]
	}
	return strings.TrimRight(string(r), " -") + "…"
}

// cutMiddle shortens words to a width by their middle, since what tells names
// apart stands at their ends: "Västra Gö… 2024".
func (p paint) cutMiddle(words string, width float64) string {
	if p.measure(words) <= width {
		return words
	}
	const kept = 5
	r := []rune(words)
	if len(r) > longest {
		r = append(r[:longest:longest], r[len(r)-kept:]...)
	}
	if len(r) < 3*kept {
		return p.cut(words, width)
	}
	tail := strings.TrimLeft(string(r[len(r)-kept:]), " ")
	head := r[:len(r)-kept]
	for len(head) > 1 && p.measure(string(head)+"… "+tail) > width {
		head = head[:len(head)-1]
	}
	return strings.TrimRight(string(head), " -") + "… " + tail
}

package ingest

import (
	"bytes"
	"math"
	"strings"
)

// A pdfMark is marked content that is open.
type pdfMark struct {
	furniture bool
	actual    string
	hasActual bool
	mcid      int
	from      int // how many characters the page had when it began
}

// markDepth bounds how deep marked content nests.
const markDepth = 64

// mark begins marked content: what the file says of the text that follows.
func (g *pdfPainter) mark() {
	m := pdfMark{mcid: -1, from: len(g.page.chars)}
	if len(g.args) == 0 || len(g.marks) > markDepth {
		g.marks = append(g.marks, m)
		return
	}
	tag, _ := g.args[0].(pdfName)
	d, _ := g.last().(pdfDict)
	if name, ok := g.last().(pdfName); ok && len(g.args) > 1 {
		d = g.p.dict(g.p.dict(g.st.resources["Properties"])[name])
	}
	if t, ok := g.p.resolve(d["ActualText"]).(string); ok {
		m.actual, m.hasActual = pdfText(t), true
	}
	if n, ok := g.p.number(d["MCID"]); ok {
		m.mcid = int(n)
	}
	m.furniture = tag == "Artifact" && (d["Type"] == any(pdfName("Pagination")) || d["Subtype"] == any(pdfName("Header")) || d["Subtype"] == any(pdfName("Footer")))
	g.marks = append(g.marks, m)
}

// closeMarks ends the marked content from the nth on. Text that the file says
// stands for the glyphs replaces them, if they lie on one line.
func (g *pdfPainter) closeMarks(n int) {
	for len(g.marks) > n {
		m := g.marks[len(g.marks)-1]
		g.marks = g.marks[:len(g.marks)-1]
		chars := g.page.chars[m.from:]
		if !m.hasActual || len(chars) == 0 {
			continue
		}
		first, last := chars[0], chars[len(chars)-1]
		if first.angle != last.angle || math.Abs(first.y-last.y) > first.size/2 || last.x1 < first.x0 {
			continue
		}
		seen := false
		for _, c := range chars {
			if !c.known {
				g.page.unknown--
			}
			seen = seen || c.text != " "
		}
		first.text, first.x1, first.known = actualText(m.actual, seen), last.x1, true
		g.page.chars = g.page.chars[:m.from]
		if first.text != "" {
			g.page.chars = append(g.page.chars, first)
		}
	}
}

// actualText returns the text that a file says stands for glyphs, without soft
// hyphens, unless it is one that is seen: Word says so of a hyphen at the end of
// a line.
func actualText(t string, seen bool) string {
	if seen && t == "\u00AD" {
		return t
	}
	t, _ = cleanGlyph(strings.ReplaceAll(t, "\u00AD", ""))
	return t
}

// pdfText decodes a text string of the file's own dictionaries: UTF-16 or UTF-8
// with a mark, or else Latin 1, which is what PDFDocEncoding is for letters.
func pdfText(s string) string {
	switch {
	case len(s) >= 2 && s[:2] == "\xFE\xFF":
		return utf16Text(s[2:])
	case len(s) >= 3 && s[:3] == "\xEF\xBB\xBF":
		return string(bytes.ToValidUTF8([]byte(s[3:]), nil))
	}
	return latin1(s)
}

func latin1(s string) string {
	r := make([]rune, len(s))
	for i := range len(s) {
		r[i] = rune(s[i])
	}
	return string(r)
}

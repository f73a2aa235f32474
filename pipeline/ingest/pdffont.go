package ingest

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pdfFont turns the codes of a string into text and says how wide each is.
type pdfFont struct {
	wide    bool // codes of more than one byte
	codes   *pdfCMap
	unicode *pdfCMap
	ucs2    bool // the codes are themselves UTF-16
	enc     [256]string
	symbol  bool

	first   int
	widths  []float64
	cids    map[int]float64
	missing float64
	bold    bool
}

// font returns the font that d or a reference to it describes; fonts are made
// once.
func (p *pdfFile) font(o any) *pdfFont {
	ref, isRef := o.(pdfRef)
	if isRef {
		if f, ok := p.fonts[ref]; ok {
			return f
		}
	}
	f := p.makeFont(p.dict(o))
	if isRef {
		p.fonts[ref] = f
	}
	return f
}

func (p *pdfFile) makeFont(d pdfDict) *pdfFont {
	f := &pdfFont{missing: 0.5}
	name := p.nameOf(d["BaseFont"])
	f.bold = isBold(name)
	f.symbol = strings.Contains(name, "Symbol") || strings.Contains(name, "Wingdings") || strings.Contains(name, "Dingbats")
	if s, ok := p.resolve(d["ToUnicode"]).(*pdfStream); ok {
		f.unicode = p.readCMap(s)
	}
	if p.nameOf(d["Subtype"]) == "Type0" {
		p.makeWide(f, d)
		return f
	}
	desc := p.dict(d["FontDescriptor"])
	f.enc = p.simpleEncoding(d, desc, f.symbol)
	scale := 0.001
	if m := p.array(d["FontMatrix"]); len(m) == 6 && p.nameOf(d["Subtype"]) == "Type3" {
		scale, _ = p.number(m[0])
	}
	first, _ := p.number(d["FirstChar"])
	f.first = int(first)
	for _, w := range p.array(d["Widths"]) {
		n, _ := p.number(w)
		f.widths = append(f.widths, n*scale)
	}
	if n, ok := p.number(desc["MissingWidth"]); ok && n > 0 {
		f.missing = n * scale
	}
	if f.widths == nil {
		f.first, f.widths = 32, standardWidths(name, f.enc)
	}
	return f
}

// isBold reports whether the name of a font says that it is bold.
func isBold(name string) bool {
	for _, w := range []string{"Bold", "bold", "Black", "Heavy", "Semibold", "Demi"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// makeWide reads a composite font.
func (p *pdfFile) makeWide(f *pdfFont, d pdfDict) {
	f.wide, f.missing = true, 1
	switch e := p.resolve(d["Encoding"]).(type) {
	case *pdfStream:
		f.codes = p.readCMap(e)
	case pdfName:
		f.ucs2 = strings.Contains(string(e), "UCS2") || strings.Contains(string(e), "UTF16")
	}
	var cid pdfDict
	if a := p.array(d["DescendantFonts"]); len(a) > 0 {
		cid = p.dict(a[0])
	}
	f.bold = f.bold || isBold(p.nameOf(cid["BaseFont"]))
	if n, ok := p.number(cid["DW"]); ok {
		f.missing = n / 1000
	}
	f.cids = map[int]float64{}
	w := p.array(cid["W"])
	for i := 0; i+1 < len(w) && p.step(1); {
		c, _ := p.number(w[i])
		if list := p.array(w[i+1]); list != nil {
			for j, o := range list {
				n, _ := p.number(o)
				f.cids[int(c)+j] = n / 1000
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		to, _ := p.number(w[i+1])
		n, _ := p.number(w[i+2])
		for j := int(c); j <= int(to) && j-int(c) <= 0xFFFF && p.step(1); j++ {
			f.cids[j] = n / 1000
		}
		i += 3
	}
}

// simpleEncoding works out the encoding of a font of single bytes: what the
// PDF says, over what the font's own program says, over the standard one.
func (p *pdfFile) simpleEncoding(d, desc pdfDict, symbol bool) [256]string {
	flags, _ := p.number(desc["Flags"])
	var enc [256]string
	e := p.resolve(d["Encoding"])
	if name, ok := e.(pdfName); ok {
		return baseEncoding(string(name))
	}
	ed, _ := e.(pdfDict)
	switch base := p.nameOf(ed["BaseEncoding"]); {
	case d == nil: // lost with a part of the file
		enc = baseEncoding("WinAnsiEncoding")
	case base != "":
		enc = baseEncoding(base)
	case p.resolve(desc["FontFile"]) != nil:
		enc = p.type1Encoding(desc)
	case symbol || p.nameOf(d["Subtype"]) == "Type3":
	case p.nameOf(d["Subtype"]) == "TrueType" && int(flags)&4 == 0:
		enc = baseEncoding("WinAnsiEncoding")
	default:
		enc = baseEncoding("StandardEncoding")
	}
	code := 0
	for _, o := range p.array(ed["Differences"]) {
		switch o := p.resolve(o).(type) {
		case float64:
			code = int(o)
		case pdfName:
			if code >= 0 && code < 256 {
				enc[code] = glyphText(string(o))
			}
			code++
		}
	}
	return enc
}

// type1Encoding reads "dup 228 /adieresis put" from the clear part of a Type 1
// font program; a program that names the standard encoding has that.
func (p *pdfFile) type1Encoding(desc pdfDict) [256]string {
	s, _ := p.resolve(desc["FontFile"]).(*pdfStream)
	if s == nil {
		return baseEncoding("")
	}
	b := p.decode(s)
	if i := bytes.Index(b, []byte("eexec")); i >= 0 {
		b = b[:i]
	}
	i := bytes.Index(b, []byte("/Encoding"))
	if i < 0 || bytes.HasPrefix(bytes.TrimSpace(b[i+len("/Encoding"):]), []byte("StandardEncoding")) {
		return baseEncoding("")
	}
	var enc [256]string
	l := pdfLexer{b: b, pos: i}
	for n := 0; n < 4096; n++ {
		switch l.next() {
		case pdfWord("dup"):
			code, ok := l.next().(float64)
			name, ok2 := l.next().(pdfName)
			if ok && ok2 && code >= 0 && code < 256 {
				enc[int(code)] = glyphText(string(name))
			}
		case pdfWord("def"), pdfWord("readonly"), pdfEnd{}:
			return enc
		}
	}
	return enc
}

// next takes the first character off a string: its text, how wide it is in em,
// how many bytes it took, and whether its text is known.
func (f *pdfFont) next(s string) (text string, width float64, n int, known bool) {
	if !f.wide {
		c := int(s[0])
		width = f.missing
		if i := c - f.first; i >= 0 && i < len(f.widths) {
			width = f.widths[i]
		}
		text, known = f.textOf(uint32(c))
		return text, width, 1, known
	}
	code, n := twoBytes(s)
	cid := int(code)
	if f.codes != nil {
		code, n = f.codes.next(s)
		cid = f.codes.glyph(code)
	}
	width, ok := f.cids[cid]
	if !ok {
		width = f.missing
	}
	text, known = f.textOf(code)
	return text, width, n, known
}

// textOf returns the text of a code, clean of what only looks like text.
func (f *pdfFont) textOf(code uint32) (string, bool) {
	t, ok := "", false
	if f.unicode != nil {
		t, ok = f.unicode.text[code]
		ok = ok && t != ""
	}
	if !ok && !f.wide {
		t = f.enc[code&0xFF]
	}
	if !ok && f.ucs2 {
		t = string(rune(code))
	}
	if f.symbol && !ok && symbolBullet(int(code)) {
		t = "•"
	}
	return cleanGlyph(t)
}

// cleanGlyph undoes ligatures, and takes characters of private use, which are
// bullets when they are anything, for what they are.
func cleanGlyph(t string) (string, bool) {
	if t == "" {
		return "", false
	}
	if len(t) == 1 && t[0] >= ' ' {
		return t, true
	}
	r, n := utf8.DecodeRuneInString(t)
	if n < len(t) {
		return strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || r == '\u00AD' || r == '\u200B' {
				return -1
			}
			return r
		}, t), true
	}
	switch {
	case r >= 0xFB00 && r <= 0xFB06:
		return [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00], true
	case r == 0xA0 || r == '\t' || unicode.Is(unicode.Zs, r):
		return " ", true
	case r == 0xAD:
		return "-", true // drawn, so it is seen: a hyphen
	case r >= 0xE000 && r <= 0xF8FF:
		if symbolBullet(int(r)) {
			return "•", true
		}
		return "", false
	case r == utf8.RuneError || unicode.IsControl(r):
		return "", false
	}
	return t, true
}

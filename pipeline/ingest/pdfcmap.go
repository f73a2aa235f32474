package ingest

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A pdfCMap leads from the codes of a font to text (ToUnicode) or to the
// numbers of its glyphs (an Encoding that is a stream).
type pdfCMap struct {
	text   map[uint32]string
	ranges []pdfCIDRange
	// spaces are the code lengths: for each, the least and greatest code.
	spaces []pdfCodeSpace
}

type pdfCIDRange struct {
	lo, hi uint32
	cid    int
}

type pdfCodeSpace struct {
	n      int
	lo, hi uint32
}

// cmapEntries bounds how many codes one CMap may map: all of two bytes, twice.
const cmapEntries = 1 << 17

// readCMap reads a CMap: the PostScript of Adobe technical note 5014, of which
// only the tables mean anything here.
func (p *pdfFile) readCMap(s *pdfStream) *pdfCMap {
	m := &pdfCMap{text: map[uint32]string{}}
	l := pdfLexer{b: p.decode(s)}
	var args []any
	for {
		o := l.next()
		switch w := o.(type) {
		case pdfEnd:
			p.step(len(l.b) + len(m.text))
			return m
		case pdfWord:
			switch w {
			case "endbfchar":
				m.chars(args)
			case "endbfrange":
				m.textRanges(args)
			case "endcidrange":
				m.cidRanges(args)
			case "endcidchar":
				for i := 0; i+1 < len(args); i += 2 {
					m.cid(args[i], args[i], args[i+1])
				}
			case "endcodespacerange":
				m.codeSpaces(args)
			}
			args = args[:0]
		default:
			args = append(args, o)
		}
	}
}

// codeOf returns a code given as a string of bytes, high byte first.
func codeOf(o any) (code uint32, length int, ok bool) {
	s, ok := o.(string)
	for i := range len(s) {
		code = code<<8 | uint32(s[i])
	}
	return code, len(s), ok && len(s) > 0 && len(s) <= 4
}

func (m *pdfCMap) chars(args []any) {
	for i := 0; i+1 < len(args); i += 2 {
		code, _, ok := codeOf(args[i])
		if to, is := args[i+1].(string); ok && is && len(m.text) < cmapEntries {
			m.text[code] = utf16Text(to)
		}
	}
}

func (m *pdfCMap) textRanges(args []any) {
	for ; len(args) >= 3; args = args[3:] {
		lo, _, ok1 := codeOf(args[0])
		hi, _, ok2 := codeOf(args[1])
		if !ok1 || !ok2 || hi < lo || hi-lo > 0xFFFF {
			continue
		}
		switch to := args[2].(type) {
		case string:
			t := utf16Text(to)
			last, n := utf8.DecodeLastRuneInString(t)
			for i := rune(0); uint32(i) <= hi-lo && len(m.text) < cmapEntries; i++ {
				m.text[lo+uint32(i)] = t[:len(t)-n] + string(last+i)
			}
		case pdfArray:
			for i, o := range to {
				if s, ok := o.(string); ok && uint32(i) <= hi-lo && len(m.text) < cmapEntries {
					m.text[lo+uint32(i)] = utf16Text(s)
				}
			}
		}
	}
}

func (m *pdfCMap) cidRanges(args []any) {
	for ; len(args) >= 3; args = args[3:] {
		m.cid(args[0], args[1], args[2])
	}
}

func (m *pdfCMap) cid(from, to, cid any) {
	lo, _, ok1 := codeOf(from)
	hi, _, ok2 := codeOf(to)
	n, ok3 := cid.(float64)
	if ok1 && ok2 && ok3 && len(m.ranges) < 1<<12 {
		m.ranges = append(m.ranges, pdfCIDRange{lo, hi, int(n)})
	}
}

func (m *pdfCMap) codeSpaces(args []any) {
	for ; len(args) >= 2; args = args[2:] {
		lo, n, ok1 := codeOf(args[0])
		hi, _, ok2 := codeOf(args[1])
		if ok1 && ok2 && len(m.spaces) < 64 {
			m.spaces = append(m.spaces, pdfCodeSpace{n, lo, hi})
		}
	}
}

// next returns the first code of s and its length, two bytes if the code spaces
// do not say.
func (m *pdfCMap) next(s string) (code uint32, n int) {
	for n := 1; n <= min(4, len(s)); n++ {
		code = code<<8 | uint32(s[n-1])
		for _, c := range m.spaces {
			if c.n == n && code >= c.lo && code <= c.hi {
				return code, n
			}
		}
	}
	return twoBytes(s)
}

func twoBytes(s string) (code uint32, n int) {
	if len(s) < 2 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// glyph returns the number of the glyph for a code.
func (m *pdfCMap) glyph(code uint32) int {
	for _, r := range m.ranges {
		if code >= r.lo && code <= r.hi {
			return r.cid + int(code-r.lo)
		}
	}
	return int(code)
}

// utf16Text decodes UTF-16, high byte first; what is no character is left out.
func utf16Text(s string) string {
	if len(s) == 1 {
		return string(rune(s[0]))
	}
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = uint16(s[2*i])<<8 | uint16(s[2*i+1])
	}
	return strings.ReplaceAll(string(utf16.Decode(units)), "\uFFFD", "")
}

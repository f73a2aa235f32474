package ingest

import (
	"bytes"
	"strconv"
)

// The objects of a PDF are nil, bool, float64, string (a PDF string),
// pdfName, pdfArray, pdfDict, *pdfStream and pdfRef. Numbers are all float64:
// no offset in a file that we take reaches 2^53.
type (
	pdfName  string
	pdfArray []any
	pdfDict  map[pdfName]any
	pdfRef   struct{ num, gen int }
	// pdfWord is a keyword: an operator of a content stream, "obj", "endobj".
	pdfWord string
	// pdfEnd is what the lexer gives at the end of its bytes.
	pdfEnd struct{}
)

// A pdfStream is a dictionary with bytes, still encoded.
type pdfStream struct {
	dict pdfDict
	raw  []byte
	num  int // of the object, for decryption
	gen  int
}

// pdfDepth bounds how deep arrays and dictionaries nest.
const pdfDepth = 64

// A pdfLexer reads objects from bytes. It never fails: what it cannot read it
// passes over, as viewers do.
type pdfLexer struct {
	b   []byte
	pos int
	// refs says that "12 0 R" is a reference; content streams have none.
	refs bool
}

func pdfSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func pdfDelim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip moves past white space and comments.
func (l *pdfLexer) skip() {
	for l.pos < len(l.b) {
		switch c := l.b[l.pos]; {
		case pdfSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next reads one object or keyword; pdfEnd at the end.
func (l *pdfLexer) next() any { return l.object(0) }

func (l *pdfLexer) object(depth int) any {
	l.skip()
	if l.pos >= len(l.b) {
		return pdfEnd{}
	}
	if c := l.b[l.pos]; depth >= pdfDepth && (c == '[' || c == '<') {
		l.pos++ // nested beyond reason: the brackets mean nothing
		return nil
	}
	switch c := l.b[l.pos]; c {
	case '(':
		l.pos++
		return l.literal()
	case '/':
		l.pos++
		return l.name()
	case '[':
		l.pos++
		return l.array(depth + 1)
	case '<':
		l.pos++
		if l.pos < len(l.b) && l.b[l.pos] == '<' {
			l.pos++
			return l.dict(depth + 1)
		}
		return l.hex()
	case '>':
		l.pos++
		if l.pos < len(l.b) && l.b[l.pos] == '>' {
			l.pos++
			return pdfWord(">>")
		}
		return pdfWord(">")
	case ']', '{', '}', ')':
		l.pos++
		return pdfWord(string(c))
	}
	return l.word()
}

// word reads a number, a keyword or, where references are read, "12 0 R".
func (l *pdfLexer) word() any {
	start := l.pos
	for l.pos < len(l.b) && !pdfSpace(l.b[l.pos]) && !pdfDelim(l.b[l.pos]) {
		l.pos++
	}
	w := l.b[start:l.pos]
	if c := w[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, ok := pdfNumber(w); ok {
			if l.refs && c != '-' && c != '.' {
				if r, ok := l.reference(n); ok {
					return r
				}
			}
			return n
		}
	}
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return pdfWord(w)
}

// reference reads the rest of "12 0 R", or stays where it is.
func (l *pdfLexer) reference(n float64) (pdfRef, bool) {
	i := l.pos
	for i < len(l.b) && pdfSpace(l.b[i]) {
		i++
	}
	start := i
	for i < len(l.b) && l.b[i] >= '0' && l.b[i] <= '9' && i-start < 6 {
		i++
	}
	if i == start || n < 0 || n > 1<<31 {
		return pdfRef{}, false
	}
	gen, _ := strconv.Atoi(string(l.b[start:i]))
	spaces := i
	for i < len(l.b) && pdfSpace(l.b[i]) {
		i++
	}
	if i == spaces || i >= len(l.b) || l.b[i] != 'R' {
		return pdfRef{}, false
	}
	if i+1 < len(l.b) && !pdfSpace(l.b[i+1]) && !pdfDelim(l.b[i+1]) {
		return pdfRef{}, false
	}
	l.pos = i + 1
	return pdfRef{int(n), gen}, true
}

// pdfNumber reads an integer or real; "--5" and "1.2.3", which occur, are read
// as far as they make sense.
func pdfNumber(w []byte) (float64, bool) {
	neg, i := false, 0
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		neg = neg || w[i] == '-'
		i++
	}
	var n, scale float64
	digits := 0
	for ; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
			if scale == 0 {
				n = n*10 + float64(c-'0')
			} else {
				n += float64(c-'0') * scale
				scale /= 10
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case c == '-' || c == '.':
			i = len(w)
		default:
			return 0, false
		}
	}
	if neg {
		n = -n
	}
	return n, digits > 0 || scale > 0
}

func (l *pdfLexer) array(depth int) any {
	var a pdfArray
	for {
		o := l.object(depth)
		switch o {
		case pdfWord("]"), pdfEnd{}:
			return a
		case pdfWord("endobj"), pdfWord("stream"):
			l.pos -= len(o.(pdfWord))
			return a
		}
		a = append(a, o)
	}
}

func (l *pdfLexer) dict(depth int) any {
	d := pdfDict{}
	for {
		k := l.object(depth)
		switch k := k.(type) {
		case pdfName:
			v := l.object(depth)
			switch v {
			case pdfWord(">>"), pdfEnd{}:
				return d
			}
			d[k] = v
		case pdfEnd:
			return d
		case pdfWord:
			if k == ">>" {
				return d
			}
			if k == "endobj" || k == "stream" {
				l.pos -= len(k)
				return d
			}
		}
	}
}

func (l *pdfLexer) name() pdfName {
	start := l.pos
	for l.pos < len(l.b) && !pdfSpace(l.b[l.pos]) && !pdfDelim(l.b[l.pos]) {
		l.pos++
	}
	w := l.b[start:l.pos]
	if bytes.IndexByte(w, '#') < 0 {
		return pdfName(w)
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) && unhex(w[i+1]) >= 0 && unhex(w[i+2]) >= 0 {
			out = append(out, byte(unhex(w[i+1])<<4|unhex(w[i+2])))
			i += 2
			continue
		}
		out = append(out, w[i])
	}
	return pdfName(out)
}

// unhex returns the value of a hexadecimal digit, or -1.
func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// hex reads a hexadecimal string; an odd last digit counts as if 0 followed.
func (l *pdfLexer) hex() string {
	var out []byte
	high := -1
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		n := unhex(c)
		switch {
		case n < 0:
		case high < 0:
			high = n
		default:
			out = append(out, byte(high<<4|n))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return string(out)
}

// literal reads the rest of a string in parentheses.
func (l *pdfLexer) literal() string {
	var out []byte
	for depth := 1; l.pos < len(l.b); {
		c := l.b[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r': // a line end within a string is always \n
			if l.pos < len(l.b) && l.b[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what follows a backslash.
func (l *pdfLexer) escape(out []byte) []byte {
	if l.pos >= len(l.b) {
		return out
	}
	c := l.b[l.pos]
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.pos < len(l.b) && l.b[l.pos] == '\n' {
			l.pos++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := int(c - '0')
	for i := 0; i < 2 && l.pos < len(l.b) && l.b[l.pos] >= '0' && l.b[l.pos] <= '7'; i++ {
		n = n<<3 | int(l.b[l.pos]-'0')
		l.pos++
	}
	return append(out, byte(n))
}

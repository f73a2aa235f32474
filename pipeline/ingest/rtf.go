package ingest

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/temakod/temakod/pipeline/corpus"
)

// An rtf reads Rich Text Format: groups in braces, each of which inherits the
// state of the one around it, control words, and bytes in the code page of the
// font. (Microsoft, Rich Text Format Specification 1.9.1.)
type rtf struct {
	f    *file
	b    *builder
	data []byte
	pos  int

	st     rtfState
	outer  []rtfState
	fonts  map[int]int // code page by font
	page   int         // code page of the file
	usual  int         // the font where none is named
	styles map[int]rtfStyle

	bytes   []byte // text read, not yet decoded
	high    rune   // the first half of a surrogate pair
	skip    int    // how many characters stand for the \u before them
	text    strings.Builder
	style   rtfStyle // of the style sheet, being read
	number  int
	marker  string
	begun   bool // the open paragraph has its block
	inTable bool
	cell    bool // a cell is open
	header  bool // the open row is a header
	notes   int
	remarks int
	deleted int
	hidden  int
	boxes   []string // text boxes that hang in the open paragraph
}

// An rtfState is what a group inherits.
type rtfState struct {
	into           rtfDestination
	key            string // of the property that is read
	font           int
	units          int // \uc: how many characters stand for a \u
	bold, italic   bool
	gone, vanished bool // deleted under tracked changes; hidden
	contents       bool // within a table of contents

	style, outline, level int
	table                 bool
}

// An rtfStyle is a paragraph style.
type rtfStyle struct {
	name    string
	outline int // 0 for the outermost heading, -1 for none
}

// An rtfDestination says where text goes.
type rtfDestination uint8

const (
	rtfBody rtfDestination = iota
	rtfNowhere
	rtfFonts
	rtfStyles
	rtfInfo
	rtfProperty
	rtfMarker
	rtfNote
	rtfComment
	rtfBox
	rtfField
)

// rtfDepth bounds how deep groups nest.
const rtfDepth = 10_000

func readRTF(f *file) {
	r := &rtf{f: f, b: f.build(), data: f.data, fonts: map[int]int{}, styles: map[int]rtfStyle{}, page: 1252}
	r.b.counting = true
	r.st = rtfState{units: 1, outline: -1}
	if i := bytes.Index(r.data[:min(len(r.data), 1024)], []byte("{\\rtf")); i > 0 {
		r.pos = i
	}
	for r.pos < len(r.data) && r.next() {
	}
	if f.rejected {
		return
	}
	if len(r.outer) > 0 {
		f.fault("ingest.cut-short", formatName(f.format)).WithHint("ingest.hint-damaged")
	}
	r.flush()
	r.endParagraph()
	if r.inTable {
		r.b.closeTable()
	}
	if r.hidden > 0 {
		f.notice("ingest.hidden-text", r.hidden)
	}
	if r.deleted > 0 {
		f.notice("ingest.deleted-text", r.deleted)
	}
	if r.remarks > 0 {
		f.notice("ingest.comments", r.remarks)
	}
	r.b.emit()
}

// next reads a brace, a control word or a stretch of text; false at the end.
func (r *rtf) next() bool {
	c := r.data[r.pos]
	start := r.pos
	r.pos++
	switch c {
	case '{':
		r.flush()
		if len(r.outer) >= rtfDepth {
			r.f.reject("ingest.limit-depth", rtfDepth)
			return false
		}
		r.outer = append(r.outer, r.st)
		r.skip = 0
	case '}':
		r.flush()
		r.skip = 0
		r.closeGroup()
		if len(r.outer) == 0 {
			return false
		}
	case '\\':
		r.control()
	case '\r', '\n':
	default:
		for r.pos < len(r.data) && !bytes.ContainsRune([]byte("{}\\\r\n"), rune(r.data[r.pos])) {
			r.pos++
		}
		run := r.data[start:r.pos]
		if n := min(r.skip, len(run)); n > 0 {
			r.skip -= n
			run = run[n:]
		}
		r.bytes = append(r.bytes, run...)
	}
	return r.f.step(r.pos - start)
}

// closeGroup ends a group: what was gathered in it is put where it belongs.
func (r *rtf) closeGroup() {
	n := len(r.outer)
	if n == 0 {
		return
	}
	inner, around := r.st, r.outer[n-1]
	r.st, r.outer = around, r.outer[:n-1]
	if inner.into == around.into && inner.key == around.key {
		if inner.into == rtfStyles {
			r.endStyle()
		}
		return
	}
	text := r.text.String()
	switch inner.into {
	case rtfProperty:
		r.b.given(inner.key, text)
	case rtfMarker:
		r.marker = text
	case rtfNote:
		r.notes++
		r.b.remark("["+strconv.Itoa(r.notes)+"]", text)
	case rtfComment:
		r.remarks++
		r.b.remark("[*]", text)
	case rtfBox:
		r.boxes = append(r.boxes, text)
	case rtfField:
		if f := strings.Fields(text); len(f) > 0 && f[0] == "TOC" {
			r.st.contents = true
		}
	default:
		return
	}
	r.text.Reset()
}

// endStyle enters the style whose group ends.
func (r *rtf) endStyle() {
	r.style.name = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(r.text.String()), ";")))
	if len(r.styles) < 1<<12 {
		r.styles[r.number] = r.style
	}
	r.text.Reset()
	r.style, r.number = rtfStyle{outline: -1}, 0
}

// control reads a control word or symbol, whose backslash was read.
func (r *rtf) control() {
	if r.pos >= len(r.data) {
		return
	}
	c := r.data[r.pos]
	if c < 'a' || c > 'z' {
		if c >= 'A' && c <= 'Z' {
			r.word()
			return
		}
		r.pos++
		r.symbol(c)
		return
	}
	r.word()
}

// symbol carries out a control symbol.
func (r *rtf) symbol(c byte) {
	if c == '\'' {
		if r.pos+1 < len(r.data) {
			high, low := unhex(r.data[r.pos]), unhex(r.data[r.pos+1])
			if high >= 0 && low >= 0 {
				r.pos += 2
				if r.skip > 0 {
					r.skip--
					return
				}
				r.bytes = append(r.bytes, byte(high<<4|low))
			}
		}
		return
	}
	if c == '*' {
		r.starred()
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	if c != '\\' && c != '{' && c != '}' {
		r.flush()
	}
	switch c {
	case '~':
		r.put("\u00A0")
	case '-':
		r.put("\u00AD")
	case '_':
		r.put("-")
	case '\\', '{', '}':
		r.bytes = append(r.bytes, c)
	case '\r', '\n':
		r.do("par", 0, false)
	case '\t':
		r.put("\t")
	}
}

// starred reads the destination after \*, which a reader that does not know it
// is to pass over.
func (r *rtf) starred() {
	for r.pos < len(r.data) && (r.data[r.pos] == ' ' || r.data[r.pos] == '\r' || r.data[r.pos] == '\n') {
		r.pos++
	}
	if r.pos >= len(r.data) || r.data[r.pos] != '\\' {
		return
	}
	r.pos++
	name, _, _ := r.name()
	r.flush()
	if r.st.into == rtfNowhere {
		return
	}
	switch name {
	case "shpinst", "shppict":
	case "annotation":
		r.st.into = rtfComment
		r.text.Reset()
	case "fldinst":
		r.st.into = rtfField
		r.text.Reset()
	default:
		r.st.into = rtfNowhere
	}
}

// name reads the letters of a control word and its number.
func (r *rtf) name() (name string, n int, has bool) {
	start := r.pos
	for r.pos < len(r.data) && (r.data[r.pos]|0x20 >= 'a' && r.data[r.pos]|0x20 <= 'z') && r.pos-start < 32 {
		r.pos++
	}
	name = string(r.data[start:r.pos])
	at := r.pos
	if at < len(r.data) && r.data[at] == '-' {
		at++
	}
	digits := at
	for at < len(r.data) && r.data[at] >= '0' && r.data[at] <= '9' && at-digits < 10 {
		at++
	}
	if at > digits {
		n, _ = strconv.Atoi(string(r.data[r.pos:at]))
		r.pos, has = at, true
	}
	if r.pos < len(r.data) && r.data[r.pos] == ' ' {
		r.pos++
	}
	return name, n, has
}

func (r *rtf) word() {
	name, n, has := r.name()
	if name == "bin" {
		r.pos = min(len(r.data), r.pos+max(n, 0))
		return
	}
	if name == "u" {
		r.flush()
		r.unicode(n)
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	r.flush()
	r.do(name, n, has)
}

// unicode takes in a UTF-16 unit, signed.
func (r *rtf) unicode(n int) {
	c := rune(uint16(n))
	if n > 0xFFFF && n <= 0x10FFFF {
		c = rune(n)
	}
	r.skip = r.st.units
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
		return
	case c >= 0xDC00 && c < 0xE000:
		c = utf16.DecodeRune(r.high, c)
		r.high = 0
	case c >= 0xF000 && c < 0xF100: // a code of a symbol font
		if symbolBullet(int(c)) {
			c = '•'
		} else if s := symbolRune(strconv.FormatInt(int64(c), 16)); s != 0 {
			c = s
		} else {
			return
		}
	}
	r.put(string(c))
}

// flush decodes the bytes read and puts them where text goes.
func (r *rtf) flush() {
	if len(r.bytes) == 0 {
		return
	}
	page, ok := r.fonts[r.st.font]
	if !ok {
		page = r.page
	}
	text := decodePage(page, r.bytes)
	r.bytes = r.bytes[:0]
	r.put(text)
}

// put puts text where it belongs.
func (r *rtf) put(text string) {
	switch r.st.into {
	case rtfBody:
		switch {
		case r.st.gone:
			r.deleted++
		case r.st.vanished:
			r.hidden++
		default:
			r.begin()
			r.b.emphasise(corpus.Strong, r.st.bold)
			r.b.emphasise(corpus.Italic, r.st.italic)
			r.b.write(text)
		}
	case rtfNowhere, rtfFonts, rtfInfo:
	default:
		if r.text.Len() < 1<<20 {
			r.text.WriteString(text)
		}
	}
}

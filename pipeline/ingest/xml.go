package ingest

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// An xmlPart reads one part of a document as a flow of tokens under the limits
// of the file. Names are told apart by their local part alone: the dialects of
// a format differ in their name spaces, not in their words.
type xmlPart struct {
	f     *file
	d     *xml.Decoder
	depth int
	err   error // what ended the part, nil at its proper end
}

// xml returns a reader over a part, which may be nil for a part that is not
// there.
func (f *file) xml(r io.Reader) *xmlPart {
	if r == nil {
		r = strings.NewReader("")
	}
	br := bufio.NewReaderSize(r, 1<<13)
	if head, _ := br.Peek(2); len(head) == 2 && (head[0] == 0xff && head[1] == 0xfe || head[0] == 0xfe && head[1] == 0xff) {
		decoded := transform.NewReader(br, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
		x := &xmlPart{f: f, d: xml.NewDecoder(decoded)}
		x.d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
		return x
	}
	x := &xmlPart{f: f, d: xml.NewDecoder(br)}
	x.d.CharsetReader = charset.NewReaderLabel
	return x
}

// next returns the next token, nil at the end of the part, be it proper or
// not: see err. No entity is ever expanded but XML's own five.
func (x *xmlPart) next() xml.Token {
	if x.err != nil || !x.f.step(1) {
		return nil
	}
	t, err := x.d.Token()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			x.err = err
		}
		return nil
	}
	switch t := t.(type) {
	case xml.StartElement:
		x.depth++
		if limit := x.f.opt.Limits.XMLDepth; x.depth > limit {
			x.f.reject("ingest.limit-depth", limit).WithHint("ingest.hint-max-depth")
			return nil
		}
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		if strings.Contains(string(t), "<!ENTITY") || strings.Contains(string(t), "ENTITY") {
			x.f.reject("ingest.xml-entity")
			return nil
		}
	}
	return t
}

// within yields what comes before the end of the element that is open at depth,
// which may be the end of a part that is cut short. What the body of the loop
// reads itself does not come again.
func (x *xmlPart) within(depth int) iter.Seq[xml.Token] {
	return func(yield func(xml.Token) bool) {
		for t := x.next(); t != nil; t = x.next() {
			if _, ends := t.(xml.EndElement); ends && x.depth < depth || !yield(t) {
				return
			}
		}
	}
}

// starts yields the starts of elements of what within yields; starts(0) those of
// a whole part.
func (x *xmlPart) starts(depth int) iter.Seq[xml.StartElement] {
	return func(yield func(xml.StartElement) bool) {
		for t := range x.within(depth) {
			if e, ok := t.(xml.StartElement); ok && !yield(e) {
				return
			}
		}
	}
}

// skip passes over the rest of the element whose start was read last.
func (x *xmlPart) skip() {
	for range x.within(x.depth) {
	}
}

// content returns the text of the element whose start was read last.
func (x *xmlPart) content() string {
	var b strings.Builder
	for t := range x.within(x.depth) {
		if text, ok := t.(xml.CharData); ok {
			b.Write(text)
		}
	}
	return b.String()
}

// attr returns the value of an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func hasAttr(e xml.StartElement, name string) bool {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return true
		}
	}
	return false
}

// broken reports a part that ended before its time; what stood before it is
// kept.
func (f *file) broken(x *xmlPart) {
	if x.err != nil && !f.rejected {
		f.fault("ingest.cut-short", formatName(f.format)).WithHint("ingest.hint-damaged")
	}
}

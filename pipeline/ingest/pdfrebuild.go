package ingest

import (
	"bytes"
	"strconv"
)

// maxTrailers bounds how many trailers of a damaged file are read, from its end.
const maxTrailers = 64

// rebuild searches the file for objects, as viewers do when the table is
// damaged or cut off. A later object replaces an earlier one of its number.
func (p *pdfFile) rebuild() {
	p.rebuilt = true
	p.entries, p.trailer, p.objects = map[int]pdfEntry{}, pdfDict{}, map[int]any{}
	p.unpacked, p.opened = map[int][]byte{}, map[int]bool{}
	var offsets []int
	for pos := 0; p.step(16); {
		i := bytes.Index(p.data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		at := pos + i
		pos = at + 3
		if start, num, gen, ok := pdfHeaderBefore(p.data, at); ok {
			p.entries[num] = pdfEntry{offset: start, gen: gen}
			offsets = append(offsets, num)
		}
	}
	p.step(len(p.data))
	p.lastEnd = bytes.LastIndex(p.data, []byte("endstream"))
	rest := p.data
	for range maxTrailers {
		i := bytes.LastIndex(rest, []byte("trailer"))
		if i < 0 || !p.step(16) {
			break
		}
		l := &pdfLexer{b: rest[i+len("trailer") : min(len(rest), i+1<<14)], refs: true}
		if d, ok := l.next().(pdfDict); ok {
			p.step(l.pos)
			p.adopt(d)
		}
		rest = rest[:i]
	}
	for _, num := range offsets {
		p.sift(num)
	}
}

// adopt takes over what a trailer found by search says, unless one further down
// the file has said it.
func (p *pdfFile) adopt(d pdfDict) {
	for _, k := range []pdfName{"Root", "Encrypt", "ID", "Info"} {
		if v, ok := d[k]; ok && p.trailer[k] == nil {
			p.trailer[k] = v
		}
	}
}

// sift looks at an object found by search for what a table would have said.
func (p *pdfFile) sift(num int) {
	switch o := p.object(num).(type) {
	case pdfDict:
		if o["Type"] == any(pdfName("Catalog")) && p.trailer["Root"] == nil {
			p.trailer["Root"] = pdfRef{num: num}
		}
	case *pdfStream:
		switch o.dict["Type"] {
		case pdfName("XRef"):
			for k := range p.trailer { // a later section says it anew
				if _, ok := o.dict[k]; ok {
					delete(p.trailer, k)
				}
			}
			p.adopt(o.dict)
		case pdfName("ObjStm"):
			p.unlock()
			n, _ := p.number(o.dict["N"])
			l := pdfLexer{b: p.objectStream(num)}
			for i := 0; i < int(n); i++ {
				id, ok := l.next().(float64)
				if _, ok2 := l.next().(float64); !ok || !ok2 {
					break
				}
				if e, has := p.entries[int(id)]; !has || e.in > 0 {
					p.entries[int(id)] = pdfEntry{in: num, nth: i}
					if d, ok := p.object(int(id)).(pdfDict); ok && d["Type"] == any(pdfName("Catalog")) {
						p.trailer["Root"] = pdfRef{num: int(id)}
					}
				}
			}
		}
	}
}

// pdfHeaderBefore reads "12 0 " backwards from "obj" at byte at.
func pdfHeaderBefore(b []byte, at int) (start, num, gen int, ok bool) {
	back := func(i, most int) (int, int, bool) {
		space := i
		for i > 0 && pdfSpace(b[i-1]) && space-i < 8 {
			i--
		}
		end := i
		for i > 0 && b[i-1] >= '0' && b[i-1] <= '9' && end-i < most {
			i--
		}
		n, err := strconv.Atoi(string(b[i:end]))
		return i, n, err == nil && end < space
	}
	i, gen, ok := back(at, 5)
	if !ok {
		return 0, 0, 0, false
	}
	start, num, ok = back(i, 9)
	return start, num, gen, ok && num > 0
}

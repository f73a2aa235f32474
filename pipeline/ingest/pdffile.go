package ingest

import "bytes"

// A pdfFile gives the objects of a PDF by number.
//
// The object layer is our own. ledongthuc/pdf, on which this was to stand,
// follows a cross-reference section that names itself for ever, ends the
// program (stack overflow, which Go cannot recover) on an object stream whose
// length lies within itself, allocates what a /Size asks for, and unpacks an
// object stream anew for each object; its maker's own list of known bugs says
// the last. It also refuses PDF 2.0, a damaged cross-reference table, and every
// filter and predictor but one. None of it can be mended from outside.
type pdfFile struct {
	f    *file
	data []byte // from "%PDF-" on

	entries  map[int]pdfEntry
	trailer  pdfDict
	lastEnd  int  // where the last "endstream" stands, once the file is searched
	rebuilt  bool // the cross-reference table was no good, so objects were searched for
	objects  map[int]any
	busy     map[int]bool // being read: what leads back to them leads nowhere
	unpacked map[int][]byte
	opened   map[int]bool // object streams whose objects have all been read
	crypt    *pdfCrypt
	locked   bool // encrypted with a password that we have not
	fonts    map[pdfRef]*pdfFont
	// stopped says that the work on this file has been abandoned.
	stopped bool
}

// A pdfEntry says where an object lies: at a byte of the file, or as the nth in
// the object stream in.
type pdfEntry struct {
	offset, gen int
	in, nth     int // in is 0 for an object of its own
}

// pdfOpen finds the objects of a PDF. It is nil if there are none.
func pdfOpen(f *file) *pdfFile {
	p := &pdfFile{
		f: f, data: f.data,
		objects: map[int]any{}, busy: map[int]bool{}, unpacked: map[int][]byte{}, opened: map[int]bool{}, fonts: map[pdfRef]*pdfFont{},
	}
	if i := bytes.Index(p.data[:min(len(p.data), 1024)], []byte("%PDF-")); i > 0 {
		p.data = p.data[i:]
	}
	if p.readTables() {
		p.unlock()
	}
	if !p.locked && p.dict(p.dict(p.trailer["Root"])["Pages"]) == nil {
		p.rebuild()
	}
	if p.stopped || len(p.entries) == 0 {
		return nil
	}
	return p
}

// unlock makes ready to decrypt, where the file is encrypted.
func (p *pdfFile) unlock() {
	if p.trailer["Encrypt"] == nil || p.crypt != nil || p.locked {
		return
	}
	c, ok := p.openCrypt()
	if !ok {
		p.locked = true
		return
	}
	p.crypt = c
}

// step counts work and reports whether to go on.
func (p *pdfFile) step(n int) bool {
	if !p.stopped && !p.f.step(n) {
		p.stopped = true
	}
	return !p.stopped
}

// readTables follows the cross-reference sections from the last one back.
func (p *pdfFile) readTables() bool {
	p.entries, p.trailer = map[int]pdfEntry{}, pdfDict{}
	tail := p.data[max(0, len(p.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return false
	}
	l := pdfLexer{b: tail, pos: i + len("startxref")}
	at, ok := l.next().(float64)
	seen := map[int]bool{}
	for todo := []float64{at}; ok && len(todo) > 0; {
		off := int(todo[0])
		todo = todo[1:]
		if off <= 0 || off >= len(p.data) {
			return len(seen) > 0 && p.trailer["Root"] != nil
		}
		if seen[off] {
			continue
		}
		seen[off] = true
		t := p.readTable(off)
		if t == nil {
			return false
		}
		for k, v := range t {
			if _, has := p.trailer[k]; !has {
				p.trailer[k] = v
			}
		}
		for _, k := range []pdfName{"XRefStm", "Prev"} {
			if n, is := t[k].(float64); is {
				todo = append(todo, n)
			}
		}
	}
	return p.trailer["Root"] != nil
}

// readTable reads one cross-reference section and returns its trailer.
func (p *pdfFile) readTable(off int) pdfDict {
	l := &pdfLexer{b: p.data, pos: off, refs: true}
	if l.next() != any(pdfWord("xref")) {
		l.pos = off
		s, _ := p.readObjectAt(l, -1).(*pdfStream)
		if s == nil || !p.readXrefStream(s) {
			return nil
		}
		return s.dict
	}
	for {
		o := l.next()
		if o == any(pdfWord("trailer")) {
			d, _ := l.next().(pdfDict)
			p.step(l.pos - off)
			return d
		}
		first, ok := o.(float64)
		n, ok2 := l.next().(float64)
		if !ok || !ok2 || first < 0 {
			return nil
		}
		for i := 0; i < int(n); i++ {
			offset, ok1 := l.next().(float64)
			gen, ok2 := l.next().(float64)
			kind, ok3 := l.next().(pdfWord)
			if !ok1 || !ok2 || !ok3 {
				return nil
			}
			if num := int(first) + i; kind == "n" && offset > 0 {
				p.enter(num, pdfEntry{offset: int(offset), gen: int(gen)})
			}
		}
	}
}

// enter notes where an object lies, unless a later section has said it.
func (p *pdfFile) enter(num int, e pdfEntry) {
	if _, ok := p.entries[num]; !ok {
		p.entries[num] = e
	}
}

// readXrefStream reads a cross-reference section that is a stream.
func (p *pdfFile) readXrefStream(s *pdfStream) bool {
	var w [3]int
	widths := p.array(s.dict["W"])
	if len(widths) < 3 {
		return false
	}
	for i := range w {
		n, _ := widths[i].(float64)
		if n < 0 || n > 8 {
			return false
		}
		w[i] = int(n)
	}
	rows, row := p.decode(s), w[0]+w[1]+w[2]
	index := p.array(s.dict["Index"])
	if index == nil {
		index = pdfArray{0.0, s.dict["Size"]}
	}
	for ; len(index) >= 2 && row > 0; index = index[2:] {
		first, _ := index[0].(float64)
		n, _ := index[1].(float64)
		for i := 0; i < int(n) && len(rows) >= row; i++ {
			kind, a, b := 1, 0, 0
			if w[0] > 0 {
				kind = bigEndian(rows[:w[0]])
			}
			a, b = bigEndian(rows[w[0]:w[0]+w[1]]), bigEndian(rows[w[0]+w[1]:row])
			rows = rows[row:]
			switch num := int(first) + i; kind {
			case 1:
				p.enter(num, pdfEntry{offset: a, gen: b})
			case 2:
				p.enter(num, pdfEntry{in: a, nth: b})
			}
		}
	}
	return true
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// readObjectAt reads "12 0 obj ..." where l stands. It is nil if that is not
// what stands there; num -1 takes any number.
func (p *pdfFile) readObjectAt(l *pdfLexer, num int) any {
	start := l.pos
	n, ok := l.next().(float64)
	gen, ok2 := l.next().(float64)
	if !ok || !ok2 || num >= 0 && int(n) != num || l.next() != any(pdfWord("obj")) {
		return nil
	}
	o := l.next()
	p.step(l.pos - start + 32)
	d, ok := o.(pdfDict)
	if !ok {
		return o
	}
	after := l.pos
	if l.next() != any(pdfWord("stream")) {
		l.pos = after
		return o
	}
	if l.pos < len(l.b) && l.b[l.pos] == '\r' {
		l.pos++
	}
	if l.pos < len(l.b) && l.b[l.pos] == '\n' {
		l.pos++
	}
	return &pdfStream{dict: d, raw: p.streamBytes(l, d), num: int(n), gen: int(gen)}
}

// streamBytes finds where the stream that begins at l ends: as long as it says,
// or else up to "endstream".
func (p *pdfFile) streamBytes(l *pdfLexer, d pdfDict) []byte {
	rest := l.b[l.pos:]
	if n, ok := p.number(d["Length"]); ok && n >= 0 && n <= float64(len(rest)) {
		after := pdfLexer{b: rest[int(n):min(len(rest), int(n)+32)]}
		after.skip()
		if bytes.HasPrefix(after.b[after.pos:], []byte("endstream")) {
			l.pos += int(n)
			return rest[:int(n)]
		}
	}
	end := -1
	if !p.rebuilt || len(p.data)-len(rest) <= p.lastEnd {
		end = bytes.Index(rest, []byte("endstream"))
	}
	if end < 0 {
		end = len(rest)
	} else {
		p.step(end)
	}
	l.pos += end
	return rest[:end]
}

// object returns object num, nil if there is none.
func (p *pdfFile) object(num int) any {
	if o, ok := p.objects[num]; ok {
		return o
	}
	e, ok := p.entries[num]
	if !ok || p.busy[num] || len(p.busy) > pdfDepth || !p.step(1) {
		return nil
	}
	p.busy[num] = true
	o := p.load(num, e)
	delete(p.busy, num)
	p.objects[num] = o
	return o
}

func (p *pdfFile) load(num int, e pdfEntry) any {
	if e.in > 0 {
		return p.loadPacked(num, e)
	}
	if e.offset <= 0 || e.offset >= len(p.data) {
		return nil
	}
	o := p.readObjectAt(&pdfLexer{b: p.data, pos: e.offset, refs: true}, num)
	if p.crypt != nil {
		p.crypt.strings(o, num, e.gen)
	}
	return o
}

// objectStream returns the unpacked bytes of an object stream.
func (p *pdfFile) objectStream(num int) []byte {
	b, ok := p.unpacked[num]
	if !ok {
		if s, is := p.object(num).(*pdfStream); is {
			b = p.decode(s)
		}
		p.unpacked[num] = b
	}
	return b
}

// loadPacked reads an object from an object stream. All objects of a stream are
// read at once, so that a stream's head is gone through once.
func (p *pdfFile) loadPacked(num int, e pdfEntry) any {
	if p.entries[e.in].in > 0 {
		return nil // a packed stream of objects within another is no PDF
	}
	if p.opened[e.in] {
		return p.objects[num]
	}
	p.opened[e.in] = true
	b := p.objectStream(e.in)
	s, ok := p.object(e.in).(*pdfStream)
	if !ok {
		return nil
	}
	first, _ := p.number(s.dict["First"])
	n, _ := p.number(s.dict["N"])
	head := pdfLexer{b: b}
	var found any
	for i := 0; i < int(n); i++ {
		id, ok1 := head.next().(float64)
		off, ok2 := head.next().(float64)
		at := int(first) + int(off)
		if !ok1 || !ok2 || at < 0 || at >= len(b) {
			break
		}
		here := p.entries[int(id)]
		if here.in != e.in || p.objects[int(id)] != nil {
			continue
		}
		l := pdfLexer{b: b, pos: at, refs: true}
		o := l.next()
		if !p.step(l.pos - at + 16) {
			return nil
		}
		if int(id) == num {
			found = o
		} else {
			p.objects[int(id)] = o
		}
	}
	return found
}

// resolve follows references to what they lead to.
func (p *pdfFile) resolve(o any) any {
	for i := 0; i < 16; i++ {
		r, ok := o.(pdfRef)
		if !ok {
			return o
		}
		o = p.object(r.num)
	}
	return nil
}

// dict returns o as a dictionary, that of a stream too; nil if it is none.
func (p *pdfFile) dict(o any) pdfDict {
	switch o := p.resolve(o).(type) {
	case pdfDict:
		return o
	case *pdfStream:
		return o.dict
	}
	return nil
}

func (p *pdfFile) array(o any) pdfArray {
	a, _ := p.resolve(o).(pdfArray)
	return a
}

func (p *pdfFile) number(o any) (float64, bool) {
	n, ok := p.resolve(o).(float64)
	return n, ok
}

func (p *pdfFile) nameOf(o any) string {
	n, _ := p.resolve(o).(pdfName)
	return string(n)
}

func (p *pdfFile) text(o any) string {
	s, _ := p.resolve(o).(string)
	return s
}

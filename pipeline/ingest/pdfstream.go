package ingest

import (
	"bytes"
	"compress/zlib"
	"io"
)

// decode returns the bytes of a stream, unpacked as far as it can be: a stream
// that is damaged gives what comes before the damage, one packed as a picture
// gives nil.
func (p *pdfFile) decode(s *pdfStream) []byte {
	b := s.raw
	if p.crypt != nil && s.dict["Type"] != any(pdfName("XRef")) {
		b = p.crypt.bytes(b, s.num, s.gen, true)
	}
	filters, params := p.listOf(s.dict, "Filter", "F"), p.listOf(s.dict, "DecodeParms", "DP")
	for i, name := range filters {
		if i == 8 {
			return nil
		}
		var param pdfDict
		if i < len(params) {
			param = p.dict(params[i])
		}
		b = p.unpack(b, p.nameOf(name), param)
		if !p.step(len(b)) {
			return nil
		}
	}
	return b
}

// listOf returns an entry that may be one thing or an array of them.
func (p *pdfFile) listOf(d pdfDict, key, short pdfName) pdfArray {
	o := p.resolve(d[key])
	if o == nil {
		o = p.resolve(d[short])
	}
	switch o := o.(type) {
	case pdfArray:
		return o
	case nil:
		return nil
	default:
		return pdfArray{o}
	}
}

func (p *pdfFile) unpack(b []byte, filter string, param pdfDict) []byte {
	switch filter {
	case "FlateDecode", "Fl":
		return p.predict(p.inflate(b), param)
	case "LZWDecode", "LZW":
		early := 1
		if n, ok := p.number(param["EarlyChange"]); ok {
			early = int(n)
		}
		return p.predict(p.unLZW(b, early), param)
	case "ASCII85Decode", "A85":
		return unASCII85(b)
	case "ASCIIHexDecode", "AHx":
		l := pdfLexer{b: b}
		return []byte(l.hex())
	case "RunLengthDecode", "RL":
		return p.unRunLength(b)
	case "Crypt":
		return b
	}
	return nil
}

// room returns how many bytes may still be unpacked from the file.
func (p *pdfFile) room() int64 {
	return max(0, p.f.opt.Limits.ExpandedBytes-p.f.effort.expanded)
}

// grown counts bytes that were unpacked, and stops the file at the limit.
func (p *pdfFile) grown(n int) {
	p.f.effort.expanded += int64(n)
	if p.f.effort.expanded > p.f.opt.Limits.ExpandedBytes {
		p.stopped = true
		p.f.reject("ingest.limit-expanded", megabytes(p.f.opt.Limits.ExpandedBytes)).WithHint("ingest.hint-max-expanded")
	}
}

func (p *pdfFile) inflate(b []byte) []byte {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	defer z.Close()
	out, _ := io.ReadAll(io.LimitReader(z, p.room()+1))
	p.grown(len(out))
	return out
}

// predict undoes a predictor: PNG's of every kind, or TIFF's for bytes.
func (p *pdfFile) predict(b []byte, param pdfDict) []byte {
	kind, _ := p.number(param["Predictor"])
	if kind < 2 {
		return b
	}
	get := func(key pdfName, otherwise int) int {
		if n, ok := p.number(param[key]); ok && n >= 1 && n < 1<<16 {
			return int(n)
		}
		return otherwise
	}
	bits := get("Colors", 1) * get("BitsPerComponent", 8)
	row, pixel := (get("Columns", 1)*bits+7)/8, max(1, bits/8)
	if kind == 2 {
		for start := 0; start < len(b); start += row {
			line := b[start:min(len(b), start+row)]
			for i := pixel; i < len(line); i++ {
				line[i] += line[i-pixel]
			}
		}
		return b
	}
	out, above := b[:0], make([]byte, row)
	for len(b) > 1 {
		tag, n := b[0], min(row, len(b)-1)
		line := append([]byte(nil), b[1:1+n]...)
		b = b[1+n:]
		unfilter(tag, line, above, pixel)
		out = append(out, line...)
		copy(above, line)
	}
	return out
}

// unfilter undoes one row of a PNG filter, as PNG section 9 gives them.
func unfilter(tag byte, line, above []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch tag {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	abs := func(n int) int { return max(n, -n) }
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

// unLZW unpacks LZW as PDF 7.4.4 has it: codes of 9 to 12 bits, high bit first.
func (p *pdfFile) unLZW(b []byte, early int) []byte {
	const clear, end = 256, 257
	type entry struct {
		prev int
		last byte
		n    int
	}
	table := make([]entry, 258, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	width, prev, acc, bits := 9, -1, 0, 0
	for _, c := range b {
		acc, bits = acc<<8|int(c), bits+8
		if bits < width {
			continue
		}
		bits -= width
		code := acc >> bits
		acc &= 1<<bits - 1
		switch {
		case code == clear:
			table, width, prev = table[:258], 9, -1
			continue
		case code == end || code > len(table) || code == len(table) && prev < 0:
			p.grown(len(out))
			return out
		}
		from := code
		if code == len(table) {
			from = prev
		}
		n := table[from].n
		start := len(out)
		out = append(out, make([]byte, n)...)
		for i, e := n-1, from; i >= 0 && e >= 0; i, e = i-1, table[e].prev {
			out[start+i] = table[e].last
		}
		first := out[start]
		if code == len(table) {
			out = append(out, first)
		}
		if prev >= 0 && len(table) < 4096 {
			table = append(table, entry{prev, first, table[prev].n + 1})
		}
		if len(table)+early >= 1<<width && width < 12 {
			width++
		}
		prev = code
		if int64(len(out)) > p.room() {
			break
		}
	}
	p.grown(len(out))
	return out
}

// unASCII85 unpacks base 85, ended by "~>".
func unASCII85(b []byte) []byte {
	var out []byte
	var word uint32
	n := 0
	for _, c := range b {
		switch {
		case c == '~':
			b = nil
		case c == 'z' && n == 0:
			out = append(out, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			word = word*85 + uint32(c-'!')
			if n++; n == 5 {
				out = append(out, byte(word>>24), byte(word>>16), byte(word>>8), byte(word))
				word, n = 0, 0
			}
		}
		if b == nil {
			break
		}
	}
	if n > 1 {
		for i := n; i < 5; i++ {
			word = word*85 + 84
		}
		for i := range n - 1 {
			out = append(out, byte(word>>(24-8*i)))
		}
	}
	return out
}

func (p *pdfFile) unRunLength(b []byte) []byte {
	var out []byte
	for len(b) > 0 && b[0] != 128 && int64(len(out)) <= p.room() {
		n := int(b[0])
		b = b[1:]
		switch {
		case n < 128:
			n = min(n+1, len(b))
			out = append(out, b[:n]...)
			b = b[n:]
		case len(b) > 0:
			out = append(out, bytes.Repeat(b[:1], 257-n)...)
			b = b[1:]
		}
	}
	p.grown(len(out))
	return out
}

package html

import (
	"io"
	"strconv"

	"github.com/temakod/temakod/pipeline/export"
)

// A pen writes markup. With a writer, it hands over what it holds now and then;
// without one it keeps everything.
type pen struct {
	w   io.Writer
	buf []byte
	err error
}

const penFull = 64 << 10

// raw writes markup of our own.
func (p *pen) raw(parts ...string) {
	for _, s := range parts {
		p.buf = append(p.buf, s...)
	}
	if p.w != nil && len(p.buf) > penFull {
		p.flush()
	}
}

// text writes words from outside, between tags or within quotes.
func (p *pen) text(s string) { p.buf = export.AppendMarkup(p.buf, s) }

func (p *pen) num(n int) { p.buf = strconv.AppendInt(p.buf, int64(n), 10) }

// el writes an element that holds words.
func (p *pen) el(open, words, close string) {
	p.raw(open)
	p.text(words)
	p.raw(close)
}

func (p *pen) flush() {
	if p.w != nil && p.err == nil && len(p.buf) > 0 {
		_, p.err = p.w.Write(p.buf)
		p.buf = p.buf[:0]
	}
}

// Write lets a chart write itself.
func (p *pen) Write(b []byte) (int, error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

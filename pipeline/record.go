package pipeline

import (
	"errors"
	"io/fs"
	"sync"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// A Record is all that came of one input: what the cache remembers and a shard
// carries.
type Record struct {
	Name     string
	Coded    []*code.Coded
	Counts   []*tabulate.DocumentCount
	Notes    []*source.Error
	Outcomes []Outcome
	Prose    int

	index    int
	data     []byte // of the file, which documents may lie over
	cached   bool
	heard    []string  // see listen
	rendered []*[]byte // one a stream of the run
}

// unread reports why an input could not be read.
func (r *Record) unread(name string, err error) {
	e := source.Whole(source.Fault, name, "run.unreadable", reason(err))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e = source.Whole(source.Fault, name, "run.no-such-file").WithHint("run.no-such-file-hint")
	case errors.Is(err, fs.ErrPermission):
		e = source.Whole(source.Fault, name, "run.no-permission").WithHint("run.no-permission-hint")
	case errors.Is(err, ErrChanged):
		e = source.Whole(source.Fault, name, "run.changed").WithHint("run.changed-hint")
	case errors.Is(err, ErrTooLarge):
		e = source.Whole(source.Fault, name, "run.too-large-input").WithHint("run.too-large-hint")
	}
	r.Notes = append(r.Notes, e)
	r.Outcomes = append(r.Outcomes, Outcome{Name: name})
}

// reason is the part of a file error that tells a user something.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// render makes the bytes of each stream, on the worker, in buffers of the pool
// where it has some.
func (r *Record) render(streams []Stream, pool *sync.Pool) {
	if len(streams) == 0 {
		return
	}
	r.rendered = make([]*[]byte, len(streams))
	for i, s := range streams {
		b, ok := pool.Get().(*[]byte)
		if !ok {
			b = new([]byte)
		}
		*b = (*b)[:0]
		for _, c := range r.Coded {
			*b = s.Render(*b, c)
		}
		r.rendered[i] = b
	}
}

package pipeline

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// An Input is a file to be read.
type Input struct {
	Name string // as outputs show it
	Path string // as the file is opened; for matching metadata and decisions
	Size int64  // in bytes, as far as known; only for sharing out the work
	// Read appends the bytes of the file to dst. It is called on a worker, which
	// may write over them when the record of the file has left it.
	Read func(dst []byte) ([]byte, error)
	// Sidecar returns the bytes of the file beside it that overrides what the
	// program made of it, or an error that is [fs.ErrNotExist]. Nil: none.
	Sidecar func() ([]byte, error)
}

// ErrChanged and ErrTooLarge are what Input.Read returns for a file that
// changed while it was read and for one beyond the limit.
var (
	ErrChanged  = errors.New("the file changed while it was read")
	ErrTooLarge = errors.New("the input is larger than the limit")
)

// A Sink takes finished documents, in input order, one at a time.
type Sink interface {
	Document(c *code.Coded) error
}

// A Stream is an output that is rendered on the workers and only written in
// order. Render appends to dst and may be called by several workers at once;
// Write must not keep what it is given.
type Stream struct {
	Render func(dst []byte, c *code.Coded) []byte
	Write  func(rendered []byte) error
}

// A Config says what a run does with its documents.
type Config struct {
	Stages  Stages
	Workers int // 0: one
	Sinks   []Sink
	Streams []Stream
	// Counter takes the counts of every document.
	Counter *tabulate.Counter
	// Cache remembers finished inputs between runs; nil for none. CacheTrouble,
	// if not nil, is told of entries that could not be read or written: that
	// changes no result. It is never called twice at once.
	Cache        Cache
	CacheTrouble func(*source.Error)
	// Shard and Shards: of all inputs, only those whose number n has
	// n % Shards == Shard are worked on. Shards 0: all.
	Shard, Shards int
	// Progress, if not nil, is told how many inputs and bytes are done. It is
	// never called twice at once.
	Progress func(inputs int, bytes int64)
	// Done, if not nil, is told of each finished input, in input order.
	Done func(r *Record) error
}

// A Report says what became of a run's inputs.
type Report struct {
	Inputs []Outcome
	// Notes are the notices and faults in input order, at most NotesKept of
	// them; Faults and Notices count all.
	Notes           []*source.Error
	Faults, Notices int
	Prose           int // chunks that prose spoilt and the tokeniser's own scanner split
	Cached          int // inputs that the cache knew
}

// NotesKept is how many notices and faults a Report holds, so that a run over a
// very large corpus does not grow with it.
const NotesKept = 10_000

// An Outcome is what became of one input or of one file within it.
type Outcome struct {
	Name, Format, Encoding, Hash        string
	Read                                bool
	Segments, Responses, Words, Codings int
}

// inFlight is how many bytes of documents may wait for their turn to leave, so
// that one slow document does not fill the memory with the quick ones behind it.
const inFlight = 48 << 20

// keptBuffer is how large a rendered document's buffer may be to be used again.
const keptBuffer = 4 << 20

// Run works on the inputs with cfg.Workers workers, and hands the results to
// the counter, the streams and the sinks in input order, whatever the number of
// workers. What is wrong with an input is reported and the run goes on; an
// error is a failure of the run: a sink that cannot write, or ctx.
func Run(ctx context.Context, inputs []Input, cfg Config) (*Report, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c := &conductor{cfg: &cfg, inputs: slices.Clone(inputs), keep: len(cfg.Sinks) > 0 || cfg.Done != nil, ahead: map[int]bool{}, waiting: map[int]*Record{}}
	if m := cfg.Stages.Matcher; !c.keep && len(cfg.Streams) == 0 && cfg.Cache == nil && cfg.Stages.Decisions == nil && (m == nil || m.TextAlone()) {
		cfg.Stages.Structure.Bare = true // only tables are wanted, and no condition asks for a section
	}
	c.gate.limit = inFlight
	c.gate.init()
	c.line()
	c.cancel = cancel
	c.idle.L = &c.turn
	if cfg.Shards > 0 {
		c.next = cfg.Shard
	}

	var wg sync.WaitGroup
	workers := make([]*worker, max(1, cfg.Workers))
	for n := range workers {
		wg.Go(func() {
			w := cfg.Stages.worker()
			workers[n] = w
			for i, ok := c.take(ctx); ok; i, ok = c.take(ctx) {
				c.finish(ctx, c.work(ctx, w, i))
			}
		})
	}
	stop := context.AfterFunc(ctx, c.gate.wake)
	defer stop()

	ended := make(chan struct{})
	go func() { wg.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-ctx.Done():
	}
	err := c.end(ctx)
	if err == nil && c.next < len(inputs) {
		return nil, context.Cause(ctx) // the workers end by themselves: a user who presses Ctrl-C is not kept waiting for a huge document
	}
	<-ended
	if err != nil {
		return nil, err
	}
	for _, w := range workers {
		if w.count != nil {
			cfg.Counter.AddForms(w.count.Forms())
		}
	}
	if cfg.Shards == 0 { // who is not in this part may be in another
		c.unheard()
	}
	return &c.report, nil
}

// unheard reports the interviewers that no document has.
func (c *conductor) unheard() {
	for _, e := range unheard(c.cfg.Stages.Structure.Interviewers, c.heard) {
		c.note(e)
	}
}

// AtOnce calls each function in a goroutine of its own and waits for all of them.
func AtOnce(fs ...func()) {
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Go(f)
	}
	wg.Wait()
}

// A conductor puts finished inputs in order.
type conductor struct {
	cfg     *Config
	inputs  []Input
	keep    bool // whole documents are wanted at the end
	gate    gate
	ahead   map[int]bool // inputs that are begun before their turn
	report  Report
	bytes   int64
	heard   []string  // speakers with the name of an interviewer
	out     int       // inputs that have left
	buffers sync.Pool // of *[]byte, for what streams render
	counts  sync.Pool // of *tabulate.DocumentCount that were added
	trouble sync.Mutex

	taking sync.Mutex // guards what follows
	order  []int      // inputs that are not begun

	// Finished inputs leave in order, one at a time.
	turn    sync.Mutex // guards what follows
	waiting map[int]*Record
	ready   int64 // the bytes of those
	next    int   // the input whose turn it is
	leaving bool  // a worker sees to those that may leave
	idle    sync.Cond
	err     error // why one could not leave
	cancel  context.CancelFunc
}

// hugeInput is the size in bytes from which an input is begun before the others.
// At most mostHuge are, and hugeAhead bytes of them where their rows must wait
// for their turn.
const (
	hugeInput = 4 << 20
	mostHuge  = 64
	hugeAhead = 64 << 20
)

// line puts the inputs in the order in which they are begun: their own, but the
// hugest go first, so that none of them is left for one worker at the end. These
// do not pass the gate.
func (c *conductor) line() {
	var huge, order []int
	for i := range c.inputs {
		switch {
		case c.cfg.Shards > 0 && i%c.cfg.Shards != c.cfg.Shard:
		case c.inputs[i].Size >= hugeInput && !c.keep:
			huge = append(huge, i)
		default:
			order = append(order, i)
		}
	}
	slices.SortStableFunc(huge, func(a, b int) int { return cmp.Compare(c.inputs[b].Size, c.inputs[a].Size) })
	var first []int
	room := int64(hugeAhead)
	for _, i := range huge {
		size := c.inputs[i].Size
		if len(first) == mostHuge || len(c.cfg.Streams) > 0 && size > room {
			order = append(order, i)
			continue
		}
		first, room = append(first, i), room-size
		c.ahead[i] = true
	}
	slices.Sort(order)
	c.order = append(first, order...)
}

// weight guesses what input i will hold while it waits for its turn.
func (c *conductor) weight(i int) int64 {
	n := int64(4096)
	if c.keep || len(c.cfg.Streams) > 0 {
		n += 3 * c.inputs[i].Size
	}
	return n
}

func (c *conductor) work(ctx context.Context, w *worker, i int) *Record {
	r, key := c.cached(w, i)
	if r == nil {
		if n, ok := c.counts.Get().(*tabulate.DocumentCount); ok && w.count != nil {
			w.count.Reuse(n)
		}
		w.inOrder = c.cfg.Cache == nil && c.cfg.Done == nil && !c.ahead[i]
		r = w.input(ctx, &c.inputs[i])
		if key != "" && ctx.Err() == nil {
			c.remember(key, r)
		}
		c.inputs[i].Read = nil // let go of bytes that the cache read
	}
	r.index = i
	r.listen(c.cfg.Stages.Structure.Interviewers)
	r.render(c.cfg.Streams, &c.buffers)
	if !c.keep {
		w.reuse(r)
	}
	return r
}

// take returns the number of the next input to be worked on, as soon as there is room
// for it, or false if there is none or the run is over.
func (c *conductor) take(ctx context.Context) (i int, ok bool) {
	c.taking.Lock()
	defer c.taking.Unlock()
	if len(c.order) == 0 || ctx.Err() != nil {
		return 0, false
	}
	i, c.order = c.order[0], c.order[1:]
	return i, c.ahead[i] || c.gate.enter(ctx, c.weight(i))
}

// finish takes in what came of an input. A worker whose input's turn it is to leave
// sees to that, and to those that wait behind it, while the bytes are still at hand;
// the others go on.
func (c *conductor) finish(ctx context.Context, r *Record) {
	c.turn.Lock()
	defer c.turn.Unlock()
	c.waiting[r.index] = r
	c.ready += c.inputs[r.index].Size
	if c.keep || len(c.cfg.Streams) > 0 || len(c.waiting) >= leaveTogether || c.ready >= leaveBytes {
		c.pass(ctx)
	}
}

// leaveTogether is how many inputs wait so as to leave together, where only counts are
// kept of them: all that these are added to has to come from the processor of the worker
// that saw to it last, which took half of the time when they left one by one. Of more
// than leaveBytes none waits.
const (
	leaveTogether = 16
	leaveBytes    = 1 << 20
)

// pass lets those leave whose turn it is, unless a worker sees to that already. The turn
// is locked.
func (c *conductor) pass(ctx context.Context) {
	if c.leaving {
		return
	}
	c.leaving = true
	for ctx.Err() == nil {
		r := c.waiting[c.next]
		if r == nil {
			break
		}
		delete(c.waiting, c.next)
		c.ready -= c.inputs[c.next].Size
		c.turn.Unlock()
		err := c.leave(r)
		c.turn.Lock()
		if err != nil {
			c.err = err
			c.cancel()
			break
		}
		if !c.ahead[c.next] {
			c.gate.leave()
		}
		c.next += max(1, c.cfg.Shards)
	}
	c.leaving = false
	c.idle.Signal()
}

// end lets the last inputs leave, waits until none does any more, and returns why one
// could not.
func (c *conductor) end(ctx context.Context) error {
	c.turn.Lock()
	defer c.turn.Unlock()
	c.pass(ctx)
	for c.leaving {
		c.idle.Wait()
	}
	return c.err
}

// leave hands a record to everything that takes documents in order.
func (c *conductor) leave(r *Record) error {
	for _, e := range r.Notes {
		c.note(e)
	}
	c.report.Inputs = append(c.report.Inputs, r.Outcomes...)
	c.report.Prose += r.Prose
	if r.cached {
		c.report.Cached++
	}
	c.heard = append(c.heard, r.heard...)
	for _, n := range r.Counts {
		c.cfg.Counter.Add(n)
		if c.cfg.Done == nil {
			c.counts.Put(n)
		}
	}
	for i, b := range r.rendered {
		if len(*b) > 0 {
			if err := c.cfg.Streams[i].Write(*b); err != nil {
				return err
			}
		}
		if cap(*b) <= keptBuffer {
			c.buffers.Put(b)
		}
	}
	r.rendered = nil
	for _, s := range c.cfg.Sinks {
		for _, d := range r.Coded {
			if err := s.Document(d); err != nil {
				return err
			}
		}
	}
	if c.cfg.Done != nil {
		if err := c.cfg.Done(r); err != nil {
			return err
		}
	}
	c.out++
	c.bytes += c.inputs[r.index].Size
	if c.cfg.Progress != nil {
		c.cfg.Progress(c.out, c.bytes)
	}
	return nil
}

func (c *conductor) note(e *source.Error) {
	if e.Level == source.Fault {
		c.report.Faults++
	} else {
		c.report.Notices++
	}
	if len(c.report.Notes) < NotesKept {
		c.report.Notes = append(c.report.Notes, e)
	}
}

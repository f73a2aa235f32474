package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// bench is what a run of tests and benchmarks needs.
type bench struct {
	matcher *code.Matcher
	scheme  *tabulate.Scheme
	rows    *export.Rows
}

func newBench(tb testing.TB, lex *lexicon.Lexicon) *bench {
	tb.Helper()
	m, faults := code.Compile(lex, code.Options{})
	if len(faults) > 0 {
		tb.Fatal(faults)
	}
	b := &bench{matcher: m, scheme: &tabulate.Scheme{}, rows: &export.Rows{}}
	for _, t := range m.Themes {
		b.scheme.Themes = append(b.scheme.Themes, tabulate.Theme{ID: t.ID, Parent: t.Parent, Depth: t.Depth})
		b.rows.Themes = append(b.rows.Themes, t.ID)
	}
	for _, t := range m.Terms {
		b.scheme.Terms = append(b.scheme.Terms, tabulate.Term{Text: t.ID, Theme: t.Theme})
		b.rows.Terms = append(b.rows.Terms, t.ID)
	}
	return b
}

// config returns a run that writes segments and codings to w.
func (b *bench) config(w *bytes.Buffer) pipeline.Config {
	write := func(data []byte) error { _, err := w.Write(data); return err }
	return pipeline.Config{
		Stages: pipeline.Stages{
			Matcher: b.matcher,
			Count:   func() *tabulate.Worker { return tabulate.NewWorker(b.scheme, tabulate.Options{}) },
		},
		Counter: tabulate.NewCounter(b.scheme, tabulate.Options{}),
		Streams: []pipeline.Stream{{Render: b.rows.Segments, Write: write}, {Render: b.rows.Codings, Write: write}},
	}
}

func smallLexicon(tb testing.TB) *lexicon.Lexicon {
	tb.Helper()
	lex, faults := lexicon.Parse("test.yaml", []byte(`
temakod: 1
name: test
themes:
  - id: pengar
    terms: [+bidrag+, +fond, budget]
  - id: ensam
    terms: [ensamhet, isolering]
`))
	if len(faults) > 0 {
		tb.Fatal(faults)
	}
	return lex
}

// inputs are notes whose bytes, read into memory that is given back, leave
// nothing of those that were there before.
func inputs(notes [][]byte) []pipeline.Input {
	in := make([]pipeline.Input, len(notes))
	for i, n := range notes {
		in[i] = pipeline.Input{Name: fmt.Sprintf("note-%04d.txt", i), Size: int64(len(n)), Read: func(dst []byte) ([]byte, error) {
			room := dst[len(dst):cap(dst)]
			for i := range room {
				room[i] = '#'
			}
			return append(dst, n...), nil
		}}
	}
	return in
}

// TestOrder holds the law that neither workers nor the sizes of the documents
// decide what comes out, and in which order.
func TestOrder(t *testing.T) {
	src := corpusSource(t)
	var notes [][]byte
	for i := range 60 {
		notes = append(notes, src.Note(nil, 7, uint64(i), 1+i%7*9000))
	}
	b := newBench(t, smallLexicon(t))
	var want string
	for _, workers := range []int{1, 2, 8} {
		var out bytes.Buffer
		cfg := b.config(&out)
		cfg.Workers = workers
		last := 0
		cfg.Progress = func(n int, _ int64) {
			if n != last+1 {
				t.Errorf("progress went from %d to %d", last, n)
			}
			last = n
		}
		report, err := pipeline.Run(context.Background(), inputs(notes), cfg)
		if err != nil {
			t.Fatal(err)
		}
		if len(report.Inputs) != len(notes) || last != len(notes) {
			t.Fatalf("%d workers: %d outcomes and progress to %d, want %d", workers, len(report.Inputs), last, len(notes))
		}
		if want == "" {
			want = out.String()
		} else if out.String() != want {
			t.Errorf("%d workers give other rows than one", workers)
		}
	}
	if strings.Count(want, "\n") < 1000 {
		t.Errorf("only %d rows: the test proves little", strings.Count(want, "\n"))
	}
}

// TestHugeInputsAreBegunFirst checks that no huge input is left for one worker at
// the end, unless its rows are too many to wait for their turn, and that all come
// out in order still.
func TestHugeInputsAreBegunFirst(t *testing.T) {
	b := newBench(t, smallLexicon(t))
	for _, test := range []struct {
		rows bool
		want string
	}{{false, "4 3 1 0 2"}, {true, "3 1 0 2 4"}} {
		in := inputs([][]byte{[]byte("- bidrag"), []byte("- fonder"), []byte("- budget"), []byte("- ensamhet"), []byte("- isolering")})
		in[1].Size, in[3].Size, in[4].Size = 5<<20, 9<<20, 90<<20
		var begun, left []string
		for i := range in {
			read := in[i].Read
			in[i].Read = func(dst []byte) ([]byte, error) {
				begun = append(begun, in[i].Name[8:9])
				return read(dst)
			}
		}
		var rows bytes.Buffer
		cfg := b.config(&rows)
		if !test.rows {
			cfg.Streams = nil
		}
		report, err := pipeline.Run(context.Background(), in, cfg)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range report.Inputs {
			left = append(left, o.Name[8:9])
		}
		if got := strings.Join(begun, " "); got != test.want {
			t.Errorf("with rows %v, begun in the order %s, want %s", test.rows, got, test.want)
		}
		if got, want := strings.Join(left, " "), "0 1 2 3 4"; got != want {
			t.Errorf("with rows %v, left in the order %s, want %s", test.rows, got, want)
		}
	}
}

// TestVocabularyMayBeForgotten holds the law that the cap on remembered words
// changes no result.
func TestVocabularyMayBeForgotten(t *testing.T) {
	notes := corpusSource(t).Notes(3, 400_000, 40)
	b := newBench(t, smallLexicon(t))
	rows := func(most int) string {
		var out bytes.Buffer
		cfg := b.config(&out)
		cfg.Stages.Tokenise.MaxTypes = most
		if _, err := pipeline.Run(context.Background(), inputs(notes), cfg); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if rows(50) != rows(0) {
		t.Error("a table of 50 words gives other rows than a large one")
	}
}

func TestUnreadableInputIsAFault(t *testing.T) {
	b := newBench(t, smallLexicon(t))
	var out bytes.Buffer
	in := inputs([][]byte{[]byte("- Mer bidrag\n"), nil, []byte("- Ensamhet\n")})
	in[1].Read = func([]byte) ([]byte, error) { return nil, fs.ErrPermission }
	report, err := pipeline.Run(context.Background(), in, b.config(&out))
	if err != nil {
		t.Fatal(err)
	}
	if report.Faults != 1 || report.Notes[0].Level != source.Fault || report.Notes[0].Name != "note-0001.txt" || report.Inputs[1].Read {
		t.Errorf("faults %d, notes %v, outcomes %+v", report.Faults, report.Notes, report.Inputs)
	}
	if !strings.Contains(out.String(), "note-0002.txt") {
		t.Error("the run did not go on after the fault")
	}
}

func TestSinkThatFailsStopsTheRun(t *testing.T) {
	b := newBench(t, smallLexicon(t))
	full := errors.New("no space left")
	cfg := b.config(new(bytes.Buffer))
	cfg.Workers = 4
	wrote := 0
	cfg.Streams[0].Write = func([]byte) error {
		if wrote++; wrote == 3 {
			return full
		}
		return nil
	}
	before := runtime.NumGoroutine()
	_, err := pipeline.Run(context.Background(), inputs(corpusSource(t).Notes(1, 100_000, 50)), cfg)
	if !errors.Is(err, full) {
		t.Errorf("Run = %v, want %v", err, full)
	}
	if after := runtime.NumGoroutine(); after > before+1 {
		t.Errorf("%d goroutines before the run, %d after", before, after)
	}
}

func TestCancel(t *testing.T) {
	b := newBench(t, smallLexicon(t))
	ctx, cancel := context.WithCancel(context.Background())
	cfg := b.config(new(bytes.Buffer))
	cfg.Workers = 2
	cfg.Progress = func(n int, _ int64) {
		if n == 2 {
			cancel()
		}
	}
	_, err := pipeline.Run(ctx, inputs(corpusSource(t).Notes(1, 2_000_000, 50)), cfg)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Run = %v, want it cancelled", err)
	}
}

// mapCache is a cache in memory.
type mapCache struct {
	mu      sync.Mutex
	entries map[string][]byte
	gets    int
}

func (c *mapCache) Get(key string) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.gets++
	if e, ok := c.entries[key]; ok {
		return e, nil
	}
	return nil, fs.ErrNotExist
}

func (c *mapCache) Put(key string, data []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[key] = data
	return nil
}

// TestCache sees that a warm cache gives the same rows, that a damaged entry is
// reported and made anew, and that a change of one input is noticed.
func TestCache(t *testing.T) {
	b := newBench(t, smallLexicon(t))
	notes := corpusSource(t).Notes(5, 60_000, 12)
	cache := &mapCache{entries: map[string][]byte{}}
	var trouble []*source.Error
	run := func() (string, *pipeline.Report) {
		var out bytes.Buffer
		cfg := b.config(&out)
		cfg.Workers = 3
		cfg.Cache = cache
		cfg.CacheTrouble = func(e *source.Error) { trouble = append(trouble, e) }
		report, err := pipeline.Run(context.Background(), inputs(notes), cfg)
		if err != nil {
			t.Fatal(err)
		}
		return out.String(), report
	}
	cold, report := run()
	if report.Cached != 0 {
		t.Errorf("an empty cache knew %d inputs", report.Cached)
	}
	warm, report := run()
	if warm != cold || report.Cached != len(notes) {
		t.Errorf("a warm cache knew %d of %d inputs, same rows: %v", report.Cached, len(notes), warm == cold)
	}
	for key, e := range cache.entries {
		e[len(e)/2] ^= 1
		cache.entries[key] = e
		break
	}
	again, report := run()
	if again != cold || report.Cached != len(notes)-1 || len(trouble) != 1 {
		t.Errorf("a damaged entry: same rows %v, %d cached, trouble %v", again == cold, report.Cached, trouble)
	}
	notes[4] = append(notes[4], "\n- Ett nytt bidrag\n"...)
	if changed, report := run(); changed == cold || report.Cached != len(notes)-1 {
		t.Errorf("a changed input: same rows %v, %d cached", changed == cold, report.Cached)
	}
}

func FuzzDecodeRecord(f *testing.F) {
	f.Add([]byte("temakod"))
	var b bytes.Buffer
	if err := (&pipeline.Record{Name: "a"}).Encode(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := pipeline.DecodeRecord(data); err == nil && r == nil {
			t.Error("no record and no error")
		}
		if s, err := pipeline.NewShardReader(bytes.NewReader(data)); err == nil {
			for range 3 {
				if _, err := s.Next(); err != nil {
					break
				}
			}
		}
	})
}

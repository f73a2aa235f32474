package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/lexicon/sv"
	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/internal/generate"
)

// TestWriteCorpus writes a generated corpus to the folder TEMAKOD_CORPUS, for
// measuring the whole program on files: see testdata/bench/README.md.
func TestWriteCorpus(t *testing.T) {
	dir := os.Getenv("TEMAKOD_CORPUS")
	if dir == "" {
		t.Skip("TEMAKOD_CORPUS names no folder to write a corpus to")
	}
	number := func(name string, usual int) int {
		if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return n
		}
		return usual
	}
	size := number("TEMAKOD_CORPUS_MB", 20) * 1_000_000
	notes := number("TEMAKOD_CORPUS_NOTES", size/40_000)
	src := corpusSource(t)
	var buf []byte
	for i := range notes {
		buf = src.Note(buf[:0], 1, uint64(i), size/notes)
		path := filepath.Join(dir, fmt.Sprintf("%03d", i/1000), fmt.Sprintf("note-%06d.txt", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, buf, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func corpusSource(tb testing.TB) *generate.Source {
	tb.Helper()
	src, err := generate.Load(os.DirFS("../testdata/notes"))
	if err != nil {
		tb.Fatal(err)
	}
	return src
}

// BenchmarkCode runs all the stages over generated notes of 40 kB with the
// default lexicon: with tables only, and with the rows of segments and codings.
func BenchmarkCode(b *testing.B) {
	files, err := lexicon.Files(sv.Files, ".", "sv/")
	if err != nil {
		b.Fatal(err)
	}
	lex, faults, err := lexicon.Build([][]lexicon.File{files}, lexicon.Options{})
	if err != nil || len(faults) > 0 {
		b.Fatal(err, faults)
	}
	set := newBench(b, lex)
	src := corpusSource(b)
	for _, mb := range []int{2, 20, 200} {
		if mb > 20 && testing.Short() {
			continue
		}
		in := inputs(src.Notes(1, mb*1_000_000, mb*25))
		for _, rows := range []bool{false, true} {
			name := map[bool]string{false: "tables", true: "rows"}[rows]
			b.Run(fmt.Sprintf("%dMB/%s", mb, name), func(b *testing.B) {
				b.SetBytes(int64(mb) * 1_000_000)
				b.ReportAllocs()
				for b.Loop() {
					cfg := set.config(new(bytes.Buffer))
					cfg.Workers = runtime.GOMAXPROCS(0)
					if !rows {
						cfg.Streams = nil
					} else {
						for i := range cfg.Streams {
							cfg.Streams[i].Write = func([]byte) error { return nil }
						}
					}
					if _, err := pipeline.Run(context.Background(), in, cfg); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

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

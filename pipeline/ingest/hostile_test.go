package ingest

import (
	"bytes"
	"fmt"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/internal/hostile"
	"github.com/temakod/temakod/pipeline/source"
)

// TestHostile reads every hostile file: each ends with the outcome that it is
// to have, in bounded time and memory. go test -v prints the table.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("the hostile files take half a minute")
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%-28s %8s %8s %8s  %s\n", "file", "MB in", "seconds", "peak MB", "outcome")
	files := hostile.Files()
	if len(files) < 60 {
		t.Errorf("%d hostile files; there are to be at least 60", len(files))
	}
	for _, h := range files {
		t.Run(h.Name, func(t *testing.T) {
			data := h.Make()
			runtime.GC()
			var docs []*corpus.Document
			var errs []*source.Error
			begun := time.Now()
			peak := watched(func() { docs, errs = Read(h.Name, data, Options{}) })
			took := time.Since(begun)
			lawful(t, h.Name, docs, errs)
			outcome, faults, ids := summary(docs, errs)
			fmt.Fprintf(&table, "%-28s %8.1f %8.2f %8.0f  %s\n", h.Name, float64(len(data))/1e6, took.Seconds(), peak, outcome)
			switch {
			case h.Want == "read" && faults > 0:
				t.Errorf("Read(%q) gave %s; want no fault", h.Name, outcome)
			case strings.HasPrefix(h.Want, "ingest.") && !ids[h.Want]:
				t.Errorf("Read(%q) gave %s; want %s", h.Name, outcome, h.Want)
			case h.Documents >= 0 && len(docs) != h.Documents:
				t.Errorf("Read(%q) gave %s; want %d documents", h.Name, outcome, h.Documents)
			}
			// What takes more is not bounded by the limits but by chance. Time is
			// only shown: a machine may be busy.
			if limit := 600 + 8*float64(len(data))/1e6; peak > limit {
				t.Errorf("Read(%q) took %.0f MB of memory; want at most %.0f", h.Name, peak, limit)
			}
		})
	}
	t.Log("\n" + table.String())
}

// watched runs f and returns the most megabytes of heap seen meanwhile beyond
// what there was before.
func watched(f func()) float64 {
	defer debug.SetGCPercent(debug.SetGCPercent(20)) // what is seen is to be in use, not waste
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	heap := func() uint64 { metrics.Read(sample); return sample[0].Value.Uint64() }
	before, peak := heap(), uint64(0)
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for {
			peak = max(peak, heap())
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	}()
	f()
	peakAfter := heap()
	close(done)
	<-ended
	return float64(max(peak, peakAfter, before)-before) / 1e6
}

// summary says in one line what came of a file.
func summary(docs []*corpus.Document, errs []*source.Error) (line string, faults int, ids map[string]bool) {
	ids = map[string]bool{}
	var shown []string
	add := func(errs []*source.Error) {
		for _, e := range errs {
			if e.Level == source.Fault {
				faults++
			}
			if !ids[e.ID] {
				ids[e.ID] = true
				shown = append(shown, strings.TrimPrefix(e.ID, "ingest."))
			}
		}
	}
	words := 0
	for _, d := range docs {
		words += len(bytes.Fields([]byte(d.Text.Body[:min(len(d.Text.Body), 1<<20)])))
		add(d.Notes)
	}
	add(errs)
	line = fmt.Sprintf("%d documents, %d words", len(docs), words)
	if len(shown) > 0 {
		line += ": " + strings.Join(shown, ", ")
	}
	return line, faults, ids
}

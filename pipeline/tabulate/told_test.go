package tabulate

import (
	"fmt"
	"sync"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/stat"
)

// TestCountNext holds that what several workers leave out because earlier
// documents had it changes no table, and that neither does the memory of counts
// that were added.
func TestCountNext(t *testing.T) {
	s := wideScheme(200)
	random := stat.NewRandom(1)
	for _, events := range []int{3, 2 * eventLimit} {
		var docs []*code.Coded
		for i := range 3 * events {
			c := generated(s, fmt.Sprintf("d%d", i), 1000, int64(i))
			c.Document.Attributes.Set(corpus.Attribute{Key: corpus.Date, Value: fmt.Sprint("2024-", random.Below(events))})
			for k := range c.Document.Segments {
				c.Document.Segments[k].Confidence = 0.5
			}
			docs = append(docs, c)
		}
		want := printTables(count(s, Options{}, docs...).Results().Tables...)
		c := NewCounter(s, Options{})
		workers := []*Worker{NewWorker(s, Options{}), NewWorker(s, Options{}), NewWorker(s, Options{})}
		for i, d := range docs {
			w := workers[random.Below(len(workers))]
			if i%7 == 6 { // counted before its turn
				c.Add(w.Count(d))
				continue
			}
			n := w.CountNext(d)
			c.Add(n)
			workers[random.Below(len(workers))].Reuse(n)
		}
		for _, w := range workers {
			c.AddForms(w.Forms())
		}
		if got := printTables(c.Results().Tables...); got != want {
			t.Errorf("%d events: the tables of three workers differ from those of one:\n%s\nwant\n%s", events, got, want)
		}
	}
}

// TestResultsBy holds that tables worked out at once are those worked out in turn.
func TestResultsBy(t *testing.T) {
	s, opt := wideScheme(200), Options{By: []string{corpus.Region, ByQuestion}, MinCell: 3}
	var docs []*code.Coded
	for i := range 40 {
		docs = append(docs, generated(s, fmt.Sprintf("d%d", i), 4000, int64(i)))
	}
	for _, o := range []Options{{}, opt} {
		want := printTables(count(s, o, docs...).Results().Tables...)
		got := printTables(count(s, o, docs...).ResultsBy(func(fs ...func()) {
			var wg sync.WaitGroup
			for _, f := range fs {
				wg.Go(f)
			}
			wg.Wait()
		}).Tables...)
		if got != want {
			t.Errorf("%+v: tables worked out at once:\n%s\nwant\n%s", o, got, want)
		}
	}
}

package tabulate

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
)

// invented are five small documents with all that the tables count.
func invented(t testing.TB, s *Scheme) []*code.Coded {
	notes := []string{
		"region: Halland\nyear: 2020\nparticipants: 12\np q1 Vad vill ni?\nr q1 Mer {pengar} och {oro}\nr! q1 {Bidrag} till {unga}\ns - Mest {oro}",
		"region: Halland\nyear: 2021\np q1 Vad vill ni?\nr q1 {Bidraget} är {oro}\nr!! q1,q2 {avgift} {avgift}\nr - inget",
		"region: Värmland\nyear: 2021\nr q2 {inte_oro} {unga}\nr q1 {unga}\nr q2 {oro}",
		"m - bara\ns - {pengar}",
		"1.region: Halland\n2.region: Skåne\n1.year: 2022\nr#1 q1 {oro}\nr#2 q1 {unga}\nr#1 q2 {bidragen}",
	}
	docs := make([]*code.Coded, len(notes))
	for i, n := range notes {
		docs[i] = parseDocument(t, s, fmt.Sprintf("d%d.txt", i+1), n)
	}
	return docs
}

// TestStored holds that a count survives being stored, as a cache and a shard
// store it, for each unit and cut.
func TestStored(t *testing.T) {
	s := testScheme()
	docs := invented(t, s)
	for _, unit := range []Unit{Segments, Hits, Answers, Documents} {
		for _, by := range [][]string{nil, {"region"}, {"region", "year"}, {ByQuestion}} {
			opt := Options{Unit: unit, By: by, Level: 1, Resamples: 100}
			want := printTables(count(s, opt, docs...).Results().Tables...)
			stored := NewCounter(s, opt)
			w := NewWorker(s, opt)
			for _, d := range docs {
				var b bytes.Buffer
				var back DocumentCount
				if err := gob.NewEncoder(&b).Encode(w.Count(d)); err != nil {
					t.Fatal(err)
				}
				if err := gob.NewDecoder(&b).Decode(&back); err != nil {
					t.Fatal(err)
				}
				stored.Add(&back)
			}
			if got := printTables(stored.Results().Tables...); got != want {
				t.Fatalf("unit %v by %v: counts that were stored give\n%swant\n%s", unit, by, got, want)
			}
		}
	}
}

// TestResultsTwice holds that reading the results does not change them.
func TestResultsTwice(t *testing.T) {
	s := testScheme()
	c := count(s, Options{By: []string{"region"}, Resamples: 100}, invented(t, s)...)
	if a, b := printTables(c.Results().Tables...), printTables(c.Results().Tables...); a != b {
		t.Errorf("Results gives first\n%sthen\n%s", a, b)
	}
}

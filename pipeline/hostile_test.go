package pipeline_test

import (
	"context"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/internal/hostile"
)

// TestHostileFilesAmongGood runs every hostile file between two good ones, as
// in one folder: the good ones are coded, and each file that is to be refused
// or read in part has its message.
func TestHostileFilesAmongGood(t *testing.T) {
	if testing.Short() {
		t.Skip("the hostile files take half a minute")
	}
	good := []byte("Vad behövs?\n- Mer bidrag till föreningarna\n- Ensamhet bland äldre\n")
	one := func(name string, make func() []byte) pipeline.Input {
		return pipeline.Input{Name: name, Path: name, Read: func(dst []byte) ([]byte, error) { return append(dst, make()...), nil }}
	}
	fine := func() []byte { return good }
	inputs := []pipeline.Input{one("first.txt", fine)}
	for _, h := range hostile.Files() {
		inputs = append(inputs, one(h.Name, h.Make))
	}
	inputs = append(inputs, one("last.txt", fine))

	b := newBench(t, smallLexicon(t))
	report, err := pipeline.Run(context.Background(), inputs, pipeline.Config{Stages: pipeline.Stages{Matcher: b.matcher}})
	if err != nil {
		t.Fatal(err)
	}
	codings := map[string]int{}
	for _, o := range report.Inputs {
		codings[o.Name] = o.Codings
	}
	for _, name := range []string{"first.txt", "last.txt"} {
		if codings[name] != 2 {
			t.Errorf("%s has %d codings, want 2", name, codings[name])
		}
	}
	said := map[string]bool{}
	for _, n := range report.Notes {
		name, _, _ := strings.Cut(n.Name, "/")
		said[name+" "+n.ID] = true
	}
	for _, h := range hostile.Files() {
		if strings.HasPrefix(h.Want, "ingest.") && !said[h.Name+" "+h.Want] {
			t.Errorf("%s: no message %s", h.Name, h.Want)
		}
	}
}

package xlsx

import (
	"bytes"
	"os"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
)

// write makes a workbook of documents and returns its bytes.
func write(t testing.TB, opt Options, docs []*code.Coded, run *export.Run) []byte {
	t.Helper()
	opt.TempDir = t.TempDir()
	b, err := New(opt)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	defer b.Discard()
	for _, d := range docs {
		if err := b.Document(d); err != nil {
			t.Fatalf("Document(%s): %v", d.Document.Text.Name, err)
		}
	}
	var out bytes.Buffer
	if err := b.Finish(&out, run); err != nil {
		t.Fatalf("Finish: %v", err)
	}
	if err := b.Discard(); err != nil {
		t.Errorf("Discard: %v", err)
	}
	left, err := os.ReadDir(opt.TempDir)
	if err != nil || len(left) > 0 {
		t.Errorf("after Discard the temporary folder holds %v (%v), want nothing", left, err)
	}
	return out.Bytes()
}

func sampleDocs(n, bullets int) []*code.Coded {
	g := generator(7)
	docs := make([]*code.Coded, n)
	for i := range docs {
		docs[i] = sampleDocument(&g, i, bullets)
	}
	return docs
}

func TestSample(t *testing.T) {
	docs := sampleDocs(9, 30)
	plan := samplePlan()
	got := write(t, Options{Plan: plan}, docs, sampleRun(plan, docs))
	if name := os.Getenv("TEMAKOD_WORKBOOK"); name != "" {
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

package xlsx

import (
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/export"
)

// BenchmarkStageWorkbook writes a workbook of about 100,000 codings.
func BenchmarkStageWorkbook(b *testing.B) {
	docs := sampleDocs(100, 1500)
	plan := samplePlan()
	run := sampleRun(plan, docs)
	codings := 0
	for _, d := range docs {
		codings += len(d.Codings)
	}
	b.ReportAllocs()
	for b.Loop() {
		book, err := New(Options{Plan: plan, TempDir: b.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range docs {
			if err := book.Document(d); err != nil {
				b.Fatal(err)
			}
		}
		if err := book.Finish(io.Discard, run); err != nil {
			b.Fatal(err)
		}
		if err := book.Discard(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(codings), "codings/op")
}

// BenchmarkMillionRows writes a sheet of a million rows of ten columns.
func BenchmarkMillionRows(b *testing.B) {
	plan := samplePlan()
	row := []any{"anteckningar/norrby-2022.txt", "s8d1f3fbe99ea8", 12, 80, "Svar från deltagarna", "Psykisk hälsa",
		"ensamhet & isolering", "ensamheten", "böjning", strings.Repeat("Det finns en stor ensamhet. ", 2)}
	var peak runtime.MemStats
	for b.Loop() {
		book, err := New(Options{Plan: plan, TempDir: b.TempDir()})
		if err != nil {
			b.Fatal(err)
		}
		l := &long{b: book, id: "segments", columns: book.columns(segmentColumns[:10])}
		book.segments = l
		for n := range 1_000_000 {
			row[2] = n
			l.put(0, row...)
		}
		if err := book.Finish(io.Discard, &export.Run{Plan: *plan}); err != nil {
			b.Fatal(err)
		}
		runtime.ReadMemStats(&peak)
		if err := book.Discard(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(peak.Sys)/1e6, "sys-MB")
}

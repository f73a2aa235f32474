package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestSteadyHeap holds that the limit follows what is in use, up and down, and
// goes when the run ends.
func TestSteadyHeap(t *testing.T) {
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		t.Skip("GOMEMLIMIT is set")
	}
	percent := debug.SetGCPercent(100)
	defer debug.SetGCPercent(percent)
	end := steadyHeap()
	for _, c := range []struct{ held, from, to int }{ // in MB; the test itself holds some
		{0, 96, 96}, {80, 118, 130}, {160, 280, 320}, {400, 600, 640}, {0, 96, 96},
	} {
		held := make([]byte, c.held<<20)
		limit := 0
		for range 1000 { // the limit is set after a collection, at leisure
			runtime.GC()
			if limit = int(debug.SetMemoryLimit(-1) >> 20); c.from <= limit && limit <= c.to {
				break
			}
		}
		if limit < c.from || limit > c.to {
			t.Errorf("the limit with %d MB in use is %d MB, want %d to %d", c.held, limit, c.from, c.to)
		}
		runtime.KeepAlive(held)
	}
	end()
	if got := debug.SetMemoryLimit(-1); got != math.MaxInt64 {
		t.Errorf("the memory limit after the run is %d, want none", got)
	}
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("the garbage collector's percentage after the run is %d, want 100 as before", got)
	}
}

package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

// TestSteadyHeap passes much through memory, first beside little that is held
// and then beside much.
func TestSteadyHeap(t *testing.T) {
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		t.Skip("GOMEMLIMIT is set")
	}
	end := steadyHeap()
	taken := func(held int) int {
		keep := make([][]byte, held)
		for i := range 1000 {
			b := make([]byte, 1<<20)
			if i < held {
				keep[i] = b
			}
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		runtime.KeepAlive(keep)
		return int(m.Sys-m.HeapReleased) >> 20
	}
	if got := taken(10); got > 220 {
		t.Errorf("1000 MB passed beside 10 that are held take %d MB, want about 192", got)
	}
	if got := taken(300); got < 300 || got > 520 {
		t.Errorf("1000 MB passed beside 300 that are held take %d MB, want at most about 450", got)
	}
	end()
	if got := debug.SetMemoryLimit(-1); got != math.MaxInt64 {
		t.Errorf("the memory limit after the run is %d, want none", got)
	}
}

package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// heapLimit is how much memory a run may take before garbage is collected, and
// heapRoom how much beyond what is in use, where that is more: up to four times as
// much where more is in use, and half of that where most is.
const (
	heapLimit = 96 << 20
	heapRoom  = 40 << 20
)

// A heapKeeper lets the memory of a run grow to heapLimit and no further; where
// much is in use, to heapRoom or some more than that. What a run holds
// is small beside what it passes through: left to itself the collector would work
// all the time, and the peak would be a multiple of what is held, and grow with
// it. Peak at 20 and at 200 MB of notes, tables only: 75 and 156 MB without a
// keeper, 104 and 123 MB with one.
type heapKeeper struct {
	mu    sync.Mutex
	ended bool
}

// steadyHeap keeps the heap until end is called. A limit that the user has set,
// as GOMEMLIMIT, stands instead.
func steadyHeap() (end func()) {
	if debug.SetMemoryLimit(-1) != math.MaxInt64 {
		return func() {}
	}
	percent := debug.SetGCPercent(-1)
	largePages()
	debug.SetMemoryLimit(heapLimit)
	k := &heapKeeper{}
	k.watch()
	return func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.ended = true
		debug.SetMemoryLimit(math.MaxInt64)
		debug.SetGCPercent(percent)
	}
}

// watch has the limit set anew after the next collection.
func (k *heapKeeper) watch() {
	mark := &struct{ *heapKeeper }{k} // that nothing keeps, so that the next collection finds it
	runtime.AddCleanup(mark, (*heapKeeper).collected, k)
}

// collected is called after a collection.
func (k *heapKeeper) collected() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.ended {
		held := inUse()
		debug.SetMemoryLimit(max(heapLimit, held+max(heapRoom, held/2, min(held-heapRoom, 4*heapRoom))))
		k.watch()
	}
}

// inUse is what the last collection left, in bytes.
func inUse() int64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return int64(live[0].Value.Uint64())
}

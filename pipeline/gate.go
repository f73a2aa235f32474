package pipeline

import (
	"context"
	"sync"
)

// A gate lets weights in, in order, and out in the same order. What is inside
// stays under its limit, the oldest aside: that one is not waiting for its turn,
// so a huge document does not keep the small ones behind it from being worked on.
type gate struct {
	mu     sync.Mutex
	cond   *sync.Cond
	limit  int64
	inside []int64 // the weights, oldest first
	sum    int64
}

func (g *gate) init() { g.cond = sync.NewCond(&g.mu) }

func (g *gate) enter(ctx context.Context, weight int64) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for len(g.inside) > 0 && g.sum-g.inside[0]+weight > g.limit {
		if ctx.Err() != nil {
			return false
		}
		g.cond.Wait()
	}
	g.inside = append(g.inside, weight)
	g.sum += weight
	return ctx.Err() == nil
}

// leave lets the oldest out.
func (g *gate) leave() {
	g.mu.Lock()
	g.sum -= g.inside[0]
	g.inside = g.inside[1:]
	g.mu.Unlock()
	g.wake()
}

// wake takes the lock, so that a waiter cannot miss it between asking whether
// the run is over and going to sleep.
func (g *gate) wake() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.cond.Broadcast()
}

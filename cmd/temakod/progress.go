package main

import (
	"io"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/temakod/temakod/pipeline/message"
)

// A bar draws how far a run has come. Its methods do nothing on a nil bar, so
// that nobody needs to ask whether anyone watches.
type bar struct {
	done atomic.Int64
	stop chan struct{}
	gone chan struct{}
}

// newBar draws a bar for the given number of bytes on w until it is closed. It
// is drawn by a ticker, not by those who work.
func newBar(w io.Writer, lang message.Lang, total int64) *bar {
	b := &bar{stop: make(chan struct{}), gone: make(chan struct{})}
	p := progressbar.NewOptions64(max(total, 1),
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription(lang.Text("command.coding")),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetWidth(30),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionThrottle(0),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionSetRenderBlankState(true),
	)
	go func() {
		defer close(b.gone)
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				// A bar that cannot be drawn is no reason to end the run.
				_ = p.Set64(min(b.done.Load(), max(total, 1)-1))
			case <-b.stop:
				_ = p.Clear()
				return
			}
		}
	}()
	return b
}

// set tells the bar how many bytes are done in all.
func (b *bar) set(bytes int64) {
	if b != nil {
		b.done.Store(bytes)
	}
}

// close wipes the bar and waits until it is gone.
func (b *bar) close() {
	if b == nil {
		return
	}
	close(b.stop)
	<-b.gone
}

package main

import (
	"runtime"
	"syscall"
)

// largePages has the kernel back the heap that is to come, up to heapLimit, with
// large pages, where it gives them only to those who ask: the tables of words are
// looked up all over, and memory then comes with one fault for 2 MB and not one for
// 4 kB. A kernel that has none refuses, and nothing is lost. It is called while no
// garbage is collected.
func largePages() {
	for range heapLimit / pieceOfHeap {
		piece := make([]byte, pieceOfHeap)
		syscall.Madvise(piece, syscall.MADV_HUGEPAGE)
	}
	runtime.GC() // the pieces go back to the heap; what is never used of them takes up no memory
}

// pieceOfHeap is how much is asked for at once: what lies where other things lay is
// emptied, and that would take up all of one large piece.
const pieceOfHeap = 4 << 20

package ingest

import (
	"cmp"
	"math"
)

// Limits bound what one input may cost. A field that is 0 has its default; a
// file that passes a limit is not read at all, and the fault names the limit,
// its value and the flag that raises it.
type Limits struct {
	// FileBytes is how large a file may be, on disk or within an archive.
	// Default 300 MB, in millions of bytes.
	FileBytes int64
	// ExpandedBytes is how much all that is compressed in one input may come
	// to when it is unpacked, nested archives included; a single part of a
	// document may come to a quarter of it, since it is held whole. Default 1
	// GB.
	ExpandedBytes int64
	// Ratio is how many times larger than itself an archive may become. It is
	// asked only beyond 32 MB unpacked, where a bomb begins to hurt: short
	// files of few words are often packed 100 to 1. Default 200.
	Ratio int
	// Entries is how many files an archive may list. Default 20,000.
	Entries int
	// Nesting is how many containers deep a file may lie: archives within
	// archives, letters attached to letters. Default 5.
	Nesting int
	// XMLDepth is how deep the elements of a document may nest. Default 2,000.
	XMLDepth int
	// Cells is how many cells the sheets of a workbook may have. Default
	// 5,000,000.
	Cells int
	// Pages is how many pages a PDF may have. Default 5,000.
	Pages int
	// Steps bounds the work on one input, about a unit a byte of text or
	// element of markup, so that the same file is read or refused on a fast
	// machine and a slow one. Default 4,000,000,000, some minutes.
	Steps int
}

// WithDefaults returns the limits with each field that is 0 replaced by its
// default.
func (l Limits) WithDefaults() Limits {
	return Limits{
		FileBytes:     cmp.Or(l.FileBytes, 300_000_000),
		ExpandedBytes: cmp.Or(l.ExpandedBytes, 1_000_000_000),
		Ratio:         cmp.Or(l.Ratio, 200),
		Entries:       cmp.Or(l.Entries, 20_000),
		Nesting:       cmp.Or(l.Nesting, 5),
		XMLDepth:      cmp.Or(l.XMLDepth, 2000),
		Cells:         cmp.Or(l.Cells, 5_000_000),
		Pages:         cmp.Or(l.Pages, 5000),
		Steps:         cmp.Or(l.Steps, min(4_000_000_000, math.MaxInt)),
	}
}

// ratioFloor is how much may be unpacked before Limits.Ratio is asked.
const ratioFloor = 32 << 20

// megabytes returns n bytes in millions, rounded up to a tenth.
func megabytes(n int64) float64 { return float64((n+99_999)/100_000) / 10 }

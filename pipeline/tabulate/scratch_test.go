package tabulate

import (
	"slices"
	"testing"

	"github.com/temakod/temakod/pipeline/stat"
)

// TestBlocks holds that each set of questions has its number, in order of first
// answer, however many share their first and last.
func TestBlocks(t *testing.T) {
	random := stat.NewRandom(1)
	var b blocks
	for range 3 {
		b.reset(20)
		sets := [][]int{nil}
		for range 2000 {
			var questions []int
			for q := random.Below(3); q < 20 && random.Below(12) > 0; q += 1 + random.Below(3) {
				questions = append(questions, q)
			}
			want := slices.IndexFunc(sets, func(s []int) bool { return slices.Equal(s, questions) })
			if want < 0 {
				want = len(sets)
				sets = append(sets, questions)
			}
			if got := b.of(questions); int(got) != want {
				t.Fatalf("of(%v) = %d, want %d", questions, got, want)
			}
		}
	}
}

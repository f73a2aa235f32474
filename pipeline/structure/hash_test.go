package structure

import "testing"

// TestHash holds the hash to its values: segment ids in files that people keep
// are made from it.
func TestHash(t *testing.T) {
	for _, c := range []struct {
		text string
		want uint64
	}{
		{"", 0x96ebbe173ff72a30}, {"a", 0x4e739c1303ffc2df}, {"- Fler bänkar", 0xd4007a5d7aaad609}, {"åtta 88", 0xa407656f529eff49},
	} {
		if got := hash(c.text); got != c.want {
			t.Errorf("hash(%q) = %#x, want %#x", c.text, got, c.want)
		}
	}
}

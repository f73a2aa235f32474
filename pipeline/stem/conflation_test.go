package stem

import (
	"strings"
	"testing"
)

// TestTalbankenConflation measures how well keys join the forms of one lemma
// and part those of two: pairs of distinct nouns, verbs and adjectives.
func TestTalbankenConflation(t *testing.T) {
	lemma := map[string]map[string]bool{} // of each form
	for _, part := range []string{"dev", "test"} {
		for _, line := range referenceLines(t, "ud", "sv_talbanken-ud-"+part+".conllu") {
			col := strings.Split(line, "\t")
			if len(col) < 4 || col[3] != "NOUN" && col[3] != "ADJ" && col[3] != "VERB" {
				continue
			}
			form := strings.ToLower(col[1])
			if lemma[form] == nil {
				lemma[form] = map[string]bool{}
			}
			lemma[form][col[2]] = true
		}
	}
	byLemma := map[string]map[string]bool{}
	for form, ls := range lemma {
		for l := range ls {
			if byLemma[l] == nil {
				byLemma[l] = map[string]bool{}
			}
			byLemma[l][form] = true
		}
	}
	gold := pairs(byLemma)
	s := New(Options{})
	measure := func(keys func(string) []string) (p, r float64, wrong []string) {
		byKey := map[string]map[string]bool{}
		for form := range lemma {
			for _, k := range keys(form) {
				if byKey[k] == nil {
					byKey[k] = map[string]bool{}
				}
				byKey[k][form] = true
			}
		}
		got := pairs(byKey)
		hit := 0
		for p := range got {
			if gold[p] {
				hit++
			} else {
				wrong = append(wrong, p)
			}
		}
		return 100 * float64(hit) / float64(len(got)), 100 * float64(hit) / float64(len(gold)), wrong
	}
	p0, r0, before := measure(func(w string) []string { return []string{s.Stem(w)} })
	p1, r1, after := measure(func(w string) []string { return s.Keys(nil, w) })
	t.Logf("stem alone: P %.1f R %.1f F1 %.1f", p0, r0, 2*p0*r0/(p0+r0))
	t.Logf("with keys:  P %.1f R %.1f F1 %.1f (%d pairs of one lemma)", p1, r1, 2*p1*r1/(p1+r1), len(gold))
	if testing.Verbose() {
		known := words(strings.Join(before, " "))
		for _, w := range after {
			if !known[w] {
				t.Logf("newly joined, of two lemmas: %s", w)
			}
		}
	}
	if r1 < r0+5 || p1 < p0-2 {
		t.Errorf("keys move precision from %.1f to %.1f and recall from %.1f to %.1f; want recall up by 5 and precision down by no more than 2", p0, p1, r0, r1)
	}
}

// pairs returns the pairs of distinct forms within each group, as "a|b".
func pairs(groups map[string]map[string]bool) map[string]bool {
	out := map[string]bool{}
	for _, g := range groups {
		for a := range g {
			for b := range g {
				if a < b {
					out[a+"|"+b] = true
				}
			}
		}
	}
	return out
}

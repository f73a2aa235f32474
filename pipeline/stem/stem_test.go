package stem

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestMemoIsBounded(t *testing.T) {
	s := New(Options{})
	for i := range 2*maxMemo + 10 {
		s.Stem(fmt.Sprintf("föreningar%d", i))
	}
	if n := len(s.memo); n > maxMemo {
		t.Errorf("%d words remembered, want at most %d", n, maxMemo)
	}
	if got := s.Stem("föreningarna"); got != "förening" {
		t.Errorf(`Stem("föreningarna") = %q after the memo was emptied, want "förening"`, got)
	}
}

// The older rules give one key, so that a study can be repeated as it was.
func TestOlderRulesHaveOneKey(t *testing.T) {
	s := New(Options{Snowball2: true})
	for word, want := range map[string]string{"hälsan": "hälsan", "arbetet": "arbetet", "nervöst": "nervöst", "föreningar": "förening"} {
		if got := s.Keys(nil, word); !slices.Equal(got, []string{want}) {
			t.Errorf("Keys(%q) = %q, want %q alone", word, got, want)
		}
	}
}

// Keys appends, and looks for what it gave already only among its own.
func TestKeysAppends(t *testing.T) {
	s := New(Options{})
	dst := []string{"häls"}
	if got, want := s.Keys(dst, "hälsan"), []string{"häls", "hälsan", "häls"}; !slices.Equal(got, want) {
		t.Errorf(`Keys([häls], "hälsan") = %q, want %q`, got, want)
	}
}

func FuzzKeys(f *testing.F) {
	for _, w := range []string{"", "s", ":", "a:", ":a", "-", "--", "et", "ets", "hälsans", "iop:er", "\xff", "\xffet", "ȺȺets", "ööt", "mms", "medlens", "läs:s", "lens", "den"} {
		f.Add(w)
	}
	s := New(Options{})
	f.Fuzz(func(t *testing.T, word string) {
		keys := s.Keys(nil, word)
		if len(keys) == 0 || keys[0] != s.Stem(word) && (len(keys) > 1 || keys[0] != closed[Bare(word)]) {
			t.Fatalf("Keys(%q) = %q, want the stem %q first", word, keys, s.Stem(word))
		}
		if sorted := slices.Compact(slices.Sorted(slices.Values(keys))); len(sorted) != len(keys) || len(keys) > 12 {
			t.Fatalf("Keys(%q) = %q: twice the same, or too many", word, keys)
		}
		if other := New(Options{}).Keys(nil, word); !slices.Equal(keys, other) {
			t.Fatalf("Keys(%q) = %q from a used stemmer, %q from a fresh one", word, keys, other)
		}
		forms := Paradigm(word)
		if lower := strings.ToLower(strings.TrimSpace(word)); lower != "" && (len(forms) == 0 || forms[0] != lower) {
			t.Fatalf("Paradigm(%q) = %q, want the word first", word, forms)
		}
	})
}

// zipfWords makes n words, each as frequent as its rank says, without luck: the
// k-th of 20,000 stands every k-th time.
func zipfWords(n int) []string {
	parts := strings.Fields("sam ver kan för en ing bi drag häl sa psy kisk ens kom led skap ar be te mö ta or ga ni tion")
	ends := strings.Fields("a en arna et ernas ade igt het heten ing an")
	var out []string
	for k := 0; len(out) < n; k++ {
		rank := k * k % 19_997 % (1 + k%20_000)
		out = append(out, parts[rank%len(parts)]+parts[rank/25%len(parts)]+parts[rank/625%len(parts)]+ends[rank%len(ends)])
	}
	return out
}

// BenchmarkStageStem measures the steady state, with most words remembered.
func BenchmarkStageStem(b *testing.B) {
	text := zipfWords(100_000)
	size := 0
	for _, w := range text {
		size += len(w)
	}
	s := New(Options{})
	for _, w := range text {
		s.Stem(w)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range text {
			s.Stem(w)
		}
	}
}

// BenchmarkStageStemKeys measures what a new type costs.
func BenchmarkStageStemKeys(b *testing.B) {
	text := slices.Compact(slices.Sorted(slices.Values(zipfWords(100_000))))
	b.ReportAllocs()
	var keys []string
	i := 0
	s := New(Options{})
	for b.Loop() {
		if i++; i == len(text) {
			i, s = 0, New(Options{})
		}
		keys = s.Keys(keys[:0], text[i])
	}
}

// Small words are found by their own forms alone, and find nothing else.
func TestSmallWordsStandAlone(t *testing.T) {
	s := New(Options{})
	share := func(a, b string) bool {
		other := s.Keys(nil, b)
		return slices.ContainsFunc(s.Keys(nil, a), func(k string) bool { return slices.Contains(other, k) })
	}
	for _, pair := range []string{"domare dom", "domarna dom", "villor vill", "villa vill", "varor var", "menar men", "nära när", "före för", "föra för", "vidare vid", "sinar sin", "somt som", "övers över"} {
		a, b, _ := strings.Cut(pair, " ")
		if share(a, b) {
			t.Errorf("%s and %s share a key: %q, %q", a, b, s.Keys(nil, a), s.Keys(nil, b))
		}
	}
	for _, pair := range []string{"domare domarna", "villa villan", "varor varorna", "sin sina", "var vara", "vill ville", "vår våra"} {
		a, b, _ := strings.Cut(pair, " ")
		if !share(a, b) {
			t.Errorf("%s and %s share no key: %q, %q", a, b, s.Keys(nil, a), s.Keys(nil, b))
		}
	}
}

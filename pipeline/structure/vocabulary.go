package structure

// A vocabulary leads from words, in any case, to what is known of them. It is a
// table of hashes, open to all at once because nothing changes it after it is
// made: a Go map over lower-cased words took three times as long.
type vocabulary[T any] struct {
	keys []uint64
	vals []T
}

// newVocabulary makes a vocabulary of lower-case words.
func newVocabulary[T any](words map[string]T) vocabulary[T] {
	size := 16
	for size < 3*len(words) {
		size *= 2
	}
	v := vocabulary[T]{make([]uint64, size), make([]T, size)}
	for w, val := range words {
		k := wordKey(w)
		i := int(k) & (size - 1)
		for v.keys[i] != 0 {
			i = (i + 1) & (size - 1)
		}
		v.keys[i], v.vals[i] = k, val
	}
	return v
}

// get returns what is known of word, the zero value if nothing is.
func (v *vocabulary[T]) get(word string) T { return v.at(wordKey(word)) }

func (v *vocabulary[T]) at(k uint64) T {
	mask := len(v.keys) - 1
	for i := int(k) & mask; ; i = (i + 1) & mask {
		if v.keys[i] == k {
			return v.vals[i]
		}
		if v.keys[i] == 0 {
			var none T
			return none
		}
	}
}

// wordKey hashes a word without regard to case (FNV-1a, 64 bits, with a last
// mix). Two words of Swedish with one key are not to be expected in the age of
// the language.
func wordKey(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(folded(w, i))) * 1099511628211
	}
	return h ^ h>>29 | 1
}

// folded returns byte i of s in lower case, for letters of Latin-1; letters
// beyond stay as they are.
func folded(s string, i int) byte {
	c := s[i]
	if c >= 'A' && c <= 'Z' || c >= 0x80 && c <= 0x9E && c != 0x97 && i > 0 && s[i-1] == 0xC3 {
		return c + 0x20
	}
	return c
}

// hasFold reports whether t begins with prefix, which is in lower case, without
// regard to case.
func hasFold(t, prefix string) bool {
	if len(t) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if folded(t, i) != prefix[i] {
			return false
		}
	}
	return true
}

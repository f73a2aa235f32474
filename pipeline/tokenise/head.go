package tokenise

// A Head is the first word of a chunk, as far as it is made of the letters a to z and à to
// ÿ, and perhaps a capital one before them. Before it stand at most brackets, quotes and
// asterisks that open. Most chunks are no more than that and a mark.
type Head struct {
	Start, End int // none if they are equal
	Capital    bool
}

// headOf measures the head of a chunk.
func headOf(k *key) (h Head) {
	s, x := k.text, k.a
	if k.long || opens[s[0]] {
		for h.Start < len(s) && opens[s[h.Start]] {
			h.Start++
		}
		x = upTo8(s, h.Start)
	}
	if x&0xFF-'A' <= 'Z'-'A' {
		x |= 0x20
		h.Capital = true
	} else if x&0xFF == 0xC3 && x>>8&0xFF-0x80 < 0x1F && x>>8&0xFF != 0x97 { // À to Þ without ×
		x |= 0x2000
		h.Capital = true
	}
	h.End = h.Start + smallLetters(x)
	if h.End-h.Start >= 7 { // as in [letters]
		h.End = letters(s, h.End)
	}
	return h
}

// simple reports whether the chunk s is its head alone, or with one mark after it that no
// abbreviation has.
func (h Head) simple(s string) bool {
	if h.End == len(s) {
		return h.Start == 0 && h.End > 0
	}
	if h.End != len(s)-1 || h.Start > 0 || h.End < 2 {
		return false
	}
	switch s[h.End] {
	case ',', '?', ':', '!', ';', ')', ']', '"', '*':
		return true
	case '.':
		return !h.mayAbbreviate(s) || !abbreviates(s, h.End)
	}
	return false
}

// opens tells which marks may stand before a word that [dressed] returns.
var opens = [256]bool{'(': true, '[': true, '"': true, '*': true}

// form is the form of the word that the head is.
func (h Head) form() form { return form{!h.Capital, !h.Capital, h.Capital} }

// whole reports whether the head is all that [plainLen] measures where it begins.
func (h Head) whole(s string) bool {
	if h.End == len(s) || h.Start == h.End {
		return h.Start < h.End
	}
	c := s[h.End]
	return c < 0x80 && c != '-' && classOf(rune(c)) == mark
}

// mayAbbreviate reports whether the head of s with a stop after it may be an abbreviation.
func (h Head) mayAbbreviate(s string) bool {
	w := s[h.Start:h.End]
	return len(w) < tooLong && abbreviated[w[0]|0x20]>>len(w)&1 != 0
}

// abbreviated has a bit for the length of each abbreviation without a stop within, by its
// first byte in lower case.
var abbreviated = func() (t [256]uint16) {
	for w := range abbreviations {
		t[w[0]|0x20] |= 1 << len(w)
	}
	t[0xC3|0x20] |= 1 << len("Å") // an initial
	for c := 'a'; c <= 'z'; c++ {
		t[c] |= 1 << 1
	}
	return t
}()

package code

import "unicode/utf8"

// slipLetters is how long a word must be, in letters, for one of them to be
// wrong.
const slipLetters = 8

// maxSlip is how many bytes one letter may make at most.
const maxSlip = 4

// A misspellable is a form of a term's word that may be one letter off.
type misspellable struct {
	form string
	atom int32
}

// slip enters the forms of a word that may be misspelt, each by its first and
// by its last letters: one wrong letter leaves one of them as it was.
func (x *index) slip(word string, id int32) {
	for _, f := range x.forms(word) {
		if utf8.RuneCountInString(f) < slipLetters {
			continue
		}
		first, last := slipKeys(f)
		x.slips["<"+first] = append(x.slips["<"+first], misspellable{f, id})
		x.slips[">"+last] = append(x.slips[">"+last], misspellable{f, id})
	}
}

// slipKeys returns the first and the last letters of a word, together as many
// as the shortest word that may be misspelt has.
func slipKeys(word string) (first, last string) {
	i, j := 0, len(word)
	for range (slipLetters - 1) / 2 {
		if i < len(word) {
			_, w := utf8.DecodeRuneInString(word[i:])
			i += w
		}
		if j > 0 {
			_, w := utf8.DecodeLastRuneInString(word[:j])
			j -= w
		}
	}
	return word[:i], word[j:]
}

// slip finds atoms that a word which matches none is one letter off: a letter
// wrong, missing, doubled or swapped with its neighbour.
func (r *resolver) slip(norm string) {
	if len(r.x.slips) == 0 || utf8.RuneCountInString(norm) < slipLetters-1 {
		return
	}
	first, last := slipKeys(norm)
	for _, list := range [2][]misspellable{r.x.slips["<"+first], r.x.slips[">"+last]} {
		for _, m := range list {
			if oneOff(norm, m.form) {
				r.add(hit{atom: m.atom, rule: Spelling, reading: norm + " ≈ " + m.form})
			}
		}
	}
}

// oneOff reports whether a becomes b by one letter: changed, added, taken away
// or swapped with the next. The first letter must be right, and so must be the
// last two, where inflections differ.
func oneOff(a, b string) bool {
	if d := len(a) - len(b); d < -maxSlip || d > maxSlip || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] {
		return false
	}
	x, y := []rune(a), []rune(b)
	d := len(x) - len(y)
	if d < -1 || d > 1 || len(x) < 3 || len(y) < 3 || x[0] != y[0] ||
		string(x[len(x)-2:]) != string(y[len(y)-2:]) {
		return false
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	j, k := len(x), len(y)
	for j > i && k > i && x[j-1] == y[k-1] {
		j, k = j-1, k-1
	}
	switch {
	case j-i == 2 && k-i == 2:
		return x[i] == y[i+1] && x[i+1] == y[i]
	case d == 0:
		return j-i == 1
	}
	return j-i+k-i == 1
}

package stem

import (
	"slices"
	"strings"
)

// takenParts are what is taken off a word for a key, from within, of each part one or
// nothing: a letter that was doubled or the t of öst, the three steps of Snowball's
// algorithm, and an n, t or et and an s that it leaves; vuxna, centret and vapnet have
// lost an e.
var takenParts = [...]string{
	"m", "t", "lig ig els t", "d t n",
	"a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas " +
		"es ades andes ens arens hetens erns at andet het ast s et ets na ret net hetret",
	"n t et", "s",
}

// hyphenEndings are those of them that hyphens before them go with.
var hyphenEndings = words("n t et s ns ts ets")

// taken tells of a word in one walk from its end how many bytes may be left of it: it
// has, by what was read and the next letter, what is read then, and in the highest bit
// whether that may be all that is taken off; 0 where nothing that is taken off ends so.
var taken = takenOff()

const (
	maxTaken = 1 << 6 // more than there are
	isTaken  = 1 << 7
)

// leftOf returns how many bytes may be left of a word for a key.
func leftOf(word string) Lengths {
	left, read := lengthOf(len(word)), uint8(0)
	for i := len(word) - 1; i >= 0; i-- {
		c := word[i] - 'a'
		if c > 'z'-'a' {
			if word[i] == '-' && (i+1 == len(word) || hyphenEndings[word[i+1:]]) {
				left |= upTo(i)
			}
			break
		}
		if read = taken[read%maxTaken][word[i]%32]; read == 0 {
			break
		}
		left |= Lengths(read/isTaken) << min(i, lastLength)
	}
	return left
}

// A taking is how far takenParts were read from the end: what is left of one of the part,
// or that all after the part was, if that is empty.
type taking struct {
	part int
	rest string
}

// takenOff makes taken, row by row.
func takenOff() (table [maxTaken][32]uint8) {
	rows := [][]taking{furtherIn(nil, taking{part: len(takenParts)})}
	for row := 0; row < len(rows); row++ {
		var next [32][]taking // by letter
		for _, t := range rows[row] {
			if n := len(t.rest); n > 0 {
				c := t.rest[n-1] % 32
				next[c] = furtherIn(next[c], taking{t.part, t.rest[:n-1]})
			}
		}
		for c, to := range next {
			if to == nil {
				continue
			}
			at := slices.IndexFunc(rows, func(row []taking) bool { return sameTakings(row, to) })
			if at < 0 {
				at = len(rows)
				rows = append(rows, to)
			}
			if table[row][c] = uint8(at); slices.Contains(to, taking{}) {
				table[row][c] |= isTaken
			}
		}
	}
	return table
}

// furtherIn adds t to all, and what may be read next where a part ends.
func furtherIn(all []taking, t taking) []taking {
	if slices.Contains(all, t) {
		return all
	}
	all = append(all, t)
	if t.rest == "" && t.part > 0 {
		all = furtherIn(all, taking{part: t.part - 1})
		for ending := range strings.FieldsSeq(takenParts[t.part-1]) {
			all = furtherIn(all, taking{t.part - 1, ending})
		}
	}
	return all
}

func sameTakings(a, b []taking) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(t taking) bool { return !slices.Contains(b, t) })
}

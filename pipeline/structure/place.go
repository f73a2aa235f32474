package structure

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// A locality is what a name of a place leads to.
type locality struct {
	county       int8 // index in counties
	municipality string
	careful      bool // the name is a word too
}

// localities are the names of municipalities as written, and the names of
// regions with their adjectives and abbreviations in lower case; both also with
// the genitive's s.
var municipalityNames, regionNames = func() (m, r map[string]locality) {
	m, r = map[string]locality{}, map[string]locality{}
	for i, c := range counties {
		l := locality{county: int8(i)}
		name := strings.ToLower(c.name)
		r[name] = l
		if !strings.HasSuffix(name, "s") {
			r[name+"s"] = l
		}
		for _, w := range strings.Fields(c.words) {
			r[w] = l
		}
		for _, name := range strings.Split(c.municipalities, ", ") {
			l := locality{int8(i), name, strings.Contains(alsoWords, " "+name+" ")}
			m[name] = l
			if !strings.HasSuffix(name, "s") {
				m[name+"s"] = l
			}
		}
	}
	r["vgrs"] = r["vgr"]
	return m, r
}()

// regions leads from the names of regions to the number of the county, from 1,
// and placeWords has the words that names of places begin with.
var regions, placeWords = func() (vocabulary[int8], vocabulary[bool]) {
	r, w := map[string]int8{}, map[string]bool{}
	for name, l := range regionNames {
		r[name] = l.county + 1
		_, to, _ := nextWord(name, 0)
		w[name[:to]] = true
	}
	for name := range municipalityNames {
		_, to, _ := nextWord(name, 0)
		w[strings.ToLower(name[:to])] = true
	}
	return newVocabulary(r), newVocabulary(w)
}()

var placeStarts = newStarts(slices.AppendSeq(slices.Collect(maps.Keys(regionNames)), maps.Keys(municipalityNames)))

// countyOf returns the index of the county that a word names by itself, -1 if
// none: "Halland", "halländska", "VGR".
func countyOf(word string) int { return int(regions.get(word)) - 1 }

// A mention is a place that a text names.
type mention struct {
	locality
	at       int  // byte offset in the text looked at
	explicit bool // "Region Halland", "Hallands län", "Halmstads kommun"
	placed   bool // "i Halmstad", "Halmstads kommun", or a field of places
}

// mentions calls yield with each place that text names. In a field of places
// names that are also words count.
func mentions(text string, field bool, yield func(mention)) {
	before, beforeEnd := "", 0 // the last word
	for i := 0; ; {
		from, to, ok := nextWord(text, i)
		if !ok {
			return
		}
		// Names of two or three parts: "Västra Götaland", "Upplands Väsby".
		if placeStarts.may(text[from:to]) && placeWords.get(text[from:to]) && (isUpper(text, from) || countyOf(text[from:to]) >= 0) {
			if m, end, ok := longest(text, from, to); ok {
				after := firstWord(text[end:min(len(text), end+maxWord)])
				near := strings.TrimSpace(text[beforeEnd:from]) == ""
				m.at = from
				m.explicit = after == "län" || after == "kommun" || near && (isWord(before, "region") || isWord(before, "län")) || after == "regionen"
				place := near && (isWord(before, "i") || isWord(before, "kommun")) || after == "kommun" || after == "län" || field
				m.placed = place
				if m.explicit && after != "kommun" {
					m.municipality = "" // the county that is named after its seat
				}
				if !m.careful || place {
					yield(m)
				}
				to = end
			}
		}
		before, beforeEnd = text[from:to], to
		i = to
	}
}

// isWord reports whether word is that one, which is in lower case, in any case.
func isWord(word, lower string) bool { return len(word) == len(lower) && hasFold(word, lower) }

// titled writes a name in capitals as names are written.
func titled(name string) string {
	b := []rune(strings.ToLower(name))
	for i := range b {
		if i == 0 || b[i-1] == ' ' || b[i-1] == '-' {
			b[i] = unicode.ToUpper(b[i])
		}
	}
	return string(b)
}

// longest finds the longest name of a place that begins with the word from..to.
func longest(text string, from, to int) (m mention, end int, ok bool) {
	ends := [3]int{to}
	n := 1
	for n < 3 {
		_, e, more := nextWord(text, ends[n-1])
		if !more || e-from > 2*maxWord {
			break
		}
		ends[n] = e
		n++
	}
	for n--; n >= 0; n-- {
		name := text[from:ends[n]]
		if len(name) > 3 && len(name) <= maxWord && isUpper(name, 1) && strings.ToUpper(name) == name {
			name = titled(name)
		}
		if l, found := municipalityNames[name]; found {
			// The seat and the county of one name: the word alone may mean
			// either, the county is the same.
			return mention{locality: l}, ends[n], true
		}
		if l, found := regionNames[strings.ToLower(name)]; found {
			return mention{locality: l}, ends[n], true
		}
	}
	return mention{}, 0, false
}

package tokenise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxDotted is the longest abbreviation in bytes.
const maxDotted = 16

// abbreviations holds those that end in a stop, in lower case without it, save
// single letters with stops between (f.n., p.g.a.), which need no list. Those
// that are as often the last word of a sentence without being short for
// anything (bil., mån., tom., kr.) are left out: there the stop ends the
// sentence, and little is lost if it does not.
var abbreviations = set(`
	adj adr allm ang anm ank ansv anv apr arr aug avd avg bearb betr bl bl.a bl.annat ca dec dipl dr dvs dyl
	e.dyl e.kr ekon el.dyl el.likn enl etc ev evtl eventl ex exkl f.kr feb febr forts fr fr.a fr.o.m förf
	hr i.st ill.nr inkl jan jfr jr kap kl kl.slag m.fl mfl milj min.st mkt mm motsv nov nr näml
	o.dyl o.likn obl odat okt ordf org.nr osv pers.nr pga prel prof reg.nr repr resp s.st sekr sep sept sid st.f särsk
	t.ex t.ex.vis t.om tel tel.nr tex tfn tidn uppl urspr utg v.ordf vard vol äv övers
`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// tooLong is how many small letters, in bytes, no abbreviation ends with.
const tooLong = 8

// abbreviates reports whether the stop at byte i of s belongs to the
// abbreviation before it.
func abbreviates(s string, i int) bool {
	if i >= tooLong {
		if smallLetters(eight(s[i-tooLong:i])) == tooLong {
			return false // as most
		}
	}
	start := i
	for start > 0 && i-start <= maxDotted {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !unicode.IsLetter(r) && (r != '.' || start == i) {
			break
		}
		start -= n
	}
	if start == i || i-start > maxDotted || strings.HasPrefix(s[i+1:], ".") {
		return false
	}
	return isAbbreviation(s[start:i]) || isShort(s[start:i])
}

// isShort reports whether w, in front of a stop, looks like an abbreviation that
// the list lacks: parts of one or two letters, one of them at least of one, as
// in fr.b.
func isShort(w string) bool {
	parts, letters, one := 0, 0, false
	for i, r := range w + "." {
		switch {
		case r == '.' && (letters == 0 || letters > 2):
			return false
		case r == '.':
			parts++
			one = one || letters == 1
			letters = 0
		case i < len(w):
			letters++
		}
	}
	return one && parts > 1
}

// isAbbreviation reports whether w, without its last stop, is an abbreviation:
// one of the list, single letters with stops between, or an initial.
func isAbbreviation(w string) bool {
	var buf [2 * maxDotted]byte
	low := buf[:0]
	letters, single := 0, true
	for _, r := range w {
		if r == '.' {
			single = single && letters == 1
			letters = 0
		} else {
			letters++
		}
		low = utf8.AppendRune(low, unicode.ToLower(r))
	}
	if single && letters == 1 {
		first, _ := utf8.DecodeRuneInString(w)
		return strings.IndexByte(w, '.') > 0 || unicode.IsUpper(first)
	}
	return abbreviations[string(low)]
}

// dottedLen returns the length of the longest abbreviation that s begins with,
// its last stop with it where it has one: "t.ex." and "t.ex", both also in
// front of a word that a space is missing before.
func dottedLen(s string) int {
	best, i := 0, 0
	for i < len(s) && i <= maxDotted {
		k, n := next(s, i)
		if k == letter {
			i += n
			continue
		}
		if s[i] != '.' || i == 0 || s[i-1] == '.' || strings.HasPrefix(s[i+1:], ".") {
			break
		}
		after, _ := next(s, i+1)
		if isAbbreviation(s[:i]) && (after != letter || strings.IndexByte(s[:i], '.') > 0) || after != letter && isShort(s[:i]) {
			best = i + 1
		}
		i++
	}
	if i > best && i <= maxDotted && s[i-1] != '.' && strings.IndexByte(s[:i], '.') > 0 && isAbbreviation(s[:i]) {
		if k, _ := next(s, i); k != letter {
			best = i
		}
	}
	return best
}

package tokenise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scan appends the tokens of s, which holds no white space and stands at byte
// base of its chunk. It goes over what prose gives, and alone over what prose
// is not asked about. Every byte of s comes to lie in one token.
func scan(dst []cut, s string, base int) []cut {
	if len(s) == 1 {
		return append(dst, cut{start: base, end: base + 1})
	}
	for i := 0; i < len(s); {
		n := plainMark(s[i:])
		if n == 0 {
			n = wordLen(s, i)
		}
		if n == 0 {
			n = markLen(s[i:])
		}
		dst = append(dst, cut{start: base + i, end: base + i + n})
		i += n
	}
	return dst
}

// next returns the class and length of the character at byte i, and mark, 0 at
// the end.
func next(s string, i int) (class, int) {
	if i >= len(s) {
		return mark, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return classOf(rune(c)), 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return classOf(r), n
}

// wordLen returns the length of the word or number at byte i, 0 if a mark
// stands there.
func wordLen(s string, i int) int {
	start := i
	k, n := next(s, i)
	for k == clings { // a bidirectional mark before a word goes with it
		i += n
		k, n = next(s, i)
	}
	if k != letter && k != digit {
		return 0
	}
	plain, _ := plainLen(s[i:])
	end := i + plain
	if s[end-1] != '-' && (end == len(s) || strings.IndexByte(closing, s[end]) >= 0) {
		return end - start
	}
	if strings.IndexByte("-._%+@:", s[min(end, len(s)-1)]) >= 0 {
		if n := addressLen(s[i:]); n > 0 {
			return i + n - start
		}
		if n := dottedLen(s[i:]); n > 0 {
			return i + n - start
		}
	}
	last := k
	run := i // where the letters or digits of the same kind as last began
	for i < len(s) {
		k, n = next(s, i)
		switch k {
		case clings:
			i += n
			continue
		case letter, digit:
			if k != last {
				run, last = i, k
			}
			i += n
			continue
		}
		n = joint(s, start, run, i, last)
		if n == 0 {
			break
		}
		i += n
		if last, _ = next(s, i); last != letter && last != digit {
			break // the mark ends the word
		}
		run = i
	}
	return i - start
}

// closing are marks that always end a word.
const closing = `)]"*?!;`

// joint returns the length of the mark at byte i if it belongs to the word that
// begins at start, 0 if it does not. Before it stand letters or digits, as last
// says, from byte run on.
func joint(s string, start, run, i int, last class) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	after, _ := next(s, i+n)
	inner := after == letter || after == digit
	digits := last == digit && after == digit
	ok := false
	switch r {
	case '-', '\u2010', '\u2011':
		// covid-19, hälso- (och sjukvård), för-/nackdelar; but not ord--ord
		ok = inner || !strings.HasPrefix(s[i+n:], "-")
	case '–', '−', '/', '×':
		ok = digits // 2019–2022, 2020/2021
	case '\'', '’', '_':
		ok = inner
	case '.':
		ok = digits || after != letter && abbreviates(s, i) || last == letter && after == letter && domain(s, start, i)
	case ',':
		ok = digits && !list(s, run, i)
	case ':':
		if last == digit && strings.HasPrefix(s[i+1:], "-") {
			return 2 // 25:-
		}
		ok = digits || inflects(s, run, i, last)
	case '&':
		ok = capital(s, i, n)
	}
	if ok {
		return n
	}
	return 0
}

// list reports whether the comma at byte i parts numbers of a list, as in
// 3,2,3, rather than the decimals of one, as in 1,5, or its thousands.
func list(s string, run, i int) bool {
	groups := 0
	thousands := true
	for i < len(s) && s[i] == ',' && groups < 8 {
		j := i + 1
		for j < len(s) && j < i+8 && '0' <= s[j] && s[j] <= '9' {
			j++
		}
		if j == i+1 {
			break
		}
		groups++
		thousands = thousands && j == i+4
		i = j
	}
	// Later commas of one list are met with the first ones before them.
	before := run > 1 && s[run-1] == ',' && '0' <= s[run-2] && s[run-2] <= '9'
	return (groups > 1 || before) && !thousands
}

// inflects reports whether the colon at byte i stands between a short form and
// its ending: IOP:er, HÖK:s, 17:e, k:a, S:t.
func inflects(s string, run, i int, last class) bool {
	j := i + 1
	for j < len(s) && j < i+16 {
		k, n := next(s, j)
		if k != letter {
			break
		}
		j += n
	}
	if !colonEnding[strings.ToLower(s[i+1:j])] {
		return false
	}
	if last == digit {
		return true
	}
	n := 0
	upper := true
	for _, r := range s[run:i] {
		n++
		upper = upper && unicode.IsUpper(r)
	}
	return upper || n <= 4
}

// colonEnding holds the endings that Swedish hangs on a short form by a colon.
var colonEnding = map[string]bool{
	"s": true, "n": true, "t": true, "a": true, "e": true, "en": true, "et": true, "er": true, "ar": true, "or": true,
	"ns": true, "ts": true, "ens": true, "ets": true, "ers": true, "ars": true, "na": true, "nas": true,
	"erna": true, "arna": true, "orna": true, "ernas": true, "arnas": true, "are": true, "aren": true, "arn": true,
	"de": true, "te": true, "ad": true, "at": true, "r": true,
}

// capital reports whether the ampersand of n bytes at byte i stands between
// capitals, as in H&M.
func capital(s string, i, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, m := utf8.DecodeRuneInString(s[i+n:])
	if k, _ := next(s, i+n+m); k == letter {
		after, _ = utf8.DecodeRuneInString(s[i+n+m:]) // Barn&Unga is two words
	}
	return unicode.IsUpper(before) && unicode.IsUpper(after)
}

// plainMark is [markLen] for the marks of ASCII that make no arrows and faces, where another
// such character follows. It returns 0 for all else.
func plainMark(s string) int {
	n := 1
	switch c := s[0]; c {
	case '*', '.', '!', '?':
		for n < len(s) && s[n] == c {
			n++
		}
	case '(', ')', '[', ']', '"', ',', '/':
	default:
		return 0
	}
	if n < len(s) && s[n] >= utf8.RuneSelf {
		return 0
	}
	return n
}

// markLen returns the length of the mark that s begins with: a run of one mark,
// an arrow, a face, or a single one, with what clings to it.
func markLen(s string) int {
	if n := faceLen(s); n > 0 {
		return n
	}
	if n := arrowLen(s); n > 0 {
		return n
	}
	first, n := utf8.DecodeRuneInString(s)
	k := classOf(first)
	for n < len(s) {
		r, m := utf8.DecodeRuneInString(s[n:])
		joined := strings.HasSuffix(s[:n], "\u200d") // emoji are joined so
		switch c := classOf(r); {
		case c == clings && !wordFollows(s[n:]), joined && c == mark,
			c == mark && r == first && k == mark && makesRuns(r),
			c == mark && flag(first) && flag(r) && n == 4:
			n += m
			continue
		}
		break
	}
	return n
}

// wordFollows reports whether the characters without width that s begins with
// stand before a letter or digit.
func wordFollows(s string) bool {
	for i := 0; i < len(s) && i < 64; {
		k, n := next(s, i)
		if k != clings {
			return k == letter || k == digit
		}
		if strings.HasPrefix(s[i:], "\ufe0f") {
			return false // it belongs to the emoji before it
		}
		i += n
	}
	return false
}

// flag reports whether r is half of a flag.
func flag(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

// makesRuns reports whether equal marks in a row are one token: "**", "...",
// "!!", but not brackets and quotes.
func makesRuns(r rune) bool {
	switch r {
	case '(', ')', '[', ']', '{', '}', '"', '\'', '’', '‘', '“', '”', '„', '»', '«', '<', '>', ',', ';', '|', '/', utf8.RuneError:
		return false
	}
	return !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

// arrowLen returns the length of the arrow made of typewriter marks at the
// start of s, as "-->" and "=>".
func arrowLen(s string) int {
	n := 0
	head := false
	for n < len(s) && n < 8 && (s[n] == '-' || s[n] == '=' || s[n] == '<' || s[n] == '>') {
		head = head || s[n] == '<' || s[n] == '>'
		n++
	}
	if n < 2 || !head || strings.Trim(s[:n], "<>") == "" {
		return 0
	}
	return n
}

// faceLen returns the length of the typewriter face at the start of s: ":-)".
func faceLen(s string) int {
	if len(s) < 2 || s[0] != ':' && s[0] != ';' {
		return 0
	}
	n := 1
	if s[1] == '-' {
		n = 2
	}
	if n < len(s) && (s[n] == ')' || s[n] == '(' || s[n] == 'D' || s[n] == 'P') && n+1 == len(s) {
		return n + 1
	}
	return 0
}

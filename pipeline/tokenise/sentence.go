package tokenise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/source"
)

// Sentences returns the sentences of a stretch of body, ascending, without the
// white space between them. A sentence ends
//   - at a stop, question mark or exclamation mark, with the quotes and brackets
//     that close after it, in front of a capital or a digit; not after an
//     abbreviation, an initial or the number of a list item;
//   - at a blank line, and at the end of a line unless the next one goes on in
//     lower case where none of those marks stands.
func Sentences(body string, span source.Span) []source.Span {
	s := sentencer{body: body, end: span.End, start: -1}
	for i := span.Start; i < span.End; {
		i = s.step(i)
	}
	s.close(span.End)
	return s.out
}

// A sentencer goes through a stretch of text.
type sentencer struct {
	body  string
	end   int // of the stretch
	start int // of the sentence at hand, -1 between sentences
	out   []source.Span
}

// close ends the sentence at hand at byte i, without the white space before it.
func (s *sentencer) close(i int) {
	if s.start < 0 {
		return
	}
	text := strings.TrimRightFunc(s.body[s.start:i], unicode.IsSpace)
	if text != "" {
		s.out = append(s.out, source.Span{Start: s.start, End: s.start + len(text)})
	}
	s.start = -1
}

// step reads one character, or the marks that may end a sentence, and returns
// where to go on.
func (s *sentencer) step(i int) int {
	switch c := s.body[i]; {
	case c == '\n' || c == '\r':
		return s.lineEnd(i)
	case c == ' ' || c == '\t':
		return i + 1
	case c == '.' || c == '!' || c == '?' || strings.HasPrefix(s.body[i:s.end], "…"):
		s.open(i)
		return s.stop(i)
	case c < utf8.RuneSelf:
		s.open(i)
		return i + 1
	}
	r, n := utf8.DecodeRuneInString(s.body[i:s.end])
	if !unicode.IsSpace(r) {
		s.open(i)
	}
	return i + n
}

func (s *sentencer) open(i int) {
	if s.start < 0 {
		s.start = i
	}
}

// lineEnd decides at a line end: a blank line parts sentences always, a single
// line end unless lower case follows.
func (s *sentencer) lineEnd(i int) int {
	lines, j := 0, i
	for j < s.end {
		r, n := utf8.DecodeRuneInString(s.body[j:s.end])
		if !unicode.IsSpace(r) {
			break
		}
		if r == '\n' || r == '\r' && !strings.HasPrefix(s.body[j+1:s.end], "\n") {
			lines++
		}
		j += n
	}
	if lines > 1 || j == s.end {
		s.close(i)
		return j
	}
	if r, _ := utf8.DecodeRuneInString(s.body[j:s.end]); !unicode.IsLower(r) || s.stopped(i) {
		s.close(i)
	}
	return j
}

// stopped reports whether a stop, question mark or exclamation mark that ends a
// sentence stands before the line end at byte i.
func (s *sentencer) stopped(i int) bool {
	if s.start < 0 {
		return false
	}
	text := strings.TrimRightFunc(s.body[s.start:i], func(r rune) bool { return unicode.IsSpace(r) || closes(r) })
	last := len(text) - 1
	if last < 0 || strings.IndexByte(".!?", text[last]) < 0 && !strings.HasSuffix(text, "…") {
		return false
	}
	return text[last] != '.' || strings.HasSuffix(text, "..") || !s.belongs(s.start+last, i)
}

// stop decides at a mark that may end the sentence.
func (s *sentencer) stop(i int) int {
	j := i
	marks, dots := 0, 0
	for j < s.end {
		r, n := utf8.DecodeRuneInString(s.body[j:s.end])
		if r != '.' && r != '!' && r != '?' && r != '…' {
			break
		}
		if r == '.' {
			dots++
		}
		marks++
		j += n
	}
	single := marks == 1 && dots == 1
	for j < s.end {
		r, n := utf8.DecodeRuneInString(s.body[j:s.end])
		if !closes(r) {
			break
		}
		j += n
	}
	if j == s.end {
		return j
	}
	if r, _ := utf8.DecodeRuneInString(s.body[j:s.end]); !unicode.IsSpace(r) {
		return j // "Hej!Vad" and "17.30": no blank, no new sentence
	}
	if !s.begins(j) && !(single && s.careless(i, j)) || single && s.belongs(i, j) {
		return j
	}
	s.close(j)
	return j
}

// closes reports whether r closes a quotation or bracket.
func closes(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '“', '»', '«', ')', ']', '*', '_':
		return true
	}
	return false
}

// begins reports whether what follows byte i on its line can be the beginning
// of a sentence.
func (s *sentencer) begins(i int) bool {
	for i < s.end {
		r, n := utf8.DecodeRuneInString(s.body[i:s.end])
		switch {
		case r == '\n' || r == '\r':
			return false // the line end decides
		case unicode.IsLetter(r):
			return !unicode.IsLower(r)
		case unicode.IsNumber(r):
			return true
		}
		i += n
	}
	return false
}

// careless reports whether the stop at byte i ends a sentence although the next
// one has no capital, as in quick notes: "skala upp. börja sedan smått". The
// word before it must be whole and long enough not to be an abbreviation that
// the list lacks.
func (s *sentencer) careless(i, j int) bool {
	if i+1 != j || j+1 >= s.end || s.body[j] != ' ' {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(s.body[j+1 : s.end]); !unicode.IsLower(r) {
		return false
	}
	n := 0
	for from := i; from > s.start; n++ {
		r, m := utf8.DecodeLastRuneInString(s.body[s.start:from])
		if unicode.IsSpace(r) {
			return n > 2 && !isAbbreviation(s.body[from:i])
		}
		if !unicode.IsLower(r) {
			return false
		}
		from -= m
	}
	return false
}

// belongs reports whether the stop at byte i, before a blank at byte j, belongs
// to an abbreviation, an initial or the number of a list item.
func (s *sentencer) belongs(i, j int) bool {
	from := i
	for from > s.start {
		r, n := utf8.DecodeLastRuneInString(s.body[s.start:from])
		if unicode.IsSpace(r) || !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '.' {
			break
		}
		from -= n
	}
	word := s.body[from:i]
	if word == "" {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(word); unicode.IsNumber(first) {
		// "1. Bakgrund": a number that begins the sentence.
		return from == s.start && len(word) <= 3
	}
	if len(word) > maxDotted || !isAbbreviation(word) {
		return false
	}
	return !ending[strings.ToLower(word)] || !s.capital(j)
}

// capital reports whether the next letter or digit after byte i is a capital.
func (s *sentencer) capital(i int) bool {
	for _, r := range s.body[i:s.end] {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.IsUpper(r)
		}
	}
	return false
}

// ending holds the abbreviations that end an enumeration, and so often the
// sentence: a capital after them begins a new one.
var ending = set(`m.m mm m.fl mfl osv o.s.v etc e.d e.dyl e.l el.dyl el.likn o.d o.dyl o.likn o.l d.v.s.k f.kr e.kr s.k`)

package pipeline

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
)

// A memo remembers what the segments hold that come again word for word, from
// one document to the next: headings, questions, options and signatures that a
// series of notes shares. What a segment holds rests on its words and its role
// alone (see [code.Matcher.TextAlone]), so nothing is lost by not looking again.
//
// It stays small: a text enters when it is met for the second time, and puts
// out what lay in its place.
type memo struct {
	keys [memoSize]struct {
		met  uint64 // of the text that was met last
		kept uint64 // of the text in kept, so that few others are looked at there
	}
	kept [memoSize]remembered
}

// memoSize is how many texts a memo holds, and memoText the longest of them in
// bytes: a longer one hardly comes again.
const (
	memoSize = 1 << 14
	memoText = 400
)

// remembered is what a segment holds. The spans of its codings count from the
// beginning of the text.
type remembered struct {
	text      string
	role      corpus.Role
	words     int
	fallbacks int
	codings   []code.Coding
}

// fits reports whether a segment may be remembered.
func (m *memo) fits(s *corpus.Segment) bool {
	return len(s.Holes) == 0 && s.Content.Len() <= memoText && !s.Content.Empty()
}

// find returns what is remembered of a segment's text, or nil.
func (m *memo) find(s *corpus.Segment, body string) *remembered {
	if m.keys[s.Key%memoSize].kept != s.Key {
		return nil
	}
	r := &m.kept[s.Key%memoSize]
	if r.text != s.Content.Text(body) || r.role != s.Role {
		return nil
	}
	return r
}

// again reports whether a text with this key was met before, as far as the memo
// goes back.
func (m *memo) again(key uint64) bool {
	at := &m.keys[key%memoSize].met
	if *at == key {
		return true
	}
	*at = key
	return false
}

// keep remembers a segment and the codings that it holds.
func (m *memo) keep(s *corpus.Segment, body string, codings []code.Coding, fallbacks int) {
	r := remembered{
		text: strings.Clone(s.Content.Text(body)), role: s.Role, words: s.Words, fallbacks: fallbacks, codings: slices.Clone(codings),
	}
	for i := range r.codings {
		r.codings[i].Span.Start -= s.Content.Start
		r.codings[i].Span.End -= s.Content.Start
		r.codings[i].Reading = strings.Clone(r.codings[i].Reading) // it may be part of the document
	}
	m.keys[s.Key%memoSize].kept, m.kept[s.Key%memoSize] = s.Key, r
}

// recall appends the codings of a remembered text that stands in segment i.
func (r *remembered) recall(dst []code.Coding, i int, s *corpus.Segment) []code.Coding {
	s.Words = r.words
	before := len(dst)
	dst = append(dst, r.codings...)
	for n := before; n < len(dst); n++ {
		k := &dst[n]
		k.Segment = i
		k.Span.Start += s.Content.Start
		k.Span.End += s.Content.Start
	}
	return dst
}

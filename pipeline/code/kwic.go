package code

import (
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A Line is a hit with the words around it: a line of a concordance.
type Line struct {
	Document         string
	Line, Column     int // of the hit, from 1
	Place            source.Place
	Segment          int // index in the document's Segments
	Left, Hit, Right string
	Coding           Coding
}

// CompileTerm compiles a single term, in any syntax that lexicons have, for
// looking up where it occurs: the matcher has one theme, named by the term.
func CompileTerm(term string, opt Options) (*Matcher, *lexicon.SyntaxError) {
	lex, err := lexicon.Single(term, term)
	if err != nil {
		return nil, err
	}
	m, faults := Compile(lex, opt)
	if len(faults) > 0 {
		return nil, &lexicon.SyntaxError{Span: source.Span{End: len(term)}, ID: faults[0].ID, Args: faults[0].Args}
	}
	return m, nil
}

// KWIC returns a line for each coding, with at most width characters of the
// segment on either side, cut between words; white space is one space.
func KWIC(doc *corpus.Document, codings []Coding, width int) []Line {
	lines := make([]Line, len(codings))
	for i, k := range codings {
		pos := doc.Text.Position(k.Span.Start)
		content := doc.Segments[k.Segment].Content.Cover(k.Span)
		lines[i] = Line{
			Document: doc.Text.Name, Line: pos.Line, Column: pos.Column, Place: doc.Text.Place(k.Span.Start),
			Segment: k.Segment, Coding: k,
			Left:  tailOf(doc.Text.Body[content.Start:k.Span.Start], width),
			Hit:   oneLine(k.Span.Text(doc.Text.Body)),
			Right: headOf(doc.Text.Body[k.Span.End:content.End], width),
		}
	}
	return lines
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// headOf returns the first words of s, of at most width characters; a space
// before them is kept, so that what it stands after can be put before it.
func headOf(s string, width int) string {
	space := ""
	if s != "" && (s[0] == ' ' || s[0] == '\n' || s[0] == '\t' || s[0] == '\r') {
		space = " "
	}
	s = oneLine(clip(s, 4*width+64))
	if utf8.RuneCountInString(s) <= width {
		return space + s
	}
	r := []rune(s)[:width+1]
	cut := strings.TrimRight(string(r), " ")
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	} else {
		cut = string(r[:width])
	}
	return space + cut + " …"
}

// tailOf returns the last words of s, as headOf does the first.
func tailOf(s string, width int) string {
	space := ""
	if n := len(s); n > 0 && (s[n-1] == ' ' || s[n-1] == '\n' || s[n-1] == '\t' || s[n-1] == '\r') {
		space = " "
	}
	if n := 4*width + 64; len(s) > n {
		s = s[len(s)-n:]
		for len(s) > 0 && !utf8.RuneStart(s[0]) {
			s = s[1:]
		}
	}
	s = oneLine(s)
	n := utf8.RuneCountInString(s)
	if n <= width {
		return s + space
	}
	cut := string([]rune(s)[n-width:])
	if i := strings.IndexByte(cut, ' '); i >= 0 && i+1 < len(cut) {
		cut = cut[i+1:]
	}
	return "… " + cut + space
}

// clip returns the first n bytes of s, or a little less to end with a whole
// character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

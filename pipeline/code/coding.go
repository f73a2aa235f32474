// Package code finds a lexicon's terms in tokens.
//
// [Compile] turns a lexicon into a [Matcher], once a run; [Matcher.Coder] gives
// each worker its own [Coder], whose Segment method codes a segment.
package code

import (
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A Coding says that words of a segment carry a theme, and why.
type Coding struct {
	Segment  int         // index in the document's Segments
	Span     source.Span // the coded words
	Theme    int32       // index in Matcher.Themes
	Term     int32       // index in Matcher.Terms; -1 for a reader's decision
	Rule     Rule
	Polarity Polarity
	// Reading tells how the words were read, where that is not plain:
	// "föreningshotell = förening|s|hotell". Empty otherwise.
	Reading string
}

// Rule says by which kind of rule a coding was made.
type Rule uint8

// The rules, from the most literal to the least.
const (
	Exact Rule = iota
	Acronym
	Inflection
	Stem
	Wildcard
	CompoundFirst
	CompoundHead
	Phrase
	Coordination
	Near
	Boolean
	Regexp
	Spelling
	Decision // a reader said so
)

// String returns the rule's id, as the flat files print it.
func (r Rule) String() string {
	return [...]string{"exact", "acronym", "inflection", "stem", "wildcard", "compound-first", "compound-head",
		"phrase", "coordination", "near", "boolean", "regexp", "spelling", "decision"}[r]
}

// Polarity says whether the words affirm the theme. It is shown, and never
// takes a coding away.
type Polarity uint8

// The polarities.
const (
	Affirmed Polarity = iota
	Negated           // "ingen ensamhet"
	Lack              // "brist på finansiering"
	Additive          // "inte bara ensamhet"
)

// String returns the polarity's id.
func (p Polarity) String() string {
	return [...]string{"affirmed", "negated", "lack", "additive"}[p]
}

// A Coded document is a finished one: what the tables count and the outputs
// print.
type Coded struct {
	Document *corpus.Document
	Codings  []Coding // by segment, then by span, theme and term
}

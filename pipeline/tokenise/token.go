// Package tokenise splits segments into tokens and stretches of text into
// sentences. It asks prose once about each distinct chunk between white space
// that is more than a plain word and a mark, proves that nothing was lost, and
// goes over the answer with rules for Swedish.
//
// A [Tokeniser] belongs to one worker. Make it with [New] and call
// [Tokeniser.Segment] for each segment; [Sentences] needs none. It remembers the
// chunks that come again; whoever calls [Tokeniser.Turn] between documents has it
// forget those that do not.
package tokenise

import "github.com/temakod/temakod/pipeline/source"

// A Token is a word, number or mark of a segment.
type Token struct {
	Span source.Span // in the document's text; covers a line-end hyphen within the word
	Type TypeID
	Note Note // of the chunk that begins with it, 0 of those within one
	Word bool // it holds a letter or digit
}

// A Note is what somebody knows of a chunk, a stretch between white space: see
// [Tokeniser.Annotate].
type Note uint16

// TypeID numbers the distinct tokens that a [Tokeniser] has met since it was
// last emptied, from 0; from [Passing] on those that pass. Upper and lower case are
// different types.
type TypeID int32

// A Type is a distinct token.
type Type struct {
	Text string // as printed, joined where a line end cut it
	Norm string // lower case, normal form C, without soft hyphens, ligatures resolved
	Kind Kind
	// Small tells that Norm is made of the letters a to z and à to ÿ alone.
	Small bool
}

// Kind says what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Mark         Kind = iota // neither letter nor digit
	Word                     // holds a letter
	Number                   // holds a digit and no letter
	Abbreviation             // ends in a full stop that belongs to it
)

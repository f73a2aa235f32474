package tokenise

import (
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Options are the settings of a [Tokeniser]. The zero value is the usual
// behaviour.
type Options struct {
	// MaxTypes is the number of types, and of distinct chunks, after which
	// [Tokeniser.Full] asks for a [Tokeniser.Reset]; 0 means 400,000.
	MaxTypes int
}

// A Tokeniser splits text into tokens and numbers their types. It belongs to
// one goroutine. Make it with [New].
type Tokeniser struct {
	opt Options
}

// New returns an empty Tokeniser.
func New(opt Options) *Tokeniser { return &Tokeniser{opt: opt} }

// Segment appends the tokens of seg's content to dst and returns it. A hole
// parts words as a space does; a hole that is glue joins what stands on either
// side of it, and the token's span covers it.
func (t *Tokeniser) Segment(dst []Token, body string, seg *corpus.Segment) []Token {
	return t.Span(dst, body, seg.Content)
}

// Span appends the tokens of a stretch of body to dst and returns it.
func (t *Tokeniser) Span(dst []Token, body string, span source.Span) []Token { return dst }

// Type returns the type with the given number. It stays valid after
// [Tokeniser.Reset].
func (t *Tokeniser) Type(id TypeID) *Type { return &Type{} }

// Len returns how many types there are; the next new type gets this number.
func (t *Tokeniser) Len() int { return 0 }

// Reset forgets every type: numbers start again from 0, and numbers given out
// before mean nothing.
func (t *Tokeniser) Reset() {}

// Generation counts the calls of [Tokeniser.Reset]: whoever keeps something for
// each type must forget it when the generation changes.
func (t *Tokeniser) Generation() int { return 0 }

// Full reports whether the table has reached its cap, so that the caller ought
// to call [Tokeniser.Reset] before the next document.
func (t *Tokeniser) Full() bool { return false }

// Words returns how many of the tokens hold a letter or digit.
func (t *Tokeniser) Words(toks []Token) int { return 0 }

// Stats are counts of how tokens were found.
type Stats struct {
	Asked     int // distinct chunks that prose was asked about; depends on what was met before
	Fallbacks int // chunks of the text, each time met, that prose spoilt and our own scanner split
}

// Stats returns the counts since [New].
func (t *Tokeniser) Stats() Stats { return Stats{} }

// Sentences returns the sentences of a stretch of body, ascending, without the
// white space between them.
func Sentences(body string, span source.Span) []source.Span { return nil }

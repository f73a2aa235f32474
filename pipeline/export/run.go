package export

import (
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// A Plan is what every output knows before the first document: the language,
// the themes, and what may be shown.
type Plan struct {
	Lang    message.Lang
	Version string // of temakod
	Lexicon Lexicon
	// Themes and Terms are in the order of the indexes in code.Coding.
	Themes []Theme
	Terms  []Term
	Roles  []corpus.Role // that the tables count; nil: responses
	// By are the metadata columns that groups are made of, or "question"; nil
	// if nothing is compared. Quotes are ordered by it.
	By      []string
	Privacy Privacy
	// Names is shared by all outputs of a run, so that they agree on the numbers
	// of hidden documents; nil shows every name as it is.
	Names *Names
}

// Counts reports whether the tables count segments of a role.
func (p *Plan) Counts(r corpus.Role) bool {
	if len(p.Roles) == 0 {
		return r == corpus.Response
	}
	return slices.Contains(p.Roles, r)
}

// Lexicon says which lexicon the themes come from.
type Lexicon struct {
	Names   []string // the files, below "sv/" for the one that is built in
	Version string
	Hash    string // SHA-256 of all that was read
}

// A Theme is a line of the codebook.
type Theme struct {
	ID     string // with "/" before a subtheme
	Label  string // in the plan's language
	Depth  int    // 0 for a theme, 1 for a subtheme...
	Parent int    // index of the theme above, -1 for none

	Definition       string
	Include, Exclude []string // when to code it, and when not to
	Examples         []string
	Limits           string // what a lexicon cannot catch of it
}

// A Term is a way in which the lexicon finds a theme.
type Term struct {
	Text  string // as the lexicon writes it
	Theme int    // index in Plan.Themes
	Kind  string // id of a rule, as code.Rule prints it
	Note  string
	// Exclusions are the words that the term does not match.
	Exclusions []string
}

// Privacy says what is held back from those whom the outputs are sent to. None
// of it makes a text anonymous.
type Privacy struct {
	NoQuotes      bool // no text and no matched word
	MinCell       int  // counts under it are hidden in tables by group; 0 hides none
	KeepRows      bool // write rows a segment in spite of MinCell
	HideDocuments bool // numbers for names and paths
}

// Rows reports whether outputs may hold a row a segment or coding.
func (p Privacy) Rows() bool { return p.MinCell <= 0 || p.KeepRows }

// Any reports whether anything is held back.
func (p Privacy) Any() bool { return p.NoQuotes || p.HideDocuments || p.MinCell > 0 }

// Excerpts reports whether outputs may quote the notes beside their place.
func (p Privacy) Excerpts() bool { return p.Rows() && !p.NoQuotes }

// ByDocument reports whether outputs may say how much of a document is coded:
// small counts of groups could be worked out from it.
func (p Privacy) ByDocument() bool { return p.MinCell <= 0 }

// A Run is all that the outputs show besides the documents themselves.
type Run struct {
	Plan
	Results  *tabulate.Results
	Inputs   []Input   // in the order in which they were read
	Settings []Setting // the resolved options that can change a result, in order
	Formats  []string  // the ids of the outputs, as --formats takes them
	// Notes are the notices and faults, by file and place.
	Notes []*source.Error
	// Tests are tables that stand apart from the run's own: hand codings
	// compared, and the like. Mostly nil.
	Tests []*tabulate.Table
}

// An Input is a file as it was read, or why it was not.
type Input struct {
	Name     string
	Format   string // "txt", "docx", ...
	Encoding string
	Hash     string // SHA-256 in hexadecimal
	Outcome  Outcome
	// Counts of the whole document, in every role.
	Segments, Responses, Words, Codings int
}

// Outcome says what became of an input.
type Outcome uint8

// The outcomes.
const (
	Coded  Outcome = iota // read, with at least one counted segment
	Silent                // read, without any counted segment
	Unread                // a fault says why
)

// String returns the outcome's id; message "book.outcome-"+id words it.
func (o Outcome) String() string { return [...]string{"coded", "silent", "unread"}[o] }

// A Setting is an option and what it was.
type Setting struct {
	Name  string // as the flag is called, without dashes
	Value string
}

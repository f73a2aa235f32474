// Package corpus holds the nouns of temakod: documents, sections, questions and
// segments, as pure data that points into a [source.Text].
//
// Package ingest makes a [Document] with its text and [Layout]; package
// structure fills in the rest; nobody changes it after that.
package corpus

import (
	"time"

	"github.com/temakod/temakod/pipeline/source"
)

// A Document is one notes file, or one file inside an archive.
type Document struct {
	Text   *source.Text
	Layout []Block // what the format itself states, ascending by Span; nil for plain text
	Format string  // "txt", "md", "docx", ...
	// Hash is the SHA-256 of the input's bytes, in hexadecimal.
	Hash string
	// Encoding is the character encoding that the input was decoded from.
	Encoding string

	Attributes Attributes
	Cases      []Attributes // one per respondent, where rows are respondents; see Segment.Case
	Sections   []Section    // in document order
	Questions  []Question   // in order of first appearance
	Segments   []Segment    // ascending, disjoint; they cover all that is not white space
	Priorities []Priority
	Legends    []Legend
	// Personal are the places in coded text that look like personal data.
	Personal []Personal
	// Notes are the notices and faults met so far, by place.
	Notes []*source.Error
}

// A Section is a heading and what stands under it.
type Section struct {
	ID      string // stable: made from the title and its number among equal titles
	Title   string
	Heading int // index in Segments, -1 if the section has none
	Level   int // 1 is the outermost
	Parent  int // index in Sections, -1 for the outermost
}

// A Question was put to the participants; printed twice it is still one.
type Question struct {
	ID   string // stable: made from the text, the same in every document that puts it
	Text string // as first printed, without bullet, number and quotes
	// Segments are the indexes of its prompts, in order: the last is the one
	// that is answered, those before announce it.
	Segments []int
}

// A Block of the layout is a stretch of text that the format marks as
// something: a paragraph with a style, a list item, a table cell, a speaker's
// turn, a page's header.
type Block struct {
	Span  source.Span
	Kind  BlockKind
	Level int // of a heading or list item, from 1
	// Table, Row and Column count from 1 and are 0 outside tables; a cell in
	// the header row has Row 1 and Header set.
	Table, Row, Column int
	Header             bool
	Style              Style         // typographic emphases found in the block
	Whole              Style         // those of them that cover all its text
	Speaker            string        // of a turn
	Time               time.Duration // of a turn, from the start of the recording
	Case               int           // as Segment.Case
	Question           string        // the question that a survey column answers
}

// BlockKind is what a format says that a block is.
type BlockKind uint8

// The kinds of block.
const (
	ParagraphBlock BlockKind = iota
	TitleBlock
	HeadingBlock
	ItemBlock
	CellBlock
	TurnBlock
	AnswerBlock    // a cell that a respondent wrote
	FurnitureBlock // page headers and footers, navigation: never evidence
	NoteBlock      // a footnote or comment: kept, never counted
	QuoteBlock
	CodeBlock
)

// A Legend is a sentence in which a document explains its own marks.
type Legend struct {
	Mark    string // "(!)"
	Meaning string
	Segment int
}

// A Priority is one option of a prioritisation exercise with its votes.
type Priority struct {
	Segment  int
	Option   string
	Votes    []float64
	Printed  float64 // the mean that the notes print; NaN if none
	Mean     float64 // recomputed from Votes; NaN if there are none
	Total    int     // how many votes, where the notes print only that ("5 röster"); 0 if they do not
	Rank     int     // within its exercise, 1 is most wanted; 0 if the direction is unknown
	Lower    Direction
	Exercise int    // from 1: which exercise of the document
	Section  string // id of the section whose ideas the option names; empty if none
}

// Direction says how a priority's votes are read.
type Direction uint8

// The directions.
const (
	Unstated    Direction = iota
	LowerFirst            // the notes say that a low mean is more wanted
	HigherFirst           // the notes say that a high mean is more wanted
)

// Personal is a stretch of coded text that looks like personal data.
type Personal struct {
	Span source.Span
	Kind string // "email", "phone", "personnummer"
}

// Package structure finds out who says what in a document: its headings,
// questions, answers and the organiser's own words, from layout, repetition,
// position and grammar.
//
// Start with [Split], which fills a [corpus.Document] in place. It works in
// steps, each a file: printed lines are read, or recalled by their words or as a
// whole (line.go, reading.go, note.go, chunk.go, memo.go), and joined into units (unit.go,
// repair.go, page.go); these are sifted once for what later steps are about few of
// (sift.go); headings, questions, tables and turns are found among them
// (heading.go, label.go, question.go, table.go, turn.go, stamp.go); each unit gets a role from what
// stands before it and who seems to speak (role.go, speech.go); and units become
// segments (segment.go).
package structure

import (
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// Options says how [Split] goes about it. The zero value is the usual behaviour.
type Options struct {
	// NoRepair leaves sentences and words that a page or line cut as they are:
	// when the segments must follow the lines as printed.
	NoRepair bool
	// Transcript says whether "Name: ..." at the head of lines are speakers'
	// turns. Auto looks whether such names come again and take turns.
	Transcript Switch
	// Interviewers are the speakers whose turns are prompts. If it is empty,
	// the interviewer is guessed, and the guess is a notice.
	Interviewers []string
	// Overrides is what a person has decided about this document; nil if
	// nothing. Front matter in the text itself is read as well; where both
	// speak, Overrides wins.
	Overrides *Overrides
	// Bare leaves undone what only the rows of segments show, when nobody asks for
	// these: segments have no Key and Nth, of which their ids are made, and no Parent;
	// items have no Level, and no line is of Kind Line by the label above it; Style says
	// nothing of capitals; sections have no ID unless a priority may name one; and no
	// Legends are gathered.
	Bare bool
}

// A Switch is something that is decided by itself unless it is set.
type Switch uint8

// The states of a switch.
const (
	Auto Switch = iota
	On
	Off
)

// A splitter is the work on one document.
type splitter struct {
	doc  *corpus.Document
	opt  Options
	body string

	scratch
	wrap  wrapping
	aired bool          // the text has no blank lines, so that they say nothing
	holes []corpus.Hole // of repairs, by unit

	series        *counts     // short lines that end with a number
	numberedLoose int         // lines that stand alone with a number
	topped        int         // short lines directly over running text
	bolds         int         // short lines in bold type
	headedLists   int         // lists that a short line stands over
	byNumber      *[100]int32 // the first question with each number, from 1, once somebody has asked
	guided        []int       // the questions of the first of several interviews with as many, see [splitter.findGuides]
	remarks       int         // lines in square brackets that the writer added, once somebody has asked
	reporting     int         // lines that say who reports, once somebody has asked
	topicLines    int         // short lines that are nothing but a topic, once somebody has asked
	lists         int         // lists of items
	ledLists      int         // ... that a question stands over
	leading       int         // questions with text under them
	numberedAsks  int         // numbered questions that stand alone
	asks          bool        // some prompt is put, or a heading says that others answer
	organised     bool        // nobody but the organiser speaks
	quoted        int         // units that begin with a quotation mark
	quoting       bool        // what participants said stands in quotation marks, between what the writer tells
	headed        int         // segments that are headings, or more
	given         int         // cells whose segments have been made
	explaining    []int32     // units that explain the document's marks
	repairs       [3]int      // made, by kind

	overrides []*Overrides // the front matter's, then the sidecar's
	front     int          // lines of front matter

	agenda  []uint64        // items of an agenda that open as questions, by sameness
	columns map[uint64]bool // the questions that the format states

	braced   []int          // units with a brace
	capitals []capital      // words in capitals that may be emphasis
	acronyms map[string]int // ... how often each comes
	topics   *counts        // texts of cells, by sameness: what headings repeat
	initials initialSet     // ... of these
	contents *counts        // of the lines of a table of contents, by sameness; nil without one
	titles   *counts        // of the sections, by sameness
	titled   initialSet     // ... of these
	posed    initialSet     // ... of the questions
}

// scratch is the memory of a splitter that serves for one document after the
// other.
type scratch struct {
	lines     []line
	units     []unit
	found     []found         // of each segment
	first     []int32         // the first segment of each unit
	ballots   []int32         // the segments that may be options with their votes
	private   []int32         // the segments that may hold personal data
	brief     []int32         // the units that may be headings, by how long they are
	numbering []int32         // ... of them the short ones that may have a number
	gauged    []int32         // ... of them those that end with a dash and a number
	over      []int32         // the units that are headings
	questions []int32         // the units that ask, when they were sifted
	cells     []cell          // of rows
	echoed    []int32         // units that others may repeat
	spare     []int32         // units with letters that many texts have, see [splitter.repeat]
	dates     []dateToken     // room for those of a text
	headings  map[uint64]bool // texts of headings that come again
	known     map[uint64]int  // the index of each question, by sameness
	tables    [5]counts       // for whoever counts, one after the other
	leaders   []int32         // lines of a table of contents
	reacted   []int32         // lines that end with how many liked something
	echoes    echoes          // of the letters of units
	voices    []speaker
	read      *reader

	// Of the document that was split last, or given back by [Splitter.Reuse].
	segments []corpus.Segment
	shelf    []corpus.Section
	posing   []corpus.Question
	arena    []corpus.Hole // holes of segments
	lone     []int         // lists of one, see [splitter.alone]
}

// maxScratch is for how many lines the memory is kept: a document of more is
// rare, and its memory goes with it.
const maxScratch = 1 << 16

// emptied returns the scratch ready for the next document.
func (s *scratch) emptied() scratch {
	if cap(s.lines) > maxScratch || cap(s.cells) > maxScratch {
		fresh := newScratch()
		fresh.read = s.read
		return fresh
	}
	clear(s.headings)
	clear(s.known)
	s.lines, s.units, s.first, s.ballots = s.lines[:0], s.units[:0], s.first[:0], s.ballots[:0]
	s.found, s.private = s.found[:0], s.private[:0]
	s.brief, s.numbering, s.gauged, s.over, s.questions, s.cells, s.leaders, s.reacted = s.brief[:0], s.numbering[:0], s.gauged[:0], s.over[:0], s.questions[:0], s.cells[:0], s.leaders[:0], s.reacted[:0]
	s.arena, s.lone = s.arena[:0], s.lone[:0]
	return *s
}

// A Splitter splits one document after the other, in the same memory. It is not
// safe for concurrent use.
type Splitter struct {
	scratch scratch
	work    splitter         // empty but while a document is split
	last    *corpus.Document // that was split; nil once it was given back
}

// New returns a Splitter that has met no document, for many of them, which reads
// lines by the chunks of tok.
func New(tok *tokenise.Tokeniser) *Splitter {
	p := &Splitter{scratch: newScratch()}
	p.scratch.read.memo = new(memo)
	p.scratch.read.learn(tok)
	return p
}

// Found returns what was found of the words of segment i of doc, which was split
// last: the number of the remembered line that the segment is but for its marker, 0
// if it is none; its tokens, nil if they are not known; and how many of these hold a
// letter or digit. If that is -1, the tokens are those around the segment, of which
// its holes or ends cut some: see [tokenise.Tokeniser.Again].
func (p *Splitter) Found(doc *corpus.Document, i int) (line uint64, toks []tokenise.Token, words int) {
	at := &p.scratch.found[i]
	words = int(at.words)
	if len(doc.Segments[i].Holes) > 0 {
		words = -1
	}
	return at.line, p.scratch.read.tokens(at.said), words
}

func newScratch() scratch {
	return scratch{dates: make([]dateToken, 0, maxDateTokens), read: new(reader), headings: map[uint64]bool{}, known: map[uint64]int{}}
}

// Split does what the function [Split] does.
func (p *Splitter) Split(doc *corpus.Document, opt Options) {
	if p.last != nil || max(cap(p.scratch.arena), cap(p.scratch.lone)) > maxScratch {
		p.scratch.arena, p.scratch.lone = nil, nil // somebody may still look at it
	}
	s := &p.work
	*s = splitter{doc: doc, opt: opt, body: doc.Text.Body, scratch: p.scratch.emptied()}
	s.read.open(s.body)
	s.run()
	s.read.close()
	p.scratch, p.last = s.scratch, doc
	*s = splitter{}
}

// Reuse takes back the memory of the segments, sections and questions of a document
// that nobody looks at any more, for the next one. They make up half of what a run over
// many documents allocates.
func (p *Splitter) Reuse(doc *corpus.Document) {
	if n := cap(doc.Segments); n > cap(p.scratch.segments) && n <= maxScratch {
		p.scratch.segments = doc.Segments
	}
	if n := cap(doc.Sections); n > cap(p.scratch.shelf) && n <= maxScratch {
		p.scratch.shelf = doc.Sections
	}
	if n := cap(doc.Questions); n > cap(p.scratch.posing) && n <= maxScratch {
		clear(doc.Questions)
		p.scratch.posing = doc.Questions[:0]
	}
	if doc == p.last {
		p.last = nil
	}
	doc.Segments, doc.Sections, doc.Questions = nil, nil, nil
}

// Split fills doc from doc.Text and doc.Layout: its sections, questions,
// segments, attributes, priorities, legends, personal data and notes. What
// doc.Attributes and doc.Notes hold already is kept.
func Split(doc *corpus.Document, opt Options) {
	p := &Splitter{scratch: newScratch()}
	p.Split(doc, opt)
}

func (s *splitter) run() {
	doc := s.doc
	s.lines = scan(slices.Grow(s.lines, min(doc.Text.Lines(), len(s.body)/16+16)), doc.Text, s.read)
	s.frontMatter()
	if s.opt.Overrides != nil {
		s.overrides = append(s.overrides, s.opt.Overrides)
	}
	for _, o := range s.overrides {
		for _, who := range o.Interviewers {
			s.opt.Interviewers = append(s.opt.Interviewers[:len(s.opt.Interviewers):len(s.opt.Interviewers)], who.Name)
		}
	}
	s.locate()
	s.assemble()
	s.stated()
	s.putQuestions()
	s.shelve()
	s.findTurns()
	s.findRows()
	s.findPeople()
	s.sift()
	s.findHeadings()
	s.ask()
	s.rank()
	s.decide()
	s.override()
	if !s.opt.Bare {
		s.nest()
	}
	s.emit()
	s.bind()
	s.attributes()
	s.priorities()
	if !s.opt.Bare {
		s.legends()
	}
	s.personal()
	s.speechless()
	s.countRepairs()
	source.SortErrors(doc.Notes)
}

// note adds a notice or fault about a span of the text.
func (s *splitter) note(level source.Level, span source.Span, id string, args ...any) {
	s.doc.Notes = append(s.doc.Notes, s.doc.Text.Errorf(level, span, id, args...))
}

// whole returns a notice about the document as a whole.
func (s *splitter) whole(id string, args ...any) *source.Error {
	return source.Whole(source.Notice, s.doc.Text.Name, id, args...)
}

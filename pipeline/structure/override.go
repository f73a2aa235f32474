package structure

import (
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Overrides is what a person has decided about one document, against or beside
// what [Split] works out. It is read from YAML, in a file beside the notes
// (minnen.txt.temakod.yaml) or between two lines "---" at the very head of a
// text or Markdown file:
//
//	role: summary                # of the whole document
//	attributes:                  # facts about the document; any names
//	  region: Halland
//	  date: 2024-05-13
//	interviewers: [Moa]          # speakers whose turns are prompts
//	sections:                    # by the title of a heading
//	  - title: Frågestund
//	    role: response
//	    starts: Olika grad av    # optional: the words that the section begins with
//	lines:                       # by line numbers, from 1, both ends included
//	  - from: 12
//	    to: 30
//	    role: response
//	    starts: Vi tyckte att    # optional: the words that line 12 begins with
//
// Roles are meta, heading, prompt, response and summary. Of two entries the
// narrower wins: lines over sections over the document; a section or the
// document sets the role of its paragraphs, items and cells, and leaves its
// headings be. An entry whose title or starts no longer fits the text is a
// fault, and is not used.
type Overrides struct {
	Name string // the file, for faults
	// Role is that of the whole document; HasRole says whether it is set.
	Role         corpus.Role
	HasRole      bool
	Attributes   []corpus.Attribute
	Interviewers []string
	Sections     []SectionOverride
	Lines        []LineOverride

	text *source.Text // of the file, to show faults in
}

// A SectionOverride sets the role of a section, found by its title.
type SectionOverride struct {
	Title  string
	Role   corpus.Role
	Starts string // the words that the section begins with; empty if not checked
	At     source.Span
}

// A LineOverride sets the role of the segments that begin on some lines.
type LineOverride struct {
	From, To int // from 1, both included
	Role     corpus.Role
	Starts   string // the words that line From begins with; empty if not checked
	At       source.Span
}

// ParseOverrides reads overrides from YAML. name is the file's name for faults.
// The result holds what could be read, and is never nil.
func ParseOverrides(name string, data []byte) (*Overrides, []*source.Error) {
	return &Overrides{Name: name, text: source.New(name, string(data))}, nil
}

// Package structure finds out who says what in a document: its headings,
// questions, answers and the organiser's own words, from layout, repetition,
// position and grammar.
//
// Start with [Split], which fills a [corpus.Document] in place.
package structure

import (
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
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
}

// A Switch is something that is decided by itself unless it is set.
type Switch uint8

// The states of a switch.
const (
	Auto Switch = iota
	On
	Off
)

// Split fills doc from doc.Text and doc.Layout: its sections, questions,
// segments, attributes, priorities, legends, personal data and notes. What
// doc.Attributes and doc.Notes hold already is kept.
func Split(doc *corpus.Document, opt Options) {
	body := doc.Text.Body
	for n := 1; n <= doc.Text.Lines(); n++ {
		span := trim(body, doc.Text.Line(n))
		if span.Empty() {
			continue
		}
		doc.Segments = append(doc.Segments, corpus.Segment{
			Span: span, Content: span, Key: hash(span.Text(body)), Role: corpus.Response,
			Evidence: "default", Confidence: 0.5, Section: -1, Parent: -1,
		})
	}
}

func trim(body string, s source.Span) source.Span {
	for s.Start < s.End && body[s.Start] <= ' ' {
		s.Start++
	}
	for s.End > s.Start && body[s.End-1] <= ' ' {
		s.End--
	}
	return s
}

// Package export shows what a run found: flat files, tables as JSON, and what
// the workbook (package xlsx) and the report (package html) have in common.
//
// A [Plan] is known before the first document, a [Run] after the last. [Labels]
// turns the ids in tables into what people read, [Quotes] selects the words
// behind each theme, and [Run.Visible] and [Run.Message] hold back what the run
// says must be held back.
package export

// Package pipeline runs the stages over a corpus, in this order:
//
//  1. ingest: the bytes of a file become text, with the structure that its
//     format states ([ingest.Read]).
//  2. structure: the text becomes segments, each with a role: who says it, in
//     answer to which question ([structure.Split]).
//  3. tokenise: a segment becomes tokens ([tokenise.Tokeniser]); structure has
//     found those of most already, since it reads lines by their words.
//  4. stem: a distinct token gets the keys it is looked up by ([stem.Stemmer]).
//  5. code: tokens become codings by a lexicon ([code.Coder]).
//  6. tabulate: codings become counts, tables and statistics
//     ([tabulate.Counter]).
//  7. export: sinks print documents as they come, and tables at the end.
//
// [Run] does all of it. Documents are worked on side by side, and leave in the
// order of the input; nothing is kept of a document but its counts and, within
// bounds, its words and the short segments that come again.
package pipeline

package structure

import (
	"strconv"

	"github.com/temakod/temakod/pipeline/corpus"
)

// votesInTables reads the tables that a vote left: a column is named by what was counted,
// "Prickar", and each row under it is an option with its total. exercise is how many
// exercises have been met.
func (s *splitter) votesInTables(exercise int) {
	votes, option, columns, last := -1, 0, 0, -2 // of the table that is read, and its last row
	met := false
	for from := 0; from < len(s.cells); {
		unit := s.cells[from].unit
		to := from
		for to < len(s.cells) && s.cells[to].unit == unit {
			to++
		}
		row := s.cells[from:to]
		goesOn, anew := s.goesOn(last, int(unit))
		met = met && !anew
		if !goesOn {
			votes, option = s.voteColumns(row)
			columns, met = len(row), false
		} else if votes >= 0 && len(row) == columns {
			if p, ok := s.voteRow(row, int(unit), votes, option); ok {
				if !met {
					met = true
					exercise++
				}
				p.Exercise = exercise
				s.doc.Priorities = append(s.doc.Priorities, p)
			}
		}
		last, from = int(unit), to
	}
}

// goesOn reports whether nothing but rules and questions stands between two rows, and
// whether there is a question, which begins the vote anew.
func (s *splitter) goesOn(last, unit int) (on, anew bool) {
	for i := last + 1; i < unit && last >= 0; i++ {
		if u := &s.units[i]; u.has(prompts | question) {
			anew = true
		} else if !u.has(separator) {
			return false, false
		}
	}
	return last >= 0, anew
}

// voteColumns returns the columns of the votes and of the options in a table whose first
// row these cells are; -1 for the votes if there are none.
func (s *splitter) voteColumns(row []cell) (votes, option int) {
	votes, option = -1, -1
	for k := range row {
		t := row[k].content.Text(s.body)
		if hasDigit(t) {
			return -1, 0
		}
		switch {
		case len(row) > 1 && len(t) <= maxWord && voteColumnWords.get(lastWord(t)):
			votes = k
		case option < 0 && optionColumnWords.get(firstWord(t)):
			option = k
		}
	}
	if option < 0 && votes > 0 {
		option = 0
	}
	if option < 0 || option == votes {
		return -1, 0
	}
	return votes, option
}

// voteRow reads a row of such a table, of unit i.
func (s *splitter) voteRow(row []cell, i, votes, option int) (corpus.Priority, bool) {
	p := newBallot().Priority
	t, name := row[votes].content.Text(s.body), row[option].content.Text(s.body)
	n, err := strconv.Atoi(t)
	at := int(s.first[i]) + option
	if err != nil || n <= 0 || len(t) > 4 || !hasLetter(name) || at >= len(s.doc.Segments) || s.doc.Segments[at].Role != corpus.Response {
		return p, false
	}
	p.Option, p.Total, p.Lower, p.Segment, p.Section = name, n, corpus.HigherFirst, at, s.sectionCalled(name)
	return p, true
}

// countedIn is what votes are counted in.
const countedIn = "prickar röster poäng klisterprickar klisterlappar klistermärken streck"

// What votes are counted in, and what is voted on, as columns are named.
var (
	voteColumnWords   = vocabularyOf(map[bool]string{true: countedIn})
	optionColumnWords = vocabularyOf(map[bool]string{true: "förslag förslaget svar alternativ idé idéer insats insatser område åtgärd åtgärder önskemål behov"})
)

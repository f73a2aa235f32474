package pipeline

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/source"
)

// listen notes which speakers of a record are called as one of the interviewers
// that the user names, or so but for capitals.
func (r *Record) listen(interviewers []string) {
	if len(interviewers) == 0 {
		return
	}
	for _, c := range r.Coded {
		for i := range c.Document.Segments {
			speaker := c.Document.Segments[i].Speaker
			if speaker == "" || slices.Contains(r.heard, speaker) {
				continue
			}
			if slices.ContainsFunc(interviewers, func(name string) bool { return strings.EqualFold(name, speaker) }) {
				r.heard = append(r.heard, speaker)
			}
		}
	}
}

// unheard returns a notice for each interviewer whose name no speaker has.
func unheard(interviewers, heard []string) []*source.Error {
	var notes []*source.Error
	for _, name := range interviewers {
		if slices.Contains(heard, name) {
			continue
		}
		e := source.Whole(source.Notice, "", "run.no-interviewer", name).WithHint("run.no-interviewer-hint")
		if i := slices.IndexFunc(heard, func(s string) bool { return strings.EqualFold(name, s) }); i >= 0 {
			e.WithHint("run.interviewer-capitals-hint", heard[i])
		}
		notes = append(notes, e)
	}
	return notes
}

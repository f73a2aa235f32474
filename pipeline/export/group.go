package export

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// byQuestion is the value of Plan.By that groups answers by question.
const byQuestion = "question"

// missingGroup is what tables call the group of those about whom nothing is
// known under one of the columns.
const missingGroup = "group.missing"

// GroupsOf returns the groups of the comparison that a segment belongs to, as
// the tables name them; nil if nothing is compared.
func GroupsOf(p *Plan, d *corpus.Document, s *corpus.Segment) []string {
	if len(p.By) == 0 {
		return nil
	}
	parts := make([]string, len(p.By))
	for i, key := range p.By {
		if key == byQuestion {
			parts[i] = QuestionText(d, s)
		} else {
			parts[i] = AttributeOf(d, s, key)
		}
		if parts[i] == "" {
			return []string{missingGroup}
		}
	}
	return []string{strings.Join(parts, " ")}
}

// AttributeOf returns what is known under key about a segment's respondent, or
// else about its document.
func AttributeOf(d *corpus.Document, s *corpus.Segment, key string) string {
	if s.Case > 0 && s.Case <= len(d.Cases) {
		if v := d.Cases[s.Case-1].Get(key); v != "" {
			return v
		}
	}
	return d.Attributes.Get(key)
}

package export

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// byQuestion is the value of Plan.By that groups answers by question.
const byQuestion = "question"

// GroupsOf returns the groups of the comparison that a segment belongs to, as
// the tables name them; nil if nothing is compared. It has one element, but
// several are allowed for.
func GroupsOf(p *Plan, d *corpus.Document, s *corpus.Segment) []string {
	if len(p.By) == 0 {
		return nil
	}
	parts := make([]string, 0, len(p.By))
	for _, key := range p.By {
		parts = append(parts, groupPart(d, s, key))
	}
	return []string{strings.Join(parts, " ")}
}

func groupPart(d *corpus.Document, s *corpus.Segment, key string) string {
	value := ""
	if key == byQuestion {
		value = QuestionText(d, s)
	} else {
		value = AttributeOf(d, s, key)
	}
	if value == "" {
		return "group.missing"
	}
	return strings.Clone(value)
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

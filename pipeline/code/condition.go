package code

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/lexicon"
)

// holds reports whether a condition holds for the segment at hand.
func (c *Coder) holds(w *lexicon.Condition) bool {
	seg := &c.doc.Segments[c.segment]
	if len(w.Roles) > 0 && !slices.Contains(w.Roles, seg.Role.String()) {
		return false
	}
	if w.Question != "" && !slices.ContainsFunc(seg.Questions, func(q int) bool {
		return matches(w.Question, c.doc.Questions[q].ID, c.doc.Questions[q].Text)
	}) {
		return false
	}
	if w.Section != "" && !c.underSection(seg.Section, w.Section) {
		return false
	}
	for _, p := range w.Where {
		if !strings.EqualFold(c.attribute(seg.Case, p.Key), p.Value) {
			return false
		}
	}
	return true
}

func matches(want, id, text string) bool {
	return want == id || strings.Contains(strings.ToLower(text), strings.ToLower(want))
}

func (c *Coder) underSection(s int, want string) bool {
	for n := 0; s >= 0 && n < len(c.doc.Sections); n++ {
		if matches(want, c.doc.Sections[s].ID, c.doc.Sections[s].Title) {
			return true
		}
		s = c.doc.Sections[s].Parent
	}
	return false
}

// attribute returns a metadata value: the respondent's, or the document's.
func (c *Coder) attribute(respondent int, key string) string {
	if respondent > 0 && respondent <= len(c.doc.Cases) {
		if v := c.doc.Cases[respondent-1].Get(key); v != "" {
			return v
		}
	}
	return c.doc.Attributes.Get(key)
}

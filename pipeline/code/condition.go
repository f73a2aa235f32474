package code

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
)

// A condition is one of the lexicon's, as segments are asked.
type condition struct {
	lexicon.Condition
	roles [len(corpus.Roles)]bool // of segments for which it may hold
	more  bool                    // it asks for more than the role
}

func newCondition(w lexicon.Condition) condition {
	c := condition{Condition: w, more: w.Question != "" || w.Section != "" || len(w.Where) > 0}
	for _, r := range corpus.Roles {
		c.roles[r] = len(w.Roles) == 0 || slices.Contains(w.Roles, r.String())
	}
	return c
}

// holds reports whether a condition holds for the segment at hand.
func (c *Coder) holds(w *condition) bool {
	seg := &c.doc.Segments[c.segment]
	return w.roles[seg.Role] && (!w.more || c.holdsMore(w, seg))
}

// holdsMore reports whether what a condition asks for beside the role holds.
func (c *Coder) holdsMore(w *condition, seg *corpus.Segment) bool {
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

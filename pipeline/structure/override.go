package structure

import (
	"cmp"
	"slices"
	"strings"

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
//	    to: 30                   # optional: the same as from
//	    role: response
//	    starts: Vi tyckte att    # optional: the words that line 12 begins with
//
// Roles are meta, heading, prompt, response and summary. Of two entries that
// hold for the same words the narrower wins: lines over sections over the
// document. A section or the document sets the role of its paragraphs, items
// and cells; headings, and what is plainly about the event, such as a title or
// a date, keep theirs unless lines name them. An entry whose title, lines or
// starts no longer fit the text is a fault, and is not used; an interviewer whom
// nobody is called is a notice.
//
// In front matter, fields beside these are left to others with a notice, and
// the names of attributes (title, place, date, date_end, time, participants,
// organisations, organiser, region, municipality, year, event) may stand by
// themselves.
type Overrides struct {
	Name string // the file, for faults
	// Role is that of the whole document; HasRole says whether it is set.
	Role         corpus.Role
	HasRole      bool
	Attributes   []corpus.Attribute
	Interviewers []InterviewerOverride
	Sections     []SectionOverride
	Lines        []LineOverride

	text *source.Text // of the file, to show faults in
}

// An InterviewerOverride names a speaker whose turns are prompts.
type InterviewerOverride struct {
	Name string
	At   source.Span // in the overrides' own file
}

// A SectionOverride sets the role of a section, found by its title.
type SectionOverride struct {
	Title  string
	Role   corpus.Role
	Starts string      // the words that the section begins with; empty if not checked
	At     source.Span // in the overrides' own file
}

// A LineOverride sets the role of the segments that begin on some lines.
type LineOverride struct {
	From, To int // from 1, both included
	Role     corpus.Role
	Starts   string      // the words that line From begins with; empty if not checked
	At       source.Span // in the overrides' own file
}

// ParseOverrides reads overrides from YAML. name is the file's name for faults.
// The result holds what could be read, and is never nil.
func ParseOverrides(name string, data []byte) (*Overrides, []*source.Error) {
	return parseOverrides(source.New(name, strings.ToValidUTF8(string(data), "\ufffd")), source.Fault)
}

// frontMatter reads the overrides at the head of a text or Markdown file, and
// marks its lines as meta. It does nothing where the head is something else.
func (s *splitter) frontMatter() {
	if s.doc.Format != "txt" && s.doc.Format != "md" || len(s.lines) < 2 || s.lines[0].number != 1 || s.body[s.lines[0].start:s.lines[0].end] != "---" {
		return
	}
	for i := 1; i < len(s.lines) && i < 200; i++ {
		l := &s.lines[i]
		t := s.body[l.start:l.end]
		if t == "---" || t == "..." {
			s.takeFrontMatter(i)
			return
		}
		if l.gap > 0 || l.indent == 0 && t[0] != '#' && !strings.HasPrefix(t, "- ") && !yamlKey(t) {
			return
		}
	}
}

// yamlKey reports whether t begins as "key:" does.
func yamlKey(t string) bool {
	i := 0
	for i < len(t) && (classes[t[i]] == lower || classes[t[i]] == digit || t[i] == '_' || t[i] == '-') {
		i++
	}
	return i > 0 && i < len(t) && t[i] == ':' && isSpace(t, i+1)
}

func (s *splitter) takeFrontMatter(last int) {
	s.front = last + 1
	// Blanks in place of the dashes keep lines and columns as they are.
	first, end := s.lines[0], s.lines[last]
	text := source.New(s.doc.Text.Name, strings.Repeat(" ", int(first.end))+s.body[first.end:end.start])
	o, errs := parseOverrides(text, source.Notice)
	o.text = s.doc.Text
	for _, e := range errs {
		e.Place = s.doc.Text.Place(int(first.start))
	}
	s.doc.Notes = append(s.doc.Notes, errs...)
	s.overrides = append(s.overrides, o)
}

// override sets what people have decided, and tells of what no longer fits.
func (s *splitter) override() {
	for _, o := range s.overrides {
		if o.HasRole {
			for i := range s.units {
				s.impose(&s.units[i], o.Role, "override")
			}
		}
		for _, who := range o.Interviewers {
			s.overrideInterviewer(o, who)
		}
		for _, sec := range o.Sections {
			s.overrideSection(o, sec)
		}
		lines := slices.Clone(o.Lines)
		slices.SortStableFunc(lines, func(a, b LineOverride) int { return cmp.Compare(b.To-b.From, a.To-a.From) })
		for _, l := range lines {
			s.overrideLines(o, l)
		}
		for _, a := range o.Attributes {
			s.doc.Attributes.Set(a)
		}
	}
}

// overrideInterviewer tells of an interviewer who says nothing.
func (s *splitter) overrideInterviewer(o *Overrides, who InterviewerOverride) {
	for i := range s.units {
		if s.units[i].speaker == who.Name {
			return
		}
	}
	s.doc.Notes = append(s.doc.Notes, o.text.Errorf(source.Notice, who.At, "structure.override-interviewer", who.Name))
}

// shelve makes front matter meta: nothing in it is a heading or a question.
func (s *splitter) shelve() {
	for i := range s.units {
		u := &s.units[i]
		if int(u.first) >= s.front {
			return
		}
		u.is = fixed
		u.set(corpus.Meta, "front-matter", 1)
		u.letters, u.kind = 0, corpus.KeyValue
	}
}

// impose sets the role of a unit that speaks; headings and what is about the
// event keep theirs.
func (s *splitter) impose(u *unit, r corpus.Role, e corpus.Evidence) {
	if u.role == corpus.Heading || u.has(titles|separator) || int(u.first) < s.front || u.kind == corpus.KeyValue || u.evidence == "link" || u.evidence == "furniture" || u.evidence == "legend" || u.evidence == "layout-furniture" || u.evidence == "layout-note" {
		return
	}
	s.become(u, r, e)
}

// become gives a unit a role that a person set.
func (s *splitter) become(u *unit, r corpus.Role, e corpus.Evidence) {
	u.set(r, e, 1)
	u.is &^= heads | prompts | titles
	switch r {
	case corpus.Heading:
		u.is |= heads
		u.level = max(u.level, 1)
	case corpus.Prompt:
		u.is |= prompts | question
	}
}

func (s *splitter) overrideSection(o *Overrides, sec SectionOverride) {
	want := sameness(sec.Title)
	found, fits := false, false
	for i := range s.units {
		h := &s.units[i]
		if h.role != corpus.Heading || sameness(title(s.content(h))) != want {
			continue
		}
		found = true
		if i+1 >= len(s.units) || !begins(s.content(&s.units[i+1]), sec.Starts) {
			continue
		}
		fits = true
		for j := i + 1; j < len(s.units); j++ {
			u := &s.units[j]
			if u.role == corpus.Heading && u.level <= h.level {
				break
			}
			s.impose(u, sec.Role, "override")
		}
	}
	switch {
	case !found:
		s.doc.Notes = append(s.doc.Notes, o.text.Errorf(source.Fault, sec.At, "structure.override-section", sec.Title))
	case !fits:
		s.doc.Notes = append(s.doc.Notes, o.text.Errorf(source.Fault, sec.At, "structure.override-starts", sec.Starts))
	}
}

// begins reports whether t begins with the words of starts, whatever case and
// marks they have.
func begins(t, starts string) bool {
	if starts == "" {
		return true
	}
	for i, j := 0, 0; ; {
		f, g, more := nextWord(starts, j)
		if !more {
			return true
		}
		a, b, ok := nextWord(t, i)
		if !ok || !strings.EqualFold(t[a:b], starts[f:g]) {
			return false
		}
		i, j = b, g
	}
}

func (s *splitter) overrideLines(o *Overrides, l LineOverride) {
	if l.To > s.doc.Text.Lines() {
		s.doc.Notes = append(s.doc.Notes, o.text.Errorf(source.Fault, l.At, "structure.override-beyond", l.To, s.doc.Text.Lines()))
		return
	}
	if line := s.doc.Text.Line(l.From).Text(s.body); !begins(line, l.Starts) {
		m := parseMarker(strings.TrimSpace(line))
		if t := strings.TrimSpace(line); !begins(t[m.end():], l.Starts) {
			s.doc.Notes = append(s.doc.Notes, o.text.Errorf(source.Fault, l.At, "structure.override-starts", l.Starts))
			return
		}
	}
	for i := range s.units {
		u := &s.units[i]
		if from := int(s.lines[u.first].number); from <= l.To && int(s.lines[u.last].number) >= l.From && !u.has(separator) {
			s.become(u, l.Role, "override")
		}
	}
}

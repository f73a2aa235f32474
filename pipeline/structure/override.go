package structure

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

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
// starts no longer fit the text is a fault, and is not used.
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
	Interviewers []string
	Sections     []SectionOverride
	Lines        []LineOverride

	text *source.Text // of the file, to show faults in
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

// parseOverrides reads overrides from text; a field that is not known is of
// the level given.
func parseOverrides(text *source.Text, unknown source.Level) (*Overrides, []*source.Error) {
	p := &overrideParser{o: &Overrides{Name: text.Name, text: text}, unknown: unknown}
	var doc yaml.Node
	err := yaml.NewDecoder(bytes.NewReader([]byte(text.Body))).Decode(&doc)
	switch {
	case errors.Is(err, io.EOF):
	case err != nil:
		p.syntax(err)
	case len(doc.Content) > 0:
		p.document(doc.Content[0])
	}
	return p.o, p.errs
}

// An overrideParser reads one file of overrides.
type overrideParser struct {
	o       *Overrides
	errs    []*source.Error
	unknown source.Level
}

// syntax tells of YAML that could not be read at all.
func (p *overrideParser) syntax(err error) {
	line := 1
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		if n, after, ok := strings.Cut(rest, ": "); ok {
			if k, err := strconv.Atoi(n); err == nil {
				line, msg = k, after
			}
		}
	}
	line = min(max(line, 1), p.o.text.Lines())
	p.errs = append(p.errs, p.o.text.Errorf(source.Fault, p.o.text.Line(line), "structure.override-yaml", msg))
}

// span returns where node n stands.
func (p *overrideParser) span(n *yaml.Node) source.Span {
	if n.Line < 1 || n.Line > p.o.text.Lines() {
		return source.Span{}
	}
	line := p.o.text.Line(n.Line)
	at := line.Start
	for c := 1; c < n.Column && at < line.End; c++ {
		at++
		for at < line.End && p.o.text.Body[at]&0xC0 == 0x80 {
			at++
		}
	}
	end := line.End
	if n.Kind == yaml.ScalarNode && n.Style == 0 && at+len(n.Value) <= line.End {
		end = at + len(n.Value)
	}
	return source.Span{Start: at, End: end}
}

func (p *overrideParser) fault(n *yaml.Node, id string, args ...any) *source.Error {
	e := p.o.text.Errorf(source.Fault, p.span(n), id, args...)
	p.errs = append(p.errs, e)
	return e
}

// fields calls known with each key of a mapping; a false answer is an unknown field.
func (p *overrideParser) fields(n *yaml.Node, names string, known func(key string, k, v *yaml.Node) bool) {
	if n.Kind != yaml.MappingNode {
		p.fault(n, "structure.override-mapping")
		return
	}
	met := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if met[k.Value] {
			p.fault(k, "structure.override-twice", k.Value)
			continue
		}
		met[k.Value] = true
		if !known(k.Value, k, v) {
			e := p.o.text.Errorf(p.unknown, p.span(k), "structure.override-field", k.Value)
			p.errs = append(p.errs, e.WithHint("structure.override-fields", names))
		}
	}
}

func (p *overrideParser) document(n *yaml.Node) {
	p.fields(n, "role, attributes, interviewers, sections, lines", func(key string, k, v *yaml.Node) bool {
		switch key {
		case "role":
			p.o.Role, p.o.HasRole = p.role(v)
		case "attributes":
			p.fields(v, "", func(key string, _, v *yaml.Node) bool {
				p.attribute(key, v)
				return true
			})
		case "interviewers":
			p.each(v, func(v *yaml.Node) { p.o.Interviewers = append(p.o.Interviewers, p.text(v)) })
		case "sections":
			p.each(v, p.section)
		case "lines":
			p.each(v, p.lines)
		default:
			if p.unknown == source.Notice && slices.Contains(attributeKeys[:], key) {
				p.attribute(key, v)
				return true
			}
			return false
		}
		return true
	})
}

// attributeKeys are the attributes that front matter may name by themselves.
var attributeKeys = [...]string{
	corpus.Title, corpus.PlaceName, corpus.Date, corpus.DateEnd, corpus.Time, corpus.Participants, corpus.Organisations,
	corpus.Organiser, corpus.Region, corpus.Municipality, corpus.Year, corpus.Event,
}

func (p *overrideParser) attribute(key string, v *yaml.Node) {
	if value := p.text(v); value != "" {
		p.o.Attributes = append(p.o.Attributes, corpus.Attribute{Key: strings.TrimSpace(key), Value: value, How: corpus.Given})
	}
}

// each calls f with each item of a list.
func (p *overrideParser) each(n *yaml.Node, f func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		p.fault(n, "structure.override-list")
		return
	}
	for _, v := range n.Content {
		f(v)
	}
}

func (p *overrideParser) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		p.fault(n, "structure.override-text")
		return ""
	}
	if n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

func (p *overrideParser) role(n *yaml.Node) (corpus.Role, bool) {
	r, ok := corpus.ParseRole(p.text(n))
	if !ok {
		p.fault(n, "structure.override-role", n.Value).WithHint("structure.override-roles")
	}
	return r, ok
}

func (p *overrideParser) section(n *yaml.Node) {
	o := SectionOverride{At: p.span(n)}
	ok := false
	p.fields(n, "title, role, starts", func(key string, k, v *yaml.Node) bool {
		switch key {
		case "title":
			o.Title = p.text(v)
		case "role":
			o.Role, ok = p.role(v)
		case "starts":
			o.Starts = p.text(v)
		default:
			return false
		}
		return true
	})
	if ok && o.Title != "" {
		p.o.Sections = append(p.o.Sections, o)
	} else if n.Kind == yaml.MappingNode && !ok || o.Title == "" {
		p.fault(n, "structure.override-lacks", "title, role")
	}
}

func (p *overrideParser) lines(n *yaml.Node) {
	o := LineOverride{At: p.span(n)}
	ok := false
	p.fields(n, "from, to, role, starts", func(key string, k, v *yaml.Node) bool {
		switch key {
		case "from":
			o.From = p.line(v)
		case "to":
			o.To = p.line(v)
		case "role":
			o.Role, ok = p.role(v)
		case "starts":
			o.Starts = p.text(v)
		default:
			return false
		}
		return true
	})
	if o.To == 0 {
		o.To = o.From
	}
	switch {
	case n.Kind != yaml.MappingNode:
	case !ok || o.From == 0:
		p.fault(n, "structure.override-lacks", "from, role")
	case o.To < o.From:
		p.fault(n, "structure.override-order", o.From, o.To)
	default:
		p.o.Lines = append(p.o.Lines, o)
	}
}

func (p *overrideParser) line(n *yaml.Node) int {
	v, err := strconv.Atoi(p.text(n))
	if err != nil || v < 1 {
		p.fault(n, "structure.override-line", n.Value)
		return 0
	}
	return v
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
	text := source.New(s.doc.Text.Name, strings.Repeat(" ", first.end)+s.body[first.end:end.start])
	o, errs := parseOverrides(text, source.Notice)
	o.text = s.doc.Text
	for _, e := range errs {
		e.Place = s.doc.Text.Place(first.start)
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

// shelve makes front matter meta: nothing in it is a heading or a question.
func (s *splitter) shelve() {
	for i := range s.units {
		u := &s.units[i]
		if u.first >= s.front {
			return
		}
		u.is = fixed
		u.set(corpus.Meta, "front-matter", 1)
		u.same, u.kind = 0, corpus.KeyValue
	}
}

// impose sets the role of a unit that speaks; headings and what is about the
// event keep theirs.
func (s *splitter) impose(u *unit, r corpus.Role, e corpus.Evidence) {
	if u.role == corpus.Heading || u.has(titles|separator) || u.first < s.front || u.kind == corpus.KeyValue || u.evidence == "link" || u.evidence == "furniture" || u.evidence == "legend" || u.evidence == "layout-furniture" || u.evidence == "layout-note" {
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
		if t := strings.TrimSpace(line); !begins(t[m.size:], l.Starts) {
			s.doc.Notes = append(s.doc.Notes, o.text.Errorf(source.Fault, l.At, "structure.override-starts", l.Starts))
			return
		}
	}
	for i := range s.units {
		u := &s.units[i]
		if from := s.lines[u.first].number; from <= l.To && s.lines[u.last].number >= l.From && !u.has(separator) {
			s.become(u, l.Role, "override")
		}
	}
}

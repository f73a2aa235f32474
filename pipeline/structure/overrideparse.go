package structure

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

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
			p.each(v, func(v *yaml.Node) {
				if name := p.text(v); name != "" {
					p.o.Interviewers = append(p.o.Interviewers, InterviewerOverride{name, p.span(v)})
				}
			})
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

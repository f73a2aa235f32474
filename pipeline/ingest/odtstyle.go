package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// odtStyles are the styles of an OpenDocument text: those of styles.xml and the
// automatic ones of content.xml.
type odtStyles struct {
	styles map[string]*odtStyle
	lists  map[string]*[10]odtLevel
}

type odtStyle struct {
	name, parent string // the name in lower case
	look         corpus.Style
	hidden       bool
	outline      int // from 1; 0 for none
}

// An odtLevel is how a level of a list shows its items: a level without format
// and bullet shows nothing.
type odtLevel struct {
	bullet                 bool
	format, prefix, suffix string
	start, shown           int
}

// outlineList is the name under which the numbering of headings is kept.
const outlineList = "\x00outline"

// read adds the styles of a part, or of the head of a part up to its body. It
// is true when the body has begun.
func (o *odtStyles) read(x *xmlPart) bool {
	var s *odtStyle
	var levels *[10]odtLevel
	for e := range x.starts(0) {
		switch e.Name.Local {
		case "body":
			return true
		case "style", "default-style":
			s, levels = o.style(e), nil
		case "text-properties":
			if s != nil {
				s.properties(e)
			}
		case "list-style", "outline-style":
			name := attr(e, "name")
			if e.Name.Local == "outline-style" {
				name = outlineList
			}
			s, levels = nil, &[10]odtLevel{}
			o.lists[name] = levels
		case "list-level-style-bullet", "list-level-style-image":
			if l := levelOf(levels, e); l != nil {
				l.bullet = true
			}
		case "list-level-style-number", "outline-level-style":
			if l := levelOf(levels, e); l != nil {
				l.format, l.prefix, l.suffix = attr(e, "num-format"), attr(e, "num-prefix"), attr(e, "num-suffix")
				l.start, _ = strconv.Atoi(attr(e, "start-value"))
				l.shown, _ = strconv.Atoi(attr(e, "display-levels"))
			}
		}
	}
	return false
}

func (o *odtStyles) style(e xml.StartElement) *odtStyle {
	s := &odtStyle{name: attr(e, "display-name"), parent: attr(e, "parent-style-name")}
	if s.name == "" {
		s.name = strings.ReplaceAll(attr(e, "name"), "_20_", " ")
	}
	s.name = strings.ToLower(s.name)
	s.outline, _ = strconv.Atoi(attr(e, "default-outline-level"))
	if name := attr(e, "name"); name != "" {
		o.styles[attr(e, "family")+"/"+name] = s
	}
	return s
}

func (s *odtStyle) properties(e xml.StartElement) {
	if w := attr(e, "font-weight"); w == "bold" || w >= "600" && w <= "900" {
		s.look |= corpus.Strong
	}
	if v := attr(e, "font-style"); v == "italic" || v == "oblique" {
		s.look |= corpus.Italic
	}
	for _, a := range e.Attr {
		if a.Name.Local == "display" && a.Value == "none" {
			s.hidden = true
		}
	}
}

func levelOf(levels *[10]odtLevel, e xml.StartElement) *odtLevel {
	n, _ := strconv.Atoi(attr(e, "level"))
	if levels == nil || n < 1 || n > 10 {
		return nil
	}
	return &levels[n-1]
}

// paragraph returns what a paragraph style and those it is based on make of a
// paragraph.
func (o *odtStyles) paragraph(name string) corpus.Block {
	outline := 0
	for range 16 {
		s := o.styles["paragraph/"+name]
		if s == nil {
			break
		}
		if outline == 0 {
			outline = s.outline
		}
		if b, ok := namedStyle(s.name); ok {
			return b
		}
		name = s.parent
	}
	if outline > 0 {
		return corpus.Block{Kind: corpus.HeadingBlock, Level: outline}
	}
	return corpus.Block{}
}

// span returns the look of a text style, and whether its text is hidden.
func (o *odtStyles) span(name string) (look corpus.Style, hidden bool) {
	for range 16 {
		s := o.styles["text/"+name]
		if s == nil {
			break
		}
		look |= s.look
		hidden = hidden || s.hidden
		name = s.parent
	}
	return look, hidden
}

// marker writes the marker of an item at a level from 1, whose place in the
// list and its parents' are counts.
func (o *odtStyles) marker(list string, level int, counts *[10]int) string {
	levels := o.lists[list]
	if levels == nil {
		return "- "
	}
	l := levels[level-1]
	switch {
	case l.bullet:
		return "- "
	case l.format == "":
		return ""
	}
	var b strings.Builder
	b.WriteString(l.prefix)
	for n := max(1, level-max(l.shown, 1)+1); n <= level; n++ {
		if n > 1 && b.Len() > len(l.prefix) {
			b.WriteByte('.')
		}
		b.WriteString(ordinal(max(counts[n-1], 1), levels[n-1].format))
	}
	b.WriteString(l.suffix)
	return strings.TrimSpace(b.String()) + " "
}

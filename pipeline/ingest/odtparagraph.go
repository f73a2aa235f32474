package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// paragraph reads a text:p or text:h.
func (o *odt) paragraph(e xml.StartElement) {
	if o.b.open { // of a shape that hangs in a paragraph
		o.hanging(func() { o.paragraph(e) })
		return
	}
	block := o.styles.paragraph(attr(e, "style-name"))
	marker := ""
	level := len(o.lists)
	switch {
	case o.contents > 0:
		block = corpus.Block{Kind: corpus.FurnitureBlock}
	case e.Name.Local == "h":
		marker = o.heading(e, &block)
		if level > 0 && !o.marked && marker == "" {
			marker = o.marker(level)
		}
		o.marked = true
	case level > 0 && !o.marked:
		marker = o.marker(level)
		if block.Kind == corpus.ParagraphBlock && marker != "" {
			block = corpus.Block{Kind: corpus.ItemBlock, Level: level}
		}
		o.marked = true
	case level > 0 && block.Kind == corpus.ParagraphBlock:
		block.Level = level
	}
	o.b.start(block, marker)
	o.walk(o.x.depth)
	o.b.end()
	boxes := o.boxes
	o.boxes = nil
	for _, box := range boxes {
		for _, w := range box {
			o.b.again(w)
		}
	}
}

func (o *odt) marker(level int) string {
	if level > 10 {
		return "- "
	}
	style := o.lists[level-1]
	return o.styles.marker(style, level, o.counting(style))
}

// hanging reads blocks that hang in the open paragraph, and keeps them until it
// has ended.
func (o *odt) hanging(read func()) {
	before, lists, marked := o.boxes, o.lists, o.marked
	o.boxes, o.lists, o.marked = nil, nil, false
	box := o.b.aside(read)
	o.boxes, o.lists, o.marked = append(before, box), lists, marked
}

// heading fills in the block of a text:h and returns its number.
func (o *odt) heading(e xml.StartElement, block *corpus.Block) string {
	level, _ := strconv.Atoi(attr(e, "outline-level"))
	level = min(max(level, 1), 10)
	if block.Kind == corpus.ParagraphBlock || block.Kind == corpus.HeadingBlock {
		*block = corpus.Block{Kind: corpus.HeadingBlock, Level: level}
	}
	if o.styles.lists[outlineList] == nil || attr(e, "is-list-header") == "true" {
		return ""
	}
	counts := o.counting(outlineList)
	counts[level-1]++
	clear(counts[level:])
	return o.styles.marker(outlineList, level, counts)
}

// inline reads an element within a paragraph.
func (o *odt) inline(e xml.StartElement) {
	switch e.Name.Local {
	case "s":
		n, err := strconv.Atoi(attr(e, "c"))
		if err != nil {
			n = 1
		}
		o.raw(strings.Repeat(" ", min(max(n, 1), 100)))
	case "tab":
		o.raw("\t")
	case "line-break":
		o.raw("\n")
	case "span":
		o.span(e)
	case "note":
		o.note()
	case "annotation":
		o.comments++
		o.b.remark("[*]", o.aside(func() { o.walk(o.x.depth) }))
	case "text-box":
		o.hanging(func() { o.walk(o.x.depth) })
	case "content-control":
		if attr(e, "showing-place-holder") == "true" {
			o.x.skip()
		}
	case "creator", "date", "creator-initials", "date-string":
		if !strings.HasSuffix(e.Name.Space, ":text:1.0") { // of a comment
			o.x.skip()
		}
	case "ruby-text", "title", "desc", "hidden-text", "hidden-paragraph", "binary-data", "script", "object", "event-listeners":
		o.x.skip()
	}
}

// raw writes a character that stands as it is.
func (o *odt) raw(s string) {
	o.b.space = false
	if o.b.open {
		o.b.write(s)
	}
}

func (o *odt) span(e xml.StartElement) {
	look, hidden := o.styles.span(attr(e, "style-name"))
	if hidden {
		o.hidden++
		o.x.skip()
		return
	}
	before := o.b.style
	o.b.style |= look
	o.walk(o.x.depth)
	o.b.style = before
}

// note reads a footnote or endnote, whose text stands where it is referred to.
func (o *odt) note() {
	o.noted++
	text := o.aside(func() {
		for e := range o.x.starts(o.x.depth) {
			if e.Name.Local == "note-body" {
				o.walk(o.x.depth)
			} else {
				o.x.skip()
			}
		}
	})
	o.b.remark("["+strconv.Itoa(o.noted)+"]", text)
}

// aside returns the text of the blocks that read meets, apart from the text.
func (o *odt) aside(read func()) string {
	lists, marked, boxes, counted := o.lists, o.marked, o.boxes, o.b.paragraphs
	o.lists, o.marked, o.boxes = nil, false, nil
	var text strings.Builder
	for _, w := range o.b.aside(read) {
		text.WriteString(w.text + "\n")
	}
	o.lists, o.marked, o.boxes, o.b.paragraphs = lists, marked, boxes, counted
	return text.String()
}

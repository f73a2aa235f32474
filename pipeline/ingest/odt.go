package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// An odt reads an OpenDocument text. What was deleted under tracked changes is
// kept apart in the file and left out.
type odt struct {
	f      *file
	b      *builder
	x      *xmlPart
	styles odtStyles

	lists    []string            // styles of the open ones, innermost last
	counts   map[string]*[10]int // of items, by list style
	marked   bool                // the open item has had its marker
	contents int                 // how many indexes deep we are
	boxes    [][]written         // text boxes that wait for their paragraph to end
	space    bool                // white space was met that is not written yet
	noted    int
	comments int
	deleted  int
	hidden   int
}

func readOdt(f *file) {
	a := f.archive
	if a == nil || !a.opened() {
		return
	}
	if a.encryptedOdt() {
		f.reject("ingest.locked").WithHint("ingest.hint-encrypted")
		return
	}
	o := &odt{f: f, b: f.build(), counts: map[string]*[10]int{}}
	o.styles = odtStyles{map[string]*odtStyle{}, map[string]*[10]odtLevel{}}
	o.b.counting = true
	o.styles.read(f.xml(a.stream("styles.xml")))
	coreProperties(o.b, f.xml(a.stream("meta.xml")))
	o.x = f.xml(a.stream("content.xml"))
	if o.styles.read(o.x) {
		o.walk(-1)
	}
	f.broken(o.x)
	o.b.end()
	o.margins(f.xml(a.stream("styles.xml")))
	if o.hidden > 0 {
		f.notice("ingest.hidden-text", o.hidden)
	}
	if o.deleted > 0 {
		f.notice("ingest.deleted-text", o.deleted)
	}
	if o.comments > 0 {
		f.notice("ingest.comments", o.comments)
	}
	o.b.emit()
}

// margins puts the page headers and footers last, each text once.
func (o *odt) margins(x *xmlPart) {
	o.x = x
	seen := map[string]bool{}
	for t := x.next(); t != nil; t = x.next() {
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "header", "footer", "header-left", "footer-left", "header-first", "footer-first":
			if text := o.aside(func() { o.walk(x.depth) }); !seen[text] {
				seen[text] = true
				o.b.margin(text)
			}
		}
	}
}

// encryptedOdt reports whether the manifest says that the content is encrypted.
func (a *archive) encryptedOdt() bool {
	x := a.f.xml(a.stream("META-INF/manifest.xml"))
	content := false
	for t := x.next(); t != nil; t = x.next() {
		if e, ok := t.(xml.StartElement); ok {
			switch e.Name.Local {
			case "file-entry":
				content = attr(e, "full-path") == "content.xml"
			case "encryption-data":
				if content {
					return true
				}
			case "encrypted-key":
				return true
			}
		}
	}
	e := a.byName["content.xml"]
	return e != nil && encrypted(e)
}

// walk reads until the element at depth ends.
func (o *odt) walk(depth int) {
	for {
		switch t := o.x.next().(type) {
		case nil:
			return
		case xml.EndElement:
			if o.x.depth < depth {
				return
			}
		case xml.CharData:
			if o.b.open {
				o.text(string(t))
			}
		case xml.StartElement:
			if !o.block(t) {
				o.inline(t)
			}
		}
	}
}

// block reads an element that stands between paragraphs; false if e is none.
func (o *odt) block(e xml.StartElement) bool {
	switch e.Name.Local {
	case "p", "h":
		o.paragraph(e)
	case "list":
		o.list(e)
	case "list-item", "list-header":
		o.item(e.Name.Local == "list-item", attr(e, "start-value"))
	case "table":
		o.b.openTable()
		o.walk(o.x.depth)
		o.b.closeTable()
	case "table-header-rows":
		o.header()
	case "table-row":
		o.row(false)
	case "table-cell", "covered-table-cell":
		o.cell(e)
	case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "bibliography", "user-index", "object-index":
		o.contents++
		o.walk(o.x.depth)
		o.contents--
	case "changed-region":
		o.changed()
	case "forms", "sequence-decls", "variable-decls", "user-field-decls", "index-title-template", "table-of-content-source", "scripts", "settings":
		o.x.skip()
	default:
		return false
	}
	return true
}

// changed passes over a tracked change: a deletion holds its text here.
func (o *odt) changed() {
	for until := o.x.depth - 1; o.x.depth > until; {
		t := o.x.next()
		if t == nil {
			return
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "deletion" {
			o.deleted++
			o.x.skip()
		}
	}
}

func (o *odt) list(e xml.StartElement) {
	style := attr(e, "style-name")
	if style == "" && len(o.lists) > 0 {
		style = o.lists[len(o.lists)-1]
	}
	level := len(o.lists) + 1
	if counts := o.counting(style); level <= 10 && attr(e, "continue-numbering") != "true" && !hasAttr(e, "continue-list") {
		clear(counts[level-1:])
	}
	o.lists = append(o.lists, style)
	o.walk(o.x.depth)
	o.lists = o.lists[:len(o.lists)-1]
}

func (o *odt) counting(style string) *[10]int {
	c := o.counts[style]
	if c == nil {
		c = &[10]int{}
		o.counts[style] = c
	}
	return c
}

func (o *odt) item(numbered bool, start string) {
	marked := o.marked
	if n := len(o.lists); n > 0 && n <= 10 && numbered {
		style := o.lists[n-1]
		counts := o.counting(style)
		if levels := o.styles.lists[style]; counts[n-1] == 0 && levels != nil && levels[n-1].start > 1 {
			counts[n-1] = levels[n-1].start - 1
		}
		if s, err := strconv.Atoi(start); err == nil {
			counts[n-1] = s - 1
		}
		counts[n-1]++
		clear(counts[n:])
	}
	o.marked = !numbered
	o.walk(o.x.depth)
	o.marked = marked
}

func (o *odt) header() {
	for depth := o.x.depth; ; {
		switch t := o.x.next().(type) {
		case nil:
			return
		case xml.EndElement:
			if o.x.depth < depth {
				return
			}
		case xml.StartElement:
			if t.Name.Local == "table-row" {
				o.row(true)
			} else {
				o.x.skip()
			}
		}
	}
}

func (o *odt) row(header bool) {
	o.b.openRow(header)
	lists, marked := o.lists, o.marked
	o.lists, o.marked = nil, false
	o.walk(o.x.depth)
	o.lists, o.marked = lists, marked
	o.b.closeRow()
}

func (o *odt) cell(e xml.StartElement) {
	repeat, _ := strconv.Atoi(attr(e, "number-columns-repeated"))
	o.b.openCell(max(repeat, 1))
	o.walk(o.x.depth)
}

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
	o.space = false
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
	before, lists, marked, space := o.boxes, o.lists, o.marked, o.space
	o.boxes, o.lists, o.marked, o.space = nil, nil, false, false
	box := o.b.aside(read)
	o.boxes, o.lists, o.marked, o.space = append(before, box), lists, marked, space
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
	o.space = false
	if o.b.open {
		o.b.write(s)
	}
}

// text writes characters with each run of white space made one space, as
// OpenDocument has it.
func (o *odt) text(s string) {
	for len(s) > 0 {
		i := strings.IndexAny(s, " \t\r\n")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			if o.space && len(o.b.text) > 0 {
				o.b.write(" ")
			}
			o.space = false
			o.b.write(s[:i])
		}
		rest := strings.TrimLeft(s[i:], " \t\r\n")
		o.space = o.space || len(rest) < len(s[i:])
		s = rest
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
		for depth := o.x.depth; ; {
			switch t := o.x.next().(type) {
			case nil:
				return
			case xml.EndElement:
				if o.x.depth < depth {
					return
				}
			case xml.StartElement:
				if t.Name.Local == "note-body" {
					o.walk(o.x.depth)
				} else {
					o.x.skip()
				}
			}
		}
	})
	o.b.remark("["+strconv.Itoa(o.noted)+"]", text)
}

// aside returns the text of the blocks that read meets, apart from the text.
func (o *odt) aside(read func()) string {
	lists, marked, boxes, space, counted := o.lists, o.marked, o.boxes, o.space, o.b.paragraphs
	o.lists, o.marked, o.boxes, o.space = nil, false, nil, false
	var text strings.Builder
	for _, w := range o.b.aside(read) {
		text.WriteString(w.text + "\n")
	}
	o.lists, o.marked, o.boxes, o.space, o.b.paragraphs = lists, marked, boxes, space, counted
	return text.String()
}

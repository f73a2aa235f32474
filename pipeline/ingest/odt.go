package ingest

import (
	"encoding/xml"
	"strconv"
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
	for e := range x.starts(0) {
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
	for e := range x.starts(0) {
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
	e := a.byName["content.xml"]
	return e != nil && encrypted(e)
}

// walk reads until the element at depth ends.
func (o *odt) walk(depth int) {
	for t := range o.x.within(depth) {
		switch t := t.(type) {
		case xml.CharData:
			if o.b.open {
				o.b.flow(string(t))
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
	for e := range o.x.starts(o.x.depth) {
		if e.Name.Local == "deletion" {
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
	for e := range o.x.starts(o.x.depth) {
		if e.Name.Local == "table-row" {
			o.row(true)
		} else {
			o.x.skip()
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

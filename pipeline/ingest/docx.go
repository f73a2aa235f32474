package ingest

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A docx reads a Word document: its body with styles, lists, tables and text
// boxes, and the footnotes and comments that stand beside it. What was deleted
// under tracked changes is left out, what was inserted is kept.
type docx struct {
	f         *file
	a         *archive
	b         *builder
	x         *xmlPart // of the part that is read
	styles    map[string]*docxStyle
	numbering *docxNumbering
	notes     map[string]string // text by kind and id
	used      map[string]bool
	noted     int // footnotes met

	contents  int         // how many fields deep in a table of contents we are
	prompting bool        // the open field shows its prompt, which nobody has filled in
	boxes     [][]written // text boxes that wait for the paragraph they hang in to end
	hidden    int         // runs of hidden text left out
	deleted   int         // stretches of deleted text left out
}

func readDocx(f *file) {
	a := f.archive
	if a == nil || !a.opened() {
		return
	}
	main := a.mainPart()
	if e := a.byName[main]; e != nil && encrypted(e) {
		f.reject("ingest.locked").WithHint("ingest.hint-encrypted")
		return
	}
	dir := path.Dir(main) + "/"
	d := &docx{f: f, a: a, b: f.build(), notes: map[string]string{}, used: map[string]bool{}}
	d.b.counting = true
	d.styles = readDocxStyles(f.xml(a.stream(dir + "styles.xml")))
	d.numbering = readDocxNumbering(f.xml(a.stream(dir + "numbering.xml")))
	for _, part := range []string{"footnote", "endnote", "comment"} {
		d.readNotes(f.xml(a.stream(dir+part+"s.xml")), part)
	}
	coreProperties(d.b, f.xml(a.stream("docProps/core.xml")))
	d.x = f.xml(a.stream(main))
	d.blocks(-1)
	f.broken(d.x)
	d.b.end()
	d.margins(dir)
	d.reportLeft()
	d.b.emit()
}

// mainPart returns the name of the part that holds the body.
func (a *archive) mainPart() string {
	x := a.f.xml(a.stream("_rels/.rels"))
	for e := range x.starts(0) {
		if e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), "/officeDocument") {
			if name := strings.TrimPrefix(attr(e, "Target"), "/"); a.has(name) {
				return name
			}
		}
	}
	return "word/document.xml"
}

// coreProperties reads what a document's properties state about it.
func coreProperties(b *builder, x *xmlPart) {
	for e := range x.starts(0) {
		switch e.Name.Local {
		case "title":
			b.given(corpus.Title, x.content())
		case "subject", "description":
			b.given(e.Name.Local, x.content())
		case "keywords", "keyword":
			words := x.content()
			if before := b.attributes.Get("keywords"); before != "" {
				words = before + ", " + words
			}
			b.given("keywords", words)
		case "creator", "initial-creator":
			b.given("author", x.content())
		case "created", "creation-date":
			b.given("created", x.content())
		}
	}
}

// blocks reads paragraphs and tables until the element at depth ends.
func (d *docx) blocks(depth int) {
	for t := range d.x.within(depth) {
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "sdt" && d.contents > 0 {
				d.contents--
			}
		case xml.StartElement:
			d.blockElement(t)
		}
	}
}

func (d *docx) blockElement(e xml.StartElement) {
	switch e.Name.Local {
	case "p":
		d.paragraph()
	case "tbl":
		d.table()
	case "sdt":
		if d.contents > 0 {
			d.contents++
		}
	case "docPartGallery":
		if g := attr(e, "val"); d.contents == 0 && (g == "Table of Contents" || g == "Bibliographies") {
			d.contents = 1
		}
	case "showingPlcHdr":
		d.prompting = true
	case "sdtContent":
		d.fieldContent()
	case "del", "moveFrom", "sectPr", "tblPr", "tblGrid", "tcPr", "altChunk", "background":
		d.x.skip()
	case "AlternateContent":
		d.alternative(d.blocks)
	}
}

// fieldContent passes over the content of a field that holds only its prompt,
// "Klicka här för att skriva text".
func (d *docx) fieldContent() {
	if d.prompting {
		d.prompting = false
		d.x.skip()
	}
}

// alternative reads the first choice of an element that comes in several
// dresses for programs of different age, so that nothing is read twice.
func (d *docx) alternative(read func(depth int)) {
	taken := false
	for e := range d.x.starts(d.x.depth) {
		if taken || e.Name.Local != "Choice" && e.Name.Local != "Fallback" {
			d.x.skip()
			continue
		}
		taken = true
		read(d.x.depth)
	}
}

func (d *docx) table() {
	d.b.openTable()
	defer d.b.closeTable()
	for t := range d.x.within(d.x.depth) {
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "tr" {
				d.b.closeRow()
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "tr":
				d.b.openRow(false)
			case "tblHeader":
				if v := attr(t, "val"); v != "0" && v != "false" {
					d.b.headerRow()
				}
			case "tc":
				d.cell()
			case "del": // in the properties of a row: the row is deleted
				d.deleted++
				d.b.dropRow()
			case "tblPr", "tblGrid", "tblPrEx":
				d.x.skip()
			}
		}
	}
}

func (d *docx) cell() {
	d.b.openCell(1)
	for e := range d.x.starts(d.x.depth) {
		switch e.Name.Local {
		case "tcPr":
		case "gridSpan":
			n, _ := strconv.Atoi(attr(e, "val"))
			d.b.widen(n)
		default:
			d.blockElement(e)
		}
	}
}

// readNotes keeps the text of footnotes, endnotes or comments by id.
func (d *docx) readNotes(x *xmlPart, kind string) {
	id := ""
	var text strings.Builder
	for t := x.next(); t != nil; t = x.next() {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case kind:
				id = kind + attr(t, "id")
				text.Reset()
				if hasAttr(t, "type") && attr(t, "type") != "normal" {
					x.skip() // the line above the notes
				}
			case "t":
				text.WriteString(x.content())
			case "tab", "br":
				text.WriteByte(' ')
			case "del", "moveFrom", "Fallback":
				x.skip()
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p":
				text.WriteByte('\n')
			case kind:
				d.notes[id] = text.String()
			}
		}
	}
}

// margins puts the page headers and footers last, each text once: what stands in
// them is no part of the notes, but may say where and when they were taken.
func (d *docx) margins(dir string) {
	seen := map[string]bool{}
	for _, e := range d.a.entries {
		part, ok := strings.CutPrefix(e.Name, dir)
		if !ok || !strings.HasPrefix(part, "header") && !strings.HasPrefix(part, "footer") || !strings.HasSuffix(part, ".xml") {
			continue
		}
		d.notes = map[string]string{}
		kind := "ftr"
		if part[0] == 'h' {
			kind = "hdr"
		}
		d.readNotes(d.f.xml(d.a.open(e, d.f.opt.Limits.ExpandedBytes/4)), kind)
		if text := d.notes[kind]; !seen[text] {
			seen[text] = true
			d.b.margin(text)
		}
	}
}

// remark puts a note by its id, once, with the place where it is referred to.
func (d *docx) remark(kind, id string) {
	text, ok := d.notes[kind+id]
	if !ok || d.used[kind+id] {
		return
	}
	d.used[kind+id] = true
	if kind == "comment" {
		d.b.remark("[*]", text)
		return
	}
	d.noted++
	d.b.remark("["+strconv.Itoa(d.noted)+"]", text)
}

// reportLeft says what was left out.
func (d *docx) reportLeft() {
	if d.hidden > 0 {
		d.f.notice("ingest.hidden-text", d.hidden)
	}
	if d.deleted > 0 {
		d.f.notice("ingest.deleted-text", d.deleted)
	}
	comments := 0
	for id := range d.used {
		if strings.HasPrefix(id, "comment") {
			comments++
		}
	}
	if comments > 0 {
		d.f.notice("ingest.comments", comments)
	}
}

// symbolRune is what a character of Word's symbol fonts means, 0 if nothing.
func symbolRune(code string) rune {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil {
		return 0
	}
	if r := symbol(rune(0xf000 | n&0xff)); r < 0xf000 {
		return r
	}
	return 0
}

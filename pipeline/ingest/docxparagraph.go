package ingest

import (
	"encoding/xml"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A docxParagraph is what a paragraph's properties say before its text.
type docxParagraph struct {
	style   string
	outline int // -1 for none
	list    docxList
	listed  bool // the paragraph itself says what list it is in, "" for none
	joined  bool // its end is deleted: the next paragraph goes on in it
}

// paragraph reads a w:p whose start was read.
func (d *docx) paragraph() {
	p := docxParagraph{outline: -1}
	begun := false
	depth := d.x.depth
	begin := func() {
		if !begun {
			begun = true
			d.begin(&p)
		}
	}
	for e := range d.x.starts(depth) {
		if e.Name.Local == "pPr" {
			d.properties(&p)
			continue
		}
		begin()
		d.inline(e)
	}
	begin()
	if d.x.depth >= depth { // cut short
		d.b.end()
		return
	}
	d.finish(&p)
}

// properties reads a w:pPr.
func (d *docx) properties(p *docxParagraph) {
	for e := range d.x.starts(d.x.depth) {
		switch e.Name.Local {
		case "pStyle":
			p.style = attr(e, "val")
		case "outlineLvl":
			p.outline = outlineLevel(e)
		case "ilvl":
			p.list.level = smallInt(attr(e, "val"))
		case "numId":
			p.listed, p.list.num = true, attr(e, "val")
		case "del":
			p.joined = true
		case "pPrChange", "sectPr", "rPrChange", "numberingChange":
			d.x.skip()
		}
	}
}

// begin starts the block of a paragraph.
func (d *docx) begin(p *docxParagraph) {
	if d.b.open { // the paragraph before it was joined to this one
		return
	}
	block, list := inherited(d.styles, p.style)
	if p.outline >= 0 && block.Kind == corpus.ParagraphBlock {
		block = corpus.Block{Kind: corpus.HeadingBlock, Level: p.outline + 1}
	}
	if p.listed {
		list.num = p.list.num
		if p.list.level > 0 || list.num != "" {
			list.level = p.list.level
		}
	}
	if d.contents > 0 {
		block = corpus.Block{Kind: corpus.FurnitureBlock}
	}
	marker := ""
	if list.num != "" && list.num != "0" && block.Kind != corpus.FurnitureBlock {
		marker = d.numbering.marker(list)
		if block.Kind == corpus.ParagraphBlock && marker != "" {
			block = corpus.Block{Kind: corpus.ItemBlock, Level: list.level + 1}
		}
	}
	d.b.start(block, marker)
}

// finish ends the block, unless the next paragraph goes on in it, and writes the
// text boxes that hang in it.
func (d *docx) finish(p *docxParagraph) {
	if p.joined {
		return
	}
	d.b.end()
	boxes := d.boxes
	d.boxes = nil
	for _, box := range boxes {
		for _, w := range box {
			d.b.again(w)
		}
	}
}

// inline reads what stands in a paragraph beside its properties.
func (d *docx) inline(e xml.StartElement) {
	switch e.Name.Local {
	case "r":
		d.run()
	case "del", "moveFrom":
		d.deleted++
		d.x.skip()
	case "rubyPr", "rt":
		d.x.skip()
	case "showingPlcHdr":
		d.prompting = true
	case "sdtContent":
		d.fieldContent()
	case "commentReference":
		d.remark("comment", attr(e, "id"))
	case "AlternateContent":
		d.alternative(d.inlines)
	case "txbxContent":
		d.textBox()
	case "t": // of a formula
		d.b.write(d.x.content())
	}
}

// inlines reads runs until the element at depth ends.
func (d *docx) inlines(depth int) {
	for e := range d.x.starts(depth) {
		d.inline(e)
	}
}

// run reads a w:r, a stretch of text of one look.
func (d *docx) run() {
	hidden := false
	d.b.style = 0
	defer func() { d.b.style = 0 }()
	for e := range d.x.starts(d.x.depth) {
		switch {
		case e.Name.Local == "rPr":
			if hidden = d.look(); hidden {
				d.hidden++
			}
		case hidden:
			d.x.skip()
		default:
			d.runElement(e)
		}
	}
}

func (d *docx) runElement(e xml.StartElement) {
	switch e.Name.Local {
	case "t": // where a line end is a space like any other
		d.b.write(strings.ReplaceAll(d.x.content(), "\n", " "))
	case "tab", "ptab":
		d.b.write("\t")
	case "br", "cr":
		d.b.write("\n")
	case "noBreakHyphen":
		d.b.write("-")
	case "softHyphen":
		d.b.write("\u00ad")
	case "sym":
		if r := symbolRune(attr(e, "char")); r != 0 {
			d.b.write(string(r))
		}
	case "footnoteReference":
		d.remark("footnote", attr(e, "id"))
	case "endnoteReference":
		d.remark("endnote", attr(e, "id"))
	case "instrText", "delText", "delInstrText":
		d.x.skip()
	default:
		d.inline(e)
	}
}

// look reads a w:rPr and reports whether the run is hidden.
func (d *docx) look() (hidden bool) {
	for e := range d.x.starts(d.x.depth) {
		v := attr(e, "val")
		on := v != "0" && v != "false" && v != "off" && v != "none"
		switch e.Name.Local {
		case "b":
			d.b.emphasise(corpus.Strong, on)
		case "i":
			d.b.emphasise(corpus.Italic, on)
		case "rStyle":
			d.b.emphasise(d.namedLook(v), true)
		case "vanish", "webHidden":
			hidden = hidden || on && e.Name.Local == "vanish"
		case "rPrChange":
			d.x.skip()
		}
	}
	return hidden
}

// namedLook returns the emphasis of a character style.
func (d *docx) namedLook(id string) corpus.Style {
	name := strings.ToLower(id)
	if s := d.styles[id]; s != nil {
		name = s.name
	}
	switch name {
	case "strong", "stark":
		return corpus.Strong
	case "emphasis", "betoning":
		return corpus.Italic
	}
	return 0
}

// textBox reads the blocks of a text box, which wait until the paragraph that
// they hang in has ended.
func (d *docx) textBox() {
	before := d.boxes
	d.boxes = nil
	box := d.b.aside(func() { d.blocks(d.x.depth) })
	d.boxes = append(before, box)
}

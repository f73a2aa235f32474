package ingest

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"

	"github.com/temakod/temakod/pipeline/corpus"
)

// do carries out a control word.
func (r *rtf) do(name string, n int, has bool) {
	if r.destination(name) {
		return
	}
	on := !has || n != 0
	switch name {
	case "ansicpg":
		r.page = n
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "deff":
		r.usual, r.st.font = n, n
	case "f":
		r.st.font = n
	case "fcharset":
		if page, ok := charsetPage(n); ok && r.st.into == rtfFonts && len(r.fonts) < 1<<12 {
			r.fonts[r.st.font] = page
		}
	case "cpg":
		if r.st.into == rtfFonts && len(r.fonts) < 1<<12 {
			r.fonts[r.st.font] = n
		}
	case "uc":
		r.st.units = min(max(n, 0), 16)
	case "b":
		r.st.bold = on
	case "i":
		r.st.italic = on
	case "plain":
		r.st.bold, r.st.italic, r.st.vanished, r.st.gone = false, false, false, false
		r.st.font = r.usual
	case "deleted":
		r.st.gone = on
	case "v":
		r.st.vanished = on
	default:
		r.layout(name, n)
	}
}

// destination sets where the text of the group goes, if name is a destination.
func (r *rtf) destination(name string) bool {
	into := r.st.into
	switch name {
	case "fonttbl":
		into = rtfFonts
	case "stylesheet":
		into = rtfStyles
		r.text.Reset()
		r.style = rtfStyle{outline: -1}
	case "info":
		into = rtfInfo
	case "listtext", "pntext":
		into = rtfMarker
	case "footnote":
		into = rtfNote
	case "shptxt":
		into = rtfBox
	case "title", "author", "subject", "keywords":
		if into != rtfInfo {
			return false
		}
		into = rtfProperty
		r.st.key = name
	case "colortbl", "pict", "objdata", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
		"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "nonshppict", "private", "xe", "tc", "rxe", "filetbl",
		"sp", "shprslt", "nonesttables", "bkmkstart", "bkmkend", "operator", "company", "manager", "comment", "doccomm", "creatim", "revtim", "printim", "template":
		into = rtfNowhere
	default:
		return false
	}
	if r.st.into == rtfNowhere {
		return true
	}
	if into >= rtfProperty && r.st.into < rtfProperty {
		r.text.Reset()
	}
	r.st.into = into
	return true
}

// layout carries out a control word about paragraphs, tables and characters.
func (r *rtf) layout(name string, n int) {
	if c := rtfCharacter(name); c != "" {
		r.put(c)
		return
	}
	switch name {
	case "s":
		r.st.style, r.number = n, n
	case "outlinelevel":
		if r.st.into == rtfStyles {
			r.style.outline = n
		}
		r.st.outline = n
	case "ilvl":
		r.st.level = min(max(n, 0), 8)
	case "intbl":
		r.st.table = true
	case "pard":
		r.st.style, r.st.outline, r.st.level, r.st.table = 0, -1, 0, false
	case "par", "sect", "page":
		r.paragraphEnd()
	case "trowd":
		r.header = false
	case "trhdr":
		r.header = true
	case "cell", "nestcell":
		if r.st.into == rtfBody {
			r.st.table = true
			r.begin()
			r.endParagraph()
			r.cell = name == "nestcell"
		}
	case "row":
		if r.st.into == rtfBody {
			r.endRow()
		}
	}
}

// rtfCharacter returns the character that a control word stands for.
func rtfCharacter(name string) string {
	switch name {
	case "tab":
		return "\t"
	case "line", "lbr":
		return "\n"
	case "emdash":
		return "—"
	case "endash":
		return "–"
	case "lquote":
		return "‘"
	case "rquote":
		return "’"
	case "ldblquote":
		return "“"
	case "rdblquote":
		return "”"
	case "bullet":
		return "•"
	case "emspace", "enspace", "qmspace":
		return " "
	}
	return ""
}

// paragraphEnd ends a paragraph, wherever text goes.
func (r *rtf) paragraphEnd() {
	switch r.st.into {
	case rtfBody:
		r.endParagraph()
	case rtfNote, rtfComment, rtfBox:
		r.text.WriteByte('\n')
	}
}

// begin starts the block of the open paragraph, once it has text.
func (r *rtf) begin() {
	if r.begun {
		return
	}
	r.begun = true
	switch {
	case r.st.table && !r.inTable:
		r.b.openTable()
		r.b.openRow(false)
		r.b.openCell(1)
		r.inTable, r.cell = true, true
	case r.st.table && !r.cell:
		r.b.openCell(1)
		r.cell = true
	case !r.st.table && r.inTable:
		r.b.closeTable()
		r.inTable = false
	}
	block, marker := r.block()
	r.b.start(block, marker)
}

// block tells what the open paragraph is.
func (r *rtf) block() (corpus.Block, string) {
	style := r.styles[r.st.style]
	marker := strings.TrimSpace(r.marker)
	if marker != "" {
		if !strings.ContainsFunc(marker, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			marker = "-"
		}
		marker += " "
	}
	block, named := corpus.Block{}, false
	if style.name != "" {
		block, named = namedStyle(style.name)
	}
	switch {
	case r.st.contents:
		return corpus.Block{Kind: corpus.FurnitureBlock}, ""
	case named && block.Kind != corpus.ParagraphBlock:
		if marker == "- " {
			marker = ""
		}
		return block, marker
	case r.st.outline >= 0 && r.st.outline < 9 || r.st.style > 0 && style.name != "" && style.outline >= 0 && style.outline < 9:
		level := r.st.outline
		if level < 0 || level > 8 {
			level = style.outline
		}
		return corpus.Block{Kind: corpus.HeadingBlock, Level: level + 1}, strings.TrimPrefix(marker, "- ")
	case marker != "":
		return corpus.Block{Kind: corpus.ItemBlock, Level: r.st.level + 1}, marker
	}
	return corpus.Block{}, ""
}

// endParagraph ends the open paragraph and writes the text boxes that hang in it.
func (r *rtf) endParagraph() {
	if !r.begun && !r.st.table && r.inTable {
		r.b.closeTable()
		r.inTable = false
	}
	if !r.begun && !r.st.table {
		r.b.emptyParagraph()
	}
	r.b.end()
	r.begun, r.marker = false, ""
	boxes := r.boxes
	r.boxes = nil
	for _, box := range boxes {
		for _, line := range strings.Split(box, "\n") {
			r.b.paragraph(line)
		}
	}
}

// endRow ends a row of the table.
func (r *rtf) endRow() {
	r.endParagraph()
	if !r.inTable {
		return
	}
	if r.header {
		r.b.headerRow()
	}
	r.b.closeRow()
	r.b.openRow(false)
	r.cell = false
}

// charsetPage returns the code page of a font's character set.
func charsetPage(charset int) (int, bool) {
	switch charset {
	case 0:
		return 1252, true
	case 2:
		return symbolPage, true
	case 77:
		return 10000, true
	case 161:
		return 1253, true
	case 162:
		return 1254, true
	case 163:
		return 1258, true
	case 177:
		return 1255, true
	case 178:
		return 1256, true
	case 186:
		return 1257, true
	case 204:
		return 1251, true
	case 238:
		return 1250, true
	case 222:
		return 874, true
	case 254:
		return 437, true
	case 255:
		return 850, true
	}
	return 0, false
}

// symbolPage is the code page of fonts that hold signs and no letters.
const symbolPage = 42

// decodePage decodes bytes in a code page; one that we do not know is read as
// Windows-1252, which is what Swedish files are in.
func decodePage(page int, b []byte) string {
	var table *charmap.Charmap
	switch page {
	case 65001:
		return string(b)
	case symbolPage:
		return symbolText(b)
	case 437:
		table = charmap.CodePage437
	case 850:
		table = charmap.CodePage850
	case 858:
		table = charmap.CodePage858
	case 865:
		table = charmap.CodePage865
	case 874:
		table = charmap.Windows874
	case 1250:
		table = charmap.Windows1250
	case 1251:
		table = charmap.Windows1251
	case 1253:
		table = charmap.Windows1253
	case 1254:
		table = charmap.Windows1254
	case 1255:
		table = charmap.Windows1255
	case 1256:
		table = charmap.Windows1256
	case 1257:
		table = charmap.Windows1257
	case 1258:
		table = charmap.Windows1258
	case 10000:
		table = charmap.Macintosh
	default:
		table = charmap.Windows1252
	}
	var out strings.Builder
	for _, c := range b {
		out.WriteRune(table.DecodeByte(c))
	}
	return out.String()
}

// symbolText returns the bullets among the characters of a symbol font; its
// letters are signs that mean nothing here.
func symbolText(b []byte) string {
	var out strings.Builder
	for _, c := range b {
		switch {
		case c == ' ' || c == '\t':
			out.WriteByte(c)
		case c >= 0x80 && symbolBullet(int(c)):
			out.WriteString("•")
		}
	}
	return out.String()
}

package hostile

import (
	"strings"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// word wraps a body as the main part of a Word document.
func word(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`
}

func paragraph(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// docx packs a main part and further parts, given as name and content in turn.
func docx(main string, more ...string) func() []byte {
	return func() []byte {
		files := []entry{{name: "word/document.xml", data: []byte(main)}}
		for i := 0; i+1 < len(more); i += 2 {
			files = append(files, entry{name: more[i], data: []byte(more[i+1])})
		}
		return pack(files...)
	}
}

const odtHead = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
	` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>`

func odt(body string) func() []byte {
	return func() []byte {
		return pack(entry{name: "mimetype", data: []byte("application/vnd.oasis.opendocument.text"), store: true},
			entry{name: "content.xml", data: []byte(odtHead + body + `</office:text></office:body></office:document-content>`)})
	}
}

const laughs = `<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">` +
	`<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>`

// words are word processors' files.
func words() []File {
	good := paragraph("Fler bussar på kvällen")
	xml := func(head, body string) string {
		return strings.Replace(word(body), "?><w:", "?>"+head+"<w:", 1)
	}
	whole := docx(word(strings.Repeat(good, 200)))
	return []File{
		{"bomb.docx", func() []byte {
			return docx(word("<w:p><w:r><w:t>" + strings.Repeat(" ", 80_000_000) + "</w:t></w:r></w:p>"))()
		}, "ingest.limit-ratio", 0},
		{"bomb-av-stycken.docx", func() []byte { return docx(word(strings.Repeat("<w:p></w:p>", 5_000_000)))() }, "ingest.limit-ratio", 0},
		{"avkortad.docx", func() []byte { b := whole(); return b[:len(b)/2] }, "ingest.archive-damaged", 0},
		{"halva-xml.docx", func() []byte { return docx(word(strings.Repeat(good, 50) + "<w:p><w:r><w:t>avb")[:3000])() }, "ingest.cut-short", 1},
		{"fel-i-packningen.docx", func() []byte {
			b := pack(entry{name: "word/document.xml", data: []byte(word(strings.Repeat(good, 200) + string(printable(20_000))))})
			for i := 2000; i < 2100; i++ {
				b[i] ^= 0x5a
			}
			return b
		}, "ingest.cut-short", -1},
		{"slump.docx", func() []byte { return noise(100_000) }, "ingest.not-format", 0},
		{"egentligen-text.docx", plain(note), "ingest.mismatch", 1},
		{"tomma-stycken.docx", func() []byte { return docx(word(strings.Repeat("<w:p/>", 100_000)))() }, "ingest.empty", 1},
		{"miljard-skratt.docx", docx(xml(laughs, paragraph("&e;"))), "ingest.xml-entity", 0},
		{"yttre-entitet.docx", docx(xml(`<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, paragraph("&x;"))), "ingest.xml-entity", 0},
		{"okand-entitet.docx", docx(word(good + paragraph("&nbsp;"))), "ingest.cut-short", 1},
		{"djup.docx", func() []byte { return docx(word(strings.Repeat("<w:sdt>", 100_000)))() }, "ingest.limit-depth", 0},
		{"djupa-tabeller.docx", func() []byte {
			return docx(word(strings.Repeat("<w:tbl><w:tr><w:tc>", 500) + good + strings.Repeat("</w:tc></w:tr></w:tbl>", 500)))()
		}, "read", 1},
		{"djupa-rutor.docx", func() []byte {
			return docx(word(strings.Repeat("<w:p><w:r><w:txbxContent>", 500) + good + strings.Repeat("</w:txbxContent></w:r></w:p>", 500)))()
		}, "read", 1},
		{"attribut.docx", func() []byte {
			return docx(word(`<w:p><w:pPr><w:pStyle w:val="` + strings.Repeat("x", 20_000_000) + `"/></w:pPr></w:p>` + good))()
		}, "read", 1},
		{"utan-dokument.docx", func() []byte { return pack(entry{name: "word/styles.xml", data: []byte("<x/>")}) }, "ingest.nothing-inside", 0},
		{"stilar-i-ring.docx", docx(word(`<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>ord</w:t></w:r></w:p>`), "word/styles.xml",
			`<w:styles `+wordSpace+`><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`), "read", 1},
		{"vilda-tal.docx", docx(word(`<w:p><w:pPr><w:outlineLvl w:val="-99999999999999999999"/><w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>ord</w:t></w:r></w:p>` +
			`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>` + good + `</w:tc><w:tc>` + good + `</w:tc></w:tr></w:tbl>`)), "read", 1},
		{"utf16.docx", func() []byte {
			doc := strings.Replace(word(paragraph("Fler bussar")), "UTF-8", "UTF-16", 1)
			return pack(entry{name: "word/document.xml", data: append([]byte("\xff\xfe"), wide(doc)...)})
		}, "read", 1},
		{"last.docx", func() []byte { return ole("EncryptedPackage") }, "ingest.locked", 0},
		{"gammal.doc", func() []byte { return ole("WordDocument") }, "ingest.unsupported", 0},
		{"gammal-med-nytt-namn.docx", func() []byte { return ole("WordDocument") }, "ingest.unsupported", 0},
		{"bilder.pptx", func() []byte { return pack(entry{name: "ppt/presentation.xml", data: []byte("<x/>")}) }, "ingest.unsupported", 0},
		{"bomb.odt", func() []byte { return odt("<text:p>" + strings.Repeat("x", 80_000_000) + "</text:p>")() }, "ingest.limit-ratio", 0},
		{"djup.odt", func() []byte { return odt(strings.Repeat("<text:list><text:list-item>", 50_000))() }, "ingest.limit-depth", 0},
		{"djup-lista.odt", func() []byte {
			return odt(strings.Repeat("<text:list><text:list-item><text:p>x</text:p>", 900) + strings.Repeat("</text:list-item></text:list>", 900))()
		}, "read", 1},
		{"upprepat.odt", odt(`<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table>` +
			`<text:p>a<text:s text:c="2000000000"/>b</text:p>`), "read", 1},
		{"last.odt", func() []byte {
			return pack(entry{name: "mimetype", data: []byte("application/vnd.oasis.opendocument.text"), store: true},
				entry{name: "content.xml", data: noise(1000)},
				entry{name: "META-INF/manifest.xml", data: []byte(`<m:manifest xmlns:m="x"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`)})
		}, "ingest.locked", 0},
		{"kalkyl.odt", func() []byte {
			return pack(entry{name: "mimetype", data: []byte("application/vnd.oasis.opendocument.spreadsheet"), store: true})
		}, "ingest.unsupported", 0},
	}
}

// printable returns n letters without order, which do not pack well.
func printable(n int) []byte {
	out := noise(n)
	for i, c := range out {
		out[i] = 'a' + c%26
	}
	return out
}

// ole returns what begins as an older Office file with a stream of that name.
func ole(stream string) []byte {
	b := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 1000)...)
	return append(append(b, wide(stream)...), noise(3000)...)
}

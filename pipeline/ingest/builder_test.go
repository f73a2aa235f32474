package ingest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// built runs write on a builder and returns the document.
func built(t *testing.T, write func(b *builder)) *corpus.Document {
	t.Helper()
	f := &file{name: "fil.docx", format: "docx", opt: &Options{Limits: Limits{}.WithDefaults()}, effort: &effort{}}
	b := f.build()
	write(b)
	b.emit()
	lawful(t, f.name, f.own, f.errs)
	return f.own[0]
}

// TestBuilder writes blocks and looks at the text that they become.
func TestBuilder(t *testing.T) {
	item := func(b *builder, level int, text string) {
		b.start(corpus.Block{Kind: corpus.ItemBlock, Level: level}, "- ")
		b.write(text)
		b.end()
	}
	for _, c := range []struct {
		name  string
		write func(b *builder)
		want  string
	}{
		{"headings, paragraphs, items", func(b *builder) {
			b.heading(1, "Rubrik")
			b.paragraph("Stycke")
			item(b, 1, "ett")
			item(b, 2, "djupt\nmed två rader")
			b.start(corpus.Block{Kind: corpus.ParagraphBlock, Level: 2}, "")
			b.write("mer om det djupa")
			item(b, 1, "två")
			b.paragraph("Efter")
		}, "Rubrik\n\nStycke\n\n- ett\n  - djupt\n    med två rader\n    mer om det djupa\n- två\n\nEfter\n"},
		{"white space and control characters", func(b *builder) {
			b.paragraph("  a\u0000b \r\n\n  c\u2028d\u00a0 ")
			b.paragraph(" \t\n ")
			b.paragraph("e\u2011f \uf0b7 sam\u00adverkan")
		}, "ab\nc\nd\n\ne-f • samverkan\n"},
		{"accents that come in pieces", func(b *builder) {
			b.start(corpus.Block{}, "")
			b.write("ko")
			b.write("\u0308r ")
			b.write("bro\xff")
		}, "kör bro\ufffd\n"},
		{"a simple table", func(b *builder) {
			b.paragraph("Före")
			b.openTable()
			for _, row := range [][]string{{"a", "b"}, {"", ""}, {"c", ""}, {"", "d\te"}} {
				b.openRow(false)
				for _, cell := range row {
					b.openCell(1)
					b.paragraph(cell)
				}
				b.closeRow()
			}
			b.closeTable()
			b.paragraph("Efter")
		}, "Före\n\na\tb\nc\n\td e\n\nEfter\n"},
		{"a table with blocks in its cells", func(b *builder) {
			b.openTable()
			b.openRow(false)
			b.openCell(1)
			b.paragraph("Styrkor")
			item(b, 1, "ett")
			item(b, 1, "två")
			b.openCell(1)
			b.paragraph("Svagheter")
			b.closeRow()
			b.closeTable()
		}, "Styrkor\n\n- ett\n- två\n\nSvagheter\n"},
		{"a box of one cell", func(b *builder) {
			b.openTable()
			b.openRow(false)
			b.openCell(1)
			item(b, 1, "ett")
			b.closeTable()
		}, "- ett\n"},
		{"a table within a cell", func(b *builder) {
			b.openTable()
			b.openRow(false)
			b.openCell(1)
			b.paragraph("a")
			b.openTable()
			b.openRow(false)
			b.openCell(1)
			b.paragraph("b")
			b.closeTable()
			b.openCell(1)
			b.paragraph("c")
			b.closeTable()
		}, "a\n\nb\n\nc\n"},
		{"a table that is never closed", func(b *builder) {
			b.openTable()
			b.openTable()
			b.openRow(false)
			b.openCell(3)
			b.paragraph("a")
		}, "a\n"},
		{"notes and margins last", func(b *builder) {
			b.margin("Sidhuvud")
			b.remark("[1]", "Fotnot")
			b.paragraph("Text")
		}, "Text\n\nSidhuvud\n\n[1] Fotnot\n"},
		{"a box within a paragraph", func(b *builder) {
			b.start(corpus.Block{}, "")
			b.write("för")
			box := b.aside(func() { b.paragraph("ruta") })
			b.write("e")
			b.end()
			for _, w := range box {
				b.again(w)
			}
		}, "före\n\nruta\n"},
		{"empty paragraphs part groups", func(b *builder) {
			for _, text := range []string{"a", "b", "", "c", "d", "", "", "e", "f"} {
				b.paragraph(text)
			}
			b.heading(1, "Rubrik")
			b.paragraph("g")
		}, "a\nb\n\nc\nd\n\ne\nf\n\nRubrik\n\ng\n"},
		{"a stray empty paragraph parts nothing", func(b *builder) {
			for _, text := range []string{"a", "b", "", "c", "d"} {
				b.paragraph(text)
			}
		}, "a\n\nb\n\nc\n\nd\n"},
	} {
		d := built(t, c.write)
		if d.Text.Body != c.want {
			t.Errorf("%s: built %q; want %q", c.name, d.Text.Body, c.want)
		}
	}
}

// TestBuilderPlaces leads each block back to its place, also where the place
// changes within a block and where empty lines are taken out.
func TestBuilderPlaces(t *testing.T) {
	page := func(n int) source.Place { return source.Place{Kind: source.PagePlace, Number: n} }
	d := built(t, func(b *builder) {
		b.at(page(1))
		b.paragraph("ett")
		b.start(corpus.Block{}, "")
		b.write("två ")
		b.at(page(2))
		b.write("på två")
		b.end()
		b.paragraph("")
		b.paragraph("tre")
		b.at(page(3))
		b.paragraph("")
		b.paragraph("fyra")
		b.paragraph("fem")
	})
	var got []string
	for _, word := range []string{"ett", "två", "på", "tre", "fyra", "fem"} {
		got = append(got, fmt.Sprint(word, " ", d.Text.Place(strings.Index(d.Text.Body, word)).Number))
	}
	if got, want := strings.Join(got, ", "), "ett 1, två 1, på 2, tre 2, fyra 3, fem 3"; got != want {
		t.Errorf("the words of %q stand on pages %s; want %s", d.Text.Body, got, want)
	}
	d = built(t, func(b *builder) {
		b.counting = true
		for _, text := range []string{"a", "", "b", "c", "", "d"} {
			b.paragraph(text)
		}
	})
	for i, block := range d.Layout {
		if n := d.Text.Place(block.Span.Start).Number; n != i+1 {
			t.Errorf("block %q of %q is paragraph %d; want %d", block.Span.Text(d.Text.Body), d.Text.Body, n, i+1)
		}
	}
}

// TestOwnTitle passes over the titles that programs make up.
func TestOwnTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Dialogmöte i Ekvik": "Dialogmöte i Ekvik", "Dokument1": "", "Namnlöst dokument": "", "Untitled 2": "", "minnes_v3.docx": "",
		"Microsoft Word - Dialogmöte i Ekvik": "Dialogmöte i Ekvik", "Microsoft Word - minnes.doc": "", "Dialog 2023": "Dialog 2023", "": "",
	} {
		if got := ownTitle(title); got != want {
			t.Errorf("ownTitle(%q) = %q; want %q", title, got, want)
		}
	}
}

package structure

import (
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// lay returns a document whose format states a block for each of the pieces of
// body that are given, in order.
func lay(body string, blocks ...corpus.Block) func(pieces ...string) *corpus.Document {
	return func(pieces ...string) *corpus.Document {
		at := 0
		for i, p := range pieces {
			k := strings.Index(body[at:], p)
			blocks[i].Span = source.Span{Start: at + k, End: at + k + len(p)}
			at += k + len(p)
		}
		return &corpus.Document{Text: source.New("a.docx", body), Format: "docx", Layout: blocks}
	}
}

// TestLayout holds that what a format states is strong evidence.
func TestLayout(t *testing.T) {
	block := func(k corpus.BlockKind, level int) corpus.Block { return corpus.Block{Kind: k, Level: level} }
	for _, c := range []struct {
		name string
		doc  *corpus.Document
		want string
	}{
		{
			"headings, items, furniture and notes",
			lay("Sidhuvud\n\nGården\n\nIdéer om torget\n\n- Vad vill ni?\n- Ljus\n  - Lampor\n\nen fot",
				block(corpus.FurnitureBlock, 0), block(corpus.TitleBlock, 1), block(corpus.HeadingBlock, 2), block(corpus.ItemBlock, 1),
				block(corpus.ItemBlock, 1), block(corpus.ItemBlock, 2), block(corpus.NoteBlock, 0),
			)("Sidhuvud", "Gården", "Idéer om torget", "Vad vill ni?", "Ljus", "Lampor", "en fot"),
			"1 meta layout-furniture | Sidhuvud\n3 meta layout-title | Gården\n5 heading heading-mark 2 | Idéer om torget\n" +
				"7 response item bullet | Vad vill ni?\n8 response item bullet | Ljus\n9 response item bullet2 < Ljus | Lampor\n11 meta layout-note | en fot\n" +
				"attribute title = Gården (stated, line 3)\n",
		},
		{
			"answers of a survey, with their questions and respondents",
			lay("Vad är bra?\tVad är svårt?\n\nAllt\tTiden\n",
				corpus.Block{Kind: corpus.CellBlock, Table: 1, Row: 1, Column: 1, Header: true}, corpus.Block{Kind: corpus.CellBlock, Table: 1, Row: 1, Column: 2, Header: true},
				corpus.Block{Kind: corpus.AnswerBlock, Question: "Vad är bra?", Case: 1}, corpus.Block{Kind: corpus.AnswerBlock, Question: "Vad är svårt?", Case: 1},
			)("Vad är bra?", "Vad är svårt?", "Allt", "Tiden"),
			"1 prompt layout-question cell ?1 | Vad är bra?\n1 prompt layout-question cell ?2 | Vad är svårt?\n" +
				"3 response layout-answer cell ?1 | Allt\n3 response layout-answer cell ?2 | Tiden\n",
		},
		{
			"turns of subtitles",
			lay("Hur mår ni?\n\nBra.\n\nOch sen?\n\nSämre.",
				corpus.Block{Kind: corpus.TurnBlock, Speaker: "Moa"}, corpus.Block{Kind: corpus.TurnBlock, Speaker: "Bo"},
				corpus.Block{Kind: corpus.TurnBlock, Speaker: "Moa"}, corpus.Block{Kind: corpus.TurnBlock, Speaker: "Bo"},
			)("Hur mår ni?", "Bra.", "Och sen?", "Sämre."),
			"1 prompt interviewer turn ?1 Moa | Hur mår ni?\n3 response speaker turn ?1 Bo | Bra.\n" +
				"5 prompt interviewer turn ?2 Moa | Och sen?\n7 response speaker turn ?2 Bo | Sämre.\nnotice a.docx: structure.interviewer Moa\n",
		},
		{
			"a table of two columns holds fields",
			lay("Sommar\n\nVar\tBadet\nNär\t3 maj 2021\n\nVad vill ni?\n\n- Bada",
				block(corpus.TitleBlock, 1), block(corpus.CellBlock, 0), block(corpus.CellBlock, 0), block(corpus.CellBlock, 0), block(corpus.CellBlock, 0), block(corpus.ParagraphBlock, 0), block(corpus.ItemBlock, 1),
			)("Sommar", "Var", "Badet", "När", "3 maj 2021", "Vad vill ni?", "Bada"),
			"1 meta layout-title | Sommar\n3 meta field keyvalue | Var Badet\n4 meta field keyvalue | När 3 maj 2021\n6 prompt addresses ?1 | Vad vill ni?\n8 response item bullet ?1 | Bada\n" +
				"attribute title = Sommar (stated, line 1)\nattribute place = Badet (stated, line 3)\nattribute date = 2021-05-03 (stated, line 4)\nattribute year = 2021 (stated, line 4)\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			Split(c.doc, Options{})
			hold(t, c.doc)
			if got := show(c.doc); got != c.want {
				t.Errorf("Split(%q) gave\n%swant\n%s", c.doc.Text.Body, got, c.want)
			}
		})
	}
}

// TestOptions holds what the options change.
func TestOptions(t *testing.T) {
	cut := "Medskick\n\nEtt schema gör att ingen behöver springa på samma boll och att vi slipper leta efter\n\nrätt person.\n"
	if got := len(split("a.txt", cut, Options{NoRepair: true}).Segments); got != 3 {
		t.Errorf("Split with NoRepair gave %d segments, want 3", got)
	}
	if got := len(split("a.txt", cut, Options{}).Segments); got != 2 {
		t.Errorf("Split gave %d segments, want 2", got)
	}
	talk := "Moa: Hej.\nBo: Hej.\nMoa: Berätta.\nBo: Nej.\n"
	doc := split("a.txt", talk, Options{Interviewers: []string{"Bo"}})
	if doc.Segments[0].Role != corpus.Response || doc.Segments[1].Role != corpus.Prompt {
		t.Errorf("Split with the interviewer Bo gave Moa %v and Bo %v", doc.Segments[0].Role, doc.Segments[1].Role)
	}
	for i := range split("a.txt", talk, Options{Transcript: Off}).Segments {
		if g := split("a.txt", talk, Options{Transcript: Off}).Segments[i]; g.Speaker != "" {
			t.Errorf("Split with Transcript Off found the speaker %q", g.Speaker)
		}
	}
	o, errs := ParseOverrides("a.txt.temakod.yaml", []byte("lines:\n  - {from: 1, to: 2, role: summary, starts: 'Moa, hej'}\n"))
	if len(errs) > 0 {
		t.Fatalf("ParseOverrides: %v", errs)
	}
	doc = split("a.txt", talk, Options{Overrides: o})
	if g := doc.Segments[1]; g.Role != corpus.Summary || g.Evidence != "override" {
		t.Errorf("Split with lines 1-2 overridden gave line 2 %v by %q", g.Role, g.Evidence)
	}
	o, _ = ParseOverrides("b.yaml", []byte("rolle: meta\n"))
	_, errs = ParseOverrides("b.yaml", []byte("rolle: meta\n"))
	if len(errs) != 1 || errs[0].Error() != "b.yaml:1:1: structure.override-field rolle" || errs[0].Level != source.Fault || o == nil {
		t.Errorf("ParseOverrides with an unknown field gave %v", errs)
	}
}

package structure

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/internal/golden"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

// cases are the inputs of the stage's golden files, to fuzz from.
func cases(t testing.TB) []string {
	files, err := filepath.Glob("../../testdata/structure/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases (%v)", err)
	}
	var texts []string
	for _, f := range files {
		a, err := txtar.ParseFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range a.Files {
			if !strings.HasSuffix(c.Name, ".want") {
				texts = append(texts, golden.Hide(string(c.Data)))
			}
		}
	}
	return texts
}

func split(name, body string, opt Options) *corpus.Document {
	doc := &corpus.Document{Text: source.NFC(name, strings.ToValidUTF8(body, "\ufffd")), Format: "txt"}
	Split(doc, opt)
	return doc
}

// hold checks the laws of a document that Split has filled.
func hold(t *testing.T, doc *corpus.Document) {
	t.Helper()
	body := doc.Text.Body
	end := 0
	for i := range doc.Segments {
		g := &doc.Segments[i]
		if g.Span.Start < end || g.Span.Empty() || g.Span.End > len(body) {
			t.Fatalf("Split(%q): segment %d at %v does not ascend from %d", body, i, g.Span, end)
		}
		if rest := strings.TrimFunc(body[end:g.Span.Start], unicode.IsSpace); rest != "" {
			t.Fatalf("Split(%q): %q before segment %d lies in none", body, rest, i)
		}
		end = g.Span.End
		if first, last := doc.Text.LineAt(g.Span.Start), doc.Text.LineAt(g.Span.End-1); int(g.Line) != first || int(g.EndLine) != last {
			t.Fatalf("Split(%q): segment %d is on lines %d to %d, not %d to %d", body, i, g.Line, g.EndLine, first, last)
		}
		if !message.Has("evidence." + string(g.Evidence)) {
			t.Fatalf("Split(%q): segment %d: no sentence says what %q is", body, i, g.Evidence)
		}
		if !g.Span.Contains(g.Content) || g.Content.Start > g.Content.End {
			t.Fatalf("Split(%q): segment %d: content %v is not within %v", body, i, g.Content, g.Span)
		}
		at := g.Content.Start
		for _, h := range g.Holes {
			if h.Span.Start < at || h.Span.Empty() || h.Span.End > g.Content.End {
				t.Fatalf("Split(%q): segment %d: holes %v do not ascend within %v", body, i, g.Holes, g.Content)
			}
			at = h.Span.End
		}
		if g.Evidence == "" || !(g.Confidence > 0 && g.Confidence <= 1) {
			t.Fatalf("Split(%q): segment %d is %v by %q, confidence %v", body, i, g.Role, g.Evidence, g.Confidence)
		}
		if g.Section < -1 || i > 0 && g.Section < doc.Segments[i-1].Section || g.Section >= len(doc.Sections) || g.Parent < -1 || g.Parent >= len(doc.Segments) || g.Parent == i {
			t.Fatalf("Split(%q): segment %d: section %d, parent %d", body, i, g.Section, g.Parent)
		}
		for _, q := range g.Questions {
			if q < 0 || q >= len(doc.Questions) {
				t.Fatalf("Split(%q): segment %d answers question %d of %d", body, i, q, len(doc.Questions))
			}
		}
	}
	if rest := strings.TrimFunc(body[end:], unicode.IsSpace); rest != "" {
		t.Fatalf("Split(%q): %q at the end lies in no segment", body, rest)
	}
	ids := map[string]bool{}
	for i := range doc.Segments {
		id := doc.Segments[i].ID()
		if ids[id] {
			t.Fatalf("Split(%q): two segments are called %s", body, id)
		}
		ids[id] = true
	}
	for _, p := range doc.Personal {
		if p.Span.Empty() || p.Span.End > len(body) {
			t.Fatalf("Split(%q): personal data at %v", body, p.Span)
		}
	}
	for _, q := range doc.Questions {
		for _, i := range q.Segments {
			if doc.Segments[i].Role != corpus.Prompt {
				t.Fatalf("Split(%q): question %q is asked by a %v", body, q.Text, doc.Segments[i].Role)
			}
		}
	}
}

// FuzzSplit holds the laws of segments on any text: they are disjoint, ascend,
// cover all that is not white space, know their lines, and hold their content and
// holes.
func FuzzSplit(f *testing.F) {
	for _, text := range cases(f) {
		f.Add(text)
	}
	f.Add("- a *b** _c_ (!) <i>d\n\n---\n| a | b |\n|--|\n| | |\n\x0c12\nsida 3\n")
	f.Add("0    \v    0")
	f.Add("A:")
	f.Add("A: x\nB: y\nA: z?\nB: å\n[00:00:01] A: å\n")
	f.Add("---\nrole: response\nlines: [{from: 3, role: meta}]\n---\n- hej } du } {\n")
	f.Add("Alfa 3, 2,1, 3,3 (medeltal 2,4)\nBeta 1,1,1,1 (medel 1)\n")
	f.Fuzz(func(t *testing.T, text string) {
		hold(t, split("a.txt", text, Options{}))
		hold(t, split("a.txt", text, Options{NoRepair: true, Transcript: On}))
	})
}

// FuzzStable holds that ids survive an edit elsewhere. A paragraph that no
// other equals is put in at the head, at a blank line, or at the end: a segment
// that keeps its borders keeps its key, and if all keep theirs, all keep their
// ids, however many equal texts there are.
func FuzzStable(f *testing.F) {
	for _, text := range cases(f) {
		for at := range 4 {
			f.Add(text, uint(at*7), at%2 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, text string, place uint, item bool) {
		a := split("a.txt", text, Options{})
		body := a.Text.Body
		added := "Zebra kvark 7731 xyzzy är ny."
		if item {
			added = "- " + added
		}
		at := blankLine(body, place)
		b := split("a.txt", body[:at]+"\n\n"+added+"\n\n"+body[at:], Options{})
		if again := split("a.txt", body, Options{}); again.Text.Body != body || len(again.Segments) != len(a.Segments) {
			return // the text is one that reading it again changes
		}
		shift := len(b.Text.Body) - len(body)
		if rest := b.Text.Body; rest[:at] != body[:at] || rest[at+shift:] != body[at:] {
			return // letters joined over the edit
		}
		after := map[source.Span]*corpus.Segment{}
		for i := range b.Segments {
			g := &b.Segments[i]
			switch span := g.Span; {
			case span.End <= at:
				after[span] = g
			case span.Start >= at+shift:
				after[source.Span{Start: span.Start - shift, End: span.End - shift}] = g
			}
		}
		type kept struct{ was, is *corpus.Segment }
		var all []kept
		for i := range a.Segments {
			was := &a.Segments[i]
			if is := after[was.Span]; is != nil && is.Content.Text(b.Text.Body) == was.Content.Text(body) && sameHoles(was, is) {
				all = append(all, kept{was, is})
			}
		}
		for _, k := range all {
			if k.was.Key != k.is.Key {
				t.Fatalf("Split(%q): %q had key %x, has %x after an edit at %d", text, k.was.Content.Text(body), k.was.Key, k.is.Key, at)
			}
		}
		if len(all) < len(a.Segments) || len(b.Segments) != len(a.Segments)+1 {
			return // borders moved
		}
		for _, k := range all {
			if k.was.ID() != k.is.ID() {
				t.Fatalf("Split(%q): %q was %s, is %s after an edit at %d", text, k.was.Content.Text(body), k.was.ID(), k.is.ID(), at)
			}
		}
	})
}

func sameHoles(a, b *corpus.Segment) bool {
	if len(a.Holes) != len(b.Holes) {
		return false
	}
	for i := range a.Holes {
		x, y := a.Holes[i], b.Holes[i]
		if x.Glue != y.Glue || x.Span.Start-a.Span.Start != y.Span.Start-b.Span.Start || x.Span.Len() != y.Span.Len() {
			return false
		}
	}
	return true
}

// blankLine returns a place in body where a paragraph can be put in: the head,
// a blank line, or the end.
func blankLine(body string, nth uint) int {
	places := []int{0}
	for i := 1; i < len(body); i++ {
		if body[i] == '\n' && body[i-1] == '\n' {
			places = append(places, i)
		}
	}
	places = append(places, len(body))
	return places[nth%uint(len(places))]
}

// TestStableIDs inserts a paragraph at every blank line of the invented notes
// that lies in no segment: every id stands.
func TestStableIDs(t *testing.T) {
	files, err := filepath.Glob("../../testdata/notes/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no notes (%v)", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a := split(file, string(data), Options{})
		body := a.Text.Body
		for i := 1; i < len(a.Segments); i++ {
			end := a.Segments[i-1].Span.End
			if strings.Count(body[end:a.Segments[i].Span.Start], "\n") < 2 {
				continue
			}
			b := split(file, body[:end]+"\n\nZebran kvarkar för nya 7731 xyzzy.\n\n"+body[end:], Options{})
			ids := map[string]bool{}
			for k := range b.Segments {
				ids[b.Segments[k].ID()] = true
			}
			for k := range a.Segments {
				if id := a.Segments[k].ID(); !ids[id] {
					t.Errorf("Split(%s) with a paragraph more after line %d has no %s: %q", filepath.Base(file), a.Text.LineAt(end-1), id, a.Segments[k].Content.Text(body))
				}
			}
		}
	}
}

// FuzzOverrides holds that no overrides panic, whatever they say and whatever
// text they are put on.
func FuzzOverrides(f *testing.F) {
	f.Add("role: response\nattributes: {region: Halland}\nsections:\n- title: A\n  role: meta\n  starts: x\nlines:\n- {from: 1, to: 2, role: prompt}\n", "A\n\nx y\n")
	f.Add("role: [", "")
	f.Add("a: &a [*a]\nlines: 3\nsections: [1, {}]\n", "x")
	f.Fuzz(func(t *testing.T, yaml, text string) {
		o, _ := ParseOverrides("a.yaml", []byte(yaml))
		if o == nil {
			t.Fatalf("ParseOverrides(%q) gave nil", yaml)
		}
		hold(t, split("a.txt", text, Options{Overrides: o}))
	})
}

// TestNotes holds the laws on the invented notes of the project.
func TestNotes(t *testing.T) {
	files, err := filepath.Glob("../../testdata/notes/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no notes (%v)", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		hold(t, split(f, string(data), Options{}))
	}
}

// TestHardInputs splits texts that cost some programs their time: the test's
// own time limit is the law.
func TestHardInputs(t *testing.T) {
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i%2000))
			b.WriteString("- nivå\n")
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"one line":       strings.Repeat("vi behöver fler mötesplatser ", 200_000),
		"blank lines":    strings.Repeat("\n", 1_000_000),
		"empty":          "",
		"nested":         nested(10_000),
		"stars":          strings.Repeat("*a ", 200_000),
		"brackets":       strings.Repeat("(", 300_000),
		"questions":      strings.Repeat("Vad? ", 200_000),
		"question lines": strings.Repeat("Vad vill ni?\n", 100_000),
		"numbers":        strings.Repeat("1. Vad vill ni?\n", 100_000),
		"pipes":          strings.Repeat("| a ", 200_000),
		"tabs":           strings.Repeat("a\tb\tc\n", 100_000),
		"labels":         strings.Repeat("- Fördelar:\nBra\n", 50_000),
		"speakers":       strings.Repeat("A: hej\nB: du?\n", 50_000),
		"votes":          strings.Repeat("Val 1, 2, 3, 2 (medel 2)\n", 50_000),
		"cut":            strings.Repeat("en lång rad som bryts mitt i en mening av en sida som tar slut och\n\n", 20_000),
		"lower lines":    strings.Repeat("en lång rad som bryts mitt i en mening av en sida som tar slut och\n", 50_000),
		"headings":       strings.Repeat("Rubrik\n\n- punkt\n\n", 50_000),
		"digits":         strings.Repeat("0701 23 45 67 ", 100_000),
		"at signs":       strings.Repeat("a@b.se ", 100_000),
	} {
		t.Run(name, func(t *testing.T) {
			doc := split("a.txt", text, Options{})
			if len(text) > 0 && strings.TrimSpace(text) != "" && len(doc.Segments) == 0 {
				t.Fatalf("Split of %d bytes gave no segments", len(text))
			}
		})
	}
}

package structure

import (
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// FuzzRecall holds what the notes of chunks add up to to what the line reads as.
func FuzzRecall(f *testing.F) {
	for _, s := range [...]string{
		"", "a", "Ja. Nej. Jo.", "Jaha. Vad tycker ni? – Bra...", "flera grupper, några – deltagare flera/deltagarna", "och/eller 17.30 TV:n Åre ÅÄÖ! x² – \"hälsa\" a@b.se",
		strings.Repeat("vi behöver fler, ", 40), strings.Repeat("vi ", 79) + "och/eller ja.", strings.Repeat("x", 70) + " ja", "två  blanka", "a\tb", "日本 x\u1680y å\u00a0b",
		"Arbetades. Byttes. startade", "Snickrades? planade, hyvlade: slöjdbänkar slöjdbänken. Träfrågor, träfrågor \x01 trä\x00 bänk\x00", strings.Repeat("ord. ", 900), "\u2003a", "1/2 3. abc. (abc). \"abc.\"",
	} {
		f.Add(s)
	}
	tok := tokenise.New(tokenise.Options{})
	var r, plain reader
	r.learn(tok)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimSpace(strings.ToValidUTF8(strings.NewReplacer("\n", " ", "\r", " ").Replace(s), "?"))
		body := "före " + s + "\nefter"
		l := line{start: int32(len("före ")), text: int32(len("före ")), end: int32(len("före ") + len(s))}
		r.open(body)
		plain.open(body)
		if !l.recall(&r) {
			return
		}
		var want reading
		var cues tally
		plain.read(&want, &cues, int(l.text), int(l.end))
		if l.reading != want {
			t.Errorf("recall(%q) is %+v, want %+v", s, l.reading, want)
		}
		if l.counts != cues {
			t.Errorf("recall(%q) counts %+v, want %+v", s, l.counts, cues)
		}
	})
}

// FuzzReadLines holds what the notes of several lines add up to to what they read as.
func FuzzReadLines(f *testing.F) {
	for _, s := range [...]string{
		"Ja.\nNej. Jo.", "Vad tycker ni?\nVi behöver fler! \nDet sa flera\ngrupper.", "Jaha.\r\n  Flera,\n– deltagare\n(abc).", "7.\n8", "hälso-\nvård och sam­\nverkan",
		strings.Repeat("vi behöver fler, ", 26) + "ja.\nNej. Jo", strings.Repeat("vi ", 79) + "ja.\nNej.", strings.Repeat("vi ", 80) + "\nja.", strings.Repeat("ord.\n", 200), "a\u00a0b\nc", "a  b\nc", "00 \n0",
	} {
		f.Add(s)
	}
	tok := tokenise.New(tokenise.Options{})
	var r, plain reader
	r.learn(tok)
	f.Fuzz(func(t *testing.T, s string) {
		text := source.NFC("notes.txt", strings.ToValidUTF8(s, "?"))
		sp := &splitter{body: text.Body, scratch: scratch{read: &r}}
		r.open(text.Body)
		plain.open(text.Body)
		sp.lines = scan(nil, text, &r)
		if len(sp.lines) < 2 {
			return
		}
		first, last := &sp.lines[0], &sp.lines[len(sp.lines)-1]
		u := unit{last: int32(len(sp.lines) - 1), start: first.start, text: first.text, end: last.end}
		for i := range sp.lines {
			if i > 0 && sp.lines[i].marker.glyph != 0 {
				return // begins another unit
			}
			u.holds |= sp.lines[i].holds
		}
		var got, want reading
		var counts, cues tally
		if !sp.readLines(&u, &got, &counts) {
			return
		}
		plain.read(&want, &cues, int(u.text), int(u.end))
		if got.letters != want.letters || counts != cues {
			t.Errorf("readLines(%q) = %x, %+v; want %x, %+v", s, got.letters, counts, want.letters, cues)
		}
	})
}

// TestFound holds the tokens that a Splitter found to those of the segments.
func TestFound(t *testing.T) {
	tok := tokenise.New(tokenise.Options{})
	p, kept := New(tok), 0
	for _, body := range cases(t) {
		doc := &corpus.Document{Text: source.NFC("notes.txt", strings.ToValidUTF8(body, "\ufffd")), Format: "txt"}
		p.Split(doc, Options{})
		for i := range doc.Segments {
			_, got, words := p.Found(doc, i)
			if len(got) == 0 {
				continue
			}
			kept++
			before := tok.Stats().Words
			if words < 0 {
				got = tok.Again(nil, doc.Text.Body, &doc.Segments[i], got)
				words, before = tok.Stats().Words-before, tok.Stats().Words
			}
			want := tok.Segment(nil, doc.Text.Body, &doc.Segments[i])
			if !slices.Equal(got, want) || words != tok.Stats().Words-before {
				t.Errorf("Found(%q) = %v, %d; want %v, %d", doc.Segments[i].Content.Text(doc.Text.Body), got, words, want, tok.Stats().Words-before)
			}
		}
	}
	if kept < 100 {
		t.Errorf("the tokens of only %d segments were kept", kept)
	}
}

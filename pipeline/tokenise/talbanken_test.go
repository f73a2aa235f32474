package tokenise

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/temakod/temakod/pipeline/source"
)

// reference returns the path of a file of the reference data.
func reference(t testing.TB, name ...string) string {
	t.Helper()
	dir := os.Getenv("TEMAKOD_REFERENCE")
	if dir == "" {
		t.Skip("TEMAKOD_REFERENCE does not name the folder of reference data")
	}
	return filepath.Join(append([]string{dir}, name...)...)
}

// A goldText is a treebank's text with its tokens and sentences.
type goldText struct {
	body      string
	tokens    map[source.Span]bool // in characters that are not white space, as all spans here
	sentences map[source.Span]bool
	pars      []source.Span // of body, in bytes
}

// readGold reads a CoNLL-U file. With lines set, a line ends after a sentence
// that no stop, question mark or exclamation mark ends, as in notes.
func readGold(t testing.TB, file string, lines bool) goldText {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g := goldText{tokens: map[source.Span]bool{}, sentences: map[source.Span]bool{}}
	var b strings.Builder
	pos, sentence, par := 0, 0, 0
	gap := "" // what stands before the next sentence
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		line := scan.Text()
		switch {
		case strings.HasPrefix(line, "# newpar"):
			if b.Len() > 0 {
				g.pars = append(g.pars, source.Span{Start: par, End: b.Len()})
				gap = "\n\n"
			}
			par = b.Len()
		case strings.HasPrefix(line, "# text = "):
			text := strings.TrimPrefix(line, "# text = ")
			b.WriteString(gap + text)
			gap = " "
			if lines && !strings.ContainsAny(text[max(0, len(text)-2):], ".!?") {
				gap = "\n"
			}
			sentence = pos
		case line == "":
			if pos > sentence {
				g.sentences[source.Span{Start: sentence, End: pos}] = true
			}
		case line[0] != '#':
			col := strings.Split(line, "\t")
			if strings.ContainsAny(col[0], "-.") {
				continue
			}
			n := visible(col[1])
			g.tokens[source.Span{Start: pos, End: pos + n}] = true
			pos += n
		}
	}
	g.pars = append(g.pars, source.Span{Start: par, End: b.Len()})
	g.body = b.String()
	return g
}

// visible counts the characters of s that are not white space.
func visible(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// f1 compares spans of body in bytes with gold ones.
func f1(body string, got []source.Span, gold map[source.Span]bool) (p, r, f float64, wrong []source.Span) {
	at := make([]int, len(body)+1)
	n := 0
	for i, c := range body {
		at[i] = n
		if !unicode.IsSpace(c) {
			n++
		}
	}
	at[len(body)] = n
	hit := 0
	for _, s := range got {
		if gold[source.Span{Start: at[s.Start], End: at[s.End]}] {
			hit++
		} else {
			wrong = append(wrong, s)
		}
	}
	p, r = float64(hit)/float64(len(got)), float64(hit)/float64(len(gold))
	return 100 * p, 100 * r, 200 * p * r / (p + r), wrong
}

// TestTalbankenTokens measures tokens against UD_Swedish-Talbanken.
func TestTalbankenTokens(t *testing.T) {
	for _, part := range []string{"dev", "test"} {
		g := readGold(t, reference(t, "ud", "sv_talbanken-ud-"+part+".conllu"), false)
		tok := New(Options{})
		var spans []source.Span
		for _, k := range tok.Span(nil, g.body, source.Span{Start: 0, End: len(g.body)}) {
			spans = append(spans, k.Span)
		}
		p, r, f, wrong := f1(g.body, spans, g.tokens)
		t.Logf("Talbanken %s: tokens P %.2f R %.2f F1 %.2f (%d gold)", part, p, r, f, len(g.tokens))
		if testing.Verbose() {
			for _, s := range wrong {
				t.Logf("not in the gold: %q in %q", s.Text(g.body), g.body[max(0, s.Start-15):min(len(g.body), s.End+15)])
			}
		}
		if f < 99.5 {
			t.Errorf("Talbanken %s: token F1 %.2f, want at least 99.5", part, f)
		}
		if n := tok.Stats().Fallbacks; n > 0 {
			t.Errorf("Talbanken %s: prose spoilt %d chunks, want 0", part, n)
		}
	}
}

// TestTalbankenSentences measures sentences against UD_Swedish-Talbanken, as
// text on lines: that is what notes are.
func TestTalbankenSentences(t *testing.T) {
	for _, c := range []struct {
		part string
		want float64
	}{{"dev", 99.0}, {"test", 99.0}} {
		g := readGold(t, reference(t, "ud", "sv_talbanken-ud-"+c.part+".conllu"), true)
		var got []source.Span
		for _, par := range g.pars {
			got = append(got, Sentences(g.body, par)...)
		}
		p, r, f, wrong := f1(g.body, got, g.sentences)
		t.Logf("Talbanken %s: sentences P %.2f R %.2f F1 %.2f (%d gold)", c.part, p, r, f, len(g.sentences))
		if testing.Verbose() {
			for _, s := range wrong {
				t.Logf("not in the gold: %q, then %q", s.Text(g.body), g.body[s.End:min(len(g.body), s.End+20)])
			}
		}
		if f < c.want {
			t.Errorf("Talbanken %s: sentence F1 %.2f, want at least %.1f", c.part, f, c.want)
		}
	}
}

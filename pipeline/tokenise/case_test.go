package tokenise

import (
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/internal/golden"
	"github.com/temakod/temakod/pipeline/source"
)

// A case is lines of text; what is wanted is the tokens of each line, parted by
// blanks.
func TestCases(t *testing.T) {
	golden.Run(t, "../../testdata/tokenise", func(t *testing.T, input string) string {
		var b strings.Builder
		for line := range strings.SplitSeq(input, "\n") {
			b.WriteString(strings.Join(texts(line), " "))
			b.WriteByte('\n')
		}
		return b.String()
	})
}

// texts returns the tokens of s as printed.
func texts(s string) []string {
	tok := New(Options{})
	var out []string
	for _, k := range tok.Span(nil, s, source.Span{Start: 0, End: len(s)}) {
		out = append(out, k.Span.Text(s))
	}
	return out
}

// In a case of sentences each comes on a line of its own.
func TestSentenceCases(t *testing.T) {
	golden.Run(t, "../../testdata/tokenise/sentences", func(t *testing.T, input string) string {
		var b strings.Builder
		for _, s := range Sentences(input, source.Span{Start: 0, End: len(input)}) {
			b.WriteString(strings.ReplaceAll(s.Text(input), "\n", "/"))
			b.WriteByte('\n')
		}
		return b.String()
	})
}

// Characters that cannot be seen in a table of cases.
func TestInvisible(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
		norm string // of the first token
	}{
		{"sam\u00adverkan", []string{"sam\u00adverkan"}, "samverkan"},
		{"sam\u200bverkan", []string{"sam\u200bverkan"}, "samverkan"},
		{"\ufeffHej", []string{"\ufeffHej"}, "hej"},
		{"\u202eabc\u202c.", []string{"\u202eabc\u202c", "."}, "abc"},
		{"\u200b", []string{"\u200b"}, "\u200b"},
		{"10\u00a0000\u2003kr", []string{"10", "000", "kr"}, "10"},
		{"oﬃciell ﬁnt", []string{"oﬃciell", "ﬁnt"}, "officiell"},
		{"👩\u200d👩\u200d👧👍🏽", []string{"👩\u200d👩\u200d👧", "👍🏽"}, "👩👩👧"},
		{"❤\ufe0f1\ufe0f\u20e3", []string{"❤\ufe0f", "1\ufe0f\u20e3"}, "❤"},
		{"🇸🇪🇳🇴", []string{"🇸🇪", "🇳🇴"}, "🇸🇪"},
		{"a\u030angest", []string{"a\u030angest"}, "ångest"},
		{"ÅNGEST É", []string{"ÅNGEST", "É"}, "ångest"},
		{"l’homme", []string{"l’homme"}, "l'homme"},
		{"e‑post", []string{"e‑post"}, "e-post"},
		{"a\xffb", []string{"a", "\xff", "b"}, "a"},
	} {
		got := texts(c.text)
		if strings.Join(got, " ") != strings.Join(c.want, " ") {
			t.Errorf("tokens of %q: %q, want %q", c.text, got, c.want)
			continue
		}
		if n := Normal(got[0]); n != c.norm {
			t.Errorf("Normal(%q) = %q, want %q", got[0], n, c.norm)
		}
	}
}

// Holes part words, and glue joins them.
func TestHoles(t *testing.T) {
	for _, c := range []struct {
		body string // holes in ‹ › are glue, in ‹‹ ›› not
		want string
	}{
		{"sam‹-\n›verkan och", "samverkan och"},
		{"psykisk ‹‹12››hälsa", "psykisk hälsa"},
		{"psykisk‹‹12››hälsa", "psykisk hälsa"},
		{"(före‹-\n›ningars‹-\n 3 \n›stöd), nu", "( föreningarsstöd ) , nu"},
		{"ett ‹-\n›två", "ett två"},
		{"‹-\n›två", "två"},
		{"ett‹-\n›", "ett"},
		{"a‹x›‹y›b", "ab"},
		{"a‹x›‹‹y››b", "a b"},
		{"och‹-\n›/eller", "och / eller"},
		{"ett‹\n›\u00a0två", "ett två"},
	} {
		body, seg := parseHoles(c.body)
		tok := New(Options{})
		toks := tok.Segment(nil, body, seg)
		checkLaws(t, tok, body, seg, toks)
		var got []string
		for _, k := range toks {
			got = append(got, tok.Type(k.Type).Text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("tokens of %q: %q, want %q", c.body, got, c.want)
		}
	}
}

// parseHoles takes the brackets out of a text.
func parseHoles(s string) (string, *corpus.Segment) {
	seg := new(corpus.Segment)
	var b strings.Builder
	start := 0
	for len(s) > 0 {
		switch {
		case strings.HasPrefix(s, "‹"):
			start = b.Len()
			s = strings.TrimPrefix(strings.TrimPrefix(s, "‹"), "‹")
		case strings.HasPrefix(s, "›"):
			glue := !strings.HasPrefix(s, "››")
			seg.Holes = append(seg.Holes, corpus.Hole{Span: source.Span{Start: start, End: b.Len()}, Glue: glue})
			s = strings.TrimPrefix(strings.TrimPrefix(s, "›"), "›")
		default:
			b.WriteByte(s[0])
			s = s[1:]
		}
	}
	seg.Content.End = b.Len()
	return b.String(), seg
}

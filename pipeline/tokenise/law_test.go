package tokenise

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// checkLaws holds the tokens of a segment to what every text can expect: they
// ascend, lie in the content and outside holes, give back their text, and hold
// every character that is not white space.
func checkLaws(t *testing.T, tok *Tokeniser, body string, seg *corpus.Segment, toks []Token) {
	t.Helper()
	hole := make([]bool, len(body))
	for _, h := range seg.Holes {
		for i := h.Span.Start; i < h.Span.End; i++ {
			hole[i] = true
		}
	}
	seen := make([]bool, len(body))
	pos := seg.Content.Start
	for _, k := range toks {
		if k.Span.Start < pos || k.Span.Empty() || k.Span.End > seg.Content.End {
			t.Fatalf("Segment(%q): token %v after byte %d", body, k.Span, pos)
		}
		pos = k.Span.End
		var text []byte
		for i := k.Span.Start; i < k.Span.End; i++ {
			if !hole[i] {
				text = append(text, body[i])
				seen[i] = true
			}
		}
		if got := tok.Type(k.Type).Text; got != string(text) {
			t.Fatalf("Segment(%q): the type of %v is %q, the text %q", body, k.Span, got, text)
		}
	}
	for i, r := range body[:seg.Content.End] {
		if i >= seg.Content.Start && !hole[i] && !seen[i] && !unicode.IsSpace(r) {
			t.Fatalf("Segment(%q): %q at byte %d lies in no token: %v", body, r, i, toks)
		}
	}
}

func FuzzSegment(f *testing.F) {
	for _, s := range []string{
		"", " ", "'samverkan'", "’medel’", "\xba\xba's", "ȺȺȺȺ's", "don't,", "för-/nackdelar", "**x**", "t.ex.grupper",
		"IOP:er (!!) 1+1= 3 17.30 👩‍👩‍👧 🇸🇪 x\u200by \u202eabc\u202c", "sam-\nverkan och", "&rsquo;s", "....,,,,", ":-) --> https://a.se/(b).",
		"a.b.c.d. e@f.se, 1,2,3 1,000 5:- A&B \ufeffhej \u00adx", "i\u0307\u0130 ﬁn", "o_o (-_-) :0 8D",
	} {
		f.Add(s, uint16(3), uint16(2), true)
	}
	f.Add("en stad", uint16(3), uint16(4), true) // nothing but a hole
	kept := New(Options{})
	f.Fuzz(func(t *testing.T, body string, at, n uint16, glue bool) {
		if len(body) > 1<<16 {
			return
		}
		seg := &corpus.Segment{Content: source.Span{Start: 0, End: len(body)}}
		if start, end := int(at), int(at)+int(n); n > 0 && end <= len(body) && boundary(body, start) && boundary(body, end) {
			seg.Holes = []corpus.Hole{{Span: source.Span{Start: start, End: end}, Glue: glue}}
		}
		fresh := New(Options{})
		toks := fresh.Segment(nil, body, seg)
		checkLaws(t, fresh, body, seg, toks)
		kept.Turn()
		again := kept.Segment(nil, body, seg)
		if len(toks) != len(again) {
			t.Fatalf("Segment(%q): %d tokens from a fresh tokeniser, %d from a used one", body, len(toks), len(again))
		}
		for i := range toks {
			if toks[i].Span != again[i].Span || *fresh.Type(toks[i].Type) != *kept.Type(again[i].Type) {
				t.Fatalf("Segment(%q): token %d is %v fresh and %v used", body, i, toks[i], again[i])
			}
		}
		if kept.Full() {
			kept.Reset()
		}
	})
}

// FuzzAgain holds that what is made of the tokens around a segment is what the segment
// alone gives.
func FuzzAgain(f *testing.F) {
	for _, s := range []string{
		"| a | b.c, |", "**Datum:** 14–15 (!)", "(*med = bra/i*)", "å\u00a0\u2003ä  ö\tx", "t.ex.grupper don't \"ord\"? x", "-\u200bx--> :-)",
	} {
		for n := range uint16(len(s)) {
			f.Add(s, n, uint16(len(s)), n/2, uint16(3), false)
			f.Add(s, uint16(0), uint16(len(s)), n, uint16(2), n%7 == 0)
		}
	}
	tok := New(Options{})
	f.Fuzz(func(t *testing.T, body string, from, to, at, n uint16, glue bool) {
		if int(to) > len(body) || from > to || !boundary(body, int(from)) || !boundary(body, int(to)) {
			return
		}
		seg := &corpus.Segment{Content: source.Span{Start: int(from), End: int(to)}}
		if start, end := int(at), int(at)+int(n); end <= len(body) && boundary(body, start) && boundary(body, end) {
			seg.Holes = []corpus.Hole{{Span: source.Span{Start: start, End: end}, Glue: glue}}
		}
		tok.Turn()
		around, before := tok.Span(nil, body, source.Span{End: len(body)}), tok.Stats().Words
		want, words := tok.Segment(nil, body, seg), tok.Stats().Words-before
		got := tok.Again(nil, body, seg, around)
		if n := tok.Stats().Words - before - words; n != words || len(got) != len(want) {
			t.Fatalf("Again(%q, %v, %v) gives %v and %d words, want %v and %d", body, seg.Content, seg.Holes, got, n, want, words)
		}
		for i, g := range got {
			if w := want[i]; g.Span != w.Span || g.Word != w.Word || g.Word != (tok.Type(g.Type).Kind != Mark) || *tok.Type(g.Type) != *tok.Type(w.Type) {
				t.Fatalf("Again(%q, %v, %v): token %d is %v, want %v", body, seg.Content, seg.Holes, i, g, w)
			}
		}
	})
}

func boundary(s string, i int) bool { return i == len(s) || s[i]&0xC0 != 0x80 }

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"Hej. Vad? Ja!", "a.\n\nb. c", "1. Två\r\ntre. Fyra", "m.fl. Får", "\xff. \xffA. B", "…", "...\n", " \u00a0. A"} {
		f.Add(s, uint8(0), uint8(0))
	}
	f.Fuzz(func(t *testing.T, body string, from, to uint8) {
		span := source.Span{Start: min(int(from), len(body)), End: len(body)}
		span.End = max(span.Start, span.End-int(to))
		pos := span.Start
		covered := func(end int) {
			for _, r := range body[pos:end] {
				if !unicode.IsSpace(r) {
					t.Fatalf("Sentences(%q, %v): %q near byte %d lies in none", body, span, r, pos)
				}
			}
		}
		for _, s := range Sentences(body, span) {
			if s.Start < pos || s.Empty() || s.End > span.End {
				t.Fatalf("Sentences(%q, %v): %v after byte %d", body, span, s, pos)
			}
			covered(s.Start)
			pos = s.End
		}
		covered(span.End)
	})
}

// What is told of chunks eight bytes at a time is what is told byte by byte.
func TestKnownChunks(t *testing.T) {
	const letters = "abåÄé –\u00a0\u2003ß\x00\x1f\x7f\n\t.Ãđż\u00c2\u0301\xff\xc3"
	r := rand.New(rand.NewPCG(1, 2))
	tok := New(Options{})
	var known int
	for range 100_000 {
		var b []byte
		for len(b) < 40 {
			k := r.IntN(len(letters))
			if r.IntN(3) > 0 {
				k = r.IntN(6)
			}
			b = append(b, letters[k])
		}
		s, end := string(b), len(b)-r.IntN(20)
		var want []Token
		for i := 0; i < end; {
			if n := wideBlank(s[i:end]); n > 0 || blank[s[i]] == 1 {
				i += max(n, 1)
				continue
			}
			j := i
			for j < end && blank[s[j]] != 1 && wideBlank(s[j:end]) == 0 {
				j++
			}
			if got := chunkEnd(s, i, end); got != j {
				t.Fatalf("chunkEnd(%q, %d, %d) = %d, want %d", s, i, end, got, j)
			}
			var k key
			k.of(s[i:j])
			want = tok.chunk(want, s, &k, i, tok.find(&k))
			i = j
		}
		words := tok.stats.Words
		i, _, got := tok.known(make([]Token, 0, 40), s, 0, end)
		if words = tok.stats.Words - words; words > len(got) {
			t.Fatalf("known(%q): %d words among %d tokens", s[:end], words, len(got))
		}
		if n := len(got); n > len(want) || !slices.Equal(got, want[:n]) || n < len(want) && want[n].Span.Start < i {
			t.Fatalf("known(%q, %d) = %d, %v; want %v", s, end, i, got, want)
		}
		known += len(got)
		if tok.Full() {
			tok.Reset()
		}
	}
	if known < 30_000 {
		t.Errorf("only %d tokens were known", known)
	}
}

// A table emptied between any two segments gives the same tokens.
func TestResetChangesNoResult(t *testing.T) {
	text := zipfText(200_000, 3)
	whole := New(Options{})
	small := New(Options{MaxTypes: 50})
	var lines, resets int
	for start := 0; start < len(text); lines++ {
		end := start + 200
		end = min(len(text), max(chunkEnd(text, end, len(text)), start+1))
		span := source.Span{Start: start, End: end}
		want, got := whole.Span(nil, text, span), small.Span(nil, text, span)
		if len(got) != len(want) || small.Stats().Words != whole.Stats().Words {
			t.Fatalf("%d tokens after %d resets, want %d", len(got), resets, len(want))
		}
		for i := range got {
			if got[i].Span != want[i].Span || *small.Type(got[i].Type) != *whole.Type(want[i].Type) {
				t.Fatalf("token %v is %v after %d resets, want %v", got[i], *small.Type(got[i].Type), resets, *whole.Type(want[i].Type))
			}
		}
		if small.Full() {
			small.Reset()
			resets++
			if small.Len() != 0 || small.Generation() != resets {
				t.Fatalf("after reset %d: %d types, generation %d", resets, small.Len(), small.Generation())
			}
		}
		start = end
	}
	if resets < 10 {
		t.Fatalf("%d resets in %d pieces: the test shows nothing", resets, lines)
	}
}

// Types that pass are told like others, and what comes again passes once.
func TestPassingChangesNoResult(t *testing.T) {
	text := zipfText(200_000, 3)
	whole, turned := New(Options{}), New(Options{})
	passed, tokens := 0, 0
	for start := 0; start < len(text); {
		end := min(len(text), start+2000)
		end = max(chunkEnd(text, end, len(text)), start+1)
		span := source.Span{Start: start, End: end}
		turned.Turn()
		want, got := whole.Span(nil, text, span), turned.Span(nil, text, span)
		if len(got) != len(want) || turned.Stats().Words != whole.Stats().Words || turned.Stats().Fallbacks != whole.Stats().Fallbacks {
			t.Fatalf("%d tokens, %+v; want %d, %+v", len(got), turned.Stats(), len(want), whole.Stats())
		}
		for i := range got {
			if got[i].Span != want[i].Span || *turned.Type(got[i].Type) != *whole.Type(want[i].Type) {
				t.Fatalf("token %v is %v where types pass, want %v", got[i], *turned.Type(got[i].Type), *whole.Type(want[i].Type))
			}
			if got[i].Type >= Passing {
				passed++
			}
		}
		tokens += len(got)
		start = end
	}
	if passed < whole.Len()/2 || passed > 2*whole.Len() || turned.Len() > whole.Len()*2/3 {
		t.Errorf("of %d types %d passed and %d were remembered, in %d tokens", whole.Len(), passed, turned.Len(), tokens)
	}
}

// More distinct words in a document than may pass at a time are remembered.
func TestManyPassing(t *testing.T) {
	var b strings.Builder
	for i := range 3 * maxPassing {
		fmt.Fprintf(&b, "ord%dx (ord%dy) ", i, i)
	}
	text := b.String()
	tok := New(Options{})
	tok.Turn()
	toks := tok.Span(nil, text, source.Span{End: len(text)})
	if n := len(tok.passing.types); n > maxPassing || n < maxPassing/2 || tok.Len() < 3*maxPassing {
		t.Errorf("%d types passed and %d stayed", n, tok.Len())
	}
	for _, k := range toks {
		if got, want := tok.Type(k.Type).Text, k.Span.Text(text); got != want {
			t.Fatalf("the token %q is of the type %q", want, got)
		}
	}
}

// Chunks of 256 kB without a blank: types stay short, nothing is lost, and what
// took more than linear time would run into the test's own limit.
func TestHugeChunks(t *testing.T) {
	for _, unit := range []string{
		"a", "å", "!", "a.", "(", "@", "a@", "1,", "=-", "<", ":a", "a:s", "www.(", "http://", "\u200b", "👍\u200d", "'s", "\xff", "-", "a-", "&rsquo;",
		"t.ex.", "1.2-", "\u0301", "a\u00ad", "e.d.a", "/", "。", "字",
	} {
		text := strings.Repeat(unit, 1<<18/len(unit))
		tok := New(Options{})
		seg := &corpus.Segment{Content: source.Span{Start: 0, End: len(text)}}
		toks := tok.Segment(nil, text, seg)
		checkLaws(t, tok, text, seg, toks)
		for id := range tok.Len() {
			if n := len(tok.Type(TypeID(id)).Text); n > maxBlock {
				t.Errorf("%q repeated: a type of %d bytes", unit, n)
			}
		}
	}
}

// Many distinct chunks of nothing but marks are the worst that prose can meet.
func TestManyMarks(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		for range 6 {
			b.WriteString([...]string{"!?", ".)", "\"(", ";]", ":'"}[i%5])
			i /= 5
		}
		b.WriteByte(' ')
	}
	text := b.String()
	seg := &corpus.Segment{Content: source.Span{Start: 0, End: len(text)}}
	tok := New(Options{})
	checkLaws(t, tok, text, seg, tok.Segment(nil, text, seg))
}

package tokenise

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
	"github.com/temakod/temakod/pipeline/source"
)

// proseWords returns the tokens that prose itself makes of s.
func proseWords(t *testing.T, s string) []string {
	t.Helper()
	doc, err := prose.NewDocument(s, prose.WithTagging(false), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, tok := range doc.Tokens() {
		out = append(out, tok.Text)
	}
	return out
}

// vocabulary returns the words of the reference vocabulary.
func vocabulary(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(reference(t, "snowball", "voc.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(data))
}

// TestProseAgreesOnPlainChunks shows that a chunk which is not put to prose is
// split as prose would: words alone, and words with one mark after them.
func TestProseAgreesOnPlainChunks(t *testing.T) {
	words := vocabulary(t)
	for _, m := range []string{"", "-", ",", "!", "?", ":", ";", "."} {
		var chunks []string
		var own []string
		tok := New(Options{})
		for _, w := range words {
			chunk := w + m
			if _, ok := dressed(chunk, headOf(keyOf(chunk))); ok {
				chunks = append(chunks, chunk)
				for _, k := range tok.Span(nil, chunk, source.Span{Start: 0, End: len(chunk)}) {
					own = append(own, k.Span.Text(chunk))
				}
			}
		}
		if len(chunks) < len(words)*95/100 {
			t.Errorf("mark %q: %d of %d words are plain", m, len(chunks), len(words))
		}
		if n := tok.Stats().Asked; n > 0 {
			t.Errorf("mark %q: prose was asked about %d plain chunks", m, n)
		}
		if theirs := proseWords(t, strings.Join(chunks, " ")); !slices.Equal(theirs, own) {
			for i := range min(len(theirs), len(own)) {
				if theirs[i] != own[i] {
					t.Fatalf("mark %q: token %d is %q for prose, %q for us", m, i, theirs[i], own[i])
				}
			}
			t.Errorf("mark %q: prose makes %d tokens, we %d", m, len(theirs), len(own))
		}
	}
}

// oddChunks are chunks that prose has to do with.
var oddChunks = strings.Fields(`(samverkan) "stöd", 17.30 13.15-16.00 (!!) m.m. e.d. IOP:er $100 [1] slut. Ja! (a) b) c: d;
	don't they'll 'citat' :-) :( 8D (: samt: "(x)" ((y)) z... i.e. A.B. Hon. 1+1= **x** och/eller`)

// TestProseLooksAtChunksAlone shows that what stands beside a chunk does not
// change what prose makes of it, so that its answer can be remembered.
func TestProseLooksAtChunksAlone(t *testing.T) {
	alone := map[string][]string{}
	for _, c := range oddChunks {
		alone[c] = proseWords(t, c)
	}
	for _, gap := range []string{" ", "\n", "\t", "  ", "\u00a0", "\r\n"} {
		for _, a := range oddChunks {
			for _, b := range oddChunks {
				want := append(slices.Clone(alone[a]), alone[b]...)
				if got := proseWords(t, a+gap+b); !slices.Equal(got, want) {
					t.Fatalf("prose on %q: %q, on its chunks alone: %q", a+gap+b, got, want)
				}
			}
		}
	}
}

// TestProseFallback puts chunks to prose unmasked that it loses characters of,
// rewrites or panics on, and proves that the check tells.
func TestProseFallback(t *testing.T) {
	for _, c := range []struct{ mask, why string }{
		{"'samverkan'", "drops the word"},
		{"’medel’", "drops the word"},
		{"“stöd”", "rewrites the quotes"},
		{"&rsquo;", "resolves the entity"},
		{"\xba\xba's", "panics"},
		{"ȺȺȺȺ's", "panics"},
	} {
		var a asker
		for i := range len(c.mask) + 1 {
			a.at = append(a.at, i)
		}
		if cuts, ok := a.consult(c.mask, c.mask); ok {
			t.Errorf("prose %s: consult(%q) = %v, true; want false", c.why, c.mask, cuts)
		}
		// The same chunk behind its mask is kept whole.
		if cuts, ok := new(asker).pieces(c.mask); !ok || cuts[len(cuts)-1].end != len(c.mask) {
			t.Errorf("pieces(%q) = %v, %v; want all of it", c.mask, cuts, ok)
		}
	}
}

// TestDressed checks that chunks that prose is not asked about, since they are
// words in brackets, quotes or asterisks, come out as if it were.
func TestDressed(t *testing.T) {
	before := []string{"", "(", "[", `"`, "*", "**", `("`, "(*", "**(", `"(`, "((", "[*", `*"`}
	after := []string{"", ")", "]", `"`, "*", "**", `")`, `)"`, "*)", ")**", "))", "?", "!", "??", "?!", "!!", `?"`, "!)", "?**", "*?", ".", ".)", ").", `."`, `".`, "..", "...", ".].", ".*", "*.", "!.", ".?"}
	last := []string{"", ",", ":", ";", "?", "!", "."}
	tok := New(Options{})
	n := 0
	for _, word := range []string{"ord", "Hälsa", "vi", "IOP", "covid-19", "25", "År", "Ex", "t", "bl", "kl", "Han", "www",
		"vård/skola", "Vård–skola", "10–12", "kl/ex", "och/eller/samt", "på–över", "bl/ex", "/ord", "/Vi/ni"} {
		for _, b := range before {
			for _, a := range after {
				for _, l := range last {
					s := b + word + a + l
					if word, ok := dressed(s, headOf(keyOf(s))); !ok || word.end-word.start == len(s) {
						continue
					}
					n++
					var ask asker
					parts, ok := ask.pieces(s)
					if !ok {
						t.Errorf("prose spoils %q", s)
						continue
					}
					var want []cut
					for _, p := range parts {
						want = scan(want, s[p.start:p.end], p.start)
					}
					got, _ := tok.split(nil, s, headOf(keyOf(s)))
					for i, c := range got {
						if text := s[c.start:c.end]; c.normal && Normal(text) != text {
							t.Errorf("%q is not its own normal form", text)
						}
						got[i].plain, got[i].form = false, form{}
					}
					if !slices.Equal(got, want) {
						t.Errorf("%q: got %v, prose's pieces make %v", s, got, want)
					}
				}
			}
		}
	}
	if n < 20_000 {
		t.Errorf("only %d chunks were dressed", n)
	}
}

// TestUncut checks that prose takes nothing off the chunks that it is not asked
// about since neither end looks as if it did.
func TestUncut(t *testing.T) {
	const letters = "abnståÅéłOo80.,:;!?()[]\"'’´`“»&$%/–-=<>_^|×\u0301\u00ad\xc3\xe5\xff"
	runes := strings.Split(letters, "")
	r := rand.New(rand.NewPCG(3, 4))
	n := 0
	for range 100_000 {
		s := ""
		for range 1 + r.IntN(6) {
			s += runes[r.IntN(len(runes))]
		}
		for _, s := range []string{s, "a" + s + "8", s + "å"} {
			if !uncut(s) {
				continue
			}
			n++
			var ask asker
			if parts, ok := ask.pieces(s); !ok || !slices.Equal(parts, []cut{{end: len(s)}}) {
				t.Fatalf("prose splits %q into %v, %v", s, parts, ok)
			}
		}
	}
	if n < 100_000 {
		t.Errorf("only %d chunks were uncut", n)
	}
}

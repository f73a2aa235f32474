package code

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// FuzzSegment holds the laws of codings: they lie in their segment, in order,
// begin and end with whole tokens, and are the same when the tokeniser has
// forgotten its types.
func FuzzSegment(f *testing.F) {
	f.Add("psykisk {hälsa|ohälsa}", "and(<a>, +bidrag+)", "Psykisk, fysisk och social hälsa. Inte bara projekt- och statsbidrag")
	f.Add("stöd ..3 unga", "near(unga, not(äldre); 2)", "stöd stöd stöd till unga unga äldre")
	f.Add("a ..20 a ..20 a", "/a+/", strings.Repeat("a ", 60))
	f.Add("+råd", "nå ut", "brukarråd och -organisationer, når vi inte ut — IOP:er 'x' (y)")
	f.Add("IOP", "*a*", "IOP-avtal, IOPs och iop för-/nackdelar")
	f.Fuzz(func(t *testing.T, term, rule, text string) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			return
		}
		first, err := lexicon.Single("a", term)
		if err != nil {
			return
		}
		second, err := lexicon.Single("b", rule)
		if err != nil {
			return
		}
		first.Themes = append(first.Themes, second.Themes...)
		m, _ := Compile(first, Options{Slips: true})
		body := source.NFC("x", text)
		doc := response(body.Body)
		tok := tokenise.New(tokenise.Options{})
		c := m.Coder(tok)
		got := c.Segment(nil, doc, 0, tok.Segment(nil, body.Body, &doc.Segments[0]))
		if want := everyChance(c, doc, c.toks); !reflect.DeepEqual(got, want) {
			t.Fatalf("codings %v; going into everything finds %v", got, want)
		}
		for i, k := range got {
			if !doc.Segments[0].Content.Contains(k.Span) || k.Span.Empty() {
				t.Fatalf("coding %v lies outside the segment %v", k, doc.Segments[0].Content)
			}
			if i > 0 && compareCodings(&got[i-1], &k) > 0 {
				t.Fatalf("codings out of order: %v, %v", got[i-1], k)
			}
			if !utf8.ValidString(k.Span.Text(body.Body)) {
				t.Fatalf("coding %v cuts a letter", k)
			}
		}
		tok.Reset()
		again := c.Segment(nil, doc, 0, tok.Segment(nil, body.Body, &doc.Segments[0]))
		if !reflect.DeepEqual(got, again) {
			t.Fatalf("after Reset: %v, before: %v", again, got)
		}
		for range 2 { // all types pass, and then none
			tok.Reset()
			tok.Turn()
			if again := c.Segment(nil, doc, 0, tok.Segment(nil, body.Body, &doc.Segments[0])); !reflect.DeepEqual(got, again) {
				t.Fatalf("where types pass: %v, before: %v", again, got)
			}
		}
		m.Explain(text)
	})
}

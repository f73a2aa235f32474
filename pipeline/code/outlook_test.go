package code

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// TestManyBeginnings matches a word that begins more patterns than have a bit of
// their own: each term must be found where its phrase stands, and only there.
func TestManyBeginnings(t *testing.T) {
	word := strings.Repeat("abcde", 20)
	for _, n := range []int{maxBegun - 1, maxBegun, maxBegun + 1, 90} {
		var terms []string
		for i := range n {
			terms = append(terms, word[:i+3]+"* ..1 "+string([]byte{'p' + byte(i%7), 'k' + byte(i/7)}))
		}
		for i := range n {
			second := strings.Fields(terms[i])[2]
			for text, want := range map[string]int{
				word + " " + second: 1, word + " x " + second: 1, word + " x y " + second: 0, word + ". " + second: 0, second + " " + word: 0,
			} {
				m, got := found(t, text, terms...)
				if len(got) != want || want == 1 && m.Terms[got[0].Term].ID != terms[i] {
					t.Fatalf("with %d terms, %q found %d codings %v, want %d of %q", n, text, len(got), got, want, terms[i])
				}
			}
		}
	}
}

// TestOldMeetings codes segments one after the other with one Coder, about to
// count its tokens anew: what an earlier segment held leads nowhere.
func TestOldMeetings(t *testing.T) {
	m := compiled(t, "themes:\n  - id: a\n    terms: [nå ..5 unga]\n")
	tok := tokenise.New(tokenise.Options{})
	c := m.Coder(tok)
	for round := range 3 {
		if round == 1 {
			c.now = math.MaxInt32/2 - 3
		}
		for _, s := range []struct {
			text string
			want int
		}{{"att unga", 0}, {"nå dem", 0}, {"nå dem unga", 1}, {"och nå", 0}, {"unga. nå", 0}, {"nå. unga", 0}} {
			doc := response(s.text)
			if got := c.Segment(nil, doc, 0, tok.Segment(nil, s.text, &doc.Segments[0])); len(got) != s.want {
				t.Errorf("round %d: %q has %d codings, want %d", round, s.text, len(got), s.want)
			}
		}
	}
}

// TestCommonWords codes sentences of common and other words with random phrases
// of such words: what is known of common words beforehand changes nothing.
func TestCommonWords(t *testing.T) {
	words := []string{"i", "och", "att", "på", "inte", "är", "för", "få", "stöd", "unga", "hjälp", "psykisk", "hälsa", "ensamma", ",", "\""}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(n int) string { return words[r.IntN(n)] }
	codings := 0
	for range 60 {
		var terms []string
		for range 12 {
			term := pick(14)
			for range 1 + r.IntN(2) {
				term += [...]string{" ", " ", " ..1 ", " ..3 "}[r.IntN(4)]
				if r.IntN(3) == 0 {
					term += "{" + pick(14) + "|" + pick(14) + "|" + pick(14) + "}"
				} else {
					term += pick(14)
				}
			}
			if !slices.Contains(terms, term) {
				terms = append(terms, term)
			}
		}
		lex, serr := lexicon.Single("t", terms...)
		if serr != nil {
			t.Fatalf("ParseTerm in %q: %v %v", terms, serr.ID, serr.Args)
		}
		knowing, _ := Compile(lex, Options{})
		ignorant, _ := Compile(lex, Options{})
		ignorant.common = nil
		tok := tokenise.New(tokenise.Options{})
		a, b := knowing.Coder(tok), ignorant.Coder(tok)
		for range 50 {
			var text strings.Builder
			for range 3 + r.IntN(12) {
				text.WriteString(pick(len(words)) + " ")
			}
			doc := response(text.String())
			toks := tok.Segment(nil, text.String(), &doc.Segments[0])
			got, want := a.Segment(nil, doc, 0, toks), b.Segment(nil, doc, 0, toks)
			if !slices.Equal(got, want) {
				t.Fatalf("%q with %q:\n%v, want\n%v", text.String(), terms, got, want)
			}
			codings += len(want)
		}
	}
	if codings < 1000 {
		t.Errorf("the sentences hold %d codings: too few to tell", codings)
	}
}

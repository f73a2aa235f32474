package code

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
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

// TestSharedMeetings codes words of more kinds than have numbers of their own: what is
// remembered of one kind hides nothing of another with the same number.
func TestSharedMeetings(t *testing.T) {
	parts := []string{"aba", "bob", "cuc", "dyd", "efe", "gig", "hah", "joj", "kuk", "lal", "mem"}
	lexicon, first := "themes:\n", ""
	for _, p := range parts {
		lexicon += "  - id: " + p + "\n    terms: [\"*" + p + "x* *" + p + "z*\"]\n"
		first += p + "x"
	}
	m := compiled(t, lexicon)
	tok := tokenise.New(tokenise.Options{})
	c := m.Coder(tok)
	for range 2 {
		for set := 1; set < 1<<len(parts); set++ {
			text := first + " "
			for i, p := range parts {
				if set>>i&1 != 0 {
					text += p + "z"
				}
			}
			doc := response(text)
			toks := tok.Segment(nil, text, &doc.Segments[0])
			got, want := c.Segment(nil, doc, 0, toks), m.Coder(tok).Segment(nil, doc, 0, toks)
			if !slices.Equal(got, want) || len(got) == 0 {
				t.Fatalf("%q: got %v, want %v", text, got, want)
			}
		}
	}
}

// everyChance codes a text as Coder.Segment does, but goes into every pattern at
// every token that may begin one.
func everyChance(c *Coder, doc *corpus.Document, toks []tokenise.Token) []Coding {
	c.doc, c.segment, c.toks = doc, 0, toks
	c.look()
	for j := range c.cls {
		c.hints[j] |= signs
	}
	c.ask, c.leaves = 1<<64-1, true
	atoms := slices.Clone(c.pairs.atoms)
	for i := range c.pairs.atoms {
		c.pairs.atoms[i] = c.pairs.atoms[anything]
	}
	found := c.codings(nil)
	copy(c.pairs.atoms, atoms)
	return found
}

// TestLookOut codes sentences of common and other words with random phrases of
// such words: to look out first finds the same as to try everything.
func TestLookOut(t *testing.T) {
	words := []string{"i", "och", "att", "på", "inte", "är", "för", "få", "vi", "ut", "nå", "stöd", "unga", "hjälp", "psykisk", "fysisk", "hälsa", "ohälsa",
		"ensamma", "brist", "psykisk och fysisk", "psykisk , social , ekonomisk och fysisk hälsa", "psykisk hälsa och ohälsa", ",", "\"", ".", "(", "projekt-", "bidrag", "statsbidrag"}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(n int) string { return words[r.IntN(n)] }
	codings := 0
	for range 400 {
		var terms []string
		for range 12 {
			term := pick(20)
			for range 1 + r.IntN(3) {
				term += [...]string{" ", " ", " ..1 ", " ..3 "}[r.IntN(4)]
				if r.IntN(3) == 0 {
					term += "{" + pick(20) + "|" + pick(20) + "|" + pick(20) + "}"
				} else {
					term += pick(20)
				}
			}
			if r.IntN(4) == 0 {
				term = [...]string{"near(", "seq(", "and(not(x), ", "or("}[r.IntN(4)] + pick(20) + ", " + pick(20) + [...]string{")", ", " + term + ")"}[r.IntN(2)]
				if term[0] == 'n' || term[0] == 's' {
					term = strings.TrimSuffix(term, ")") + "; 4)"
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
		m, _ := Compile(lex, Options{})
		tok := tokenise.New(tokenise.Options{})
		c := m.Coder(tok)
		for range 50 {
			var text strings.Builder
			for range 3 + r.IntN(14) {
				text.WriteString(pick(len(words)) + " ")
			}
			doc := response(text.String())
			toks := tok.Segment(nil, text.String(), &doc.Segments[0])
			got, want := c.Segment(nil, doc, 0, toks), everyChance(c, doc, toks)
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

// TestPairs numbers more sets of places than have numbers of their own, in any
// order: whatever is offered must be found by all that want a place of it.
func TestPairs(t *testing.T) {
	const places = 50
	r := rand.New(rand.NewPCG(3, 4))
	type set struct {
		places []int32
		n      uint16
	}
	var p pairs
	var wants, offers []set
	p.forget(places)
	for range 6 * maxOffers {
		some := []int32{everywhere}
		for range r.IntN(4) {
			some = append(some, 1+r.Int32N(places))
		}
		if own := slices.Clone(some[1:]); r.IntN(3) == 0 {
			var wishes []wish
			for _, at := range own {
				wishes = append(wishes, wish(at)<<wishSigns|isNext|isThird)
			}
			wants = append(wants, set{own, p.want(wishes)})
		} else {
			offers = append(offers, set{own, p.offer(some)})
		}
	}
	meet := func(a, b set) bool {
		return slices.ContainsFunc(a.places, func(at int32) bool { return slices.Contains(b.places, at) })
	}
	for _, o := range offers {
		for _, w := range wants {
			if at := p.wanted[w.n].at(uint64(o.n)); meet(o, w) && at != isNext|isThird {
				t.Fatalf("%v is offered to what wants %v at %b", o, w, at)
			}
		}
	}
}

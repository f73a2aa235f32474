package code

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// syllables make words for benchmarks: enough alike to real ones that prefixes
// and compounds are tried.
var syllables = strings.Fields(`sam ver kan för en ing hälsa psyk isk bi drag med el pro jekt stöd ung dom barn skol a and
het lig ar na kom mun reg ion om råd vård grupp led are mål bild tid kraft led ning rätt lag stat bank`)

func benchWord(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		b.WriteString(syllables[r.IntN(len(syllables))])
	}
	return b.String()
}

// benchLexicon has n terms of all kinds, over ten themes.
func benchLexicon(n int) *lexicon.Lexicon {
	r, common := rand.New(rand.NewPCG(1, 2)), rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	b.WriteString("themes:\n")
	for theme := range 10 {
		fmt.Fprintf(&b, "  - id: t%d\n    except: [x%d*]\n    terms:\n", theme, theme)
		for i := range n / 10 {
			w := benchWord(r) + "x"
			if i < 5 { // the same terms are in the text, whatever n
				w = benchWord(common)
			}
			switch i % 10 {
			case 0, 1, 2:
				fmt.Fprintf(&b, "      - %q\n", w)
			case 3:
				fmt.Fprintf(&b, "      - %q\n", "="+w)
			case 4:
				fmt.Fprintf(&b, "      - %q\n", "+"+w+"rad")
			case 5:
				fmt.Fprintf(&b, "      - %q\n", w+"rad+")
			case 6:
				fmt.Fprintf(&b, "      - %q\n", w+"*")
			case 7:
				fmt.Fprintf(&b, "      - %q\n", "~"+w)
			default:
				fmt.Fprintf(&b, "      - %q\n", w+" "+benchWord(r)+"x")
			}
		}
	}
	l, faults := lexicon.Parse("bench.yaml", []byte(b.String()))
	for _, f := range faults {
		if f.Level == source.Fault {
			panic(f)
		}
	}
	return l
}

// benchDocument has n segments of twelve words, the common ones often.
func benchDocument(n int) *corpus.Document {
	r := rand.New(rand.NewPCG(3, 4))
	vocabulary := make([]string, 20_000)
	for i := range vocabulary {
		vocabulary[i] = benchWord(r)
	}
	zipf := rand.NewZipf(r, 1.1, 8, uint64(len(vocabulary)-1))
	var b strings.Builder
	doc := &corpus.Document{}
	for range n {
		start := b.Len()
		for range 12 {
			b.WriteString(vocabulary[zipf.Uint64()])
			b.WriteByte(' ')
		}
		span := source.Span{Start: start, End: b.Len() - 1}
		doc.Segments = append(doc.Segments, corpus.Segment{Span: span, Content: span, Role: corpus.Response, Section: -1, Parent: -1})
		b.WriteByte('\n')
	}
	doc.Text = source.New("bench.txt", b.String())
	return doc
}

// tokensOf returns the tokens of each segment.
func tokensOf(tok *tokenise.Tokeniser, doc *corpus.Document) [][]tokenise.Token {
	toks := make([][]tokenise.Token, len(doc.Segments))
	for i := range toks {
		toks[i] = tok.Segment(nil, doc.Text.Body, &doc.Segments[i])
	}
	return toks
}

// BenchmarkStageCode codes tokens that are there already, with lexicons of
// different sizes: the types are known after the first round.
func BenchmarkStageCode(b *testing.B) {
	doc := benchDocument(2000)
	for _, n := range []int{50, 500, 5000} {
		b.Run(fmt.Sprintf("terms=%d", n), func(b *testing.B) {
			m, _ := Compile(benchLexicon(n), Options{})
			tok := tokenise.New(tokenise.Options{})
			toks := tokensOf(tok, doc)
			c := m.Coder(tok)
			var dst []Coding
			round := func() {
				dst = dst[:0]
				for i := range toks {
					dst = c.Segment(dst, doc, i, toks[i])
				}
			}
			round()
			b.SetBytes(int64(len(doc.Text.Body)))
			b.ReportAllocs()
			for b.Loop() {
				round()
			}
			b.ReportMetric(float64(len(dst)), "codings")
		})
	}
}

// TestNoAllocations holds the matcher to its budget: once the types are known,
// no token and no plain coding costs memory.
func TestNoAllocations(t *testing.T) {
	doc := benchDocument(50)
	m, _ := Compile(benchLexicon(500), Options{})
	tok := tokenise.New(tokenise.Options{})
	toks := tokensOf(tok, doc)
	c := m.Coder(tok)
	var dst []Coding
	allocs := testing.AllocsPerRun(20, func() {
		dst = dst[:0]
		for i := range toks {
			dst = c.Segment(dst, doc, i, toks[i])
		}
	})
	if allocs > 0 || len(dst) == 0 {
		t.Errorf("Coder.Segment over 50 segments: %v allocations and %d codings, want none and some", allocs, len(dst))
	}
}

// BenchmarkResolve asks for every type once, as a worker does when it meets a
// new word.
func BenchmarkResolve(b *testing.B) {
	doc := benchDocument(2000)
	for _, n := range []int{50, 500, 5000} {
		b.Run(fmt.Sprintf("terms=%d", n), func(b *testing.B) {
			m, _ := Compile(benchLexicon(n), Options{})
			tok := tokenise.New(tokenise.Options{})
			tok.Segment(nil, doc.Text.Body, &corpus.Segment{Content: source.Span{End: len(doc.Text.Body)}})
			b.ReportAllocs()
			for b.Loop() {
				c := m.Coder(tok)
				for id := range tok.Len() {
					c.learn(tokenise.TypeID(id))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*tok.Len()), "ns/type")
		})
	}
}

// BenchmarkCompile compiles lexicons of different sizes.
func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{50, 500, 2000, 5000} {
		lex := benchLexicon(n)
		b.Run(fmt.Sprintf("terms=%d", n), func(b *testing.B) {
			for b.Loop() {
				Compile(lex, Options{})
			}
		})
	}
}

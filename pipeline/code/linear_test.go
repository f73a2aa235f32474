package code

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/tokenise"
)

// BenchmarkHard codes one huge segment made to be hard, at two lengths: the time
// a byte should be the same for both.
func BenchmarkHard(b *testing.B) {
	m := compiled(b, `
except: [x ..5 y]
themes:
  - id: a
    terms: [a ..20 a ..20 b, a ..9 a, +ab+, "a och b", "near(a, b; 5)", "seq(a, c; 3)", "/a+ b/", "nå ut"]
    except: [a ..3 c]
  - id: b
    rules: ["and(<a>, a, not(q))", "near(a, not(b); 3)"]
    terms: ["psykisk hälsa", "=a-", "+hälsa"]
`)
	for _, unit := range []string{"a ", "a b c ", "a, ", "a- och ", "inte ", "psykisk och ", "psykisk, ", "a \" ", "a. ", "nå vi ", "a ' ' ' x ", "hälso- och folk- och "} {
		for _, n := range []int{2000, 16000} {
			b.Run(fmt.Sprintf("%q/%d", unit, n), func(b *testing.B) {
				text := strings.Repeat(unit, n)
				doc := response(text)
				tok := tokenise.New(tokenise.Options{})
				toks := tok.Segment(nil, text, &doc.Segments[0])
				c := m.Coder(tok)
				var codings []Coding
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					codings = c.Segment(codings[:0], doc, 0, toks)
				}
			})
		}
	}
}

package code

import (
	"strings"
	"testing"
	"time"

	"github.com/temakod/temakod/pipeline/tokenise"
)

// TestLinear codes one huge segment made to be hard: the time grows with its
// length and not with its square.
func TestLinear(t *testing.T) {
	m := compiled(t, `
except: [x ..5 y]
themes:
  - id: a
    terms: [a ..20 a ..20 b, a ..9 a, +ab+, "a och b", "near(a, b; 5)", "seq(a, c; 3)", "/a+ b/", "nå ut"]
    except: [a ..3 c]
  - id: b
    rules: ["and(<a>, a, not(q))", "near(a, not(b); 3)"]
    terms: ["psykisk hälsa", "=a-", "+hälsa"]
`)
	measure := func(unit string, n int) time.Duration {
		text := strings.Repeat(unit, n)
		doc := response(text)
		tok := tokenise.New(tokenise.Options{})
		toks := tok.Segment(nil, text, &doc.Segments[0])
		c := m.Coder(tok)
		start := time.Now()
		c.Segment(nil, doc, 0, toks)
		return time.Since(start)
	}
	for _, unit := range []string{"a ", "a b c ", "a, ", "a- och ", "inte ", "psykisk och ", "psykisk, ", "a \" ", "a. ", "nå vi ", "a ' ' ' x ", "hälso- och folk- och "} {
		short, long := measure(unit, 2000), min(measure(unit, 16000), measure(unit, 16000))
		if long > 24*short+100*time.Millisecond {
			t.Errorf("%q: %v for 2,000 and %v for 16,000", unit, short, long)
		}
	}
}

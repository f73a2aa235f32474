package tokenise

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/source"
)

// syllables make words that look Swedish enough: their letters, lengths and
// ä's are what the scanner's time depends on.
var syllables = strings.Fields("sam ver kan för en ing hets bi drag häl sa psy kisk ö ver ens kom mel se la der skap ar be te " +
	"mö ta led or ga ni sa tion en gång å dring stöd un ga äld re kun skap stra te gi da ta väg mål ut bild ning re gi on")

// zipfText returns about n bytes of text whose words are as frequent as their
// rank in a vocabulary says (Zipf), with the marks of notes between them.
func zipfText(n int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 1))
	words := make([]string, 60_000)
	for i := range words {
		var b strings.Builder
		for range 1 + i%3 + i/20_000 {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		words[i] = b.String()
	}
	zipf := rand.NewZipf(r, 1.1, 3, uint64(len(words)-1))
	var b strings.Builder
	b.Grow(n + 64)
	marks := []string{", ", ". ", ".\n", " ", "? ", ": ", ",\n- ", " (", ") ", " – ", "/", "\n\n", "! ", " t.ex. ", " 17.30 "}
	for b.Len() < n {
		b.WriteString(words[zipf.Uint64()])
		if r.IntN(7) == 0 {
			b.WriteString(marks[r.IntN(len(marks))])
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// BenchmarkStageTokenise measures the steady state: text of a vocabulary that
// has mostly been met.
func BenchmarkStageTokenise(b *testing.B) {
	text := zipfText(4<<20, 7)
	span := source.Span{Start: 0, End: len(text)}
	tok := New(Options{})
	toks := tok.Span(nil, text, span)
	b.Logf("%d tokens of %d types", len(toks), tok.Len())
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		toks = tok.Span(toks[:0], text, span)
	}
}

// BenchmarkStageTokeniseCold measures a vocabulary that is all new.
func BenchmarkStageTokeniseCold(b *testing.B) {
	text := zipfText(1<<20, 7)
	span := source.Span{Start: 0, End: len(text)}
	var toks []Token
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		toks = New(Options{}).Span(toks[:0], text, span)
	}
}

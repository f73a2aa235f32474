package tabulate

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stat"
)

// wideScheme is ten themes with three subthemes each and the given number of terms.
func wideScheme(terms int) *Scheme {
	s := &Scheme{}
	for i := range 10 {
		parent := int32(len(s.Themes))
		s.Themes = append(s.Themes, Theme{fmt.Sprintf("tema%d", i), -1, 0})
		for k := range 3 {
			s.Themes = append(s.Themes, Theme{fmt.Sprintf("tema%d/del%d", i, k), parent, 1})
		}
	}
	for i := range terms {
		s.Terms = append(s.Terms, Term{fmt.Sprintf("term%d", i), int32(i % len(s.Themes))})
	}
	return s
}

// generated is a document of about size bytes: lines of some 80 bytes, three in
// four of them responses, one coding to two lines.
func generated(s *Scheme, name string, size int, seed int64) *code.Coded {
	random := stat.NewRandom(seed)
	d := &corpus.Document{}
	c := &code.Coded{Document: d}
	d.Attributes.Set(corpus.Attribute{Key: corpus.Year, Value: fmt.Sprint(2020 + random.Below(4)), Line: 1})
	d.Attributes.Set(corpus.Attribute{Key: corpus.Region, Value: []string{"Halland", "Skåne", "Värmland"}[random.Below(3)], Line: 2})
	questions := 4
	for q := range questions {
		d.Questions = append(d.Questions, corpus.Question{ID: fmt.Sprintf("q%d", q), Text: fmt.Sprintf("Vad vill ni med %d?", q)})
	}
	var body strings.Builder
	for body.Len() < size {
		at, n := body.Len(), len(d.Segments)
		body.WriteString("- ord som sägs på mötet och som ingen term har med ")
		if random.Below(2) == 0 {
			term := random.Below(len(s.Terms)) * random.Below(len(s.Terms)) / len(s.Terms)
			start := body.Len()
			fmt.Fprintf(&body, "term%d", term)
			c.Codings = append(c.Codings, code.Coding{
				Segment: n, Span: source.Span{Start: start, End: body.Len()}, Theme: s.Terms[term].Theme, Term: int32(term), Rule: code.Stem,
			})
		}
		body.WriteString(" och så mer om det")
		seg := corpus.Segment{
			Span: source.Span{Start: at, End: body.Len()}, Line: int32(n + 1), EndLine: int32(n + 1), Key: uint64(n),
			Role: corpus.Response, Confidence: 1, Section: -1, Words: 14,
		}
		seg.Content = seg.Span
		switch random.Below(8) {
		case 0:
			seg.Role = corpus.Summary
		case 1:
			seg.Role = corpus.Meta
		default:
			seg.Questions = []int{n * questions / (1 + size/70) % questions}
		}
		d.Segments = append(d.Segments, seg)
		body.WriteByte('\n')
	}
	d.Text = source.New(name, body.String())
	return c
}

// BenchmarkStageTabulate counts documents of several sizes and adds them up.
func BenchmarkStageTabulate(b *testing.B) {
	for _, size := range []int{2 << 10, 40 << 10, 4 << 20} {
		b.Run(fmt.Sprintf("document=%dkB", size>>10), func(b *testing.B) {
			s := wideScheme(500)
			opt := Options{}
			docs := make([]*code.Coded, max(1, min(64, (4<<20)/size)))
			bytes := 0
			for i := range docs {
				docs[i] = generated(s, fmt.Sprintf("d%d", i), size, int64(i))
				bytes += len(docs[i].Document.Text.Body)
			}
			w := NewWorker(s, opt)
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			for b.Loop() {
				c := NewCounter(s, opt)
				for _, d := range docs {
					c.Add(w.Count(d))
				}
			}
			b.ReportMetric(float64(len(docs)), "documents/op")
		})
	}
}

// BenchmarkResults works out the tables of many small documents, compared by
// region.
func BenchmarkResults(b *testing.B) {
	s := wideScheme(500)
	opt := Options{By: []string{corpus.Region}}
	c := NewCounter(s, opt)
	w := NewWorker(s, opt)
	for i := range 2000 {
		c.Add(w.Count(generated(s, fmt.Sprintf("d%d", i), 4<<10, int64(i))))
	}
	b.ReportAllocs()
	for b.Loop() {
		c.Results()
	}
}

package tabulate

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// testScheme is three themes, the second with two subthemes.
func testScheme() *Scheme {
	return &Scheme{
		Themes: []Theme{{"oro", -1, 0}, {"pengar", -1, 0}, {"pengar/bidrag", 1, 1}, {"pengar/avgift", 1, 1}, {"unga", -1, 0}},
		Terms:  []Term{{"oro", 0}, {"pengar", 1}, {"bidrag*", 2}, {"avgift", 3}, {"unga", 4}, {"aldrig", 4}},
	}
}

// parseDocument reads a document from lines of the form
//
//	key: value                      (before the first segment)
//	role questions words            (each line a segment)
//
// as "r q1,q2 Det finns {oro} bland {unga}", with "-" for no question. A word in
// braces is coded with the term of that text. The letter is the role: m, h, p, r
// or s; "!" and "!!" after it give emphasis, "#2" the respondent and "*10" how
// often the line stands. "2.region: Skåne" is what is known of respondent 2.
func parseDocument(t testing.TB, s *Scheme, name, notes string) *code.Coded {
	t.Helper()
	d := &corpus.Document{}
	c := &code.Coded{Document: d}
	var body strings.Builder
	questions := map[string]int{}
	for _, line := range repeated(strings.Split(strings.TrimSpace(notes), "\n")) {
		if key, value, ok := strings.Cut(line, ": "); ok && !strings.Contains(key, " ") {
			if who, k, ok := strings.Cut(key, "."); ok {
				n, err := strconv.Atoi(who)
				if err != nil {
					t.Fatalf("%s: odd respondent in %q", name, line)
				}
				for len(d.Cases) < n {
					d.Cases = append(d.Cases, nil)
				}
				d.Cases[n-1].Set(corpus.Attribute{Key: k, Value: value, How: corpus.Given})
				continue
			}
			d.Attributes.Set(corpus.Attribute{Key: key, Value: value, Line: 1})
			continue
		}
		head, words, _ := strings.Cut(line, " ")
		asked, words, _ := strings.Cut(words, " ")
		at := int32(len(d.Segments) + 1)
		seg := corpus.Segment{Confidence: 1, Section: -1, Parent: -1, Line: at, EndLine: at}
		head, who, _ := strings.Cut(head, "#")
		if who != "" {
			seg.Case, _ = strconv.Atoi(who)
		}
		seg.Role = map[byte]corpus.Role{'m': corpus.Meta, 'h': corpus.Heading, 'p': corpus.Prompt, 'r': corpus.Response, 's': corpus.Summary}[head[0]]
		seg.Emphasis = len(head) - 1
		if asked != "-" {
			for _, q := range strings.Split(asked, ",") {
				i, ok := questions[q]
				if !ok {
					i = len(d.Questions)
					questions[q] = i
					d.Questions = append(d.Questions, corpus.Question{ID: q, Text: "Fråga " + q + "?"})
				}
				seg.Questions = append(seg.Questions, i)
			}
		}
		seg.Span.Start = body.Len()
		for i, word := range strings.Fields(words) {
			if i > 0 {
				body.WriteByte(' ')
			}
			start := body.Len()
			text := strings.Trim(word, "{}")
			body.WriteString(text)
			if word != text {
				c.Codings = append(c.Codings, testCoding(t, s, len(d.Segments), text, source.Span{Start: start, End: body.Len()}))
			}
			seg.Words++
		}
		seg.Span.End = body.Len()
		seg.Content = seg.Span
		body.WriteByte('\n')
		d.Segments = append(d.Segments, seg)
	}
	d.Text = source.New(name, body.String())
	return c
}

// repeated writes out lines that stand several times, as "r*3 q1 {oro}".
func repeated(lines []string) (out []string) {
	for _, line := range lines {
		line = strings.TrimSpace(line)
		head, rest, _ := strings.Cut(line, " ")
		role, times, ok := strings.Cut(head, "*")
		n, err := strconv.Atoi(times)
		if !ok || err != nil {
			out = append(out, line)
			continue
		}
		for range n {
			out = append(out, role+" "+rest)
		}
	}
	return out
}

// testCoding codes a word with the term that it begins as; "inte_oro" is negated.
func testCoding(t testing.TB, s *Scheme, segment int, word string, span source.Span) code.Coding {
	t.Helper()
	k := code.Coding{Segment: segment, Span: span, Rule: code.Stem}
	rest, negated := strings.CutPrefix(strings.ToLower(word), "inte_")
	if negated {
		k.Polarity = code.Negated
	}
	for i, term := range s.Terms {
		if rest == term.Text || strings.HasSuffix(term.Text, "*") && strings.HasPrefix(rest, term.Text[:len(term.Text)-1]) {
			k.Term, k.Theme = int32(i), term.Theme
			return k
		}
	}
	t.Fatalf("no term for %q", word)
	return k
}

// count counts documents into one counter.
func count(s *Scheme, opt Options, docs ...*code.Coded) *Counter {
	c, w := NewCounter(s, opt), NewWorker(s, opt)
	for _, d := range docs {
		c.Add(w.Count(d))
	}
	return c
}

// print writes tables as text, cells parted by " | ".
func printTables(tables ...*Table) string {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "[%s]\n", t.ID)
		names := make([]string, len(t.Columns))
		for i, c := range t.Columns {
			names[i] = c.ID
		}
		fmt.Fprintln(&b, strings.Join(names, " | "))
		for row := range t.All() {
			for i, c := range row {
				if i > 0 {
					b.WriteString(" | ")
				}
				b.WriteString(printCell(c))
			}
			b.WriteByte('\n')
		}
		for _, n := range t.Notes {
			fmt.Fprintln(&b, strings.TrimSpace(fmt.Sprintln(append([]any{"note", n.ID}, n.Args...)...)))
		}
	}
	return b.String()
}

func printCell(c Cell) string {
	switch c.Kind {
	case Text:
		return c.Text
	case Number:
		return strconv.FormatFloat(c.Num, 'g', 4, 64)
	case Hidden:
		return "*"
	}
	return "-"
}

package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		body string
		want []string
	}{
		{"", []string{""}},
		{"ett", []string{"ett"}},
		{"ett\n", []string{"ett", ""}},
		{"ett\r\ntvå\rtre\n\nfem", []string{"ett", "två", "tre", "", "fem"}},
		{"\r\n\r\n", []string{"", "", ""}},
	} {
		text := New("a.txt", c.body)
		var got []string
		for n := 1; n <= text.Lines(); n++ {
			got = append(got, text.Line(n).Text(c.body))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("lines of %q = %q, want %q", c.body, got, c.want)
		}
	}
}

// Short lines are found many bytes at a time, of texts of any length.
func TestShortLines(t *testing.T) {
	short := strings.Repeat("- å\n\n\n- ordet \x8a\x0b\n- mötet i januari\n", 12) + strings.Repeat("\n", 3*stretch)
	for from := range stretch {
		for to := from; to <= len(short); to += 7 {
			body := short[from:to]
			want := strings.Split(body, "\n")
			text := New("text", body)
			if text.Lines() != len(want) {
				t.Fatalf("New(%q) has %d lines, want %d", body, text.Lines(), len(want))
			}
			for i, w := range want {
				if got := text.Line(i + 1).Text(body); got != w {
					t.Fatalf("New(%q): line %d is %q, want %q", body, i+1, got, w)
				}
			}
		}
	}
}

func TestPosition(t *testing.T) {
	text := New("a.txt", "åäö\nörat hör")
	for off, want := range map[int]Position{0: {1, 1}, 2: {1, 2}, 6: {1, 4}, 7: {2, 1}, 12: {2, 5}, 13: {2, 6}} {
		if got := text.Position(off); got != want {
			t.Errorf("Position(%d) = %v, want %v", off, got, want)
		}
	}
}

func TestCharacters(t *testing.T) {
	const text = "Kåre, 12 år – “ja” 🙂 och så vidare åt alla håll"
	for end := range len(text) + 1 {
		for start := range end + 1 {
			want := 0
			for i := start; i < end; i++ {
				if utf8.RuneStart(text[i]) {
					want++
				}
			}
			if got := Characters(text[start:end]); got != want {
				t.Fatalf("Characters(%q) = %d, want %d", text[start:end], got, want)
			}
		}
	}
}

func TestPlace(t *testing.T) {
	text := New("a.pdf", "ett två tre").WithMarks([]Mark{{0, Place{Kind: PagePlace, Number: 1}}, {4, Place{Kind: PagePlace, Number: 2}}})
	for off, want := range map[int]int{0: 1, 3: 1, 4: 2, 10: 2} {
		if got := text.Place(off).Number; got != want {
			t.Errorf("Place(%d) is page %d, want %d", off, got, want)
		}
	}
	if got := New("a.txt", "x").Place(0); got != (Place{}) {
		t.Errorf("Place in plain text = %v, want none", got)
	}
}

func TestNFCLeadsBack(t *testing.T) {
	decoded := "fra\u030aga\nho\u0308r e\u0301tt"
	text := NFC("a.txt", decoded)
	if want := "fråga\nhör étt"; text.Body != want {
		t.Fatalf("NFC(%q) = %q, want %q", decoded, text.Body, want)
	}
	i := strings.Index(text.Body, "hör")
	span, words := text.Source(Span{i, i + len("hör")})
	if words != "ho\u0308r" || decoded[span.Start:span.End] != words {
		t.Errorf("Source(hör) = %v %q", span, words)
	}
	if text.Decoded() != decoded {
		t.Errorf("Decoded() = %q, want the input", text.Decoded())
	}
}

func TestErrorShowsItsPlace(t *testing.T) {
	text := New("teman.txt", "# teman\n    trygghet: tyrgg*\n")
	i := strings.Index(text.Body, "tyrgg*")
	e := text.Errorf(Fault, Span{i, i + 6}, "lexicon.no-word", "tyrgg")
	if e.Error() != "teman.txt:2:15: lexicon.no-word tyrgg" || e.Width != 6 || e.Excerpt != "    trygghet: tyrgg*" {
		t.Errorf("Errorf = %q, width %d, excerpt %q", e.Error(), e.Width, e.Excerpt)
	}
	long := New("lång.txt", strings.Repeat("å", 500)+"fel"+strings.Repeat("ö", 500))
	e = long.Errorf(Fault, Span{1000, 1003}, "x")
	if n := utf8.RuneCountInString(e.Excerpt); n != excerptWidth || e.Column != 501 || e.Cut >= 500 {
		t.Errorf("excerpt of a long line: %d characters, column %d, cut %d", n, e.Column, e.Cut)
	}
}

// FuzzNFC holds the law that a span of the body leads to a span of the decoded
// input whose normal form it is, character by character.
func FuzzNFC(f *testing.F) {
	for _, s := range []string{"", "abc", "fra\u030aga", "\u0301", "a\u0301\u0302\u0303", "\uac00\u11a8", "e\u0301\r\nx", "\u2126"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, decoded string) {
		if !utf8.ValidString(decoded) {
			t.Skip()
		}
		text := NFC("x", decoded)
		if text.Body != norm.NFC.String(decoded) {
			t.Fatalf("NFC(%q) = %q", decoded, text.Body)
		}
		end := 0
		for i, r := range text.Body {
			span, words := text.Source(Span{i, i + utf8.RuneLen(r)})
			if span.Start > span.End || span.Start < 0 || span.End > len(decoded) || decoded[span.Start:span.End] != words {
				t.Fatalf("Source of byte %d of %q: %v %q", i, text.Body, span, words)
			}
			end = max(end, span.End)
		}
		if end != len(decoded) {
			t.Fatalf("the characters of %q lead to %d of %d bytes", text.Body, end, len(decoded))
		}
	})
}

func FuzzErrorf(f *testing.F) {
	f.Add("ett\ntvå", 2, 5)
	f.Add("\r\r\n", 0, 9)
	f.Fuzz(func(t *testing.T, body string, start, end int) {
		if !utf8.ValidString(body) {
			t.Skip()
		}
		e := New("x", body).Errorf(Notice, Span{start, end}, "id", "arg")
		if e.Line < 1 || e.Column < 1 || e.Width < 1 || !utf8.ValidString(e.Excerpt) && utf8.ValidString(body[:0]) && start == 0 {
			t.Fatalf("Errorf(%q, %d, %d) = %+v", body, start, end, e)
		}
	})
}

// TestPositionLongLine holds the columns of a long line, which are worked out by
// blocks, to those counted from its beginning.
func TestPositionLongLine(t *testing.T) {
	body := "först\n" + strings.Repeat("åäö bidrag → ", 5000) + "\r\nsist å"
	text := New("lång.txt", body)
	for off := 0; off <= len(body); off += 977 {
		for off < len(body) && !utf8.RuneStart(body[off]) {
			off++
		}
		start := text.LineStart(text.LineAt(off))
		if got, want := text.Position(off).Column, 1+utf8.RuneCountInString(body[start:off]); got != want {
			t.Errorf("Position(%d).Column = %d, want %d", off, got, want)
		}
	}
}

func BenchmarkPositionLongLine(b *testing.B) {
	text := New("lång.txt", strings.Repeat("bidrag till föreningar ", 1<<20))
	for i := 0; b.Loop(); i++ {
		text.Position(i * 7919 % len(text.Body))
	}
}

package export

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/source"
)

func TestExtract(t *testing.T) {
	long := strings.Repeat("åker och äng ", 1000)
	for _, at := range []int{0, 5000, strings.LastIndex(long, "äng")} {
		at = strings.Index(long[at:], "äng") + at
		mark := source.Span{Start: at, End: at + len("äng")}
		got, took := Extract(long, mark, 300)
		if len(got) > 300+2*len("…") {
			t.Errorf("Extract at %d gives %d bytes, want at most %d", at, len(got), 300+2*len("…"))
		}
		if took.Start > mark.Start || took.End < mark.End {
			t.Errorf("Extract at %d took %v, which lacks the mark %v", at, took, mark)
		}
		if !utf8.ValidString(got) {
			t.Errorf("Extract at %d cut a character: %q", at, got)
		}
		if strings.HasPrefix(got, "…") != (took.Start > 0) || strings.HasSuffix(got, "…") != (took.End < len(long)) {
			t.Errorf("Extract at %d does not say what it left out: %q", at, got)
		}
	}
	if got, _ := Extract("kort", source.Span{}, 300); got != "kort" {
		t.Errorf("Extract(kort) = %q, want it whole", got)
	}
	if got, _ := Extract(strings.Repeat("å", 500), source.Span{Start: 400, End: 402}, 100); !utf8.ValidString(got) {
		t.Errorf("Extract of one long word cut a character: %q", got)
	}
}

func TestQuotedKeepsMarksOnTheirWords(t *testing.T) {
	text := strings.Repeat("vi ses på ängen ", 2000)
	var marks []source.Span
	for i := 0; ; {
		n := strings.Index(text[i:], "ängen")
		if n < 0 {
			break
		}
		marks = append(marks, source.Span{Start: i + n, End: i + n + len("ängen")})
		i += n + 1
	}
	for _, first := range []int{0, 900, len(marks) - 1} {
		got, kept, partly := quoted(text, append([]source.Span(nil), marks[first:]...))
		if !partly || len(got) > mostQuoteBytes+8 || len(kept) == 0 || len(kept) > mostQuoteMarks {
			t.Errorf("quoted from mark %d gives %d bytes, %d marks, partly %v", first, len(got), len(kept), partly)
		}
		for _, m := range kept {
			if w := m.Text(got); w != "ängen" {
				t.Fatalf("quoted from mark %d marks %q, want ängen", first, w)
			}
		}
	}
}

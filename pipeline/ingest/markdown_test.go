package ingest

import (
	"reflect"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
)

// TestMarkdownPieces reads a long file whole and in pieces: the blocks are the
// same.
func TestMarkdownPieces(t *testing.T) {
	part := "# Rubrik\n\nStycke på\ntvå rader.\n\n- ett\n\n  mer om ett\n- två\n  - djupt\n\n1. först\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nkod\n\nmer kod\n```\n\n<!-- en\n\nkommentar -->\n\n> citat\n\n"
	body := strings.Repeat(part, 2*markdownPiece/len(part)+1)
	pieces := 0
	for range markdownPieces(body, 0) {
		pieces++
	}
	if pieces < 2 {
		t.Fatalf("markdownPieces(%d bytes) gave %d pieces; want several", len(body), pieces)
	}
	got, unread := markdownLayout(body)
	if unread != 0 {
		t.Errorf("markdownLayout left %d bytes", unread)
	}
	var want []corpus.Block
	one, _ := markdownLayout(part)
	for i := 0; i*len(part) < len(body); i++ {
		for _, b := range one {
			b.Span.Start += i * len(part)
			b.Span.End += i * len(part)
			if b.Table > 0 {
				b.Table += i
			}
			want = append(want, b)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("markdownLayout of %d bytes gave %d blocks; want %d, those of its parts", len(body), len(got), len(want))
	}
}

// TestFrontMatter finds where the text begins.
func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		body string
		want int
	}{
		{"---\na: b\n---\ntext", 13},
		{"---\r\na: b\r\n---\r\ntext", 16},
		{"+++\na = 1\n+++\n", 14},
		{"---\na: b\n...\ntext", 13},
		{"---\n\ntext\n\n---\n", 0}, // two rules
		{"---\na: b\ntext", 0},
		{"text\n---\na\n---\n", 0},
		{"", 0},
	} {
		if got := frontMatter(c.body); got != c.want {
			t.Errorf("frontMatter(%q) = %d; want %d", c.body, got, c.want)
		}
	}
}

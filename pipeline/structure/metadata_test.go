package structure

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

func TestMetadata(t *testing.T) {
	table := "document;År;Region;serie\r\nnotes/a.txt;2021;Halland;A\r\nsub/b.txt;2022;Skåne;\"B;1\"\r\nc.txt;;Dalarna;C\r\nd.txt;2024;;D\r\nborta.txt;1;2;3\r\n"
	m, errs := ParseMetadata("m.csv", []byte(table))
	if len(errs) > 0 {
		t.Fatalf("ParseMetadata: %v", errs)
	}
	docs := [][2]string{{"notes/a.txt", "a.txt"}, {"notes/sub/b.txt", "sub/b.txt"}, {"notes/x/c.txt", "x/c.txt"}, {"notes/d.txt", "d2.txt"}, {"notes/y/d.txt", "y/d.txt"}, {"notes/e.txt", "e.txt"}}
	for _, d := range docs {
		m.Expect(d[0], d[1])
	}
	want := []string{"year=2021 region=Halland serie=A", "year=2022 region=Skåne serie=B;1", "place=x region=Dalarna serie=C", "place=x", "place=x", "place=x"}
	for i, d := range docs {
		doc := &corpus.Document{}
		if i > 1 {
			doc.Attributes.Set(corpus.Attribute{Key: "place", Value: "x"})
		}
		m.Apply(doc, d[0], d[1])
		var got []string
		for _, a := range doc.Attributes {
			got = append(got, a.Key+"="+a.Value)
		}
		if g := strings.Join(got, " "); g != want[i] {
			t.Errorf("Apply(%q, %q) gave %q, want %q", d[0], d[1], g, want[i])
		}
	}
	if got, want := showErrors(m.Unmatched()), "m.csv:5: structure.metadata-several d.txt 2\nm.csv:6: structure.metadata-none borta.txt\n"; got != want {
		t.Errorf("Unmatched() = %q, want %q", got, want)
	}
}

func TestMetadataFaults(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"", "m.csv: structure.metadata-empty\n"},
		{"fil,år\n", ""},
		{"år,region\n2021,Halland\n", "m.csv:1: structure.metadata-no-document\n"},
		{"document\tår\tår\na\t1\t2\n", "m.csv:1: structure.metadata-column-twice år\n"},
		{"document,år\n,2021\n\na,1\n./a,2\n", "m.csv:2: structure.metadata-nameless\nm.csv:5: structure.metadata-row-twice ./a 4\n"},
		{"document,år\na,\"x\nb,2\n", "m.csv:2: structure.metadata-csv 2\n"},
	} {
		_, errs := ParseMetadata("m.csv", []byte(c.table))
		if got := showErrors(errs); got != c.want {
			t.Errorf("ParseMetadata(%q) = %q, want %q", c.table, got, c.want)
		}
	}
}

func showErrors(errs []*source.Error) string {
	var b strings.Builder
	for _, e := range errs {
		fmt.Fprintln(&b, e)
	}
	return b.String()
}

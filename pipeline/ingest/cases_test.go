package ingest

import (
	"testing"

	"github.com/temakod/temakod/pipeline/internal/golden"
)

// TestCases reads the cases of the formats that are text.
func TestCases(t *testing.T) {
	for _, ext := range []string{"csv", "vtt", "srt", "rtf"} {
		t.Run(ext, func(t *testing.T) {
			golden.Run(t, inTestdata("ingest", ext), func(t *testing.T, input string) string {
				return dump(Read("prov."+ext, []byte(input), Options{bare: true}))
			})
		})
	}
}

// TestTextColumns chooses columns by header and by letter.
func TestTextColumns(t *testing.T) {
	const data = "Bord;Tema;Vad sa ni?\n1;Buss och tåg på kvällen;Mer tid att prata\n2;Lokaler i hela kommunen;Bättre mat nästa gång\n"
	for _, c := range []struct {
		columns []string
		want    string
		id      string
	}{
		{[]string{"tema"}, "Tema\nBuss och tåg på kvällen\nLokaler i hela kommunen\n", ""},
		{[]string{"C"}, "Vad sa ni?\nMer tid att prata\nBättre mat nästa gång\n", ""},
		{[]string{"b", "Vad sa ni?"}, "Tema\tVad sa ni?\nBuss och tåg på kvällen\tMer tid att prata\nLokaler i hela kommunen\tBättre mat nästa gång\n", ""},
		{[]string{"Tema", "Region"}, "Tema\nBuss och tåg på kvällen\nLokaler i hela kommunen\n", "ingest.sheet-no-column"},
	} {
		docs, errs := Read("prov.csv", []byte(data), Options{bare: true, TextColumns: c.columns})
		if len(docs) != 1 || len(errs) != 0 {
			t.Fatalf("Read with columns %q gave %d documents, %v", c.columns, len(docs), errs)
		}
		id := ""
		if len(docs[0].Notes) > 0 {
			id = docs[0].Notes[0].ID
		}
		if got := docs[0].Text.Body; got != c.want || id != c.id {
			t.Errorf("Read with columns %q gave %q and %q, want %q and %q", c.columns, got, id, c.want, c.id)
		}
		if len(docs[0].Cases) != 2 || docs[0].Cases[1].Get("Bord") != "2" {
			t.Errorf("Read with columns %q gave cases %v, want two with their tables", c.columns, docs[0].Cases)
		}
	}
}

func TestCellKind(t *testing.T) {
	for c, want := range map[string]cellType{
		"4,5": numberCell, "12": numberCell, "1 200 kr": numberCell, "45 %": numberCell, "2024-05-13": dateCell, "13/5/2024": dateCell,
		"2024-05-13 14:02:11": dateCell, "14:30": dateCell, "5.13.24": dateCell, "a@b.se": addressCell, "https://example.se/x": addressCell,
		"Hej": textCell, "2 bussar": textCell, "A4": textCell, "skriv till a@b.se": textCell,
	} {
		if got := cellKind(c); got != want {
			t.Errorf("cellKind(%q) = %d, want %d", c, got, want)
		}
	}
}

func TestColumnLetters(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := columnLetters(n); got != want {
			t.Errorf("columnLetters(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestClock(t *testing.T) {
	for s, want := range map[string]string{
		"00:00:01.000": "1s", "1:02:03,456": "1h2m3.456s", "02:03": "2m3s", "02:03.4": "2m3.4s", "10:59:59.9999": "10h59m59.999s",
		"00:99:00.000": "", "x": "", "1:2:3:4": "", "00:00:0a.000": "", "": "",
	} {
		d, ok := clock(s)
		got := ""
		if ok {
			got = d.String()
		}
		if got != want {
			t.Errorf("clock(%q) = %q, want %q", s, got, want)
		}
	}
}

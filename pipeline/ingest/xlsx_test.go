package ingest

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
)

// workbook makes an Excel workbook of sheets of rows, in order.
func workbook(t *testing.T, names []string, sheets [][][]any, change func(*excelize.File)) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, name := range names {
		var err error
		if i == 0 {
			err = book.SetSheetName("Sheet1", name)
		} else {
			_, err = book.NewSheet(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range sheets[i] {
			cell, _ := excelize.CoordinatesToCellName(1, r+1)
			if err := book.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if change != nil {
		change(book)
	}
	b, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWorkbook reads a workbook of three sheets: answers, a table, and one that
// is hidden.
func TestWorkbook(t *testing.T) {
	data := workbook(t, []string{"Svar", "Röster", "Dold"}, [][][]any{
		{{"Enkät om samverkan"}, {}, {"Nr", "Vad behöver ni?", "Andel"}, {1, "Mer tid att prata i lugn och ro", 0.5}, {}, {3, "Lokaler som är öppna på kvällen", 0.25}},
		{{"Förslag", "Röster"}, {"Buss", 12}, {"Lokal", 9}},
		{{"Hemligt"}, {"Ingen ska läsa det här i svaren"}},
	}, func(book *excelize.File) {
		if err := book.SetSheetVisible("Dold", false); err != nil {
			t.Fatal(err)
		}
		style, err := book.NewStyle(&excelize.Style{NumFmt: 9}) // 0%
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetCellStyle("Svar", "C4", "C6", style); err != nil {
			t.Fatal(err)
		}
	})
	docs, errs := Read("bok.xlsx", data, Options{bare: true})
	if len(docs) != 1 {
		t.Fatalf("Read gave %d documents, %v", len(docs), errs)
	}
	d := docs[0]
	const want = "Svar\n\nVad behöver ni?\nMer tid att prata i lugn och ro\nLokaler som är öppna på kvällen\n\nRöster\n\nFörslag\tRöster\nBuss\t12\nLokal\t9\n"
	if d.Text.Body != want {
		t.Errorf("Read gave text %q, want %q", d.Text.Body, want)
	}
	if len(d.Cases) != 2 || d.Cases[1].Get("Nr") != "3" || d.Cases[1].Get("Andel") != "25%" {
		t.Errorf("Read gave cases %v, want two, the second with Nr 3 and Andel 25%%", d.Cases)
	}
	places := map[string]string{"Mer tid": "Svar!B4", "Lokaler som": "Svar!B6", "Lokal\t": "Röster!A3", "12": "Röster!B2"}
	for text, place := range places {
		if got := message.Swedish.Place(d.Text.Place(strings.Index(d.Text.Body, text))); got != place {
			t.Errorf("%q stands at %s, want %s", text, got, place)
		}
	}
	answers := 0
	for _, b := range d.Layout {
		if b.Kind == corpus.AnswerBlock {
			answers++
			if b.Question != "Vad behöver ni?" || b.Case != answers {
				t.Errorf("answer %d has case %d and question %q", answers, b.Case, b.Question)
			}
		}
	}
	if answers != 2 {
		t.Errorf("Read gave %d answers, want 2", answers)
	}
	ids := map[string]bool{}
	for _, e := range d.Notes {
		ids[e.ID] = true
	}
	if !ids["ingest.sheet-hidden"] || !ids["ingest.sheet-columns"] {
		t.Errorf("Read gave notes %v, want that a sheet is hidden and which columns were read", d.Notes)
	}
}

// TestWorkbookLimits refuses a workbook of too many cells, and one that is
// damaged.
func TestWorkbookLimits(t *testing.T) {
	row := []any{"a", "b", "c"}
	data := workbook(t, []string{"A"}, [][][]any{{row, row, row, row}}, nil)
	for _, c := range []struct {
		data  []byte
		limit int
		id    string
	}{
		{data, 11, "ingest.limit-cells"},
		{data, 12, ""},
		{data[:len(data)/2], 100, "ingest.archive-damaged"},
	} {
		docs, errs := Read("bok.xlsx", c.data, Options{Limits: Limits{Cells: c.limit}})
		id := ""
		if len(errs) > 0 {
			id = errs[0].ID
		}
		if id != c.id || (len(docs) == 0) != (c.id != "") {
			t.Errorf("Read of %d bytes with a limit of %d cells gave %d documents and %v, want %q", len(c.data), c.limit, len(docs), errs, c.id)
		}
	}
}

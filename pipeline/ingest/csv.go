package ingest

import "strings"

// readCSV reads a CSV or TSV file. Its delimiter is the one that parts most
// rows alike; quotation marks hold delimiters and line ends, and two of them
// within such a cell are one.
func readCSV(f *file) {
	text, encoding, ok := f.decode()
	if !ok {
		return
	}
	b := f.build()
	b.encoding = encoding
	if strings.HasPrefix(text, "sep=") { // a word to Excel, which does not show it as a row
		_, text, _ = strings.Cut(text, "\n")
	}
	delimiter := guessDelimiter(text)
	rows, cut := parseCSV(text, delimiter, func(cells int) bool {
		f.effort.cells += cells
		return f.step(1) && f.withinCells()
	})
	if f.rejected {
		return
	}
	if cut {
		f.notice("ingest.csv-quote").WithHint("ingest.hint-csv-quote")
	}
	f.writeSheets(b, []*sheet{{rows: rows, first: 1}})
}

// withinCells reports whether the file keeps to the limit of cells.
func (f *file) withinCells() bool {
	if f.effort.cells > f.opt.Limits.Cells {
		f.reject("ingest.limit-cells", f.opt.Limits.Cells).WithHint("ingest.hint-max-cells")
	}
	return !f.rejected
}

// guessDelimiter returns the delimiter of a CSV file; 0 if its rows have one
// cell each.
func guessDelimiter(text string) byte {
	sample := text[:min(len(text), 1<<16)]
	var best byte
	score := 0.0
	for _, d := range []byte{';', ',', '\t', '|'} {
		rows, _ := parseCSV(sample, d, nil)
		if len(rows) > 2 && len(sample) < len(text) {
			rows = rows[:len(rows)-1] // cut off by the sample's end
		}
		count, total := map[int]int{}, 0
		for _, r := range rows {
			if len(r) > 1 || filled(r) > 0 {
				count[len(r)]++
				total++
			}
		}
		if best == 0 && len(rows) > 1 && len(rows[0]) > 1 && len(rows[0]) == len(rows[1]) {
			best = d // what the first two rows say, unless more rows say otherwise
		}
		usual, n := 0, 0
		for cells, times := range count {
			if times > n || times == n && cells > usual {
				usual, n = cells, times
			}
		}
		if usual < 2 {
			continue
		}
		// Rows that are alike count more than rows that are long.
		if s := float64(n)/float64(total) + 0.001*float64(min(usual, 100)); s > score && float64(n) >= 0.5*float64(total) {
			best, score = d, s
		}
	}
	return best
}

// parseCSV parts text into rows of cells. each, if not nil, is told how many
// cells a row has and stops the work by false. cut reports that a quotation mark
// was never closed; what follows it is then taken as it stands.
func parseCSV(text string, delimiter byte, each func(cells int) bool) (rows [][]string, cut bool) {
	var row []string
	for i := 0; i <= len(text); {
		cell, end, open := csvCell(text, i, delimiter)
		if open {
			cut = true
			cell, end = csvBare(text, i, delimiter)
		}
		row = append(row, cell)
		i = end
		if i < len(text) && delimiter != 0 && text[i] == delimiter {
			i++
			continue
		}
		if i >= len(text) && len(row) == 1 && row[0] == "" {
			break
		}
		rows = append(rows, row)
		if each != nil && !each(len(row)) {
			return rows, cut
		}
		row = nil
		if i < len(text) && text[i] == '\r' {
			i++
		}
		if i < len(text) && text[i] == '\n' {
			i++
		}
		if i >= len(text) {
			break
		}
	}
	return rows, cut
}

// csvCell reads the cell at i and returns where it ends: at a delimiter or line
// end. open says that its quotation mark is never closed.
func csvCell(text string, i int, delimiter byte) (cell string, end int, open bool) {
	if i >= len(text) || text[i] != '"' {
		cell, end = csvBare(text, i, delimiter)
		return cell, end, false
	}
	start := i + 1
	for j := start; ; {
		q := strings.IndexByte(text[j:], '"')
		if q < 0 {
			return "", i, true
		}
		j += q + 1
		if j < len(text) && text[j] == '"' {
			j++
			continue
		}
		cell = strings.ReplaceAll(text[start:j-1], `""`, `"`)
		rest, end := csvBare(text, j, delimiter)
		return cell + rest, end, false
	}
}

// csvBare reads a cell without quotation marks.
func csvBare(text string, i int, delimiter byte) (string, int) {
	j := i
	for j < len(text) && text[j] != '\n' && text[j] != '\r' && (delimiter == 0 || text[j] != delimiter) {
		j++
	}
	return text[i:j], j
}

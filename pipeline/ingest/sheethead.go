package ingest

import (
	"strconv"
	"strings"
)

// trim takes empty rows off the head and tail of the sheet and the columns that
// nothing stands in; false if nothing is left.
func (s *sheet) trim() bool {
	blank := func(row []string) bool {
		for _, c := range row {
			if strings.TrimSpace(c) != "" {
				return false
			}
		}
		return true
	}
	for len(s.rows) > 0 && blank(s.rows[0]) {
		s.rows = s.rows[1:]
		s.first++
	}
	for len(s.rows) > 0 && blank(s.rows[len(s.rows)-1]) {
		s.rows = s.rows[:len(s.rows)-1]
	}
	return len(s.rows) > 0
}

// headRows is how many rows from the top are looked at for a header.
const headRows = 20

// findHead finds the row that names the columns: the first that is about as wide
// as the table, whose cells are all text. Titles above it are dropped from the
// responses; a second row of heads, under questions with several parts, is
// joined to it.
func (s *sheet) findHead() {
	width := 0
	for _, row := range s.rows {
		width = max(width, filled(row), 1)
	}
	at := 0
	for at < min(len(s.rows)-1, headRows) && filled(s.rows[at])*2 < width {
		at++
	}
	if filled(s.rows[at])*2 < width {
		at = 0
	}
	s.rows, s.first = s.rows[at:], s.first+at
	columns := 0
	for _, row := range s.rows {
		columns = max(columns, len(row))
	}
	s.headers = make([]string, columns)
	if s.isHead(s.rows[0]) {
		s.head = 1
		for c, h := range s.rows[0] {
			s.headers[c] = strings.TrimSpace(tidy(h, " "))
		}
		s.secondHead()
	}
	used := map[string]int{}
	for c := range s.headers {
		if s.headers[c] == "" {
			s.headers[c] = columnLetters(c)
		}
		name := s.headers[c]
		if used[name]++; used[name] > 1 {
			s.headers[c] = name + " (" + strconv.Itoa(used[name]) + ")"
		}
	}
}

func filled(row []string) int {
	n := 0
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// isHead reports whether a row names columns: text in every cell that differs
// from the others, no numbers, no dates, no addresses. A table of one column has
// a header if that is a question or much shorter than what stands below.
func (s *sheet) isHead(row []string) bool {
	seen := map[string]bool{}
	n := 0
	for _, c := range row {
		c = strings.TrimSpace(c)
		if c == "" {
			continue
		}
		if kind := cellKind(c); kind != textCell || len(c) > 600 {
			return false
		}
		n++
		seen[c] = true
	}
	if len(s.rows) < 2 || len(seen)*4 < n*3 {
		return false
	}
	if n > 1 {
		return true
	}
	head, total := 0, 0
	for _, c := range row {
		head += len(strings.TrimSpace(c))
		if strings.HasSuffix(strings.TrimSpace(c), "?") {
			return true
		}
	}
	for _, r := range s.rows[1:] {
		for _, c := range r {
			total += len(c)
		}
	}
	return head*3 < 2*total/(len(s.rows)-1)
}

// secondHead joins a second row of heads to the first: a question over several
// columns leaves empty cells in the first row, and what each column is stands
// below. It also passes over the row of some exports that says only that an
// answer is open.
func (s *sheet) secondHead() {
	if len(s.rows) < 3 {
		return
	}
	first, second := s.rows[0], s.rows[1]
	parts, open, other := 0, 0, 0
	for c := range s.headers {
		top, below := "", ""
		if c < len(first) {
			top = strings.TrimSpace(first[c])
		}
		if c < len(second) {
			below = strings.TrimSpace(second[c])
		}
		switch {
		case below == "":
		case cellKind(below) != textCell || len(below) > 200:
			return
		case isOpenLabel(below):
			open++
		case top == "":
			parts++
		default:
			other++
		}
	}
	if parts+open == 0 || other > parts+open {
		return
	}
	over := ""
	for c := range s.headers {
		if s.headers[c] != "" {
			over = s.headers[c]
		}
		below := ""
		if c < len(second) {
			below = strings.TrimSpace(tidy(second[c], " "))
		}
		switch {
		case below == "" || isOpenLabel(below):
			s.headers[c] = over
		case over != "":
			s.headers[c] = over + " – " + below
		default:
			s.headers[c] = below
		}
	}
	s.head = 2
}

// isOpenLabel reports whether a survey program says with label that anything
// may be answered.
func isOpenLabel(label string) bool {
	switch strings.ToLower(label) {
	case "open-ended response", "response", "öppet svar", "fritext", "fritextsvar", "svar":
		return true
	}
	return false
}

package ingest

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// A pdfSheet is a page as lines: what is read, and what stands at its edges on
// page after page.
type pdfSheet struct {
	number  int
	words   []pdfBox
	shapes  pdfShapes
	turned  [][]pdfBox // words written in other directions
	height  float64
	bottom  float64
	headers []pdfLine
	footers []pdfLine
}

const (
	// edgeLines is how many lines from the top and bottom may be furniture.
	edgeLines = 3
	// edgeShare is how much of the sheet's height an edge takes.
	edgeShare = 0.13
)

// An edgeKey tells lines at the same place on several pages apart.
type edgeKey struct {
	text string // digits as #
	y    int
}

// furnish takes the page headers, footers and page numbers out of the sheets:
// what the file calls so, what returns at the same height on several pages, and
// numbers that count the pages. body is the usual size of type.
func furnish(sheets []*pdfSheet, body float64) {
	type edge struct {
		sheet  int
		line   *pdfLine
		key    edgeKey
		exact  string
		number int  // the one that may count pages, -1 if none
		outer  bool // the first or last line of its page
	}
	var edges []edge
	lines := make([][]pdfLine, len(sheets))
	exact, dressed := map[edgeKey]int{}, map[edgeKey][]int{}
	for i, s := range sheets {
		lines[i] = pdfLines(s.words, sameLine)
		for j := range lines[i] {
			l := &lines[i][j]
			above := (s.bottom + s.height - l.y) / s.height
			if !l.furniture && (j >= edgeLines && j < len(lines[i])-edgeLines || above > edgeShare && above < 1-edgeShare) {
				continue
			}
			t := l.text()
			e := edge{sheet: i, line: l, exact: t, key: edgeKey{digitless(t), int(math.Round(l.y / 6))}, number: lastNumber(t), outer: j == 0 || j == len(lines[i])-1}
			edges = append(edges, e)
			exact[edgeKey{t, e.key.y}]++
			if e.number >= 0 {
				dressed[e.key] = append(dressed[e.key], e.number-i)
			}
		}
	}
	seen := make([]map[int]bool, len(sheets)) // by sheet: what its numbers are ahead of it
	ahead := map[int]int{}
	for _, e := range edges {
		if seen[e.sheet] == nil {
			seen[e.sheet] = map[int]bool{}
		}
		if d := e.number - e.sheet; e.number >= 0 && !seen[e.sheet][d] {
			seen[e.sheet][d] = true
			ahead[d]++
		}
	}
	drop := make([]map[*pdfLine]bool, len(sheets))
	for _, e := range edges {
		is := e.line.furniture || exact[edgeKey{e.exact, e.key.y}] >= max(2, len(sheets)/3)
		if !is && e.number >= 0 && e.line.size <= 1.05*body {
			counts := ahead[e.number-e.sheet] >= max(3, len(sheets)/2) && (e.outer || digitless(e.exact) == "#")
			is = counts || isPageNumber(e.exact, e.sheet+1) || !e.line.bold && len(dressed[e.key]) >= max(2, len(sheets)/3) && allEqual(dressed[e.key])
		}
		if is {
			if drop[e.sheet] == nil {
				drop[e.sheet] = map[*pdfLine]bool{}
			}
			drop[e.sheet][e.line] = true
		}
	}
	for i, s := range sheets {
		if drop[i] == nil {
			continue
		}
		s.words = s.words[:0:0]
		for j := range lines[i] {
			l := &lines[i][j]
			switch {
			case !drop[i][l]:
				s.words = append(s.words, l.words...)
			case l.y > s.bottom+s.height/2:
				l.page = s.number
				s.headers = append(s.headers, *l)
			default:
				l.page = s.number
				s.footers = append(s.footers, *l)
			}
		}
	}
}

func allEqual(n []int) bool {
	for _, v := range n {
		if v != n[0] {
			return false
		}
	}
	return true
}

// digitless returns t with every run of digits as "#".
func digitless(t string) string {
	var b strings.Builder
	in := false
	for _, r := range t {
		if unicode.IsDigit(r) {
			if !in {
				b.WriteByte('#')
			}
			in = true
			continue
		}
		in = false
		b.WriteRune(r)
	}
	return b.String()
}

// lastNumber returns the number that counts pages in t, if one does: the first
// of "3 (12)", "3/12" and "sida 3 av 12", else the last; -1 if there is none.
func lastNumber(t string) int {
	words := strings.FieldsFunc(t, func(r rune) bool { return !unicode.IsDigit(r) })
	if len(words) == 0 {
		return -1
	}
	pick := words[len(words)-1]
	if d := digitless(t); len(words) > 1 && (strings.HasSuffix(d, "# (#)") || strings.HasSuffix(d, "#/#") || strings.HasSuffix(d, "# av #") || strings.HasSuffix(d, "# of #") || strings.HasSuffix(d, "#(#)")) {
		pick = words[len(words)-2]
	}
	n, err := strconv.Atoi(pick)
	if err != nil || len(pick) > 5 {
		return -1
	}
	return n
}

// isPageNumber reports whether a line is nothing but the number of page n.
func isPageNumber(t string, n int) bool {
	d := strings.ToLower(strings.Trim(digitless(t), " -–—|"))
	switch d {
	case "#", "sida #", "sid #", "s. #", "page #", "# (#)", "#(#)", "#/#", "# / #", "sida # av #", "sida # (#)", "sid # (#)", "page # of #", "# av #", "# of #":
		return lastNumber(t) == n
	}
	return false
}

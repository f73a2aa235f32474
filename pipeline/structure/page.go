package structure

import (
	"strconv"
	"strings"
)

// fewestPages is how many lines with rising numbers of pages make a running head.
const fewestPages = 3

// findPageHeads marks the lines that a printed document has at the head or foot of its
// pages: each is the same but for the page's number, which stands last, "Nätverket Norr
// 3 (9)". What they part may be one sentence.
func (s *splitter) findPageHeads() {
	var heads []int32
	for i := range s.lines {
		if l := &s.lines[i]; l.marks.has(paging) && l.marker.glyph == 0 && l.end-l.start <= longestHead && (l.gap > 0 || i == 0 || l.marks.has(pageCut)) {
			heads = append(heads, int32(i))
		}
	}
	if len(heads) < fewestPages {
		return // as nearly all
	}
	met, pages := s.tables[0].fit(len(heads)), s.tables[1].fit(len(heads))
	for _, i := range heads {
		key, page := s.pageHead(i)
		if last := pages.at(key); page <= *last {
			*met.at(key) = 0 // the numbers do not rise
		} else {
			*last = page
			*met.at(key)++
		}
	}
	for _, i := range heads {
		if key, _ := s.pageHead(i); *met.at(key) >= fewestPages {
			s.lines[i].marks |= pageHead
		}
	}
}

// pageHead returns what stands before the number of a page in line i, as a key, and the
// number, from 1.
func (s *splitter) pageHead(i int32) (key uint64, page uint32) {
	l := &s.lines[i]
	t := s.body[l.start:l.end]
	at, n := pageAt(t)
	return hash(t[:at]) | 1, uint32(n) + 1
}

// longestHead is how many bytes a running head has at most.
const longestHead = 140

// pageMark returns paging for a text that ends with what may be the number of a page.
func pageMark(t string) lineMarks {
	if at, _ := pageAt(t); at > 0 {
		return paging
	}
	return 0
}

// pageAt returns where the number of a page begins that t ends with, "3 (9)", "3/9", or
// alone after a tab, and which; 0 if there is none.
func pageAt(t string) (at, page int) {
	digits := func(end int) int {
		for end > 0 && isDigit(t, end-1) {
			end--
		}
		return end
	}
	end := len(t)
	if t[end-1] == ')' {
		of := digits(end - 1)
		if of == end-1 || of < 3 || t[of-1] != '(' || t[of-2] != ' ' {
			return 0, 0 // as most
		}
		end = of - 2
	} else if of := digits(end); of > 1 && t[of-1] == '/' {
		end = of - 1
	}
	at = digits(end)
	if at == end || end-at > 4 || at < 2 || t[at-1] != '\t' && (t[at-1] != ' ' || end == len(t)) {
		return 0, 0
	}
	page, _ = strconv.Atoi(t[at:end])
	return at, page
}

// leader returns where the dots begin that lead to the number of a page, in a table of
// contents: "2 Bakgrund ........ 5"; or what stands in their place, "2 Bakgrund s. 5". It is
// 0 if t has none.
func leader(t string) int {
	i := len(t)
	for i > 0 && isDigit(t, i-1) {
		i--
	}
	if i == len(t) || len(t)-i > 3 {
		return 0
	}
	dots := 0
	for i > 0 && (t[i-1] == '.' || t[i-1] == ' ' || t[i-1] == '\t') {
		i--
		dots += int(bit(t[i] == '.'))
	}
	if strings.HasSuffix(t[:i], "…") && dots == 0 {
		for strings.HasSuffix(t[:i], "…") {
			i -= len("…")
			dots += 3
		}
	}
	if dots < 4 {
		if word := strings.TrimRight(t[:i], " "); dots == 1 && strings.HasSuffix(word, " s") || dots == 0 && strings.HasSuffix(word, " sid") {
			return len(strings.TrimRight(t[:strings.LastIndexByte(word, ' ')], " ,\t"))
		}
		return 0
	}
	return len(strings.TrimRight(t[:i], " \t"))
}

// fewestLeaders is how many such lines make a table of contents.
const fewestLeaders = 3

// findContents settles the lines of a table of contents, and remembers what they name.
func (s *splitter) findContents() {
	s.contents = s.tables[4].fit(len(s.leaders))
	for _, i := range s.leaders {
		u := &s.units[i]
		u.is |= furnitureLine
		u.is &^= question
		t := s.content(u)
		*s.contents.at(sameness(t[:leader(t)]) | 1) = 1
	}
}

package ingest

import (
	"bytes"
	"html"
	"strconv"
	"strings"
)

// PopplerPages parts what poppler's pdftotext wrote into pages, as
// Options.PDFReader hands them over: the output of "-bbox-layout" or "-bbox",
// which is to be preferred, or plain or "-layout" text with form feeds.
func PopplerPages(out []byte) []string {
	out = bytes.ToValidUTF8(out, []byte("\uFFFD"))
	if bytes.Contains(out[:min(len(out), 4096)], []byte("<html")) {
		var pages []string
		for _, part := range strings.Split(string(out), "<page ")[1:] {
			pages = append(pages, "<page "+part)
		}
		return pages
	}
	pages := strings.Split(string(out), "\f")
	if n := len(pages); n > 1 && strings.TrimSpace(pages[n-1]) == "" {
		pages = pages[:n-1]
	}
	return pages
}

// popplerSheet makes the words of one such page.
func popplerSheet(page string, number int) *pdfSheet {
	if strings.HasPrefix(page, "<page ") {
		return bboxSheet(page, number)
	}
	return gridSheet(page, number)
}

// bboxSheet reads `<word xMin="1" yMin="2" xMax="3" yMax="4">ord</word>`. The
// baseline lies about a fifth of the box above its foot.
func bboxSheet(page string, number int) *pdfSheet {
	head, rest, _ := strings.Cut(page, ">")
	s := &pdfSheet{number: number, height: max(1, attribute(head, "height"))}
	for {
		_, after, ok := strings.Cut(rest, "<word ")
		if !ok {
			return s
		}
		var tag, text string
		tag, after, _ = strings.Cut(after, ">")
		text, rest, _ = strings.Cut(after, "</word>")
		next := strings.TrimLeft(rest[:min(len(rest), 64)], " \r\n")
		top, foot := attribute(tag, "yMin"), attribute(tag, "yMax")
		w := pdfBox{text: withoutSoft(html.UnescapeString(text)), x0: attribute(tag, "xMin"), x1: attribute(tag, "xMax"), spaced: !strings.HasPrefix(next, "</line>")}
		w.size = (foot - top) * 0.85
		w.y = s.height - foot + 0.2*(foot-top)
		if strings.TrimSpace(w.text) != "" && w.size > 0 && w.x1 >= w.x0 {
			s.words = append(s.words, w)
		}
	}
}

// withoutSoft drops the soft hyphens within a word, which are not seen; at its end
// one may be the hyphen of a line.
func withoutSoft(w string) string {
	if !strings.Contains(w, "\u00AD") {
		return w
	}
	kept := strings.ReplaceAll(w, "\u00AD", "")
	if strings.HasSuffix(w, "\u00AD") {
		kept += "\u00AD"
	}
	return kept
}

func attribute(tag, name string) float64 {
	_, v, _ := strings.Cut(tag, name+`="`)
	v, _, _ = strings.Cut(v, `"`)
	n, err := strconv.ParseFloat(v, 64)
	if err != nil || n != n || n > 1e6 || n < -1e6 {
		return 0
	}
	return n
}

// gridSheet reads text whose spaces show where words stand: a character is half
// an em wide, a line an em and a fifth high.
func gridSheet(page string, number int) *pdfSheet {
	lines := strings.Split(page, "\n")
	s := &pdfSheet{number: number, height: max(1, 1.2*float64(len(lines)))}
	for i, line := range lines {
		col := 0
		word := pdfBox{size: 1, y: s.height - 1.2*float64(i+1), spaced: true}
		var text []rune
		flush := func() {
			if len(text) > 0 {
				word.text = withoutSoft(string(text))
				word.x0, word.x1 = float64(col-len(text))/2, float64(col)/2
				s.words = append(s.words, word)
				text = text[:0]
			}
		}
		for _, r := range line {
			if r == ' ' || r == '\t' || r == '\r' {
				flush()
			} else {
				text = append(text, r)
			}
			col++
		}
		flush()
	}
	return s
}

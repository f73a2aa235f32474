package ingest

import (
	"math"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// unknownShare is the share of glyphs without known text from which a page is
// reported, and from which it is a fault.
const (
	unknownShare = 0.02
	unreadable   = 0.3
)

// readPDF reads a PDF: glyphs by their places on the page, words by the gaps
// between them, lines, columns, paragraphs. Page headers, footers and page
// numbers are furniture; headings are known by their size and weight.
func readPDF(f *file) {
	b := f.build()
	var sheets []*pdfSheet
	if f.opt.PDFReader != nil {
		pages, err := f.opt.PDFReader(f.data)
		if err != nil {
			f.reject("ingest.pdf-reader", err.Error()).WithHint("ingest.hint-pdf-reader")
			return
		}
		if !f.withinPages(len(pages)) {
			return
		}
		for i, page := range pages {
			sheets = append(sheets, popplerSheet(page, i+1))
		}
		if !hasWords(sheets) {
			f.reject("ingest.pdf-empty").WithHint("ingest.hint-pdf-scanned")
			return
		}
	} else {
		sheets = f.openPDF(b)
	}
	if f.rejected || sheets == nil {
		return
	}
	f.composePDF(b, sheets)
	b.emit()
}

// withinPages reports whether n pages keep to the limit.
func (f *file) withinPages(n int) bool {
	if n > f.opt.Limits.Pages {
		f.reject("ingest.limit-pages", f.opt.Limits.Pages).WithHint("ingest.hint-max-pages")
	}
	return !f.rejected
}

func hasWords(sheets []*pdfSheet) bool {
	return slices.ContainsFunc(sheets, func(s *pdfSheet) bool { return len(s.words) > 0 || len(s.turned) > 0 })
}

// openPDF reads the pages of a PDF with the built-in reader; nil when there is
// nothing to read, which has been reported.
func (f *file) openPDF(b *builder) []*pdfSheet {
	p := pdfOpen(f)
	switch {
	case f.rejected:
		return nil
	case p != nil && p.locked:
		f.reject("ingest.pdf-encrypted").WithHint("ingest.hint-pdf-encrypted")
		return nil
	case p == nil:
		f.reject("ingest.pdf-damaged").WithHint("ingest.hint-damaged")
		return nil
	}
	pages, numbers := p.pages()
	if !f.withinPages(len(pages)) {
		return nil
	}
	if p.rebuilt {
		f.notice("ingest.pdf-repaired", len(pages))
	}
	var sheets []*pdfSheet
	var pictures []int
	tags := p.tags()
	for i, d := range pages {
		page := p.paint(d, i+1, tags[numbers[i]])
		if p.stopped {
			return nil
		}
		if page.glyphs == 0 && page.pictures > 0.2 {
			pictures = append(pictures, i+1)
		}
		page.report(b)
		sheets = append(sheets, page.sheet())
	}
	f.pdfProperties(b, p)
	if hasWords(sheets) {
		if len(pictures) > 0 {
			b.place = source.Place{Kind: source.PagePlace, Number: pictures[0]}
			b.note(source.Fault, "ingest.pdf-picture-pages", len(pictures)).WithHint("ingest.hint-pdf-scanned")
			b.place = source.Place{}
		}
		return sheets
	}
	switch {
	case len(pages) == 0:
		f.reject("ingest.pdf-no-pages").WithHint("ingest.hint-damaged")
	case len(pictures) > 0:
		f.reject("ingest.pdf-scanned", len(pages)).WithHint("ingest.hint-pdf-scanned")
	default:
		f.reject("ingest.pdf-empty").WithHint("ingest.hint-pdf-scanned")
	}
	return nil
}

// pages lists the pages in order; one that lies twice in the tree, as a page
// that leads back to its parent does, is listed once. With them come the numbers
// of their objects.
func (p *pdfFile) pages() (pages []pdfDict, numbers []int) {
	seen := map[int]bool{}
	var walk func(o any, depth int)
	walk = func(o any, depth int) {
		r, ok := o.(pdfRef)
		if ok {
			if seen[r.num] {
				return
			}
			seen[r.num] = true
		}
		d := p.dict(o)
		if d == nil || depth > pdfDepth || len(pages) > p.f.opt.Limits.Pages || !p.step(1) {
			return
		}
		kids := p.array(d["Kids"])
		if kids == nil {
			if d["Type"] != any(pdfName("Pages")) {
				pages, numbers = append(pages, d), append(numbers, r.num)
			}
			return
		}
		for _, k := range kids {
			walk(k, depth+1)
		}
	}
	walk(p.dict(p.trailer["Root"])["Pages"], 0)
	if len(pages) > 0 {
		return pages, numbers
	}
	nums := make([]int, 0, len(p.entries))
	for n := range p.entries {
		nums = append(nums, n)
	}
	slices.Sort(nums)
	for _, n := range nums {
		if d, ok := p.object(n).(pdfDict); ok && d["Type"] == any(pdfName("Page")) && len(pages) <= p.f.opt.Limits.Pages {
			pages, numbers = append(pages, d), append(numbers, n)
		}
	}
	return pages, numbers
}

// report says when the text of many glyphs on a page is not known.
func (page *pdfPage) report(b *builder) {
	if page.glyphs == 0 {
		return
	}
	share := float64(page.unknown) / float64(page.glyphs)
	if share < unknownShare {
		return
	}
	level := source.Notice
	if share >= unreadable {
		level = source.Fault
	}
	b.place = source.Place{Kind: source.PagePlace, Number: page.number}
	b.note(level, "ingest.pdf-unknown", math.Round(share*100)).WithHint("ingest.hint-pdf-unknown")
	b.place = source.Place{}
}

// sheet makes the words of a page. A glyph whose text is not known is left out of
// its word; one that stands alone is kept, since it may be the mark of a list.
func (page *pdfPage) sheet() *pdfSheet {
	s := &pdfSheet{number: page.number, height: max(1, page.y1-page.y0), bottom: page.y0}
	byAngle, angles := page.boxes()
	for _, angle := range angles {
		words := byAngle[angle]
		kept := words[:0]
		for _, w := range words {
			if w.text != "\uFFFD" {
				w.text = strings.ReplaceAll(w.text, "\uFFFD", "")
			}
			if w.text != "" {
				kept = append(kept, w)
			}
		}
		switch {
		case len(kept) == 0:
		case angle == 0:
			s.words, s.shapes = page.shapes.drawnBullets(kept), page.shapes
			s.shapes.parted(s.words)
		default:
			s.turned = append(s.turned, kept)
		}
	}
	return s
}

// pdfProperties takes the title and author that the file states.
func (f *file) pdfProperties(b *builder, p *pdfFile) {
	info := p.dict(p.trailer["Info"])
	if t := pdfText(p.text(info["Title"])); !strings.HasSuffix(strings.ToLower(t), ".docx") && !strings.HasPrefix(t, "Microsoft Word") {
		b.given(corpus.Title, t)
	}
	b.given("author", pdfText(p.text(info["Author"])))
}

// composePDF writes the pages: furniture apart, columns in order, paragraphs
// whole even where a page ends within them.
func (f *file) composePDF(b *builder, sheets []*pdfSheet) {
	var all []pdfBox
	for _, s := range sheets {
		all = append(all, s.words...)
	}
	h := &hyphenator{words: map[string]bool{}}
	shaper := &pdfShaper{body: medianSize(all), h: h}
	furnish(sheets, shaper.body)
	pages := make([][]pdfLine, len(sheets))
	for i, s := range sheets {
		lines := (&columnFinder{&s.shapes}).order(s.words, 0)
		for _, words := range s.turned {
			turned := pdfLines(words, sameLine)
			turned[0].breakBefore = true
			lines = append(lines, turned...)
		}
		spaces := drawsSpaces(s.words)
		for j := range lines {
			lines[j].page, lines[j].spaces = s.number, spaces
			h.learn(lines[j].words, j > 0 && hyphenAtEnd(&lines[j-1]))
			f.step(len(lines[j].words))
		}
		pages[i] = lines
	}
	shaper.leading = usualLeading(pages)
	for i, s := range sheets {
		shaper.furniture(s.headers)
		shaper.shape(pages[i])
		shaper.furniture(s.footers)
	}
	shaper.rank()
	write := &pdfWriter{b: b, h: h}
	for i := range shaper.blocks {
		write.block(&shaper.blocks[i])
	}
}

// drawsSpaces reports whether a page draws spaces, as most programs do, or
// leaves gaps: by whether most words have one after them.
func drawsSpaces(words []pdfBox) bool {
	n := 0
	for i := range words {
		if words[i].spaced {
			n++
		}
	}
	return n*10 > len(words)*6
}

// furniture adds lines at the edge of a page as blocks; the block that is open
// may go on beyond them.
func (s *pdfShaper) furniture(lines []pdfLine) {
	for _, l := range lines {
		s.blocks = append(s.blocks, pdfBlock{kind: corpus.FurnitureBlock, lines: []pdfLine{l}, page: l.page})
	}
}

// usualLeading returns the distance of lines that is usual within paragraphs,
// in em: that which most lines have at most, counted in twentieths.
func usualLeading(pages [][]pdfLine) float64 {
	var count [80]int
	for _, lines := range pages {
		for i := 1; i < len(lines); i++ {
			dy := (lines[i-1].y - lines[i].y) / lines[i].size
			if !lines[i].breakBefore && dy > 0.8 && dy < 4 && len(lines[i-1].words) > 3 {
				count[int(dy*20)]++
			}
		}
	}
	best := 24
	for i, n := range count {
		if n > count[best] {
			best = i
		}
	}
	return float64(best+1) / 20
}

// A pdfWriter writes blocks with a builder.
type pdfWriter struct {
	b      *builder
	h      *hyphenator
	tables int
}

func (w *pdfWriter) block(k *pdfBlock) {
	w.at(k.page)
	if k.rows != nil {
		w.tables++
		for i, row := range k.rows {
			cells := make([]tableCell, len(row))
			for j, t := range row {
				cells[j] = plainCell(t)
			}
			w.b.row(w.tables, i+1, i == 0 && k.header, cells)
		}
		return
	}
	w.b.start(corpus.Block{Kind: k.kind, Level: k.level}, k.marker)
	if k.pair != "" {
		w.b.write(k.pair)
	}
	last := pdfBox{} // not yet written, for what comes after may take its hyphen
	for i := range k.lines {
		l := &k.lines[i]
		for j, word := range l.words {
			if word.text == "\uFFFD" {
				continue
			}
			between := " "
			if j == 0 && i > 0 {
				last.text, between = w.h.join(last.text, word.text)
			}
			w.word(last, between)
			if j == 0 && i > 0 && l.page != k.lines[i-1].page {
				w.at(l.page)
			}
			last = word
		}
	}
	w.word(last, "")
	w.b.emphasise(corpus.Strong, false)
	w.b.end()
}

func (w *pdfWriter) word(word pdfBox, between string) {
	if word.text != "" {
		w.b.emphasise(corpus.Strong, word.bold)
		w.b.write(word.text)
		w.b.write(between)
	}
}

func (w *pdfWriter) at(page int) {
	w.b.at(source.Place{Kind: source.PagePlace, Number: page})
}

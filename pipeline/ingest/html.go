package ingest

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/temakod/temakod/pipeline/corpus"
)

// readHTML reads a page saved from the web. It goes by the tokens rather than a
// tree: that takes no more memory than the longest tag, whatever nests in what,
// and the tags that writers leave open are the few that block structure knows.
func readHTML(f *file) {
	page, encoding, ok := f.decodeHTML()
	if !ok {
		return
	}
	b := f.build()
	b.counting = true
	h := newPage(f, b, page)
	h.read(page)
	h.report()
	b.encoding = encoding
	b.emit()
}

// An htmlPage reads the tokens of a page.
type htmlPage struct {
	f *file
	b *builder
	// marked says whether the page marks its main part, in which case what lies
	// outside it is furniture.
	marked, within bool
	// xml says that the page is XHTML, in which <title/> is closed.
	xml bool

	lists   []htmlList
	skipped string // the element that is passed over, "" for none
	depth   int    // how many of its name are open
	dropped int    // stretches of furniture with text
	deleted int    // stretches that the page marks as deleted
	counted bool   // the element that is passed over has been counted
	outside bool   // what lies outside the main part has been counted

	strong, italic, quote int
	pre                   int              // how many pre elements are open
	verbatim              strings.Builder  // what stood in them
	code                  bool             // ... is code
	term                  bool             // the open paragraph is a term of a list of definitions
	hollow                bool             // the open paragraph has no text yet
	title                 *strings.Builder // of the title element, while it is open
	titled                bool
	pending               corpus.Block // of the next text, unless a block is open
	marker                string
	inItem                bool // the open item has had its first block
}

type htmlList struct {
	ordered bool
	format  string
	n       int
}

func newPage(f *file, b *builder, page string) *htmlPage {
	lower := strings.ToLower(page[:min(len(page), 1<<22)])
	marked := strings.Count(lower, "<main") == 1 && strings.Contains(lower, "</main")
	head := lower[:min(len(lower), 2048)]
	xml := strings.HasPrefix(strings.TrimSpace(head), "<?xml") || strings.Contains(head, "http://www.w3.org/1999/xhtml")
	return &htmlPage{f: f, b: b, marked: marked, xml: xml, titled: b.attributes.Get(corpus.Title) != ""}
}

// maxTag is how long a tag or comment may be; what is longer ends the page.
const maxTag = 64 << 20

func (h *htmlPage) read(page string) {
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(maxTag)
	for h.f.step(1) {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			if h.pre > 0 {
				h.endVerbatim()
			}
			h.b.end()
			return
		case html.TextToken:
			h.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := htmlTag{name: string(name), atom: atom.Lookup(name)}
			for n := 0; more && n < 200; n++ {
				var k, v []byte
				k, v, more = z.TagAttr()
				tag.attr(string(k), string(v))
			}
			closed := kind == html.SelfClosingTagToken && h.xml
			if closed {
				z.NextIsNotRawText()
			}
			h.start(tag)
			if closed {
				h.stop(tag.name, tag.atom)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			h.stop(string(name), atom.Lookup(name))
		}
	}
}

func (h *htmlPage) start(t htmlTag) {
	if h.skipped != "" {
		if t.name == h.skipped {
			h.depth++
		}
		return
	}
	if t.atom == atom.Main {
		h.within = true
	}
	switch {
	case voidElement(t.atom):
	case t.furniture():
		if t.atom == atom.Del {
			h.deleted++
		}
		if !inText(t.atom) {
			h.b.end()
		}
		h.skipped, h.depth, h.counted = t.name, 1, mute(t.name)
		return
	}
	h.open(t)
}

// open begins what a start tag begins.
func (h *htmlPage) open(t htmlTag) {
	switch t.atom {
	case atom.Title:
		h.title = &strings.Builder{}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.block(corpus.Block{Kind: corpus.HeadingBlock, Level: int(t.name[1] - '0')})
	case atom.Dt:
		h.paragraph()
		h.term = true
	case atom.Dd: // on the line of its term, as a key and its value
		if !h.term || !h.b.open {
			h.paragraph()
			break
		}
		h.b.write("\t")
		h.b.space, h.term = false, false
	case atom.P:
		h.paragraph()
		h.hollow = true
	case atom.Pre:
		h.paragraph()
		if h.pre++; h.pre == 1 {
			h.verbatim.Reset()
		}
	case atom.Code:
		h.code = h.code || h.pre > 0
	case atom.Blockquote:
		h.quote++
		h.paragraph()
	case atom.Ul, atom.Ol:
		h.b.end()
		h.lists = append(h.lists, htmlList{ordered: t.atom == atom.Ol, format: t.kind, n: max(t.start-1, 0)})
		h.inItem = false
	case atom.Li:
		h.item(t)
	case atom.Br:
		h.lineBreak()
	case atom.Table, atom.Tr, atom.Th, atom.Td:
		h.openTable(t)
	default:
		if isBox(t.atom) {
			h.paragraph()
			return
		}
		h.inline(t.atom, 1)
	}
}

// openTable begins a table or a part of one: a row of heading cells alone is a
// header.
func (h *htmlPage) openTable(t htmlTag) {
	switch t.atom {
	case atom.Table:
		h.b.openTable()
	case atom.Tr:
		h.b.closeRow()
		h.b.openRow(false)
	case atom.Th:
		h.b.openCell(max(t.span, 1))
		if h.b.firstCell() {
			h.b.headerRow()
		}
	case atom.Td:
		h.b.openCell(max(t.span, 1))
		h.b.bodyRow()
	}
}

// lineBreak breaks the line; two in a row end the paragraph, as those who
// write pages mean them to.
func (h *htmlPage) lineBreak() {
	h.b.space = false
	switch text := h.b.text; {
	case !h.b.open:
	case len(text) > 0 && text[len(text)-1] == '\n' && h.b.block.Kind != corpus.HeadingBlock:
		h.b.end()
	default:
		h.b.write("\n")
	}
}

func (h *htmlPage) inline(a atom.Atom, by int) {
	switch a {
	case atom.B, atom.Strong:
		h.strong = max(h.strong+by, 0)
		h.b.emphasise(corpus.Strong, h.strong > 0)
	case atom.I, atom.Em, atom.Cite:
		h.italic = max(h.italic+by, 0)
		h.b.emphasise(corpus.Italic, h.italic > 0)
	}
}

// stop ends what an end tag ends.
func (h *htmlPage) stop(name string, a atom.Atom) {
	if h.skipped != "" {
		if name == h.skipped {
			if h.depth--; h.depth == 0 {
				h.skipped = ""
			}
		}
		return
	}
	switch a {
	case atom.Title:
		h.endTitle()
	case atom.Main:
		h.b.end()
		h.within, h.outside = false, false
	case atom.Ul, atom.Ol:
		h.b.end()
		if n := len(h.lists); n > 0 {
			h.lists = h.lists[:n-1]
		}
		h.inItem = len(h.lists) > 0
	case atom.Li:
		h.b.end()
		h.marker = ""
	case atom.Pre:
		if h.pre = max(h.pre-1, 0); h.pre == 0 {
			h.endVerbatim()
		}
	case atom.Blockquote:
		h.b.end()
		h.quote = max(h.quote-1, 0)
	case atom.Table:
		h.b.closeTable()
	case atom.Tr:
		h.b.closeRow()
	case atom.P:
		h.b.end()
		if h.hollow {
			h.b.emptyParagraph()
		}
		h.hollow = false
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dd, atom.Td, atom.Th:
		h.b.end()
	default:
		if isBox(a) {
			h.b.end()
			return
		}
		h.inline(a, -1)
	}
}

func (h *htmlPage) endTitle() {
	if h.title != nil && !h.titled {
		h.b.given(corpus.Title, strings.Join(strings.Fields(h.title.String()), " "))
		h.titled = true
	}
	h.title = nil
}

// item begins a list item; an li outside any list is one of a list of bullets.
func (h *htmlPage) item(t htmlTag) {
	h.b.end()
	h.marker, h.inItem = "- ", true
	if n := len(h.lists); n > 0 {
		l := &h.lists[n-1]
		l.n++
		if t.value > 0 {
			l.n = t.value
		}
		if l.ordered {
			h.marker = ordinal(l.n, l.format) + ". "
		}
	}
}

// paragraph ends the open block; the text that comes is one of its own.
func (h *htmlPage) paragraph() { h.block(corpus.Block{}) }

func (h *htmlPage) block(block corpus.Block) {
	h.b.end()
	h.term = false
	h.pending = block
	if block.Kind == corpus.HeadingBlock {
		h.b.start(block, "")
	}
}

// begin starts a block for text that has come: an item's first block carries
// its marker.
func (h *htmlPage) begin() {
	block, marker := h.pending, ""
	level := min(max(len(h.lists), 1), 1000)
	switch {
	case h.marker != "":
		block, marker = corpus.Block{Kind: corpus.ItemBlock, Level: level}, h.marker
		h.marker = ""
	case h.quote > 0:
		block = corpus.Block{Kind: corpus.QuoteBlock}
	case h.inItem && len(h.lists) > 0:
		block = corpus.Block{Kind: corpus.ParagraphBlock, Level: level}
	}
	h.pending = corpus.Block{}
	h.hollow = false
	h.b.start(block, marker)
}

// text writes characters, with runs of white space made one space outside pre.
func (h *htmlPage) text(s string) {
	if h.title != nil {
		h.title.WriteString(s)
		return
	}
	blank := strings.TrimLeft(s, " \t\r\n\f") == ""
	seen := &h.counted
	if h.skipped == "" {
		seen = &h.outside
	}
	if h.skipped != "" || h.marked && !h.within {
		if !blank && !*seen {
			h.dropped++
			*seen = true
		}
		return
	}
	if h.pre > 0 {
		h.verbatim.WriteString(s)
		return
	}
	if !h.b.open {
		if blank {
			return
		}
		h.begin()
	}
	h.b.flow(s)
}

// endVerbatim writes what stood in a pre element: plain notes that somebody put
// on a page as they were, unless it is said to be code.
func (h *htmlPage) endVerbatim() {
	text := h.verbatim.String()
	h.verbatim.Reset()
	if h.code {
		h.code = false
		h.b.start(corpus.Block{Kind: corpus.CodeBlock}, "")
		h.b.write(text)
		h.b.end()
		return
	}
	plainBlocks(h.b, text, false)
}

func (h *htmlPage) report() {
	if h.dropped > 0 {
		h.f.notice("ingest.furniture", h.dropped)
	}
	if h.deleted > 0 {
		h.f.notice("ingest.deleted-text", h.deleted)
	}
}

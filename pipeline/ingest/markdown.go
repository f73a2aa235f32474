package ingest

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// readMarkdown reads Markdown, which is its own text, with marks and all; the
// layout lies over it.
func readMarkdown(f *file) {
	decoded, encoding, ok := f.decode()
	if !ok {
		return
	}
	d := &corpus.Document{Text: f.text(decoded), Encoding: encoding}
	if n := deepestMarkdown(d.Text.Body); n > maxMarkdownDepth {
		f.notice("ingest.markdown-deep", n)
	} else {
		unread := 0
		if d.Layout, unread = markdownLayout(d.Text.Body); unread > 0 {
			f.notice("ingest.markdown-long", megabytes(int64(unread)))
		}
	}
	f.emit(d)
}

// maxMarkdownDepth is how deep quotations and lists may nest for goldmark to
// be asked: its time grows with the depth at every line. No notes come near.
const maxMarkdownDepth = 60

// deepestMarkdown returns how deep the list and quotation marks at the head of
// some line may nest at most, two columns of indent counted as one.
func deepestMarkdown(body string) int {
	deepest := 0
	for line := range strings.Lines(body) {
		deepest = max(deepest, markdownDepth(line))
	}
	return deepest
}

func markdownDepth(line string) int {
	spaces, marks := 0, 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>':
			marks++
		case '0' <= c && c <= '9':
		case strings.IndexByte("-*+.)", c) >= 0 && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			marks++
		default:
			return marks + spaces/2
		}
	}
	return 0 // an empty line or a rule
}

// markdownLayout returns the blocks that goldmark finds in body, and the number
// of bytes in which it was not asked. Inline marks are left to later stages, and
// so are indented code, which notes never mean, and link definitions, which
// would take their line out of the text.
func markdownLayout(body string) (layout []corpus.Block, unread int) {
	m := &markdown{body: body}
	md := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)))
	for piece := range markdownPieces(body, frontMatter(body)) {
		if piece.Len() > maxMarkdownPiece {
			unread += piece.Len()
			continue
		}
		m.from = piece.Start
		src := util.StringToReadOnlyBytes(piece.Text(body))
		m.children(md.Parse(text.NewReader(src)), corpus.Block{})
	}
	return m.layout, unread
}

// A markdown walks the tree that goldmark made.
type markdown struct {
	body   string
	from   int // where goldmark's text begins in body
	layout []corpus.Block
	tables int
	list   int // depth of the list that is walked
}

func (m *markdown) children(n ast.Node, as corpus.Block) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.node(c, as)
	}
}

// node adds the blocks of one node; as is the kind that its paragraphs are.
func (m *markdown) node(n ast.Node, as corpus.Block) {
	switch n := n.(type) {
	case *ast.Heading:
		m.add(n, n.Pos(), corpus.Block{Kind: corpus.HeadingBlock, Level: n.Level})
	case *ast.Paragraph, *ast.TextBlock:
		m.add(n, -1, as)
	case *ast.Blockquote:
		m.children(n, corpus.Block{Kind: corpus.QuoteBlock})
	case *ast.List:
		m.list++
		m.children(n, corpus.Block{Kind: corpus.ItemBlock, Level: m.list})
		m.list--
	case *ast.ListItem:
		m.item(n)
	case *ast.FencedCodeBlock:
		m.add(n, -1, corpus.Block{Kind: corpus.CodeBlock})
	case *ast.HTMLBlock:
		kind := corpus.ParagraphBlock
		if n.HTMLBlockType == ast.HTMLBlockType2 { // <!-- a comment -->
			kind = corpus.NoteBlock
		}
		m.add(n, -1, corpus.Block{Kind: kind})
	case *east.Table:
		m.table(n)
	}
}

// item adds a list item: its first text from the marker on, what follows as
// paragraphs at its level.
func (m *markdown) item(n *ast.ListItem) {
	first := true
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			if first {
				m.add(c, n.Pos(), corpus.Block{Kind: corpus.ItemBlock, Level: m.list})
			} else {
				m.add(c, -1, corpus.Block{Kind: corpus.ParagraphBlock, Level: m.list})
			}
		default:
			m.node(c, corpus.Block{Kind: corpus.ParagraphBlock, Level: m.list})
		}
		first = false
	}
}

func (m *markdown) table(n *east.Table) {
	m.tables++
	row := 0
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row++
		_, header := r.(*east.TableHeader)
		column := 0
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			column++
			m.add(c, -1, corpus.Block{Kind: corpus.CellBlock, Table: m.tables, Row: row, Column: column, Header: header})
		}
	}
}

// add adds a block over the lines of n, from byte pos of goldmark's text if it
// is not negative.
func (m *markdown) add(n ast.Node, pos int, block corpus.Block) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if html, ok := n.(*ast.HTMLBlock); ok && html.HasClosure() {
		end = max(end, html.ClosureLine.Stop)
	}
	if pos >= 0 && pos < start {
		start = pos
	}
	span := source.Span{Start: m.from + start, End: m.from + end}
	span = trimmed(m.body, span)
	if n := len(m.layout); span.Empty() || n > 0 && span.Start < m.layout[n-1].Span.End {
		return
	}
	block.Span = span
	m.layout = append(m.layout, block)
}

// trimmed returns the span without white space at its ends.
func trimmed(body string, s source.Span) source.Span {
	text := s.Text(body)
	s.Start += len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	s.End -= len(text) - len(strings.TrimRightFunc(text, unicode.IsSpace))
	return s
}

// frontMatter returns where the text after YAML or TOML front matter begins, 0
// if there is none. The front matter stays in the text; package structure reads
// it.
func frontMatter(body string) int {
	fence := ""
	for line := range strings.Lines(body) {
		fence = strings.TrimRight(line, " \t\r\n")
		break
	}
	if fence != "---" && fence != "+++" {
		return 0
	}
	off, n := 0, 0
	for line := range strings.Lines(body) {
		off += len(line)
		mark := strings.TrimRight(line, " \t\r\n")
		if n > 0 && (mark == fence || fence == "---" && mark == "...") {
			return off
		}
		if n++; n > 200 || n > 1 && mark == "" && n == 2 {
			return 0
		}
	}
	return 0
}

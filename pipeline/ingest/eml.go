package ingest

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"path"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A letter is an electronic letter: its text, and files attached to it, which
// become documents of their own.
type letter struct {
	f *file
	// html and plain are the text, in the dress that says more of its
	// structure and in the other.
	html, plain []letterText
	attached    []letterFile
	others      []string
}

type letterText struct {
	data    []byte
	charset string
	flowed  bool
}

type letterFile struct {
	name string
	data []byte
}

func readEML(f *file) {
	l := &letter{f: f}
	header, body := splitHeader(f.data)
	l.part(header, body, 0)
	if f.rejected {
		return
	}
	b := f.build()
	subject := decodeWords(header.Get("Subject"))
	b.start(corpus.Block{Kind: corpus.TitleBlock, Level: 1}, "")
	b.write(subject)
	b.end()
	b.given(corpus.Title, subject)
	b.given("author", decodeWords(header.Get("From")))
	b.given("created", header.Get("Date"))
	l.write(b)
	if len(l.others) > 0 {
		f.notice("ingest.others-inside", len(l.others), nameSome(l.others))
	}
	b.emit()
	for _, a := range l.attached {
		if f.step(1) {
			f.inner(a.name, a.data)
		}
	}
}

// write writes the text of the letter: a dress with structure if there is one.
func (l *letter) write(b *builder) {
	for _, t := range l.html {
		if page, ok := l.decode(b, t, "text/html"); ok {
			h := newPage(l.f, b, page)
			h.read(page)
			h.report()
		}
	}
	if len(l.html) > 0 {
		return
	}
	for _, t := range l.plain {
		if text, ok := l.decode(b, t, "text/plain"); ok {
			plainBlocks(b, text, t.flowed)
		}
	}
}

// decode decodes a text of the letter by the encoding that it states.
func (l *letter) decode(b *builder, t letterText, kind string) (string, bool) {
	if t.charset != "" && !strings.EqualFold(t.charset, "utf-8") && !strings.EqualFold(t.charset, "us-ascii") {
		if e, name := charset.Lookup(t.charset); e != nil {
			if text, err := e.NewDecoder().Bytes(t.data); err == nil {
				b.encoding = name
				return string(text), l.f.step(len(text))
			}
		}
	}
	in := &file{name: l.f.name, data: t.data, opt: l.f.opt, effort: l.f.effort, format: "txt"}
	read := in.decode
	if kind == "text/html" {
		read = in.decodeHTML
	}
	text, encoding, ok := read()
	b.encoding = encoding
	l.f.about = append(l.f.about, in.about...)
	if !ok {
		l.f.about = append(l.f.about, in.errs...)
	}
	return text, ok
}

// plainBlocks writes plain text with its lines as they are, paragraph by
// paragraph, so that package structure sees what the writer saw. Flowed text
// marks the line ends that are not the writer's own with a space before them.
// The signature of a letter, below a line of "-- ", is furniture.
func plainBlocks(b *builder, text string, flowed bool) {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	text, signature, _ := strings.Cut(text, "\n-- \n")
	if flowed {
		text = strings.ReplaceAll(text, " \n", " ")
	}
	b.end()
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if isBlank(paragraph) {
			continue
		}
		b.f.step(len(paragraph) + 1)
		if b.table != nil {
			b.paragraph(paragraph)
			continue
		}
		b.gaps.blank = true
		b.part(corpus.Block{})
		if b.counting {
			b.paragraphs++
			b.place = source.Place{Kind: source.ParagraphPlace, Number: b.paragraphs}
		}
		b.mark(b.place)
		b.body.WriteString(tidyKeepingIndent(strings.Trim(paragraph, "\n")))
		b.last = corpus.Block{}
	}
	b.start(corpus.Block{Kind: corpus.FurnitureBlock}, "")
	b.write(signature)
	b.end()
}

// tidyKeepingIndent tidies lines but leaves what they begin with.
func tidyKeepingIndent(text string) string {
	var out strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		trimmed := strings.TrimLeft(line, " \t")
		if body := tidy(trimmed, " "); body != "" {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
			out.WriteString(line[:len(line)-len(trimmed)])
			out.WriteString(body)
		}
	}
	return out.String()
}

// maxParts is how deep the parts of a letter may nest; mail programs use four.
const maxParts = 20

// part takes one part of the letter: text, a file, or parts within it.
func (l *letter) part(header textproto.MIMEHeader, body []byte, depth int) {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if !l.f.step(len(body)) {
		return
	}
	if strings.HasPrefix(kind, "multipart/") && depth < maxParts {
		l.parts(params["boundary"], body, depth)
		return
	}
	data := transferDecode(header.Get("Content-Transfer-Encoding"), body)
	name := attachmentName(header, params)
	switch {
	case name == "" && kind == "text/html":
		l.html = append(l.html, letterText{data, params["charset"], false})
	case name == "" && kind == "text/plain":
		l.plain = append(l.plain, letterText{data, params["charset"], strings.EqualFold(params["format"], "flowed")})
	case kind == "message/rfc822":
		l.attached = append(l.attached, letterFile{cleanOr(name, "brev.eml"), data})
	case name != "" && Supported(name):
		l.attached = append(l.attached, letterFile{name, data})
	case name != "":
		l.others = append(l.others, name)
	}
}

// parts takes the parts of a multipart; of alternatives that hold the same text
// the letter later uses one.
func (l *letter) parts(boundary string, body []byte, depth int) {
	if boundary == "" {
		return
	}
	r := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		p, err := r.NextRawPart()
		if err != nil {
			if !errors.Is(err, io.EOF) && !l.f.rejected {
				l.f.fault("ingest.cut-short", formatName(l.f.format)).WithHint("ingest.hint-damaged")
			}
			return
		}
		l.f.effort.entries++
		if limit := l.f.opt.Limits.Entries; l.f.effort.entries > limit {
			l.f.reject("ingest.limit-entries", l.f.effort.entries, limit).WithHint("ingest.hint-max-entries")
			return
		}
		data, err := io.ReadAll(p)
		l.part(p.Header, data, depth+1)
		if err != nil && !l.f.rejected {
			l.f.fault("ingest.cut-short", formatName(l.f.format)).WithHint("ingest.hint-damaged")
			return
		}
	}
}

// splitHeader parts the head of a letter from its body; what is no header line
// is passed over.
func splitHeader(data []byte) (textproto.MIMEHeader, []byte) {
	header := textproto.MIMEHeader{}
	key := ""
	for len(data) > 0 {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if values := header[key]; len(values) > 0 && len(values[0]) < 1<<16 {
				values[len(values)-1] += " " + strings.TrimSpace(string(line))
			}
			continue
		}
		k, v, ok := strings.Cut(string(line), ":")
		if ok && len(k) < 100 && len(header) < 1000 {
			key = textproto.CanonicalMIMEHeaderKey(strings.TrimSpace(k))
			header[key] = append(header[key], strings.TrimSpace(v))
		}
	}
	return header, data
}

func transferDecode(encoding string, body []byte) []byte {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		body = bytes.Map(func(r rune) rune {
			if r <= ' ' {
				return -1
			}
			return r
		}, body)
		out := make([]byte, base64.StdEncoding.DecodedLen(len(body)))
		n, _ := base64.StdEncoding.Decode(out, body)
		return out[:n]
	case "quoted-printable":
		out, _ := io.ReadAll(quotedprintable.NewReader(bufio.NewReader(bytes.NewReader(body))))
		return out
	}
	return body
}

// attachmentName returns the name of an attached file, "" for text of the
// letter itself.
func attachmentName(header textproto.MIMEHeader, params map[string]string) string {
	disposition, more, _ := mime.ParseMediaType(header.Get("Content-Disposition"))
	name := more["filename"]
	if name == "" {
		name = params["name"]
	}
	if name = cleanOr(path.Base(cleanName(decodeWords(name))), ""); name == "" && disposition == "attachment" {
		return "bilaga"
	}
	return name
}

func cleanOr(name, otherwise string) string {
	if name == "" || name == "." || name == "/" {
		return otherwise
	}
	return name
}

// decodeWords decodes the encoded words of a header.
func decodeWords(s string) string {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if out, err := d.DecodeHeader(s); err == nil {
		return out
	}
	return s
}

package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
)

// An archive is a zip container that is read in place, under the limits of the
// input that it is part of.
type archive struct {
	f        *file
	entries  []*zip.File
	byName   map[string]*zip.File
	expanded int64 // of this archive alone, for the ratio
}

// sniffZip tells apart what is kept in a zip container by the parts it has.
func (f *file) sniffZip() string {
	r, err := zip.NewReader(bytes.NewReader(f.data), int64(len(f.data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return "damaged-zip"
	}
	a := &archive{f: f, entries: r.File, byName: make(map[string]*zip.File, len(r.File))}
	for _, e := range r.File {
		if _, twice := a.byName[e.Name]; !twice {
			a.byName[e.Name] = e
		}
	}
	f.archive = a
	switch mime := a.mimetype(); {
	case a.has("word/document.xml") || a.has("word/document2.xml"):
		return "docx"
	case a.has("xl/workbook.xml"):
		return "xlsx"
	case a.has("xl/workbook.bin"):
		return "xlsb"
	case a.has("Index/Document.iwa"):
		return "pages"
	case a.has("ppt/presentation.xml"):
		return "pptx"
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument.text"):
		return "odt"
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument.spreadsheet"):
		return "ods"
	case strings.HasPrefix(mime, "application/vnd.oasis.opendocument.presentation"):
		return "odp"
	case mime == "application/epub+zip" || a.has("META-INF/container.xml"):
		return "epub"
	}
	return "zip"
}

func (a *archive) has(name string) bool { return a.byName[name] != nil }

// mimetype returns the type that OpenDocument and EPUB files state first.
func (a *archive) mimetype() string {
	e := a.byName["mimetype"]
	if e == nil || e.UncompressedSize64 > 200 {
		return ""
	}
	r, err := e.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	mime, _ := io.ReadAll(io.LimitReader(r, 200))
	return strings.TrimSpace(string(mime))
}

// opened reports whether the archive may be read: it has no more entries than
// the limit lets it, counted over all archives of the input.
func (a *archive) opened() bool {
	a.f.effort.entries += len(a.entries)
	if limit := a.f.opt.Limits.Entries; a.f.effort.entries > limit {
		a.f.reject("ingest.limit-entries", a.f.effort.entries, limit).WithHint("ingest.hint-max-entries")
		return false
	}
	return true
}

// encrypted reports whether an entry needs a password.
func encrypted(e *zip.File) bool { return e.Flags&1 != 0 }

// errLimit is what reading gives once a limit has been passed, which is then
// reported.
var errLimit = errors.New("limit passed")

// stream opens a part for reading piece by piece under the limits; nil if there
// is no such part. A part that cannot be opened reads as damaged.
func (a *archive) stream(name string) io.Reader {
	e := a.byName[name]
	if e == nil {
		return nil
	}
	return a.open(e, a.f.opt.Limits.ExpandedBytes/4)
}

func (a *archive) open(e *zip.File, limit int64) io.Reader {
	r, err := e.Open()
	if err != nil {
		return failing{err}
	}
	return &guard{a: a, r: r, limit: limit}
}

// read returns a whole part of a document.
func (a *archive) read(e *zip.File) ([]byte, error) {
	return readWhole(a.open(e, a.f.opt.Limits.ExpandedBytes/4), e)
}

// readFile returns a whole file that lies in the archive.
func (a *archive) readFile(e *zip.File) ([]byte, error) {
	return readWhole(a.open(e, a.f.opt.Limits.ExpandedBytes), e)
}

func readWhole(r io.Reader, e *zip.File) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(e.UncompressedSize64, 1<<20)))
	_, err := b.ReadFrom(r)
	return b.Bytes(), err
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// A guard reads what is unpacked from an archive and stops at the limits.
type guard struct {
	a     *archive
	r     io.Reader
	limit int64 // bytes that this part may yet come to
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	f, limits := g.a.f, &g.a.f.opt.Limits
	f.effort.expanded += int64(n)
	g.a.expanded += int64(n)
	g.limit -= int64(n)
	switch {
	case f.effort.expanded > limits.ExpandedBytes:
		f.reject("ingest.limit-expanded", megabytes(limits.ExpandedBytes)).WithHint("ingest.hint-max-expanded")
	case g.limit < 0:
		f.reject("ingest.limit-part", megabytes(limits.ExpandedBytes/4)).WithHint("ingest.hint-max-expanded")
	case g.a.expanded > ratioFloor && g.a.expanded/int64(limits.Ratio) > int64(len(f.data)):
		f.reject("ingest.limit-ratio", limits.Ratio).WithHint("ingest.hint-max-ratio")
	default:
		if !f.step(n) {
			return n, errLimit
		}
		return n, err
	}
	return n, errLimit
}

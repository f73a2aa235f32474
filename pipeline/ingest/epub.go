package ingest

import (
	"net/url"
	"path"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// readEPUB reads a book: its chapters in reading order, as one document.
func readEPUB(f *file) {
	a := f.archive
	if a == nil || !a.opened() {
		return
	}
	b := f.build()
	b.counting = true
	chapters := a.spine(b)
	if len(chapters) == 0 {
		f.reject("ingest.damaged", formatName(f.format)).WithHint("ingest.hint-damaged")
		return
	}
	read := book{a: a, b: b, locked: a.lockedParts()}
	for _, name := range chapters {
		if !read.chapter(name) {
			return
		}
	}
	if read.dropped > 0 {
		f.notice("ingest.furniture", read.dropped)
	}
	if read.deleted > 0 {
		f.notice("ingest.deleted-text", read.deleted)
	}
	if read.missing > 0 {
		f.fault("ingest.chapters-missing", read.missing).WithHint("ingest.hint-damaged")
	}
	b.emit()
}

// A book is an EPUB whose chapters are read one after the other.
type book struct {
	a      *archive
	b      *builder
	locked map[string]bool
	// How many stretches of furniture and of deleted text were left out, and
	// how many chapters could not be read.
	dropped, deleted, missing int
}

// chapter reads a chapter; false if the whole book is to be given up.
func (k *book) chapter(name string) bool {
	f, e := k.a.f, k.a.byName[name]
	if e == nil {
		k.missing++
		return true
	}
	if encrypted(e) || k.locked[name] {
		f.reject("ingest.locked").WithHint("ingest.hint-drm")
		return false
	}
	data, err := k.a.read(e)
	if f.rejected {
		return false
	}
	in := &file{name: f.name, data: data, opt: f.opt, effort: f.effort, format: f.format}
	page, _, ok := in.decodeHTML()
	if err != nil || !ok {
		k.missing++
	}
	if ok {
		h := newPage(f, k.b, page)
		h.read(page)
		k.dropped += h.dropped
		k.deleted += h.deleted
	}
	return true
}

// spine returns the names of the chapters in reading order, and gives b what
// the book states about itself.
func (a *archive) spine(b *builder) []string {
	x := a.f.xml(a.stream("META-INF/container.xml"))
	opf := ""
	for e := range x.starts(0) {
		if opf == "" && e.Name.Local == "rootfile" {
			opf = attr(e, "full-path")
		}
	}
	parts := map[string]string{}
	var chapters []string
	x = a.f.xml(a.stream(opf))
	for e := range x.starts(0) {
		switch e.Name.Local {
		case "title":
			if len(b.attributes) == 0 {
				b.given(corpus.Title, x.content())
			}
		case "item":
			name, err := url.PathUnescape(attr(e, "href"))
			if err == nil && !strings.Contains(attr(e, "properties"), "nav") && strings.Contains(attr(e, "media-type"), "html") {
				parts[attr(e, "id")] = strings.TrimPrefix(path.Join("/", path.Dir(opf), name), "/")
			}
		case "itemref":
			name := parts[attr(e, "idref")]
			if name != "" && attr(e, "linear") != "no" {
				chapters = append(chapters, name)
			}
			delete(parts, attr(e, "idref")) // a chapter that comes again is read once
		}
	}
	return chapters
}

// lockedParts returns the parts that a seller's lock has encrypted.
func (a *archive) lockedParts() map[string]bool {
	locked := map[string]bool{}
	x := a.f.xml(a.stream("META-INF/encryption.xml"))
	for e := range x.starts(0) {
		if e.Name.Local == "CipherReference" {
			locked[attr(e, "URI")] = true
		}
	}
	return locked
}

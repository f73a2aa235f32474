package ingest

import (
	"encoding/xml"
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
	locked := a.lockedParts()
	dropped, deleted, missing := 0, 0, 0
	for _, name := range chapters {
		e := a.byName[name]
		if e == nil {
			missing++
			continue
		}
		if encrypted(e) || locked[name] {
			f.reject("ingest.locked").WithHint("ingest.hint-drm")
			return
		}
		data, err := a.read(e)
		if f.rejected {
			return
		}
		if err != nil {
			missing++
		}
		chapter := &file{name: f.name, data: data, opt: f.opt, effort: f.effort, format: f.format}
		page, _, ok := chapter.decodeHTML()
		if !ok {
			missing++
			continue
		}
		h := newPage(f, b, page)
		h.read(page)
		dropped += h.dropped
		deleted += h.deleted
	}
	if dropped > 0 {
		f.notice("ingest.furniture", dropped)
	}
	if deleted > 0 {
		f.notice("ingest.deleted-text", deleted)
	}
	if missing > 0 {
		f.fault("ingest.chapters-missing", missing).WithHint("ingest.hint-damaged")
	}
	b.emit()
}

// spine returns the names of the chapters in reading order, and gives b what
// the book states about itself.
func (a *archive) spine(b *builder) []string {
	x := a.f.xml(a.stream("META-INF/container.xml"))
	opf := ""
	for t := x.next(); t != nil && opf == ""; t = x.next() {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" {
			opf = attr(e, "full-path")
		}
	}
	parts := map[string]string{}
	var chapters []string
	x = a.f.xml(a.stream(opf))
	for t := x.next(); t != nil; t = x.next() {
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
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
			if name := parts[attr(e, "idref")]; name != "" && attr(e, "linear") != "no" {
				chapters = append(chapters, name)
			}
		}
	}
	return chapters
}

// lockedParts returns the parts that a seller's lock has encrypted.
func (a *archive) lockedParts() map[string]bool {
	locked := map[string]bool{}
	x := a.f.xml(a.stream("META-INF/encryption.xml"))
	for t := x.next(); t != nil; t = x.next() {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "CipherReference" {
			locked[attr(e, "URI")] = true
		}
	}
	return locked
}

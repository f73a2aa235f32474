package ingest

import (
	"archive/zip"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// readZip reads the notes in a zip archive, in the order of their names. Names
// serve to name documents alone; nothing is ever written, so none can escape.
func readZip(f *file) {
	a := f.archive
	if a == nil || !a.opened() {
		return
	}
	type named struct {
		name  string
		entry *zip.File
	}
	var files []named
	var others []string
	links := 0
	for _, e := range a.entries {
		name := entryName(e)
		switch base := path.Base(name); {
		case e.FileInfo().IsDir() || strings.HasSuffix(e.Name, "/"):
		case e.Mode()&fs.ModeSymlink != 0:
			links++
		case strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(base, "._") || strings.HasPrefix(base, "~$") || base == ".DS_Store" || base == "Thumbs.db":
		case Supported(name):
			files = append(files, named{name, e})
		default:
			others = append(others, name)
		}
	}
	slices.SortStableFunc(files, func(a, b named) int { return strings.Compare(a.name, b.name) })
	for _, n := range files {
		if !f.step(1) {
			return
		}
		a.readEntry(n.name, n.entry)
	}
	if len(others) > 0 {
		slices.Sort(others)
		f.notice("ingest.others-inside", len(others), nameSome(others))
	}
	if links > 0 {
		f.notice("ingest.links-inside", links)
	}
	if len(files) == 0 && !f.rejected {
		f.fault("ingest.nothing-inside")
	}
}

func (a *archive) readEntry(name string, e *zip.File) {
	f := a.f
	in := &file{name: f.name + "/" + name, opt: f.opt}
	if encrypted(e) {
		in.reject("ingest.locked").WithHint("ingest.hint-encrypted")
		f.errs = append(f.errs, in.errs...)
		return
	}
	data, err := a.readFile(e)
	if f.rejected {
		return
	}
	if err != nil {
		in.reject("ingest.entry-damaged").WithHint("ingest.hint-damaged")
		f.errs = append(f.errs, in.errs...)
		return
	}
	f.inner(name, data)
}

// entryName returns the name of an entry as a path below the archive: with
// slashes, without steps upwards, and decoded where it is in the old code page.
func entryName(e *zip.File) string {
	name := e.Name
	if !utf8.ValidString(name) {
		if s, err := charmap.CodePage850.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	return cleanName(name)
}

func cleanName(name string) string {
	name = strings.Map(visible, strings.ReplaceAll(strings.ToValidUTF8(name, "_"), `\`, "/"))
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\t", " ")), "/")
}

// nameSome lists the first few names.
func nameSome(names []string) string {
	const shown = 5
	if len(names) > shown {
		return strings.Join(names[:shown], ", ") + " …"
	}
	return strings.Join(names, ", ")
}

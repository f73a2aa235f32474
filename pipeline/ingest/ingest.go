// Package ingest reads a notes file of any format into a [corpus.Document]: its
// text, and as layout the structure that the format itself states.
//
// Start with [Read]. It decides the type of a file by what is in it before what
// it is called, and never touches the disk or the network: the command opens
// files, and what lies inside an archive is read in place.
//
// A plain text or Markdown file is its own text. Every other format is turned
// into text that looks like well-kept plain notes (see builder): that text is
// what spans, lines and columns count in, and Places lead back to the page,
// paragraph, cell or time in the user's own file.
package ingest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// Options say how files are read. The zero value is the usual way.
type Options struct {
	// Encoding overrides the guess for text without a byte order mark; it is
	// one of [Encodings]. Empty: guess, and report what was not plain UTF-8.
	Encoding string
	Limits   Limits
	// TextColumns are the headers or letters of the spreadsheet columns that
	// hold answers. Empty: guess, and report.
	TextColumns []string
	// PDFReader reads a PDF by other means than the built-in reader: it takes
	// the bytes of the file and returns its pages, which [PopplerPages] makes of
	// what pdftotext writes. Nil: built-in.
	PDFReader func(data []byte) (pages []string, err error)
	// Stop is asked now and then while a file is read, and true abandons the
	// file with a fault: a cancelled run, or a file that takes too long. Nil:
	// only Limits.Steps ends the work.
	Stop func() bool
	// Spare is a text that nobody looks at any more: a document may be made of
	// its memory. Nil: there is none.
	Spare *source.Text

	// bare lets panics through, for tests: see file.run.
	bare bool
}

// Read reads the file called name, whose bytes are data, and gives the
// documents in it: one for most formats, several or none for a container, whose
// documents are called "arkiv.zip/inre.docx". The documents' Notes say what was
// guessed and repaired in each; the errors beside them are about files that
// gave no document. Nothing that data can hold is worse than a fault.
//
// The documents may share memory with data, which must not change afterwards.
func Read(name string, data []byte, opt Options) ([]*corpus.Document, []*source.Error) {
	opt.Limits = opt.Limits.WithDefaults()
	f := &file{name: name, data: data, opt: &opt, effort: &effort{}}
	return f.read()
}

// A file is one file being read, on disk or within another.
type file struct {
	name    string
	data    []byte
	opt     *Options // limits filled in
	effort  *effort
	depth   int // how many containers it lies in
	format  string
	archive *archive // of a zip container, once it is opened
	normal  bool     // what decode gave is in normal form C

	own      []*corpus.Document // made by emit
	within   []*corpus.Document // of files within it
	about    []*source.Error    // notices and faults about it that leave it readable
	errs     []*source.Error    // why it, or files within it, gave no document
	rejected bool
	names    map[string]int // of files within it, and how often each came
}

// effort is what has been spent on one input with all that it contains.
type effort struct {
	steps, asked int
	expanded     int64
	entries      int
	cells        int
}

// A reader turns a file of one format into documents: it writes each with a
// builder and hands it over with emit, or hands what it contains to inner. What
// is wrong it says with notice, fault or reject.
type reader func(f *file)

// read finds out what the file is, reads it, and returns what came of it.
func (f *file) read() ([]*corpus.Document, []*source.Error) {
	if int64(len(f.data)) > f.opt.Limits.FileBytes {
		f.reject("ingest.limit-bytes", megabytes(int64(len(f.data))), megabytes(f.opt.Limits.FileBytes)).WithHint("ingest.hint-max-bytes")
		return nil, f.errs
	}
	if read := f.recognise(); read != nil {
		f.run(read)
	}
	if f.rejected {
		return f.within, f.errs
	}
	if len(f.own) > 0 {
		f.own[0].Notes = append(f.about, f.own[0].Notes...)
		f.about = nil
	}
	return append(f.own, f.within...), append(f.about, f.errs...)
}

// run calls the reader. The parsers of other hands that stand behind some
// formats may panic on damaged input; that is a fault of the file.
func (f *file) run(read reader) {
	if !f.opt.bare {
		defer func() {
			if recover() != nil {
				f.reject("ingest.damaged", formatName(f.format)).WithHint("ingest.hint-damaged")
			}
		}()
	}
	read(f)
}

// inner reads a file that lies within f, and takes over what it gives. A name
// that comes again has its number behind it, since a document is known by name.
func (f *file) inner(name string, data []byte) {
	if f.names == nil {
		f.names = map[string]int{}
	}
	f.names[name]++
	if n := f.names[name]; n > 1 {
		ext := path.Ext(name)
		name = strings.TrimSuffix(name, ext) + " (" + strconv.Itoa(n) + ")" + ext
	}
	in := &file{name: f.name + "/" + name, data: data, opt: f.opt, effort: f.effort, depth: f.depth + 1}
	if in.depth > f.opt.Limits.Nesting {
		in.reject("ingest.limit-nesting", f.opt.Limits.Nesting).WithHint("ingest.hint-max-nesting")
		f.errs = append(f.errs, in.errs...)
		return
	}
	docs, errs := in.read()
	f.within = append(f.within, docs...)
	f.errs = append(f.errs, errs...)
}

// step counts n units of work: a unit is about a byte of text or an element of
// markup. It is false when the file is to be abandoned, which has then been
// reported.
func (f *file) step(n int) bool {
	if f.rejected {
		return false
	}
	f.effort.steps += n
	if f.effort.steps > f.opt.Limits.Steps {
		f.reject("ingest.limit-steps").WithHint("ingest.hint-max-steps")
		return false
	}
	if f.opt.Stop != nil && f.effort.steps-f.effort.asked > 1<<16 {
		f.effort.asked = f.effort.steps
		if f.opt.Stop() {
			f.reject("ingest.stopped")
			return false
		}
	}
	return true
}

// notice reports something about the file as a whole.
func (f *file) notice(id string, args ...any) *source.Error {
	return f.report(source.Notice, id, args)
}

// fault reports that some of the file could not be read as asked.
func (f *file) fault(id string, args ...any) *source.Error {
	return f.report(source.Fault, id, args)
}

// reject reports why nothing of the file is read. The first reason counts.
func (f *file) reject(id string, args ...any) *source.Error {
	e := source.Whole(source.Fault, f.name, id, args...)
	if !f.rejected {
		f.rejected = true
		f.errs = append(f.errs, e)
	}
	return e
}

func (f *file) report(level source.Level, id string, args []any) *source.Error {
	e := source.Whole(level, f.name, id, args...)
	f.about = append(f.about, e)
	return e
}

// emit hands over a document of the file, which gets the format and the hash of
// the file.
func (f *file) emit(d *corpus.Document) {
	sum := sha256.Sum256(f.data)
	d.Hash = hex.EncodeToString(sum[:])
	d.Format = cmp.Or(d.Format, f.format)
	if isBlank(d.Text.Body) && !slices.ContainsFunc(d.Notes, isFault) {
		d.Notes = append(d.Notes, source.Whole(source.Notice, f.name, "ingest.empty"))
	}
	f.own = append(f.own, d)
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

func isFault(e *source.Error) bool { return e.Level == source.Fault }

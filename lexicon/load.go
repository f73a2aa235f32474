package lexicon

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/source"
)

// A File is a file of a lexicon, named as the user knows it.
type File struct {
	Name string
	Data []byte
}

// Options are the settings of [Load] and [Build].
type Options struct {
	// Defaults are the lexicons that "extends" may name, each a folder.
	Defaults map[string]fs.FS
}

// Files reads the lexicon at name in fsys: a file, or a folder with all its
// .yaml and .yml files, lexicon.yaml first and the others by name. The files
// are called prefix + their path.
func Files(fsys fs.FS, name, prefix string) ([]File, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		data, err := fs.ReadFile(fsys, name)
		return []File{{prefix + name, data}}, err
	}
	var files, rest []File
	entries, err := fs.ReadDir(fsys, name)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		ext := path.Ext(e.Name())
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || ext != ".yaml" && ext != ".yml" {
			continue
		}
		p := path.Join(name, e.Name())
		data, err := fs.ReadFile(fsys, p)
		if err != nil {
			return nil, err
		}
		if f := (File{prefix + p, data}); e.Name() == "lexicon.yaml" || e.Name() == "lexicon.yml" {
			files = append(files, f)
		} else {
			rest = append(rest, f)
		}
	}
	files = append(files, rest...)
	if len(files) == 0 {
		return nil, fmt.Errorf("%s%s: %w", prefix, name, ErrNoFiles)
	}
	return files, nil
}

// ErrNoFiles says that a folder holds no lexicon.
var ErrNoFiles = errors.New("no .yaml files in the folder")

// Load reads the lexicons with the given names, files or folders in fsys, and
// joins them as [Build] does.
func Load(fsys fs.FS, names []string, opt Options) (*Lexicon, []*source.Error, error) {
	var parts [][]File
	for _, name := range names {
		files, err := Files(fsys, name, "")
		if err != nil {
			return nil, nil, err
		}
		parts = append(parts, files)
	}
	return Build(parts, opt)
}

// Parse reads a lexicon of one file, which extends nothing.
func Parse(name string, data []byte) (*Lexicon, []*source.Error) {
	l, faults, err := Build([][]File{{{name, data}}}, Options{})
	if err != nil {
		return l, append(faults, source.Whole(source.Fault, name, "lexicon.unreadable"))
	}
	return l, faults
}

// Build joins lexicons, each given as its files, into one: a later one adds
// to, overrides and removes from those before, and the default that any of
// them extends comes before all. Faults are about lines that could not be used;
// the rest of the lexicon stands. The error is that of reading the default.
func Build(parts [][]File, opt Options) (*Lexicon, []*source.Error, error) {
	var faults []*source.Error
	var read []*Lexicon
	for _, files := range parts {
		l, f := parseFiles(files)
		faults = append(faults, f...)
		read = append(read, l)
	}
	all, f, err := withDefaults(read, opt)
	if err != nil {
		return nil, append(faults, f...), err
	}
	faults = append(faults, f...)
	l := all[0]
	for _, next := range all[1:] {
		faults = append(faults, l.add(next)...)
	}
	if len(all) == 1 {
		faults = append(faults, l.takeAway(l.remove)...)
	}
	faults = append(faults, l.finish()...)
	if len(l.Themes) == 0 && len(l.files) > 0 && len(faults) == 0 {
		faults = append(faults, source.Whole(source.Fault, l.files[0].Name, "lexicon.no-themes"))
	}
	l.hash = hashFiles(l.files)
	return l, faults, nil
}

// withDefaults puts the lexicon that any of them extends before them.
func withDefaults(read []*Lexicon, opt Options) ([]*Lexicon, []*source.Error, error) {
	var faults []*source.Error
	var before []*Lexicon
	seen := map[string]bool{}
	for _, l := range read {
		name := l.Extends
		if name == "" || seen[name] {
			continue
		}
		seen[name] = true
		fsys, ok := opt.Defaults[name]
		if !ok {
			faults = append(faults, l.extendsAt().Errorf(source.Fault, "lexicon.extends-unknown", name))
			continue
		}
		files, err := Files(fsys, ".", name+"/")
		if err != nil {
			return nil, faults, fmt.Errorf("reading the lexicon %s: %w", name, err)
		}
		base, f := parseFiles(files)
		faults = append(faults, f...)
		before = append(before, base)
	}
	all := append(before, read...)
	if len(all) == 0 {
		all = []*Lexicon{{}}
	}
	return all, faults, nil
}

// parseFiles reads the files of one lexicon.
func parseFiles(files []File) (*Lexicon, []*source.Error) {
	l := &Lexicon{}
	var faults []*source.Error
	for i, f := range files {
		data := bytes.TrimPrefix(f.Data, []byte("\ufeff"))
		if !utf8.Valid(data) {
			faults = append(faults, source.Whole(source.Fault, f.Name, "lexicon.encoding").WithHint("lexicon.hint-encoding"))
			continue
		}
		text := source.NFC(f.Name, string(data))
		l.files = append(l.files, text)
		r := &reader{text: text, lex: l, head: i == 0}
		r.file()
		faults = append(faults, r.faults...)
	}
	return l, faults
}

func hashFiles(files []*source.Text) [32]byte {
	h := sha256.New()
	for _, t := range files {
		fmt.Fprintf(h, "%d\n", len(t.Body))
		h.Write([]byte(t.Body))
	}
	return [32]byte(h.Sum(nil))
}

// Hash returns the SHA-256, in hexadecimal, of all that was read to make the
// lexicon, the default that it extends included.
func (l *Lexicon) Hash() string { return hex.EncodeToString(l.hash[:]) }

// Files returns the names of the files that the lexicon was read from, in the
// order in which they were read.
func (l *Lexicon) Files() []string {
	names := make([]string, len(l.files))
	for i, t := range l.files {
		names[i] = t.Name
	}
	return names
}

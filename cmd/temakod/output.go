package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A folder is the output folder of a run. Files are written beside their
// targets under temporary names and get their own names together, when all are
// whole; a run that fails leaves the folder as it was.
type folder struct {
	dir     string
	made    []string // folders that the run itself made, outermost first
	pending []*pendingFile
}

type pendingFile struct {
	name, temp string
	file       *os.File
	w          *bufio.Writer
}

// fileBuffer is how many bytes gather before they are written. The rows of a
// document and those of a table come in larger pieces, which go past the buffer.
const fileBuffer = 1 << 14

// openFolder makes dir if it is not there, and proves that it can be written in.
func openFolder(dir string) (*folder, error) {
	f := &folder{dir: dir}
	if err := f.mkdir(dir); err != nil {
		f.discard()
		return nil, err
	}
	probe, err := os.CreateTemp(dir, ".temakod-*")
	if err != nil {
		f.discard()
		return nil, err
	}
	probe.Close()
	if err := os.Remove(probe.Name()); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *folder) mkdir(dir string) error {
	info, err := os.Stat(dir)
	if err == nil {
		if !info.IsDir() {
			return fmt.Errorf("%s: %w", dir, errNotFolder)
		}
		return nil
	}
	if parent := filepath.Dir(dir); parent != dir {
		if err := f.mkdir(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	f.made = append(f.made, dir)
	return nil
}

var errNotFolder = errors.New("a file stands where the folder should be")

// create opens the file that will be called name, which may lie in a folder
// below the output folder.
func (f *folder) create(name string) (io.Writer, error) {
	target := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := f.mkdir(filepath.Dir(target)); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(target), ".temakod-*")
	if err != nil {
		return nil, err
	}
	p := &pendingFile{name: name, temp: file.Name(), file: file, w: bufio.NewWriterSize(file, fileBuffer)}
	f.pending = append(f.pending, p)
	return p.w, nil
}

// commit gives every file its name. A target that cannot be replaced, as when a
// workbook is open in Excel, does not lose the new file: it gets a name beside
// the old, and the pair is returned.
func (f *folder) commit() (beside [][2]string, err error) {
	for _, p := range f.pending {
		if err := p.w.Flush(); err != nil {
			return nil, err
		}
		if err := p.file.Chmod(0o644); err != nil {
			return nil, err
		}
		if err := p.file.Close(); err != nil {
			return nil, err
		}
		p.file = nil
	}
	for _, p := range f.pending {
		target := filepath.Join(f.dir, filepath.FromSlash(p.name))
		if os.Rename(p.temp, target) == nil {
			continue
		}
		other, err := f.renameBeside(p)
		if err != nil {
			return beside, err
		}
		beside = append(beside, [2]string{p.name, other})
	}
	f.pending = nil
	return beside, nil
}

func (f *folder) renameBeside(p *pendingFile) (string, error) {
	ext := filepath.Ext(p.name)
	for n := 2; ; n++ {
		name := fmt.Sprintf("%s-%d%s", strings.TrimSuffix(p.name, ext), n, ext)
		target := filepath.Join(f.dir, filepath.FromSlash(name))
		if _, err := os.Lstat(target); err == nil && n < 100 {
			continue
		}
		return name, os.Rename(p.temp, target)
	}
}

// names lists the files that commit will leave, in order of creation.
func (f *folder) names() []string {
	names := make([]string, len(f.pending))
	for i, p := range f.pending {
		names[i] = p.name
	}
	return names
}

// resultFiles are what runs leave beside run.json and the tables.
var resultFiles = []string{"segments.csv", "codings.csv", "codings.jsonl", "segments-excel.csv", "codings-excel.csv", "tables.json", "report.html", "temakod.xlsx"}

// leftOver lists the results in the folder that are not among those written: an
// earlier run with other options left them.
func (f *folder) leftOver(written []string) (left []string) {
	tables, _ := filepath.Glob(filepath.Join(f.dir, "tables", "*.csv")) // the pattern is sound, but for a folder called so
	names := slices.Clone(resultFiles)
	for _, t := range tables {
		names = append(names, "tables/"+filepath.Base(t))
	}
	for _, name := range names {
		if slices.Contains(written, name) {
			continue
		}
		if _, err := os.Lstat(filepath.Join(f.dir, filepath.FromSlash(name))); err == nil {
			left = append(left, name)
		}
	}
	return left
}

// discard takes away all that the run has written, and the folders it made.
func (f *folder) discard() {
	for _, p := range f.pending {
		if p.file != nil {
			p.file.Close()
		}
		os.Remove(p.temp)
	}
	f.pending = nil
	for _, dir := range slices.Backward(f.made) {
		os.Remove(dir) // only if it is empty
	}
}

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/ingest"
	"github.com/temakod/temakod/pipeline/source"
)

// A gatherer turns what was named on the command line into inputs: files as
// they are, folders walked and sorted, patterns expanded, "-" for standard
// input.
type gatherer struct {
	stdin       io.Reader
	maxBytes    int64 // a file larger than this is refused unread
	followLinks bool
	skip        string // the output folder: its own results are no notes

	inputs []pipeline.Input
	notes  []*source.Error
	seen   map[string]bool // by cleaned path, so that a file named twice is read once
	met    int             // files, however often
}

func (g *gatherer) gather(ctx context.Context, names []string) error {
	g.seen = map[string]bool{}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		g.name(ctx, name)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	g.distinct()
	return nil
}

// distinct gives files of the same name in two folders the path as it was
// given, folder and all, so that each document is told from the others.
func (g *gatherer) distinct() {
	count := map[string]int{}
	for _, in := range g.inputs {
		count[in.Name]++
	}
	for i := range g.inputs {
		if in := &g.inputs[i]; count[in.Name] > 1 {
			in.Name = in.Path
		}
	}
}

func (g *gatherer) name(ctx context.Context, name string) {
	if name == "-" {
		g.standardInput()
		return
	}
	info, err := os.Stat(name)
	if err != nil && strings.ContainsAny(name, "*?[") {
		// Shells that do not expand patterns hand them over as they are.
		if found, globErr := filepath.Glob(name); globErr == nil && len(found) > 0 {
			slices.Sort(found)
			for _, f := range found {
				// As in a shell, a star does not stand for the dot of a hidden file.
				if strings.HasPrefix(filepath.Base(f), ".") && !strings.HasPrefix(filepath.Base(name), ".") {
					continue
				}
				g.name(ctx, f)
			}
			return
		}
		g.fault(name, "run.no-match", "run.no-match-hint")
		return
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		g.fault(name, "run.no-such-file", "run.no-such-file-hint")
	case errors.Is(err, fs.ErrPermission):
		g.fault(name, "run.no-permission", "run.no-permission-hint")
	case err != nil:
		g.fault(name, "run.unreadable", "", reason(err))
	case info.IsDir():
		g.folder(ctx, name)
	case !info.Mode().IsRegular():
		g.fault(name, "run.not-a-file", "")
	default:
		key := name
		if abs, err := filepath.Abs(name); err == nil {
			key = abs
		}
		g.file(key, name, filepath.ToSlash(name), info.Size())
	}
}

func (g *gatherer) folder(ctx context.Context, root string) {
	if isResult(root) {
		g.fault(root, "run.result-folder", "run.result-folder-hint")
		return
	}
	before, first := g.met+len(g.notes), len(g.inputs)
	beside := map[string]bool{} // the paths of side files
	top := filepath.Clean(root)
	abs, err := filepath.Abs(top)
	if err != nil {
		abs = top
	}
	abs = strings.TrimSuffix(abs, string(filepath.Separator)) + string(filepath.Separator)
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return fs.SkipAll
		}
		if err != nil {
			g.fault(path, "run.unreadable", "", reason(err))
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(d.Name(), sidecarSuffix) {
			beside[filepath.ToSlash(path)] = true
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			switch {
			case g.skip != "" && sameFile(path, g.skip):
				return filepath.SkipDir
			case path != root && isResult(path):
				g.notes = append(g.notes, source.Whole(source.Notice, filepath.ToSlash(path), "run.result-folder").WithHint("run.result-folder-hint"))
				return filepath.SkipDir
			}
			return nil
		}
		g.entry(top, abs, path, d)
		return nil
	})
	if err != nil {
		g.fault(root, "run.unreadable", "", reason(err))
	}
	for i := first; i < len(g.inputs); i++ {
		if in := &g.inputs[i]; !beside[in.Path+sidecarSuffix] {
			in.Sidecar = nil // opening what is not there takes as long as opening the notes
		}
	}
	if g.met+len(g.notes) == before {
		g.fault(root, "run.empty-folder", "run.empty-folder-hint")
	}
}

// isResult reports whether a folder holds what an earlier run left.
func isResult(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, "run.json"))
	return err == nil && bytes.Contains(data, []byte(`"temakod"`))
}

// entry takes one file of a folder, whose absolute path is abs, with the separator:
// files of no known kind and the program's own side files are passed over without
// a word.
func (g *gatherer) entry(root, abs, path string, d fs.DirEntry) {
	if !ingest.Supported(d.Name()) || strings.HasSuffix(d.Name(), sidecarSuffix) || strings.HasPrefix(d.Name(), "~$") {
		return
	}
	info, err := d.Info()
	if err == nil && d.Type()&fs.ModeSymlink != 0 {
		if !g.followLinks && !g.within(root, path) {
			g.notes = append(g.notes, source.Whole(source.Notice, filepath.ToSlash(path), "run.link-outside").WithHint("run.link-outside-hint"))
			return
		}
		info, err = os.Stat(path)
	}
	if err != nil {
		g.fault(path, "run.unreadable", "", reason(err))
		return
	}
	if !info.Mode().IsRegular() {
		return
	}
	rel := below(root, path)
	g.file(abs+rel, path, filepath.ToSlash(rel), info.Size())
}

// below returns the path from root, which is clean, of what a walk found below it.
func below(root, path string) string {
	if rest, ok := strings.CutPrefix(path, root+string(filepath.Separator)); ok {
		return rest
	}
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return path
	}
	return rel
}

// within reports whether the link at path leads to a file below root.
func (g *gatherer) within(root, path string) bool {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	base, err := filepath.EvalSymlinks(root)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(base, target)
	return err == nil && filepath.IsLocal(rel)
}

// file takes one file. The key is the same for two ways to name it.
func (g *gatherer) file(key, path, name string, size int64) {
	g.met++
	if g.seen[key] {
		return
	}
	g.seen[key] = true
	if g.maxBytes > 0 && size > g.maxBytes {
		g.notes = append(g.notes, source.Whole(source.Fault, name, "run.too-large", megabytes(size), megabytes(g.maxBytes)).WithHint("run.too-large-hint"))
		return
	}
	g.inputs = append(g.inputs, pipeline.Input{Name: name, Size: size, Read: func(dst []byte) ([]byte, error) { return readFile(dst, path) }, Sidecar: func() ([]byte, error) {
		return os.ReadFile(path + sidecarSuffix)
	}, Path: filepath.ToSlash(path)})
}

// sidecarSuffix ends the name of the file beside a notes file in which a person
// overrides what the program made of it.
const sidecarSuffix = ".temakod.yaml"

// readFile appends what is in path to dst and reports a file that changed while
// it was read, since then what was read is no version of it.
func readFile(dst []byte, path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data := slices.Grow(dst, int(before.Size())+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if int64(len(data)-len(dst)) == before.Size() {
			break // the size is asked for again below
		}
		if len(data) == cap(data) {
			data = slices.Grow(data, 1)
		}
	}
	after, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if after.Size() != int64(len(data)-len(dst)) || !after.ModTime().Equal(before.ModTime()) {
		return nil, pipeline.ErrChanged
	}
	return data, nil
}

func (g *gatherer) standardInput() {
	if g.seen["-"] {
		return
	}
	g.seen["-"] = true
	limit := g.maxBytes
	g.inputs = append(g.inputs, pipeline.Input{Name: "-", Path: "-", Read: func(dst []byte) ([]byte, error) {
		if limit <= 0 {
			data, err := io.ReadAll(g.stdin)
			return append(dst, data...), err
		}
		data, err := io.ReadAll(io.LimitReader(g.stdin, limit+1))
		if err == nil && int64(len(data)) > limit {
			return nil, pipeline.ErrTooLarge
		}
		return append(dst, data...), err
	}})
}

func (g *gatherer) fault(name, id, hint string, args ...any) {
	e := source.Whole(source.Fault, filepath.ToSlash(name), id, args...)
	if hint != "" {
		e = e.WithHint(hint)
	}
	g.notes = append(g.notes, e)
}

// reason is the part of a file error that tells a user something.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

func sameFile(a, b string) bool {
	ia, err := os.Stat(a)
	if err != nil {
		return false
	}
	ib, err := os.Stat(b)
	return err == nil && os.SameFile(ia, ib)
}

// megabytes returns n bytes in millions, as --max-bytes counts, to a tenth.
func megabytes(n int64) float64 { return float64((n+99_999)/100_000) / 10 }

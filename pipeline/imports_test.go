package pipeline_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/temakod/temakod/"

// mayImport is the table of rooms: the most that each package may import
// directly, of ours. All may import pipeline/source. Tests are not bound by it.
var mayImport = map[string][]string{
	"pipeline/source":    {},
	"pipeline/message":   {},
	"pipeline/corpus":    {},
	"lexicon":            {},
	"lexicon/sv":         {},
	"lexicon/exchange":   {"lexicon"},
	"pipeline/ingest":    {"pipeline/corpus"},
	"pipeline/structure": {"pipeline/corpus", "pipeline/tokenise"},
	"pipeline/tokenise":  {"pipeline/corpus"},
	"pipeline/stem":      {"pipeline/tokenise"},
	"pipeline/code":      {"lexicon", "pipeline/corpus", "pipeline/tokenise", "pipeline/stem"},
	"pipeline/stat":      {}, // formulas, which tables and agreement share
	"pipeline/tabulate":  {"pipeline/code", "pipeline/corpus", "pipeline/stat", "lexicon"},
	"pipeline/evaluate":  {"pipeline/code", "pipeline/corpus", "pipeline/stat", "pipeline/tabulate"},
	"pipeline/export":    exports,
	// Each output that is more than a file has a package of its own. The
	// codebook is an output too, so they may see the lexicon.
	"pipeline/export/xlsx":       append([]string{"pipeline/export"}, exports...),
	"pipeline/export/html":       append([]string{"pipeline/export", "pipeline/export/svg"}, exports...),
	"pipeline/export/svg":        append([]string{"pipeline/export"}, exports...),
	"pipeline":                   {"*"},
	"cmd/temakod":                {"*"},
	"pipeline/internal/golden":   {},
	"pipeline/internal/generate": {},
	"pipeline/internal/hostile":  {},
}

var exports = []string{"pipeline/tabulate", "pipeline/evaluate", "pipeline/code", "pipeline/corpus", "pipeline/message", "lexicon"}

// TestImports holds the house to its table: imports run one way, and a package
// that is not in the table fails.
func TestImports(t *testing.T) {
	root := ".."
	seen := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != root) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = true
		allowed, ok := mayImport[pkg]
		if !ok {
			t.Errorf("package %s is not in the table of rooms", pkg)
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			ours, ok := strings.CutPrefix(name, module)
			if !ok || ours == "pipeline/source" || slices.Contains(allowed, ours) || slices.Contains(allowed, "*") {
				continue
			}
			t.Errorf("%s imports %s: the table of rooms does not let %s do that", path, ours, pkg)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range mayImport {
		if _, err := os.Stat(filepath.Join(root, pkg)); err == nil && !seen[pkg] {
			t.Logf("%s has no Go files yet", pkg)
		}
	}
}

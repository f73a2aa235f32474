package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestManual runs the commands that the README and the command's own comment
// show, in order, in a folder where only testdata stands.
func TestManual(t *testing.T) {
	var script strings.Builder
	for _, name := range []string{"../../README.md", "main.go"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "//"))
			if args, ok := strings.CutPrefix(line, "go run ./cmd/temakod "); ok {
				line = "temakod " + args
			}
			if strings.HasPrefix(line, "temakod ") && !strings.HasPrefix(line, "temakod turns") {
				script.WriteString("exec " + strings.ReplaceAll(line, `"`, "'") + "\n")
			}
		}
	}
	if n := strings.Count(script.String(), "\n"); n < 10 {
		t.Fatalf("only %d commands found", n)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "manual.txtar"), []byte(script.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	data, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:   dir,
		Setup: func(env *testscript.Env) error { return os.Symlink(data, filepath.Join(env.WorkDir, "testdata")) },
	})
}

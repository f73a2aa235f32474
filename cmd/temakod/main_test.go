package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"temakod": main})
}

// TestScript runs the scripts in testdata/script: the command as a user calls
// it. UPDATE=1 rewrites what they expect.
func TestScript(t *testing.T) {
	notes, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TESTDATA", notes)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"sheets": sheets,
			"sheet":  sheet,
			"fill":   fill,
			"spoil":  spoil,
			"same":   same,
			"older":  older,
		},
	})
}

// sheets prints the names of a workbook's sheets.
func sheets(ts *testscript.TestScript, _ bool, args []string) {
	book := open(ts, args)
	defer book.Close()
	fmt.Fprintln(ts.Stdout(), strings.Join(book.GetSheetList(), "\n"))
}

// sheet prints the cells of a workbook's sheet, tabs between them.
func sheet(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sheet FILE SHEET")
	}
	book := open(ts, args[:1])
	defer book.Close()
	rows, err := book.GetRows(args[1])
	ts.Check(err)
	for _, row := range rows {
		fmt.Fprintln(ts.Stdout(), strings.Join(row, "\t"))
	}
}

func open(ts *testscript.TestScript, args []string) *excelize.File {
	if len(args) != 1 {
		ts.Fatalf("usage: sheets FILE")
	}
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	return book
}

// fill writes a file of some kilobytes of one character.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: fill FILE KILOBYTES")
	}
	var n int
	_, err := fmt.Sscan(args[1], &n)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("a"), n<<10), 0o666))
}

// older saves a text as Windows does in Sweden, in Windows-1252.
func older(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: older FILE")
	}
	out, err := charmap.Windows1252.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out), 0o666))
}

// same sees that two folders hold the same files with the same bytes.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: same FOLDER FOLDER")
	}
	a, b := tree(ts, args[0]), tree(ts, args[1])
	diff := ""
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			diff += " " + name
		}
	}
	if len(a) != len(b) {
		diff += fmt.Sprintf(" (%d files, %d files)", len(a), len(b))
	}
	if (diff == "") == neg {
		ts.Fatalf("%s and %s: differ in%s", args[0], args[1], diff)
	}
}

func tree(ts *testscript.TestScript, dir string) map[string][]byte {
	files := map[string][]byte{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		files[rel] = data
		return err
	}))
	return files
}

// TestStatus tells wrong use (2) from trouble (1), which a script cannot.
func TestStatus(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(notes, []byte("- Mer bidrag till föreningar\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "ut")
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{"version"}, done},
		{[]string{"-h"}, done},
		{[]string{"code", "-h"}, done},
		{nil, done},
		{[]string{"code", notes, "--out", out}, done},
		{[]string{"code", notes, filepath.Join(dir, "saknas.txt"), "--out", out}, troubled},
		{[]string{"code", filepath.Join(dir, "saknas.txt"), "--out", out}, troubled},
		{[]string{"code", notes, "--out", notes}, troubled},
		{[]string{"code"}, wrongUse},
		{[]string{"koda"}, wrongUse},
		{[]string{"code", notes, "--utt", out}, wrongUse},
		{[]string{"code", notes, "--unit", "ord"}, wrongUse},
		{[]string{"code", notes, "--roles", "svar"}, wrongUse},
		{[]string{"code", notes, "--shard", "3/2"}, wrongUse},
		{[]string{"code", notes, "--out"}, wrongUse},
		{[]string{"code", notes, "--level", "noll"}, wrongUse},
		{[]string{"version", "nu"}, wrongUse},
		{[]string{"completion", "tcsh"}, wrongUse},
		{[]string{"--lang", "da", "version"}, wrongUse},
		{[]string{"inspect", notes, "--stage", "ord"}, wrongUse},
	} {
		var stdout, stderr bytes.Buffer
		if got := run(c.args, strings.NewReader(""), &stdout, &stderr); got != c.want {
			t.Errorf("run(%q) = %d, want %d; stderr:\n%s", c.args, got, c.want, &stderr)
		}
		if c.want != done && stderr.Len() == 0 {
			t.Errorf("run(%q) failed without a word", c.args)
		}
	}
}

// spoil ruins every file below a folder: its first half remains.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return os.Truncate(path, info.Size()/2)
	}))
}

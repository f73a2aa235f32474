// Package golden runs a stage's cases, which lie as txtar files in testdata:
// "-- name --" holds what goes in, "-- name.want --" what is to come out, and
// the comment at the head says what the file is about.
//
// UPDATE=1 go test ./... rewrites every expectation; read the diff as carefully
// as code.
package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Run calls f with each case of each .txtar file in dir and compares what it
// gives with what is wanted. Invisible characters are written ^M (carriage
// return), ^I (tab), ^L (form feed) and ^_ (no-break space) on both sides.
func Run(t *testing.T, dir string, f func(t *testing.T, input string) string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in %s (%v)", dir, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runFile(t, file, f) })
	}
}

func runFile(t *testing.T, file string, f func(t *testing.T, input string) string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) == 0 {
		t.Fatalf("%s: no cases", file)
	}
	var out txtar.Archive
	out.Comment = archive.Comment
	want := map[string]string{}
	for _, c := range archive.Files {
		if strings.HasSuffix(c.Name, ".want") {
			want[c.Name] = string(c.Data)
		}
	}
	for _, c := range archive.Files {
		if strings.HasSuffix(c.Name, ".want") {
			continue
		}
		t.Run(c.Name, func(t *testing.T) {
			got := Show(f(t, Hide(strings.TrimSuffix(string(c.Data), "\n"))))
			if got != "" && !strings.HasSuffix(got, "\n") {
				got += "\n"
			}
			if os.Getenv("UPDATE") == "" && got != want[c.Name+".want"] {
				t.Errorf("%s: case %s\ninput:\n%sgot:\n%swant:\n%s", file, c.Name, c.Data, got, want[c.Name+".want"])
			}
			out.Files = append(out.Files, c, txtar.File{Name: c.Name + ".want", Data: []byte(got)})
		})
	}
	if os.Getenv("UPDATE") != "" && !t.Failed() {
		if err := os.WriteFile(file, txtar.Format(&out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var (
	hide = strings.NewReplacer("^M", "\r", "^I", "\t", "^L", "\f", "^_", "\u00a0")
	show = strings.NewReplacer("\r", "^M", "\t", "^I", "\f", "^L", "\u00a0", "^_")
)

// Hide turns the written forms of invisible characters into themselves.
func Hide(s string) string { return hide.Replace(s) }

// Show writes invisible characters so that they can be seen.
func Show(s string) string { return show.Replace(s) }

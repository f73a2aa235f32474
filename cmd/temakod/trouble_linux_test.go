package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// leftovers lists what a run left in dir.
func leftovers(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && path != dir {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestFullDisk runs into a real full disk: a file system of 100 kB.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=100k"); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	defer syscall.Unmount(disk, 0)
	var stdout, stderr bytes.Buffer
	status := run([]string{"code", "../../testdata/notes", "--out", filepath.Join(disk, "ut")}, strings.NewReader(""), &stdout, &stderr)
	if status != troubled || !strings.Contains(stderr.String(), "disken är full; inget är skrivet") {
		t.Errorf("status %d, stderr:\n%s", status, &stderr)
	}
	if left := leftovers(t, disk); len(left) > 0 {
		t.Errorf("the run left %q", left)
	}
}

// TestLostPermission runs into a folder that may not be written in.
func TestLostPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	status := run([]string{"code", "../../testdata/notes", "--out", filepath.Join(dir, "ut")}, strings.NewReader(""), &stdout, &stderr)
	if status != troubled || !strings.Contains(stderr.String(), "behörighet saknas") {
		t.Errorf("status %d, stderr:\n%s", status, &stderr)
	}
}

// TestInterrupt ends a run in the middle, with the signal that Ctrl-C sends and
// with the one that nobody can catch, and runs again.
func TestInterrupt(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	dir := t.TempDir()
	command := filepath.Join(dir, "temakod")
	if out, err := exec.Command("go", "build", "-o", command, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	// A pipe that nobody closes keeps the run waiting for its second input.
	for _, c := range []struct {
		signal os.Signal
		clean  bool
	}{{os.Interrupt, true}, {syscall.SIGTERM, true}, {os.Kill, false}} {
		out := filepath.Join(dir, "ut")
		cmd := exec.Command(command, "code", "../../testdata/notes/halland-2021-dialog.txt", "-", "--out", out)
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(t, func() bool { return len(leftoversOrNone(out)) > 0 })
		cmd.Process.Signal(c.signal)
		cmd.Wait() // the pipe stays open: the run must not wait for its end
		stdin.Close()
		for _, name := range leftoversOrNone(out) {
			if c.clean || !strings.HasPrefix(filepath.Base(name), ".temakod-") {
				t.Errorf("%v left %s; stderr: %s", c.signal, name, &stderr)
			}
		}
		var stdout bytes.Buffer
		stderr.Reset()
		if status := run([]string{"code", "../../testdata/notes/halland-2021-dialog.txt", "--out", out, "--quiet"}, strings.NewReader(""), &stdout, &stderr); status != done {
			t.Errorf("the run after %v: status %d, stderr:\n%s", c.signal, status, &stderr)
		}
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
	}
}

func leftoversOrNone(dir string) []string {
	var names []string
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return nil
	})
	return names
}

func waitFor(t *testing.T, ready func() bool) {
	t.Helper()
	for range 500 {
		if ready() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the run did not begin to write")
}

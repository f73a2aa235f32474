package ingest

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"testing"
)

// partOf returns a part of a zip container.
func partOf(t testing.TB, data []byte, part string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Open(part)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// packed returns the seed of a format with one part put in the place of its own.
func packed(t testing.TB, ext, part string, content []byte) []byte {
	t.Helper()
	seed := map[string]string{"docx": "rik.docx", "odt": "rik.odt", "epub": "bok.epub", "xlsx": "enkat.xlsx"}[ext]
	data, err := os.ReadFile(inTestdata("ingest", seed))
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range r.File {
		if e.Name != part {
			if err := w.Copy(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	p, err := w.CreateHeader(&zip.FileHeader{Name: part, Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

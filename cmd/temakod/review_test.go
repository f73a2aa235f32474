package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestReviewRoundTrip feeds a workbook back in which a person has filled in the
// review sheet, in Swedish, and looks for the verdicts in the codings.
func TestReviewRoundTrip(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join("..", "..", "testdata", "notes", "halland-2021-dialog.txt")
	code := func(out string, more ...string) (string, string) {
		t.Helper()
		var stdout, stderr bytes.Buffer
		args := append([]string{"code", notes, "--quiet", "--out", filepath.Join(dir, out)}, more...)
		if status := run(args, strings.NewReader(""), &stdout, &stderr); status != done {
			t.Fatalf("temakod %q: status %d, stderr:\n%s", args, status, &stderr)
		}
		data, err := os.ReadFile(filepath.Join(dir, out, "codings.csv"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data), stderr.String()
	}
	before, _ := code("forst")
	book, err := excelize.OpenFile(filepath.Join(dir, "forst", "temakod.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("Granskning")
	if err != nil {
		t.Fatal(err)
	}
	head := slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, "decision") })
	if head < 0 {
		t.Fatalf("the review sheet has no column decision; it begins %q", rows[:min(3, len(rows))])
	}
	column := func(id string) int { return slices.Index(rows[head], id) }
	set := func(row int, id, value string) {
		cell, err := excelize.CoordinatesToCellName(column(id)+1, row+1)
		if err == nil {
			err = book.SetCellValue("Granskning", cell, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	// The first row with a theme is kept, the next with another segment dropped,
	// and one with no theme is given one.
	var kept, dropped, added int
	for i := head + 1; i < len(rows); i++ {
		theme := ""
		if c := column("theme"); c < len(rows[i]) {
			theme = rows[i][c]
		}
		switch {
		case theme == "" && added == 0:
			added = i
		case theme != "" && kept == 0:
			kept = i
		case theme != "" && dropped == 0 && rows[i][column("segment")] != rows[kept][column("segment")]:
			dropped = i
		}
	}
	if kept == 0 || dropped == 0 || added == 0 {
		t.Fatalf("rows to keep, drop and add: %d, %d, %d; want one of each", kept, dropped, added)
	}
	set(kept, "decision", "behåll")
	set(dropped, "decision", "stryk")
	set(added, "decision", "lägg till")
	set(added, "theme", "demokrati")
	edited := filepath.Join(dir, "granskad.xlsx")
	if err := book.SaveAs(edited); err != nil {
		t.Fatal(err)
	}
	after, _ := code("sedan", "--decisions", edited)

	at := func(row int) string { return "," + rows[row][column("segment")] + "," }
	has := func(codings, segment, theme, rule string) bool {
		for line := range strings.Lines(codings) {
			if strings.Contains(line, segment) && strings.Contains(line, ","+theme+",") && strings.Contains(line, rule) {
				return true
			}
		}
		return false
	}
	if theme := rows[kept][column("theme")]; !has(after, at(kept), theme, ",decision,") {
		t.Errorf("a kept coding of %s in %s does not show the rule decision", theme, at(kept))
	}
	theme := rows[dropped][column("theme")]
	if !has(before, at(dropped), theme, "") || has(after, at(dropped), theme, "") {
		t.Errorf("the coding of %s in %s was there %v and is there %v; want true, false", theme, at(dropped), has(before, at(dropped), theme, ""), has(after, at(dropped), theme, ""))
	}
	if has(before, at(added), "demokrati", "") || !has(after, at(added), "demokrati", ",decision,") {
		t.Errorf("the theme added to %s is not among the codings, or was before", at(added))
	}
}

// TestSampleRoundTrip fills in a sample as a person would, in a workbook, and
// validates against it.
func TestSampleRoundTrip(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join("..", "..", "testdata", "notes")
	sheet := filepath.Join(dir, "urval.xlsx")
	var stdout, stderr bytes.Buffer
	if status := run([]string{"sample", notes, "--n", "6", "--seed", "7", "--out", sheet}, strings.NewReader(""), &stdout, &stderr); status != done {
		t.Fatalf("sample: status %d, stderr:\n%s", status, &stderr)
	}
	book, err := excelize.OpenFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	name := book.GetSheetName(0)
	rows, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 7 {
		t.Fatalf("the sheet has %d rows; want a header and 6", len(rows))
	}
	// A name, an id, none, an unknown theme, and two left empty.
	for i, theme := range []string{"Ensamhet och isolering", "finansiering", "-", "påhittat"} {
		cell, err := excelize.CoordinatesToCellName(slices.Index(rows[0], "theme")+1, i+2)
		if err == nil {
			err = book.SetCellValue(name, cell, theme)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	stdout.Reset()
	stderr.Reset()
	status := run([]string{"validate", notes, "--gold", sheet}, strings.NewReader(""), &stdout, &stderr)
	for _, want := range []string{"”påhittat”", "2 rader har inget tema angivet"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("validate, status %d: stderr lacks %s:\n%s", status, want, &stderr)
		}
	}
	if !strings.Contains(stdout.String(), "Ensamhet och isolering") {
		t.Errorf("validate shows no theme:\n%s", &stdout)
	}
}

// TestValidationWorkbook looks for the files that were read, and what was said of
// them, in the workbook of a validation, and for what its sheets are for.
func TestValidationWorkbook(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join("..", "..", "testdata", "notes", "halland-2021-dialog.txt")
	var stdout, stderr bytes.Buffer
	args := []string{"validate", notes, "--gold", filepath.Join("..", "..", "testdata", "gold"), "--out", dir}
	if status := run(args, strings.NewReader(""), &stdout, &stderr); status == wrongUse {
		t.Fatalf("temakod %q: %s", args, &stderr)
	}
	book, err := excelize.OpenFile(filepath.Join(dir, "validate.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for sheet, want := range map[string]string{
		"Om körningen": "halland-2021-dialog.txt", "Meddelanden": "sidbrytning", "Sammanfattning": "Hur väl programmets kodningar stämmer",
	} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(rows, func(r []string) bool { return strings.Contains(strings.Join(r, " "), want) }) {
			t.Errorf("the sheet %s does not hold %q", sheet, want)
		}
	}
}

package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/lexicon/sv"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/ingest"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/structure"
)

// stageOptions are the flags that decide what becomes of a document: those of
// every command that reads notes.
type stageOptions struct {
	lexicons     []string
	slips        bool
	older        bool
	encoding     string
	textColumns  []string
	pdfReader    string
	followLinks  bool
	limits       ingest.Limits
	noRepair     bool
	transcript   string
	interviewers []string
	metadata     string
	decisions    string

	hashes []export.Setting // of the files that were read, for run.json
}

func (o *stageOptions) define(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVarP(&o.lexicons, "lexicon", "l", nil, "")
	f.StringVar(&o.metadata, "metadata", "", "")
	f.StringVar(&o.decisions, "decisions", "", "")
	f.StringVar(&o.encoding, "encoding", "", "")
	f.StringSliceVar(&o.interviewers, "interviewer", nil, "")
	f.StringVar(&o.transcript, "transcript", "auto", "")
	f.StringSliceVar(&o.textColumns, "text-column", nil, "")
	f.StringVar(&o.pdfReader, "pdf-reader", "builtin", "")
	f.BoolVar(&o.noRepair, "no-repair", false, "")
	f.BoolVar(&o.slips, "slips", false, "")
	f.BoolVar(&o.older, "snowball2", false, "")
	f.BoolVar(&o.followLinks, "follow-links", false, "")
	mark(cmd, "read", "lexicon=file", "metadata=file", "decisions=file", "encoding=encoding", "interviewer?=names", "transcript?=switch",
		"text-column?=columns", "pdf-reader?=reader", "no-repair?", "slips?", "snowball2?", "follow-links?")
	limitFlags(cmd, &o.limits)
}

func (o *stageOptions) check(cmd *cobra.Command) error {
	if o.encoding != "" {
		id, ok := ingest.EncodingNamed(o.encoding)
		if !ok {
			return misuse(cmd, "command.bad-choice", "--encoding", o.encoding, strings.Join(ingest.Encodings(), ", "))
		}
		o.encoding = id
	}
	if !slices.Contains([]string{"auto", "on", "off"}, o.transcript) {
		return misuse(cmd, "command.bad-choice", "--transcript", o.transcript, "auto, on, off")
	}
	if o.pdfReader != "builtin" && o.pdfReader != "poppler" {
		return misuse(cmd, "command.bad-choice", "--pdf-reader", o.pdfReader, "builtin, poppler")
	}
	return nil
}

func (o *stageOptions) settings() []export.Setting {
	s := []export.Setting{
		{Name: "encoding", Value: o.encoding}, {Name: "interviewer", Value: strings.Join(o.interviewers, ",")},
		{Name: "transcript", Value: o.transcript}, {Name: "text-column", Value: strings.Join(o.textColumns, ",")},
		{Name: "pdf-reader", Value: o.pdfReader}, {Name: "no-repair", Value: fmt.Sprint(o.noRepair)},
		{Name: "slips", Value: fmt.Sprint(o.slips)}, {Name: "snowball2", Value: fmt.Sprint(o.older)},
	}
	return append(s, o.hashes...)
}

// prepareStages reads the lexicon, the metadata and the decisions, and compiles.
func (a *app) prepareStages(j *job, o *stageOptions) error {
	lex, files, errs, err := loadLexicon(o.lexicons)
	if err != nil {
		return err
	}
	j.lex, j.lexFiles = lex, files
	j.notes = append(j.notes, errs...)
	m, errs := code.Compile(lex, code.Options{Stem: stem.Options{Snowball2: o.older}, Slips: o.slips})
	j.notes = append(j.notes, errs...)
	if len(m.Terms) == 0 {
		a.reporter(j).all(j.notes, false)
		return &failure{id: "command.no-terms"}
	}
	j.stages.Matcher = m
	j.stages.Ingest = ingest.Options{Encoding: o.encoding, Limits: o.limits, TextColumns: o.textColumns}
	j.stages.Structure = structure.Options{NoRepair: o.noRepair, Interviewers: o.interviewers,
		Transcript: map[string]structure.Switch{"auto": structure.Auto, "on": structure.On, "off": structure.Off}[o.transcript]}
	if o.pdfReader == "poppler" {
		if err := o.poppler(j); err != nil {
			return err
		}
	}
	if o.metadata != "" {
		if err := o.readMetadata(j); err != nil {
			return err
		}
	}
	if o.decisions != "" {
		return o.readDecisions(j)
	}
	return nil
}

// loadLexicon reads the lexicons that are named, or the default. The files are
// returned beside it, so that a shard can carry them.
func loadLexicon(names []string) (*lexicon.Lexicon, [][]lexicon.File, []*source.Error, error) {
	opt := defaults()
	if len(names) == 0 {
		files, err := lexicon.Files(sv.Files, ".", "sv/")
		if err != nil {
			return nil, nil, nil, err
		}
		lex, errs, err := lexicon.Build([][]lexicon.File{files}, opt)
		return lex, [][]lexicon.File{files}, errs, err
	}
	var parts [][]lexicon.File
	for _, name := range names {
		if _, err := os.Stat(name); name == "sv" && errors.Is(err, fs.ErrNotExist) { // the default by its name
			files, err := lexicon.Files(sv.Files, ".", "sv/")
			if err != nil {
				return nil, nil, nil, err
			}
			parts = append(parts, files)
			continue
		}
		dir, base := filepath.Split(filepath.Clean(name))
		files, err := lexicon.Files(os.DirFS(cmp.Or(dir, ".")), base, filepath.ToSlash(dir))
		if err != nil {
			return nil, nil, nil, namedFile(name, err)
		}
		parts = append(parts, files)
	}
	lex, errs, err := lexicon.Build(parts, opt)
	return lex, parts, errs, err
}

// namedFile words what is wrong with a file that a flag names.
func namedFile(name string, err error) error {
	switch info, statErr := os.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
		return &failure{id: "command.no-such-file", args: []any{name}, cause: err}
	case errors.Is(err, lexicon.ErrNoFiles):
		return &failure{id: "command.no-lexicon-files", args: []any{name}, cause: err}
	case errors.Is(err, fs.ErrPermission):
		return &failure{id: "command.no-read", args: []any{name}, cause: err}
	case statErr == nil && info.IsDir():
		return &failure{id: "command.is-folder", args: []any{name}, cause: err}
	}
	return &failure{id: "command.unreadable", args: []any{name, reason(err)}, cause: err}
}

// readSheet reads the rows of a workbook that a flag names: of the first
// worksheet that has one of the columns, from that row on, or of the first.
func readSheet(name string, data []byte, columns ...string) ([][]string, error) {
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 1 << 30, UnzipXMLSizeLimit: 1 << 26})
	if err != nil {
		return nil, &failure{id: "command.unreadable", args: []any{name, err.Error()}, cause: err}
	}
	defer book.Close()
	var first [][]string
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			return nil, &failure{id: "command.unreadable", args: []any{name, err.Error()}, cause: err}
		}
		if first == nil {
			first = rows
		}
		for i, row := range rows[:min(len(rows), 20)] {
			if slices.ContainsFunc(row, func(c string) bool { return slices.Contains(columns, strings.ToLower(strings.TrimSpace(c))) }) {
				return rows[i:], nil
			}
		}
	}
	return first, nil
}

func isWorkbook(name string) bool { return strings.EqualFold(filepath.Ext(name), ".xlsx") }

// readNamed reads a file that a flag names: a workbook as it is, a text as UTF-8,
// whatever it was saved as.
func (o *stageOptions) readNamed(j *job, flag, name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, namedFile(name, err)
	}
	o.hashes = append(o.hashes, export.Setting{Name: flag, Value: "sha256:" + hashOf(data)})
	if isWorkbook(name) {
		return data, nil
	}
	text, notes := ingest.Text(name, data)
	j.notes = append(j.notes, notes...)
	return []byte(text), nil
}

// namedRows are the rows of a table and the file that they were read from.
type namedRows struct {
	Name string
	Rows [][]string
}

// readDecisions reads a reader's verdicts: a sheet of their own, or the whole
// workbook with the review sheet filled in.
func (o *stageOptions) readDecisions(j *job) error {
	rows, err := o.rows(j, "decisions", o.decisions, "decision", "beslut")
	if err != nil {
		return err
	}
	j.decisions = namedRows{o.decisions, rows}
	var errs []*source.Error
	j.stages.Decisions, errs = j.stages.Matcher.ParseDecisions(o.decisions, rows)
	j.notes = append(j.notes, errs...)
	return nil
}

// rows reads the table in a CSV or XLSX file that a flag names.
func (o *stageOptions) rows(j *job, flag, name string, columns ...string) ([][]string, error) {
	data, err := o.readNamed(j, flag, name)
	if err != nil {
		return nil, err
	}
	if isWorkbook(name) {
		return readSheet(name, data, columns...)
	}
	return readCSV(name, data)
}

// readCSV reads a CSV file, in UTF-8 with or without a mark, parted by whichever
// of semicolon, comma and tab its first line holds most of.
func readCSV(name string, data []byte) ([][]string, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	first, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	for _, c := range []byte{';', '\t'} {
		if bytes.Count(first, []byte{c}) > bytes.Count(first, []byte{byte(r.Comma)}) {
			r.Comma = rune(c)
		}
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil, &failure{id: "command.unreadable", args: []any{name, err.Error()}, cause: err}
	}
	return rows, nil
}

func (o *stageOptions) readMetadata(j *job) error {
	data, err := o.readNamed(j, "metadata", o.metadata)
	if err != nil {
		return err
	}
	var errs []*source.Error
	if isWorkbook(o.metadata) {
		rows, err := readSheet(o.metadata, data, "document", "dokument")
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			rows = [][]string{nil}
		}
		j.stages.Metadata, errs = structure.NewMetadata(o.metadata, rows[0], rows[1:])
	} else {
		j.stages.Metadata, errs = structure.ParseMetadata(o.metadata, data)
	}
	j.notes = append(j.notes, errs...)
	return nil
}

// poppler has PDF files read by pdftotext. It is found on the PATH, called
// without a shell, with fixed arguments and a time limit, and reads from a pipe.
func (o *stageOptions) poppler(j *job) error {
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		return &failure{id: "command.no-poppler", hint: "command.no-poppler-hint", cause: err}
	}
	v, _ := exec.Command(path, "-v").CombinedOutput() // it prints its version and exits 0 or 99
	line, _, _ := strings.Cut(string(v), "\n")
	o.hashes = append(o.hashes, export.Setting{Name: "pdf-reader-version", Value: strings.TrimSpace(line)})
	j.stages.Ingest.PDFReader = func(data []byte) ([]string, error) {
		ctx, cancel := context.WithTimeout(context.Background(), popplerTime)
		defer cancel()
		cmd := exec.CommandContext(ctx, path, "-bbox-layout", "-enc", "UTF-8", "-", "-")
		cmd.Stdin = bytes.NewReader(data)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("pdftotext: %w: %s", err, strings.TrimSpace(stderr.String()))
		}
		return ingest.PopplerPages(out), nil
	}
	return nil
}

// popplerTime is how long pdftotext may take over one file.
const popplerTime = 2 * time.Minute

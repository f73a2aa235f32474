package main

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

// A runFile is run.json: what was run on what, so that it can be run again. It
// holds nothing of the clock (unless it is asked to), the machine, the workers
// or the output folder.
type runFile struct {
	Temakod  string            `json:"temakod"`
	Stamp    string            `json:"stamp,omitempty"`
	Lexicon  runLexicon        `json:"lexicon"`
	Settings map[string]string `json:"settings"`
	Inputs   []runInput        `json:"inputs"`
	Counts   map[string]int    `json:"counts"`
	Notes    []runNote         `json:"notes"`
}

type runLexicon struct {
	Names   []string `json:"names"`
	Version string   `json:"version"`
	Hash    string   `json:"hash"`
	Themes  int      `json:"themes"`
	Terms   int      `json:"terms"`
}

type runInput struct {
	Name      string `json:"name"`
	Outcome   string `json:"outcome"`
	Format    string `json:"format,omitempty"`
	Encoding  string `json:"encoding,omitempty"`
	Hash      string `json:"sha256,omitempty"`
	Segments  int    `json:"segments"`
	Responses int    `json:"responses"`
	Words     int    `json:"words"`
	Codings   any    `json:"codings"` // a number, or "hidden" as in tables.json
}

type runNote struct {
	Level  string `json:"level"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Place  string `json:"place,omitempty"`
	ID     string `json:"id"`
	Text   string `json:"text"`
	Hint   string `json:"hint,omitempty"`
}

// writeRunFile writes run.json. A zero stamp is left out.
func writeRunFile(w io.Writer, run *export.Run, report *pipeline.Report, stamp time.Time) error {
	f := runFile{
		Temakod: run.Version, Settings: map[string]string{},
		Inputs: make([]runInput, 0, len(run.Inputs)), Notes: make([]runNote, 0, len(run.Notes)),
		Lexicon: runLexicon{run.Lexicon.Names, run.Lexicon.Version, run.Lexicon.Hash, len(run.Themes), len(run.Terms)},
		Counts: map[string]int{
			"inputs": len(run.Inputs), "faults": report.Faults, "notices": report.Notices, "tokeniser_fallbacks": report.Prose,
		},
	}
	for _, e := range run.Notes[:len(run.Notes)-len(report.Notes)] { // those of the lexicon, the metadata and the like
		f.Counts[noteLevel(e)+"s"]++
	}
	if !stamp.IsZero() {
		f.Stamp = stamp.Format(time.RFC3339)
	}
	for _, s := range run.Settings {
		f.Settings[s.Name] = s.Value
	}
	for _, in := range run.Inputs {
		i := runInput{run.Names.Show(in.Name), in.Outcome.String(), in.Format, in.Encoding, in.Hash, in.Segments, in.Responses, in.Words, in.Codings}
		if run.Names.Hidden() {
			i.Hash = "" // who has the file could tell which it is
		}
		if !run.Privacy.ByDocument() {
			i.Codings = "hidden"
		}
		f.Inputs = append(f.Inputs, i)
		f.Counts["segments"] += in.Segments
		f.Counts["responses"] += in.Responses
		f.Counts["words"] += in.Words
		f.Counts["codings"] += in.Codings
	}
	for _, e := range run.Notes {
		f.Notes = append(f.Notes, noteOf(run, e))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		return err
	}
	_, err := w.Write(indented(b.Bytes()))
	return err
}

// indented lays out what an encoder wrote, two spaces a level, as [json.Indent]
// does, but without parsing it again: that took half the time of all outputs.
func indented(compact []byte) []byte {
	out := make([]byte, 0, len(compact)*3/2)
	depth := 0
	line := func() {
		out = append(out, '\n')
		for range depth {
			out = append(out, "  "...)
		}
	}
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			start := i
			for i++; compact[i] != '"'; i++ {
				if compact[i] == '\\' {
					i++
				}
			}
			out = append(out, compact[start:i+1]...)
		case '{', '[':
			out = append(out, c)
			if end := compact[i+1]; end == '}' || end == ']' {
				out = append(out, end)
				i++
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			out = append(out, c)
		case ',':
			out = append(out, c)
			line()
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}

func noteOf(run *export.Run, e *source.Error) runNote {
	m := run.Message(e)
	return runNote{
		Level: noteLevel(e), File: m.Name, Line: e.Line, Column: e.Column, Place: message.English.Place(e.Place),
		ID: e.ID, Text: m.Says, Hint: m.Hint,
	}
}

func noteLevel(e *source.Error) string {
	if e.Level == source.Fault {
		return "fault"
	}
	return "notice"
}

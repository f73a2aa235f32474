package main

import (
	"io"
	"time"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

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

// writeRunFile writes run.json: what was run on what, so that it can be run again.
// It holds nothing of the clock (a zero stamp is left out), the machine, the
// workers or the output folder. Inputs and notes go out one by one, for there may
// be 100,000 of them.
func writeRunFile(w io.Writer, run *export.Run, report *pipeline.Report, stamp time.Time) error {
	l := newLayout(w)
	l.open("", '{')
	l.value("temakod", run.Version)
	if !stamp.IsZero() {
		l.value("stamp", stamp.Format(time.RFC3339))
	}
	l.value("lexicon", runLexicon{run.Lexicon.Names, run.Lexicon.Version, run.Lexicon.Hash, len(run.Themes), len(run.Terms)})
	settings := map[string]string{}
	for _, s := range run.Settings {
		settings[s.Name] = s.Value
	}
	l.value("settings", settings)
	counts := map[string]int{
		"inputs": len(run.Inputs), "faults": report.Faults, "notices": report.Notices, "tokeniser_fallbacks": report.Prose,
		"segments": 0, "responses": 0, "words": 0, "codings": 0,
	}
	l.open("inputs", '[')
	for _, in := range run.Inputs {
		i := runInput{run.Names.Show(in.Name), in.Outcome.String(), in.Format, in.Encoding, in.Hash, in.Segments, in.Responses, in.Words, in.Codings}
		if run.Names.Hidden() {
			i.Hash = "" // who has the file could tell which it is
		}
		if !run.Privacy.ByDocument() {
			i.Codings = "hidden"
		}
		l.value("", &i)
		counts["segments"] += in.Segments
		counts["responses"] += in.Responses
		counts["words"] += in.Words
		counts["codings"] += in.Codings
	}
	l.end(']')
	for _, e := range run.Notes[:len(run.Notes)-len(report.Notes)] { // those of the lexicon, the metadata and the like
		counts[noteLevel(e)+"s"]++
	}
	l.value("counts", counts)
	l.open("notes", '[')
	for _, e := range run.Notes {
		n := noteOf(run, e)
		l.value("", &n)
	}
	l.end(']')
	l.end('}')
	return l.close()
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

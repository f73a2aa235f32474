package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

// shown is how many notices and faults of a run are drawn before the rest is
// counted: run.json and the workbook have them all.
const shown = 20

// A reporter draws errors for people:
//
//	teman.yaml:12:13: fel: okänd nyckel ”termer”
//	   12 |     termer: [trygghet]
//	      |     ^^^^^^
//	  råd: menade du ”terms”?
type reporter struct {
	w    io.Writer
	lang message.Lang
	hide func(sentence, name string) string // takes a hidden document's name out; may be nil
	most int                                // how many are drawn before the rest is counted; 0: all
}

// all draws errs in their order: the faults first in full, then notices while
// there is room; the rest is counted.
func (r reporter) all(errs []*source.Error, quiet bool) {
	var faults, notices []*source.Error
	for _, e := range errs {
		if e.Level == source.Fault {
			faults = append(faults, e)
		} else if !quiet {
			notices = append(notices, e)
		}
	}
	if r.most == 0 {
		r.most = len(errs)
	}
	r.some(faults, r.most)
	r.some(notices, max(0, r.most-len(faults)))
}

func (r reporter) some(errs []*source.Error, n int) {
	for _, e := range errs[:min(n, len(errs))] {
		r.one(e)
	}
	if rest := len(errs) - n; rest > 0 {
		id := "command.more-notices"
		if errs[0].Level == source.Fault {
			id = "command.more-faults"
		}
		fmt.Fprintln(r.w, r.lang.Text(id, rest))
	}
}

// one draws one error: its place and sentence, the line with a marker, a hint.
func (r reporter) one(e *source.Error) {
	level := "command.notice"
	if e.Level == source.Fault {
		level = "command.fault"
	}
	head := place(r.lang, e) + r.lang.Text(level) + ": " + r.lang.Error(e)
	fmt.Fprintln(r.w, r.clean(head, e.Name))
	if e.Level == source.Fault && e.Excerpt != "" {
		r.excerpt(e)
	}
	if e.Hint != "" {
		fmt.Fprintf(r.w, "  %s: %s\n", r.lang.Text("command.hint"), r.clean(r.lang.Text(e.Hint, e.HintArgs...), e.Name))
	}
}

func (r reporter) clean(s, name string) string {
	s = printable(s)
	if r.hide != nil {
		return r.hide(s, name)
	}
	return s
}

// place writes where an error is: the file, the place as the format counts, and
// line and column.
func place(lang message.Lang, e *source.Error) string {
	var b strings.Builder
	if e.Name != "" {
		b.WriteString(e.Name)
		b.WriteByte(':')
	}
	if words := lang.Place(e.Place); words != "" {
		b.WriteString(words)
		b.WriteByte(':')
	} else if e.Line > 0 {
		fmt.Fprintf(&b, "%d:", e.Line)
		if e.Column > 0 {
			fmt.Fprintf(&b, "%d:", e.Column)
		}
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

// excerpt draws the line and a marker under the stretch that the error is
// about. The marker's line repeats the tabs of the line above, so that it
// stands right whatever a tab is worth.
func (r reporter) excerpt(e *source.Error) {
	cut := ""
	if e.Cut > 0 {
		cut = "…"
	}
	number := fmt.Sprintf("%5d", e.Line)
	fmt.Fprintf(r.w, "%s | %s%s\n", number, cut, printable(e.Excerpt))
	line := []rune(e.Excerpt)
	col := e.Column - 1 - e.Cut
	if col < 0 || col > len(line) {
		return
	}
	var pad strings.Builder
	for _, c := range cut + string(line[:col]) {
		if c == '\t' {
			pad.WriteByte('\t')
		} else {
			pad.WriteByte(' ')
		}
	}
	width := min(e.Width, max(1, len(line)-col))
	fmt.Fprintf(r.w, "%s | %s%s\n", strings.Repeat(" ", len(number)), pad.String(), strings.Repeat("^", width))
}

// printable replaces what would move the cursor or colour the terminal: names
// and excerpts come from files.
func printable(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t' || c == '\n':
			return c
		case c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069:
			return '\ufffd'
		}
		return c
	}, s)
}

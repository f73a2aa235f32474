package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/tokenise"
)

func (a *app) lexiconDiff() *cobra.Command {
	var on []string
	var o stageOptions
	cmd := &cobra.Command{
		Use: "diff A B --on NOTES", Args: exactly(2, "command.two-lexicons"),
		RunE: func(cmd *cobra.Command, args []string) error {
			one, m1, err := a.load(lexiconNames(args[0]))
			if err != nil {
				return err
			}
			two, m2, err := a.load(lexiconNames(args[1]))
			if err != nil {
				return err
			}
			for _, c := range lexicon.Diff(one, two) {
				a.showChange(c)
			}
			if len(on) == 0 {
				return nil
			}
			o.lexicons = lexiconNames(args[0])
			return a.diffOn(cmd.Context(), &o, on, m1, m2)
		},
	}
	cmd.Flags().StringSliceVar(&on, "on", nil, "")
	mark(cmd, "read", "on=notes")
	return cmd
}

// showChange prints what differs between two lexicons, as a line.
func (a *app) showChange(c lexicon.Change) {
	theme := c.Theme
	if theme == "" {
		theme = a.lang.Text("command.diff-lexicon")
	}
	what := a.lang.Text("command.diff-" + c.Kind.String())
	if c.What == "theme" {
		fmt.Fprintf(a.stdout, "%-10s %s\n", what, theme)
		return
	}
	old, now := oneLine(c.Old), oneLine(c.New)
	if old != "" && now != "" {
		now = " → " + now
	}
	fmt.Fprintf(a.stdout, "%-10s %s, %s: %s%s\n", what, theme, c.What, printable(old), printable(now))
}

// lexiconNames are the files of a lexicon that is named: none for the default.
func lexiconNames(name string) []string {
	if name == "sv" {
		return nil
	}
	return []string{name}
}

// diffOn prints the codings that one lexicon makes in the notes and the other
// does not: a theme on words, whichever term found it.
func (a *app) diffOn(ctx context.Context, o *stageOptions, on []string, m1, m2 *code.Matcher) error {
	tok := tokenise.New(tokenise.Options{})
	coder := m2.Coder(tok)
	found := false
	err := a.eachSegment(ctx, o, on, tok, func(c *code.Coded, i int, toks []tokenise.Token) {
		was := codingsOf(c, i)
		is := coder.Segment(nil, c.Document, i, toks)
		found = a.diffSegment(c, m1, m2, was, is, "-") || found
		found = a.diffSegment(c, m2, m1, is, was, "+") || found
	})
	if err == nil && !found {
		fmt.Fprintln(a.stdout, a.lang.Text("command.no-difference"))
	}
	return err
}

// diffSegment prints those of codings whose theme no coding of others has on
// the same words.
func (a *app) diffSegment(c *code.Coded, m, om *code.Matcher, codings, others []code.Coding, sign string) bool {
	found := false
	for _, k := range codings {
		same := false
		for _, x := range others {
			same = same || x.Span == k.Span && om.Themes[x.Theme].ID == m.Themes[k.Theme].ID
		}
		if same {
			continue
		}
		found = true
		l := code.KWIC(c.Document, []code.Coding{k}, 40)[0]
		fmt.Fprintf(a.stdout, "%s %s:%d: %-22s %-24s %s[%s]%s\n", sign, l.Document, l.Line, m.Themes[k.Theme].ID, m.Terms[k.Term].ID,
			printable(l.Left), printable(l.Hit), printable(l.Right))
	}
	return found
}

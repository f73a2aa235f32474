package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/lexicon/sv"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tokenise"
)

func (a *app) lexiconCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "lexicon",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SuggestionsMinimumDistance = 2
	cmd.AddCommand(a.lexiconShow(), a.lexiconCheck(), a.lexiconInit(), a.lexiconExplain(),
		a.lexiconDiff(), a.lexiconSuggest(), a.lexiconImport(), a.lexiconExport())
	return cmd
}

// load reads the lexicons that are named and compiles them, and draws what is
// wrong with them.
func (a *app) load(names []string) (*lexicon.Lexicon, *code.Matcher, error) {
	lex, _, errs, err := loadLexicon(names)
	if err != nil {
		return nil, nil, err
	}
	m, more := code.Compile(lex, code.Options{})
	a.draw(&job{notes: append(errs, more...)}, nil)
	return lex, m, nil
}

func (a *app) lexiconShow() *cobra.Command {
	var syntax bool
	var theme string
	cmd := &cobra.Command{
		Use: "show [LEXICON...]",
		RunE: func(cmd *cobra.Command, args []string) error {
			if syntax {
				a.showSyntax()
				return nil
			}
			lex, _, err := a.load(args)
			if err != nil {
				return err
			}
			if theme != "" && lex.Theme(theme) == nil {
				return misuse(cmd, "command.bad-choice", "--theme", theme, strings.Join(themePaths(lex), ", "))
			}
			a.showLexicon(lex, theme)
			return nil
		},
	}
	cmd.Flags().BoolVar(&syntax, "syntax", false, "")
	cmd.Flags().StringVar(&theme, "theme", "", "")
	mark(cmd, "out", "theme=theme", "syntax")
	return cmd
}

// themePaths are the ids of the outermost themes.
func themePaths(lex *lexicon.Lexicon) []string {
	var paths []string
	lex.Walk(func(t, _ *lexicon.Theme) bool {
		if !strings.Contains(t.Path, "/") {
			paths = append(paths, t.Path)
		}
		return true
	})
	return paths
}

// showLexicon prints themes as a tree, each with its definition and terms.
func (a *app) showLexicon(lex *lexicon.Lexicon, only string) {
	lang := a.lang.String()
	fmt.Fprintf(a.stdout, "%s %s  sha256:%s\n", lex.Name, lex.Version, lex.Hash())
	lex.Walk(func(t, _ *lexicon.Theme) bool {
		if only != "" && t.Path != only && !strings.HasPrefix(t.Path, only+"/") {
			return true
		}
		indent := strings.Repeat("  ", strings.Count(t.Path, "/"))
		fmt.Fprintf(a.stdout, "\n%s%s  [%s]\n", indent, t.Label.In(lang), t.Path)
		if d := t.Definition.In(lang); d != "" {
			fmt.Fprint(a.stdout, wrap(indent+"  "+oneLine(d), indent+"  "))
		}
		var terms []string
		for _, list := range [][]*lexicon.Term{t.Terms, t.Rules} {
			for _, term := range list {
				terms = append(terms, term.Text)
			}
		}
		if len(terms) > 0 {
			fmt.Fprint(a.stdout, wrap(indent+"  + "+strings.Join(terms, " · "), indent+"    "))
		}
		var except []string
		for _, term := range t.Except {
			except = append(except, term.Text)
		}
		if len(except) > 0 {
			fmt.Fprint(a.stdout, wrap(indent+"  - "+strings.Join(except, " · "), indent+"    "))
		}
		return true
	})
}

// showSyntax prints every way to write a term, with words that it matches (+)
// and words that it does not (-).
func (a *app) showSyntax() {
	for _, f := range lexicon.Forms() {
		fmt.Fprintf(a.stdout, "%-28s %s\n", f.Term, a.lang.Text("lexicon.form-"+f.ID))
		fmt.Fprint(a.stdout, wrap("  + "+strings.Join(f.Matches, " · "), "    "))
		if len(f.Misses) > 0 {
			fmt.Fprint(a.stdout, wrap("  - "+strings.Join(f.Misses, " · "), "    "))
		}
	}
}

func (a *app) lexiconCheck() *cobra.Command {
	var on []string
	var o stageOptions
	cmd := &cobra.Command{
		Use: "check [LEXICON...]",
		RunE: func(cmd *cobra.Command, args []string) error {
			lex, m, err := a.load(args)
			if err != nil {
				return err
			}
			notes := m.Check()
			if len(on) > 0 {
				o.lexicons = args
				tok := tokenise.New(tokenise.Options{})
				audit := m.NewAudit(tok)
				if err := a.eachSegment(cmd.Context(), &o, on, tok, func(c *code.Coded, i int, toks []tokenise.Token) {
					audit.Segment(c.Document, i, toks)
				}); err != nil {
					return err
				}
				notes = append(notes, audit.Notices()...)
				a.showUses(m, audit.Uses())
			}
			notes = ownNotices(notes, args)
			source.SortErrors(notes)
			r := reporter{w: a.stdout, lang: a.lang}
			dead := map[string][]string{}
			for _, n := range notes {
				if n.ID == "code.check-dead" {
					dead[n.Name] = append(dead[n.Name], short(fmt.Sprint(n.Args...), mostChars))
					continue
				}
				r.one(n)
			}
			a.showDead(dead)
			if len(m.Terms) == 0 {
				return &failure{id: "command.no-terms"}
			}
			if len(notes) == 0 && a.status == done {
				fmt.Fprintln(a.stdout, a.lang.Text("command.check-clean", lex.Name))
			}
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&on, "on", nil, "")
	mark(cmd, "read", "on=notes")
	return cmd
}

// ownNotices leaves out what is said of the built-in lexicon where others are
// named that extend it: whoever wrote these cannot mend it.
func ownNotices(notes []*source.Error, named []string) []*source.Error {
	if len(named) == 0 || slices.Contains(named, "sv") {
		return notes
	}
	return slices.DeleteFunc(notes, func(e *source.Error) bool {
		return strings.HasPrefix(e.Name, "sv/") && !slices.ContainsFunc(named, func(n string) bool { return strings.HasPrefix(filepath.ToSlash(filepath.Clean(n)), "sv/") })
	})
}

// showDead lists the terms that match nothing in the notes, a file at a time:
// many terms of a general lexicon do, and a line each would hide what matters.
func (a *app) showDead(dead map[string][]string) {
	for _, name := range slices.Sorted(maps.Keys(dead)) {
		fmt.Fprint(a.stdout, wrap(name+": "+a.lang.Text("command.check-dead", len(dead[name]))+" "+strings.Join(dead[name], " · "), "  "))
	}
}

// showUses prints how often each term hit, and was kept from hitting by an
// exclusion or a longer term; terms without a hit are left out.
func (a *app) showUses(m *code.Matcher, uses []code.TermUse) {
	head := func(id string) string { return a.lang.Text("command.uses-" + id) }
	fmt.Fprintf(a.stdout, "%7s %10s %8s  %-24s %-30s %s\n", head("hits"), head("excluded"), head("beaten"), a.lang.Text("command.head-theme"), head("term"), head("words"))
	for _, u := range uses {
		if u.Hits+u.Excluded+u.Beaten == 0 {
			continue
		}
		var words []string
		for _, w := range u.Words[:min(len(u.Words), 5)] {
			words = append(words, fmt.Sprintf("%s %d", w.Words, w.Count))
		}
		fmt.Fprintf(a.stdout, "%7d %10d %8d  %-24s %-30s %s\n", u.Hits, u.Excluded, u.Beaten, m.Themes[m.Terms[u.Term].Theme].ID, short(m.Terms[u.Term].ID, 30), printable(strings.Join(words, ", ")))
	}
}

var (
	//go:embed init_sv.yaml
	initSwedish []byte
	//go:embed init_en.yaml
	initEnglish []byte
)

func (a *app) lexiconInit() *cobra.Command {
	return &cobra.Command{
		Use: "init FILE", Args: exactly(1, "command.no-file"),
		RunE: func(_ *cobra.Command, args []string) error {
			data := initSwedish
			if a.lang == message.English {
				data = initEnglish
			}
			return a.writeNew(args[0], data)
		},
	}
}

// writeNew writes a file that is not there yet.
func (a *app) writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return &failure{id: "command.exists", args: []any{name}, hint: "command.exists-hint", cause: err}
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		os.Remove(name)
		return err
	}
	fmt.Fprintln(a.stdout, a.lang.Text("command.written", name))
	return nil
}

func (a *app) lexiconExplain() *cobra.Command {
	var names []string
	cmd := &cobra.Command{
		Use: "explain TEXT", Args: some("command.no-text"),
		RunE: func(_ *cobra.Command, args []string) error {
			_, m, err := a.load(names)
			if err != nil {
				return err
			}
			a.explain(m, strings.Join(args, " "))
			return nil
		},
	}
	cmd.Flags().StringArrayVarP(&names, "lexicon", "l", nil, "")
	mark(cmd, "read", "lexicon=file")
	return cmd
}

// explain prints what matched and why, what was taken away and by what, and
// what nearly matched.
func (a *app) explain(m *code.Matcher, text string) {
	e := m.Explain(text)
	body := e.Document.Text.Body
	w := a.stdout
	if len(e.Codings) == 0 {
		fmt.Fprintln(w, a.lang.Text("command.no-hits"))
	}
	for _, k := range e.Codings {
		fmt.Fprintf(w, "+ ”%s”  %s  %s: %s%s%s\n", printable(k.Span.Text(body)), m.Themes[k.Theme].ID, a.lang.Text("rule."+k.Rule.String()),
			short(m.Terms[k.Term].ID, mostChars), a.polarityNote(k.Polarity), brackets(k.Reading))
	}
	term := func(theme, term int32) string {
		return short(m.Terms[term].ID, mostChars) + " (" + m.Themes[theme].ID + ")"
	}
	for _, l := range e.Excluded {
		fmt.Fprintf(w, "- %s\n", a.lang.Text("command.explain-excluded-"+l.Scope, printable(l.Span.Text(body)), term(l.Theme, l.Term), short(l.By.Text, mostChars)))
	}
	for _, l := range e.Beaten {
		fmt.Fprintf(w, "- %s\n", a.lang.Text("command.explain-beaten", printable(l.Span.Text(body)), term(l.Theme, l.Term), printable(l.BySpan.Text(body)), short(l.By.Text, mostChars)))
	}
	for _, n := range e.Near {
		fmt.Fprintf(w, "? ”%s”  %s: %s\n", printable(n.Span.Text(body)), term(n.Theme, n.Term), a.lang.Text("code."+n.Why.String()))
	}
}

func (a *app) lexiconSuggest() *cobra.Command {
	var on []string
	var o stageOptions
	var top int
	cmd := &cobra.Command{
		Use: "suggest --on NOTES", Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(on) == 0 {
				return misuse(cmd, "command.no-on")
			}
			_, m, err := a.load(o.lexicons)
			if err != nil {
				return err
			}
			tok := tokenise.New(tokenise.Options{})
			s := m.NewSuggester(tok)
			if err := a.eachSegment(cmd.Context(), &o, on, tok, func(c *code.Coded, i int, toks []tokenise.Token) {
				if c.Document.Segments[i].Role == corpus.Response {
					s.Segment(c.Document, i, toks, codingsOf(c, i))
				}
			}); err != nil {
				return err
			}
			for _, x := range s.Suggestions(top) {
				about := x.Theme
				if x.Term != "" {
					about += " " + x.Term
				}
				fmt.Fprintf(a.stdout, "%5d  %-28s %-22s %s\n       %s:%d: %s[%s]%s\n", x.Count, printable(x.Text), a.lang.Text("code.suggest-"+x.Kind.String()), short(about, mostChars),
					x.Example.Document, x.Example.Line, printable(x.Example.Left), printable(x.Example.Hit), printable(x.Example.Right))
			}
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&on, "on", nil, "")
	cmd.Flags().IntVar(&top, "top", 40, "")
	mark(cmd, "read", "on=notes")
	mark(cmd, "out", "top=number")
	o.define(cmd)
	return cmd
}

// codingsOf returns the codings of segment i.
func codingsOf(c *code.Coded, i int) []code.Coding {
	lo := 0
	for lo < len(c.Codings) && c.Codings[lo].Segment < i {
		lo++
	}
	hi := lo
	for hi < len(c.Codings) && c.Codings[hi].Segment == i {
		hi++
	}
	return c.Codings[lo:hi]
}

// defaults are the lexicons that "extends" may name.
func defaults() lexicon.Options { return lexicon.Options{Defaults: map[string]fs.FS{"sv": sv.Files}} }

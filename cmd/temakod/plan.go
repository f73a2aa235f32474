package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// plan is what every output knows before the first document.
func (a *app) plan(j *job, o *codeOptions) export.Plan {
	m := j.stages.Matcher
	p := export.Plan{
		Lang: a.lang, Version: version, Roles: o.countedRoles, By: o.by, Privacy: o.privacy, Names: export.NewNames(a.lang, o.privacy.HideDocuments),
		Lexicon: export.Lexicon{Names: j.lex.Files(), Version: j.lex.Version, Hash: j.lex.Hash()},
	}
	lang := a.lang.String()
	for _, t := range m.Themes {
		l := t.Lexicon
		p.Themes = append(p.Themes, export.Theme{
			ID: t.ID, Label: t.Label.In(lang), Depth: t.Depth, Parent: int(t.Parent), Definition: l.Definition.In(lang),
			Include: texts(l.Include, lang), Exclude: texts(l.Exclude, lang), Examples: texts(l.Examples, lang),
			Limits: strings.Join(texts(l.Beyond, lang), " "),
		})
	}
	for _, t := range m.Terms {
		e := export.Term{Text: t.ID, Theme: int(t.Theme), Note: t.Term.Note}
		for _, x := range t.Term.Except {
			e.Exclusions = append(e.Exclusions, x.Text)
		}
		p.Terms = append(p.Terms, e)
	}
	return p
}

func texts(list []lexicon.Text, lang string) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.In(lang))
	}
	return out
}

// schemeOf is the lexicon as the tables know it.
func schemeOf(m *code.Matcher) *tabulate.Scheme {
	s := &tabulate.Scheme{}
	for _, t := range m.Themes {
		s.Themes = append(s.Themes, tabulate.Theme{ID: t.ID, Parent: t.Parent, Depth: t.Depth})
	}
	for _, t := range m.Terms {
		s.Terms = append(s.Terms, tabulate.Term{Text: t.ID, Theme: t.Theme})
	}
	return s
}

// bar draws progress if someone watches.
func (a *app) bar(o *codeOptions, inputs []pipeline.Input) *bar {
	if o.quiet || !isTerminal(a.stderr) {
		return nil
	}
	var total int64
	for _, in := range inputs {
		total += in.Size
	}
	return newBar(a.stderr, a.lang, total)
}

// summary prints the themes and where the files lie.
func (a *app) summary(run *export.Run, dir string, names []string) {
	t := run.Results.Total
	w := a.stdout
	say := func(id string, args ...any) { fmt.Fprintln(w, a.lang.Text(id, args...)) }
	roles, unit := run.Results.Options.Roles, run.Results.Options.Unit
	responses := onlyResponses(roles)
	switch {
	case unit == tabulate.Hits:
		say("command.summary-hits", t.Read, t.Segments, t.Units)
	case unit == tabulate.Segments && responses:
		say("command.summary", t.Read, t.Units, t.Coded)
	default:
		say("command.summary-units", t.Read, t.Segments, t.Coded, t.Units, a.lang.Text("book.unit-"+unit.String()))
	}
	if t.Silent > 0 {
		say("command.summary-silent", t.Silent)
	}
	if !responses {
		ids := make([]string, len(roles))
		for i, r := range roles {
			ids[i] = strings.ToLower(a.lang.Text("role." + r.String()))
		}
		say("command.summary-other", strings.Join(ids, ", "))
	}
	fmt.Fprintln(w)
	labels := run.Labels()
	tw := tabwriter.NewWriter(w, 2, 4, 2, ' ', tabwriter.AlignRight)
	head := func(id string) string { return a.lang.Text("command.head-" + id) }
	fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t\n", a.lang.Text("book.head-"+unit.String()), head("share"), head("interval"), head("documents"), head("theme"))
	for _, p := range run.Results.Themes {
		if p.Depth > 0 {
			continue
		}
		share, interval := "–", "–"
		if t.Units > 0 {
			share = a.lang.Percent(p.Share)
			interval = fmt.Sprintf("%s–%s", a.lang.Decimal(100*p.Wilson.Low, 1), a.lang.Decimal(100*p.Wilson.High, 1))
		}
		// The theme stands last, outside the right-aligned columns.
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t  %s\n", a.lang.Int(p.Units), share, interval, a.lang.Int(p.Documents), labels.Theme(p.Theme))
	}
	tw.Flush()
	fmt.Fprintln(w)
	say("command.files", dir)
	fmt.Fprint(w, wrap("  "+strings.Join(headFiles(names), "  "), "  "))
}

// headFiles lists the files that were written, those in tables/ as one.
func headFiles(names []string) []string {
	var list []string
	tables := 0
	for _, n := range names {
		if strings.HasPrefix(n, "tables/") {
			tables++
			continue
		}
		list = append(list, n)
	}
	if tables > 0 {
		list = append(list, fmt.Sprintf("tables/*.csv (%d)", tables))
	}
	return list
}

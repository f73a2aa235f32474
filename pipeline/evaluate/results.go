package evaluate

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stat"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// Results are what a comparison with hand codings shows.
type Results struct {
	Tables []*tabulate.Table
	// Notes are the faults of the hand codings against this run: documents,
	// lines and themes that are not there.
	Notes []*source.Error
	// MacroF1 is the mean F1 over the top themes that the hand codings have;
	// NaN if they have none. RoleAccuracy is the share of units whose role is
	// that of the hand codings; NaN if they give no roles.
	MacroF1, RoleAccuracy float64
	Units                 int // lines and segments compared
	// Themes are the themes in the tables' order.
	Themes []ThemeMeasure
}

// A ThemeMeasure is how well one theme was found; a measure that does not
// exist is NaN.
type ThemeMeasure struct {
	Theme                        string
	Right, Wrong, Missed, Units  int
	Precision, Recall, F1, Kappa float64
}

// Results works out the tables.
func (e *Evaluator) Results() *Results {
	r := &Results{Notes: slices.Clone(e.errs), RoleAccuracy: math.NaN()}
	for _, d := range e.docs {
		if d.match == 0 {
			fault := source.Whole(source.Fault, d.file, "evaluate.no-document", d.name)
			fault.Line = d.at
			r.Notes = append(r.Notes, fault)
		}
		for _, u := range d.units {
			if u.run != nil {
				r.Units++
			}
		}
	}
	by := e.confusions(e.docs...)
	has := make([]bool, len(by))
	for t, c := range by {
		has[t] = c.right+c.missed > 0
		r.Themes = append(r.Themes, ThemeMeasure{
			Theme: e.themes[t], Right: c.right, Wrong: c.wrong, Missed: c.missed, Units: c.n(),
			Precision: c.precision(), Recall: c.recall(), F1: c.f1(), Kappa: c.kappa(),
		})
	}
	ci := e.bootstrap(has)
	all := e.together(by, has)
	r.MacroF1 = all.macroF1
	roles, right, rated := e.roleTable()
	r.RoleAccuracy = ratio(right, rated)
	r.Tables = []*tabulate.Table{
		e.summaryTable(r, all, ci, right, rated), e.themeTable(by, ci), e.agreementTable(), e.pairTable(),
		e.documentTable(has), roles, e.termTable(), e.disagreementTable(),
	}
	return r
}

// summaryTable is the measures over all themes.
func (e *Evaluator) summaryTable(r *Results, all overall, ci intervals, right, rated int) *tabulate.Table {
	t := newTable("evaluation_summary", column("measure", tabulate.IDColumn), column("value", tabulate.ShareColumn),
		column("low", tabulate.ShareColumn), column("high", tabulate.ShareColumn), column("n", tabulate.CountColumn))
	row := func(id string, value float64, i stat.Interval, n int) {
		t.Rows = append(t.Rows, []tabulate.Cell{tabulate.String(id), float(value), float(i.Low), float(i.High), tabulate.Int(n)})
	}
	row("measure.macro-f1", all.macroF1, ci.macroF1, all.measured)
	row("measure.micro-precision", all.precision, ci.microP, all.sum.right+all.sum.wrong)
	row("measure.micro-recall", all.recall, ci.microR, all.sum.right+all.sum.missed)
	row("measure.micro-f1", all.f1, ci.micro, all.sum.right+all.sum.wrong+all.sum.missed)
	row("measure.role-accuracy", r.RoleAccuracy, stat.Wilson(right, rated, stat.Z95), rated)
	e.note(t, ci)
	return t
}

// note says what was compared and how the intervals came about.
func (e *Evaluator) note(t *tabulate.Table, ci intervals) {
	t.Notes = append(t.Notes, tabulate.Note{ID: "evaluate.note-line"})
	id := "evaluate.note-bootstrap-units"
	if ci.byDocument {
		id = "evaluate.note-bootstrap-documents"
	}
	t.Notes = append(t.Notes, tabulate.Note{ID: id, Args: []any{ci.resamples, int(e.opt.Seed)}})
	if len(e.coders) > 1 {
		t.Notes = append(t.Notes, tabulate.Note{ID: "evaluate.note-majority", Args: []any{len(e.coders)}})
	}
}

// themeTable is the measures theme by theme.
func (e *Evaluator) themeTable(by []confusion, ci intervals) *tabulate.Table {
	t := newTable("evaluation", column("theme", tabulate.ThemeColumn), column("n", tabulate.CountColumn),
		column("right", tabulate.CountColumn), column("wrong", tabulate.CountColumn), column("missed", tabulate.CountColumn),
		column("precision", tabulate.ShareColumn), column("precision_low", tabulate.ShareColumn), column("precision_high", tabulate.ShareColumn),
		column("recall", tabulate.ShareColumn), column("recall_low", tabulate.ShareColumn), column("recall_high", tabulate.ShareColumn),
		column("f1", tabulate.ShareColumn), column("f1_low", tabulate.ShareColumn), column("f1_high", tabulate.ShareColumn),
		column("kappa", tabulate.RateColumn), column("agreement", tabulate.ShareColumn), column("outcome", tabulate.IDColumn))
	for i, c := range by {
		t.Rows = append(t.Rows, []tabulate.Cell{
			tabulate.String(e.themes[i]), tabulate.Int(c.n()), tabulate.Int(c.right), tabulate.Int(c.wrong), tabulate.Int(c.missed),
			float(c.precision()), float(ci.precision[i].Low), float(ci.precision[i].High),
			float(c.recall()), float(ci.recall[i].Low), float(ci.recall[i].High),
			float(c.f1()), float(ci.f1[i].Low), float(ci.f1[i].High),
			float(c.kappa()), float(c.agreement()), outcome(c.outcome()),
		})
	}
	e.note(t, ci)
	return t
}

// documentTable is the measures document by document.
func (e *Evaluator) documentTable(has []bool) *tabulate.Table {
	t := newTable("evaluation_documents", column("document", tabulate.DocumentColumn), column("n", tabulate.CountColumn),
		column("right", tabulate.CountColumn), column("wrong", tabulate.CountColumn), column("missed", tabulate.CountColumn),
		column("precision", tabulate.ShareColumn), column("recall", tabulate.ShareColumn), column("f1", tabulate.ShareColumn),
		column("role_accuracy", tabulate.ShareColumn), column("n_roles", tabulate.CountColumn))
	for _, d := range e.docs {
		if d.match == 0 {
			continue
		}
		o := e.together(e.confusions(d), has)
		units, right, rated := 0, 0, 0
		for _, u := range d.units {
			if u.run == nil {
				continue
			}
			units++
			if u.role != "" {
				rated++
				right += boolInt(u.role == u.runRole)
			}
		}
		t.Rows = append(t.Rows, []tabulate.Cell{
			tabulate.String(d.found), tabulate.Int(units), tabulate.Int(o.sum.right), tabulate.Int(o.sum.wrong), tabulate.Int(o.sum.missed),
			float(o.precision), float(o.recall), float(o.f1), float(ratio(right, rated)), tabulate.Int(rated),
		})
	}
	return t
}

// roleTable is which roles the run took for which, the mistakes first.
func (e *Evaluator) roleTable() (t *tabulate.Table, right, rated int) {
	t = newTable("evaluation_roles", column("role", tabulate.IDColumn), column("run_role", tabulate.IDColumn), column("count", tabulate.CountColumn))
	type pair struct{ gold, run string }
	counts := map[pair]int{}
	for _, d := range e.docs {
		for _, u := range d.units {
			if u.run == nil || u.role == "" {
				continue
			}
			rated++
			right += boolInt(u.role == u.runRole)
			counts[pair{u.role, u.runRole}]++
		}
	}
	order := slices.SortedFunc(maps.Keys(counts), func(a, b pair) int {
		return cmp.Or(cmp.Compare(boolInt(a.gold == a.run), boolInt(b.gold == b.run)), cmp.Compare(counts[b], counts[a]),
			cmp.Compare(a.gold, b.gold), cmp.Compare(a.run, b.run))
	})
	for _, p := range order {
		run := tabulate.Cell{}
		if p.run != "" {
			run = tabulate.String("role." + p.run)
		}
		t.Rows = append(t.Rows, []tabulate.Cell{tabulate.String("role." + p.gold), run, tabulate.Int(counts[p])})
	}
	return t, right, rated
}

// termTable is how often each term was right, on the lines coded by hand.
func (e *Evaluator) termTable() *tabulate.Table {
	t := newTable("evaluation_terms", column("theme", tabulate.ThemeColumn), column("term", tabulate.TextColumn), column("rule", tabulate.IDColumn),
		column("right", tabulate.CountColumn), column("wrong", tabulate.CountColumn), column("precision", tabulate.ShareColumn),
		column("precision_low", tabulate.ShareColumn), column("precision_high", tabulate.ShareColumn))
	type key struct {
		theme int
		term  int32
		rule  string
	}
	counts := map[key]*confusion{}
	for _, d := range e.docs {
		for _, u := range d.units {
			for _, f := range u.found {
				if len(f.theme) == 0 || u.gold[f.theme[0]] == missing {
					continue
				}
				k := key{f.theme[0], f.term, f.rule.String()}
				if counts[k] == nil {
					counts[k] = &confusion{}
				}
				counts[k].add(u.gold[f.theme[0]], 1)
			}
		}
	}
	order := slices.SortedFunc(maps.Keys(counts), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.theme, b.theme), cmp.Compare(counts[b].wrong, counts[a].wrong), cmp.Compare(counts[b].right, counts[a].right),
			cmp.Compare(a.term, b.term), cmp.Compare(a.rule, b.rule))
	})
	for _, k := range order {
		c := counts[k]
		ci := stat.Wilson(c.right, c.right+c.wrong, stat.Z95)
		t.Rows = append(t.Rows, []tabulate.Cell{
			tabulate.String(e.themes[k.theme]), e.term(k.term), tabulate.String("rule." + k.rule), tabulate.Int(c.right), tabulate.Int(c.wrong),
			float(c.precision()), float(ci.Low), float(ci.High),
		})
	}
	t.Notes = append(t.Notes, tabulate.Note{ID: "evaluate.note-terms"})
	return t
}

func (e *Evaluator) term(i int32) tabulate.Cell {
	if i < 0 {
		return tabulate.Cell{}
	}
	return tabulate.String(e.scheme.Terms[i].Text)
}

// disagreementTable lists each unit and theme of which the gold and the run
// say different things, with the words and the terms that made the run's.
func (e *Evaluator) disagreementTable() *tabulate.Table {
	t := newTable("disagreements", column("document", tabulate.DocumentColumn), column("line", tabulate.CountColumn), column("segment", tabulate.TextColumn),
		column("theme", tabulate.ThemeColumn), column("disagreement", tabulate.IDColumn), column("words_found", tabulate.QuoteColumn),
		column("term", tabulate.TextColumn), column("text", tabulate.QuoteColumn))
	for _, d := range e.docs {
		for _, u := range d.units {
			if u.run == nil {
				continue
			}
			for i := range e.themes {
				if u.gold[i] == missing || u.gold[i] == u.run[i] {
					continue
				}
				id := "disagreement.missed"
				if u.run[i] == 1 {
					id = "disagreement.wrong"
				}
				words, terms := e.evidence(u, i)
				t.Rows = append(t.Rows, []tabulate.Cell{
					tabulate.String(d.found), tabulate.Int(u.line), text(u.segment), tabulate.String(e.themes[i]), tabulate.String(id),
					text(words), text(terms), text(u.text),
				})
			}
		}
	}
	return t
}

// evidence is the words and the terms by which the run found a theme on a unit.
func (e *Evaluator) evidence(u *unit, theme int) (words, terms string) {
	var w, m []string
	for _, f := range u.found {
		if !slices.Contains(f.theme, theme) {
			continue
		}
		w = append(w, f.words)
		if f.term >= 0 && !slices.Contains(m, e.scheme.Terms[f.term].Text) {
			m = append(m, e.scheme.Terms[f.term].Text)
		}
	}
	return shorten(strings.Join(w, "; ")), strings.Join(m, "; ")
}

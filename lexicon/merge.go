package lexicon

import (
	"slices"

	"github.com/temakod/temakod/pipeline/source"
)

// add joins o to l: what o says of a theme that l has adds to it or overrides
// it, and o's removals are carried out on l first.
func (l *Lexicon) add(o *Lexicon) []*source.Error {
	faults := l.takeAway(o.remove)
	l.files = append(l.files, o.files...)
	if o.Name != "" {
		l.Name, l.Version, l.Changelog = o.Name, o.Version, o.Changelog
	}
	if o.Extends != "" {
		l.Extends = o.Extends
	}
	l.Except = addTerms(l.Except, o.Except)
	l.Exclusive = append(l.Exclusive, o.Exclusive...)
	l.Themes = addThemes(l.Themes, o.Themes)
	return faults
}

func addThemes(have, more []*Theme) []*Theme {
	n := len(have) // an id twice in one lexicon stays twice, for finish to find
	for _, t := range more {
		if i := slices.IndexFunc(have[:n], func(h *Theme) bool { return h.ID == t.ID }); i >= 0 {
			have[i].override(t)
		} else {
			have = append(have, t)
		}
	}
	return have
}

// override takes from o all that it states.
func (t *Theme) override(o *Theme) {
	for _, p := range []struct{ have, more *Text }{{&t.Label, &o.Label}, {&t.Definition, &o.Definition}} {
		if *p.more != (Text{}) {
			*p.have = *p.more
		}
	}
	for _, p := range []struct{ have, more *[]Text }{
		{&t.Include, &o.Include}, {&t.Exclude, &o.Exclude}, {&t.Examples, &o.Examples}, {&t.Beyond, &o.Beyond},
	} {
		if len(*p.more) > 0 {
			*p.have = *p.more
		}
	}
	t.Terms = addTerms(t.Terms, o.Terms)
	t.Except = addTerms(t.Except, o.Except)
	t.Rules = addTerms(t.Rules, o.Rules)
	t.Themes = addThemes(t.Themes, o.Themes)
}

// addTerms appends terms; one that is there already is replaced.
func addTerms(have, more []*Term) []*Term {
	if len(more) == 0 {
		return have
	}
	at := make(map[string]int, len(have))
	for i, t := range have {
		at[t.Expr.String()] = i
	}
	for _, t := range more {
		if i, ok := at[t.Expr.String()]; ok {
			have[i] = t
		} else {
			have = append(have, t)
		}
	}
	return have
}

// takeAway removes themes and terms.
func (l *Lexicon) takeAway(all []removal) []*source.Error {
	var faults []*source.Error
	for _, r := range all {
		if !l.removeOne(r) {
			id, args := "lexicon.remove-theme", []any{r.theme}
			if r.term != "" {
				id, args = "lexicon.remove-term", []any{r.theme, r.term}
			}
			faults = append(faults, r.at.Errorf(source.Fault, id, args...))
		}
	}
	return faults
}

func (l *Lexicon) removeOne(r removal) bool {
	if r.term == "" {
		n := countThemes(l.Themes)
		l.Themes = removeTheme(l.Themes, r.theme)
		return countThemes(l.Themes) < n
	}
	t := l.Theme(r.theme)
	if t == nil {
		return false
	}
	want := r.term
	if e, err := ParseTerm(r.term); err == nil {
		want = e.String()
	}
	n := len(t.Terms) + len(t.Rules) + len(t.Except)
	for _, list := range []*[]*Term{&t.Terms, &t.Rules, &t.Except} {
		*list = slices.DeleteFunc(*list, func(t *Term) bool { return t.Expr.String() == want })
	}
	return len(t.Terms)+len(t.Rules)+len(t.Except) < n
}

func removeTheme(themes []*Theme, path string) []*Theme {
	themes = slices.DeleteFunc(themes, func(t *Theme) bool { return t.Path == path })
	for _, t := range themes {
		t.Themes = removeTheme(t.Themes, path)
	}
	return themes
}

func countThemes(themes []*Theme) int {
	n := len(themes)
	for _, t := range themes {
		n += countThemes(t.Themes)
	}
	return n
}

// finish finds faults that only the whole shows: an id twice, a theme named
// that is not there, a term twice in a theme.
func (l *Lexicon) finish() []*source.Error {
	var faults []*source.Error
	l.Themes = dropDoubles(l.Themes, map[string]*Theme{}, &faults)
	known := map[string]bool{}
	l.Walk(func(t, _ *Theme) bool { known[t.Path] = true; return true })
	l.Walk(func(t, _ *Theme) bool {
		t.Terms = l.once(t.Terms, &faults)
		for _, r := range t.Rules {
			r.Expr.themes(func(path string) {
				if !known[path] {
					faults = append(faults, r.at.Errorf(source.Fault, "lexicon.theme-unknown", path))
				}
			})
		}
		return true
	})
	for _, group := range l.Exclusive {
		for _, path := range group {
			if !known[path] {
				faults = append(faults, source.Whole(source.Fault, l.Name, "lexicon.theme-unknown", path))
			}
		}
	}
	source.SortErrors(faults)
	return faults
}

// themes calls f with the path of each theme that the expression names.
func (e *Expr) themes(f func(path string)) {
	if e.Op == ThemeOp {
		f(e.Text)
	}
	for _, a := range e.Args {
		a.themes(f)
	}
}

func dropDoubles(themes []*Theme, seen map[string]*Theme, faults *[]*source.Error) []*Theme {
	return slices.DeleteFunc(themes, func(t *Theme) bool {
		if first := seen[t.Path]; first != nil {
			*faults = append(*faults, t.at.Errorf(source.Fault, "lexicon.id-twice", t.Path, first.at.Name(), first.at.Line()))
			return true
		}
		seen[t.Path] = t
		t.Themes = dropDoubles(t.Themes, seen, faults)
		return false
	})
}

// once drops terms that a theme has already, with a notice.
func (l *Lexicon) once(terms []*Term, faults *[]*source.Error) []*Term {
	seen := make(map[string]*Term, len(terms))
	return slices.DeleteFunc(terms, func(t *Term) bool {
		key := t.Expr.String()
		first := seen[key]
		if first == nil || !first.When.IsZero() || !t.When.IsZero() {
			seen[key] = t
			return false
		}
		*faults = append(*faults, t.at.Errorf(source.Notice, "lexicon.term-twice", t.Text, first.at.Line()))
		return true
	})
}

package lexicon

import (
	"fmt"
	"slices"
)

// A Change is one difference between two lexicons.
type Change struct {
	Kind  ChangeKind
	Theme string // path; empty for the lexicon itself
	What  string // "theme", "terms", "except", "rules", "label"...: the key that differs
	Old   string // empty if it was added
	New   string // empty if it was removed
}

// ChangeKind says what happened.
type ChangeKind uint8

// The kinds of change.
const (
	Added ChangeKind = iota
	Removed
	Changed
)

// String returns the id of k.
func (k ChangeKind) String() string { return [...]string{"added", "removed", "changed"}[k] }

// Diff returns what differs between two lexicons in what they code or say:
// themes in the order of a and then b, and within a theme its texts and terms.
func Diff(a, b *Lexicon) []Change {
	d := &differ{}
	d.text("", "name", a.Name, b.Name)
	d.text("", "version", a.Version, b.Version)
	d.lists("", "changelog", a.Changelog, b.Changelog)
	d.lists("", "except", describe(a.Except), describe(b.Except))
	d.lists("", "exclusive", describeAll(a.Exclusive), describeAll(b.Exclusive))
	a.Walk(func(t, _ *Theme) bool {
		if o := b.Theme(t.Path); o != nil {
			d.theme(t, o)
		} else {
			d.all = append(d.all, Change{Removed, t.Path, "theme", t.Path, ""})
		}
		return true
	})
	b.Walk(func(t, _ *Theme) bool {
		if a.Theme(t.Path) == nil {
			d.all = append(d.all, Change{Added, t.Path, "theme", "", t.Path})
		}
		return true
	})
	return d.all
}

type differ struct{ all []Change }

func (d *differ) theme(a, b *Theme) {
	d.text(a.Path, "label", fmt.Sprint(a.Label), fmt.Sprint(b.Label))
	d.text(a.Path, "definition", fmt.Sprint(a.Definition), fmt.Sprint(b.Definition))
	for _, l := range []struct {
		what string
		a, b []Text
	}{{"include", a.Include, b.Include}, {"exclude", a.Exclude, b.Exclude}, {"examples", a.Examples, b.Examples}, {"beyond", a.Beyond, b.Beyond}} {
		d.lists(a.Path, l.what, describeAll(l.a), describeAll(l.b))
	}
	d.lists(a.Path, "terms", describe(a.Terms), describe(b.Terms))
	d.lists(a.Path, "except", describe(a.Except), describe(b.Except))
	d.lists(a.Path, "rules", describe(a.Rules), describe(b.Rules))
}

func (d *differ) text(theme, what, a, b string) {
	if a != b {
		d.all = append(d.all, Change{Changed, theme, what, a, b})
	}
}

func (d *differ) lists(theme, what string, a, b []string) {
	for _, s := range a {
		if !slices.Contains(b, s) {
			d.all = append(d.all, Change{Removed, theme, what, s, ""})
		}
	}
	for _, s := range b {
		if !slices.Contains(a, s) {
			d.all = append(d.all, Change{Added, theme, what, "", s})
		}
	}
}

// describe writes terms with all that is said of them.
func describe(terms []*Term) []string {
	out := make([]string, len(terms))
	for i, t := range terms {
		out[i] = t.describe()
	}
	return out
}

func (t *Term) describe() string {
	s := t.Expr.String()
	if t.Slip {
		s += " slip"
	}
	if !t.When.IsZero() {
		s += fmt.Sprintf(" %v", t.When)
	}
	if t.Note != "" {
		s += " note: " + t.Note
	}
	if len(t.Except) > 0 {
		s += fmt.Sprintf(" except: %q", describe(t.Except))
	}
	return s
}

func describeAll[T any](all []T) []string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = fmt.Sprint(v)
	}
	return out
}

package code

import (
	"regexp"
	"slices"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stem"
)

// Options are the settings of [Compile]. The zero value is the usual behaviour.
type Options struct {
	Stem stem.Options
	// Slips lets every term match long words that are one letter off, not only
	// those that say so themselves.
	Slips bool
}

// A Matcher is a compiled lexicon. It does not change and may be shared by all
// workers.
type Matcher struct {
	Themes []Theme    // parents before children
	Terms  []TermInfo // by theme, in the lexicon's order

	opt     Options
	words   index
	trie    trie
	targets []target
	rules   []rule
	leaves  []leaf
	mayHold [1 << leafHints]bool // by the bits of the leaves that a segment may have: whether a rule may rest on one
	// themeRules are the rules that name a theme, by theme.
	themeRules map[int32][]int32
	regexps    []pattern
	conditions []condition
	exclusive  map[[2]int32]bool // roots of subtrees that may not share a span
	order      []int32           // rules, those that others rest on first
}

// A Theme is a theme as codings refer to it.
type Theme struct {
	ID     string // path, with "/" before a subtheme
	Parent int32  // index in Matcher.Themes, -1 for the outermost
	Depth  int    // 0 for the outermost
	Label  lexicon.Text
	// Definition and what else the lexicon says of the theme.
	Lexicon *lexicon.Theme

	end int32 // themes from its own index up to end are it and its subthemes
}

// A TermInfo is a term as codings refer to it.
type TermInfo struct {
	ID    string // as written: unique within its theme
	Theme int32  // index in Matcher.Themes
	Rule  bool   // a Boolean rule or a near
	Term  *lexicon.Term
}

// A target is what a matched pattern means.
type target struct {
	kind      targetKind
	theme     int32 // of a term, or the scope of an exclusion; -1 for all
	term      int32 // index in Terms, also of an exclusion's scope; -1 for all
	condition int32 // index in Matcher.conditions, -1 for none
	leaf      int32
	text      *lexicon.Term
}

type targetKind uint8

const (
	termTarget targetKind = iota
	exceptTarget
	leafTarget
)

// A pattern is a regular expression and what it means.
type pattern struct {
	re     *regexp.Regexp
	target int32
}

// within reports whether theme a is b or one of its subthemes.
func (m *Matcher) within(a, b int32) bool { return b <= a && a < m.Themes[b].end }

// related reports whether one of the themes is the other or lies under it.
func (m *Matcher) related(a, b int32) bool { return m.within(a, b) || m.within(b, a) }

// TextAlone reports whether the codings of a segment rest on nothing but its
// text and its role: no condition asks for a question, a section or metadata.
func (m *Matcher) TextAlone() bool {
	return !slices.ContainsFunc(m.conditions, func(c condition) bool { return c.more })
}

// ThemeIndex returns the index of the theme with the given path, or -1.
func (m *Matcher) ThemeIndex(id string) int32 {
	for i := range m.Themes {
		if m.Themes[i].ID == id {
			return int32(i)
		}
	}
	return -1
}

// Errors about a lexicon's terms come as faults: the term is left out.
func fault(at lexicon.At, id string, args ...any) *source.Error {
	return at.Errorf(source.Fault, id, args...)
}

package tabulate

// A Scheme is what the counts need to know of the lexicon that coded: the
// themes and terms that the indexes in a [code.Coding] lead to.
type Scheme struct {
	Themes []Theme // in lexicon order; a parent stands before its subthemes
	Terms  []Term
}

// A Theme is one theme of the scheme.
type Theme struct {
	ID     string // with "/" before a subtheme
	Parent int32  // index in Scheme.Themes, -1 for a top theme
	Depth  int    // 0 for a top theme, 1 for its subthemes...
}

// A Term is one term of the scheme.
type Term struct {
	Text  string // as the lexicon writes it
	Theme int32  // index in Scheme.Themes; -1 if it codes several
}

// shown returns the row of each theme among those that are shown down to the
// given depth, -1 for a theme below it, and the themes of the rows.
func (s *Scheme) shown(level int) (rows, themes []int32) {
	rows = make([]int32, len(s.Themes))
	for i, t := range s.Themes {
		rows[i] = -1
		if t.Depth <= level {
			rows[i] = int32(len(themes))
			themes = append(themes, int32(i))
		}
	}
	return rows, themes
}

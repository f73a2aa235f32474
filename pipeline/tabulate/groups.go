package tabulate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// groupLimit is how many groups are told apart; the smallest of more are put
// together as others, which are shown and not tested.
const groupLimit = 200

// The ids of the groups that have no name of their own.
const (
	missingGroup = "group.missing"
	otherGroup   = "group.other"
)

// A grouping is the counted clusters dealt out to groups.
type grouping struct {
	groups []Group
	tested []bool // the groups that are compared: not the missing, not the others
	// parts are what the clusters say, cluster by cluster: those of cluster i
	// are parts[ends[i-1]:ends[i]].
	parts []groupPart
	ends  []int
}

// A groupPart is what one cluster says within one group.
type groupPart struct {
	group                  int
	units, segments, words int
	themes                 []ThemeUnits
}

// A grouper deals clusters out to groups.
type grouper struct {
	c      *Counter
	index  map[string]int
	keys   [][]string // of the groups found
	result grouping
}

// byOptions groups as Options.By says.
func (c *Counter) byOptions() *grouping {
	g := &grouper{c: c, index: map[string]int{}}
	asked := slices.Index(c.opt.By, ByQuestion)
	for i := range c.docs {
		for k := range c.docs[i].clusters {
			cl := &c.docs[i].clusters[k]
			if asked < 0 {
				g.add(cl.Values, int(cl.Units), int(cl.Segments), int(cl.Words), cl.Themes)
			} else {
				for p := range cl.Parts {
					key := slices.Clone(cl.Values)
					key[asked] = cl.Parts[p].Question
					g.add(key, int(cl.Parts[p].Units), int(cl.Parts[p].Segments), int(cl.Parts[p].Words), cl.Parts[p].Themes)
				}
			}
			g.result.ends = append(g.result.ends, len(g.result.parts))
		}
	}
	return g.finish()
}

// byYear groups by year; it returns nil if fewer than two years are known.
func (c *Counter) byYear() *grouping {
	g := &grouper{c: c, index: map[string]int{}}
	for i := range c.docs {
		for k := range c.docs[i].clusters {
			cl := &c.docs[i].clusters[k]
			g.add([]string{cl.Year}, int(cl.Units), int(cl.Segments), int(cl.Words), cl.Themes)
			g.result.ends = append(g.result.ends, len(g.result.parts))
		}
	}
	years := len(g.keys)
	if _, missing := g.index[missingGroup]; missing {
		years--
	}
	if years < 2 {
		return nil
	}
	return g.finish()
}

func (g *grouper) add(key []string, units, segments, words int, themes []ThemeUnits) {
	name := missingGroup
	if !slices.Contains(key, "") {
		name = strings.Join(key, "\x00")
	}
	i, ok := g.index[name]
	if !ok {
		i = len(g.keys)
		g.index[name] = i
		if name == missingGroup {
			key = nil
		}
		g.keys = append(g.keys, key)
		g.result.groups = append(g.result.groups, Group{})
	}
	n := &g.result.groups[i]
	n.Units += units
	n.Segments += segments
	n.Words += words
	g.result.parts = append(g.result.parts, groupPart{i, units, segments, words, themes})
}

// finish names and orders the groups, and puts the smallest together if there
// are too many.
func (g *grouper) finish() *grouping {
	order := make([]int, len(g.keys))
	for i := range order {
		order[i] = i
	}
	keys := g.sortKeys()
	slices.SortStableFunc(order, func(a, b int) int { return compareKeys(keys[a], keys[b]) })
	kept := g.largest(order)
	place := make([]int, len(order))
	var groups []Group
	other := -1
	for _, i := range order {
		n := g.result.groups[i]
		switch {
		case g.keys[i] == nil:
			n.Name, n.ID = missingGroup, missingGroup
		case kept[i]:
			n.Name, n.ID, n.Values = g.name(g.keys[i]), strings.Join(g.keys[i], " "), g.keys[i]
		case other >= 0:
			o := &groups[other]
			o.Units += n.Units
			o.Segments += n.Segments
			o.Words += n.Words
			place[i] = other
			continue
		default:
			n.Name, n.ID = otherGroup, otherGroup
			other = len(groups)
		}
		place[i] = len(groups)
		groups = append(groups, n)
	}
	g.result.groups = groups
	for i := range g.result.parts {
		g.result.parts[i].group = place[g.result.parts[i].group]
	}
	g.result.countDocuments()
	for _, n := range groups {
		g.result.tested = append(g.result.tested, n.Name != missingGroup && n.Name != otherGroup)
	}
	return &g.result
}

// countDocuments counts the clusters of each group, each once.
func (g *grouping) countDocuments() {
	last := make([]int, len(g.groups)) // the number, from 1, of the last cluster counted
	start := 0
	for i, end := range g.ends {
		for _, p := range g.parts[start:end] {
			if last[p.group] != i+1 {
				last[p.group] = i + 1
				g.groups[p.group].Documents++
			}
		}
		start = end
	}
}

// largest says which groups are told apart: the groupLimit with most units.
func (g *grouper) largest(order []int) []bool {
	bySize := slices.Clone(order)
	slices.SortStableFunc(bySize, func(a, b int) int {
		return cmp.Compare(g.result.groups[b].Units, g.result.groups[a].Units)
	})
	kept := make([]bool, len(order))
	for _, i := range bySize[:min(len(bySize), groupLimit)] {
		kept[i] = true
	}
	return kept
}

// A sortKey is what one value of a group sorts by.
type sortKey struct {
	number float64 // of a number, or of a question in order of first answer
	name   bool    // it is no number: it stands after all numbers
	folded string  // as Swedish sorts it
	text   string
}

// sortKeys returns what each group sorts by; nil for the group without a value.
func (g *grouper) sortKeys() [][]sortKey {
	out := make([][]sortKey, len(g.keys))
	for i, key := range g.keys {
		for k, value := range key {
			out[i] = append(out[i], g.sortKey(k, value))
		}
	}
	return out
}

func (g *grouper) sortKey(i int, value string) sortKey {
	if i < len(g.c.opt.By) && g.c.opt.By[i] == ByQuestion {
		return sortKey{number: float64(g.c.questions.place(value)), text: value}
	}
	if n, err := strconv.ParseFloat(value, 64); err == nil && n == n {
		return sortKey{number: n, text: value}
	}
	return sortKey{name: true, folded: swedish(value), text: value}
}

// compareKeys orders groups: numbers by size, questions as first answered,
// names as Swedish sorts them, and the group without a value last.
func compareKeys(a, b []sortKey) int {
	if a == nil || b == nil {
		return cmp.Compare(boolInt(a == nil), boolInt(b == nil))
	}
	for i := range a {
		x, y := &a[i], &b[i]
		if n := cmp.Or(cmp.Compare(boolInt(x.name), boolInt(y.name)), cmp.Compare(x.number, y.number),
			cmp.Compare(x.folded, y.folded), cmp.Compare(x.text, y.text)); n != 0 {
			return n
		}
	}
	return 0
}

// name is what people read for a key: a question's text for its id.
func (g *grouper) name(key []string) string {
	shown := slices.Clone(key)
	for i := range shown {
		if i < len(g.c.opt.By) && g.c.opt.By[i] == ByQuestion {
			if q := g.c.questions.index[shown[i]]; q != nil && q.text != "" {
				shown[i] = q.text
			}
		}
	}
	return strings.Join(shown, " ")
}

// place is the number of a question in order of first answer.
func (q *questionTotals) place(id string) int {
	if n := q.index[id]; n != nil {
		return n.place
	}
	return len(q.list)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

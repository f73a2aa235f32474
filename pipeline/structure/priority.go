package structure

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// priorities finds the options of prioritisation exercises with their votes:
// "Jämbördig dialog 3, 2, 1, 3,3 (medeltal 2,6)", "Fler bussar (5 röster)", and the lists
// that votes left.
func (s *splitter) priorities() {
	doc := s.doc
	exercise, lastUnit, section := 0, -2, -2
	lists := voteLists{s: s}
	var direction func(unit int) corpus.Direction
	for _, i := range s.ballots {
		g := &doc.Segments[i]
		if g.Role == corpus.Heading || g.Role == corpus.Prompt {
			continue
		}
		t := g.Content.Text(s.body)
		p, ok := parseTotal(t)
		if !ok && endsInNumbers(t) {
			p, ok = parsePriority(t)
		}
		if !ok {
			p, ok = lists.of(int(i))
		}
		if !ok {
			continue
		}
		u := int(s.found[i].unit)
		if u-lastUnit > 1 && !lists.spans(lastUnit, u) || g.Section != section {
			exercise++
		}
		lastUnit, section = u, g.Section
		p.Segment, p.Exercise = int(i), exercise
		if p.Lower = corpus.HigherFirst; p.Total == 0 {
			if direction == nil {
				direction = s.directions()
			}
			p.Lower = direction(u)
		}
		p.Section = s.sectionCalled(p.Option)
		if !math.IsNaN(p.Printed) && !agrees(p.Mean, p.Printed, p.printed) {
			s.note(source.Notice, g.Content, "structure.mean", p.Option, p.Printed, math.Round(p.Mean*1000)/1000)
		}
		doc.Priorities = append(doc.Priorities, p.Priority)
	}
	if len(s.cells) > 0 {
		s.votesInTables(exercise)
	}
	rankPriorities(doc.Priorities)
}

// rankPriorities ranks the options of each exercise, most wanted first; equal
// means share a rank.
func rankPriorities(ps []corpus.Priority) {
	for from := 0; from < len(ps); {
		to := from
		var order []int
		for ; to < len(ps) && ps[to].Exercise == ps[from].Exercise; to++ {
			if ps[to].Lower != corpus.Unstated && !math.IsNaN(worth(&ps[to])) {
				order = append(order, to)
			}
		}
		slices.SortStableFunc(order, func(a, b int) int {
			if ps[a].Lower == corpus.HigherFirst {
				a, b = b, a
			}
			return cmp.Compare(worth(&ps[a]), worth(&ps[b]))
		})
		for k, i := range order {
			ps[i].Rank = k + 1
			if k > 0 && worth(&ps[i]) == worth(&ps[order[k-1]]) {
				ps[i].Rank = ps[order[k-1]].Rank
			}
		}
		from = to
	}
}

// worth is what options are ranked by: the mean, or how many votes they got.
func worth(p *corpus.Priority) float64 {
	if p.Total > 0 {
		return float64(p.Total)
	}
	return p.Mean
}

// directions returns a func that tells how the votes near a unit are read: by
// what the closest sentence of the document says.
func (s *splitter) directions() func(unit int) corpus.Direction {
	type said struct {
		unit int
		how  corpus.Direction
	}
	var all []said
	for i := range s.units {
		u := &s.units[i]
		if !u.holds.has(holdsDigit) && u.counts.all&extreme == 0 && u.counts.words < tallyWords && !s.opensWith(u, 'j') {
			continue // as most
		}
		if u.words <= 60 && !u.has(separator) && s.directs(u) {
			if how := directionOf(s.content(u)); how != corpus.Unstated {
				all = append(all, said{i, how})
			}
		}
	}
	return func(unit int) corpus.Direction {
		i := sort.Search(len(all), func(k int) bool { return all[k].unit >= unit })
		switch {
		case len(all) == 0:
			return corpus.Unstated
		case i == len(all), i > 0 && unit-all[i-1].unit < all[i].unit-unit:
			return all[i-1].how
		}
		return all[i].how
	}
}

// directs reports whether the unit may say how votes are read: it begins with
// "Ju", or says what 1 is, or what is "lägst", "lågt", "högst", "högt".
func (s *splitter) directs(u *unit) bool {
	if u.counts.all&extreme != 0 || u.counts.words >= tallyWords {
		return true
	}
	t := s.content(u)
	return t != "" && t[0]|0x20 == 'j' && hasFold(t, "ju ") || u.holds.has(holdsDigit) && (u.holds.has(holdsEquals) || u.counts.all&finite != 0) && defines1(t)
}

// defines1 reports whether t holds "1 =", "1=" or "1 är".
func defines1(t string) bool {
	for {
		i := strings.IndexByte(t, '1')
		if i < 0 {
			return false
		}
		t = t[i+1:]
		if after := strings.TrimPrefix(t, " "); after != "" && (after[0] == '=' || after[0] == 0xC3 && len(after) < len(t)) {
			return true
		}
	}
}

// weights are what sentences hold that tell how votes are read.
var weights = needlesOf("iktig", "riorit", "edel", "ngeläge")

// directionOf reads "Ju lägre medeltal desto mer prioriterat", "1 = viktigast".
func directionOf(t string) corpus.Direction {
	if !weights.in(t) {
		return corpus.Unstated
	}
	l := strings.ToLower(t)
	if strings.HasPrefix(l, "ju ") {
		low := strings.Contains(l, "lägre") || strings.Contains(l, "mindre medel") || strings.Contains(l, "lågt")
		less := strings.Contains(l, "desto mindre") || strings.Contains(l, "desto lägre") || strings.Contains(l, "ju mindre") && !strings.HasPrefix(l, "ju mindre")
		high := strings.Contains(l, "högre medel") || strings.HasPrefix(l, "ju högre") || strings.HasPrefix(l, "ju fler") || strings.HasPrefix(l, "ju större")
		switch {
		case low && !less, high && less:
			return corpus.LowerFirst
		case high, low:
			return corpus.HigherFirst
		}
	}
	for _, p := range [...]struct {
		text string
		how  corpus.Direction
	}{
		{"1 är viktigast", corpus.LowerFirst}, {"1 = viktigast", corpus.LowerFirst}, {"1=viktigast", corpus.LowerFirst}, {"1 är högst", corpus.LowerFirst}, {"1 = högst", corpus.LowerFirst},
		{"1 = mest", corpus.LowerFirst}, {"1 är mest", corpus.LowerFirst}, {"1 = minst", corpus.HigherFirst}, {"1 är minst", corpus.HigherFirst},
		{"lägst medel", corpus.LowerFirst}, {"lägst tal", corpus.LowerFirst}, {"lägst poäng", corpus.LowerFirst}, {"lågt medeltal", corpus.LowerFirst}, {"högst medel", corpus.HigherFirst}, {"högst poäng", corpus.HigherFirst}, {"högt medeltal", corpus.HigherFirst},
	} {
		if strings.Contains(l, p.text) {
			return p.how
		}
	}
	return corpus.Unstated
}

// sectionCalled returns the id of the section whose heading is the option.
func (s *splitter) sectionCalled(option string) string {
	if !s.titled.may(initials(option)) {
		return "" // as most
	}
	if s.titles == nil {
		s.nameSections()
	}
	if same := sameness(option) | 1; s.titles.has(same) {
		return id('h', same, 1)
	}
	return ""
}

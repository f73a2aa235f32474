package structure

import (
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// voteLists reads the options of votes whose results stand without a word for them.
type voteLists struct {
	s       *splitter
	from    int  // the first unit of the list that was looked at last
	to      int  // the unit after that list
	voted   bool // ... which is the result of a vote
	bracket bool // numbers in brackets are votes anywhere, as the document says
	asked   bool // whether they are has been asked
}

// of reads segment i, an option of a vote with how many chose it: "Fler bussar: 12",
// "Bastun – 12", "Körkort (4)". It is one where its whole list is such and stands under
// what speaks of votes, or where the document says that numbers in brackets are votes.
func (v *voteLists) of(i int) (ballot, bool) {
	b := newBallot()
	g := &v.s.doc.Segments[i]
	how := byte(0)
	if b.Option, b.Total, how = countOf(g.Content.Text(v.s.body)); how == 0 || b.Total == 0 {
		return b, false
	}
	if how == '(' && g.Role == corpus.Response && v.brackets() {
		return b, true
	}
	if u := int(v.s.found[i].unit); u >= v.to {
		v.look(u)
	}
	return b, v.voted
}

// look finds out where the list ends that begins with unit from, and whether it is the
// result of a vote.
func (v *voteLists) look(from int) {
	units := v.s.units
	first := &units[from]
	_, _, how := countOf(v.s.content(first))
	beside := func(u *unit) bool {
		return u.kind == first.kind && u.marker.glyph == first.marker.glyph && (first.item() || u.gap == 0) && !u.has(heads|row)
	}
	v.from, v.to, v.voted = from, from+1, false
	if how == 0 {
		return
	}
	for ; v.to < len(units) && beside(&units[v.to]); v.to++ {
		if _, _, other := countOf(v.s.content(&units[v.to])); other != how {
			return
		}
	}
	if v.to-from < fewestTallied || from > 0 && first.item() && beside(&units[from-1]) {
		return
	}
	v.voted = first.evidence == "votes" || v.underVotes(from)
}

// underVotes reports whether what stands right over unit i, or the heading over that,
// speaks of votes.
func (v *voteLists) underVotes(i int) bool {
	units := v.s.units
	for k := i - 1; k >= max(0, i-nearby); k-- {
		if u := &units[k]; (k >= i-2 || u.has(heads)) && !u.item() && voteWords.in(v.s.content(u)) {
			return true
		}
		if units[k].has(heads) {
			return false
		}
	}
	return false
}

// brackets reports whether the document says that numbers in brackets are votes:
// "Siffran inom parentes är antalet klistermärken."
func (v *voteLists) brackets() bool {
	if !v.asked {
		v.asked = true
		for _, i := range v.s.explaining {
			t := v.s.content(&v.s.units[i])
			v.bracket = v.bracket || voteWords.in(t) && strings.Contains(t, "parentes")
		}
	}
	return v.bracket
}

// spans reports whether units from and to stand in one list of which not every option
// got votes.
func (v *voteLists) spans(from, to int) bool {
	if v.voted && from >= v.from && to < v.to {
		return true
	}
	if !v.bracket || from < 0 {
		return false
	}
	for ; from <= to; from++ {
		if !v.s.units[from].item() {
			return false
		}
	}
	return true
}

// noted reports whether unit i is one of several lines, each with how many agreed in
// brackets: "Längre öppettider (3)".
func (s *splitter) noted(i int) bool {
	counts := func(k int) bool {
		return k >= 0 && k < len(s.units) && s.body[s.units[k].end-1] == ')' && s.units[k].holds.has(holdsDigit) && endsInCount(s.content(&s.units[k]))
	}
	return counts(i) && (counts(i-1) && s.units[i].gap == 0 || counts(i+1) && s.units[i+1].gap == 0)
}

// countOf parts t into an option and how many chose it, and tells by what they are
// parted: ':', '-' or '('; 0 if t is no such thing.
func countOf(t string) (option string, n int, how byte) {
	if !endsInCount(t) {
		return "", 0, 0
	}
	end := len(t)
	if t[end-1] == ')' {
		end, how = end-1, '('
	}
	from := end
	for isDigit(t, from-1) {
		from--
	}
	n, err := strconv.Atoi(t[from:end])
	if err != nil {
		return "", 0, 0
	}
	option = strings.TrimRight(t[:from], " (:–-\t")
	switch {
	case option == "" || isDigit(option, len(option)-1) || cueOf(lastPart(option))&timeWord != 0:
		return "", 0, 0
	case how == '(':
	case t[len(option)] == ':':
		how = ':'
	default:
		how = '-'
	}
	return option, n, how
}

// endsInCount reports whether t ends with a number of at most three digits, in brackets
// or after a colon or dash, as few lines do.
func endsInCount(t string) bool {
	end := len(t)
	bracket := end > 0 && t[end-1] == ')'
	if bracket {
		end--
	}
	from := end
	for from > 3 && isDigit(t, from-1) {
		from--
	}
	if from == end || end-from > 3 {
		return false // as most
	}
	if bracket {
		return t[from-1] == '(' && t[from-2] == ' '
	}
	return t[from-1] == ' ' && (t[from-2] == ':' || t[from-2] == '-' && t[from-3] == ' ' || t[from-2] == "–"[2] && t[from-3] == "–"[1])
}

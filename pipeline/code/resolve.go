package code

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// A hit says that a word matches an atom, and how.
type hit struct {
	atom    int32
	rule    Rule
	through bool   // the span runs through the word that an ellipsis borrows from
	seam    seam   // of a compound
	reading string // of what is read otherwise than it is printed, compounds aside
}

// A resolver finds the atoms of a word. It belongs to one worker.
type resolver struct {
	x     *index
	hits  []hit
	atoms uint64 // a bit for the last six of each atom of hits
	keys  []string
	stem  func(dst []string, norm string) []string

	// Of the word at hand, its ends, and which look-ups may find anything.
	head, tail          stem.Edge
	whole, stems, slips bool
	starts, ends        stem.Lengths // by beginnings and ends of so many bytes
}

// typ finds the atoms of a type, without those that stand for alternatives. A hyphen
// at the end is left aside: what that means depends on the words that follow.
func (r *resolver) typ(t *tokenise.Type) []hit {
	if t.Kind == tokenise.Mark {
		r.hits = r.hits[:0]
		r.chain(r.x.whole, t.Norm, "")
		return r.hits
	}
	if t.Small || !strings.HasSuffix(t.Norm, "-") {
		r.look(t.Norm, t.Small)
		return r.found(t.Norm, t.Text, t.Small)
	}
	norm, text := strings.TrimSuffix(t.Norm, "-"), strings.TrimSuffix(t.Text, "-")
	r.look(norm, false)
	r.chain(r.x.whole, t.Norm, "")
	return r.found(norm, text, false)
}

// found finds the atoms of a word that was looked at and has no hyphen at its end, and
// of its text.
func (r *resolver) found(norm, text string, small bool) []hit {
	r.plain(norm, small)
	if text != "" && (text[0] < 'a' || text[0] > 'z') {
		r.acronym(text)
	}
	if len(r.hits) == 0 && r.slips {
		r.slip(norm)
	}
	return r.hits
}

// grouped returns hits of [resolver.typ] with those that stand for alternatives.
func (r *resolver) grouped(hits []hit) []hit {
	r.hits = r.hits[:0]
	for _, h := range hits {
		r.add(h)
	}
	r.group()
	return r.hits
}

// elliptic finds the atoms of "X-" in "X- och Y": those of which X is the first
// part.
func (r *resolver) elliptic(norm string) []hit {
	r.hits = r.hits[:0]
	r.chain(r.x.whole, norm, "")
	norm = strings.TrimSuffix(norm, "-")
	for i := len(norm); i > 0 && i >= len(norm)-1; i-- {
		if i < len(norm) && strings.IndexByte("seaou", norm[i]) < 0 {
			break
		}
		for at := first(r.x.starts, norm[:i]); at >= 0; at = r.x.postings[at].next {
			if p := &r.x.postings[at]; p.how == firstForm || p.how == changedForm {
				r.add(hit{atom: p.atom, rule: Coordination, reading: norm + "-"})
			}
		}
	}
	r.group()
	return r.hits
}

// look begins with a word: it asks the screen about it, and reports whether anything may be found, which
// is not so of most. small is as [tokenise.Type] has it.
func (r *resolver) look(norm string, small bool) bool {
	s := &r.x.screen
	head, tail := stem.Head(norm), stem.Tail(norm)
	r.hits, r.head, r.tail = r.hits[:0], head, tail
	// All at once, for each is likely to lie out of cache.
	starts, ends, wholes, keys := s.starts.Lengths(head), s.ends.Lengths(tail), s.wholes.Lengths(head), r.x.stemKeys.Lengths(head)
	r.starts, r.ends = s.starts.May(head, starts), s.ends.May(tail, ends)
	r.whole = s.wholes.All(head, wholes)
	r.stems = small && keys != 0 && r.x.stemKeys.MayLetters(norm, head, keys) || !small && r.x.stemKeys.May(norm)
	r.slips = s.maySlip(head, tail)
	return r.whole || r.stems || r.slips || r.starts|r.ends != 0 || r.x.within(norm)
}

// plain finds the atoms of a whole word that was looked at.
func (r *resolver) plain(norm string, small bool) {
	if r.whole {
		r.chain(r.x.whole, norm, "")
	}
	if r.stems {
		r.keys = r.stem(r.keys[:0], norm)
		for _, k := range r.keys {
			r.chain(r.x.stems, k, "")
		}
	}
	if !small {
		if bare := bareColon(norm); bare != norm {
			r.chain(r.x.whole, bare, "")
		}
	}
	r.byStart(norm)
	r.byEnd(norm)
	for i := range r.x.inner {
		if in := &r.x.inner[i]; in.in(norm) {
			r.glob(in.atom, norm)
		}
	}
}

// bareColon takes off an inflection after a colon.
func bareColon(norm string) string {
	if i := strings.IndexByte(norm, ':'); i > 0 {
		return norm[:i]
	}
	return norm
}

func (r *resolver) add(h hit) {
	bit := uint64(1) << (h.atom & 63)
	if len(r.hits) == 0 {
		r.atoms = 0
	}
	for i := 0; r.atoms&bit != 0 && i < len(r.hits); i++ {
		if r.hits[i].atom == h.atom {
			if h.rule < r.hits[i].rule {
				r.hits[i] = h
			}
			return
		}
	}
	r.atoms |= bit
	r.hits = append(r.hits, h)
}

// chain adds all atoms that m has for s.
func (r *resolver) chain(m map[string]int32, s, reading string) {
	for i := first(m, s); i >= 0; i = r.x.postings[i].next {
		p := &r.x.postings[i]
		r.add(hit{atom: p.atom, rule: howRule[p.how], reading: reading})
	}
}

// first returns the first posting that m has for s, -1 if it has none.
func first(m map[string]int32, s string) int32 {
	if i, ok := m[s]; ok {
		return i
	}
	return -1
}

// byStart finds atoms by the word's beginnings: wor* and word+.
func (r *resolver) byStart(norm string) {
	var room [8]int32
	for _, n := range r.x.screen.starts.Of(room[:0], r.head, r.starts) {
		i := int(n)
		if i < len(norm) && !utf8.RuneStart(norm[i]) {
			continue
		}
		for at := first(r.x.starts, norm[:i]); at >= 0; at = r.x.postings[at].next {
			p := &r.x.postings[at]
			if p.how == openForm {
				r.add(hit{atom: p.atom, rule: Wildcard})
			} else if p.how == wildcardForm {
				r.glob(p.atom, norm)
			} else if link, ok := splitFirst(norm, i, p.how, r.x.listsOf(p)); ok {
				r.add(hit{atom: p.atom, rule: CompoundFirst, seam: seamOf(i, link)})
			}
		}
	}
}

// byEnd finds atoms by the word's ends: *ord and +ord.
func (r *resolver) byEnd(norm string) {
	var room [8]int32
	for _, n := range r.x.screen.ends.Of(room[:0], r.tail, r.ends) {
		i := len(norm) - int(n)
		if !utf8.RuneStart(norm[i]) {
			continue
		}
		for at := first(r.x.ends, norm[i:]); at >= 0; at = r.x.postings[at].next {
			p := &r.x.postings[at]
			if p.how == openForm {
				r.add(hit{atom: p.atom, rule: Wildcard})
			} else if p.how == wildcardForm {
				r.glob(p.atom, norm)
			} else if link, ok := splitHead(norm, i, r.x.listsOf(p)); ok {
				r.add(hit{atom: p.atom, rule: CompoundHead, seam: seamOf(int(n), link)})
			}
		}
	}
}

// glob adds an atom with an asterisk if the word matches it.
func (r *resolver) glob(atom int32, norm string) {
	if globMatch(r.x.atoms[atom].Text, norm) {
		r.add(hit{atom: atom, rule: Wildcard})
	}
}

// mayBeAcronym reports whether a word of small letters may be more than these tell:
// if its text does not begin with one that is small, nor with one letter of A to Z
// before one that is.
func mayBeAcronym(text string) bool {
	if 'A' <= text[0] && text[0] <= 'Z' {
		text = text[1:]
	}
	return text != "" && !beginsSmall(text)
}

// beginsSmall reports whether text begins with a letter from a to z or ß to ÿ.
func beginsSmall(text string) bool {
	c := text[0]
	return 'a' <= c && c <= 'z' || c == 0xC3 && len(text) > 1 && text[1] >= 0x9F
}

// acronym finds atoms in capitals: IOP, IOP:er, IOP-avtal, IOPs.
func (r *resolver) acronym(text string) {
	end := 0
	for i, c := range text {
		if !unicode.IsUpper(c) && !unicode.IsDigit(c) {
			break
		}
		end = i + utf8.RuneLen(c)
	}
	if end < 2 {
		return
	}
	switch rest := text[end:]; {
	case rest == "", rest[0] == ':', rest[0] == '\'':
		r.chain(r.x.acronyms, text[:end], "")
	case rest[0] == '-':
		r.chain(r.x.acronyms, text[:end], text+" = "+text[:end]+"|"+rest[1:])
	case acronymEnding[rest]:
		r.chain(r.x.acronyms, text[:end], "")
	}
}

// acronymEnding are the inflections that people write without a colon.
var acronymEnding = map[string]bool{"s": true, "n": true, "en": true, "er": true, "et": true, "erna": true, "ens": true}

// group adds the atoms that stand for alternatives.
func (r *resolver) group() {
	for i, n := 0, len(r.hits); i < n; i++ {
		h := r.hits[i]
		for _, g := range r.x.groups[h.atom] {
			h.atom = g
			r.add(h)
		}
	}
}

package code

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// An index leads from a word of the text to the atoms that it matches. An atom
// is a distinct [lexicon.Word], numbered from 0.
//
// Every test is a look-up of the word, its beginnings and its ends in a map, so
// that the cost for a word hardly depends on the number of terms.
type index struct {
	atoms []lexicon.Word
	names map[string]int32 // atom by its printed form
	// groups are the atoms that stand for alternatives, by each of these.
	groups [][]int32

	whole, stems, acronyms map[string]int32 // to the first posting
	starts, ends           map[string]int32
	inner                  []inner
	slips                  map[string][]misspellable
	postings               []posting
	unlisted               lexicon.Word // one with no lists
	screen                 screen       // of all these, made by close
	stemKeys               *stem.Filter // of the keys of stems

	stemmer  *stem.Stemmer
	keys     []string
	paradigm map[string][]string
}

// close makes what tells quickly that a word is not in the index. The index
// must be complete.
func (x *index) close() {
	x.screen = newScreen(x)
	x.stemKeys = stem.NewFilter(slices.Collect(maps.Keys(x.stems)))
}

// An inner is a wildcard with neither a beginning nor an end.
type inner struct {
	atom int32
	part string // the longest of its parts
}

func (in *inner) in(norm string) bool {
	return len(in.part) <= len(norm) && strings.Contains(norm, in.part)
}

// within reports whether a word holds the longest part of an inner one.
func (x *index) within(norm string) bool {
	if !x.screen.mayHold(norm) {
		return false
	}
	for i := range x.inner {
		if x.inner[i].in(norm) {
			return true
		}
	}
	return false
}

// A posting says that a string of the index belongs to an atom; postings of
// one string are chained.
type posting struct {
	atom  int32
	next  int32 // -1 for the last
	how   how
	lists bool // the atom allows or denies parts
}

// listsOf returns the word of a posting's atom, or one without lists if that has none:
// the atoms lie far apart.
func (x *index) listsOf(p *posting) *lexicon.Word {
	if p.lists {
		return &x.atoms[p.atom]
	}
	return &x.unlisted
}

// how says what a posting's string is to its atom.
type how uint8

const (
	exactForm how = iota
	inflectedForm
	stemForm
	acronymForm
	wildcardForm
	openForm    // of a wildcard with nothing else: wor*, *ord
	firstForm   // of a compound, the word itself
	changedForm // the same, changed
	headForm
	slipForm
)

var howRule = [...]Rule{Exact, Inflection, Stem, Acronym, Wildcard, Wildcard, CompoundFirst, CompoundFirst, CompoundHead, Spelling}

func newIndex(opt stem.Options) index {
	return index{
		names: map[string]int32{},
		whole: map[string]int32{}, stems: map[string]int32{}, acronyms: map[string]int32{},
		starts: map[string]int32{}, ends: map[string]int32{}, slips: map[string][]misspellable{},
		stemmer: stem.New(opt), paradigm: map[string][]string{},
	}
}

func (x *index) post(m map[string]int32, s string, atom int32, h how) {
	next, ok := m[s]
	if !ok {
		next = -1
	}
	for i := next; i >= 0; i = x.postings[i].next {
		if x.postings[i].atom == atom {
			return
		}
	}
	m[s] = int32(len(x.postings))
	w := &x.atoms[atom]
	x.postings = append(x.postings, posting{atom, next, h, len(w.Allow)+len(w.Deny) > 0})
}

// atom returns the number of a word, entering it if it is new.
func (x *index) atom(w lexicon.Word, slip bool) int32 {
	name := atomName(w, slip)
	if id, ok := x.names[name]; ok {
		return id
	}
	id := int32(len(x.atoms))
	x.names[name] = id
	if w.Mode != lexicon.Acronym {
		w.Text = tokenise.Normal(w.Text)
	}
	x.enter(w)
	if strings.HasSuffix(w.Text, "-") && w.Mode != lexicon.Acronym {
		x.post(x.whole, w.Text, id, exactForm) // a part of a word has no inflections: hälso-
		return id
	}
	switch w.Mode {
	case lexicon.Exact:
		x.post(x.whole, w.Text, id, exactForm)
	case lexicon.Acronym:
		x.post(x.acronyms, w.Text, id, acronymForm)
	case lexicon.Paradigm:
		for _, f := range x.forms(w.Text) {
			x.post(x.whole, f, id, inflectedForm)
		}
	case lexicon.Stem:
		x.stem(w.Text, id)
	case lexicon.Wildcard:
		x.wildcard(w.Text, id)
	case lexicon.Compound:
		x.compound(w, id)
	}
	if slip && utf8.RuneCountInString(w.Text) >= slipLetters && w.Mode != lexicon.Acronym && w.Mode != lexicon.Wildcard {
		x.slip(w.Text, id)
	}
	return id
}

func (x *index) enter(w lexicon.Word) {
	x.atoms, x.groups = append(x.atoms, w), append(x.groups, nil)
}

func atomName(w lexicon.Word, slip bool) string {
	name := (&lexicon.Expr{Word: w}).String()
	if slip {
		name += " slip"
	}
	return name
}

// group returns an atom that stands for any of several.
func (x *index) group(atoms []int32) int32 {
	var b strings.Builder
	for _, a := range atoms {
		b.WriteString((&lexicon.Expr{Word: x.atoms[a]}).String())
		b.WriteByte('|')
	}
	if id, ok := x.names[b.String()]; ok {
		return id
	}
	id := int32(len(x.atoms))
	x.names[b.String()] = id
	x.enter(lexicon.Word{})
	for _, a := range atoms {
		x.groups[a] = append(x.groups[a], id)
	}
	return id
}

func (x *index) forms(word string) []string {
	f, ok := x.paradigm[word]
	if !ok {
		f = stem.Paradigm(word)
		x.paradigm[word] = f
	}
	return f
}

func (x *index) stem(word string, id int32) {
	x.keys = x.stemmer.Keys(x.keys[:0], word)
	for _, k := range x.keys {
		x.post(x.stems, k, id, stemForm)
	}
	x.post(x.whole, word, id, stemForm)
}

func (x *index) wildcard(glob string, id int32) {
	head, _, _ := strings.Cut(glob, "*")
	tail := glob[strings.LastIndexByte(glob, '*')+1:]
	form := wildcardForm
	if len(head)+len("*")+len(tail) == len(glob) && (head == "" || tail == "") {
		form = openForm
	}
	switch {
	case head != "":
		x.post(x.starts, head, id, form)
	case tail != "":
		x.post(x.ends, tail, id, form)
	default:
		parts := strings.Split(glob, "*")
		x.inner = append(x.inner, inner{id, slices.MaxFunc(parts, func(a, b string) int { return len(a) - len(b) })})
	}
}

func (x *index) compound(w lexicon.Word, id int32) {
	if w.Head {
		for _, f := range x.forms(w.Text) {
			x.post(x.whole, f, id, inflectedForm)
			x.post(x.ends, f, id, headForm)
		}
	}
	if w.First {
		form := firstForm
		for _, f := range firstForms(w.Text) {
			x.post(x.starts, f, id, form)
			form = changedForm
		}
	}
}

// globMatch reports whether s matches a pattern with asterisks.
func globMatch(glob, s string) bool {
	head, rest, _ := strings.Cut(glob, "*")
	if !strings.HasPrefix(s, head) {
		return false
	}
	s = s[len(head):]
	for {
		part, more, found := strings.Cut(rest, "*")
		if !found {
			return strings.HasSuffix(s, rest)
		}
		i := strings.Index(s, part)
		if i < 0 {
			return false
		}
		s, rest = s[i+len(part):], more
	}
}

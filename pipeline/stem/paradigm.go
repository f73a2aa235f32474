package stem

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Paradigm returns the inflected forms of a noun, adjective or verb, each once,
// in lower case, the word itself first: for förening also föreningen,
// föreningar, föreningarna and their genitives. The word is given in the form
// that a dictionary has; its class is guessed from its ending. Too many forms
// are given rather than too few: some are no words and find nothing, but none
// is known to be a form of a quite different word. A word all in capitals is a
// short form, which takes its endings with and without a colon.
func Paradigm(word string) []string {
	lower := strings.ToLower(strings.TrimSpace(word))
	if lower == "" {
		return nil
	}
	f := &forms{list: []string{lower}}
	if short(word) {
		f.shortForm(lower)
		return f.list
	}
	if !f.irregular(lower) && !f.neuter(lower) {
		f.regular(lower)
	}
	return f.list
}

// forms gathers the forms of a word.
type forms struct{ list []string }

func (f *forms) add(form string) {
	if !slices.Contains(f.list, form) && !otherWords[form] {
		f.list = append(f.list, form)
	}
}

// put adds base with each of the endings, parted by blanks; "-" is none. Each
// form also gets its genitive where nouns is set.
func (f *forms) put(nouns bool, base, endings string) {
	for e := range strings.FieldsSeq(endings) {
		form := base + strings.TrimPrefix(e, "-")
		f.add(form)
		if last := form[len(form)-1]; nouns && last != 's' && last != 'x' && last != 'z' {
			f.add(form + "s")
		}
	}
}

func (f *forms) noun(base, endings string)  { f.put(true, base, endings) }
func (f *forms) other(base, endings string) { f.put(false, base, endings) }

// otherWords are forms that regular inflection would make and that are, above
// all, forms of other words.
var otherWords = words(`planet planets banan banans medlar medlarna kurar kurarna`)

// short reports whether word is written in capitals, as LSS and IOP are.
func short(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// shortForm adds the endings of a word made of initials.
func (f *forms) shortForm(word string) {
	f.other(word, "s :s :n :ns :en :ens :et :ets :er :ers :erna :ernas :ar :arna n en et er erna")
}

// regular adds forms by ending: the first rule that fits is the word's.
func (f *forms) regular(word string) {
	for _, r := range rules {
		if r.ending == "" && r.last != "" {
			if last, n := utf8.DecodeLastRuneInString(word); strings.ContainsRune(r.last, last) && n < len(word) {
				f.put(!r.plain, word, r.forms)
				return
			}
			continue
		}
		base, ok := strings.CutSuffix(word, r.ending)
		if !ok || len(base) < r.least {
			continue
		}
		for group := range strings.SplitSeq(r.forms, "|") {
			head, rest, _ := strings.Cut(group, "+")
			if rest == "" {
				head, rest = "", head
			}
			f.put(!r.plain, base+strings.TrimSpace(head), rest)
		}
		return
	}
	f.consonant(word)
}

// consonant adds the forms of a word that ends in a consonant and in nothing
// that tells more: a noun of either gender and plural, or an adjective.
func (f *forms) consonant(word string) {
	f.noun(word, "- en ar arna er erna et")
	f.other(word, "t a")
}

// neuter adds the forms of a compound of a common neuter without an ending in
// the plural. It reports whether word is one.
func (f *forms) neuter(word string) bool {
	for _, head := range neuterHeads {
		if strings.HasSuffix(word, head) {
			f.noun(word, "- et en")
			return true
		}
	}
	return false
}

var neuterHeads = strings.Fields(`
	drag tal stöd verk behov bud liv folk råd ord mord barn projekt problem system språk krav mål jobb bruk pris lån forum
	ansvar kontrakt förslag anslag inslag underlag kapital material stånd våld kontor hopp skydd
	engagemang sammanhang resultat centrum företag organ besök försök
`)

package stem

import (
	"strings"
	"unicode/utf8"
)

// irregular adds the forms of words whose vowel changes, and of their
// compounds. It reports whether word is one.
func (f *forms) irregular(word string) bool {
	for _, line := range vowelShift {
		head, _, _ := strings.Cut(line, " ")
		base, ok := strings.CutSuffix(word, head)
		if !ok || base != "" && len(head) < 4 && !known(base) {
			continue
		}
		f.noun(base, line)
		return true
	}
	return false
}

// known reports whether base can stand before a short head in a compound: it
// is long enough to be a word.
func known(base string) bool { return utf8.RuneCountInString(base) >= 4 }

// irregularHeads leads from the forms of the nouns that change their vowel to
// the nouns.
func irregularHeads() map[string]string {
	heads := map[string]string{}
	for _, line := range vowelShift {
		forms := strings.Fields(line)
		if forms[0] == "ung" || forms[0] == "gammal" {
			continue // younger and older people are not the young and the old
		}
		for _, f := range forms[1:] {
			heads[f], heads[f+"s"] = forms[0], forms[0]
		}
	}
	return heads
}

// vowelShift holds the words that change their vowel, with all their forms.
var vowelShift = []string{
	"stad staden städer städerna",
	"hand handen händer händerna",
	"land landet länder länderna",
	"strand stranden stränder stränderna",
	"tand tanden tänder tänderna",
	"natt natten nätter nätterna",
	"bok boken böcker böckerna",
	"fot foten fötter fötterna",
	"rot roten rötter rötterna",
	"ledamot ledamoten ledamöter ledamöterna",
	"son sonen söner sönerna",
	"dotter dottern döttrar döttrarna",
	"bror brodern bröder bröderna",
	"syster systern systrar systrarna",
	"mor modern mödrar mödrarna",
	"bonde bonden bönder bönderna",
	"man mannen män männen",
	"vän vännen vänner vännerna",
	"öga ögat ögon ögonen",
	"öra örat öron öronen",
	"hjärta hjärtat hjärtan hjärtana",
	"huvud huvudet huvuden huvudena",
	"förälder föräldern föräldrar föräldrarna",
	"oro oron",
	"pengar pengarna peng pengen",
	"ung ungt unga unge yngre yngst yngsta",
	"gammal gammalt gamla gamle äldre äldst äldsta",
}

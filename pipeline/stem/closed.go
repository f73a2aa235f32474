package stem

import "strings"

// closedClass holds small words that share their Snowball stem with words that
// have nothing to do with them: they with judges (dom, domare), would with villas
// (vill, villor), was with goods (var, varor), but with opinions (men, menar). The
// forms of a line are one word, and no other word is found by it nor it by others.
var closedClass = []string{
	"dom", "men", "som", "när", "för", "vid", "kan", "per", "hos", "ser", "ger", "tar", "går", "får", "vad",
	"till", "över", "mellan", "ner", "nog", "att",
	"var vara", "vill ville", "han hans", "sin sina", "min mina", "din dina", "vår våra", "all alla allas",
	"upp uppe", "bort borta",
}

// closed leads from each form of closedClass to its key, which no other word has.
var closed = closedKeys()

func closedKeys() map[string]string {
	keys := map[string]string{}
	for _, line := range closedClass {
		head, _, _ := strings.Cut(line, " ")
		for form := range strings.FieldsSeq(line) {
			keys[form] = "=" + head
		}
	}
	return keys
}

// isClosed reports whether a word is a form of closedClass.
func isClosed(word string) bool { return closed[Bare(word)] != "" }

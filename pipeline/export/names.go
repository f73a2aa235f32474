package export

import (
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/temakod/temakod/pipeline/message"
)

// Names gives documents the names that outputs show: their own, or numbers in
// the order in which they were first asked for. Whoever asks from several
// goroutines first asks for each name in order from one, since the numbers must
// not depend on who came first.
type Names struct {
	hide bool
	lang message.Lang

	mu     sync.Mutex
	number map[string]int
}

// NewNames returns names in the given language; with hide, "Dokument 1",
// "Dokument 2"...
func NewNames(lang message.Lang, hide bool) *Names {
	return &Names{hide: hide, lang: lang, number: map[string]int{}}
}

// Show returns the name to print for a document. The empty name stays empty.
func (n *Names) Show(name string) string {
	if n == nil || !n.hide || name == "" {
		return name
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	k, ok := n.number[name]
	if !ok {
		k = len(n.number) + 1
		n.number[name] = k
	}
	return n.lang.Text("book.document-number", k)
}

// Hidden reports whether names are hidden.
func (n *Names) Hidden() bool { return n != nil && n.hide }

// Clean returns a sentence about the document called name, without that name
// and without its path.
func (n *Names) Clean(sentence, name string) string {
	if !n.Hidden() || name == "" {
		return sentence
	}
	sentence = strings.ReplaceAll(sentence, name, n.Show(name))
	if base := path.Base(strings.ReplaceAll(name, `\`, "/")); len(base) > 3 {
		sentence = strings.ReplaceAll(sentence, base, n.Show(name))
	}
	return sentence
}

// among returns the arguments of a message with the numbers of hidden documents
// in place of their names.
func (n *Names) among(args []any) []any {
	if !n.Hidden() {
		return args
	}
	out := slices.Clone(args)
	for i, a := range out {
		if name, ok := a.(string); ok && n.knows(name) {
			out[i] = n.Show(name)
		}
	}
	return out
}

func (n *Names) knows(name string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.number[name] > 0
}

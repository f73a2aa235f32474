package export

import (
	"strings"

	"github.com/temakod/temakod/pipeline/source"
)

// A Message is a notice or fault as outputs show it: with the names of
// documents and the words of the notes held back where the run says so.
type Message struct {
	Name, Says, Hint, Excerpt string
}

// wordless are the areas whose messages quote the lexicon, options and names,
// not the notes; wordy are those among them that do.
var (
	wordless = [...]string{"ingest.", "lexicon.", "run.", "command.", "code."}
	wordy    = [...]string{"code.decision-"}
)

// Message words a notice or fault.
func (r *Run) Message(e *source.Error) Message {
	args, hints := e.Args, e.HintArgs
	m := Message{Name: r.Names.Show(e.Name), Excerpt: e.Excerpt}
	if e.Cut > 0 {
		m.Excerpt = "…" + m.Excerpt
	}
	if !r.Privacy.Excerpts() {
		m.Excerpt = ""
		if !hasPrefix(e.ID, wordless[:]) || hasPrefix(e.ID, wordy[:]) {
			args, hints = withoutWords(args), withoutWords(hints)
		}
	}
	args, hints = r.Names.among(args), r.Names.among(hints)
	m.Says = r.Names.Clean(r.Lang.Text(e.ID, args...), e.Name)
	if e.Hint != "" {
		m.Hint = r.Names.Clean(r.Lang.Text(e.Hint, hints...), e.Name)
	}
	return m
}

func hasPrefix(id string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	return false
}

// withoutWords puts dots for texts: they are mostly words of the notes.
func withoutWords(args []any) []any {
	kept := make([]any, len(args))
	for i, a := range args {
		if _, ok := a.(string); ok {
			a = "…"
		}
		kept[i] = a
	}
	return kept
}

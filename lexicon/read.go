package lexicon

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/temakod/temakod/pipeline/source"
)

// formatVersion is the version of the file format that this package reads.
const formatVersion = "1"

// maxThemeDepth is how deep themes may nest.
const maxThemeDepth = 8

// A reader turns one YAML file into a part of a lexicon.
type reader struct {
	text   *source.Text
	lex    *Lexicon
	head   bool // the file may hold the lexicon's own keys
	faults []*source.Error
	root   *yaml.Node
}

// A removal is an entry of "remove": a theme, or one of its terms.
type removal struct {
	theme, term string
	at          At
}

func (r *reader) fault(n *yaml.Node, id string, args ...any) *source.Error {
	e := r.at(n).Errorf(source.Fault, id, args...)
	r.faults = append(r.faults, e)
	return e
}

// at returns where a node's value stands, without quotes.
func (r *reader) at(n *yaml.Node) At {
	if n == nil || n.Line < 1 || n.Line > r.text.Lines() {
		return At{r.text, source.Span{}}
	}
	line := r.text.Line(n.Line)
	start := line.Start
	for i := 1; i < n.Column && start < line.End; i++ { // yaml counts columns in characters
		_, w := utf8.DecodeRuneInString(r.text.Body[start:line.End])
		start += w
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && start < line.End {
		start++
	}
	end := line.End
	if n.Kind == yaml.ScalarNode && strings.HasPrefix(r.text.Body[start:line.End], n.Value) {
		end = start + len(n.Value)
	} else if n.Kind != yaml.ScalarNode {
		end = min(start+1, line.End)
	}
	return At{r.text, source.Span{Start: start, End: end}}
}

func (r *reader) file() {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(r.text.Body), &doc); err != nil {
		r.yamlFault(err)
		return
	}
	if len(doc.Content) == 0 {
		r.faults = append(r.faults, source.Whole(source.Fault, r.text.Name, "lexicon.empty"))
		return
	}
	r.root = doc.Content[0]
	if r.root.Kind != yaml.MappingNode {
		r.fault(r.root, "lexicon.not-mapping").WithHint("lexicon.hint-init")
		return
	}
	if r.single() {
		if t := r.theme(r.root, "", 0); t != nil {
			r.lex.Themes = append(r.lex.Themes, t)
		}
		return
	}
	r.mapping(r.root, r.lexiconKeys())
}

// single reports whether the file is one theme at the top level.
func (r *reader) single() bool {
	for i := 0; i+1 < len(r.root.Content); i += 2 {
		if r.root.Content[i].Value == "id" {
			return true
		}
	}
	return false
}

// keys are the readers of a mapping's values by key.
type keys map[string]func(n *yaml.Node)

// mapping reads a mapping, refusing keys that are unknown or come twice.
func (r *reader) mapping(n *yaml.Node, known keys) {
	if n = r.resolve(n); n.Kind != yaml.MappingNode {
		r.fault(n, "lexicon.not-mapping")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], r.resolve(n.Content[i+1])
		f, ok := known[k.Value]
		switch {
		case !ok:
			e := r.fault(k, "lexicon.key-unknown", k.Value)
			if near := nearest(k.Value, known); near != "" {
				e.WithHint("lexicon.hint-did-you-mean", near)
			}
		case seen[k.Value]:
			r.fault(k, "lexicon.key-twice", k.Value)
		default:
			f(v)
		}
		seen[k.Value] = true
	}
}

// resolve follows an alias to the text that it names. Aliases of lists and
// mappings are refused: a few lines of them can stand for millions.
func (r *reader) resolve(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.AliasNode {
		return n
	}
	if n.Alias == nil || n.Alias.Kind != yaml.ScalarNode {
		r.fault(n, "lexicon.alias")
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line, Column: n.Column}
	}
	return n.Alias
}

// nearest returns the known key that is at most two letters off, or "".
func nearest(word string, known keys) string {
	best, dist := "", 3
	for _, k := range sortedKeys(known) {
		if d := distance(word, k); d < dist {
			best, dist = k, d
		}
	}
	return best
}

func sortedKeys(m keys) []string {
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.SortFunc(all, cmp.Compare[string])
	return all
}

// distance is the number of letters to insert, remove or change (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}

func (r *reader) lexiconKeys() keys {
	k := keys{
		"themes": func(n *yaml.Node) {
			r.each(n, func(n *yaml.Node) {
				if t := r.theme(n, "", 0); t != nil {
					r.lex.Themes = append(r.lex.Themes, t)
				}
			})
		},
	}
	if !r.head {
		return k
	}
	l := r.lex
	k["temakod"] = func(n *yaml.Node) {
		if r.str(n) != formatVersion {
			r.fault(n, "lexicon.format-version", n.Value, formatVersion)
		}
	}
	k["name"] = r.set(&l.Name)
	k["version"] = r.set(&l.Version)
	k["extends"] = r.set(&l.Extends)
	k["changelog"] = func(n *yaml.Node) { r.each(n, func(n *yaml.Node) { l.Changelog = append(l.Changelog, r.str(n)) }) }
	k["except"] = r.terms(&l.Except, false)
	k["exclusive"] = func(n *yaml.Node) {
		r.each(n, func(n *yaml.Node) {
			var group []string
			r.each(n, func(n *yaml.Node) { group = append(group, r.str(n)) })
			l.Exclusive = append(l.Exclusive, group)
		})
	}
	k["remove"] = func(n *yaml.Node) {
		r.each(n, func(n *yaml.Node) {
			theme, term, _ := strings.Cut(r.str(n), ":")
			l.remove = append(l.remove, removal{strings.TrimSpace(theme), strings.TrimSpace(term), r.at(n)})
		})
	}
	return k
}

// extendsAt returns where the lexicon says what it extends.
func (l *Lexicon) extendsAt() At {
	for _, t := range l.files {
		if i := strings.Index(t.Body, "extends:"); i >= 0 {
			return At{t, source.Span{Start: i, End: t.Line(t.LineAt(i)).End}}
		}
	}
	return At{}
}

// str reads a scalar.
func (r *reader) str(n *yaml.Node) string {
	if n = r.resolve(n); n.Kind != yaml.ScalarNode {
		r.fault(n, "lexicon.not-text")
		return ""
	}
	if n.Tag == "!!null" {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

func (r *reader) set(p *string) func(*yaml.Node) { return func(n *yaml.Node) { *p = r.str(n) } }

// each calls f with the entries of a list, or with a value that stands alone.
func (r *reader) each(n *yaml.Node, f func(*yaml.Node)) {
	if n = r.resolve(n); n.Kind != yaml.SequenceNode {
		if n.Tag != "!!null" {
			f(n)
		}
		return
	}
	for _, c := range n.Content {
		f(r.resolve(c))
	}
}

// bilingual reads a text, or {sv: text, en: text}.
func (r *reader) bilingual(n *yaml.Node) Text {
	if n = r.resolve(n); n.Kind != yaml.MappingNode {
		return Text{SV: r.str(n)}
	}
	var t Text
	r.mapping(n, keys{"sv": r.set(&t.SV), "en": r.set(&t.EN)})
	return t
}

func (r *reader) texts(p *[]Text) func(*yaml.Node) {
	return func(n *yaml.Node) { r.each(n, func(n *yaml.Node) { *p = append(*p, r.bilingual(n)) }) }
}

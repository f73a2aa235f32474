package lexicon

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/temakod/temakod/pipeline/source"
)

// theme reads a theme; nil if it has no usable id.
func (r *reader) theme(n *yaml.Node, parent string, depth int) *Theme {
	n = r.resolve(n)
	if n.Kind != yaml.MappingNode {
		r.fault(n, "lexicon.theme-shape").WithHint("lexicon.hint-theme")
		return nil
	}
	if depth >= maxThemeDepth {
		r.fault(n, "lexicon.theme-deep", maxThemeDepth)
		return nil
	}
	t := &Theme{at: r.at(n)}
	for i := 0; i+1 < len(n.Content); i += 2 { // the id first: subthemes are named by it
		if n.Content[i].Value == "id" {
			t.ID = r.str(n.Content[i+1])
			t.at = r.at(r.resolve(n.Content[i+1]))
		}
	}
	if t.ID == "" {
		r.faults = append(r.faults, t.at.Errorf(source.Fault, "lexicon.id-missing").WithHint("lexicon.hint-theme"))
		return nil
	}
	if !validID(t.ID) {
		e := t.at.Errorf(source.Fault, "lexicon.id-bad", t.ID)
		r.faults = append(r.faults, e.WithHint("lexicon.hint-id"))
		return nil
	}
	t.Path = join(parent, t.ID)
	r.mapping(n, keys{
		"id":         func(*yaml.Node) {},
		"label":      func(n *yaml.Node) { t.Label = r.bilingual(n) },
		"definition": func(n *yaml.Node) { t.Definition = r.bilingual(n) },
		"include":    r.texts(&t.Include),
		"exclude":    r.texts(&t.Exclude),
		"examples":   r.texts(&t.Examples),
		"beyond":     r.texts(&t.Beyond),
		"terms":      r.terms(&t.Terms, false),
		"except":     r.terms(&t.Except, false),
		"rules":      r.terms(&t.Rules, true),
		"themes": func(n *yaml.Node) {
			r.each(n, func(n *yaml.Node) {
				if sub := r.theme(n, t.Path, depth+1); sub != nil {
					t.Themes = append(t.Themes, sub)
				}
			})
		},
	})
	return t
}

func join(parent, id string) string {
	if parent == "" {
		return id
	}
	return parent + "/" + id
}

// validID reports whether an id is letters, digits, "_" and "-", and begins
// with a letter.
func validID(id string) bool {
	for i, r := range id {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && r != '_' && r != '-') {
			return false
		}
	}
	return id != ""
}

// terms reads a list of terms into p.
func (r *reader) terms(p *[]*Term, rule bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		r.each(n, func(n *yaml.Node) {
			if t := r.term(n, rule); t != nil {
				*p = append(*p, t)
			}
		})
	}
}

// term reads a term: its text, or a mapping with the text and what else is said
// of it. It is nil if the text cannot be used.
func (r *reader) term(n *yaml.Node, rule bool) *Term {
	t := &Term{Rule: rule}
	text := n
	if n.Kind == yaml.MappingNode {
		text = nil
		name := "term"
		if rule {
			name = "rule"
		}
		r.mapping(n, keys{
			name:       func(n *yaml.Node) { text = n },
			"note":     r.set(&t.Note),
			"except":   r.terms(&t.Except, false),
			"slip":     func(n *yaml.Node) { t.Slip = r.boolean(n) },
			"role":     func(n *yaml.Node) { r.each(n, func(n *yaml.Node) { t.When.Roles = append(t.When.Roles, r.role(n)) }) },
			"question": r.set(&t.When.Question),
			"section":  r.set(&t.When.Section),
			"where":    func(n *yaml.Node) { r.where(n, &t.When) },
		})
		if text == nil {
			r.fault(n, "lexicon.term-missing", name)
			return nil
		}
	}
	t.at = r.at(text)
	if t.Text = r.str(text); t.Text == "" {
		if text.Kind == yaml.ScalarNode {
			r.fault(text, "lexicon.term-empty")
		}
		return nil
	}
	expr, err := ParseTerm(t.Text)
	if err == nil && !rule && expr.hasTheme() {
		err = &SyntaxError{Span: source.Span{End: len(t.Text)}, ID: "lexicon.theme-outside-rule"}
	}
	if err != nil {
		r.faults = append(r.faults, r.syntaxFault(text, err))
		return nil
	}
	t.Expr = expr
	return t
}

// syntaxFault places an error within a term in the file.
func (r *reader) syntaxFault(n *yaml.Node, err *SyntaxError) *source.Error {
	at := r.at(n)
	if s := at.span; s.Len() == len(n.Value) && strings.TrimSpace(n.Value) == n.Value {
		s.End = min(s.Start+max(err.Span.End, err.Span.Start+1), at.span.End)
		s.Start = min(s.Start+err.Span.Start, s.End)
		at.span = s
	}
	e := at.Errorf(source.Fault, err.ID, err.Args...)
	e.Hint, e.HintArgs = err.Hint, err.HintArgs
	return e
}

// hasTheme reports whether the expression names a theme.
func (e *Expr) hasTheme() bool {
	if e.Op == ThemeOp {
		return true
	}
	for _, a := range e.Args {
		if a.hasTheme() {
			return true
		}
	}
	return false
}

func (r *reader) boolean(n *yaml.Node) bool {
	switch r.str(n) {
	case "true", "ja", "yes":
		return true
	case "false", "nej", "no":
		return false
	}
	r.fault(n, "lexicon.not-boolean", n.Value)
	return false
}

// roleIDs are the ids of the roles that a condition may name.
var roleIDs = [...]string{"meta", "heading", "prompt", "response", "summary"}

func (r *reader) role(n *yaml.Node) string {
	s := r.str(n)
	for _, id := range roleIDs {
		if s == id {
			return s
		}
	}
	r.fault(n, "lexicon.role-unknown", s, strings.Join(roleIDs[:], ", "))
	return s
}

func (r *reader) where(n *yaml.Node, c *Condition) {
	if n.Kind != yaml.MappingNode {
		r.fault(n, "lexicon.not-mapping")
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		c.Where = append(c.Where, Pair{n.Content[i].Value, r.str(n.Content[i+1])})
	}
}

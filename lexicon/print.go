package lexicon

import (
	"bytes"

	"go.yaml.in/yaml/v3"
)

// YAML returns the lexicon as one file: [Parse] of it is the same lexicon. What
// it extends is written out, since the themes of the default are in it.
func (l *Lexicon) YAML() ([]byte, error) {
	root := mapping()
	root.put("temakod", number(formatVersion))
	root.text("name", l.Name)
	root.text("version", l.Version)
	root.list("changelog", l.Changelog)
	root.terms("except", l.Except)
	if len(l.Exclusive) > 0 {
		groups := sequence()
		for _, g := range l.Exclusive {
			group := sequence()
			group.Style = yaml.FlowStyle
			for _, path := range g {
				group.Content = append(group.Content, scalar(path))
			}
			groups.Content = append(groups.Content, group)
		}
		root.put("exclusive", groups)
	}
	root.themes(l.Themes)
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(root.Node); err != nil {
		return nil, err
	}
	return b.Bytes(), enc.Close()
}

// A block is a YAML mapping under construction. What is empty is left out.
type block struct{ *yaml.Node }

func mapping() block       { return block{&yaml.Node{Kind: yaml.MappingNode}} }
func sequence() *yaml.Node { return &yaml.Node{Kind: yaml.SequenceNode} }
func number(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: s}
}

func scalar(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
}

func (b block) put(key string, v *yaml.Node) {
	b.Content = append(b.Content, scalar(key), v)
}

func (b block) text(key, s string) {
	if s != "" {
		b.put(key, scalar(s))
	}
}

func (b block) list(key string, all []string) {
	if len(all) == 0 {
		return
	}
	n := sequence()
	for _, s := range all {
		n.Content = append(n.Content, scalar(s))
	}
	b.put(key, n)
}

func bilingual(t Text) *yaml.Node {
	if t.EN == "" {
		return scalar(t.SV)
	}
	m := mapping()
	m.text("sv", t.SV)
	m.text("en", t.EN)
	return m.Node
}

func (b block) bilingual(key string, t Text) {
	if t != (Text{}) {
		b.put(key, bilingual(t))
	}
}

func (b block) texts(key string, all []Text) {
	if len(all) == 0 {
		return
	}
	n := sequence()
	for _, t := range all {
		n.Content = append(n.Content, bilingual(t))
	}
	b.put(key, n)
}

func (b block) themes(all []*Theme) {
	if len(all) == 0 {
		return
	}
	n := sequence()
	for _, t := range all {
		m := mapping()
		m.text("id", t.ID)
		m.bilingual("label", t.Label)
		m.bilingual("definition", t.Definition)
		m.texts("include", t.Include)
		m.texts("exclude", t.Exclude)
		m.texts("examples", t.Examples)
		m.texts("beyond", t.Beyond)
		m.terms("terms", t.Terms)
		m.terms("except", t.Except)
		m.terms("rules", t.Rules)
		m.themes(t.Themes)
		n.Content = append(n.Content, m.Node)
	}
	b.put("themes", n)
}

func (b block) terms(key string, all []*Term) {
	if len(all) == 0 {
		return
	}
	n := sequence()
	for _, t := range all {
		n.Content = append(n.Content, t.node())
	}
	b.put(key, n)
}

// node writes a term as its text, or as a mapping if more is said of it.
func (t *Term) node() *yaml.Node {
	if t.Note == "" && len(t.Except) == 0 && !t.Slip && t.When.IsZero() {
		return scalar(t.Text)
	}
	m := mapping()
	name := "term"
	if t.Rule {
		name = "rule"
	}
	m.text(name, t.Text)
	if t.Slip {
		m.put("slip", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"})
	}
	m.list("role", t.When.Roles)
	m.text("question", t.When.Question)
	m.text("section", t.When.Section)
	if len(t.When.Where) > 0 {
		w := mapping()
		for _, p := range t.When.Where {
			w.put(p.Key, scalar(p.Value))
		}
		m.put("where", w.Node)
	}
	m.terms("except", t.Except)
	m.text("note", t.Note)
	return m.Node
}

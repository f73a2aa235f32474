package exchange

import (
	"encoding/xml"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/temakod/temakod/lexicon"
)

// readDic reads LIWC: between two lines of %, the number and name of each
// category; then a word with the numbers of its categories.
func readDic(in *importer, data string) {
	themes := map[string]*lexicon.Theme{}
	percent := 0
	for i, line := range strings.Split(data, "\n") {
		f := strings.Fields(line)
		switch {
		case len(f) == 0:
		case f[0] == "%":
			percent++
			if len(f) > 1 {
				in.fault(i+1, "lexicon.import-line", line)
			}
		case percent == 1:
			if len(f) < 2 {
				in.fault(i+1, "lexicon.import-line", line)
				continue
			}
			themes[f[0]] = in.theme(nil, strings.Join(f[1:], " "))
		case percent < 1:
			in.fault(i+1, "lexicon.import-line", line)
			return
		default:
			in.dicEntry(i+1, line, themes)
		}
	}
}

// dicEntry reads "word 1 2" or, with tabs, "two words<tab>1<tab>2".
func (in *importer) dicEntry(line int, s string, themes map[string]*lexicon.Theme) {
	word, numbers, tabs := strings.Cut(strings.TrimSpace(s), "\t")
	if !tabs {
		word, numbers, _ = strings.Cut(strings.TrimSpace(s), " ")
	}
	found := false
	for _, n := range strings.Fields(numbers) {
		t := themes[n]
		if t == nil {
			in.fault(line, "lexicon.import-category", n)
			continue
		}
		found = true
		in.glob(t, line, word)
	}
	if !found && strings.TrimSpace(numbers) == "" {
		in.fault(line, "lexicon.import-line", s)
	}
}

var catWeight = regexp.MustCompile(`^(.*?)\s*\((-?[0-9.,]+)\)\s*$`)

// readCat reads WordStat: a tree by tabs, whose leaves end in a weight in
// parentheses.
func readCat(in *importer, data string) {
	var path []*lexicon.Theme
	for i, line := range strings.Split(data, "\n") {
		text := strings.TrimLeft(line, "\t")
		depth := len(line) - len(text)
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		m := catWeight.FindStringSubmatch(text)
		if m == nil {
			if depth > len(path) {
				in.fault(i+1, "lexicon.import-indent", text)
				continue
			}
			path = path[:depth]
			var parent *lexicon.Theme
			if depth > 0 {
				parent = path[depth-1]
			}
			path = append(path, in.theme(parent, text))
			continue
		}
		if depth == 0 || len(path) == 0 {
			in.fault(i+1, "lexicon.import-no-theme", text)
			continue
		}
		if w, err := strconv.ParseFloat(strings.Replace(m[2], ",", ".", 1), 64); err != nil || w != 1 {
			in.notice(i+1, "lexicon.import-weight", m[1], m[2])
		}
		in.catTerm(path[min(depth, len(path))-1], i+1, m[1])
	}
}

func (in *importer) catTerm(t *lexicon.Theme, line int, text string) {
	switch {
	case strings.HasPrefix(text, "@"), strings.Contains(text, "#"), strings.Contains(text, "["):
		in.fault(line, "lexicon.import-rule", text)
	case strings.HasPrefix(text, "~"):
		in.fault(line, "lexicon.import-rule", text)
	default:
		in.glob(t, line, strings.ToLower(text))
	}
}

// readLexicoder reads "+CATEGORY" lines, each with its patterns below it.
func readLexicoder(in *importer, data string) {
	var t *lexicon.Theme
	for i, line := range strings.Split(data, "\n") {
		text := strings.TrimSpace(line)
		switch {
		case text == "":
		case strings.HasPrefix(text, "+"):
			t = in.theme(nil, strings.TrimPrefix(text, "+"))
		case strings.HasPrefix(text, "~"): // a comment
		case t == nil:
			in.fault(i+1, "lexicon.import-no-theme", text)
		default:
			in.glob(t, i+1, text)
		}
	}
}

// maxXMLDepth is how deep categories may nest.
const maxXMLDepth = 64

// readYkd reads Yoshikoder: cnode is a category, pnode a pattern.
func readYkd(in *importer, data string) {
	d := xml.NewDecoder(strings.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is decoded already
	var path []*lexicon.Theme
	depth, top := 0, true
	for {
		tok, err := d.Token()
		if err != nil {
			if err != io.EOF {
				line, _ := d.InputPos()
				in.fault(line, "lexicon.import-xml", err.Error())
			}
			return
		}
		line, _ := d.InputPos()
		switch e := tok.(type) {
		case xml.StartElement:
			name := attribute(e, "name")
			switch {
			case e.Name.Local == "cnode" && top:
				in.lex.Name, top = name, false // the outermost node is the dictionary
			case e.Name.Local == "cnode":
				if depth++; depth > maxXMLDepth {
					in.fault(line, "lexicon.theme-deep", maxXMLDepth)
					return
				}
				var parent *lexicon.Theme
				if len(path) > 0 {
					parent = path[len(path)-1]
				}
				t := in.theme(parent, name)
				t.Definition.SV = attribute(e, "desc")
				path = append(path, t)
			case e.Name.Local == "pnode" && len(path) > 0:
				if attribute(e, "score") != "" {
					in.notice(line, "lexicon.import-weight", name, attribute(e, "score"))
				}
				in.glob(path[len(path)-1], line, name)
			case e.Name.Local == "pnode":
				in.fault(line, "lexicon.import-no-theme", name)
			}
		case xml.EndElement:
			if e.Name.Local == "cnode" && len(path) > 0 {
				path = path[:len(path)-1]
				depth--
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// readQuanteda reads nested mappings whose leaves are lists of patterns, or a
// lexicon of our own.
func readQuanteda(in *importer, data string) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(data), &doc); err != nil {
		in.fault(0, "lexicon.yaml", strings.TrimPrefix(err.Error(), "yaml: "))
		return
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		in.fault(0, "lexicon.not-mapping")
		return
	}
	root := doc.Content[0]
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "themes" || root.Content[i].Value == "temakod" {
			l, faults := lexicon.Parse(in.name, []byte(data))
			in.lex, in.notes = l, append(in.notes, faults...)
			return
		}
	}
	in.quanteda(nil, root, 0)
}

// quanteda reads a mapping, or a list that holds patterns and mappings.
func (in *importer) quanteda(t *lexicon.Theme, n *yaml.Node, depth int) {
	if depth > maxXMLDepth {
		in.fault(n.Line, "lexicon.theme-deep", maxXMLDepth)
		return
	}
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		in.fault(n.Line, "lexicon.import-alias")
		return
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			in.quanteda(in.theme(t, n.Content[i].Value), n.Content[i+1], depth+1)
		}
	case yaml.SequenceNode:
		for _, c := range n.Content {
			in.quanteda(t, c, depth+1)
		}
	case yaml.ScalarNode:
		switch {
		case n.Value == "" || n.Tag == "!!null":
		case t == nil:
			in.fault(n.Line, "lexicon.import-no-theme", n.Value)
		default:
			in.glob(t, n.Line, n.Value)
		}
	}
}

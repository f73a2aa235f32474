package lexicon

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/source"
)

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// yamlErrors lead from what the YAML reader says to what it means here.
var yamlErrors = []struct{ says, id string }{
	{"did not find expected '-' indicator", "lexicon.yaml-indent"},
	{"did not find expected key", "lexicon.yaml-indent"},
	{"mapping values are not allowed", "lexicon.yaml-colon"},
	{"did not find expected ',' or", "lexicon.yaml-open"},
	{"unexpected end of stream", "lexicon.yaml-open"},
}

// yamlFault tells of a file that is no YAML. The reader names the line on which
// the block began; where a line of the block begins with a sign that both YAML
// and terms use, that line is the likely culprit.
func (r *reader) yamlFault(err error) {
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		m = []string{"", "1", strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	n, _ := strconv.Atoi(m[1])
	n = min(max(n, 1), r.text.Lines())
	for i := n; i <= r.text.Lines(); i++ {
		line := r.text.Line(i)
		if start, end := unquoted(line.Text(r.text.Body)); end > 0 {
			span := source.Span{Start: line.Start + start, End: line.Start + end}
			e := r.text.Errorf(source.Fault, span, "lexicon.yaml-sign", span.Text(r.text.Body)[:1])
			r.faults = append(r.faults, e.WithHint("lexicon.hint-yaml-quote", span.Text(r.text.Body)))
			return
		}
	}
	line := r.text.Line(n)
	id, args := "lexicon.yaml", []any{m[2]}
	for _, y := range yamlErrors {
		if strings.Contains(m[2], y.says) {
			id, args = y.id, nil
		}
	}
	if at := unclosed(r.text.Body[line.Start:]); id == "lexicon.yaml-open" && at >= 0 {
		line = r.text.Line(r.text.Position(line.Start + at).Line)
		line.Start = r.text.Line(n).Start + at
	}
	text := line.Text(r.text.Body)
	line.Start += len(text) - len(strings.TrimLeft(text, " "))
	e := r.text.Errorf(source.Fault, line, id, args...)
	if strings.Contains(line.Text(r.text.Body), "\t") {
		e.WithHint("lexicon.hint-tab")
	}
	r.faults = append(r.faults, e)
}

// unclosed returns where the first list, mapping or quote begins that does not
// end, -1 if all do. The reader names the line above, or the block's first.
func unclosed(s string) int {
	var open []int // and what closes them
	var closers []byte
	begins := true // a value may begin here
	for i := 0; i < len(s); i++ {
		c := s[i]
		if n := len(closers); n > 0 && (closers[n-1] == '"' || closers[n-1] == '\'') {
			if c == '\\' && closers[n-1] == '"' {
				i++
			} else if c == closers[n-1] {
				open, closers = open[:n-1], closers[:n-1]
			}
			begins = false
			continue
		}
		switch n := len(closers); {
		case begins && (c == '[' || c == '{'):
			open, closers = append(open, i), append(closers, c+2)
			continue
		case begins && (c == '"' || c == '\''):
			open, closers = append(open, i), append(closers, c)
		case n > 0 && c == closers[n-1]:
			open, closers = open[:n-1], closers[:n-1]
		case begins && c == '#':
			end := strings.IndexByte(s[i:], '\n')
			if end < 0 {
				end = len(s) - i
			}
			i += end - 1
			continue
		}
		begins = c == ' ' || c == '\n' || c == ','
	}
	if len(open) == 0 {
		return -1
	}
	return open[0]
}

// unquoted returns where a list's item stands that begins with a sign of YAML's
// and goes on as a term; 0, 0 if the line has none.
func unquoted(line string) (start, end int) {
	item := strings.TrimLeft(line, " ")
	start = len(line) - len(item)
	item, ok := strings.CutPrefix(item, "- ")
	if !ok {
		return 0, 0
	}
	trimmed := strings.TrimLeft(item, " ")
	start += 2 + len(item) - len(trimmed)
	item = strings.TrimRight(trimmed, " \r")
	if item == "" {
		return 0, 0
	}
	bad := false
	switch item[0] {
	case '*', '&', '@', '`', '%', '|', '>', '!':
		bad = true
	case '{':
		bad = !strings.HasSuffix(item, "}")
	case '"', '\'':
		bad = strings.IndexByte(item[1:], item[0]) >= 0 && item[len(item)-1] != item[0]
	}
	if !bad {
		return 0, 0
	}
	return start, start + len(item)
}

package tabulate

import (
	"strconv"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/internal/golden"
)

// TestCases counts small documents that can be counted by hand. Input: a line
// of options and of tables to show, as "unit=hit by=region show=themes,comparison",
// then documents headed "@ name"; see parseDocument.
func TestCases(t *testing.T) {
	golden.Run(t, "../../testdata/tabulate", func(t *testing.T, input string) string {
		head, rest, _ := strings.Cut(input, "\n")
		opt, show := parseOptions(t, head)
		s := testScheme()
		c, w := NewCounter(s, opt), NewWorker(s, opt)
		for _, part := range strings.Split("\n"+rest, "\n@ ")[1:] {
			name, notes, _ := strings.Cut(part, "\n")
			c.Add(w.Count(parseDocument(t, s, name, notes)))
		}
		r := c.Results()
		var tables []*Table
		for _, id := range show {
			table := r.Table(id)
			if table == nil {
				return "no table " + id
			}
			tables = append(tables, table)
		}
		return printTables(tables...)
	})
}

func parseOptions(t *testing.T, head string) (opt Options, show []string) {
	t.Helper()
	for _, field := range strings.Fields(head) {
		key, value, _ := strings.Cut(field, "=")
		n, _ := strconv.Atoi(value)
		switch key {
		case "unit":
			for _, u := range []Unit{Segments, Hits, Answers, Documents} {
				if u.String() == value {
					opt.Unit = u
				}
			}
		case "by":
			opt.By = strings.Split(value, ",")
		case "level":
			opt.Level = n
		case "reference":
			opt.Reference = value
		case "min-cell":
			opt.MinCell = n
		case "roles":
			for _, id := range strings.Split(value, ",") {
				role, ok := corpus.ParseRole(id)
				if !ok {
					t.Fatalf("no role %s", id)
				}
				opt.Roles = append(opt.Roles, role)
			}
		case "show":
			show = strings.Split(value, ",")
		default:
			t.Fatalf("no option %s", key)
		}
	}
	return opt, show
}

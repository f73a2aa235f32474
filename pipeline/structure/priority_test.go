package structure

import (
	"fmt"
	"math"
	"testing"
)

func TestParsePriority(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Egen lokal 3, 2, 3, 3, 3, 1, 3,3 (**medeltal 2,6**)", "Egen lokal [3 2 3 3 3 1 3 3] 2.6"},
		{"Kunskap om varandra 2,1, 2, 1, 2, 1, 1, 1 (medeltal 1,4)", "Kunskap om varandra [2 1 2 1 2 1 1 1] 1.4"},
		{"Rast 3,5, 4,5 (snitt 4,0)", "Rast [3.5 4.5] 4"},
		{"Rast: 3,5; 4,0; 4,5 (snitt 4,0)", "Rast [3.5 4 4.5] 4"},
		{"Lek 1 2 2 3 medelvärde 2,0", "Lek [1 2 2 3] 2"},
		{"Val 1, 2, 1, 2", "Val [1 2 1 2] NaN"},
		{"Val 1, 2", ""},
		{"3, 2, 1 (medel 2)", ""},
		{"Vi var 12 i medeltal", ""},
		{"Ring 112", ""},
	} {
		got := ""
		if b, ok := parsePriority(c.text); ok {
			got = fmt.Sprintf("%s %v %v", b.Option, b.Votes, b.Printed)
		}
		if got != c.want {
			t.Errorf("parsePriority(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	for _, c := range []struct {
		mean, printed float64
		text          string
		want          bool
	}{
		{2.625, 2.6, "2,6", true}, {1.375, 1.4, "1,4", true}, {1.5, 1.5, "1,5", true}, {2.25, 2.3, "2,3", true}, {2.25, 2.2, "2,2", true},
		{2.7, 2.6, "2,6", false}, {2.4, 2, "2", true}, {2.6, 2, "2", false}, {math.NaN(), 2, "2", false},
	} {
		if got := agrees(c.mean, c.printed, c.text); got != c.want {
			t.Errorf("agrees(%v, %v, %q) = %v, want %v", c.mean, c.printed, c.text, got, c.want)
		}
	}
}

func TestParseTotal(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Fler bussar (5 röster)", "Fler bussar 5"},
		{"Fler bussar: 12 poäng", "Fler bussar 12"},
		{"**Fler bussar** – 1 röst.", "Fler bussar 1"},
		{"Längre avtal\t9 p", "Längre avtal 9"},
		{"Förslaget fick 5 röster", ""},
		{"(5 röster)", ""},
		{"röster", ""},
		{"Bussar (0 röster)", ""},
		{"Bussar (99999999999999999999 röster)", ""},
		{"", ""},
	} {
		got := ""
		if b, ok := parseTotal(c.text); ok {
			got = fmt.Sprintf("%s %d", b.Option, b.Total)
		}
		if got != c.want {
			t.Errorf("parseTotal(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

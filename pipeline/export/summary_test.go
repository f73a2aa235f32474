package export

import (
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/stat"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// counted is a run with so many segments of each of four themes, of 50.
func counted(units ...int) *Run {
	r := &Run{Plan: Plan{Lang: message.Swedish}, Results: &tabulate.Results{}}
	r.Results.Options.MinDocuments, r.Results.Options.MinUnits = 3, 20
	r.Results.Options.Unit = tabulate.Segments
	r.Results.Total = tabulate.Totals{Read: 6, Documents: 5, Segments: 50, Units: 50, Coded: 40, Words: 500}
	for i, n := range units {
		id := []string{"halsa", "bidrag", "lokaler", "resor"}[i]
		r.Themes = append(r.Themes, Theme{ID: id, Label: []string{"Hälsa", "Bidrag", "Lokaler", "Resor"}[i], Parent: -1})
		r.Results.Themes = append(r.Results.Themes, tabulate.Profile{Theme: id, Units: n, Share: float64(n) / 50, Wilson: stat.Wilson(n, 50, stat.Z95)})
	}
	return r
}

func TestSummariseSaysTiesAsTies(t *testing.T) {
	for _, c := range []struct {
		name     string
		units    []int
		has, not []string
	}{
		{"one first", []int{20, 10, 5, 4}, []string{"Vanligast är Hälsa: 20 av 50 segment", "Därefter kommer Bidrag (20,0 %) och Lokaler (10,0 %)."}, []string{"Resor", "lika många"}},
		{"two first", []int{9, 20, 20, 0}, []string{"Vanligast, med lika många var, är Bidrag och Lokaler: 20 av 50", "Inte funna: Resor.", "Lika många har Lokaler: vilket tema som är vanligast går inte att säga."}, []string{"överlappar"}},
		{"two at the end", []int{20, 10, 5, 5}, []string{"Bidrag (20,0 %), Lokaler (10,0 %) och Resor (10,0 %)"}, nil},
		{"close", []int{20, 18, 0, 0}, []string{"Intervallen för Hälsa och Bidrag överlappar varandra"}, nil},
		{"apart", []int{45, 5, 0, 0}, []string{"Intervallen för Hälsa och Bidrag överlappar inte varandra"}, nil},
		{"none", []int{0, 0, 0, 0}, []string{"Inget tema hittades"}, []string{"Vanligast", "intervall"}},
	} {
		got := Summarise(counted(c.units...), See{})
		says := strings.ReplaceAll(strings.Join(append(append([]string{}, got.Found...), got.Sure...), " "), "\u00a0", " ")
		for _, w := range c.has {
			if !strings.Contains(says, w) {
				t.Errorf("%s: Summarise says %q, want %q", c.name, says, w)
			}
		}
		for _, w := range c.not {
			if strings.Contains(says, w) {
				t.Errorf("%s: Summarise says %q, want no %q", c.name, says, w)
			}
		}
	}
}

func TestSummariseOtherRolesAndUnits(t *testing.T) {
	r := counted(20, 10, 5, 4)
	r.Roles = []corpus.Role{corpus.Summary}
	r.Results.Options.Unit = tabulate.Documents
	got := Summarise(r, See{})
	says := strings.Join(append(got.Read, got.Sure...), " ")
	if strings.Contains(says, "svar från deltagare") || !strings.Contains(says, "text som räknas") {
		t.Errorf("with the organiser's words counted, Summarise says %q", says)
	}
	if !strings.Contains(says, "om dokumenten vore oberoende") {
		t.Errorf("with documents counted, Summarise says %q", says)
	}
}

func TestSummariseGroups(t *testing.T) {
	cells := func(verdicts ...string) (c []tabulate.GroupCell) {
		for _, v := range verdicts {
			c = append(c, tabulate.GroupCell{Verdict: v})
		}
		return c
	}
	for _, c := range []struct {
		name, verdict string
		cells         []tabulate.GroupCell
		has, not      string
	}{
		{"too few", "too-few", cells("too-few", "too-few"), "minst 3 dokument och 20 segment", "Ingen skillnad"},
		{"alike", "no-difference", cells("no-difference", "no-difference"), "Ingen skillnad mellan grupperna är visad", "för liten"},
		{"one differs, one is small", "differs", cells("differs", "too-few"), "1 av grupperna är för liten", "Ingen skillnad"},
	} {
		r := counted(20)
		r.Results.Groups = &tabulate.Comparison{By: []string{"region"}, Groups: []tabulate.Group{{Name: "Halland"}, {Name: "Skåne"}},
			Themes: []tabulate.ThemeComparison{{Theme: "halsa", Verdict: c.verdict, Cells: c.cells}}}
		says := strings.Join(Summarise(r, See{}).Groups, " ")
		if !strings.Contains(says, c.has) || strings.Contains(says, c.not) {
			t.Errorf("%s: Summarise says %q, want %q and not %q", c.name, says, c.has, c.not)
		}
	}
}

// TestMethod holds that the sentences of method are about what is counted.
func TestMethod(t *testing.T) {
	for unit, want := range map[tabulate.Unit]string{
		tabulate.Segments: "som om segment vore", tabulate.Hits: "tabell över träffar", tabulate.Documents: "ett dokument räknas en gång per tema",
	} {
		r := &Run{Results: &tabulate.Results{Options: tabulate.Options{Unit: unit}}}
		if got := strings.Join(r.Method(), " "); !strings.Contains(got, want) || unit != tabulate.Segments && strings.Contains(got, "Ett segment räknas") {
			t.Errorf("Method for unit %v = %q, want %q in it", unit, got, want)
		}
	}
}

func TestLexiconFiles(t *testing.T) {
	r := &Run{Plan: Plan{Lexicon: Lexicon{Names: []string{"sv/a.yaml", "sv/b.yaml", "sv/c.yaml", "sv/d.yaml", "mitt.yaml"}}}}
	if got, want := r.LexiconFiles(), "sv/ (4 filer), mitt.yaml"; got != want {
		t.Errorf("LexiconFiles = %q, want %q", got, want)
	}
}

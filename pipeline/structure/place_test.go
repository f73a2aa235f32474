package structure

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMunicipalities holds the table of counties to the public register.
func TestMunicipalities(t *testing.T) {
	dir := os.Getenv("TEMAKOD_REFERENCE")
	if dir == "" {
		t.Skip("TEMAKOD_REFERENCE does not name the folder of reference data")
	}
	f, err := os.Open(filepath.Join(dir, "municipalities.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma = '\t'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, row := range rows[1:] {
		n++
		l, ok := municipalityNames[row[1]]
		if !ok {
			t.Errorf("municipalityNames lacks %q", row[1])
			continue
		}
		name := counties[l.county].name
		if want := strings.TrimSuffix(row[3], " län"); want != name && want != name+"s" {
			t.Errorf("municipalityNames[%q] lies in %q, want %q", row[1], name, row[3])
		}
	}
	if n != 290 {
		t.Errorf("the register has %d municipalities, want 290", n)
	}
	ours := 0
	for _, c := range counties {
		ours += strings.Count(c.municipalities, ", ") + 1
	}
	if ours != 290 {
		t.Errorf("the table has %d municipalities, want 290", ours)
	}
}

func TestMentions(t *testing.T) {
	for _, c := range []struct {
		text  string
		field bool
		want  string // county, and municipality after a slash
	}{
		{"Den Halländska överenskommelsen", false, "Halland"},
		{"Värmländska, Skånska och Gotlands", false, "Värmland Skåne Gotland/Gotland"},
		{"VGR bjuder in", false, "Västra Götaland"},
		{"Region Västra Götaland", false, "Västra Götaland"},
		{"Västra Götalandsregionen", false, ""},
		{"Upplands Väsby och Malung-Sälen", false, "Stockholm/Upplands Väsby Dalarna/Malung-Sälen"},
		{"Mark och vatten. Vara eller inte vara. Kil. Ale", false, ""},
		{"träff i Vara", false, "Västra Götaland/Vara"},
		{"Marks kommun, Ale kommun", false, "Västra Götaland/Mark Västra Götaland/Ale"},
		{"Mark", true, "Västra Götaland/Mark"},
		{"Jönköpings län", false, "Jönköping"},
		{"i Jönköping", false, "Jönköping/Jönköping"},
		{"I NORRBOTTEN OCH I HALMSTAD", false, "Norrbotten Halland/Halmstad"},
		{"halmstadbo, skånsk", false, "Skåne"},
	} {
		var got []string
		mentions(c.text, c.field, func(m mention) {
			w := counties[m.county].name
			if m.municipality != "" {
				w += "/" + m.municipality
			}
			got = append(got, w)
		})
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("mentions(%q, %v) = %q, want %q", c.text, c.field, g, c.want)
		}
	}
}

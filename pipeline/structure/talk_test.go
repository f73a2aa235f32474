package structure

import "testing"

func TestBySomebody(t *testing.T) {
	for _, c := range []struct {
		title          string
		want, brackets bool
	}{
		{"Inledning, landshövdingen", true, false},
		{"Inledning – rektor Siv Ek", true, false},
		{"Föreläsning: Siv Ek, forskare", true, false},
		{"Föreläsning: forskare och ledare", false, false},
		{"Läget (Bo, badmästare)", true, true},
		{"Läget (kommunens utredare)", true, false},
		{"Så gjorde de i Ystad (Rut Ek, f.d. rektor)", true, true},
		{"Goda exempel (Ystad, hamnen)", false, false},
		{"Goda exempel (Skåne, kusten)", false, false},
		{"Nästa gång (Zoom, onsdag)", false, false},
		{"Hinder (pengar, tid)", false, false},
		{"Behov, mål och medel", false, false},
		{"Grupp 3 (röd)", false, false},
		{"Siv Ek (", false, false},
		{"", false, false},
	} {
		if got := bySomebody(c.title); got != c.want {
			t.Errorf("bySomebody(%q) = %v, want %v", c.title, got, c.want)
		}
		if got := inBrackets(c.title); got != c.brackets {
			t.Errorf("inBrackets(%q) = %v, want %v", c.title, got, c.brackets)
		}
	}
}

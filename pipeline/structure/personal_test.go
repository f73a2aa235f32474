package structure

import (
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/source"
)

// The identity numbers are the Tax Agency's own examples, and made-up ones.
func TestFindPersonal(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"mejla rut.ek@example.org.", "email rut.ek@example.org"},
		{"gmail.com och @rut", ""},
		{"ring 031-390 06 12 eller +46 31 390 06 50", "phone 031-390 06 12, phone +46 31 390 06 50"},
		{"070-174 06 35", "phone 070-174 06 35"},
		{"811218-9876", "personnummer 811218-9876"},
		{"19811218-9876 och 19811218-9875", "personnummer 19811218-9876"},
		{"samordningsnummer 701063-2391", "personnummer 701063-2391"},
		{"56 000, 3300, 2022-2023, 2021-11-18, 1 000 000", ""},
		{"art 12345678901234567890", ""},
	} {
		var got []string
		findPersonal(c.text, source.Span{End: len(c.text)}, func(s source.Span, kind string) {
			got = append(got, kind+" "+s.Text(c.text))
		})
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("findPersonal(%q) = %q, want %q", c.text, g, c.want)
		}
	}
}

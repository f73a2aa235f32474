package structure

import (
	"strings"
	"testing"
)

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"13 maj 2024", "2024-05-13"},
		{"18:E NOVEMBER 2021", "2021-11-18"},
		{"18:e november 2021", "2021-11-18"},
		{"den 3:e mars 2020", "2020-03-03"},
		{"torsdagen den 9 december, 2021", "2021-12-09"},
		{"14–15 oktober 2023 (lör–sön)", "2023-10-14..2023-10-15"},
		{"10-11 september 2025", "2025-09-10..2025-09-11"},
		{"30 maj – 2 juni 2022", "2022-05-30..2022-06-02"},
		{"30 maj till 2 juni 2022", "2022-05-30..2022-06-02"},
		{"maj 2019 – okt 2020", "2019-05..2020-10"},
		{"2021-11-18", "2021-11-18"},
		{"7/3 kl 18-21", "?-03-07"},
		{"7/3 2023", "2023-03-07"},
		{"oktober 2015", "2015-10"},
		{"13 maj kl 14-17.30", "?-05-13"},
		{"17 oktober", "?-10-17"},
		{"2024–2027", "2024..2027"},
		{"i maj", ""},
		{"27 organisationer och 3 300 unga", ""},
		{"3-5 år", ""},
	} {
		var got []string
		for _, p := range periods(nil, c.text) {
			got = append(got, showPeriod(p))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("periods(%q) = %q, want %q", c.text, g, c.want)
		}
	}
}

func showPeriod(p period) string {
	end := func(y, m, d int, was period) string {
		if m == 0 {
			return string([]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10)})
		}
		if y == 0 {
			return "?" + isoDate(1000, m, d)[4:]
		}
		return isoDate(y, m, d)
	}
	s := end(p.year, p.month, p.day, p)
	if p.toYear > 0 || p.toMonth > 0 {
		y := p.toYear
		if y == 0 {
			y = p.year
		}
		s += ".." + end(y, p.toMonth, p.toDay, p)
	}
	return s
}

func TestTimes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"13 maj kl 14-17.30", "14:00-17:30"},
		{"17 oktober kl. 13.15-16.00", "13:15-16:00"},
		{"Tid: 17.30–20.30", "17:30-20:30"},
		{"kl 9", "09:00"},
		{"klockan 18:00 – 21", "18:00-21:00"},
		{"10-11 september", ""},
		{"7/3 och 56 000", ""},
		{"2023-03-14", ""},
	} {
		if got := times(c.text); got != c.want {
			t.Errorf("times(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

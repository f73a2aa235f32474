package svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// words reads an SVG and returns what its elements hold; it fails if the markup
// is broken.
func words(t *testing.T, name string, svg []byte) []string {
	t.Helper()
	var list []string
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatalf("%s: %v in\n%s", name, err, svg)
		}
		if c, ok := tok.(xml.CharData); ok {
			if s := strings.TrimSpace(string(c)); s != "" {
				list = append(list, s)
			}
		}
	}
}

func drawn(t *testing.T, c Chart) (inline, narrow, file []byte) {
	t.Helper()
	var a, b, s bytes.Buffer
	for _, err := range []error{c.Inline(&a, Wide), c.Inline(&b, Narrow), c.Standalone(&s)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return a.Bytes(), b.Bytes(), s.Bytes()
}

func TestCharts(t *testing.T) {
	list := Charts(sample(3))
	var ids []string
	for _, c := range list {
		ids = append(ids, c.ID)
	}
	if want := []string{"themes", "groups", "heatmap", "questions", "trend", "together", "summary"}; !slices.Equal(ids, want) {
		t.Fatalf("Charts(sample) = %v, want %v", ids, want)
	}
	for _, c := range list {
		inline, narrow, file := drawn(t, c)
		for name, svg := range map[string][]byte{"inline": inline, "narrow": narrow, "standalone": file} {
			has := words(t, c.ID+" "+name, svg)
			if !slices.Contains(has, c.Title) || !slices.Contains(has, c.Desc) {
				t.Errorf("%s %s lacks its title or description: %q", c.ID, name, has)
			}
			if !bytes.Contains(svg, []byte(`role="img"`)) {
				t.Errorf("%s %s is no image to a screen reader", c.ID, name)
			}
			if bytes.Contains(svg, []byte("NaN")) || bytes.Contains(svg, []byte("Inf")) {
				t.Errorf("%s %s holds a number that is none:\n%s", c.ID, name, svg)
			}
		}
		if bytes.Contains(file, []byte("class=")) || bytes.Contains(file, []byte("var(")) {
			t.Errorf("%s as a file depends on a style sheet", c.ID)
		}
		if bytes.Contains(inline, []byte("fill=")) || bytes.Contains(inline, []byte("style=")) {
			t.Errorf("%s on a page has colours of its own", c.ID)
		}
		again, _, _ := drawn(t, c)
		if !bytes.Equal(inline, again) {
			t.Errorf("%s is not the same twice", c.ID)
		}
		for i, row := range c.Rows {
			if len(row) != len(c.Head) {
				t.Errorf("%s: row %d of its numbers has %d cells under %d headings", c.ID, i, len(row), len(c.Head))
			}
		}
	}
}

// TestNumbersStandAsText looks for the numbers of each chart in its picture or
// in the table beside it.
func TestNumbersStandAsText(t *testing.T) {
	want := map[string][]string{
		"themes": {"25,0\u00a0% (50)", "10,0\u00a0% (20)", "5,0\u00a0% (10)"}, "groups": {"7,5\u00a0%", "20,0\u00a0%", "37,5\u00a0%"},
		"heatmap": {"8", "20", "38"}, "trend": {"8", "20", "38"}, "together": {"7", "2", "4"}, "questions": {"0", "5", "10", "15", "20", "Vad är viktigast?"}, "summary": {"16,7\u00a0%", "62,5\u00a0%"},
	}
	for _, c := range Charts(sample(3)) {
		inline, _, _ := drawn(t, c)
		has := words(t, c.ID, inline)
		for _, w := range want[c.ID] {
			if !slices.Contains(has, w) {
				t.Errorf("%s does not say %q: %q", c.ID, w, has)
			}
		}
	}
}

func TestThemesStandByShare(t *testing.T) {
	c := Charts(sample(0))[0]
	var order []string
	for _, row := range c.Rows {
		order = append(order, row[0])
	}
	if want := []string{"Finansiering", "Psykisk hälsa", "Samverkan"}; !slices.Equal(order, want) {
		t.Errorf("themes by share = %v, want %v", order, want)
	}
}

func TestHiddenNumbersAreNotDrawn(t *testing.T) {
	r := sample(3)
	hide(r, 0, 1)
	for _, c := range Charts(r) {
		if c.ID != "groups" && c.ID != "heatmap" {
			continue
		}
		inline, narrow, file := drawn(t, c)
		all := string(inline) + string(narrow) + string(file) + fmt.Sprint(c.Rows)
		for _, secret := range []string{"77,7", "78", "66,6", "31"} {
			for _, w := range append(words(t, c.ID, inline), strings.Fields(fmt.Sprint(c.Rows))...) {
				if w == secret || strings.HasPrefix(w, secret+"\u00a0") {
					t.Errorf("%s says the hidden %s", c.ID, secret)
				}
			}
		}
		if !strings.Contains(all, export.HiddenMark) {
			t.Errorf("%s does not say that a number is hidden", c.ID)
		}
	}
}

func TestNothingToShow(t *testing.T) {
	for name, r := range map[string]*export.Run{
		"no results": {}, "no units": {Results: &tabulate.Results{}},
	} {
		if list := Charts(r); len(list) != 0 {
			t.Errorf("Charts of %s = %d charts, want none", name, len(list))
		}
	}
	r := sample(1)
	r.Results.Trend, r.Results.Tables = nil, nil
	if list := Charts(r); len(list) != 1 || list[0].ID != "themes" {
		t.Errorf("Charts of one group = %v, want the themes alone", list)
	}
	r = sample(2)
	nan := math.NaN()
	for i := range r.Results.Groups.Themes {
		for g := range r.Results.Groups.Themes[i].Cells {
			r.Results.Groups.Themes[i].Cells[g] = tabulate.GroupCell{Share: nan, Wilson: tabulate.Interval{Low: nan, High: nan}}
		}
	}
	for _, c := range Charts(r) {
		inline, _, _ := drawn(t, c)
		if bytes.Contains(inline, []byte("NaN")) {
			t.Errorf("%s of groups without units draws NaN", c.ID)
		}
	}
}

func TestManyGroups(t *testing.T) {
	for _, n := range []int{2, 12, 13, 40, 60, 61, 200} {
		for _, c := range Charts(sample(n)) {
			inline, narrow, _ := drawn(t, c)
			if c.ID == "groups" && n > mostPanelGroups || c.ID == "heatmap" && n > mostHeatGroups {
				t.Errorf("%d groups have a chart %s", n, c.ID)
			}
			words(t, c.ID, inline)
			words(t, c.ID, narrow)
		}
	}
}

func TestHostileNames(t *testing.T) {
	evil := []string{`</text><script>alert(1)</script>`, "a\x00b\u202eevil\u2066", `"><image href="http://example.test/x"/>`}
	for _, c := range Charts(sample(3, evil...)) {
		inline, narrow, file := drawn(t, c)
		for _, svg := range [][]byte{inline, narrow, file} {
			words(t, c.ID, svg)
			if bytes.Contains(svg, []byte("<script")) || bytes.Contains(svg, []byte("<image")) || bytes.ContainsAny(svg, "\x00\u202e\u2066") {
				t.Errorf("%s lets names through:\n%s", c.ID, svg)
			}
		}
	}
}

// TestContrast holds the colours to WCAG 2.1 AA: 4.5 for words, 3 for what is
// drawn.
func TestContrast(t *testing.T) {
	type pair struct {
		what         string
		front, back  ink
		least        float64
		light, night bool
	}
	pairs := []pair{{"text", inkText, inkPaper, 4.5, true, true}, {"muted text", inkMuted, inkPaper, 4.5, true, true},
		{"bars and dots", inkAccent, inkPaper, 3, true, true}, {"the organiser's marks", inkSecond, inkPaper, 3, true, true}}
	for i, s := range shades {
		pairs = append(pairs, pair{"words on shade " + strconv.Itoa(i), onShade(i).fill, s, 4.5, true, true})
	}
	for _, p := range pairs {
		for name, c := range map[string]float64{"light": Contrast(p.front.light, p.back.light), "dark": Contrast(p.front.dark, p.back.dark)} {
			if c < p.least {
				t.Errorf("%s, %s: contrast %.2f, want %.1f", p.what, name, c, p.least)
			}
		}
	}
	if c := Contrast("#ffffff", "#000000"); math.Abs(c-21) > 1e-9 {
		t.Errorf("Contrast(white, black) = %v, want 21", c)
	}
	if c := Contrast("#777777", "#ffffff"); math.Abs(c-4.48) > 0.01 {
		t.Errorf("Contrast(#777777, white) = %v, want 4.48 as published", c)
	}
}

func TestWrap(t *testing.T) {
	p := paint{size: 10}
	for _, c := range []struct {
		words string
		width float64
		most  int
		lines int
		last  string // what the last line ends with
	}{
		{"", 100, 2, 0, ""},
		{"en två", 100, 2, 1, "två"},
		{"Utanförskap och integration", 90, 2, 2, "integration"},
		{"Utanförskap och integration", 90, 1, 1, "…"},
		{"Föreningsutveckling", 60, 3, 2, "ing"},
	} {
		got := p.wrap(c.words, c.width, c.most)
		if len(got) != c.lines || c.lines > 0 && !strings.HasSuffix(got[c.lines-1], c.last) {
			t.Errorf("wrap(%q, %v, %d) = %q, want %d lines ending in %q", c.words, c.width, c.most, got, c.lines, c.last)
		}
		for _, line := range got {
			if w := p.measure(line); w > c.width {
				t.Errorf("wrap(%q, %v): line %q is %v wide", c.words, c.width, line, w)
			}
		}
	}
}

// FuzzWrap holds that lines fit, are valid and are not too many.
func FuzzWrap(f *testing.F) {
	f.Add("Utanförskap och integration", 80.0, 2)
	f.Add("åäö\x00\n\n  lång", 1.0, 3)
	f.Fuzz(func(t *testing.T, s string, width float64, most int) {
		if !(width >= 0 && width < 1e4) || most < 1 || most > 9 {
			return
		}
		lines := paintLabel.wrap(s, width, most)
		if len(lines) > most {
			t.Fatalf("wrap(%q, %v, %d) gives %d lines", s, width, most, len(lines))
		}
		for _, line := range lines {
			if utf8.ValidString(s) && !utf8.ValidString(line) {
				t.Fatalf("wrap(%q) breaks a character: %q", s, line)
			}
			if utf8.RuneCountInString(line) > 3 && paintLabel.measure(line) > max(width, 40) {
				t.Fatalf("wrap(%q, %v): %q is %v wide", s, width, line, paintLabel.measure(line))
			}
		}
	})
}

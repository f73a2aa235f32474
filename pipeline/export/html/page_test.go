package html

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/export/svg"
	"github.com/temakod/temakod/pipeline/message"
)

// void are the elements of the page that have no end.
var void = map[string]bool{"meta": true, "br": true, "input": true, "rect": true, "line": true, "circle": true, "path": true}

// An element is one start tag.
type element struct {
	name  string
	attrs map[string]string
}

// parse reads a page tag by tag, and fails if one is not closed where it should
// be or an attribute stands twice.
func parse(t *testing.T, page string) []element {
	t.Helper()
	z := nethtml.NewTokenizer(strings.NewReader(page))
	var list []element
	var open []string
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			if len(open) > 0 {
				t.Errorf("left open at the end: %v", open)
			}
			return list
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			tok := z.Token()
			e := element{tok.Data, map[string]string{}}
			for _, a := range tok.Attr {
				if _, twice := e.attrs[a.Key]; twice {
					t.Errorf("<%s> has %s twice", tok.Data, a.Key)
				}
				e.attrs[a.Key] = a.Val
			}
			list = append(list, e)
			if !void[tok.Data] {
				open = append(open, tok.Data)
			}
		case nethtml.EndTagToken:
			tok := z.Token()
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("</%s> closes %v; before it: %.300s", tok.Data, open, z.Raw())
			}
			open = open[:len(open)-1]
		}
	}
}

// checkPage holds what is true of every page.
func checkPage(t *testing.T, page string) []element {
	t.Helper()
	list := parse(t, page)
	ids := map[string]bool{}
	for _, e := range list {
		if id, ok := e.attrs["id"]; ok {
			if ids[id] {
				t.Errorf("the id %q stands twice", id)
			}
			ids[id] = true
		}
		for key, value := range e.attrs {
			if strings.HasPrefix(key, "on") || key == "style" || key == "src" || key == "action" || key == "srcset" {
				t.Errorf("<%s> has %s=%q", e.name, key, value)
			}
		}
		switch e.name {
		case "link", "img", "iframe", "object", "base", "image", "use", "foreignobject":
			t.Errorf("the page has a <%s>", e.name)
		}
	}
	for _, e := range list {
		href, ok := e.attrs["href"]
		if !ok {
			continue
		}
		target, local := strings.CutPrefix(href, "#")
		if !local {
			t.Errorf("a link leads out of the page: %q", href)
		} else if !ids[target] && !strings.HasPrefix(target, "filter&") {
			t.Errorf("a link leads nowhere: %q", href)
		}
	}
	for _, e := range list {
		for _, key := range []string{"aria-labelledby"} {
			if id, ok := e.attrs[key]; ok && !ids[id] {
				t.Errorf("%s=%q names nothing", key, id)
			}
		}
	}
	for _, bad := range []string{"//", "@import", "url("} {
		if strings.Contains(svg.CSS()+styles, bad) {
			t.Errorf("the style holds %q", bad)
		}
	}
	for _, bad := range []string{"http", "fetch", "import", "innerHTML", "eval", "XMLHttp", "document.write"} {
		if strings.Contains(script, bad) {
			t.Errorf("the script holds %q", bad)
		}
	}
	checkPolicy(t, page)
	return list
}

// checkPolicy works the hashes of the policy out anew.
func checkPolicy(t *testing.T, page string) {
	t.Helper()
	for _, tag := range []string{"style", "script"} {
		all := regexp.MustCompile(`(?s)<`+tag+`>(.*?)</`+tag+`>`).FindAllStringSubmatch(page, -1)
		if len(all) != 1 {
			t.Fatalf("the page has %d <%s>, want 1", len(all), tag)
		}
		sum := sha256.Sum256([]byte(all[0][1]))
		if want := tag + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(page, want) {
			t.Errorf("the policy does not allow the page's own %s: want %s", tag, want)
		}
	}
	if !strings.Contains(page, "default-src 'none'") {
		t.Error("the policy lets the page fetch things")
	}
}

// text is what stands between the tags of a page.
func text(page string) string {
	z := nethtml.NewTokenizer(strings.NewReader(page))
	var b strings.Builder
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			b.WriteString(z.Token().Data)
		}
	}
}

func TestPage(t *testing.T) {
	for _, lang := range []message.Lang{message.Swedish, message.English} {
		r := notes(t)
		r.lang = lang
		m := r.make(t)
		list := checkPage(t, m.page)
		count := map[string]int{}
		for _, e := range list {
			count[e.name]++
			if e.name == "div" && strings.HasPrefix(e.attrs["class"], "s r-") {
				count["segments"]++
			}
		}
		segments := 0
		for _, d := range m.docs {
			segments += len(d.Document.Segments)
		}
		if count["segments"] != segments {
			t.Errorf("%v: the page shows %d segments, the documents have %d", lang, count["segments"], segments)
		}
		if charts := len(svg.Charts(m.run)); count["svg"] != 2*charts || charts < 5 {
			t.Errorf("%v: the page has %d pictures of %d charts, want two of each and five charts or more", lang, count["svg"], charts)
		}
		for _, one := range []string{"main", "header", "footer", "nav", "h1", "form", "title"} {
			if want := map[string]int{"title": 1 + count["svg"]}[one]; count[one] != max(want, 1) {
				t.Errorf("%v: the page has %d <%s>", lang, count[one], one)
			}
		}
		if id := regexp.MustCompile(`\b(book|report|table|column|chart|verdict|role|rule|polarity|attribute|structure|ingest)\.[a-z][a-z-]+\b`).FindString(text(m.page)); id != "" && !strings.HasSuffix(id, ".txt") {
			t.Errorf("%v: a message has no sentence: %q", lang, id)
		}
	}
}

// TestEveryCodingIsMarked holds that the view marks each coding of a segment's
// words, and says which theme, term and rule.
func TestEveryCodingIsMarked(t *testing.T) {
	m := notes(t).make(t)
	labels := m.run.Labels()
	marked := 0
	for _, d := range m.docs {
		for i := range d.Codings {
			k := &d.Codings[i]
			want := export.Markup(labels.Path(m.run.Themes[k.Theme].ID) + ": " + m.run.Terms[k.Term].Text)
			if !strings.Contains(m.page, want) {
				t.Errorf("no mark says %q", want)
			}
			marked++
		}
	}
	if marked < 100 {
		t.Errorf("the notes have %d codings, want some to look at", marked)
	}
}

func TestPageIsTheSameTwice(t *testing.T) {
	r := notes(t)
	if a, b := r.make(t).page, r.make(t).page; a != b {
		t.Error("the same notes make two different pages")
	}
}

const secret = "ensamhetsproblem"

// invented are short notes whose words are easy to look for.
func invented() recipe {
	return recipe{
		names: []string{"möten/norrby.txt", "möten/solvik.txt"},
		texts: []string{
			"Dialogmöte i Norrby 2022\n\nVad är viktigast för zebrafinkar?\n\n- Många har ensamhetsproblem\n- Mer bidrag till föreningarna\n- Samverkan med kommunen (!)\n",
			"Dialogmöte i Solvik 2024\n\nVad är viktigast för zebrafinkar?\n\n- Brist på bidrag\n- Ingen samverkan alls\n",
		},
	}
}

func TestNoQuotes(t *testing.T) {
	r := invented()
	r.privacy.NoQuotes = true
	r.by = []string{"question"}
	m := r.make(t)
	checkPage(t, m.page)
	for _, w := range []string{secret, "zebrafinkar", "dialogmöte i norrby"} {
		if strings.Contains(strings.ToLower(m.page), w) {
			t.Errorf("with NoQuotes the page says %q", w)
		}
	}
	if !strings.Contains(m.page, "--no-quotes") {
		t.Error("the page does not say that quotes are held back")
	}
}

func TestHideDocuments(t *testing.T) {
	r := invented()
	r.privacy.HideDocuments = true
	m := r.make(t)
	checkPage(t, m.page)
	for _, w := range []string{"möten/", "norrby.txt", "solvik.txt", keyOf("möten/norrby.txt")} {
		if strings.Contains(m.page, w) {
			t.Errorf("with HideDocuments the page says %q", w)
		}
	}
	if !strings.Contains(m.page, "Dokument 2") {
		t.Error("the page does not number its documents")
	}
}

func TestMinCellKeepsRowsBack(t *testing.T) {
	r := invented()
	r.privacy.MinCell = 5
	r.by = []string{"year"}
	m := r.make(t)
	checkPage(t, m.page)
	if strings.Contains(m.page, "<blockquote") || strings.Contains(m.page, `class="s r-`) {
		t.Error("with MinCell the page shows segments")
	}
	for _, w := range []string{"Läs citaten", "går att läsa längre ned", "I arbetsboken kan du rätta", "läs citaten", "bladet Granskning"} {
		if strings.Contains(m.page, w) {
			t.Errorf("with MinCell the page sends its reader to what is not there: %q", w)
		}
	}
	r.privacy.KeepRows = true
	if m := r.make(t); !strings.Contains(m.page, "<blockquote") || !strings.Contains(m.page, `class="s r-`) {
		t.Error("with KeepRows the page shows no segments")
	}
}

func TestTextHasALimit(t *testing.T) {
	r := invented()
	r.options.Text = len(r.texts[1])
	m := r.make(t)
	checkPage(t, m.page)
	shown := regexp.MustCompile(`<details class="doc"[^>]*><summary>([^<]*)`).FindAllStringSubmatch(m.page, -1)
	if len(shown) != 1 || shown[0][1] != r.names[1] {
		t.Errorf("with room for one document the page shows %v, want %s", shown, r.names[1])
	}
	if says := m.run.Lang.Text("report.documents-left", 1, r.names[0]); !strings.Contains(m.page, export.Markup(says)) {
		t.Errorf("the page does not say %q", says)
	}
}

func TestNothingWasRead(t *testing.T) {
	for _, r := range []recipe{{}, {names: []string{"tom.txt"}, texts: []string{""}}, {names: []string{"a.txt"}, texts: []string{"\n\n"}}} {
		checkPage(t, r.make(t).page)
	}
	p := New(Options{Plan: &export.Plan{}})
	var b strings.Builder
	if err := p.Finish(&b, &export.Run{}); err != nil {
		t.Fatal(err)
	}
	checkPage(t, b.String())
}

// hostile are words that would do harm if they came through.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</style><script>alert(1)</script>`, `</title><svg onload=alert(1)>`,
	`javascript:alert(1)`, "a\x00b", "\u202eedoc\u2066 vänd", "]]><!-- --!> <!--", `{{.}}${1}&lt;&#60;`, "</textarea></select></option>", "\u2028\u2029\x1b[31m",
}

func TestHostileWords(t *testing.T) {
	evil := strings.Join(hostile, " ")
	flat := strings.NewReplacer("/", "_", "\\", "_").Replace(evil)
	r := recipe{
		names: []string{flat + ".txt", "andra.txt"},
		texts: []string{
			"Dialogmöte " + evil + "\n\nVad är viktigast " + evil + "?\n\n- Ensamhet " + evil + "\n- Mer bidrag " + evil + "\n\n" + evil + ": Vi har ingen samverkan.\n",
			"Dialogmöte\n\nVad är " + evil + " viktigast?\n\n- " + evil + " brist på bidrag\n",
		},
		by: []string{"question"},
		plan: func(p *export.Plan) {
			for i := range p.Themes {
				p.Themes[i].Label += evil
				p.Themes[i].Definition = evil
			}
			for i := range p.Terms {
				p.Terms[i].Text += evil
			}
		},
	}
	m := r.make(t)
	for _, e := range checkPage(t, m.page) {
		if e.name == "img" || e.name == "script" && len(e.attrs) > 0 {
			t.Errorf("the page has a <%s %v>", e.name, e.attrs)
		}
	}
	if n := strings.Count(m.page, "<script"); n != 1 {
		t.Errorf("the page has %d scripts, want its own alone", n)
	}
	if strings.ContainsAny(m.page, "\x00\u202e\u2066\u2028\u2029\x1b") {
		t.Error("the page holds characters that hide or turn text")
	}
	if !strings.Contains(text(m.page), `<img src=x onerror=alert(1)>`) {
		t.Error("the words of the notes are not shown as they stand")
	}
}

// TestContrast holds the colours of marks and of the page's words to WCAG AA, in
// both settings.
func TestContrast(t *testing.T) {
	css := svg.CSS() + styles
	for name, block := range map[string]string{"light": css, "dark": css} {
		colours := map[string]string{}
		for _, part := range strings.Split(block, "@media screen and (prefers-color-scheme:dark)") {
			for _, d := range regexp.MustCompile(`--([a-z0-9-]+):(#[0-9a-f]{6})`).FindAllStringSubmatch(part, -1) {
				if _, ok := colours[d[1]]; ok && name == "light" {
					continue
				}
				colours[d[1]] = d[2]
			}
		}
		if len(colours) < 25 {
			t.Fatalf("%s: %d colours found", name, len(colours))
		}
		check := func(front, back string, least float64) {
			t.Helper()
			if c := svg.Contrast(colours[front], colours[back]); c < least {
				t.Errorf("%s: %s on %s has contrast %.2f, want %.1f", name, front, back, c, least)
			}
		}
		for _, back := range []string{"k-paper", "surface", "wash"} {
			check("k-ink", back, 4.5)
			check("k-muted", back, 4.5)
			check("k-accent", back, 4.5)
			check("focus", back, 3)
		}
		for i := range hues {
			check("k-ink", fmt.Sprintf("t%d", i), 4.5)
			check(fmt.Sprintf("l%d", i), "k-paper", 3)
		}
	}
}

func TestPolarityMarks(t *testing.T) {
	if len(polarityMarks) != int(code.Additive)+1 {
		t.Errorf("there are %d letters for polarities, want one each", len(polarityMarks))
	}
}

// BenchmarkPage makes a page of about 10,000 segments.
func BenchmarkPage(b *testing.B) {
	m := notes(b).make(b)
	per := 0
	for _, d := range m.docs {
		per += len(d.Document.Segments)
	}
	rounds := 10_000/per + 1
	b.ReportMetric(float64(rounds*per), "segments")
	for b.Loop() {
		p := New(Options{Plan: &m.run.Plan, Text: 1 << 30})
		for range rounds {
			for _, d := range m.docs {
				if err := p.Document(d); err != nil {
					b.Fatal(err)
				}
			}
		}
		var w counting
		if err := p.Finish(&w, m.run); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(w))
	}
}

type counting int

func (c *counting) Write(p []byte) (int, error) { *c += counting(len(p)); return len(p), nil }

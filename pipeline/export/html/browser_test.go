package html

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
)

// browser finds a Chromium, or skips the test.
func browser(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: no browser is started")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no chromium on this machine (apt-get install chromium): what the page's script does is not tested")
	return ""
}

// A visit is the page as it stands in the browser after its script has run.
type visit struct {
	dom      *nethtml.Node
	complain []string // what the browser wrote of errors and of what it refused
}

// open opens a page at what follows its address: "#...", "?...".
func open(t *testing.T, program, page, at string) visit {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "report.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--enable-logging=stderr", "--virtual-time-budget=4000", "--dump-dom", "file://"+filepath.ToSlash(file)+at)
	var out, log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &log
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, log.String())
	}
	dom, err := nethtml.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	v := visit{dom: dom}
	for _, line := range strings.Split(log.String(), "\n") {
		if strings.Contains(line, "CONSOLE") {
			v.complain = append(v.complain, line)
		}
	}
	return v
}

func attribute(n *nethtml.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// each visits the elements of a tree.
func each(n *nethtml.Node, visit func(*nethtml.Node)) {
	if n.Type == nethtml.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, visit)
	}
}

// segments are the ids of the segments that are shown.
func (v visit) segments() map[string]bool {
	list := map[string]bool{}
	each(v.dom, func(n *nethtml.Node) {
		class, _ := attribute(n, "class")
		_, hidden := attribute(n, "hidden")
		if id, ok := attribute(n, "id"); ok && strings.HasPrefix(class, "s r-") && !hidden {
			list[id] = true
		}
	})
	return list
}

// find returns the element with an id.
func (v visit) find(id string) *nethtml.Node {
	var found *nethtml.Node
	each(v.dom, func(n *nethtml.Node) {
		if s, ok := attribute(n, "id"); ok && s == id {
			found = n
		}
	})
	return found
}

func textOf(n *nethtml.Node) string {
	if n == nil {
		return ""
	}
	if n.Type == nethtml.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

// wanted are the ids of the segments that a filter should leave, worked out from
// the codings.
func (m made) wanted(keep func(seg *corpus.Segment, themes, polarities []string, text string) bool) map[string]bool {
	list := map[string]bool{}
	for _, d := range m.docs {
		key := keyOf(d.Document.Text.Name)
		for i := range d.Document.Segments {
			s := &d.Document.Segments[i]
			var themes, polarities []string
			for _, k := range d.Codings {
				if k.Segment != i {
					continue
				}
				for t := int(k.Theme); t >= 0; t = m.run.Themes[t].Parent {
					themes, polarities = append(themes, m.run.Themes[t].ID), append(polarities, k.Polarity.String())
				}
			}
			if keep(s, themes, polarities, strings.ToLower(s.Content.Text(d.Document.Text.Body))) {
				list[segmentID(key, s.ID())] = true
			}
		}
	}
	return list
}

func same(a, b map[string]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

func TestScriptFilters(t *testing.T) {
	program := browser(t)
	r, more := notes(t), invented() // which has each of the polarities looked for
	r.names, r.texts = append(r.names, more.names...), append(r.texts, more.texts...)
	m := r.make(t)
	has := func(list []string, s string) bool { return indexOf(list, s) >= 0 }
	for _, c := range []struct {
		at   string
		keep func(seg *corpus.Segment, themes, polarities []string, text string) bool
	}{
		{"", func(*corpus.Segment, []string, []string, string) bool { return true }},
		{"#filter&theme=finansiering", func(_ *corpus.Segment, themes, _ []string, _ string) bool { return has(themes, "finansiering") }},
		{"?role=prompt", func(s *corpus.Segment, _, _ []string, _ string) bool { return s.Role == corpus.Prompt }},
		{"#filter&theme=finansiering&polarity=lack&role=response", func(s *corpus.Segment, themes, polarities []string, _ string) bool {
			for i := range themes {
				if themes[i] == "finansiering" && polarities[i] == "lack" && s.Role == corpus.Response {
					return true
				}
			}
			return false
		}},
		{"#filter&q=F%C3%B6rening", func(_ *corpus.Segment, _, _ []string, text string) bool { return strings.Contains(text, "förening") }},
	} {
		v := open(t, program, m.page, c.at)
		if len(v.complain) > 0 {
			t.Errorf("%q: the browser complains: %s", c.at, strings.Join(v.complain, "\n"))
		}
		got, want := v.segments(), m.wanted(c.keep)
		if !same(got, want) {
			t.Errorf("%q shows %d segments, want %d", c.at, len(got), len(want))
		}
		if c.at != "" && (len(want) == 0 || len(want) == len(m.wanted(func(*corpus.Segment, []string, []string, string) bool { return true }))) {
			t.Errorf("%q tests nothing: %d segments fit", c.at, len(want))
		}
		if _, hidden := attribute(v.find("filter"), "hidden"); hidden {
			t.Errorf("%q: the filter stays hidden", c.at)
		}
		if says := textOf(v.find("found")); !strings.Contains(says, fmt.Sprintf(" %d av ", len(want))) {
			t.Errorf("%q: the filter says %q, want %d segments", c.at, says, len(want))
		}
	}
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

func TestGroupsAndQuestionsFilter(t *testing.T) {
	program := browser(t)
	r := notes(t)
	r.lang = message.English
	m := r.make(t)
	group := m.run.Results.Groups.Groups[0]
	v := open(t, program, m.page, "#filter&group="+strings.ReplaceAll(group.Name, " ", "+"))
	want := m.wanted(func(*corpus.Segment, []string, []string, string) bool { return false })
	for _, d := range m.docs {
		if d.Document.Attributes.Get(corpus.Region) == group.Name {
			for i := range d.Document.Segments {
				want[segmentID(keyOf(d.Document.Text.Name), d.Document.Segments[i].ID())] = true
			}
		}
	}
	if got := v.segments(); !same(got, want) || len(want) == 0 {
		t.Errorf("group %s shows %d segments, want %d", group.Name, len(got), len(want))
	}
	d := m.docs[0].Document
	q := d.Questions[0].ID
	want = map[string]bool{}
	for _, x := range m.docs {
		for i := range x.Document.Segments {
			for _, n := range x.Document.Segments[i].Questions {
				if x.Document.Questions[n].ID == q {
					want[segmentID(keyOf(x.Document.Text.Name), x.Document.Segments[i].ID())] = true
				}
			}
		}
	}
	if got := open(t, program, m.page, "#filter&question="+q).segments(); !same(got, want) || len(want) == 0 {
		t.Errorf("question %s shows %d segments, want %d", q, len(got), len(want))
	}
}

// TestDeepLink holds that a link to a segment opens the document that it is in,
// and lifts a filter that would hide it.
func TestDeepLink(t *testing.T) {
	program := browser(t)
	m := notes(t).make(t)
	d := m.docs[len(m.docs)-1].Document
	id := segmentID(keyOf(d.Text.Name), d.Segments[len(d.Segments)-1].ID())
	v := open(t, program, m.page, "?q=zzzzzz#"+id)
	n := v.find(id)
	if n == nil {
		t.Fatalf("there is no segment %s", id)
	}
	if _, hidden := attribute(n, "hidden"); hidden {
		t.Errorf("the segment that a link leads to stays hidden")
	}
	for ; n != nil; n = n.Parent {
		if n.Data == "details" {
			if _, ok := attribute(n, "open"); !ok {
				t.Errorf("the document that a link leads to stays closed")
			}
		}
	}
}

// TestHostileWordsInABrowser opens a page full of words that try to run.
func TestHostileWordsInABrowser(t *testing.T) {
	program := browser(t)
	r := recipe{names: []string{"a.txt"}, texts: []string{"Dialogmöte\n\nVad?\n\n- Bidrag " + strings.Join(hostile, " ") + "\n- <img src=x onerror=\"document.title='tagen'\"> bidrag\n"}}
	v := open(t, program, r.make(t).page, "")
	each(v.dom, func(n *nethtml.Node) {
		if n.Data == "title" && n.Parent.Data == "head" && textOf(n) != message.Swedish.Text("book.title") {
			t.Errorf("words of the notes ran: the title is %q", textOf(n))
		}
		if n.Data == "img" {
			t.Error("words of the notes became an image")
		}
	})
	if len(v.complain) > 0 {
		t.Errorf("the browser complains: %s", strings.Join(v.complain, "\n"))
	}
}

// TestTallChartIsPrintedOnOnePage prints a heading with a chart that is taller
// than a page.
func TestTallChartIsPrintedOnOnePage(t *testing.T) {
	program, dir := browser(t), t.TempDir()
	page := "<!DOCTYPE html><style>" + styles + `</style><main><h2>Fråga för fråga</h2><figure><figcaption>Teman per fråga</figcaption>` +
		`<svg class="k" width="700" height="2000" viewBox="0 0 700 2000"><rect width="700" height="2000"/></svg></figure></main>`
	file, pdf := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+filepath.ToSlash(file))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
	data, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(data, []byte("/Type /Page\n")); pages != 1 {
		t.Errorf("a heading and its chart are printed on %d pages, want 1", pages)
	}
}

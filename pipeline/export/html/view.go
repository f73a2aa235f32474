package html

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
)

// A why is all that tells one reason for a coding from another.
type why struct {
	theme, term int32
	rule        code.Rule
	polarity    code.Polarity
	reading     string
}

// whyShort words a why without its theme.
func (p *Page) whyShort(k *code.Coding) string {
	parts := make([]string, 0, 4)
	if k.Term >= 0 && int(k.Term) < len(p.plan.Terms) {
		parts = append(parts, p.plan.Terms[k.Term].Text)
	}
	parts = append(parts, p.word("rule", k.Rule.String()))
	if k.Polarity != code.Affirmed {
		parts = append(parts, p.word("polarity", k.Polarity.String()))
	}
	if k.Reading != "" {
		parts = append(parts, k.Reading)
	}
	return strings.Join(parts, " · ")
}

// whyLong is what a mark says when it is pointed at. It is kept as markup.
func (p *Page) whyLong(k *code.Coding) string {
	key := why{k.Theme, k.Term, k.Rule, k.Polarity, k.Reading}
	s, ok := p.whys[key]
	if !ok {
		s = export.Markup(p.theme(k.Theme) + ": " + p.whyShort(k))
		if len(p.whys) < mostWhys {
			key.reading = strings.Clone(key.reading)
			p.whys[key] = s
		}
	}
	return s
}

// mostWhys bounds what is remembered.
const mostWhys = 20_000

func (p *Page) theme(t int32) string {
	if int(t) < len(p.plan.Themes) && t >= 0 {
		return p.labels.Path(p.plan.Themes[t].ID)
	}
	return ""
}

func (p *Page) hue(t int32) string {
	if int(t) < len(p.hues) && t >= 0 {
		return p.hues[t]
	}
	return "t9"
}

// polarityMarks are the letters of the polarities in data-c.
const polarityMarks = "anlm"

// view makes the view of a document.
func (p *Page) view(c *code.Coded, key string) []byte {
	d := c.Document
	w := &pen{buf: make([]byte, 0, 3*len(d.Text.Body)+256*len(d.Segments)+256)}
	for i, n := 0, 0; i < len(d.Segments); i++ {
		m := n
		for m < len(c.Codings) && c.Codings[m].Segment == i {
			m++
		}
		p.segment(w, d, i, c.Codings[n:m], key)
		n = m
	}
	return slices.Clip(w.buf)
}

// segment writes one segment: who speaks and where to the side, then the words
// with what is coded marked, then the themes by name.
func (p *Page) segment(w *pen, d *corpus.Document, i int, codings []code.Coding, key string) {
	s := &d.Segments[i]
	role := s.Role.String()
	id := segmentID(key, s.ID())
	p.roles[s.Role] = true
	w.raw(`<div class="s r-`, role)
	if s.Kind == corpus.Bullet || s.Kind == corpus.Numbered {
		w.raw(" bu l")
		w.num(min(max(s.Level, 1), 4))
	}
	w.raw(`" id="`, id, `"`)
	p.facets(w, role, codings, export.GroupsOf(p.plan, d, s))
	p.questionFacet(w, d, s.Questions)
	w.raw(`><div class="who"><a href="#`, id, `">`)
	w.text(p.place(d.Text, s.Span.Start, int(s.Line)))
	w.el(`</a> <span>`, p.word("report", "role-"+role), `</span>`)
	if s.Speaker != "" {
		w.el(` <b class="sp">`, s.Speaker, `</b>`)
	}
	w.raw(`</div><div class="say">`)
	tag := "p"
	if s.Role == corpus.Heading {
		tag = "h4"
	}
	w.raw("<", tag, p.spoken(), ">")
	p.marked(w, d.Text.Body, s, codings)
	if s.Emphasis > 0 {
		w.el(` <span class="em">`, p.emphasis(s.Emphasis), `</span>`)
	}
	w.raw("</", tag, ">")
	p.chips(w, codings)
	w.raw("</div></div>\n")
}

// spoken tells screen readers that notes on an English page are in Swedish.
func (p *Page) spoken() string {
	if p.plan.Lang == message.English {
		return ` lang="sv"`
	}
	return ""
}

func (p *Page) place(t *source.Text, off, line int) string {
	if t.HasPlaces() {
		if s := p.plan.Lang.Place(t.Place(off)); s != "" {
			return s
		}
	}
	return p.t("report.line", line)
}

// emphasis words a mark of emphasis: "(!!) starkt betonat".
func (p *Page) emphasis(n int) string {
	id := "emphasis-plain"
	if n > 1 {
		id = "emphasis-strong"
	}
	return "(" + strings.Repeat("!", min(n, 5)) + ") " + p.word("report", id)
}

// facets are what the filter looks at: the role, the themes with how the words
// stand to them, the group.
func (p *Page) facets(w *pen, role string, codings []code.Coding, groups []string) {
	w.raw(` data-r="`, role, `"`)
	if len(codings) > 0 {
		p.turn++
		w.raw(` data-c="`)
		for i := range codings {
			k := &codings[i]
			p.polarity[k.Polarity] = true
			for t := int(k.Theme); t >= 0 && t < len(p.plan.Themes); t = p.plan.Themes[t].Parent {
				seen := &p.said[len(polarityMarks)*t+int(k.Polarity)]
				if *seen == p.turn {
					break // those above have been written too
				}
				*seen = p.turn
				w.raw(" ")
				w.num(t)
				w.raw(polarityMarks[k.Polarity : k.Polarity+1])
			}
		}
		w.raw(` "`)
	}
	if len(groups) > 0 {
		w.raw(` data-g="`)
		for _, g := range groups {
			w.raw(" ")
			w.num(p.groups.of(g))
		}
		w.raw(` "`)
	}
}

func (p *Page) questionFacet(w *pen, d *corpus.Document, questions []int) {
	if len(questions) == 0 {
		return
	}
	w.raw(` data-q="`)
	for _, q := range questions {
		w.raw(" ")
		w.num(p.question(&d.Questions[q]))
	}
	w.raw(` "`)
}

func (p *Page) question(q *corpus.Question) int {
	if _, ok := p.asked[q.ID]; !ok {
		p.asked[strings.Clone(q.ID)] = strings.Clone(q.Text)
	}
	return p.questions.of(q.ID)
}

// An edge is where a coding begins or ends in the words as shown.
type edge struct {
	at     int
	coding int
	begins bool
}

// marked writes the words of a segment. Where codings overlap, each stretch says
// all that it is coded with.
func (p *Page) marked(w *pen, body string, s *corpus.Segment, codings []code.Coding) {
	var within []*code.Coding
	var spans []source.Span
	for i := range codings {
		// Shown drops what it cannot show; those that are left keep their order.
		if k := &codings[i]; max(k.Span.Start, s.Content.Start) < min(k.Span.End, s.Content.End) {
			within, spans = append(within, k), append(spans, k.Span)
		}
	}
	text, shown := export.Shown(body, s, spans)
	if len(shown) == 0 {
		w.text(text)
		return
	}
	edges := make([]edge, 0, 2*len(shown))
	for i, m := range shown {
		if m.End > m.Start {
			edges = append(edges, edge{m.Start, i, true}, edge{m.End, i, false})
		}
	}
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.coding, b.coding)) })
	at := 0
	var open []int
	for _, e := range edges {
		if e.at > at {
			p.stretch(w, text[at:e.at], within, open)
			at = e.at
		}
		if e.begins {
			open = append(open, e.coding)
		} else if i := slices.Index(open, e.coding); i >= 0 {
			open = slices.Delete(open, i, i+1)
		}
	}
	w.text(text[at:])
}

// stretch writes words with one set of codings.
func (p *Page) stretch(w *pen, words string, codings []*code.Coding, open []int) {
	if len(open) == 0 {
		w.text(words)
		return
	}
	w.raw(`<mark class="`, p.hue(codings[open[0]].Theme), `" title="`)
	for n, i := range open {
		if n > 0 {
			w.raw("&#10;")
		}
		w.raw(p.whyLong(codings[i]))
		if n == mostReasons {
			break
		}
	}
	w.el(`">`, words, `</mark>`)
}

// mostReasons is how many codings of the same words a mark names.
const mostReasons = 12

// chips name the themes of a segment, with the reasons that a reader can ask for.
func (p *Page) chips(w *pen, codings []code.Coding) {
	if len(codings) == 0 {
		return
	}
	w.raw(`<ul class="chips">`)
	var themes []int32
	for i := range codings {
		if !slices.Contains(themes, codings[i].Theme) {
			themes = append(themes, codings[i].Theme)
		}
	}
	for _, t := range themes {
		w.raw(`<li class="`, p.hue(t), `">`)
		label := ""
		if int(t) < len(p.plan.Themes) && t >= 0 {
			label = p.labels.Theme(p.plan.Themes[t].ID)
		}
		w.text(label)
		p.reasons(w, codings, t)
		w.raw("</li>")
	}
	w.raw("</ul>")
}

func (p *Page) reasons(w *pen, codings []code.Coding, theme int32) {
	var said []string
	polarity := code.Affirmed
	for i := range codings {
		k := &codings[i]
		if k.Theme != theme {
			continue
		}
		if polarity == code.Affirmed {
			polarity = k.Polarity
		}
		if len(said) == mostReasons {
			continue
		}
		if s := p.whyShort(k); !slices.Contains(said, s) {
			said = append(said, s)
		}
	}
	if polarity != code.Affirmed {
		w.el(` <i>`, p.word("polarity", polarity.String()), `</i>`)
	}
	w.el(` <small>`, strings.Join(said, "; "), `</small>`)
}

func itoa(n int) string { return strconv.Itoa(n) }

package xlsx

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// The sample is a corpus of our own invention, made from a few phrases by a
// generator with a fixed seed.

var sampleThemes = []export.Theme{
	{ID: "psykisk_halsa", Label: "Psykisk hälsa", Parent: -1, Definition: "Psykisk hälsa och ohälsa, psykiatri, stigma.",
		Include: []string{"psykisk och fysisk hälsa tillsammans", "stöd av andra med egen erfarenhet"}, Exclude: []string{"hälsa i allmänhet"}, Examples: []string{"Kön till samtalsstöd är för lång"}, Limits: "Omskrivningar som ”må dåligt”."},
	{ID: "ensamhet", Label: "Ensamhet och isolering", Parent: -1, Definition: "Ensamhet, social isolering, att sakna sammanhang."},
	{ID: "finansiering", Label: "Finansiering", Parent: -1, Definition: "Pengar till arbetet."},
	{ID: "finansiering/bidrag", Label: "Bidrag", Parent: 2, Depth: 1, Definition: "Bidrag som söks."},
	{ID: "finansiering/avtal", Label: "Avtal och upphandling", Parent: 2, Depth: 1},
	{ID: "samverkan", Label: "Samverkan", Parent: -1, Definition: "Att arbeta tillsammans över gränser."},
	{ID: "barn_unga", Label: "Barn och unga", Parent: -1},
	{ID: "aldre", Label: "Äldre", Parent: -1},
}

var sampleTerms = []export.Term{
	{Text: "psykisk ohälsa", Theme: 0, Kind: "phrase"}, {Text: "samtalsstöd", Theme: 0, Kind: "stem"}, {Text: "ensamhet", Theme: 1, Kind: "inflection"},
	{Text: "isolerad", Theme: 1, Kind: "stem"}, {Text: "pengar", Theme: 2, Kind: "stem"}, {Text: "bidrag", Theme: 3, Kind: "inflection"},
	{Text: "avtal", Theme: 4, Kind: "stem"}, {Text: "samverkan", Theme: 5, Kind: "stem"}, {Text: "nätverk", Theme: 5, Kind: "stem"},
	{Text: "ungdomar", Theme: 6, Kind: "stem"}, {Text: "skolan", Theme: 6, Kind: "stem"}, {Text: "äldre", Theme: 7, Kind: "exact"},
}

var samplePhrases = []string{
	"Många unga talar om psykisk ohälsa men vet inte vart de ska vända sig",
	"Det behövs mer samtalsstöd på kvällar och helger", "Ensamhet bland äldre är det vi möter oftast",
	"Den som är isolerad hittar sällan hit på egen hand", "Vi har inga pengar till lokaler", "Sök bidrag tillsammans i stället för var för sig (!)",
	"Långa avtal ger trygghet", "Mer samverkan mellan kommunen och föreningarna", "Ett nätverk som träffas regelbundet",
	"Ungdomar vill bestämma själva", "Bjud in skolan tidigt", "Fika är viktigt", "Bättre skyltar till lokalen", "Kortare möten",
	"Svårt att få tag i rätt person", "= en idé som någon annan redan har prövat", "- ännu ett förslag",
}

var sampleQuestions = []string{"Vad är viktigast just nu?", "Vem behöver vara med?", "Vad hindrar oss?"}

// generator is a small linear congruential generator.
type generator uint64

func (g *generator) next(n int) int {
	*g = *g*6364136223846793005 + 1442695040888963407
	return int(uint64(*g)>>33) % n
}

// sampleDocument makes document i with n bullets.
func sampleDocument(g *generator, i, n int) *code.Coded {
	regions := []string{"Norrby", "Västfjärd", "Solvik"}
	name := fmt.Sprintf("anteckningar/%s-%d.txt", strings.ToLower(regions[i%3]), 2022+i/3%3)
	if i >= 9 {
		name = fmt.Sprintf("anteckningar/möte-%05d.txt", i)
	}
	var b strings.Builder
	d := &corpus.Document{Format: "txt", Encoding: "UTF-8", Hash: fmt.Sprintf("%064x", i)}
	d.Attributes = corpus.Attributes{{Key: corpus.Title, Value: "Dialogmöte " + regions[i%3], Line: 1}, {Key: corpus.Region, Value: regions[i%3], Line: 1, How: corpus.Inferred},
		{Key: corpus.Year, Value: fmt.Sprint(2022 + i/3%3), Line: 1}, {Key: corpus.Participants, Value: fmt.Sprint(20 + i%9), Line: 2}}
	add := func(text string, role corpus.Role, kind corpus.Kind, q []int) *corpus.Segment {
		start := b.Len()
		b.WriteString(text + "\n")
		s := corpus.Segment{Span: source.Span{Start: start, End: start + len(text)}, Content: source.Span{Start: start, End: start + len(text)},
			Role: role, Kind: kind, Evidence: "bullet", Confidence: 0.9, Section: -1, Parent: -1, Questions: q, Words: len(strings.Fields(text)),
			Line: int32(len(d.Segments) + 1), EndLine: int32(len(d.Segments) + 1), Key: uint64(i)<<32 ^ uint64(start)*2654435761}
		if kind == corpus.Bullet {
			s.Content.Start += 2
		}
		if strings.HasSuffix(text, "(!)") {
			s.Emphasis = 1
		}
		d.Segments = append(d.Segments, s)
		return &d.Segments[len(d.Segments)-1]
	}
	add("Dialogmöte "+regions[i%3], corpus.Heading, corpus.HeadingLine, nil)
	for k, q := range sampleQuestions {
		add(q, corpus.Prompt, corpus.Paragraph, []int{k})
		d.Questions = append(d.Questions, corpus.Question{ID: fmt.Sprintf("q%d", k), Text: q, Segments: []int{len(d.Segments) - 1}})
		for range n / 3 {
			s := add("- "+samplePhrases[g.next(len(samplePhrases))], corpus.Response, corpus.Bullet, []int{k})
			if g.next(20) == 0 {
				s.Confidence = 0.4
			}
		}
	}
	d.Text = source.New(name, b.String())
	c := &code.Coded{Document: d}
	for si := range d.Segments {
		s := &d.Segments[si]
		if s.Role != corpus.Response {
			continue
		}
		low := strings.ToLower(s.Content.Text(d.Text.Body))
		for ti, t := range sampleTerms {
			if at := strings.Index(low, t.Text); at >= 0 && utf8.ValidString(low) {
				pol := code.Affirmed
				if g.next(15) == 0 {
					pol = code.Negated
				}
				c.Codings = append(c.Codings, code.Coding{Segment: si, Theme: int32(t.Theme), Term: int32(ti), Rule: code.Inflection, Polarity: pol,
					Span: source.Span{Start: s.Content.Start + at, End: s.Content.Start + at + len(t.Text)}})
			}
		}
	}
	return c
}

func samplePlan() *export.Plan {
	return &export.Plan{Version: "0.1.0", Themes: sampleThemes, Terms: sampleTerms, By: []string{"region"}, Names: export.NewNames(message.Swedish, false),
		Lexicon: export.Lexicon{Names: []string{"sv"}, Version: "2026.1", Hash: strings.Repeat("ab", 32)}}
}

// sampleRun counts documents the plain way, and adds tables of each shape that
// the counting stage gives.
func sampleRun(plan *export.Plan, docs []*code.Coded) *export.Run {
	r := &export.Run{Plan: *plan, Formats: []string{"csv", "xlsx"}, Settings: []export.Setting{{Name: "unit", Value: "segment"}, {Name: "by", Value: "region"}}}
	res := &tabulate.Results{Options: tabulate.Options{MinDocuments: 3, MinUnits: 20, Alpha: 0.05, By: plan.By}}
	count := newCount(len(plan.Themes))
	byRegion, byYear := map[string]*count2{}, map[string]*count2{}
	documents := &tabulate.Table{ID: "documents", Columns: []tabulate.Column{{ID: "document", Kind: tabulate.DocumentColumn}, {ID: "region", Label: "attribute.region"}, {ID: "title", Label: "attribute.title"}, {ID: "segments", Kind: tabulate.CountColumn}}}
	for _, t := range plan.Themes {
		if t.Depth == 0 {
			documents.Columns = append(documents.Columns, tabulate.Column{ID: t.ID, Label: t.ID, Kind: tabulate.CountColumn})
		}
	}
	for _, c := range docs {
		own := newCount(len(plan.Themes))
		for _, m := range []*count2{count, own, get(byRegion, c.Document.Attributes.Get("region"), len(plan.Themes)), get(byYear, c.Document.Attributes.Get("year"), len(plan.Themes))} {
			m.add(plan, c)
		}
		r.Inputs = append(r.Inputs, export.Input{Name: c.Document.Text.Name, Format: "txt", Encoding: "UTF-8", Hash: c.Document.Hash, Segments: len(c.Document.Segments), Responses: own.n, Words: own.words, Codings: len(c.Codings)})
		row := []tabulate.Cell{tabulate.String(c.Document.Text.Name), tabulate.String(c.Document.Attributes.Get("region")), tabulate.String(c.Document.Attributes.Get("title")), tabulate.Int(own.n)}
		for t := range plan.Themes {
			if plan.Themes[t].Depth == 0 {
				row = append(row, tabulate.Int(own.themes[t]))
			}
		}
		documents.Rows = append(documents.Rows, row)
	}
	r.Inputs = append(r.Inputs, export.Input{Name: "anteckningar/inbjudan.txt", Format: "txt", Outcome: export.Silent}, export.Input{Name: "anteckningar/bild.txt", Outcome: export.Unread})
	r.Notes = []*source.Error{
		{Level: source.Notice, Name: "anteckningar/norrby-2022.txt", Line: 12, ID: "structure.page-break", Args: []any{"Många unga"}, Excerpt: "Många unga"},
		{Level: source.Fault, Name: "anteckningar/bild.txt", ID: "ingest.binary", Args: []any{"anteckningar/bild.txt"}, Hint: "ingest.hint"},
	}
	res.Total = tabulate.Totals{Documents: len(docs), Read: len(docs) + 1, Silent: 1, Segments: count.n, Units: count.n, Words: count.words, Coded: count.coded, Participants: 210}
	themes := &tabulate.Table{ID: "themes", Columns: []tabulate.Column{{ID: "theme", Kind: tabulate.ThemeColumn}, {ID: "units", Kind: tabulate.CountColumn}, {ID: "n", Kind: tabulate.CountColumn},
		{ID: "share", Kind: tabulate.ShareColumn}, {ID: "low", Kind: tabulate.ShareColumn}, {ID: "high", Kind: tabulate.ShareColumn}, {ID: "per_1000_words", Kind: tabulate.RateColumn}},
		Notes: []tabulate.Note{{ID: "book.method-unit"}, {ID: "table.note-wilson"}}}
	for t := range plan.Themes {
		p := tabulate.Profile{Theme: plan.Themes[t].ID, Depth: plan.Themes[t].Depth, Units: count.themes[t], Share: float64(count.themes[t]) / float64(count.n), Wilson: wilson(count.themes[t], count.n)}
		res.Themes = append(res.Themes, p)
		themes.Rows = append(themes.Rows, []tabulate.Cell{tabulate.String(p.Theme), tabulate.Int(p.Units), tabulate.Int(count.n), num(p.Share), num(p.Wilson.Low), num(p.Wilson.High), num(1000 * float64(p.Units) / float64(count.words))})
	}
	res.Groups = &tabulate.Comparison{By: plan.By}
	res.Groups.Groups, res.Groups.Themes = compared(plan, byRegion, []string{"Norrby", "Västfjärd", "Solvik"})
	res.Trend = &tabulate.Trend{}
	res.Trend.Years, res.Trend.Themes = compared(plan, byYear, []string{"2022", "2023", "2024"})
	pairs := &tabulate.Table{ID: "cooccurrence", Columns: []tabulate.Column{{ID: "theme", Kind: tabulate.ThemeColumn}, {ID: "other", Kind: tabulate.ThemeColumn}, {ID: "both", Kind: tabulate.CountColumn}, {ID: "count", Kind: tabulate.CountColumn}, {ID: "other_count", Kind: tabulate.CountColumn}, {ID: "phi", Kind: tabulate.RateColumn}}}
	questions := &tabulate.Table{ID: "questions", Columns: []tabulate.Column{{ID: "question"}, {ID: "question_text", Kind: tabulate.QuoteColumn}, {ID: "theme", Kind: tabulate.ThemeColumn}, {ID: "count", Kind: tabulate.CountColumn}, {ID: "n", Kind: tabulate.CountColumn}, {ID: "share", Kind: tabulate.ShareColumn}, {ID: "documents", Kind: tabulate.CountColumn}}}
	for a := range plan.Themes {
		for o := a + 1; o < len(plan.Themes); o++ {
			if plan.Themes[a].Depth == 0 && plan.Themes[o].Depth == 0 {
				pairs.Rows = append(pairs.Rows, []tabulate.Cell{tabulate.String(plan.Themes[a].ID), tabulate.String(plan.Themes[o].ID), tabulate.Int((a*7 + o*3) % 11), tabulate.Int(count.themes[a]), tabulate.Int(count.themes[o]), num(0.1)})
			}
		}
	}
	for k, q := range sampleQuestions {
		for t := range plan.Themes {
			if plan.Themes[t].Depth == 0 {
				questions.Rows = append(questions.Rows, []tabulate.Cell{tabulate.String(fmt.Sprintf("q%d", k)), tabulate.String(q), tabulate.String(plan.Themes[t].ID), tabulate.Int(t + k), tabulate.Int(40), num(float64(t+k) / 40), tabulate.Int(len(docs))})
			}
		}
	}
	hidden := &tabulate.Table{ID: "coverage", Columns: []tabulate.Column{{ID: "document", Kind: tabulate.DocumentColumn}, {ID: "role", Kind: tabulate.IDColumn}, {ID: "segments", Kind: tabulate.CountColumn}},
		Rows: [][]tabulate.Cell{{tabulate.String(docs[0].Document.Text.Name), tabulate.String("role.response"), {Kind: tabulate.Hidden}}}}
	res.Tables = []*tabulate.Table{themes, documents, questions, pairs, hidden}
	r.Results = res
	return r
}

// count2 counts a set of documents.
type count2 struct {
	docs, n, words, coded int
	themes                []int
}

func newCount(n int) *count2 { return &count2{themes: make([]int, n)} }

func get(m map[string]*count2, key string, n int) *count2 {
	if m[key] == nil {
		m[key] = newCount(n)
	}
	return m[key]
}

func (m *count2) add(plan *export.Plan, c *code.Coded) {
	m.docs++
	for i := range c.Document.Segments {
		if s := &c.Document.Segments[i]; s.Role == corpus.Response {
			m.n++
			m.words += s.Words
			seen := map[int]bool{}
			for _, o := range c.Codings {
				for t := int(o.Theme); o.Segment == i && t >= 0; t = plan.Themes[t].Parent {
					if !seen[t] {
						m.themes[t]++
					}
					seen[t] = true
				}
			}
			if len(seen) > 0 {
				m.coded++
			}
		}
	}
}

func compared(plan *export.Plan, m map[string]*count2, names []string) ([]tabulate.Group, []tabulate.ThemeComparison) {
	var groups []tabulate.Group
	for _, n := range names {
		if g := m[n]; g != nil {
			groups = append(groups, tabulate.Group{Name: n, Documents: g.docs, Units: g.n, Words: g.words})
		}
	}
	var themes []tabulate.ThemeComparison
	for t := range plan.Themes {
		if plan.Themes[t].Depth > 0 {
			continue
		}
		x := tabulate.ThemeComparison{Theme: plan.Themes[t].ID, Test: "chi-squared", Holm: 0.2, CramersV: 0.11, Verdict: "no-difference"}
		if t == 1 {
			x.Holm, x.Verdict = 0.0004, "differs"
		}
		for _, n := range names {
			if g := m[n]; g != nil {
				x.Cells = append(x.Cells, tabulate.GroupCell{Count: g.themes[t], Share: float64(g.themes[t]) / float64(max(g.n, 1)), Wilson: wilson(g.themes[t], g.n)})
			}
		}
		themes = append(themes, x)
	}
	return groups, themes
}

func num(f float64) tabulate.Cell { return tabulate.Cell{Kind: tabulate.Number, Num: f} }

func wilson(k, n int) (ci tabulate.Interval) {
	if n == 0 {
		return ci
	}
	const z = 1.959964
	p, m := float64(k)/float64(n), float64(n)
	mid, half := (p+z*z/(2*m))/(1+z*z/m), z/(1+z*z/m)*math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	ci.Low, ci.High = mid-half, mid+half
	return ci
}

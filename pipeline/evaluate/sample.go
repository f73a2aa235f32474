package evaluate

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/stat"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// A Sampler draws segments at random for coding by hand, each stratum by its
// share of all: a stratum is what one document says in one role to one question
// or block of questions. The same documents, number and seed give the same sheet.
type Sampler struct {
	n     int
	seed  int64
	roles []corpus.Role

	strata []stratum // in document order, then by role, then as first asked
	total  int       // segments in them
	kept   int       // candidates held
}

// A stratum is its size and those of its segments that may yet be drawn.
type stratum struct {
	size       int
	candidates []candidate // ascending by rank
}

// A candidate is a segment with its place in a random order, which depends on
// the seed, its document and its id alone.
type candidate struct {
	rank                    uint64
	order                   int // within the document
	document, segment, text string
	question                string
	line                    int
}

// NewSampler returns a sampler of n segments. Roles nil means responses.
func NewSampler(n int, seed int64, roles []corpus.Role) *Sampler {
	if roles == nil {
		roles = []corpus.Role{corpus.Response}
	}
	return &Sampler{n: max(n, 0), seed: seed, roles: roles}
}

// Add lets one document's segments take part. Documents come in their order.
func (s *Sampler) Add(c *code.Coded) {
	d := c.Document
	type key struct {
		role  corpus.Role
		asked string
	}
	index := map[key]int{}
	var strata []stratum
	var roles []corpus.Role
	for i := range d.Segments {
		seg := &d.Segments[i]
		if !slices.Contains(s.roles, seg.Role) || seg.Content.Empty() {
			continue
		}
		k := key{seg.Role, asked(d, seg, func(q *corpus.Question) string { return q.ID })}
		n, ok := index[k]
		if !ok {
			n = len(strata)
			index[k] = n
			strata, roles = append(strata, stratum{}), append(roles, seg.Role)
		}
		strata[n].size++
		strata[n].candidates = append(strata[n].candidates, candidate{rank: s.rank(d.Text.Name, seg.ID()), order: i})
		s.total++
	}
	for i := range strata {
		s.cut(&strata[i])
		for k := range strata[i].candidates {
			s.fill(&strata[i].candidates[k], d)
		}
		s.kept += len(strata[i].candidates)
	}
	order := make([]int, len(strata))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(roles[a], roles[b]) })
	for _, i := range order {
		s.strata = append(s.strata, strata[i])
	}
	if s.kept > 8*s.n+2*len(s.strata) {
		s.kept = 0
		for i := range s.strata {
			s.cut(&s.strata[i])
			s.kept += len(s.strata[i].candidates)
		}
	}
}

// cut forgets the candidates of a stratum that can no longer be drawn: its
// share of the sample only falls as more documents come.
func (s *Sampler) cut(t *stratum) {
	slices.SortFunc(t.candidates, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.order, b.order)) })
	if most := min(s.n, s.total)*t.size/max(s.total, 1) + 1; len(t.candidates) > most {
		t.candidates = slices.Clone(t.candidates[:most])
	}
}

// fill copies what the sheet shows of a segment.
func (s *Sampler) fill(c *candidate, d *corpus.Document) {
	seg := &d.Segments[c.order]
	c.document, c.segment = strings.Clone(d.Text.Name), seg.ID()
	c.line = int(seg.Line)
	c.text = strings.Clone(strings.Join(strings.Fields(seg.Content.Text(d.Text.Body)), " "))
	c.question = strings.Clone(asked(d, seg, func(q *corpus.Question) string { return q.Text }))
}

// asked joins what a segment answers.
func asked(d *corpus.Document, seg *corpus.Segment, of func(*corpus.Question) string) string {
	switch len(seg.Questions) {
	case 0:
		return ""
	case 1:
		return of(&d.Questions[seg.Questions[0]])
	}
	parts := make([]string, len(seg.Questions))
	for i, q := range seg.Questions {
		parts[i] = of(&d.Questions[q])
	}
	return strings.Join(parts, " / ")
}

// rank is a segment's place in the random order.
func (s *Sampler) rank(document, segment string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(document))
	h.Write([]byte{0})
	h.Write([]byte(segment))
	// Mix in the seed: the finaliser of SplitMix64 (G. L. Steele et al. 2014).
	x := h.Sum64() + uint64(s.seed)*0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Table returns the sheet: the segments drawn, in document order, with empty
// cells for role, theme and coder. Each stratum gives its share of n, rounded
// down or up by one random start for all (systematic sampling; W. G. Cochran
// (1977), Sampling Techniques, ch. 8).
func (s *Sampler) Table() *tabulate.Table {
	t := newTable("sample", column("document", tabulate.DocumentColumn), column("segment", tabulate.TextColumn), column("line", tabulate.CountColumn),
		column("question_text", tabulate.QuoteColumn), column("text", tabulate.QuoteColumn), column("theme", tabulate.TextColumn),
		column("role", tabulate.TextColumn), column("coder", tabulate.TextColumn), column("note", tabulate.TextColumn))
	n := min(s.n, s.total)
	// Shares are whole numbers out of s.total, so nothing is lost to rounding.
	sum, given := stat.NewRandom(s.seed).Below(max(s.total, 1)), 0
	for i := range s.strata {
		sum += n * s.strata[i].size
		take := sum/max(s.total, 1) - given
		given += take
		drawn := slices.Clone(s.strata[i].candidates)
		slices.SortFunc(drawn, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.order, b.order)) })
		drawn = drawn[:min(take, len(drawn))]
		slices.SortFunc(drawn, func(a, b candidate) int { return cmp.Compare(a.order, b.order) })
		for _, c := range drawn {
			t.Rows = append(t.Rows, []tabulate.Cell{
				tabulate.String(c.document), tabulate.String(c.segment), tabulate.Int(c.line), text(c.question), text(c.text), {}, {}, {}, {},
			})
		}
	}
	t.Notes = []tabulate.Note{{ID: "evaluate.note-sample", Args: []any{len(t.Rows), s.total, int(s.seed)}}, {ID: "evaluate.note-sample-themes"}}
	return t
}

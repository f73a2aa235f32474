package export

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// A Summary says in sentences what was read, what was found, how sure it is,
// what the comparison shows and what is held back. Each part may be empty.
type Summary struct {
	Read, Found, Sure, Groups, Held []string
	// Organiser sets the organiser's text beside the responses; Found has it too.
	Organiser []string
}

// See says where an output shows what the sentences speak of; what is empty is
// not spoken of.
type See struct {
	Messages string // "on the sheet Messages"
	Raw      string // the sheet that sets the organiser's words beside the responses
	Quotes   bool
	Review   string // a sentence on where the coding can be corrected
}

// Summarise words the summary of a run, for all outputs alike.
func Summarise(r *Run, see See) Summary {
	s := summariser{r, r.Labels(), see}
	out := Summary{Held: s.held()}
	if r.Results == nil {
		return out
	}
	out.Organiser = s.organiser()
	out.Read, out.Found, out.Sure = s.read(), s.found(out.Organiser), s.sure()
	if r.Results.Groups != nil && len(r.Results.Groups.Groups) > 0 {
		out.Groups = s.groups(r.Results.Groups)
	}
	return out
}

type summariser struct {
	*Run
	labels *Labels
	see    See
}

func (s *summariser) t(id string, args ...any) string { return s.Lang.Text("book."+id, args...) }

// units are what the run counts, in the plural.
func (s *summariser) units() string { return s.t("unit-" + s.Results.Options.Unit.String()) }

// Usual reports whether the tables count responses and nothing else.
func (p *Plan) Usual() bool {
	for _, role := range corpus.Roles {
		if p.Counts(role) != (role == corpus.Response) {
			return false
		}
	}
	return true
}

// TileIDs are the messages under the counts of segments and of words.
func TileIDs(p *Plan) (segments, words string) {
	if p.Usual() {
		return "book.tile-segments", "book.tile-words"
	}
	return "book.tile-counted", "book.tile-counted-words"
}

// FoundID is the message over what was found.
func FoundID(p *Plan) string {
	if p.Usual() {
		return "book.part-found"
	}
	return "book.part-found-counted"
}

func (s *summariser) read() []string {
	t := s.Results.Total
	var says []string
	if s.Usual() {
		says = append(says, s.t("read", t.Read, t.Documents, t.Segments, t.Words))
	} else {
		var roles []string
		for _, role := range s.Roles {
			roles = append(roles, strings.ToLower(s.Lang.Text("role."+role.String())))
		}
		says = append(says, s.t("read-counted", t.Read, t.Documents, t.Segments, t.Words), s.t("read-roles", strings.Join(roles, ", ")))
	}
	if silent := s.inputs(Silent); len(silent) > 0 {
		says = append(says, s.t("read-silent", len(silent), s.list(silent)))
	}
	if unread := s.inputs(Unread); len(unread) > 0 {
		says = append(says, s.t("read-unread", len(unread), s.list(unread)))
	}
	faults := 0
	for _, e := range s.Notes {
		if e.Level == source.Fault {
			faults++
		}
	}
	switch {
	case s.see.Messages == "" || len(s.Notes) == 0:
	case faults == 0:
		says = append(says, s.t("read-notices", len(s.Notes), s.see.Messages))
	default:
		says = append(says, s.t("read-messages", faults, len(s.Notes)-faults, s.see.Messages))
	}
	return says
}

func (s *summariser) inputs(o Outcome) []string {
	var names []string
	for _, in := range s.Inputs {
		if in.Outcome == o {
			names = append(names, s.Names.Show(in.Name))
		}
	}
	return names
}

// mostNames is how many names a sentence lists.
const mostNames = 8

func (s *summariser) list(names []string) string { return List(s.Lang, names) }

// List makes "a, b and c" of names, and "a, b and 3 more" of many.
func List(lang message.Lang, names []string) string {
	last := len(names) - 1
	switch {
	case last > mostNames:
		return strings.Join(names[:mostNames], ", ") + lang.Text("book.and-more", len(names)-mostNames)
	case last < 1:
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + lang.Text("book.and") + names[last]
}

// top are the outermost themes, the most frequent first, equals in the order of
// the lexicon.
func (s *summariser) top() []tabulate.Profile {
	var top []tabulate.Profile
	for _, p := range s.Results.Themes {
		if p.Depth == 0 {
			top = append(top, p)
		}
	}
	slices.SortStableFunc(top, func(a, b tabulate.Profile) int { return cmp.Compare(b.Units, a.Units) })
	return top
}

// nextThemes is how many themes are named after the first, unless more are equal.
const nextThemes = 2

func (s *summariser) found(organiser []string) []string {
	total, top := s.Results.Total, s.top()
	if total.Units == 0 || len(top) == 0 || top[0].Units == 0 {
		return []string{s.t("found-nothing")}
	}
	var first, rest, none []string
	last := 0 // units of the last theme that is named
	for _, t := range top {
		switch label := s.labels.Theme(t.Theme); {
		case t.Units == 0:
			none = append(none, label)
		case t.Units == top[0].Units:
			first = append(first, label)
		case len(rest) < nextThemes || t.Units == last:
			rest = append(rest, s.t("found-item", label, s.Lang.Percent(t.Share)))
			last = t.Units
		}
	}
	id := "found-first"
	if len(first) > 1 {
		id = "found-tied"
	}
	most := s.t(id, s.list(first), top[0].Units, total.Units, s.units(), s.Lang.Percent(top[0].Share))
	if len(rest) > 0 {
		most += " " + s.t("found-then", s.list(rest))
	}
	says := []string{most}
	if len(none) > 0 {
		says = append(says, s.t("found-none", s.list(none)))
	}
	if says = append(says, organiser...); s.Results.Options.Unit != tabulate.Hits { // a hit has its theme always
		says = append(says, s.t("found-coded", total.Coded, total.Units, s.units(), s.Lang.Percent(float64(total.Coded)/float64(total.Units))))
	}
	return says
}

// organiser sets the organiser's own words beside the responses, all documents
// together, so that a reader can check what a summary claims. It is empty where
// either says nothing.
func (s *summariser) organiser() []string {
	t := s.Results.Table("summary_raw")
	if t == nil {
		return nil
	}
	col := func(id string) int {
		return slices.IndexFunc(t.Columns, func(c tabulate.Column) bool { return c.ID == id })
	}
	document, theme, said := col("document"), col("theme"), col("said")
	ranks := [2]int{col("summary_rank"), col("response_rank")}
	if min(document, theme, said, ranks[0], ranks[1]) < 0 {
		return nil
	}
	var first [2][]string // the themes of rank 1, by whom
	var more, less []string
	for _, row := range t.Rows {
		i := s.labels.Index(row[theme].Text)
		if row[document].Kind != tabulate.Empty || i < 0 || s.Themes[i].Depth > 0 {
			continue
		}
		label := s.labels.Theme(row[theme].Text)
		for k, rank := range ranks {
			if row[rank].Kind == tabulate.Number && row[rank].Num == 1 {
				first[k] = append(first[k], label)
			}
		}
		switch row[said].Text {
		case "said.more", "said.only-summary":
			more = append(more, label)
		case "said.less", "said.only-responses":
			less = append(less, label)
		}
	}
	if len(first[0]) == 0 || len(first[1]) == 0 {
		return nil
	}
	id := "found-organiser"
	if slices.Equal(first[0], first[1]) {
		id = "found-organiser-same"
	}
	says := s.t(id, s.list(first[0]))
	if len(more) > 0 {
		says += " " + s.t("found-said-more", s.list(more))
	}
	if len(less) > 0 {
		says += " " + s.t("found-said-less", s.list(less))
	}
	if s.see.Raw != "" {
		says += " " + s.t("found-said-see", s.see.Raw)
	}
	return []string{says}
}

// Under these a reader is told that there is little to go by.
const (
	fewDocuments = 5
	fewSegments  = 100
)

func (s *summariser) sure() []string {
	total, top := s.Results.Total, s.top()
	var says []string
	if len(top) > 0 && top[0].Units > 0 && !math.IsNaN(top[0].Wilson.Low) {
		says = append(says, s.interval(top))
	}
	if total.Documents < fewDocuments || total.Segments < fewSegments {
		says = append(says, s.t("sure-small", total.Documents, total.Segments))
	}
	machine := s.t("sure-machine")
	if s.see.Quotes {
		machine += " " + s.t("sure-read")
	}
	if s.see.Review != "" {
		machine += " " + s.see.Review
	}
	return append(says, machine)
}

// interval tells how wide the interval of the most frequent theme is, and
// whether the next lies apart from it.
func (s *summariser) interval(top []tabulate.Profile) string {
	first := top[0]
	says := s.t("sure-interval", s.labels.Theme(first.Theme), s.Lang.Percent(first.Wilson.Low), s.Lang.Percent(first.Wilson.High),
		s.t("the-"+s.Results.Options.Unit.String()))
	if len(top) < 2 || top[1].Units == 0 {
		return says
	}
	var tied []string
	for _, t := range top[1:] {
		if t.Units == first.Units {
			tied = append(tied, s.labels.Theme(t.Theme))
		}
	}
	if len(tied) > 0 {
		return says + " " + s.t("sure-tied", s.list(tied))
	}
	id := "sure-apart"
	if top[1].Wilson.High >= first.Wilson.Low {
		id = "sure-overlap"
	}
	return says + " " + s.t(id, s.labels.Theme(first.Theme), s.labels.Theme(top[1].Theme))
}

// groups tells which themes differ between the groups.
func (s *summariser) groups(c *tabulate.Comparison) []string {
	var differ []string
	few, named, small := 0, 0, 0
	for _, t := range c.Themes {
		switch t.Verdict {
		case "differs":
			differ = append(differ, s.labels.Path(t.Theme))
		case "too-few":
			few++
		}
	}
	missing := 0
	for i, g := range c.Groups {
		if g.Name == missingGroup {
			missing = g.Units
			continue
		}
		named++
		if len(c.Themes) > 0 && i < len(c.Themes[0].Cells) && c.Themes[0].Cells[i].Verdict == "too-few" {
			small++
		}
	}
	says := []string{s.t("groups-are", named, s.by(c.By))}
	if missing > 0 {
		says = append(says, s.t("groups-missing", missing, s.units()))
	}
	opt := s.Results.Options
	switch {
	case few == len(c.Themes):
		return append(says, s.t("groups-few", opt.MinDocuments, opt.MinUnits))
	case len(differ) > 0:
		says = append(says, s.t("groups-differ", s.list(differ)))
	default:
		says = append(says, s.t("groups-same"))
	}
	if small > 0 {
		says = append(says, s.t("groups-small", small, opt.MinDocuments, opt.MinUnits))
	}
	return says
}

func (s *summariser) by(keys []string) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		switch id := "attribute." + k; {
		case k == byQuestion:
			names[i] = s.t("by-question")
		case !message.Has(id):
			names[i] = k
		default:
			names[i] = strings.ToLower(s.Lang.Text(id))
		}
	}
	return s.list(names)
}

// held tells what is held back, and that nothing of it is anonymity.
func (s *summariser) held() []string {
	v := s.Privacy
	if !v.Any() {
		return nil
	}
	var says []string
	if v.NoQuotes {
		says = append(says, s.t("held-quotes"))
	}
	if v.MinCell > 0 {
		id := "held-cells"
		if v.Rows() {
			id = "held-cells-rows"
		}
		says = append(says, s.t(id, v.MinCell))
	}
	if v.HideDocuments {
		says = append(says, s.t("held-documents"))
	}
	return append(says, s.t("held-not-anonymous"))
}

// fewFiles is how many files of a folder are named one by one.
const fewFiles = 3

// LexiconFiles names the files of the lexicon; many in one folder as the folder.
func (r *Run) LexiconFiles() string {
	count := map[string]int{}
	for _, name := range r.Lexicon.Names {
		count[path.Dir(name)]++
	}
	var names []string
	for _, name := range r.Lexicon.Names {
		if dir := path.Dir(name); count[dir] > fewFiles {
			name = r.Lang.Text("book.folder", dir, count[dir])
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// Method says in sentences how the numbers came about.
func (r *Run) Method() []string {
	unit := tabulate.Segments
	if r.Results != nil {
		unit = r.Results.Options.Unit
	}
	counted := r.Lang.Text("book.method-unit")
	if unit != tabulate.Segments {
		counted = r.Lang.Text("table.note-unit-" + unit.String())
	}
	units := r.Lang.Text("book.unit-" + unit.String())
	return []string{
		r.Lang.Text("book.method-roles"), r.Lang.Text("book.method-codings"), counted,
		r.Lang.Text("book.method-interval", units), r.Lang.Text("book.method-compare", units),
	}
}

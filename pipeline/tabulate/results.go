package tabulate

import (
	"cmp"
	"slices"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/stat"
)

// Unit is what is counted. One run counts in one unit, in every table.
type Unit uint8

// The units.
const (
	Segments  Unit = iota // a segment counts once a theme
	Hits                  // every coding counts
	Answers               // all responses of one document to one question or block counts once a theme
	Documents             // a document counts once a theme
)

// String returns the unit's id.
func (u Unit) String() string { return [...]string{"segment", "hit", "answer", "document"}[u] }

// Options say what is counted and how groups are compared. The zero value, with
// [Options.Defaults], is the usual way.
type Options struct {
	Unit      Unit
	Roles     []corpus.Role // nil: responses
	Level     int           // how deep subthemes are shown; 0: top themes only, rolled up
	By        []string      // metadata columns, or "question"; empty: no comparison
	Reference string        // the group to compare with; empty: the rest
	// The verdict's thresholds. Zero means the default: 3, 20, 0.05.
	// MinUnits is held to a group's segments, whatever the unit.
	MinDocuments, MinUnits int
	Alpha                  float64
	Resamples              int   // of the bootstrap and the Monte Carlo test; 0: 2000, fewer for very large comparisons
	Seed                   int64 // of the same; 0: 1
	MinCell                int   // hide counts from 1 to one less than this in tables by group, and those that would give them away; 0: none
}

// ByQuestion in [Options.By] groups by what was asked; all else there is the key
// of an attribute.
const ByQuestion = "question"

// Defaults returns o with the usual value in each field that is zero.
func (o Options) Defaults() Options {
	if len(o.Roles) == 0 {
		o.Roles = []corpus.Role{corpus.Response}
	}
	o.Level, o.Resamples, o.MinCell = max(o.Level, 0), max(o.Resamples, 0), max(o.MinCell, 0)
	o.MinDocuments = cmp.Or(o.MinDocuments, 3)
	o.MinUnits = cmp.Or(o.MinUnits, 20)
	o.Alpha = cmp.Or(o.Alpha, 0.05)
	o.Seed = cmp.Or(o.Seed, 1)
	return o
}

// Results are all that the outputs show of the counts.
type Results struct {
	Options Options
	Total   Totals
	Themes  []Profile   // in lexicon order, zero rows too
	Groups  *Comparison // nil without Options.By
	Trend   *Trend      // nil if fewer than two years are known
	// Hidden is how many counts by group are withheld because of Options.MinCell,
	// whole columns by document not counted.
	Hidden int
	// Tables are all tables, in the order in which outputs show them. Each
	// statistic above is in one of them too.
	Tables []*Table
}

// Results works out the tables. The counter can go on counting afterwards.
func (c *Counter) Results() *Results {
	r := c.ResultsBy(func(fs ...func()) {
		for _, f := range fs {
			f()
		}
	})
	r.Hold()
	return r
}

// Hold makes the rows of all long tables, for outputs that go over them more than
// once; see [Table.Hold].
func (r *Results) Hold() {
	for _, t := range r.Tables {
		t.Hold()
	}
}

// ResultsBy does what Results does, by functions that atOnce calls and waits for,
// if it likes each in a goroutine of its own. Long tables are not held: until they
// are, the counter must not go on counting.
func (c *Counter) ResultsBy(atOnce func(fs ...func())) *Results {
	r := &Results{Options: c.opt, Total: c.total, Themes: c.profiles()}
	c.questions.prune(questionLimit)
	var hidden *mask
	var comparison, trend, first, rest []*Table
	atOnce(
		func() { hidden, comparison, trend = c.compareAll(r) },
		func() {
			first = []*Table{c.themeTable(), c.levelTable()}
			rest = []*Table{
				c.documentTable(), c.termTable(), c.cooccurrenceTable(), c.polarityTable(), c.emphasisTable(),
				c.priorityTable(), c.summaryTable(), c.changeTable(), c.dateTable(), c.coverageTable(), c.closeCallTable(), c.attributeTable(), c.personalTable(),
			}
		})
	r.Tables = slices.Concat(first, comparison, trend, []*Table{c.questionTable(hidden)}, rest)
	if hidden != nil {
		r.Hidden = hidden.found
	}
	return r
}

// Table returns the table with the given id, or nil.
func (r *Results) Table(id string) *Table {
	for _, t := range r.Tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Totals are the denominators.
type Totals struct {
	Documents, Segments, Words  int // in the counted roles
	Units                       int // in Options.Unit; codings for Hits
	Coded                       int // units with at least one theme
	Read                        int // documents read, with or without counted segments
	Silent                      int // documents without any counted segment
	Participants, Organisations int // summed over the documents that say; 0 if none does
	ByRole                      [len(corpus.Roles)]struct{ Segments, Lines, Words int }
}

// An Interval is an estimate between two bounds; both are NaN if there is none.
type Interval = stat.Interval

// A Profile is how much one theme occurs.
type Profile struct {
	Theme     string // id, with "/" before a subtheme
	Depth     int    // 0 for a theme, 1 for a subtheme...
	Hits      int
	Units     int // with subthemes
	Own       int // units coded with the theme itself, without its subthemes
	Segments  int
	Documents int
	Share     float64  // Units / Totals.Units; NaN if there are none
	Wilson    Interval // of Share, 95 %, as if units were independent
	Per1000   float64  // hits per 1,000 words; NaN if there are none
	// Units per 100 participants, and per 100 organisations, of the documents
	// that say how many there were; NaN if none does.
	Participants, Organisations float64
}

// A Comparison sets groups side by side.
type Comparison struct {
	By     []string
	Groups []Group
	Themes []ThemeComparison
	// Reference is the name of the group that the others are compared with;
	// empty if each is compared with the rest.
	Reference string
	Resamples int // how often the bootstrap drew
}

// A Group is the documents, or answers, that share a value of Comparison.By.
type Group struct {
	// Name is what people read: "Halland", "Halland 2021", a question's text;
	// message id "group.missing" where the value is missing, "group.other" for
	// the smallest of too many groups. Neither of these two is tested.
	Name string
	// ID is the same but for questions: their ids, joined by "+" for a block.
	ID               string
	Values           []string // one a key of Comparison.By; nil for the two nameless groups
	Documents, Units int      // respondents count as documents
	Segments         int
	Words            int
}

// A ThemeComparison is one theme over the groups.
type ThemeComparison struct {
	Theme string
	Cells []GroupCell // one a group, in the groups' order
	// The test of the 2 x G table of units with and without the theme.
	Test        string  // "chi-squared", "fisher", "monte-carlo" or "none"
	Outcome     string  // why there is no test: "absent", "everywhere" or "one-group"; message "outcome."+Outcome
	Statistic   float64 // NaN but for chi-squared
	DF          int
	P, Holm, BH float64 // NaN without a test
	CramersV    float64 // NaN without a test
	Verdict     string  // "too-few", "differs" or "no-difference"; message "verdict."+Verdict
}

// A GroupCell is one theme in one group. A number that does not exist is NaN: the
// share of a group without units, the keyness of one that is not tested or is
// itself the reference. Verdict is then empty.
type GroupCell struct {
	Count    int
	Share    float64
	Wilson   Interval
	Residual float64 // adjusted standardised
	// Keyness against the rest or the reference, on units.
	G2        float64 // signed: negative where the group says less
	LogRatio  float64
	OddsRatio float64
	OddsCI    Interval
	Bootstrap Interval // of LogRatio, resampling documents; NaN where either side is one document
	Verdict   string
	Hidden    bool // the count is withheld; see Options.MinCell
}

// A Trend is the themes by year.
type Trend struct {
	Years  []Group
	Themes []ThemeComparison
}

package tabulate

import "github.com/temakod/temakod/pipeline/corpus"

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
	MinDocuments, MinUnits int
	Alpha                  float64
	Resamples              int   // of the bootstrap and the Monte Carlo test; 0: 2000
	Seed                   int64 // of the same; 0: 1
	MinCell                int   // hide counts under this in tables by group; 0: none
}

// Results are all that the outputs show of the counts.
type Results struct {
	Options Options
	Total   Totals
	Themes  []Profile   // in lexicon order, zero rows too
	Groups  *Comparison // nil without Options.By
	Trend   *Trend      // nil if fewer than two years are known
	// Tables are all tables, in the order in which outputs show them. Each
	// statistic above is in one of them too.
	Tables []*Table
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

// An Interval is an estimate between two bounds.
type Interval struct{ Low, High float64 }

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
}

// A Comparison sets groups side by side.
type Comparison struct {
	By     []string
	Groups []Group
	Themes []ThemeComparison
}

// A Group is the documents, or answers, that share a value of Comparison.By.
type Group struct {
	Name             string // "Halland", "Halland 2021"; message id "group.missing" where the value is missing
	Documents, Units int
	Words            int
}

// A ThemeComparison is one theme over the groups.
type ThemeComparison struct {
	Theme string
	Cells []GroupCell // one a group, in the groups' order
	// The test of the 2 x G table of units with and without the theme.
	Test        string // "chi-squared", "fisher", "monte-carlo" or "none"
	Statistic   float64
	DF          int
	P, Holm, BH float64 // NaN without a test
	CramersV    float64
	Verdict     string // "too-few", "differs" or "no-difference"; message "verdict."+Verdict
}

// A GroupCell is one theme in one group.
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
	Bootstrap Interval // of LogRatio, resampling documents
	Verdict   string
	Hidden    bool // the count is withheld; see Options.MinCell
}

// A Trend is the themes by year.
type Trend struct {
	Years  []Group
	Themes []ThemeComparison
}

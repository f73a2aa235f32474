package tabulate

import "github.com/temakod/temakod/pipeline/corpus"

// A DocumentCount is all that the tables need to know of one document. It holds
// no reference to the document's text, so keeping it does not keep the
// document; its fields are exported so that a cache can store it. Its indexes
// mean something only with the [Scheme] and the [Options] that it was made with.
type DocumentCount struct {
	Name       string
	Attributes corpus.Attributes
	Roles      [len(corpus.Roles)]RoleCount
	Unasked    int32 // responses that answer no known question
	Emails     int32
	Phones     int32
	Numbers    int32 // personal identity numbers
	Segments   int32 // in the counted roles
	Words      int32 // in the counted roles
	Units      int32 // in Options.Unit, in the counted roles
	Coded      int32 // of Units, those with a theme
	Emphasised [3]int32
	Themes     []ThemeTally    // ascending by theme; themes that do not occur are left out
	Pairs      []PairCount     // of the themes shown
	Terms      []TermCount     // in order of first use
	Questions  []QuestionCount // in order of first answer
	Clusters   []Cluster       // one a respondent, or one for the whole document
	Priorities []PriorityCount
	// CloseCalls are the first segments whose role was a close call.
	CloseCalls []CloseCall
	// Summary and Response count themes in those two roles, whatever roles are
	// counted elsewhere, for the table that sets them side by side.
	Summary, Response []ThemeUnits

	forms []FormCount  // those of Terms, one after the other
	units []ThemeUnits // those of Questions
	left  []keyedForm  // see [Worker.CountNext]; of this and of earlier documents
}

// emptied returns an empty count that has the memory of d, which may be nil; what
// a [Counter] keeps of d stays as it is.
func (d *DocumentCount) emptied() *DocumentCount {
	if d == nil {
		return new(DocumentCount)
	}
	*d = DocumentCount{
		Themes: d.Themes[:0], Pairs: d.Pairs[:0], Terms: d.Terms[:0], Questions: d.Questions[:0],
		forms: d.forms[:0], units: d.units[:0],
	}
	return d
}

// A RoleCount is how much of a document stands in one role.
type RoleCount struct {
	Segments, Lines, Words int32
	CloseCalls             int32 // segments whose role was a close call
	Coded                  int32 // segments with at least one theme
}

// A CloseCall is a segment whose role was a close call.
type CloseCall struct {
	Line       int32
	Role       corpus.Role
	Evidence   corpus.Evidence
	Confidence float32
	Quote      string
}

// A ThemeTally is how often one theme occurs; all but Own with its subthemes.
type ThemeTally struct {
	Theme      int32
	Hits       int32
	Segments   int32
	Units      int32
	Own        int32    // units coded with the theme itself
	OwnHits    int32    // codings of the theme itself
	Polarity   [4]int32 // units, by code.Polarity; a unit may count in several
	Emphasised [3]int32 // units: plain, "(!)", "(!!)" and more; likewise
}

// ThemeUnits is how many units carry one theme, with its subthemes.
type ThemeUnits struct{ Theme, Units int32 }

// A PairCount is how many units carry two themes both.
type PairCount struct{ A, B, Units int32 } // themes, A < B

// A TermCount is how often one term was found by one rule.
type TermCount struct {
	Theme, Term    int32 // Term is -1 for a reader's decision
	Rule           uint8 // code.Rule
	Hits, Segments int32
	Forms          []FormCount // in no order; a form may stand twice
	// Line and Quote are where the document first has the term; empty if it is
	// not known when the document is from, since only changes over time show them.
	Line  int32
	Quote string
}

// A FormCount is how often a term was found in one form, in lower case.
type FormCount struct {
	Form string
	Hits int32
	hash uint32 // hashForm of Form, 0 if it is not known
}

// A QuestionCount is what was answered to one question, or to a block of
// questions that own one list.
type QuestionCount struct {
	ID       string // ids joined by "+"; empty for responses without question
	Text     string
	Units    int32
	Segments int32
	Themes   []ThemeUnits
}

// A Cluster is what the bootstrap draws: a document, or one respondent of it.
type Cluster struct {
	Values   []string // of Options.By, "" where missing; "question" has its value in Parts
	Year     string   // "" if not known
	Units    int32
	Segments int32
	Words    int32
	Themes   []ThemeUnits
	Parts    []Part // one a question, if Options.By has "question"
}

// A Part is what a cluster says to one question or block of questions.
type Part struct {
	Question string // as QuestionCount.ID
	Units    int32
	Segments int32
	Words    int32
	Themes   []ThemeUnits
}

// A PriorityCount is an option of a prioritisation exercise, and what stands in
// the section that it names.
type PriorityCount struct {
	corpus.Priority
	Line         int32
	SectionTitle string
	SectionUnits int32
	Themes       []ThemeUnits // of the section's units
}

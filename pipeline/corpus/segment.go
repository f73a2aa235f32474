package corpus

import (
	"strconv"
	"time"

	"github.com/temakod/temakod/pipeline/source"
)

// A Segment is the least stretch of notes that says one thing: a bullet, a
// paragraph, a heading, a cell, a turn. It is what a theme is coded on.
type Segment struct {
	Span    source.Span // with bullet and marks
	Content source.Span // within Span: without bullet, number, quotes around a heading
	// Line and EndLine are the lines, from 1, on which the first and the last byte
	// of Span stand.
	Line, EndLine int32
	// Holes are stretches within Content that are not coded: emphasis marks,
	// the page number amid a repaired sentence. Ascending, disjoint.
	Holes []Hole

	Key uint64 // made from the text under Span; 0, as Nth, where no ids are made
	Nth int32  // 0 for the first segment of the document with this Key, then 1, 2...

	Role       Role
	Evidence   Evidence // what decided the role
	Confidence float32  // of the role, 0 to 1; under CloseCall it is listed for review
	Kind       Kind
	Style      Style     // typographic emphasis within the segment
	Repairs    RepairSet // what was mended in it
	Level      int       // depth of a heading or bullet, from 1; else 0

	Section int // index in Document.Sections, -1 before the first; ascending
	Parent  int // index of the segment whose label this one inherits as context, -1 if none
	// Questions are indexes in Document.Questions: what a response answers, or
	// what a prompt asks. A block of questions that owns one list has several.
	Questions []int

	Case     int // 0 for none, n for Document.Cases[n-1]
	Speaker  string
	Time     time.Duration
	Words    int // tokens that hold a letter or digit; counted when the segment is tokenised
	Emphasis int // 0 none, 1 "(!)", 2 "(!!)", ...
}

// CloseCall is the confidence under which a role is listed as a close call.
const CloseCall = 0.6

// A Hole is a stretch of a segment's content that is not coded.
type Hole struct {
	Span source.Span
	// Glue joins what stands on either side into one word, as the hyphen and
	// line end within a word do; otherwise the hole parts words as a space does.
	Glue bool
}

// ID returns the segment's identity: it is made from its text and its number
// among equal texts, so it survives edits elsewhere in the document.
func (s *Segment) ID() string { return string(s.AppendID(nil)) }

// AppendID appends [Segment.ID] to dst: 13 characters, and "-2", "-3"... for a
// text met before in the document.
func (s *Segment) AppendID(dst []byte) []byte {
	dst = append(dst, "s0000000000000"...)
	id, key := dst[len(dst)-13:], s.Key
	for i := 11; i > 0; i -= 2 {
		pair := digitPairs[key&1023]
		id[i], id[i+1] = pair[0], pair[1]
		key >>= 10
	}
	id[0] = digitPairs[key][1]
	if s.Nth > 0 {
		dst = append(dst, '-')
		dst = strconv.AppendInt(dst, int64(s.Nth)+1, 10)
	}
	return dst
}

// digitPairs are the pairs of Crockford's base 32 digits, in lower case.
var digitPairs = func() (pairs [1024][2]byte) {
	const digits = "0123456789abcdefghjkmnpqrstvwxyz"
	for i := range pairs {
		pairs[i] = [2]byte{digits[i>>5], digits[i&31]}
	}
	return pairs
}()

// Role says whose words a segment holds. Only responses are evidence.
type Role uint8

// The roles, as codebooks name them.
const (
	Meta     Role = iota // title, legend, place, date, agenda, lists of people, links
	Heading              // stands over other lines
	Prompt               // a question or instruction put to the participants
	Response             // what participants said
	Summary              // the organisers' own words
)

// Roles lists every role, in order of declaration.
var Roles = [...]Role{Meta, Heading, Prompt, Response, Summary}

// String returns the role's id, as the flat files print it.
func (r Role) String() string {
	return [...]string{"meta", "heading", "prompt", "response", "summary"}[r]
}

// ParseRole returns the role with the given id.
func ParseRole(id string) (Role, bool) {
	for _, r := range Roles {
		if r.String() == id {
			return r, true
		}
	}
	return 0, false
}

// Evidence is the id of the rule that decided a segment's role; message
// "evidence."+id words it.
type Evidence string

// Kind is the layout of a segment.
type Kind uint8

// The kinds of segment.
const (
	Paragraph Kind = iota
	HeadingLine
	Bullet
	Numbered
	Cell
	KeyValue
	Turn
	Line // a line of a list whose marker is lost
	Rule // a separator, site furniture
)

// String returns the kind's id.
func (k Kind) String() string {
	return [...]string{"paragraph", "heading", "bullet", "numbered", "cell", "keyvalue", "turn", "line", "rule"}[k]
}

// Style is a set of typographic emphases.
type Style uint8

// The styles.
const (
	Strong Style = 1 << iota // **x**, <b>
	Italic                   // *x*, <i>
	Caps                     // a whole word of four or more capitals that is no acronym in the text
)

// RepairSet is a set of repairs.
type RepairSet uint8

// The repairs.
const (
	PageBreak RepairSet = 1 << iota // a sentence cut by a page break was joined
	Hyphen                          // a word hyphenated at a line end was joined
	Wrap                            // a paragraph broken into lines was joined
)

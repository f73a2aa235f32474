package source

import "time"

// A Place is where something stands in the user's own file, as that format's
// user counts. The zero Place is that of a format without places, where the
// line of the text is the place. [message] words it.
type Place struct {
	Kind   PlaceKind
	Number int           // the page or paragraph, from 1
	Sheet  string        // the worksheet of a Cell
	Cell   string        // "C17"
	Time   time.Duration // from the start of the recording
}

// PlaceKind says what a Place counts in.
type PlaceKind uint8

// The kinds of place.
const (
	LinePlace PlaceKind = iota // no place but the line
	PagePlace
	ParagraphPlace
	CellPlace
	TimePlace
)

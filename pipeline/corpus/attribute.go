package corpus

import "slices"

// An Attribute is one fact about a document or a respondent.
type Attribute struct {
	Key   string // one of the keys below, or a column of the user's metadata file
	Value string
	Line  int // where it was found, from 1; 0 if not in the text
	How   How
}

// How says where an attribute's value comes from.
type How uint8

// The sources of an attribute.
const (
	Stated   How = iota // the notes say it
	Inferred            // worked out from what the notes say
	Given               // from the metadata file, the front matter or the file's own properties
)

// String returns the id of h.
func (h How) String() string { return [...]string{"stated", "inferred", "given"}[h] }

// The keys that structure looks for. Values are plain text: dates as
// 2024-05-13, times as 14:00-17:30, numbers as digits.
const (
	Title         = "title"
	PlaceName     = "place"
	Date          = "date"
	DateEnd       = "date_end"
	Time          = "time"
	Participants  = "participants"
	Organisations = "organisations"
	Organiser     = "organiser"
	Region        = "region"
	Municipality  = "municipality"
	Year          = "year"
	Event         = "event"
)

// Attributes are the attributes of a document, at most one a key, in the order
// in which they were set.
type Attributes []Attribute

// Get returns the value for key, or "" if it is missing.
func (a Attributes) Get(key string) string {
	for i := range a {
		if a[i].Key == key {
			return a[i].Value
		}
	}
	return ""
}

// Set gives key its value, replacing one that is there.
func (a *Attributes) Set(n Attribute) {
	if i := slices.IndexFunc(*a, func(o Attribute) bool { return o.Key == n.Key }); i >= 0 {
		(*a)[i] = n
		return
	}
	*a = append(*a, n)
}

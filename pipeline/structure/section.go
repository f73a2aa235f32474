package structure

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// rank gives headings their level, from what kind of heading each is: hash
// signs, numbers, capitals, arrows.
func (s *splitter) rank() {
	capital := false
	numbered, last := int32(0), int32(0)
	for _, i := range s.over {
		u := &s.units[i]
		switch {
		case u.level > 0: // the format says it
		case u.marker.glyph == '#':
			u.level = int32(u.marker.depth)
		case u.marker.glyph == 'n' || u.marker.glyph == 'p':
			u.level = int32(u.marker.depth)
			numbered = int32(u.marker.depth)
		case u.marks.has(capitals):
			capital = true
			u.level = 1
		case u.marker.glyph == '>':
			u.level = last + 1
		default:
			u.level = 1
			if numbered > 0 {
				u.level = numbered + 1
			} else if capital {
				u.level = 2
			}
		}
		if u.marker.glyph != '>' {
			last = u.level
		}
	}
}

// A shelf is the sections of a document in the making.
type shelf struct {
	all   []corpus.Section
	above []int // those that the next one may stand in, outermost first
}

// open gives the shelf room for the document's headings.
func (f *shelf) open(s *splitter) {
	if s.headed > 0 {
		f.all, s.shelf = slices.Grow(s.shelf[:0], s.headed), nil
	}
}

// add adds the section whose heading is segment i, with the given initials.
func (f *shelf) add(s *splitter, i int, letters uint32) {
	g := &s.doc.Segments[i]
	level := max(g.Level, 1)
	for len(f.above) > 0 && f.all[f.above[len(f.above)-1]].Level >= level {
		f.above = f.above[:len(f.above)-1]
	}
	// In place: what is put together elsewhere and copied stalls.
	n := len(f.all)
	f.all = slices.Grow(f.all, 1)[:n+1]
	sec := &f.all[n]
	sec.ID, sec.Title, sec.Heading, sec.Level, sec.Parent = "", title(g.Content.Text(s.body)), i, level, -1
	if len(f.above) > 0 {
		sec.Parent = f.above[len(f.above)-1]
	}
	f.above = append(f.above, n)
	s.titled.add(letters)
}

// nameSections gives the sections their ids, and counts their titles for it.
func (s *splitter) nameSections() {
	all := s.doc.Sections
	s.titles = s.tables[1].fit(len(all))
	var ids strings.Builder // of all, for they are many and small
	ids.Grow(10 * len(all))
	for k := range all {
		same := s.sameOf(&s.doc.Segments[all[k].Heading], s.unitAt(all[k].Heading)) | 1
		c := s.titles.at(same)
		*c++
		var room [32]byte
		from := ids.Len()
		ids.Write(appendID(room[:0], 'h', same, int(*c)))
		all[k].ID = ids.String()[from:]
	}
}

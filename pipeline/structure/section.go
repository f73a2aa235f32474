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

// sections fills the document's sections from its heading segments, and gives
// each segment its section.
func (s *splitter) sections() {
	doc := s.doc
	if s.headed == 0 {
		return
	}
	all := slices.Grow(s.shelf[:0], s.headed)
	s.shelf = nil
	met := s.tables[1].fit(s.headed)
	s.titles = met
	var ids strings.Builder // of all, for they are many and small
	ids.Grow(10 * s.headed)
	var above []int
	for i := range doc.Segments {
		g := &doc.Segments[i]
		if g.Role == corpus.Heading {
			level := max(g.Level, 1)
			for len(above) > 0 && all[above[len(above)-1]].Level >= level {
				above = above[:len(above)-1]
			}
			// In place: what is put together elsewhere and copied stalls.
			n := len(all)
			all = slices.Grow(all, 1)[:n+1]
			sec := &all[n]
			sec.Title, sec.Heading, sec.Level, sec.Parent = title(g.Content.Text(s.body)), i, level, -1
			if len(above) > 0 {
				sec.Parent = above[len(above)-1]
			}
			same := s.sameOf(g, &s.units[s.unitOf[i]]) | 1
			c := met.at(same)
			*c++
			var room [32]byte
			from := ids.Len()
			ids.Write(appendID(room[:0], 'h', same, int(*c)))
			sec.ID = ids.String()[from:]
			above = append(above, n)
		}
		g.Section = len(all) - 1
	}
	doc.Sections = all
}

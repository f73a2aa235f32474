package structure

import "github.com/temakod/temakod/pipeline/corpus"

// sift looks at each unit once, for what later passes are about few of: it finds
// texts that come again, topics, what could be a heading, and questions.
func (s *splitter) sift() {
	near := s.tables[0].fit(len(s.units)) // the unit that has such letters first, from 1
	const more = 1 << 31                  // ... beside it: others have
	var like []int32                      // units with the letters of others
	for i := range s.units {
		u := &s.units[i]
		if u.has(row) && !u.has(separator) {
			s.addTopics(i)
		}
		if u.letters != 0 {
			switch first := near.at(mix(uint64(u.letters), k1)); {
			case *first == 0:
				*first = uint32(i + 1)
			case *first&more == 0:
				like = append(like, int32(*first-1), int32(i))
				*first |= more
			default:
				like = append(like, int32(i))
			}
		}
		asks := u.has(question)
		if asks {
			s.questions = append(s.questions, int32(i))
		}
		if asks || u.words <= briefWords || u.kind == corpus.HeadingLine {
			if u.kind != corpus.Bullet || u.marker.glyph == '>' || u.marker.glyph == 0 {
				s.brief = append(s.brief, int32(i))
			}
		}
	}
	s.repeat(like)
}

// repeat finds texts that come again among the units that may be alike, and which
// of those is the last.
func (s *splitter) repeat(like []int32) {
	seen := s.tables[1].fit(len(like))
	for _, i := range like {
		u := &s.units[i]
		last := seen.at(s.samenessOf(u)) // the unit it came in last, from 1
		if *last > 0 {
			s.units[*last-1].is |= again | announced
			u.is |= again
		}
		*last = uint32(i + 1)
	}
}

// briefWords is how many words a unit has at most that may be a heading.
const briefWords = 14

// maxTopics is how many cells are remembered as topics that headings repeat: a
// table with more is data.
const maxTopics = 1000

// addTopics finds the cells of unit i, a row, and remembers what they hold.
func (s *splitter) addTopics(i int) {
	first := len(s.cells)
	s.addCells(i)
	for k := first; k < len(s.cells) && len(s.topics) < maxTopics; k++ {
		if same := sameness(s.cells[k].content.Text(s.body)); same != 0 {
			s.topics[same] = true
		}
	}
}

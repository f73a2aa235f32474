package structure

import "github.com/temakod/temakod/pipeline/corpus"

// questionTime reports whether a heading stands over what the participants
// asked, or who leads the talk of a panel: "Frågestund", "Frågor från publiken",
// "Frågor och svar", "Frågor till nämnden", "Paneldiskussion".
func questionTime(title string) bool {
	asks, from, to := false, false, false
	for f, t := range wordsOf(title, 0) {
		if to {
			return cueOf(title[f:t])&(event|you) == 0 // "Frågor till grupperna" are put to them
		}
		switch questionTimeWords.get(title[f:t]) {
		case timeOther:
			from = true // "Övriga frågor"
		case timeItself:
			return true
		case timeQuestions:
			asks = true
		case timeFrom:
			from = from || asks // "Frågor från golvet", "Frågor och svar"
		case timeTo:
			to = asks
		}
	}
	return asks && from
}

// What the words of a heading say of question time.
const (
	timeOther = iota + 1
	timeItself
	timeQuestions
	timeFrom
	timeTo
)

var questionTimeWords = vocabularyOf(map[uint8]string{
	timeOther:     "övriga",
	timeItself:    "frågestund frågestunden utfrågning utfrågningen politikerutfrågning politikerutfrågningen paneldiskussion panelsamtal",
	timeQuestions: "frågor",
	timeFrom:      "från publiken åhörarna plenum salen golvet chatten svar",
	timeTo:        "till",
})

// lastReplied returns the last of the bullets right under unit i, if it stands over what
// the participants asked and were told: "Frågor efter bildspelet:", "Frågor och
// synpunkter:", over questions and what is none, or "Frågor:" over several with their
// replies. It is -1 if not.
func (s *splitter) lastReplied(i int) int {
	u := &s.units[i]
	if u.counts.first&query == 0 || u.words > 5 || u.item() {
		return -1 // as most
	}
	t := s.content(u)
	_, to, _ := nextWord(t, 0)
	if !isWord(t[:to], "frågor") {
		return -1
	}
	replies, others, last := 0, 0, i
	for j := i + 1; j < len(s.units) && j < i+longList && s.units[j].kind == corpus.Bullet && !s.units[j].has(heads); j++ {
		o := &s.units[j]
		switch {
		case o.answered():
			replies++
		case !o.has(question) && !s.opens(o):
			others++
		}
		last = j
	}
	if replies > 1 {
		return last
	}
	from, end, _ := nextWord(t, to)
	heard := heardWords.get(t[from:end])
	if heard == heardWith {
		if from, end, _ = nextWord(t, end); zoneWords.get(t[from:end]) != answers {
			return -1 // "Frågor och uppgifter:"
		}
	}
	if heard == 0 || replies+others == 0 {
		return -1
	}
	return last
}

// What words say of questions after which they stand: when they were asked, or that
// more was said.
const (
	heardAt = iota + 1
	heardWith
)

var heardWords = vocabularyOf(map[uint8]string{heardAt: "efter under från", heardWith: "och"})

// answered reports whether the unit has a question and, after it, what is none.
func (u *unit) answered() bool {
	return u.holds.has(holdsQuery) && !u.marks.has(asks) && !u.has(question)
}

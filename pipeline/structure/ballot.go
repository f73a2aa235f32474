package structure

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A ballot is a priority as it is read, with how its mean was printed.
type ballot struct {
	corpus.Priority
	printed string
}

// newBallot returns a ballot of which nothing is read yet.
func newBallot() ballot {
	return ballot{Priority: corpus.Priority{Printed: math.NaN(), Mean: math.NaN()}}
}

// mayVote reports whether t could be an option with its votes, for few lines could.
func mayVote(t string) bool {
	if t == "" || len(t) > maxOption || !ballotEnds[t[len(t)-1]] {
		return false
	}
	return endsInTotal(t) || (t[len(t)-1] == ')' || isDigit(t, len(t)-1)) && endsInCount(t) || endsInNumbers(t)
}

// maxOption is how long an option is at most, in bytes, with its votes.
const maxOption = 300

// ballotEnds are the bytes that options with their votes end with: a number, a mark
// after it, or the last letter of one of the totalWords.
var ballotEnds = setOf("0123456789.)*_ trgpkTRGPK")

// fewestTallied is how many options in a row, each with how many chose it, are the
// result of a vote.
const fewestTallied = 3

// findTallies settles the results of votes: lines in a row that end with a dash and a
// number, "Bastun – 12", the most chosen first, or after one that speaks of votes.
func (s *splitter) findTallies() {
	for k := 0; k < len(s.gauged); k++ {
		i := s.gauged[k]
		n, falls, last := i, true, math.MaxInt
		for ; int(n) < len(s.units) && (n == i || s.units[n].gap == 0); n++ {
			votes := s.tallied(&s.units[n])
			if votes < 0 {
				break
			}
			falls, last = falls && votes <= last, votes
		}
		for k+1 < len(s.gauged) && s.gauged[k+1] < n {
			k++
		}
		if n-i < fewestTallied {
			continue // as most
		}
		if over := &s.units[max(i-1, 0)]; i == 0 || !voteWords.in(s.content(over)) {
			if !falls || over.counts.first&(fielded|asking) == fielded {
				continue // "Antal per ort"
			}
		}
		for k := i; k < n; k++ {
			s.units[k].is |= fixed
			s.units[k].set(corpus.Response, "votes", 0.8)
		}
	}
}

// gauges reports whether the unit, which ends with a digit, ends with a dash, a space and
// a number of at most three.
func (u *unit) gauges(body string) bool {
	for i := int(u.end) - 1; i > int(u.text)+1 && i >= int(u.end)-4; i-- {
		if body[i] == ' ' {
			return body[i-1] == '-' || body[i-1] == "–"[2]
		}
	}
	return false
}

// tallied returns how many chose the option that the unit is, -1 if it is none.
func (s *splitter) tallied(u *unit) int {
	if u.kind != corpus.Paragraph || u.words > briefWords || u.first != u.last || u.has(row|turn|fixed|keyedLine|linkLine) || u.counts.first&fielded != 0 || comers.get(firstWord(s.content(u))) != 0 {
		return -1
	}
	t := s.content(u)
	from := len(t)
	for from > 0 && isDigit(t, from-1) {
		from--
	}
	if from == len(t) || len(t)-from > 3 {
		return -1
	}
	head, ok := strings.CutSuffix(t[:from], " – ")
	if !ok {
		head, ok = strings.CutSuffix(t[:from], " - ")
	}
	if !ok || head == "" || isDigit(head, 0) || isDigit(head, len(head)-1) || cueOf(lastPart(head))&timeWord != 0 {
		return -1
	}
	n, err := strconv.Atoi(t[from:])
	if err != nil {
		return -1
	}
	return n
}

// voteWords tell that votes were cast.
var voteWords = needlesOf("röst", "Röst", "prick", "Prick", "poäng", "streck", "plupp", "klisterlapp", "klistermärk")

// endsInTotal reports whether t could end with a number and a word, for few
// lines do.
func endsInTotal(t string) bool {
	bare := unclosed(t)
	if len(bare) < 16 {
		digits := strings.LastIndexByte(bare, ' ')
		return digits >= 2 && isDigit(bare, digits-1)
	}
	// None of the totalWords is longer. The last space has the highest bit.
	b := bytesOf(bare[len(bare)-16:])
	const spaces = small
	blank := func(x uint64) uint64 { return ^((x&^highs + ^uint64(highs)) | x) & highs }
	word, before := blank(binary.LittleEndian.Uint64(b[8:])^spaces), blank(binary.LittleEndian.Uint64(b)^spaces)
	at := bits.Len64(word)/8 + 7
	if word == 0 {
		at = bits.Len64(before)/8 - 1
	}
	return at > 0 && classes[b[at-1]] == digit
}

// endsInNumbers reports whether t could end with votes, for almost no line does.
func endsInNumbers(t string) bool {
	if t == "" || t[len(t)-1] != ')' && t[len(t)-1] != '*' && !isDigit(t, len(t)-1) {
		return false
	}
	if numbersIn(t) < leastVotes {
		return false
	}
	digits := uint32(0)
	for i := max(0, len(t)-60); i < len(t); i++ {
		digits += bit(classes[t[i]] == digit)
	}
	return digits >= leastVotes
}

// leastVotes is how many votes an option got at least.
const leastVotes = 3

// numbersIn counts the stretches of digits in t, eight bytes a step.
func numbersIn(t string) int {
	n, before := 0, uint64(0)
	for b := bytesOf(t); len(b) > 0; b = b[min(len(b), 8):] {
		x := uint64(0)
		if len(b) >= 8 {
			x = binary.LittleEndian.Uint64(b)
		} else {
			x = upTo8(b)
		}
		x ^= '0' * ones                                      // digits are 0 to 9 now
		digits := ^((x&^highs + (0x80-10)*ones) | x) & highs // the highest bit of each
		n += bits.OnesCount64(digits &^ (digits<<8 | before))
		before = digits >> 56
	}
	return n
}

const ones = highs >> 7

// unclosed returns t without what may stand after a number of votes.
func unclosed(t string) string {
	for t != "" && totalMarks[t[len(t)-1]] {
		t = t[:len(t)-1]
	}
	return t
}

var totalMarks = setOf(".)*_ ")

// totalWords are what votes are called after their number.
var totalWords = vocabularyOf(map[bool]string{true: "röst röster poäng p prick prickar markeringar streck pluppar klisterlappar"})

// parseTotal reads an option with how many votes it got: "Fler bussar (5
// röster)", "Fler bussar: 12 poäng".
func parseTotal(t string) (ballot, bool) {
	b := newBallot()
	bare := unclosed(t)
	digits := strings.LastIndexByte(bare, ' ')
	if digits < 2 || !isDigit(bare, digits-1) {
		return b, false
	}
	if !totalWords.get(bare[digits+1:]) {
		return b, false
	}
	from := digits
	for from > 0 && isDigit(bare, from-1) {
		from--
	}
	head := strings.TrimRight(bare[:from], " *_")
	option := strings.TrimRight(head, " (:–—-=,;*_\t")
	if option == head || option == "" {
		return b, false // a sentence: "Förslaget fick 5 röster"
	}
	n, err := strconv.Atoi(bare[from:digits])
	if err != nil || n < 1 {
		return b, false
	}
	b.Option, b.Total = strings.TrimLeft(option, "*_ "), n
	return b, true
}

// parsePriority reads an option, its votes and its mean. A comma parts votes
// and marks decimals alike: of the two readings the one that gives the printed
// mean is taken, whole numbers first.
func parsePriority(t string) (ballot, bool) {
	b := newBallot()
	head := t
	if i := meanAt(t); i >= 0 {
		n := i
		for n < len(t) && !isDigit(t, n) {
			n++
		}
		e := n
		for e < len(t) && (isDigit(t, e) || (t[e] == ',' || t[e] == '.') && isDigit(t, e+1)) {
			e++
		}
		if n == e {
			return b, false
		}
		b.printed = t[n:e]
		b.Printed, _ = strconv.ParseFloat(strings.Replace(b.printed, ",", ".", 1), 64)
		head = t[:i]
	}
	head = strings.TrimRight(head, " (*_–-:;=|\t")
	from := len(head)
	for from > 0 && (isDigit(head, from-1) || strings.IndexByte(" ,;.", head[from-1]) >= 0) {
		from--
	}
	numbers := strings.TrimLeft(head[from:], " ,;.")
	if numbersIn(numbers) < leastVotes {
		return b, false // as nearly all
	}
	if b.Option = strings.TrimRight(head[:from], " :–-*_\t.=,;"); b.Option == "" {
		return b, false
	}
	whole := votes(numbers, false)
	if len(whole) < leastVotes {
		return b, false
	}
	b.Votes, b.Mean = whole, mean(whole)
	if math.IsNaN(b.Printed) {
		// Without a mean it takes a row of small numbers to look like votes.
		if len(whole) < 4 || slices.Max(whole) > 10 {
			return b, false
		}
		if parts := votes(numbers, true); strings.IndexByte(numbers, ';') >= 0 && len(parts) >= 3 {
			b.Votes, b.Mean = parts, mean(parts)
		}
		return b, true
	}
	if !agrees(b.Mean, b.Printed, b.printed) {
		if parts := votes(numbers, true); len(parts) >= 2 && agrees(mean(parts), b.Printed, b.printed) {
			b.Votes, b.Mean = parts, mean(parts)
		}
	}
	return b, true
}

// meanAt returns where the printed mean is named, -1 if it is not.
func meanAt(t string) int {
	if !strings.Contains(t, "edel") && !strings.Contains(t, "nitt") {
		return -1 // as nearly all
	}
	for _, w := range [...]string{"medeltal", "medelvärde", "snitt", "genomsnitt", "Medeltal", "Medelvärde", "Snitt", "medel ", "Genomsnitt"} {
		if i := strings.LastIndex(t, w); i >= 0 {
			return i
		}
	}
	return -1
}

// votes parts t at commas, semicolons and spaces; a comma between two digits
// is a decimal mark if decimals is set.
func votes(t string, decimals bool) []float64 {
	var vs []float64
	for i := 0; i < len(t); {
		if !isDigit(t, i) {
			i++
			continue
		}
		j := i
		for j < len(t) && (isDigit(t, j) || t[j] == '.' && isDigit(t, j+1) || decimals && t[j] == ',' && isDigit(t, j+1)) {
			j++
		}
		v, err := strconv.ParseFloat(strings.Replace(t[i:j], ",", ".", 1), 64)
		if err != nil || len(vs) >= 10_000 {
			return nil
		}
		vs = append(vs, v)
		i = j
	}
	return vs
}

func mean(vs []float64) float64 {
	sum := 0.0
	for _, v := range vs {
		sum += v
	}
	return sum / float64(len(vs))
}

// agrees reports whether m, rounded as the notes print their mean, is that
// mean; half a unit may go either way.
func agrees(m, printed float64, text string) bool {
	decimals := 0
	if i := strings.IndexAny(text, ",."); i >= 0 {
		decimals = len(text) - i - 1
	}
	return math.Abs(m-printed) <= 0.5*math.Pow(10, -float64(decimals))+1e-9
}

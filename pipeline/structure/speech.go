package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// address reports whether unit u, running text, is notes of what somebody said who
// is told by office or as one of several: "Rektorn berättade att ...", "En förälder i
// salen undrade ...", "Samordnaren: Det jag tar med mig ...". Who reports so writes
// down a speech; what groups, tables and participants at large said, and who did
// other things than speak, organisers sum up; so they do under a heading that says so.
func (s *splitter) address(w *walk, i int) bool {
	u := &s.units[i]
	if u.counts.all&spoken == 0 && !u.holds.has(holdsColon) {
		return false // as most
	}
	if u.words < 5 || u.counts.first&(asking|command|you|we) != 0 {
		return false
	}
	if u.counts.first&query != 0 && s.replied(i) {
		return true // "Fråga: Varför inte? Svar: Ingen vet."
	}
	t := s.content(u)
	if u.holds.has(holdsColon) && u.counts.all&spoken != 0 && u.marks.has(upperOne) && u.counts.first&(event|some) == 0 && talks(t) {
		return true // "Landsh. talar: länet behöver bryggor"
	}
	if strings.HasPrefix(t, "Om ") { // "Om avgiften. Kassören förklarade ..."
		if i := strings.Index(t, ". "); i > 0 && strings.Count(t[:i], " ") <= 3 {
			t = t[i+2:]
		}
	}
	_, to, ok := nextWord(t, 0)
	if !ok {
		return false
	}
	if u.counts.all&(spoken|was) == 0 && (to == len(t) || t[to] != ':') {
		return false // as most: nobody spoke, nor "fick ordet"
	}
	counted := speechWords.get(t[:to])
	if counted == speechSaid {
		return i > 0 && s.units[i-1].evidence == "speech" // "berättar om en granne ..." goes on
	}
	if !u.marks.has(upperOne) {
		return false
	}
	if counted != speechOne && counted != speechThey && !speakerBy(t[:to]) {
		from, end, ok := nextWord(t, to)
		return ok && from == to+1 && u.counts.first == 0 && speechWords.get(t[from:end]) == speechSaid && s.introducedByName(t[:to]) // "Amina undrade ..."
	}
	if to < len(t) && t[to] == ':' && counted == 0 {
		return true
	}
	return !w.closes && s.said(u, t, to)
}

// talks reports whether one of the first words of t tells that somebody speaks and
// has a colon after it.
func talks(t string) bool {
	for to, n := 0, 0; n < 4; n++ {
		from, end, ok := nextWord(t, to)
		if !ok {
			return false
		}
		if n > 0 && end < len(t) && t[end] == ':' {
			return speechWords.get(t[from:end]) == speechSaid
		}
		to = end
	}
	return false
}

// voiced reports whether the unit begins with the name of somebody, and then what they
// said, in lower case: "Siv: bokar salen".
func (s *splitter) voiced(u *unit) bool {
	if u.kind != corpus.Paragraph || !u.holds.has(holdsColon) || !u.marks.has(upperOne) || u.has(keyedLine) {
		return false
	}
	t := s.content(u)
	i := strings.IndexByte(t, ':')
	return i > 0 && strings.HasPrefix(t[i:], ": ") && isLower(t, i+2) && strings.Count(t[:i], " ") < 2 && cueOf(t[:i]) == 0 && !speakerBy(t[:i])
}

// labelled reports whether unit i begins with the name of who reports, and so does the
// unit before or after it, with another: "Forsby IF: Ny plan.", "Rädda Barnen: Fler ...".
func (s *splitter) labelled(i int) bool {
	own := s.label(i)
	if own == "" {
		return false // as most
	}
	for _, j := range [...]int{i - 1, i + 1} {
		if l := s.label(j); l != "" && l != own {
			return true
		}
	}
	return false
}

// label returns the name that unit i begins with, before a colon; "" if it has none, or
// a word that says what stands behind it.
func (s *splitter) label(i int) string {
	if i < 0 || i >= len(s.units) {
		return ""
	}
	u := &s.units[i]
	if !u.holds.has(holdsColon) || u.kind != corpus.Paragraph || !u.marks.has(upperOne) || u.has(keyedLine|question|row|turn) || u.counts.first&(zoned|fielded|assigning|query|asking|command|gathering|event|timeWord|concluding) != 0 {
		return ""
	}
	t := s.content(u)
	k := strings.IndexByte(t[:min(len(t), 40)], ':')
	if k <= 0 || k+2 >= len(t) || t[k+1] != ' ' || strings.Count(t[:k], " ") > 3 || strings.ContainsAny(t[:k], ".,;?!\"") {
		return ""
	}
	if cueOf(lastPart(t[:k]))&zoned != 0 {
		return "" // "Vårt syfte: ..."
	}
	return t[:k]
}

// groupSaid reports whether the unit tells what one group said, by its name: "Bord 1
// tyckte att ...", "Grupp Syren lyfte ...".
func (s *splitter) groupSaid(u *unit) bool {
	if u.counts.first&parts == 0 || u.counts.all&(told|saying|spoken) == 0 || u.kind != corpus.Paragraph || u.has(heads) {
		return false // as most
	}
	t := s.content(u)
	_, to, _ := nextWord(t, 0)
	if partWords.get(t[:to]) != partTold {
		return false
	}
	from, to, ok := nextWord(t, to)
	if !ok || !isDigit(t, from) && !isUpper(t, from) {
		return false
	}
	from, to, ok = nextWord(t, to)
	return ok && (cueOf(t[from:to])&saying != 0 || speechWords.get(t[from:to]) == speechSaid)
}

// said reports whether the first verb of t, the text of u, after byte to is one of
// speaking. To greet and to open is not to say anything yet, nor is what one told
// about then, if no more than that is told: "... inledde dagen och beskrev läget."
func (s *splitter) said(u *unit, t string, to int) bool {
	greeted := false
	for range 16 {
		from, end, ok := nextWord(t, to)
		if !ok {
			return false
		}
		word, stopped := t[from:end], from-to > 1 && strings.ContainsAny(t[to:from], ".:?!")
		to = end
		switch known := speechWords.get(word); {
		case word == "fick" && strings.HasPrefix(t[to:], " ordet"):
			greeted = true
		case stopped && greeted && u.counts.sentences > 2 && cueOf(word)&(event|told) == 0 && !afterwards.get(word):
			return true // "Länsrådet hälsade välkommen. Remissen har varit ute ..."
		case stopped && greeted && cueOf(word)&finite != 0:
			return true // "Rektorn inleder. Har sett mycket." is what the rektor said
		case stopped && !(greeted && known == speechThey):
			return false // another sentence, in which another may speak
		case known == speechSaid:
			return !greeted || u.counts.sentences > 1 || strings.HasPrefix(t[to:], " att ")
		case known == speechThrough: // "gick kort igenom", "läste upp"
			for k, e, ok := nextWord(t, to); ok && e-to < 20; k, e, ok = nextWord(t, e) {
				if w := t[k:e]; w == "igenom" || w == "upp" {
					return true
				}
			}
			return false
		case known == speechGreeted:
			greeted = true
		case known == speechThey:
		case cueOf(word)&(finite|told|we|you) != 0, cueOf(word)&event != 0 && !greeted:
			return false
		}
	}
	return false
}

// afterwards begin what was done next.
var afterwards = vocabularyOf(map[bool]string{true: "därefter sedan sen efter efteråt därpå nu"})

// What words say of speeches.
const (
	speechOne     = iota + 1 // comes before who speaks
	speechThey               // stands for who speaks
	speechSaid               // tells that somebody spoke
	speechThrough            // ... with another word
	speechGreeted            // tells that somebody greeted
)

// The words that tell that somebody spoke, did so with another word, or greeted.
const (
	saidWords    = "sa sade säger berättade berättar menade menar konstaterade konstaterar förklarade förklarar informerade informerar beskrev beskriver svarade svarar framhöll framhåller påpekade påpekar undrade undrar frågade frågar föreslog föreslår uppgav uppger tyckte visade visar redogjorde redovisade talade talar pratade pratar betonade lovade meddelade hävdade invände ropade tillade presenterade"
	throughWords = "gick går läste läser"
	greetedWords = "hälsade hälsar tackade tackar öppnade öppnar inledde inleder invigde inviger"
)

var speechWords = vocabularyOf(map[uint8]string{
	speechOne:     "en ett två tre någon ngn kommunens regionens landstingets länsstyrelsens nämndens ordf ordförande rektor landshövding minister professor docent biskop",
	speechThey:    "hon han de",
	speechSaid:    saidWords,
	speechThrough: throughWords,
	speechGreeted: greetedWords,
})

// speakerBy reports whether a word names somebody by office or a body that
// somebody speaks for: "Enhetschefen", "Studieförbundet".
func speakerBy(w string) bool {
	if len(w) < 5 || cueOf(w)&(event|timeWord) != 0 && !isWord(w, "ordföranden") {
		return false
	}
	return endsAs(w, &speakerEndsBy)
}

// endsAs reports whether w ends with one of some texts, which byLast has sorted.
func endsAs(w string, ends *[256][]string) bool {
	for _, e := range ends[folded(w, len(w)-1)] {
		if len(w) >= len(e) && hasFold(w[len(w)-len(e):], e) {
			return true
		}
	}
	return false
}

// speakerEndsBy has what such words end with, by the last byte.
var speakerEndsBy = byLast(strings.Fields("aren arien chefen strategen enten isten ordföranden ledamoten politikern torn tören sören mannen tjänstepersonen ologen hövdingen ministern ekonomen biskopen prästen ombudet rådet sköterskan pappan mamman eleven " +
	"föreningen klubben förbundet styrelsen kyrkan kommunen regionen landstinget företaget huset stiftelsen biblioteket museet"))

// byLast sorts texts by their last byte.
func byLast(texts []string) (t [256][]string) {
	for _, e := range texts {
		t[e[len(e)-1]] = append(t[e[len(e)-1]], e)
	}
	return t
}

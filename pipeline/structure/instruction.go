package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// instructs reports whether unit i, which stands right under heading h, tells the
// participants how to go about it: "Sitt två och två i en kvart. Utse en sekreterare."
// Some sentence of it commands, and it says with whom, how long or on what. It may
// begin with what they were given: "Varje bord fick ett kort. Utse en sekreterare."
func (s *splitter) instructs(h, i int) bool {
	u := &s.units[i]
	if u.counts.all&setting == 0 || u.kind != corpus.Paragraph || u.words < 4 || u.words > 40 || int32(u.counts.finite) > max(2, u.words/7) || u.counts.we > 1 || u.has(heads|titles|fixed|turn|row|separator) || u.counts.told > uint8(bit(u.counts.sentences > 1)) && !u.holds.has(holdsQuery) {
		return false
	}
	if u.after == 0 && i+1 < len(s.units) && !s.units[i+1].has(question) && !s.units[i+1].item() {
		return false // one of several lines
	}
	t := s.content(u)
	if !commands(t) || !tellsHow(t, int(u.counts.we)) {
		return false
	}
	head := &s.units[h]
	z, _ := s.zoneOf(head)
	return (z == open || z == questions || z == results || z == organiser) && !(s.part(head) && partWords.get(firstWord(s.content(head))) == partTold)
}

// commands reports whether a sentence of t begins with a word that commands, or with
// what all do: "Alla skriver en sak på en lapp".
func commands(t string) bool {
	for i := 0; ; {
		from, to, ok := nextWord(t, i)
		if !ok {
			return false
		}
		if w := t[from:to]; instructionWords.get(w) == instructionCommand || cueOf(w)&command != 0 {
			return true
		} else if isWord(w, "alla") {
			if from, end, ok := nextWord(t, to); ok && instructionWords.get(t[from:end]) == instructionAll {
				return true
			}
		}
		for i = to; i < len(t) && !stopBytes[t[i]]; i++ {
		}
	}
}

// stopBytes are what a sentence ends with, and what one is brought in by.
var stopBytes = setOf(".!?:")

// tellsHow reports whether t says with whom, how long or on what, and speaks for
// nobody, though it has so many words that may.
func tellsHow(t string, ours int) bool {
	how := strings.Contains(t, "två och två")
	for from, to := range wordsOf(t, 0) {
		switch {
		case instructionWords.get(t[from:to]) == instructionHow:
			how = true
		case isWord(t[from:to], "min") && from > 1 && isDigit(t, from-2): // which is no "my"
			how = true
			ours--
		}
	}
	return how && ours <= 0
}

// settingWords tell with whom, how long or on what the participants are to do something.
const settingWords = "minuter minut laget bikupa bikupor lapp lappar lappen lapparna klisterlapp klisterlappar post-it enskilt parvis gruppvis varv blädderblock blädderblocket prickar bordet bordsgranne bordsgrannen sekreterare rapportör antecknare talrunda kvart fötterna grupprum grupprummen breakout-rum dokumentet hörn hörnet väggen"

// What words say of instructions.
const (
	instructionCommand = iota + 1 // commands, at the head of a sentence
	instructionHow                // tells with whom, how long or on what
	instructionAll                // tells what all do
)

var instructionWords = vocabularyOf(map[uint8]string{
	instructionCommand: "prata tala utse börja gå byt sitt ställ ta använd spara klistra rösta bilda presentera turas lämna lägg gör räkna avsluta hämta flytta stanna lyssna gruppera sortera låt stäng logga räck intervjua vänd häng markera stryk samlas rotera hitta ge para enas",
	instructionHow:     settingWords,
	instructionAll:     "skriver väljer lägger sätter klistrar röstar ritar får",
})

// toAll reports whether t, which begins with such a word, is a question put to all:
// "Fråga till alla: ...", not "Fråga till panelen: ...".
func toAll(t string) bool {
	_, to, ok := nextWord(t, 0)
	if !ok || !strings.HasPrefix(t[to:], " till ") {
		return false
	}
	from, end, ok := nextWord(t, to+len(" till "))
	return ok && end < len(t) && t[end] == ':' && (isWord(t[from:end], "alla") || cueOf(t[from:end])&(event|you) != 0 && !isWord(t[from:end], "panelen"))
}

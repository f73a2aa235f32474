package structure

import "strings"

// stored reports whether t says where one finds what comes from the event: "Bilderna
// ligger på Teams", "Mer material skickas med mejl".
func stored(t string) bool {
	return among(&storedWords, t) == storedThing|storedWhere
}

// firstSentence returns t up to its first full stop.
func firstSentence(t string) string {
	first, _, _ := strings.Cut(t, ". ")
	return first
}

// What words say of where things are kept.
const (
	storedThing uint8 = 1 << iota
	storedWhere
)

var storedWords = vocabularyOf(map[uint8]string{
	storedThing: "bilder bilderna foton fotona material materialet presentation presentationen presentationer presentationerna film filmen inspelning inspelningen inspelningar länkar bildspel bildspelet deltagarlista deltagarlistan närvarolista närvarolistan kontaktlista kontaktlistan bilaga bilagor anteckningarna minnesanteckningarna",
	storedWhere: "ligger finns läggs skickas mejlas mailas fås laddas hämtas publiceras www webb webben webbplats webbplatsen hemsida hemsidan teams youtube flickr instagram facebook",
})

// promised reports whether t, which names a time, says that those who met will hear
// what came of it: "Återkoppling sker i nämnden den 3 maj".
func promised(t string) bool {
	return among(&promiseWords, t) == promiseThing|promiseAct
}

// What words say of what is promised.
const (
	promiseThing uint8 = 1 << iota
	promiseAct
)

var promiseWords = vocabularyOf(map[uint8]string{
	promiseThing: "återkoppling återkopplingen svar svaret",
	promiseAct:   "sker ges lämnas lämnar kommer skickas skickar mejlas mejlar",
})

// thanks reports whether t thanks somebody for something or the day: "Tack till ABF för
// fikat", "Kommunen tackar för en fin dag".
func thanks(t string) bool {
	if strings.HasPrefix(t, "Tack till ") {
		return strings.Contains(t, " för ")
	}
	_, what, ok := strings.Cut(t, " tackar för ")
	return ok && among(&thankedWords, what) != 0
}

// thankedWords are what one thanks for at the end: the event, and what was given to it.
var thankedWords = vocabularyOf(map[uint8]string{1: "dag dagen kväll kvällen möte mötet träff träffen samtal samtalet idag konferens konferensen workshop dialog engagemang engagemanget medverkan deltagandet"})

// nextMeeting reports whether unit i tells when one meets next, right under a heading
// that says so: "§ 6 Nästa möte", "13 juni kl 18".
func (s *splitter) nextMeeting(i int) bool {
	u := &s.units[i]
	return i > 0 && u.words <= 16 && u.counts.all&timeWord != 0 && u.holds.has(holdsDigit) && u.counts.we == 0 &&
		s.units[i-1].has(heads) && hasFold(trimNumber(s.content(&s.units[i-1])), "nästa ") && !nextSteps(s.content(&s.units[i-1]))
}

// trimNumber takes the number of a section off the head of t: "§ 6 ".
func trimNumber(t string) string {
	for t != "" && numberMarks[t[0]] {
		t = t[1:]
	}
	return t
}

var numberMarks = setOf("§0123456789. ")

// whenOver reports whether t says when it was over: "Slut kl 16", "Slut 16.10, städade".
func whenOver(t string) bool {
	return hasFold(t, "slut ") && (isDigit(t, len("slut ")) || hasFold(t[len("slut "):], "kl"))
}

// closingUnits is how many units, from the end, may be a leave-taking.
const closingUnits = 4

// closing reports whether unit i is a leave-taking or signature at the end.
func (s *splitter) closing(i int) bool {
	u := &s.units[i]
	if i < len(s.units)-closingUnits || u.item() || u.words > 26 {
		return false
	}
	t := strings.TrimLeft(s.content(u), "(")
	ended := i > 0 && (s.units[i-1].evidence == "closing" || s.units[i-1].evidence == "field")
	needs := u.counts.need - uint8(bit(u.counts.first&need != 0)) // "Mer material finns på webben"
	if (u.gap > 0 || ended) && u.counts.we+needs == 0 && (stored(firstSentence(t)) || u.has(keyedLine) && u.counts.finite == 0) || u.gap > 0 && strings.HasPrefix(t, "Vi ses igen ") {
		return true // "Vid tangentbordet: Rut Ek" too
	}
	if u.gap > 0 && u.counts.we+needs == 0 && (u.counts.all&timeWord != 0 && u.holds.has(holdsDigit) && promised(t) || thanks(t)) {
		return true
	}
	if u.words > 16 {
		return false
	}
	if u.words <= 4 && ended && u.marks.has(upperOne) && (s.units[i-1].evidence == "closing" || u.gap == 0 && u.counts.finite+u.counts.we+u.counts.need == 0) {
		return true // a name under "Vid pennan"
	}
	if strings.HasPrefix(t, "Tack ") {
		for _, w := range [...]string{"alla", "deltog", "medverk", " möte", " träff", " samtal", " kom", "idag", " dag", "dagen", "kväll", "inspel", "ordet", " engagemang"} {
			if strings.Contains(t, w) {
				return true
			}
		}
		return false
	}
	if whenOver(t) {
		return true
	}
	if i := strings.Index(t, "Ring "); i >= 0 && u.marks.has(ends) && u.counts.you > 0 && hasDigit(t[i:]) {
		return true // "Mår du dåligt? Ring 1177."
	}
	for _, p := range [...]string{"Stort tack", "Varmt tack", "Nästa ", "Vid anteckningarna", "Vid pennan", "Antecknat ", "Dokumenterat av", "/", "Väl mött", "Frågor:", "Frågor om ", "Frågor besvaras", "Vid frågor", "Har du frågor", "Har ni frågor", "Har du synpunkter", "Behöver du ", "Foto", "Bilder:", "Bild:", "Text:", "Sammanställt ", "Renskrivet ", "Anteckningar av", "Anteckningar:", "Anteckningarna ", "Justera", "Protokollet", "Rättelser", "Ansvarig", "Tel ", "Tfn ", "Telefon ", "Vid protokollet", "Vid tangentbordet", "Vid datorn", "Välkommen åter", "Med vänlig", "Hälsningar", "Vi ses", "Hör av er", "Synpunkter på anteckning", "Kvarglömt", "Bilagor"} {
		if strings.HasPrefix(t, p) {
			return p != "Nästa " || !strings.HasPrefix(t, "Nästa steg")
		}
	}
	return false
}

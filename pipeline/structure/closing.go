package structure

import "strings"

// stored reports whether t says where one finds what comes from the event: "Bilderna
// ligger på Teams", "Mer material skickas med mejl".
func stored(t string) bool {
	return among(&storedWords, t) == storedThing|storedWhere
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

package structure

import "strings"

// stored reports whether t says where one finds what comes from the event: "Bilderna
// ligger på Teams", "Mer material skickas med mejl".
func stored(t string) bool {
	thing := false
	for i := 0; ; {
		from, to, ok := nextWord(t, i)
		if !ok {
			return false
		}
		i = to
		switch storedWords.get(t[from:to]) {
		case storedThing:
			thing = true
		case storedWhere:
			if thing {
				return true
			}
		}
	}
}

// What words say of where things are kept.
const (
	storedThing = iota + 1
	storedWhere
)

var storedWords = func() vocabulary[uint8] {
	t := map[string]uint8{}
	for _, w := range strings.Fields("bilder bilderna foton fotona material materialet presentation presentationen presentationer presentationerna film filmen inspelning inspelningen inspelningar länkar bildspel bildspelet deltagarlista deltagarlistan kontaktlista kontaktlistan bilaga bilagor") {
		t[w] = storedThing
	}
	for _, w := range strings.Fields("ligger finns läggs skickas mejlas mailas fås laddas hämtas publiceras www webb webben webbplats webbplatsen hemsida hemsidan teams youtube flickr") {
		t[w] = storedWhere
	}
	return newVocabulary(t)
}()

package structure

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
	storedThing: "bilder bilderna foton fotona material materialet presentation presentationen presentationer presentationerna film filmen inspelning inspelningen inspelningar länkar bildspel bildspelet deltagarlista deltagarlistan närvarolista närvarolistan kontaktlista kontaktlistan bilaga bilagor",
	storedWhere: "ligger finns läggs skickas mejlas mailas fås laddas hämtas publiceras www webb webben webbplats webbplatsen hemsida hemsidan teams youtube flickr instagram facebook",
})

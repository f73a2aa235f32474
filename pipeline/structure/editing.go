package structure

import "strings"

// edited reports whether unit u says in its first sentence how the notes came about:
// "Texten är avskriven från blädderblocken."
func (s *splitter) edited(u *unit) bool {
	if u.item() || u.words > 60 {
		return false
	}
	t := s.content(u)
	if i := strings.Index(t, ". "); i > 0 {
		t = t[:i]
	} else if !u.marks.has(ends) {
		return false
	}
	if _, to, _ := nextWord(t, 0); to+4 < len(t) && writing.get(t[:to]) {
		if from, end, ok := nextWord(t, to); ok && writtenHow.get(t[from:end]) {
			return true // "Nedskrivet av Siv Ek efter mötet.", "Skrivet direkt efteråt."
		}
	}
	return among(&editingWords, t) == editedThing|editingAct
}

// writing is what the notes were by whom is named, or when.
var (
	writing    = vocabularyOf(map[bool]string{true: "skrivet nedskrivet nedtecknat antecknat sammanställt dokumenterat renskrivet redigerat sammanfattat"})
	writtenHow = vocabularyOf(map[bool]string{true: "av direkt efter efteråt samma"})
)

// What words say of how notes came about.
const (
	editedThing uint8 = 1 << iota
	editingAct
)

var editingWords = vocabularyOf(map[uint8]string{
	editedThing: "texten texterna dokumentet dokumentationen anteckningarna lapparna rapporterna svaren citaten chatten chattlogg chattloggen noteringarna",
	editingAct:  "nedskrivna nedskrivet nedtecknade avskriven avskrivna avskrivet renskriven renskrivna renskrivet redigerad redigerade redigerats rättad rättade rättats återge återges återgivna återgetts ordagrant ordagranna rensats rensade anonymiserats anonymiserade kortats förkortats innehåller",
})

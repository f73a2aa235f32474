package structure

import "strings"

// edited reports whether unit u says in its first sentence how the notes came about:
// "Texten är avskriven från blädderblocken."
func (s *splitter) edited(u *unit) bool {
	if u.item() || !u.marks.has(ends) || u.words > 60 {
		return false
	}
	t := s.content(u)
	if i := strings.Index(t, ". "); i > 0 {
		t = t[:i]
	}
	if _, to, _ := nextWord(t, 0); to+4 < len(t) && t[to:to+4] == " av " && writing.get(t[:to]) {
		return true // "Nedskrivet av Siv Ek efter mötet."
	}
	return among(&editingWords, t) == editedThing|editingAct
}

// writing is what the notes were by whom is named.
var writing = vocabularyOf(map[bool]string{true: "nedskrivet nedtecknat antecknat sammanställt dokumenterat renskrivet redigerat sammanfattat"})

// What words say of how notes came about.
const (
	editedThing uint8 = 1 << iota
	editingAct
)

var editingWords = vocabularyOf(map[uint8]string{
	editedThing: "texten texterna dokumentet dokumentationen anteckningarna lapparna rapporterna svaren citaten chatten chattlogg chattloggen noteringarna",
	editingAct:  "avskriven avskrivna avskrivet renskriven renskrivna renskrivet redigerad redigerade redigerats rättad rättade rättats återge återges återgivna återgetts ordagrant ordagranna rensats rensade anonymiserats anonymiserade kortats förkortats innehåller",
})

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
	thing, act := false, false
	for i := 0; !thing || !act; {
		from, to, ok := nextWord(t, i)
		if !ok {
			return false
		}
		i = to
		known := editingWords.get(t[from:to])
		thing, act = thing || known == editedThing, act || known == editingAct
	}
	return true
}

// What words say of how notes came about.
const (
	editedThing = iota + 1
	editingAct
)

var editingWords = func() vocabulary[uint8] {
	t := map[string]uint8{}
	for _, w := range strings.Fields("texten texterna dokumentet dokumentationen anteckningarna lapparna rapporterna svaren citaten chatten chattlogg chattloggen noteringarna") {
		t[w] = editedThing
	}
	for _, w := range strings.Fields("avskriven avskrivna avskrivet renskriven renskrivna renskrivet redigerad redigerade redigerats rättad rättade rättats återge återges återgivna återgetts ordagrant ordagranna rensats rensade anonymiserats anonymiserade kortats förkortats innehåller") {
		t[w] = editingAct
	}
	return newVocabulary(t)
}()

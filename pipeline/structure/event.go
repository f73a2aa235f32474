package structure

import (
	"encoding/binary"
	"strings"
)

// events are the kinds of event by what a title calls them; the first that is
// found wins, so the narrower stand first.
var events = [...]struct{ text, name string }{
	{"open space", "open space"}, {"rundabord", "rundabordssamtal"}, {"fokusgrupp", "fokusgrupp"}, {"intervju", "intervju"}, {"enkät", "enkät"}, {"medborgardialog", "medborgardialog"},
	{"dialogmöte", "dialogmöte"}, {"dialogkväll", "dialogkväll"}, {"dialogdag", "dialogdag"}, {"konferens", "konferens"}, {"workshop", "workshop"}, {"seminari", "seminarium"}, {"hearing", "hearing"},
	{"samråd", "samråd"}, {"rådslag", "rådslag"}, {"nätverksträff", "nätverksträff"}, {"världskafé", "världskafé"}, {"dialog", "dialog"}, {"träff", "träff"}, {"möte", "möte"},
}

// eventIn returns the kind of event that t names, "" if none.
func eventIn(t string) string {
	t = dimmed(t)
	if !eventNeedles.in(t) {
		return "" // as nearly all
	}
	for _, e := range events {
		if strings.Contains(t, dimmed(e.text)) {
			return e.name
		}
	}
	return ""
}

var eventNeedles = func() *needles {
	var texts []string
	for _, e := range events {
		texts = append(texts, dimmed(e.text))
	}
	return needlesOf(texts...)
}()

// dimmed returns t with the bit set in every byte that makes lower case of
// letters, those of Swedish among them: for comparing with what is dimmed too.
func dimmed(t string) string {
	b := []byte(t)
	i := 0
	for ; i+8 <= len(b); i += 8 {
		binary.LittleEndian.PutUint64(b[i:], binary.LittleEndian.Uint64(b[i:])|small)
	}
	for ; i < len(b); i++ {
		b[i] |= small & 0xFF
	}
	return string(b)
}

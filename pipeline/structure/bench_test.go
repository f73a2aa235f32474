package structure

import (
	"fmt"
	"strings"
	"testing"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// notes is an invented piece of notes that grown documents are made of.
const notes = `3.%d Resultat från gruppsamtal om torget

Vad tycker ni om det nya torget och hur skulle ni vilja att det används?

- Fler bänkar i skuggan (!)
- Det saknas en plats där unga kan vara utan att köpa något
- Samverkan mellan biblioteket och föreningarna fungerar bra idag
- Fördelar med öppna kvällar:
Fler möts
Tryggare på kvällen
- Hyran är för hög för små föreningar, särskilt de nya

Grupperna lyfte fram att torget behöver bli mer levande. Flera deltagare efterfrågade ett gemensamt schema för aktiviteter, och det framkom att många saknar information om vad som händer i %d olika lokaler runt torget.

→ Vad kan vi göra annorlunda?

- Låt föreningarna ha nyckel till lokalen
- Ring upp de äldre som inte längre kommer, en gång i veckan räcker
- Vem tar ansvar när projektet är slut?

`

// grown returns notes of about size bytes.
func grown(size int) string {
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		fmt.Fprintf(&b, notes, i%90+1, i)
	}
	return b.String()
}

// BenchmarkStageStructure shows that time grows in step with the length of a
// document: the MB/s of the three sizes should be alike.
func BenchmarkStageStructure(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"10kB", 10 << 10}, {"1MB", 1 << 20}, {"50MB", 50 << 20}} {
		b.Run(size.name, func(b *testing.B) {
			text := source.New("notes.txt", grown(size.bytes))
			b.SetBytes(int64(len(text.Body)))
			b.ReportAllocs()
			for b.Loop() {
				Split(&corpus.Document{Text: text, Format: "txt"}, Options{})
			}
		})
	}
}

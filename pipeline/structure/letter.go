package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// mailed reports whether the notes are sent in a letter: one of the first lines greets.
func (s *splitter) mailed() bool {
	for i := range min(len(s.units), nearby) {
		if u := &s.units[i]; u.words <= 5 && s.opensWith(u, 'h') && s.letter(i) {
			return true
		}
	}
	return false
}

// letter reports whether unit i belongs to the letter in which notes are sent, and says
// nothing: a greeting, the leave-taking with the names under it, the head of a letter
// that is sent on, or a file that is attached.
func (s *splitter) letter(i int) bool {
	u := &s.units[i]
	if u.words > 5 || u.first != u.last {
		return false // as most
	}
	t := s.content(u)
	switch {
	case attached(t):
		return true
	case u.kind != corpus.Paragraph:
		return false
	case addressed(t):
		return (u.gap > 0 || i > 0 && s.units[i-1].evidence == "field") && greets(t)
	case strings.HasPrefix(t, "--"):
		return strings.Contains(t, "meddelande")
	case takesLeave(t):
		return true
	}
	return i > 0 && s.units[i-1].evidence == "letter" && u.gap <= 1 && u.words <= 3 && u.marks&(upperOne|ends|colon) == upperOne && takesLeave(s.content(&s.units[i-1]))
}

// greeting reports whether unit i begins a letter that ends the notes: it greets, and
// running text stands under it.
func (s *splitter) greeting(i int) bool {
	u := &s.units[i]
	if u.words > 8 || u.first != u.last || u.kind != corpus.Paragraph || i+1 >= len(s.units) || !u.marks.has(upperOne) {
		return false
	}
	t := s.content(u)
	return addressed(t) && t[len(t)-1] == ',' && s.long(&s.units[i+1])
}

// addressed reports whether t begins with a word of greeting.
func addressed(t string) bool {
	return strings.HasPrefix(t, "Hej") || strings.HasPrefix(t, "Bästa ") || strings.HasPrefix(t, "Kära ")
}

// mailHead reports whether unit i begins the head of a letter that is pasted in.
func (s *splitter) mailHead(i int) bool {
	if i+1 >= len(s.units) || s.units[i+1].gap > 0 || !strings.HasPrefix(s.content(&s.units[i]), "Från:") {
		return false
	}
	n := s.content(&s.units[i+1])
	return strings.HasPrefix(n, "Till:") || strings.HasPrefix(n, "Ämne:") || strings.HasPrefix(n, "Skickat:") || strings.HasPrefix(n, "Datum:")
}

// greets reports whether t, which begins with a word of greeting, is nothing more:
// "Hej alla!", "Hej Rut,".
func greets(t string) bool {
	last := t[len(t)-1]
	return (last == '!' || last == ',') && strings.Count(t, " ") < 4 && !strings.ContainsAny(t[:len(t)-1], "!.?:")
}

// takesLeave reports whether t is a leave-taking: "Varma hälsningar", "Kram", "Mvh Rut".
func takesLeave(t string) bool {
	switch {
	case hasFold(t, "mvh"), hasFold(t, "allt gott"):
		return true
	case hasFold(t, "kram"):
		return len(t) <= len("Kramar,")
	case hasFold(t, "vänligen "), strings.HasPrefix(t, "Skickat från min "):
		return strings.Count(t, " ") <= 3
	case hasFold(t, "hälsn"), hasFold(t, "med v"), hasFold(t, "vänlig"), hasFold(t, "varm"), hasFold(t, "bästa "), hasFold(t, "många "):
		return strings.Contains(strings.ToLower(t), "hälsn")
	}
	return false
}

// attached reports whether t is the name of a file: "Program_varen.pdf".
func attached(t string) bool {
	dot := strings.LastIndexByte(t, '.')
	if dot < 1 || len(t)-dot > 5 || strings.Count(t, " ") > 3 {
		return false
	}
	switch strings.ToLower(t[dot+1:]) {
	case "pdf", "docx", "doc", "pptx", "ppt", "xlsx", "xls", "jpg", "jpeg", "png", "m4a", "mp3", "mp4", "zip":
		return true
	}
	return false
}

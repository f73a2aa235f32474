package structure

import "strings"

// What a line is that is nothing but a label for what stands below it, by its form.

// loneQuestion reports whether t is the letter or number of a question, "b)", "2)",
// "Fråga 2:", and nothing else: the answers to it stand below.
func loneQuestion(t string) bool {
	return loneMark(t) || t != "" && t[0]|0x20 == 'f' && loneNumber(t)
}

// loneNumber reports whether t is "Fråga 2" or "Fråga 2:".
func loneNumber(t string) bool {
	t = strings.TrimSuffix(t, ":")
	return len(t) > len("fråga ") && len(t) <= len("fråga 12") && hasFold(t, "fråga ") && number(t[len("fråga "):]) >= 0
}

// loneLetter reports whether t is the letter of a question, and nothing else.
func loneLetter(t string) bool {
	return len(t) == 2 && t[1] == ')' && isLetter(t, 0)
}

// loneMark reports whether t is the letter or number of a question, and nothing else.
func loneMark(t string) bool { return loneLetter(t) || loneFigure(t) > 0 }

// loneFigure reads "2)" alone, 0 if t is anything else.
func loneFigure(t string) int {
	n := len(t) - 1
	if n < 1 || n > 2 || t[n] != ')' {
		return 0
	}
	return max(0, number(t[:n]))
}

// asksBy reports whether a question above unit i has the number, which is of two digits
// at most.
func (s *splitter) asksBy(i, number int) bool {
	if s.byNumber == nil {
		s.byNumber = new([100]int32)
		for _, k := range s.questions {
			if u := &s.units[k]; u.marker.glyph == 'n' && int(u.marker.number) < len(s.byNumber) && s.byNumber[u.marker.number] == 0 {
				s.byNumber[u.marker.number] = k + 1
			}
		}
	}
	first := int(s.byNumber[number])
	return first > 0 && first <= i
}

// shortened reports whether t is a word of headings cut short: "Inledn."
func shortened(t string) bool {
	n := len(t) - 1
	if n < 5 || t[n] != '.' || !isUpper(t, 0) {
		return false
	}
	for _, z := range zoneOrder {
		for w := range strings.FieldsSeq(zoneLists[z]) {
			if len(w) > n && isWord(t[:n], w[:n]) {
				return true
			}
		}
	}
	return false
}

// slide returns the length of what stands before the title of a picture that was shown,
// "[Bild 3] ", 0 if t has none.
func slide(t string) int {
	if t == "" || t[0] != '[' {
		return 0 // as nearly all
	}
	return slideTitle(t)
}

func slideTitle(t string) int {
	if !hasFold(t, "[bild ") && !hasFold(t, "[slide ") {
		return 0
	}
	end := strings.IndexByte(t, ']')
	if end < 0 || !isDigit(t, end-1) || strings.Count(t[:end], " ") > 1 {
		return 0
	}
	return skipSpace(t, end+1)
}

// loudOver reports whether t begins loud and is of a few words, but for what stands in
// brackets after them: "PROGRAM (så som det blev)".
func loudOver(t string) bool {
	if k := strings.Index(t, " ("); k > 0 {
		return strings.Count(t[:k], " ") <= 3 && beginsLoud(t[:k])
	}
	return beginsLoud(t)
}

// beginsLoud reports whether the first word of t is all in capitals, and no short form:
// "AVSLUTNING i aulan", "INCHECKNING (Mentimeter)".
func beginsLoud(t string) bool {
	i := 0
	for i < len(t) && isUpper(t, i) {
		i += 1 + int(bit(t[i] >= 0x80))
	}
	return i >= 5 && (i >= len(t) || !isLetter(t, i))
}

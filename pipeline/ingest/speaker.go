package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameSpeakers takes names such as "Anna Ek:" off the heads of cues. A label is
// a name if it returns, if it has the look of a full name or of what programs
// call a voice they do not know, or if most cues have one.
func nameSpeakers(cues []cue) {
	count := map[string]int{}
	labelled, total := 0, 0
	for i := range cues {
		for _, v := range cues[i].voices {
			if v.speaker != "" {
				continue
			}
			total++
			if name, _ := speakerLabel(v.text); name != "" {
				labelled++
				count[name]++
			}
		}
	}
	if labelled == 0 {
		return
	}
	most := labelled*2 > total
	last := ""
	for i := range cues {
		for j := range cues[i].voices {
			v := &cues[i].voices[j]
			if v.speaker != "" {
				last = v.speaker
				continue
			}
			name, rest := speakerLabel(v.text)
			switch {
			case name != "" && (most || count[name] > 1 || isFullName(name)):
				v.speaker, v.text = plainName(name), rest
				last = v.speaker
			case !v.changed:
				v.speaker = last
			}
		}
	}
}

// speakerLabel parts "Anna Ek: Hej" or "[SPEAKER_01] Hej" into name and words;
// the name is "" if the text does not begin with what may be one.
func speakerLabel(text string) (name, rest string) {
	if strings.HasPrefix(text, "[") {
		name, rest, ok := strings.Cut(text[1:], "]")
		if ok && isFullName(name) {
			return name, strings.TrimLeft(rest, ": ")
		}
	}
	i := strings.IndexByte(text, ':')
	if i < 1 || i > 60 || i+1 < len(text) && text[i+1] != ' ' {
		return "", text
	}
	name = text[:i]
	words := strings.Fields(name)
	first, _ := utf8.DecodeRuneInString(name)
	if len(words) > 5 || !unicode.IsUpper(first) && first != '[' && first != '(' || strings.ContainsAny(name, ".?!,;\"") {
		return "", text
	}
	return name, strings.TrimSpace(text[i+1:])
}

// isFullName reports whether a label needs no further proof: two words or more
// with capitals, or a voice with a number.
func isFullName(name string) bool {
	words := strings.Fields(plainName(name))
	if len(words) == 0 {
		return false
	}
	switch strings.ToLower(strings.TrimRight(words[0], "_0123456789")) {
	case "speaker", "talare", "deltagare", "person", "intervjuare", "intervjuperson", "moderator", "respondent", "röst", "ip":
		return len(words) < 3
	}
	if len(words) < 2 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "("))
		if unicode.IsLower(r) && w != "von" && w != "af" && w != "de" && w != "van" && w != "al" {
			return false
		}
	}
	return true
}

// plainName takes the brackets off a name.
func plainName(name string) string {
	return strings.TrimSpace(strings.Trim(name, "[]():"))
}

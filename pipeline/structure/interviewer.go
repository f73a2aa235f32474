package structure

import "strings"

// interviewers returns the speakers whose turns are prompts: those named in
// the options or the text, or by the name they go under, or the one who asks.
func (s *splitter) interviewers(heard []speaker) map[string]bool {
	asks := map[string]bool{}
	for _, name := range s.opt.Interviewers {
		asks[name] = true
	}
	if len(asks) > 0 {
		s.unasked(heard, asks)
		return asks
	}
	var best *speaker
	for i := range heard {
		v := &heard[i]
		if interviewerName(v.name) && !s.introducedAs(v, heard, asks) || s.presented(v, heard) {
			asks[v.name] = true
		}
		if v.turns >= 2 && v.questions*2 >= v.turns && (best == nil || v.questions > best.questions) {
			best = v
		}
	}
	if len(asks) > 0 && len(asks) < len(heard) {
		return asks
	}
	if best == nil || len(heard) < 2 {
		return map[string]bool{}
	}
	s.doc.Notes = append(s.doc.Notes, s.whole("structure.interviewer", best.name))
	return map[string]bool{best.name: true}
}

// presented reports whether what stands before the first turn says that v asks:
// "Deltagare: Siv, Ulf. Samtalsledare: Moa", "samtalsledare (SL)".
func (s *splitter) presented(v *speaker, heard []speaker) bool {
	first := v.first
	for i := range heard {
		if heard[i].turns > 1 {
			first = min(first, heard[i].first)
		}
	}
	for i := range min(first, longPreface) {
		u := &s.units[i]
		if t := s.body[u.start:u.end]; u.holds.has(holdsColon) && asksBefore(t, ": ", v.name) || u.holds.has(holdsParen) && asksBefore(t, " (", v.name) {
			return true
		}
	}
	return false
}

// asksBefore reports whether the name stands in t after a word for one who asks and what
// parts them.
func asksBefore(t, parting, name string) bool {
	k := strings.Index(t, parting+name)
	if end := k + len(parting) + len(name); k <= 0 || end < len(t) && wordLetter(t, end) {
		return false
	}
	word := lastWord(t[:k])
	return len(word) > 2 && interviewerName(word)
}

// introducedAs reports whether the only turn of v says who asks, "Samtalsledare: Hodan
// (H)", by the name of another voice, which then does.
func (s *splitter) introducedAs(v *speaker, heard []speaker, asks map[string]bool) bool {
	if v.turns > 1 {
		return false
	}
	found := false
	t := s.content(&s.units[v.first])
	for to := strings.IndexByte(t, ':') + 1; ; {
		from, end, ok := nextWord(t, to)
		if !ok {
			return found
		}
		for i := range heard {
			if heard[i].turns > 1 && heard[i].name == t[from:end] {
				asks[heard[i].name], found = true, true
			}
		}
		if to = end; strings.HasPrefix(t[to:], ". ") || strings.HasPrefix(t[to:], "). ") {
			return found
		}
	}
}

// unasked tells of a conversation in which none of the interviewers that are
// named takes part: then nobody's turns are prompts.
func (s *splitter) unasked(heard []speaker, asks map[string]bool) {
	var names []string
	for i := range heard {
		if asks[heard[i].name] {
			return
		}
		if len(names) < 6 {
			names = append(names, heard[i].name)
		}
	}
	s.doc.Notes = append(s.doc.Notes, s.whole("structure.no-interviewer", strings.Join(names, ", ")))
}

// interviewerName reports whether the name is what interviewers go under.
func interviewerName(name string) bool {
	switch strings.ToLower(strings.TrimRight(name, "0123456789 ")) {
	case "i", "int", "intervjuare", "intervjuaren", "moderator", "moderatorn", "samtalsledare", "samtalsledaren", "fl", "ml", "mod", "fråga", "processledare", "f":
		return true
	}
	return false
}

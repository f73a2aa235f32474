package structure

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// fieldWords are the words that begin a field about the event, with the
// attribute they fill: "Var:", "Antal deltagare".
var fieldWords = func() map[string]string {
	t := map[string]string{}
	for key, words := range map[string]string{
		corpus.PlaceName:    "var plats lokal ställe adress ort",
		corpus.Date:         "när datum dag",
		corpus.Time:         "tid klockan kl",
		corpus.Participants: "antal deltagarantal",
		corpus.Organiser:    "arrangör arrangörer inbjudare anordnare värd värdar",
		corpus.Region:       "region län",
		corpus.Municipality: "kommun",
		corpus.Year:         "år",
		corpus.Event:        "mötesform aktivitet typ",
		"":                  "deltagare inbjudna medarrangör medarrangörer närvarande närv frånvarande moderator moderatorer processledare samtalsledare antecknare antecknat sekreterare mötesledare ordförande kontakt kontaktperson kontaktpersoner telefon tel e-post epost mejl mail e-mail webb hemsida länk organisationer talare medverkande tema ämne version diarienummer dnr målgrupp facilitator intervjuare informant respondent intervjuperson längd inspelning ljudfil författare upprättad publicerad uppdaterad källa gruppledare bordsvärd bordsvärdar dokumentation föreläsare justerare sekr antecknad antecknare växel nästa rapportör rapportörer skribent skribenter protokollförare dokumentatör mötessekreterare gruppsekreterare bordssekreterare samtalsvärd samtalsvärdar gruppvärd gruppvärdar mötesvärd mötesvärdar bordsledare diskussionsledare upplägg dagordning form format anmälda observatör observatörer tolk tolkar bilaga bilagor kallade frånv förhinder återbud",
	} {
		for _, w := range strings.Fields(words) {
			t[w] = key
		}
	}
	return t
}()

// fieldFirsts are the first words of all that [splitter.field] takes for a key.
var fieldFirsts = func() map[string]bool {
	t := map[string]bool{"vid": true, "e": true, "på": true, "ej": true, "anmält": true, "med": true, "från": true, "till": true, "kopia": true, "skickat": true}
	for w := range fieldWords {
		t[w] = true
	}
	return t
}()

var fieldBegins = newVocabulary(fieldFirsts)

// practicalForm looks at what about the unit, of some form, needs no neighbour:
// whether it is a field, legend, pointer, link, or furniture.
func (s *splitter) practicalForm(u *unit, form unitIs) (is unitIs) {
	if u.counts.first&fielded != 0 && s.keyedForm(u) {
		is |= keyedLine
	}
	if u.words <= 40 && !u.item() && s.legendForm(u) {
		is |= legendLine
	}
	if u.words <= 16 && form&question == 0 && s.pointerForm(u) {
		is |= pointerLine
	}
	if u.words <= 8 && !u.item() && s.furnitureForm(u) {
		is |= furnitureLine
	}
	if (u.words <= 4 || u.words <= 10 && u.holds.has(holdsSlash) && !u.item()) && s.linkForm(u) {
		is |= linkLine
	}
	return is
}

// plain reports whether the unit has nothing that [splitter.practicalForm] asks for,
// as most have not.
func (s *splitter) plain(u *unit) bool {
	t := s.content(u)
	if u.holds.has(holdsEquals|holdsSlash) || u.counts.first&(fielded|showing) != 0 || u.counts.all&(explaining|pointing) != 0 ||
		len(t) <= 16 && (len(t) < 4 || u.holds.has(holdsDigit)) {
		return false
	}
	return wordLetter(t, 0) && !formStarts.may(t) && !(legendBytes[t[0]] && (t[0] == 'J' || u.marks.has(ends)))
}

// formStarts are how legends, pointers, links and furniture begin that no other sign
// tells of.
var formStarts = newStarts(slices.Concat(pointers, furniture, []string{"Nedan", "Förk", "Legend", "Teck", "Skala", "www."}))

// field splits a line "Key: value" or "Key<tab>value" whose key is one that
// notes have about the event. attribute is "" for a field that fills none.
func (s *splitter) field(u *unit) (attribute, key, value string, ok bool) {
	if !u.holds.has(holdsColon|holdsTab) && !u.marks.has(wide) {
		return "", "", "", false
	}
	t := s.content(u)
	if t[0] == '(' {
		return "", "", "", false // see [splitter.keyedAside]
	}
	i, n := strings.IndexByte(t, '\t'), 1
	if c := strings.IndexByte(t, ':'); c > 0 && (i < 0 || c < i) {
		i = c
	}
	if i < 0 && u.marks.has(wide) {
		i, n = strings.Index(t, "    "), 4
	}
	if i <= 0 || i > 60 {
		return "", "", "", false
	}
	if from, to, ok := nextWord(t[:i], 0); !ok || !fieldBegins.get(t[from:to]) {
		return "", "", "", false // as nearly all do: no key is made
	}
	key = strings.Trim(t[:i], " *_:\u00a0")
	value = strings.Trim(t[i+n:], " \t*_:\u00a0")
	first := firstWord(key)
	if hasFold(key, "e-post") || hasFold(key, "e-mail") {
		first = "e-post"
	}
	attribute, ok = fieldWords[first]
	if first == "vid" && strings.Count(key, " ") == 1 {
		ok = true // "Vid pennan", "Vid anteckningarna"
	}
	switch first {
	case "på":
		ok = isWord(key, "på plats")
	case "med", "från", "till", "kopia", "skickat": // "Med: Rut (kommunen), Bo", "Från: Rut"
		ok = isWord(key, first)
	case "ej", "anmält": // "Ej närv", "Anmält förhinder"
		ok = hasFold(key, "ej närv") || isWord(key, "anmält förhinder")
	}
	bare, _, _ := strings.Cut(key, " (")
	if !ok || strings.Count(bare, " ") > 5 || cueOf(first)&asking != 0 && strings.IndexByte(key, ' ') > 0 {
		return "", "", "", false
	}
	if cueOf(first)&asking != 0 && u.marks.has(asks) {
		return "", "", "", false
	}
	if first == "nästa" && (nextSteps(key) || u.counts.all&timeWord == 0 && !u.holds.has(holdsDigit) && !strings.Contains(value, "plats")) {
		return "", "", "", false // "Nästa gång: bjud in fler" says what to do, not when or where
	}
	if attribute == corpus.Participants && strings.Contains(strings.ToLower(key), "organisation") {
		attribute = corpus.Organisations
	}
	return attribute, key, value, true
}

// keyedForm reports whether the unit, which begins as one, is such a field with a
// value.
func (s *splitter) keyedForm(u *unit) bool {
	if u.first != u.last && u.words > 60 || u.has(row|separator) {
		return false
	}
	attribute, key, value, ok := s.field(u)
	if ok && (attribute == "" || attribute == corpus.Region || attribute == corpus.Municipality) && u.words > 6 && u.marks.has(ends) && !startsValue(value) && u.counts.finite+u.counts.need+u.counts.we > 0 {
		return false // "Region Norr: vi har sexton strategier." is what the region said
	}
	return ok && value != "" && !(u.holds.has(holdsQuery) && interviewerName(firstWord(key))) // "Moderator: Vad hjälper?"
}

// legendForm reports whether the unit, of not too many words, explains the
// document's own marks.
func (s *splitter) legendForm(u *unit) bool {
	t := s.content(u)
	if !u.holds.has(holdsEquals) && !legendBytes[t[0]] && (!u.marks.has(ends) && t[0] != '[' || u.counts.all&explaining == 0) {
		return false // as nearly all
	}
	if strings.HasPrefix(t, "Nedan kallas") || strings.HasPrefix(t, "Förkortning") || strings.HasPrefix(t, "Legend:") || strings.HasPrefix(t, "Teckenförklaring") || strings.HasPrefix(t, "[") && explains(t) {
		return true
	}
	if u.marks.has(ends) && u.counts.we == 0 && (strings.Contains(t, "kursiv") || strings.Contains(t, "Kursiv")) {
		return true
	}
	if (u.marks.has(ends) || u.holds.has(holdsEquals)) && (signs(u, t) || legendMarks.in(t)) {
		return explains(t)
	}
	return strings.HasPrefix(t, "Ju ") && (strings.Contains(t, " desto ") || strings.Contains(t, " ju ")) ||
		strings.HasPrefix(t, "1 = ") || strings.HasPrefix(t, "1=") || strings.HasPrefix(t, "Skala")
}

// glossed reports whether unit i tells what a short form stands for, and so does the one
// right before or after it: "UR = ungdomsrådet".
func (s *splitter) glossed(i int) bool {
	return s.gloss(i) && (s.units[i].gap == 0 && s.gloss(i-1) || i+1 < len(s.units) && s.units[i+1].gap == 0 && s.gloss(i+1))
}

// gloss reports whether unit i, if there is one, tells what a short form stands for.
func (s *splitter) gloss(i int) bool {
	if i < 0 || i >= len(s.units) {
		return false
	}
	u := &s.units[i]
	if !u.holds.has(holdsEquals) || u.kind != corpus.Paragraph || u.words > 16 || u.first != u.last || u.has(heads|titles|row) {
		return false
	}
	short, long, ok := strings.Cut(s.content(u), " = ")
	return ok && short != "" && long != "" && wordLetter(short, 0) && strings.Count(short, " ") < 2 && len(short) < len(long) && isLetter(long, 0) && strings.IndexByte(long, '=') < 0
}

// legendBytes begin the openings that legends may have though no word explains.
var legendBytes = setOf("JSNFLT")

// legendMarks are the words for marks that legends explain, and explanations
// what they say of them.
var (
	legendMarks = needlesOf("kursiv", "fetstil", "fet stil", "versaler", "understruk", "markera", "tropstecken", "färg", "siffra", "siffror",
		"parentes", "asterisk", "itattecken", "tjärna")
	explanations = needlesOf("innebär", "betyder", "visar", "anger", "anges", "står för", "markerar", "är markerad", "diskuterades inte", "avser", "betecknar", "har markerats", "är skrivn", "är sådan")
)

// signs reports whether the text t of u holds a sign that legends explain.
func signs(u *unit, t string) bool {
	return u.holds.has(holdsParen) && (strings.Contains(t, "(!") || strings.Contains(t, "(*") || strings.Contains(t, "(+"))
}

// explains reports whether t says what something means.
func explains(t string) bool { return strings.IndexByte(t, '=') >= 0 || explanations.in(t) }

// pointerForm reports whether the unit, of a few words, only shows the way to
// another place.
func (s *splitter) pointerForm(u *unit) bool {
	if u.counts.first&showing == 0 && u.counts.all&pointing == 0 {
		return false // as nearly all
	}
	t := s.content(u)
	if !wordLetter(t, 0) {
		t = strings.TrimLeft(t, "( *_→")
	}
	if t != "" {
		for _, p := range pointersBy[t[0]] {
			if strings.HasPrefix(t, p) {
				return true
			}
		}
	}
	if u.item() {
		return false
	}
	for _, p := range [...]string{"hittar du", "hittar ni", "som PDF", "som pdf", "i bilaga", "bifogas", "finns sist i", "sist i dokumentet", "finns att läsa", "finns att ladda"} {
		if strings.Contains(t, p) {
			return true
		}
	}
	return false
}

// pointers is how lines begin that show the way, and pointersBy by their first byte.
var (
	pointersBy = byFirst(pointers)
	pointers   = []string{"Se under ", "Se punkt", "Se bilaga", "Se sid", "Se nedan", "Se ovan", "Se även", "Se separat", "Se också", "Läs mer", "Läs hela", "Klicka", "Ladda ner", "Bilaga ", "Bifogat", "Forts.", "Forts ", "Hela rapporten"}
)

// dated reports whether unit i is a line of a time plan: it begins with a date
// or ends with a stretch of time, and is short.
func (s *splitter) dated(i int) bool {
	u := &s.units[i]
	if u.words > 12 || u.first != u.last || u.has(question) || u.counts.first&month == 0 && !u.holds.has(holdsDigit) {
		return false
	}
	if u.words <= 4 && u.gap > 0 {
		t := s.content(u)
		last := lastPart(t)
		if n := clock(last); n > 0 && len(last) > n && (last[n] == '-' || strings.HasPrefix(last[n:], "–")) {
			return true
		}
	}
	return !u.marks.has(ends) && s.beginsDate(u) && (i > 0 && s.beginsDate(&s.units[i-1]) || i+1 < len(s.units) && s.beginsDate(&s.units[i+1]))
}

// beginsDate reports whether the unit begins "18 januari", "maj–juni".
func (s *splitter) beginsDate(u *unit) bool {
	if u.counts.all&month == 0 {
		return false // as most
	}
	t := s.content(u)
	if !u.has(turn) && u.counts.first&month == 0 && (!u.holds.has(holdsDigit) || isLetter(t, 0)) { // a turn's text begins after the name
		return false
	}
	i, j, ok := nextWord(t, 0)
	if ok && isDigit(t, i) && j-i <= 2 {
		i, j, ok = nextWord(t, j)
	}
	return ok && i <= 6 && monthOf(t[i:j]) > 0
}

// aside reports whether the unit is a note in brackets about the notes:
// "(grupp två, efter lunch)", "[Inspelningen slutar.]".
func (s *splitter) aside(u *unit) bool {
	if !u.holds.has(holdsParen|holdsBracket) || u.item() || u.words > 12 || u.gap == 0 {
		return false
	}
	t := strings.Trim(s.content(u), "*_ ")
	return len(t) > 2 && (t[0] == '(' && t[len(t)-1] == ')' && strings.Count(t, "(") == 1 || t[0] == '[' && t[len(t)-1] == ']')
}

// keyedAside reports whether the unit is a field in brackets: "(värd: Bosse)".
func (s *splitter) keyedAside(u *unit) bool {
	t := s.content(u)
	if u.words > 8 || u.item() || t[0] != '(' || t[len(t)-1] != ')' {
		return false
	}
	key, _, ok := strings.Cut(t[1:], ":")
	if ok = ok && fieldBegins.get(key); !ok {
		return false
	}
	_, ok = fieldWords[strings.ToLower(key)]
	return ok
}

// furnitureForm reports whether the unit, of a few words, is what a web site
// puts around a text, or a signature.
func (s *splitter) furnitureForm(u *unit) bool {
	t := s.content(u)
	if t[0] == 0xC2 || formStarts.may(t) {
		for _, p := range furnitureBy[folded(t, 0)] {
			if hasFold(t, p) {
				return true
			}
		}
	}
	return u.first == u.last && (u.holds.has(holdsDigit) && s.pageNumber(&s.lines[u.first]) || u.words <= 2 && signature(t))
}

// signature reports whether t is the name of who writes, after a slash: "/Ludde".
func signature(t string) bool {
	return len(t) > 2 && t[0] == '/' && isUpper(t, 1) && strings.IndexAny(t[1:], "/.") < 0
}

// furniture is how such lines begin, and furnitureBy by their first byte.
var (
	furnitureBy = byFirst(furniture)
	furniture   = []string{"in okategoriserade", "okategoriserade", "publicerad ", "publicerat ", "senast uppdaterad", "uppdaterad ", "dela på ", "dela sidan", "dela:", "skriv ut", "till toppen", "tillbaka till", "lämna en kommentar", "kategori", "etiketter", "av admin", "hem >", "du är här", "start »", "start >", "hem »", "hitta på sidan", "utskriftsvänlig", "tipsa en", "om kakor", "meny", "till innehåll", "hoppa till", "cookies", "skip to", "föregående inlägg", "nästa inlägg", "©", "copyright", "följ oss", "prenumerera", "logga in"}
)

// byFirst sorts texts by their first byte.
func byFirst(texts []string) (t [256][]string) {
	for _, p := range texts {
		t[p[0]] = append(t[p[0]], p)
	}
	return t
}

// linkForm reports whether the unit, of a few words, is nothing but an address on the web.
func (s *splitter) linkForm(u *unit) bool {
	t := s.content(u)
	if !u.holds.has(holdsSlash) && (t[0] != 'w' && t[0] != '<' && t[0] != '>' && t[0] != '(' && t[0] != ')' && t[0] != '[' && t[0] != ']') {
		return false // nor does it begin with "www."
	}
	t = strings.Trim(t, "<>()[] ")
	if i := strings.Index(t, "http"); i > 0 && strings.IndexByte(t[i:], ' ') < 0 && strings.Contains(t[i:], "://") && !u.item() {
		return true // "Läs hela inbjudan: https://..."
	}
	return u.words <= 4 && (strings.HasPrefix(t, "http://") || strings.HasPrefix(t, "https://") || strings.HasPrefix(t, "www."))
}

// panel reports whether the unit tells who sat in the panel.
func (s *splitter) panel(u *unit) bool {
	if !s.opensWith(u, 'i') && !s.opensWith(u, 'p') {
		return false // as most
	}
	t := s.content(u)
	return hasFold(t, "i panelen") && (hasFold(t[9:], ":") || hasFold(t[9:], " satt") || hasFold(t[9:], " deltog")) ||
		hasFold(t, "panelen best")
}

// contact reports whether the unit tells how to reach somebody.
func (s *splitter) contact(u *unit) bool {
	if u.words > 12 || !u.holds.has(holdsAt) {
		return false
	}
	t := s.content(u)
	i := strings.IndexByte(t, '@')
	return i > 0 && isLetter(t, i+1) && strings.IndexByte(t[i:], '.') > 0
}

// names reports whether the unit names somebody with where they come from:
// "Rut Ek (Odlarna)", "Rut Ek, Odlarna". It is asked of those that may, see
// [mayName].
func (s *splitter) names(u *unit) bool {
	if u.marks.has(ends) && !strings.HasSuffix(s.content(u), ")") {
		return false
	}
	t := s.content(u)
	names, i := 0, 0
	for from, to := range wordsOf(t, 0) {
		if !isUpper(t, from) || to-from < 2 && names == 0 || strings.TrimLeft(t[i:from], " -.\u00a0") != "" {
			break
		}
		names++
		i = to
	}
	if names < 2 || names > 5 {
		return false
	}
	rest := strings.TrimLeft(t[i:], " \u00a0")
	if end := strings.IndexByte(rest, ')'); strings.HasPrefix(rest, "(") && end > 0 && strings.HasPrefix(rest[end:], "), ") {
		return u.counts.finite+u.counts.need == 0 // "Rut Ek (S), ordförande"
	}
	return strings.HasPrefix(rest, "(") && (strings.HasSuffix(rest, ")") || u.marks.has(wide)) || strings.HasPrefix(rest, ", ") && len(rest) > 3 && u.counts.finite == 0 && u.counts.need == 0
}

// isField reports whether t begins with a word that fields begin with, though
// it has no colon: "Plats Teams".
func isField(t string) bool {
	_, ok := fieldWords[firstWord(t)]
	return ok
}

package structure

import (
	"slices"
	"strings"
)

// nextSteps reports whether a heading stands over what happens after the event, or why
// and how it was held: over what is formal in its minutes, and what the organiser makes
// of the answers, as well.
func nextSteps(title string) bool {
	t := trimNumber(stripped(title, &titleMarks))
	if nextStepStarts.may(t) {
		name := t
		for _, mark := range [...]string{" – ", " (", ": "} {
			name, _, _ = strings.Cut(name, mark) // "Nästa steg – vem gör vad"
		}
		if len(name) <= maxWord && nextStepTitles.get(name) {
			return true
		}
	}
	return formal(t) || strings.HasPrefix(t, "Så går ") && strings.HasSuffix(t, " vidare") || strings.HasPrefix(t, "Så gick ") && strings.HasSuffix(t, " till") || strings.HasPrefix(t, "Så gjordes ")
}

// formal reports whether a heading is of what minutes begin with: "Val av justerare och
// godkännande av dagordning".
func formal(t string) bool {
	if hasFold(t, "val av ") {
		_, to, ok := nextWord(t, len("val av "))
		return ok && formalOffices.get(t[len("val av "):to])
	}
	return hasFold(t, "godkännande av ") || hasFold(t, "fastställande av ")
}

var formalOffices = vocabularyOf(map[bool]string{true: "justerare justeringsperson justeringsmän ordförande mötesordförande sekreterare mötessekreterare rösträknare"})

// decided reports whether unit i, which begins with a small letter, is what minutes say
// was decided: "att ställa sig bakom förslaget".
func (s *splitter) decided(i int) bool {
	u := &s.units[i]
	return i > 0 && s.begins(u, "att ") && !u.item() && (s.units[i-1].evidence == "decision" || s.decides(&s.units[i-1]))
}

// overDecisions reports whether unit i, a line of a few words, stands over such: "Rådet
// beslutar".
func (s *splitter) overDecisions(i int) bool {
	u, n := &s.units[i], &s.units[i+1]
	return n.gap == 0 && s.begins(n, "att ") && !u.item() && s.decides(u)
}

// begins reports whether the text of the unit begins so.
func (s *splitter) begins(u *unit, word string) bool {
	return strings.HasPrefix(s.content(u), word)
}

// decides reports whether the unit ends with a word that says that something was decided.
func (s *splitter) decides(u *unit) bool { return deciding.get(lastWord(s.content(u))) }

var deciding = vocabularyOf(map[bool]string{true: "beslutar beslutade beslöt beslutas beslutades"})

// nextSteppers are such headings.
var (
	nextSteppers = []string{
		"vad händer nu", "vad händer sen", "vad händer sedan", "vad händer härnäst", "nästa steg",
		"fortsatt arbete", "det fortsatta arbetet", "varför träffades vi", "varför sågs vi", "varför samlades vi", "varför möttes vi", "vad gjorde vi",
		"hur går vi vidare", "från arbetsgruppen", "från arrangörerna", "från styrgruppen", "från projektgruppen",
		"hur gick det till", "vilka var med", "vilka deltog", "efteråt", "att göra", "så gick det", "så gick det till", "så gick det sen", "så gick det sedan", "vad hände sen", "vad hände sedan",
		"mötet öppnas", "mötets öppnande", "mötet öppnades", "mötet avslutas", "mötets avslutande", "mötet avslutades",
		"föregående protokoll", "föregående anteckningar", "föregående minnesanteckningar", "föregående mötesanteckningar", "föregående möte",
		"tl;dr", "vad säger materialet", "vad säger svaren", "vad visar materialet", "vad visar svaren",
	}
	nextStepStarts = newStarts(nextSteppers)
	nextStepTitles = func() vocabulary[bool] {
		t := map[string]bool{}
		for _, w := range nextSteppers {
			t[w] = true
		}
		return newVocabulary(t)
	}()
)

// tellingStarts is how headings begin that tell what they stand over though no word of
// theirs is of the zoneLists: see [nextSteps] and [aboutEvent].
var tellingStarts = newStarts(slices.Concat(nextSteppers, []string{"Om ", "Kort om ", "Varför ", "Så går ", "Så gick ", "Så gjordes ", "Val av ", "val av ", "Godkännande ", "Fastställande ", "Tack till", "Röd tråd", "Röda tråd", "Den röda", "Dagens röd", "Mötets röd"}))

// aboutEvent reports whether a heading is "Om träffen", "Om projektet", "Kort om vad
// som framkom".
func aboutEvent(title string) bool {
	if !strings.HasPrefix(title, "Om ") && !strings.HasPrefix(title, "Kort om ") {
		return whyEvent(title) || redThread(title)
	}
	brief := title[0] == 'K'
	for from, to := range wordsOf(title, strings.IndexByte(title, 'm')+1) {
		if c := cueOf(title[from:to]); c&(event|gathering) != 0 || brief && c&told != 0 {
			return true
		}
		if !brief {
			return false
		}
	}
	return false
}

// redThread reports whether a heading stands over what runs through all that was said:
// "Dagens röda tråd".
func redThread(title string) bool {
	return strings.Contains(title, "öda tråd") || strings.Contains(title, "öd tråd")
}

// whyEvent reports whether a heading asks why the event was: "Varför en konferens",
// "Varför detta möte?"
func whyEvent(title string) bool {
	if !strings.HasPrefix(title, "Varför ") || strings.Count(title, " ") > 3 {
		return false // as most
	}
	from, to, ok := nextWord(title, len("Varför"))
	if !ok || !thisWords.get(title[from:to]) {
		return false
	}
	if from, to, ok = nextWord(title, to); ok && isWord(title[from:to], "här") {
		from, to, ok = nextWord(title, to)
	}
	return ok && cueOf(title[from:to])&(event|gathering) != 0 && strings.TrimRight(title[to:], " ?:") == ""
}

// thisWords stand before what kind of event it was.
var thisWords = vocabularyOf(map[bool]string{true: "en ett den det denna detta dessa"})

// fromOrganiser reports whether a heading says that the organiser gives what it names:
// "Kommentar från arrangören".
func fromOrganiser(title string) bool {
	i := strings.Index(title, " från ")
	if i < 0 {
		return false
	}
	for to, n := i+len(" från "), 0; n < 3; n++ { // "från nätverkets sekreterare"
		from, end, ok := nextWord(title, to)
		if !ok {
			return false
		}
		if organisers.get(title[from:end]) {
			return true
		}
		to = end
	}
	return false
}

var organisers = vocabularyOf(map[bool]string{true: "arrangören arrangörerna arbetsgruppen styrgruppen projektgruppen projektledaren processledaren processledarna redaktionen sekretariatet sekreteraren sekreterare samtalsledaren samtalsledarna moderatorn"})

// ownView reports whether heading u says that the organiser gives its view under it:
// "Samtalsledarnas bild", "Coompanions reflektion", of whom the head of the notes tells.
func (s *splitter) ownView(u *unit) bool {
	if u.words < 2 || u.words > 6 {
		return false // as most
	}
	t := s.content(u)
	to := strings.IndexByte(t, ' ')
	if to > 0 && own.get(t[:to]) {
		return ownThing(t[to:]) // "EGNA TANKAR efteråt"
	}
	if k := strings.Index(t, " ("); k > 0 && t[len(t)-1] == ')' {
		t = t[:k] // "Intervjuarens reflektion (skriven samma kväll)"
	}
	if strings.Count(t, " ") > 2 || to < 5 || t[to-1] != 's' || !isUpper(t, 0) {
		return false // as most
	}
	owner := t[:to]
	if !viewWords.get(lastPart(strings.TrimRight(t[to:], " *_:"))) {
		return false
	}
	return owners.get(owner) || cueOf(owner)&event == 0 && s.introducedByName(owner[:len(owner)-1]) // not "Deltagarnas bild"
}

// ownThing reports whether t, after a word for what is one's own, begins with what that
// may be: "Mina egna tankar".
func ownThing(t string) bool {
	from, to, ok := nextWord(t, 0)
	if ok && own.get(t[from:to]) {
		from, to, ok = nextWord(t, to)
	}
	return ok && ownThings.get(t[from:to])
}

// ownRemark reports whether a label says that the one who took the notes remarks on what
// was said: "Min anm.", "Intervjuarens kommentar".
func ownRemark(label string) bool {
	from, to, ok := nextWord(label, 0)
	if !ok {
		return false
	}
	if own.get(label[from:to]) {
		return ownThing(label[to:])
	}
	if !owners.get(label[from:to]) {
		return false
	}
	from, to, ok = nextWord(label, to)
	return ok && ownThings.get(label[from:to])
}

// longestHeadOfNotes is how many bytes at the head of notes may name who was there.
const longestHeadOfNotes = 4000

// introducedByName reports whether the head of the notes, before all headings, names
// somebody so.
func (s *splitter) introducedByName(name string) bool {
	if len(s.over) == 0 {
		return false
	}
	head := s.body[:min(s.units[s.over[0]].start, longestHeadOfNotes)]
	for at := 0; ; {
		i := strings.Index(head[at:], name)
		if i < 0 {
			return false
		}
		at += i
		amid := at > 1 && head[at-1] == ' ' && !stopBytes[head[at-2]] || strings.HasSuffix(head[:at], ": ")
		if at += len(name); amid && (at == len(head) || !wordLetter(head, at)) {
			return true // a name, for it has its capital amid a line
		}
	}
}

// viewWords are what the view of somebody is called, and owners the organisers it may
// be of. What is one's own is the view of the one who writes.
var (
	viewWords = vocabularyOf(map[bool]string{true: "bild reflektion reflektioner kommentar kommentarer intryck iakttagelser slutreflektion"})
	own       = vocabularyOf(map[bool]string{true: "egna egen mina min"})
	ownThings = vocabularyOf(map[bool]string{true: "tankar tanke reflektioner reflektion kommentarer kommentar anteckningar intryck iakttagelser bild slutsatser sammanfattning läsning tolkning bedömning anm anmärkning anmärkningar notering noteringar"})
	owners    = vocabularyOf(map[bool]string{true: "styrgruppens arbetsgruppens projektgruppens processgruppens processledningens kansliets intervjuarens författarens författarnas utvärderarens utvärderarnas antecknarens skribentens samtalsledarnas samtalsledarens processledarnas arrangörernas arrangörens moderatorns sekreterarens sekreterarnas sekretariatets projektledarens redaktionens bordsvärdarnas bordsledarnas"})
)

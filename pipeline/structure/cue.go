package structure

import (
	"encoding/binary"
	"strings"
)

// A cue is what a word says about who is speaking.
type cue uint32

const (
	asking     cue = 1 << iota // begins a question: hur, vilka
	askVerb                    // begins one before its subject: finns, kan
	command                    // begins an instruction to participants: diskutera
	you                        // speaks to the participants: ni, er, du
	we                         // speaks for oneself: vi, jag
	need                       // what answers are made of: behöver, bör, fler
	finite                     // a finite verb: the line is a sentence
	event                      // names the gathering or its groups: konferensen, grupperna
	told                       // tells what was said or done: lyftes, framkom
	exercise                   // names the task put: övning, frågeställning
	task                       // what the task asks one to do: diskutera, resonera
	was                        // lets or makes someone: fick, ombads
	loose                      // a word that cannot end a sentence: och, med
	timeWord                   // months, weekdays
	query                      // a question or topic by name: frågor, frågorna
	concluding                 // begins a summary: sammanfattningsvis
	explaining                 // explains a mark: innebär, kursiv
	gathering                  // a kind of gathering, in a title: workshop, dialogmöte
	report                     // a text of the organiser only, in a title: verksamhetsberättelse
	showing                    // begins a line that shows the way: se, bilaga
	pointing                   // shows the way: hittar, bilaga
	some                       // counts voices: flera, några
	saying                     // tells that something was said: lyftes, framkom
	month                      // names a month
	parts                      // begins the heading of a part of an event, see splitter.part
	assigning                  // begins a task, see assigns
	zoned                      // is in one of the zoneLists
	fielded                    // begins a field, see fieldWords
	extreme                    // tells which end of a scale: högst
	spoken                     // tells that somebody spoke, see speechWords
	compound                   // may end as one of the zoneEnds
	setting                    // tells with whom, how long or on what, see splitter.instructs
)

var cueLists = map[cue]string{
	asking:  "hur vad vilka vilken vilket varför när var vem vems vart vilkas i-vilken",
	askVerb: "finns är kan ska skall har bör behöver vill tycker känner ser gör får måste upplever skulle kommer om tror saknas saknar saknar brukar behövs hade",
	command: "diskutera fundera reflektera skriv beskriv lista välj prioritera berätta tänk samtala formulera rangordna utgå svara resonera ange nämn lyft dela sammanfatta notera identifiera fyll sätt rita placera läs motivera jämför enas",
	you:     "ni er era ert du dig din ditt dina eder",
	we:      "vi oss vår vårt våra jag mig min mitt mina man",
	need:    "behöver behövs behov måste bör borde vill önskar önskan viktigt viktig svårt mer fler bättre saknas skapa öka stärka stärk kunna ex tex viktigast låt våga undvik",
	finite:  "är var har hade finns fanns kan kunde ska skall skulle blir blev fick får gör gjorde kommer behöver måste bör vill ger går gick handlar innebär betyder står stod tar tog säger sade tycker tyckte upplever krävs kräver behövs saknas måste följer deltog hölls skedde leder ledde bygger sker lägger låg ligger vet når ses syns hör gäller försvinner fungerar fortsätter arrangeras arrangerades genomförs genomfördes",
	event: "dialogen dialogens dialogerna dialogernas dialogmötet dialogmötets dialogdagen konferensen konferensens mötet mötets träffen dagen workshopen workshoppen workshopens " +
		"grupperna gruppernas grupper deltagarna deltagarnas deltagare arbetsgruppen arbetsgruppens arbetsgrupp materialet sammanställning sammanställningen sammanställningens samtalen samtalet " +
		"gruppdiskussionerna gruppsamtalen grupparbetet grupparbeten gruppdiskussioner diskussionerna diskussionen anteckningarna anteckningar processledaren processledare konferens " +
		"överenskommelsens överenskommelsen uppföljningen rapporten processen projektet inspelen svaren medskicken seminariet fokusgruppen fokusgrupperna respondenterna intervjuerna " +
		"intervjupersonerna informanterna parterna parternas arrangörerna avstämningen avstämningar mötesdeltagarna moderatorn samverkanskonferens samverkanskonferensen föreläsningen panelen kvällen rundabordssamtalet bordssamtalen styrgruppen styrgruppens projektgruppen projektgruppens ordföranden kansliet borden bord bordet gruppen grupp träffen kvällens dagens",
	told: "lyftes lyfts lyfte efterfrågas efterfrågades efterfrågade efterlystes framkom framkommer framhölls framhöll framhålls betonades betonas betonade diskuterades diskuterade understryks underströks nämndes nämnde påpekades påpekade beskrevs beskrev " +
		"genomfördes presenterades presenterade arrangerades arrangerade deltog samlades uttryckte uttrycktes visade präglades präglats lanserades inleddes inledde avslutades avslutade syftade resulterade resulterat syns trycker ägnade tyckte ansåg menade upplevde upplevdes " +
		"hölls önskade föreslog föreslogs konstaterades konstaterade sammanfattas sammanfattades återkom återkommer handlade rörde fördes ställdes ställde innehöll bestod signerade bjöds träffats deltagit arrangerat genomförts påbörjats lyfter återges redovisas redovisades besvarades gavs var blev fick hade skedde gjordes ingick tog",
	saying: "lyftes lyfts lyfte efterfrågas efterfrågades efterfrågade efterlystes framkom framkommer framhölls framhöll framhålls betonades betonas betonade diskuterades diskuterade underströks underströk nämndes nämnde påpekades påpekade beskrevs beskrev " +
		"presenterades presenterade uttryckte uttrycktes ansåg menade föreslog föreslogs konstaterades konstaterade sammanfattas sammanfattades återkom återges redovisas redovisades handlade ställdes tyckte upplevde önskade vittnade berättade eniga överens samtalade resonerade svarade besvarade antecknades antecknade",
	exercise:   "övning övningen övningens övningar uppgiften frågeställning frågeställningen frågeställningar frågeställningarna instruktion instruktioner instruktionen diskussionsfråga diskussionsfrågan diskussionsfrågor diskussionsfrågorna dialogfråga dialogfrågan dialogfrågor dialogfrågorna gruppövning gruppövningen gruppuppgift gruppuppgiften grupparbetet instruktioner",
	query:      "fråga frågan frågor frågorna spörsmål ämnen teman rubriker rubrikerna",
	task:       "diskutera resonera fundera prioritera reflektera skriva svara samtala välja formulera arbeta besvara ta tänka dela rösta rangordna enas diskuterade besvarade svarade svarat diskuterat besvarades diskuterades ställdes diskuteras besvaras ställde utgick lägga sätta klistra fördela placera rita lyfta läsa berätta lista notera sortera",
	was:        "fick ombads uppmanades bads ombeds",
	loose:      "och att med i på av för till som eller samt om vid från en ett den det de är ska kan har inom utan mot under genom mellan efter hos när där lokala inte vara bli våra sina sin andra nya deras",
	explaining: "innebär betyder visar anger anges står markerar markerad markerade markerats markeras avser betecknar kursiv kursiva kursiverade kursiverad kursivt fetstil skrivna sådana",
	pointing:   "hittar pdf bilaga bifogas bifogat dokumentet läsa ladda",
	some:       "flera några många samtliga alla flesta",
	report:     "verksamhetsberättelse årsrapport slutrapport lägesrapport delrapport projektrapport uppföljning kulturplan handlingsplan verksamhetsplan årsberättelse nyhetsbrev",
	showing:    "se läs klicka ladda bilaga bifogat forts hela",
	concluding: "sammanfattningsvis sammantaget sammanfattning slutsats övergripande generellt summering",
	timeWord:   "januari februari mars april maj juni juli augusti september oktober november december jan feb mar apr jun jul aug sep sept okt nov dec måndag tisdag onsdag torsdag fredag lördag söndag våren hösten sommaren vintern",
	month:      monthNames,
	extreme:    "lägst lågt högst högt",
	setting:    settingWords + " min två",
	assigning:  "uppgift uppgiften övning gruppövning gruppuppgift instruktion instruktioner diskussionsfråga samtalsfråga uppdrag arbetssätt fall scenario påstående",
	gathering:  "anteckningar minnesanteckningar sammanställning dialog dialoger dialogmöte dialogmötet dialogprocess dialogkväll konferens konferensen samverkanskonferens workshop workshoppar möte mötet mötesanteckningar protokoll rapport dokumentation uppföljning utvärdering seminarium open space samråd intervju intervjuer fokusgrupp fokusgrupper enkät överenskommelse överenskommelsen region kommun län rådslag samrådsmöte nätverksträff träff temadag medborgardialog rundabordssamtal utskrift transkribering samtal arbetsmaterial version utkast råanteckningar gruppanteckningar",
}

// cueWords leads from words to the number of what they add to a tally, and
// addends are those: few, for words share their cues. The first is of no cue,
// that of number pastAddend of the past forms. cueHeads has a bit for the length of each
// word of four bytes or more, by these.
var cueWords, addends, cueHeads = func() (vocabulary[uint8], [256]addend, [1 << 10]uint32) {
	var a [256]addend
	a[pastAddend] = addendFor(told)
	numbers := map[cue]uint8{0: 0, told: pastAddend}
	words, heads := map[string]uint8{}, [1 << 10]uint32{}
	for w, c := range listedCues() {
		n, met := numbers[c]
		if !met {
			n = uint8(len(numbers))
			numbers[c], a[n] = n, addendFor(c)
		}
		words[w] = n
		if len(w) >= 4 {
			heads[cueHead(binary.LittleEndian.Uint32(bytesOf(w)))] |= 1 << (len(w) & 31)
		}
	}
	return newVocabulary(words), a, heads
}()

const pastAddend = 1

// listedCues returns the cues of each word that some list has.
func listedCues() map[string]cue {
	cues := map[string]cue{}
	add := func(c cue, words string) {
		for _, w := range strings.Fields(words) {
			cues[w] |= c
		}
	}
	for c, words := range cueLists {
		add(c, words)
	}
	for _, words := range partLists {
		add(parts, words)
	}
	for _, words := range zoneLists {
		add(zoned, words)
	}
	for w := range fieldFirsts {
		cues[w] |= fielded
	}
	for _, w := range strings.Fields(saidWords + " " + throughWords + " " + greetedWords) {
		if cues[w] == 0 && len(w) >= 6 {
			cues[w] = pastForm(w) // as it would be if it were not here
		}
		cues[w] |= spoken
	}
	return cues
}

// cueOf returns the cues of one word.
func cueOf(word string) cue {
	if len(word) > maxWord {
		return 0
	}
	c := addends[cueWords.get(word)].all
	if c == 0 && len(word) >= 6 {
		c = pastForm(word)
	}
	return c
}

// pastForm knows the commonest past forms by their endings: "arbetade",
// "startades", "fördes". A few nouns and adjectives end so too, which is why no
// single word decides.
func pastForm(w string) cue {
	n := len(w)
	if w[n-3:] == "ade" || n > 6 && (w[n-4:] == "ades" || w[n-3:] == "tes") {
		return told
	}
	return 0
}

// taskCues are those of which the participants are set a task.
const taskCues = exercise | was

// A tally counts the cues of a stretch of text, of its first words only.
type tally struct {
	words, sentences      uint8
	you, we, need, finite uint8
	event, told           uint8
	named                 uint8 // exercise or query
	task, was             uint8
	first, all            cue
}

// tallyWords is how many words are counted: enough to know a paragraph by.
const tallyWords = 80

// count counts word by word, whatever the words are: of texts as they mostly are
// [read] has the same tally at less cost.
func count(s string) tally {
	var t tally
	var before cue
	for to := 0; t.words < tallyWords; {
		from, end, ok := nextWord(s, to)
		if !ok {
			break
		}
		to = end
		c := cueOf(s[from:to])
		if t.words == 0 {
			t.first = c
		} else if to < len(s) && (s[to] == '.' || s[to] == '?' || s[to] == '!') && (to+1 >= len(s) || s[to+1] == ' ') && to-from > 2 {
			t.sentences++
		}
		t.words++
		t.add(c)
		if n := end - from; n > longestEnded {
			t.all |= compoundCue(uint32(s[end-3])|uint32(s[end-2])<<8|uint32(s[end-1])<<16, n)
		}
		if c&event != 0 && before&some != 0 {
			t.event++ // "flera grupper": who says so was told by them
		}
		before = c
	}
	return t
}

func (t *tally) add(c cue) {
	t.you += uint8(c / you & 1)
	t.we += uint8(c / we & 1)
	t.need += uint8(c / need & 1)
	t.finite += uint8(c / finite & 1)
	t.event += uint8(c / event & 1)
	t.told += uint8(c / told & 1)
	if c&(exercise|query) != 0 {
		t.named++
	}
	t.task += uint8(c / task & 1)
	t.was += uint8(c / was & 1)
	t.all |= c
}

package structure

import "strings"

// givesWord reports whether heading u, of zone z, names whose words stand under it:
// "Inledning, länsbibliotekarien", "Så gjorde de i Ystad (Rut Ek, f.d. rektor)". Who sums
// up is the organiser.
func (s *splitter) givesWord(u *unit, z zone) bool {
	if z != open && z != topic && z != organiser || !u.holds.has(holdsComma|holdsParen) && z != organiser {
		return false // as most
	}
	t := s.content(u)
	return bySomebody(t) && !(z == organiser && concludes(t))
}

// bySomebody reports whether a heading names somebody who speaks: by office after a
// comma, dash or bracket, or by name with what they are.
func bySomebody(t string) bool {
	for i := 0; i < len(t); i++ {
		switch {
		case !partingBytes[t[i]]:
		case t[i] == 0xE2:
			if strings.HasPrefix(t[i:], "– ") && somebody(t[i+len("– "):], true) {
				return true
			}
		case somebody(t[i+1:], t[i] != ':'):
			return true
		}
	}
	return false
}

// inBrackets reports whether t ends with somebody's name and what they are, in
// brackets: "Läget (Bo, badmästare)".
func inBrackets(t string) bool {
	i := strings.LastIndexByte(t, '(')
	return i > 0 && somebody(t[i+1:], false)
}

// partingBytes are what parts a heading's topic from who speaks.
var partingBytes = setOf(",(:\xE2")

// somebody reports whether t begins with a name, a comma and what that person is, or,
// if offices will do, with an office.
func somebody(t string, offices bool) bool {
	names := 0
	for to := 0; names < 4; names++ {
		from, end, ok := nextWord(t, to)
		if !ok {
			return false
		}
		w := t[from:end]
		switch {
		case names > 0 && strings.IndexByte(t[to:from], ',') >= 0:
			return !isDigit(t, from) && cueOf(w)&timeWord == 0 && (!isUpper(t, from) || speakerBy(w) || officer(w) || names > 1 && isWord(w, "region"))
		case names == 0 && offices && len(w) >= shortestOffice && (officer(w) || speakerBy(w) || holders.get(w)):
			return true
		case !isUpper(t, from) || placeName(w) || names > 0 && strings.IndexByte(t[to:from], ')') >= 0:
			return false
		}
		to = end
	}
	return false
}

// placeName reports whether w names a county or municipality.
func placeName(w string) bool {
	_, municipality := municipalityNames[w]
	return municipality || countyOf(w) >= 0
}

// shortestOffice is how many bytes the shortest word for an office has: "chef", "ordf".
const shortestOffice = 4

// holders are whose offices or officers are named: "kommunens utredare".
var holders = vocabularyOf(map[bool]string{true: "kommunens regionens landstingets länsstyrelsens nämndens föreningens förbundets ordf"})

// officer reports whether w is an office, or ends as one: "regionråd", "socialchef".
func officer(w string) bool { return endsAs(w, &officeEndsBy) }

// officeEndsBy has what they end with, by the last byte.
var officeEndsBy = byLast(strings.Fields("chef strateg samordnare ledare utredare forskare handläggare sekreterare ordförande direktör rektor lektor professor docent konsulent " +
	"pedagog läkare psykolog präst biskop hövding politiker ledamot minister kurator sköterska assistent ombud stödjare kommunalråd regionråd landstingsråd oppositionsråd föreläsare doktorand lärare mästare kanslist kassör volontär diakon pastor"))

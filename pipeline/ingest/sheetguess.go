package ingest

import (
	"strconv"
	"strings"
	"unicode"
)

// A cellType is what a cell looks like.
type cellType uint8

const (
	textCell cellType = iota
	numberCell
	dateCell
	addressCell // of e-mail, or on the web
)

// cellKind tells what a cell that is not empty looks like. A number may have a
// decimal comma, spaces between thousands, a unit of per cent or kronor.
func cellKind(c string) cellType {
	digits, letters, other := 0, 0, 0
	for _, r := range c {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		case strings.ContainsRune(" \u00a0.,-+%:/()", r):
		default:
			other++
		}
	}
	at := strings.IndexByte(c, '@')
	switch {
	case at > 0 && !strings.ContainsAny(c, " \n") && strings.Contains(c[at:], "."):
		return addressCell
	case strings.HasPrefix(c, "http://") || strings.HasPrefix(c, "https://"):
		if !strings.Contains(c, " ") {
			return addressCell
		}
	case digits == 0 || other > 0:
	case letters <= 2 && digits >= 4 && isDate(c):
		return dateCell
	case letters == 0 || letters <= 3 && (strings.HasSuffix(c, "kr") || strings.HasSuffix(c, "st")):
		return numberCell
	}
	return textCell
}

// isDate reports whether c begins as a date or time does: 2024-05-13, 13/5/24,
// 5.13.2024, 14:30.
func isDate(c string) bool {
	parts := strings.FieldsFunc(c, func(r rune) bool { return !unicode.IsDigit(r) })
	if len(parts) < 2 {
		return false
	}
	i := strings.IndexFunc(c, func(r rune) bool { return !unicode.IsDigit(r) })
	if i < 1 || !strings.ContainsRune("-/.:", rune(c[i])) {
		return false
	}
	if c[i] == ':' {
		return len(parts[0]) <= 2
	}
	if len(parts) < 3 {
		return false
	}
	month, _ := strconv.Atoi(parts[1])
	day, _ := strconv.Atoi(parts[0])
	return len(parts[0]) == 4 && month <= 12 || len(parts[0]) <= 2 && (len(parts[2]) == 4 || len(parts[2]) == 2) && day <= 31
}

// A columnSurvey counts what stands in a column.
type columnSurvey struct {
	filled, words, runes     int
	numbers, dates, address  int
	distinct                 map[string]bool
	choices, distinctChoices int // the parts of answers such as "Buss;Cykel;"
	choice                   map[string]bool
}

// surveyRows is how many rows are looked at to tell what a column is.
const surveyRows = 5000

func (s *sheet) survey(column int) *columnSurvey {
	v := &columnSurvey{distinct: map[string]bool{}, choice: map[string]bool{}}
	for _, row := range s.rows[s.head:min(len(s.rows), s.head+surveyRows)] {
		if column >= len(row) {
			continue
		}
		c := strings.TrimSpace(row[column])
		if c == "" {
			continue
		}
		v.filled++
		v.runes += len(c)
		v.words += len(strings.Fields(c))
		v.distinct[strings.ToLower(c)] = true
		switch cellKind(c) {
		case numberCell:
			v.numbers++
		case dateCell:
			v.dates++
		case addressCell:
			v.address++
		}
		if strings.Contains(c, ";") {
			for _, part := range strings.Split(c, ";") {
				if part = strings.TrimSpace(part); part != "" {
					v.choices++
					v.choice[strings.ToLower(part)] = true
				}
			}
		}
	}
	v.distinctChoices = len(v.choice)
	return v
}

// guess tells the columns that hold answers in words from those that hold facts
// and choices, by what their headers say, how much they say, and how often they
// say the same.
func (s *sheet) guess() {
	s.roles = make([]columnRole, len(s.headers))
	for c := range s.headers {
		s.roles[c] = s.roleOf(c)
	}
}

func (s *sheet) roleOf(column int) columnRole {
	v := s.survey(column)
	if v.filled == 0 {
		return emptyColumn
	}
	switch header := headerRole(s.headers[column]); {
	case s.head > 0 && header == identityColumn || v.address*2 > v.filled:
		return identityColumn
	case s.head > 0 && header == metadataColumn:
		return metadataColumn
	}
	if (v.numbers+v.dates)*2 > v.filled {
		return metadataColumn
	}
	if v.choices >= 6 && v.distinctChoices*2 < v.choices {
		return metadataColumn
	}
	words := float64(v.words) / float64(v.filled)
	distinct := float64(len(v.distinct)) / float64(v.filled)
	asked := s.head > 0 && isQuestion(s.headers[column])
	switch {
	case v.filled >= 8 && distinct < 0.35:
		return metadataColumn // a choice among given answers
	case words >= 4, asked && words >= 2 && distinct > 0.6, asked && v.filled < 4 && words >= 3:
		return answerColumn
	}
	return metadataColumn
}

// headerRole returns what a header alone says a column is: identityColumn,
// metadataColumn, or answerColumn when it leaves that open.
func headerRole(h string) columnRole {
	h = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(h), ":")))
	switch h {
	case "namn", "name", "e-post", "email", "e-mail", "mejl", "mail", "e-postadress", "email address", "epost", "respondent", "förnamn", "efternamn",
		"first name", "last name", "telefon", "telefonnummer", "phone", "mobil", "mobilnummer", "personnummer", "ip address", "ip-adress", "ip", "adress", "användarnamn", "username", "namn på respondent", "ditt namn", "din e-post", "din e-postadress":
		return identityColumn
	case "id", "nr", "#", "starttid", "start time", "slutförandetid", "completion time", "senast ändrad", "last modified time", "tidsstämpel", "timestamp", "datum", "date",
		"språk", "language", "svars-id", "respondent id", "respondent-id", "collector id", "submitted", "inskickad", "varaktighet", "duration", "status", "kön", "ålder", "kommun", "region", "län", "organisation", "förening", "roll", "åldersgrupp", "postnummer", "ort", "bord", "grupp":
		return metadataColumn
	}
	return answerColumn
}

// isQuestion reports whether a header asks for words.
func isQuestion(h string) bool {
	if strings.HasSuffix(strings.TrimSpace(h), "?") || len(strings.Fields(h)) >= 6 {
		return true
	}
	lower := strings.ToLower(h)
	for _, w := range []string{"vad ", "hur ", "vilk", "varför", "beskriv", "berätta", "övrig", "kommentar", "fritext", "synpunkt", "annat", "ge exempel", "motivera", "what ", "how ", "why ", "describe", "comment", "other"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// choose makes the columns that the user named the answers; found notes which
// names there were. Others are facts.
func (s *sheet) choose(names []string, found []bool) {
	s.guess()
	for c, role := range s.roles {
		if role == answerColumn {
			s.roles[c] = metadataColumn
		}
	}
	for i, name := range names {
		if c := s.columnNamed(strings.TrimSpace(name)); c >= 0 {
			s.roles[c] = answerColumn
			found[i] = true
		}
	}
}

// columnNamed returns the column with a header, or else with a letter; -1 if
// there is none.
func (s *sheet) columnNamed(name string) int {
	for c, h := range s.headers {
		if strings.EqualFold(h, name) {
			return c
		}
	}
	for c := range s.headers {
		if strings.EqualFold(columnLetters(c), name) {
			return c
		}
	}
	return -1
}

package structure

import "strings"

// monthNames are the names of the months and what they are shortened to, parted
// by commas.
const monthNames = "januari jan , februari feb febr , mars mar , april apr , maj , juni jun , juli jul , augusti aug , september sep sept , oktober okt , november nov , december dec"

// monthNumbers leads from them to the month's number.
func monthNumbers() map[string]int8 {
	t := map[string]int8{}
	for i, names := range strings.Split(monthNames, ",") {
		for _, n := range strings.Fields(names) {
			t[n] = int8(i + 1)
		}
	}
	return t
}

var months = newVocabulary(monthNumbers())

// monthOf returns the number of the month called w, 0 if it is none.
func monthOf(w string) int {
	if len(w) > maxWord {
		return 0
	}
	return int(months.get(w))
}

// A period is a day, a month, a year or a stretch of them, as a text gives it;
// what it does not give is 0.
type period struct {
	year, month, day       int
	toYear, toMonth, toDay int // of the end; 0 if it is not a stretch
}

// dateToken is a word that can be part of a date.
type dateToken struct {
	kind  byte // 'n' a number to 31, 'y' a year, 'm' a month, '-' "till", 'x' anything else
	sep   byte // what stands before it, unless it is an 'x': '-' a dash, '/' a slash, '.' what parts, ' ' anything else
	value int
}

// dateWords leads from the words of dates to the month's number; tillWord joins
// the ends of a stretch.
var dateWords = func() vocabulary[int8] {
	t := monthNumbers()
	delete(t, "mar") // "har mar" is no month
	t["till"], t["tom"] = tillWord, tillWord
	return newVocabulary(t)
}()

const tillWord = 13

var dateStarts = newStarts(append(strings.Fields(strings.ReplaceAll(monthNames, ",", " ")), "till", "tom"))

// maxDateTokens is how many words are looked at for dates.
const maxDateTokens = 200

// dateTokens appends the words of t that dates are made of to ts; what stands between
// two of them and belongs to no date is a token 'x'.
func dateTokens(ts []dateToken, t string) []dateToken {
	end := 0
	for i := 0; len(ts) < maxDateTokens; {
		from, to, ok := nextWord(t, i)
		if !ok {
			return ts
		}
		i = to
		w, between := t[from:to], t[end:from]
		end = to
		tok := dateToken{kind: 'x'}
		if isDigit(w, 0) {
			tok = dateNumber(w)
		} else if dateStarts.may(w) && dateWords.get(w) > 0 {
			tok = dateToken{kind: 'm', value: int(dateWords.get(w))}
			if tok.value == tillWord {
				tok.kind = '-'
			}
		} else if w == "e" || w == "a" || w == "den" || len(w) <= 2 && strings.HasPrefix(strings.TrimSpace(between), ":") && separates(between) == ' ' {
			continue // the e of "18:e"
		}
		if tok.kind == 'm' || tok.kind == 'n' || tok.kind == 'y' {
			tok.sep = separates(between)
		}
		ts = append(ts, tok)
	}
	return ts
}

// dateNumber reads a word that begins with a digit.
func dateNumber(w string) dateToken {
	switch n := number(w); {
	case n >= 1950 && n <= 2099 && len(w) == 4:
		return dateToken{kind: 'y', value: n}
	case n >= 1 && n <= 31 && len(w) <= 2:
		return dateToken{kind: 'n', value: n}
	}
	return dateToken{kind: 'x'}
}

// separates tells how what stands between two words parts them.
func separates(between string) byte {
	if between == " " || between == "" {
		return ' ' // as mostly
	}
	switch trimmed := strings.TrimSpace(between); {
	case trimmed == "-" || trimmed == "–" || trimmed == "—":
		return '-'
	case between == "/":
		return '/'
	case between == ".", strings.ContainsAny(trimmed, ".,;()") && trimmed != "." && trimmed != ",":
		return '.'
	}
	return ' '
}

// number returns the value of a word of digits, -1 if it is none.
func number(w string) int {
	n := 0
	for i := range len(w) {
		if classes[w[i]] != digit || i > 8 {
			return -1
		}
		n = n*10 + int(w[i]-'0')
	}
	if w == "" {
		return -1
	}
	return n
}

// periods returns the dates that t gives, in order: "13 maj 2024", "18:e
// november 2021", "14–15 oktober 2023", "7/3", "2021-11-18", "maj 2019 – okt
// 2020", "hösten 2025". The words of t are kept in memory, which may be nil.
func periods(memory []dateToken, t string) []period {
	ts := dateTokens(memory[:0], t)
	var ps []period
	for i := 0; i < len(ts); {
		p, n := onePeriod(ts[i:])
		if n == 0 {
			i++
			continue
		}
		// "30 maj – 2 juni 2022", "maj 2019 – okt 2020", "2021–2024".
		j := i + n
		if j < len(ts) && ts[j].kind == '-' {
			j++
			if j < len(ts) {
				ts[j].sep = '-'
			}
		}
		if j < len(ts) && ts[j].sep == '-' && p.toDay == 0 {
			if q, m := onePeriod(ts[j:]); m > 0 && q.toDay == 0 && (q.month > 0 || p.month == 0) {
				p.toYear, p.toMonth, p.toDay = q.year, q.month, q.day
				if p.year == 0 {
					p.year = q.year
				}
				n = j + m - i
			}
		}
		ps = append(ps, p)
		i += n
	}
	return ps
}

// onePeriod reads a date at the head of ts and returns how many tokens it takes.
func onePeriod(ts []dateToken) (p period, n int) {
	at := func(i int, kind byte) bool { return i < len(ts) && ts[i].kind == kind }
	year := func(i int) int {
		if at(i, 'y') && ts[i].sep != '-' {
			p.year = ts[i].value
			return i + 1
		}
		return i
	}
	switch {
	case at(0, 'y') && at(1, 'n') && at(2, 'n') && ts[1].sep == '-' && ts[2].sep == '-' && ts[1].value <= 12:
		return period{year: ts[0].value, month: ts[1].value, day: ts[2].value}, 3
	case at(0, 'n') && at(1, 'n') && at(2, 'm') && ts[1].sep == '-':
		p.day, p.month, p.toDay, p.toMonth = ts[0].value, ts[2].value, ts[1].value, ts[2].value
		n = year(3)
		p.toYear = p.year
		return p, n
	case at(0, 'n') && at(1, 'm'):
		p.day, p.month = ts[0].value, ts[1].value
		return p, yearAfter(&p, ts, 2)
	case at(0, 'n') && at(1, 'n') && ts[1].sep == '/' && ts[1].value <= 12:
		p.day, p.month = ts[0].value, ts[1].value
		return p, yearAfter(&p, ts, 2)
	case at(0, 'm'):
		p.month = ts[0].value
		if at(1, 'y') && ts[1].sep == ' ' {
			p.year = ts[1].value
			return p, 2
		}
		if at(1, 'm') && ts[1].sep == '-' {
			return p, 1
		}
		return period{}, 0 // a month alone: "i maj"
	case at(0, 'y'):
		return period{year: ts[0].value}, 1
	}
	return period{}, 0
}

// yearAfter takes the year at ts[i], if it is there, and returns where the date
// ends.
func yearAfter(p *period, ts []dateToken, i int) int {
	if i < len(ts) && ts[i].kind == 'y' && ts[i].sep != '-' {
		p.year = ts[i].value
		return i + 1
	}
	return i
}

// start and finish write the ends of the period as 2024-05-13 or 2024-05; they
// are "" if the year or month is not known.
func (p period) start() string { return isoDate(p.year, p.month, p.day) }

func (p period) finish() string {
	year := p.toYear
	if year == 0 {
		year = p.year
	}
	return isoDate(year, p.toMonth, p.toDay)
}

func isoDate(y, m, d int) string {
	if y == 0 || m == 0 {
		return ""
	}
	b := []byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', byte('0' + m/10), byte('0' + m%10)}
	if d > 0 {
		b = append(b, '-', byte('0'+d/10), byte('0'+d%10))
	}
	return string(b)
}

// twoYears reports whether the period runs over more than one year.
func (p period) twoYears() bool { return p.toYear > 0 && p.toYear != p.year }

// times returns the hours that t gives as 14:00-17:30, "" if none: "kl
// 14-17.30", "kl. 13.15-16.00", "17.30–20.30".
func times(t string) string {
	for i := 0; i < len(t); i++ {
		if !isDigit(t, i) || i > 0 && (isDigit(t, i-1) || t[i-1] == '/' || t[i-1] == '-') {
			continue
		}
		named := afterKl(t[:i])
		from, n := hour(t[i:], named)
		if n == 0 {
			continue
		}
		j := i + n
		for j < len(t) && t[j] == ' ' {
			j++
		}
		dash := 0
		switch {
		case strings.HasPrefix(t[j:], "-"):
			dash = 1
		case strings.HasPrefix(t[j:], "–"), strings.HasPrefix(t[j:], "—"):
			dash = 3
		}
		if dash > 0 {
			j += dash
			for j < len(t) && t[j] == ' ' {
				j++
			}
			if to, m := hour(t[j:], true); m > 0 && (named || n > 2) {
				return from + "-" + to
			}
		}
		if named {
			return from
		}
	}
	return ""
}

// afterKl reports whether t ends with "kl", "kl." or "klockan".
func afterKl(t string) bool {
	t = strings.TrimRight(t, " .:\u00a0")
	return strings.HasSuffix(t, "kl") || strings.HasSuffix(t, "Kl") || strings.HasSuffix(t, "klockan") || strings.HasSuffix(t, "KL")
}

// hour reads a time of day; bare hours count only where bare is set.
func hour(t string, bare bool) (string, int) {
	i := 0
	for i < 2 && isDigit(t, i) {
		i++
	}
	h := number(t[:i])
	if i == 0 || h > 24 || isDigit(t, i) {
		return "", 0
	}
	m := 0
	if i+2 < len(t) && (t[i] == '.' || t[i] == ':') && isDigit(t, i+1) && isDigit(t, i+2) && !isDigit(t, i+3) && t[i+1] <= '5' {
		m = int(t[i+1]-'0')*10 + int(t[i+2]-'0')
		i += 3
	} else if !bare {
		return "", 0
	}
	return string([]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)}), i
}

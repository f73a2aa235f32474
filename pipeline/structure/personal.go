package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// maxPersonal is how many places with personal data are kept of a document;
// the report counts them, and says that there are more.
const maxPersonal = 10_000

// personal finds e-mail addresses, telephone numbers and personal identity
// numbers in what is coded: all but meta and headings.
func (s *splitter) personal() {
	for _, i := range s.private {
		g := &s.doc.Segments[i]
		if g.Role == corpus.Meta || g.Role == corpus.Heading {
			continue
		}
		if len(s.doc.Personal) >= maxPersonal {
			return
		}
		findPersonal(s.body, g.Content, func(span source.Span, kind string) {
			s.doc.Personal = append(s.doc.Personal, corpus.Personal{Span: span, Kind: kind})
		})
	}
}

// findPersonal calls yield for each stretch of body within c that looks like
// personal data.
func findPersonal(body string, c source.Span, yield func(source.Span, string)) {
	done := c.Start
	for i := c.Start; i < c.End; i++ {
		switch {
		case !personalBytes[body[i]]:
		case body[i] == '@':
			if span, ok := email(body, i, source.Span{Start: done, End: c.End}); ok {
				yield(span, "email")
				i, done = span.End-1, span.End
			}
		default:
			end, digits := digitRun(body, i, c.End)
			t := body[i:end]
			switch {
			case digits < leastNumber || i > c.Start && wordLetter(body, i-1):
			case isPersonnummer(t):
				yield(source.Span{Start: i, End: end}, "personnummer")
			case isPhone(t, digits):
				yield(source.Span{Start: i, End: end}, "phone")
			}
			i, done = end-1, end
		}
	}
}

// personalBytes are what marks or begins personal data.
var personalBytes = setOf("@+0123456789")

// email widens the @ at i to the address around it.
func email(body string, i int, in source.Span) (source.Span, bool) {
	local := func(c byte) bool {
		return classes[c] >= lower || strings.IndexByte("._%+-", c) >= 0
	}
	s := source.Span{Start: i, End: i + 1}
	for s.Start > in.Start && i-s.Start < 64 && local(body[s.Start-1]) {
		s.Start--
	}
	for s.Start < i && body[s.Start]&0xC0 == 0x80 {
		s.Start++
	}
	dot := false
	for s.End < in.End && s.End-i < 255 && (classes[body[s.End]] >= lower || body[s.End] == '-' || body[s.End] == '.' && s.End+1 < in.End && classes[body[s.End+1]] >= lower) {
		dot = dot || body[s.End] == '.'
		s.End++
	}
	for s.End > i && s.End < len(body) && body[s.End]&0xC0 == 0x80 {
		s.End--
	}
	return s, dot && s.Start < i
}

// digitRun returns the end of the number that begins at i, with the spaces,
// hyphens and brackets that numbers are printed with, and its digits.
func digitRun(body string, i, end int) (stop, digits int) {
	stop = i
	for j := i; j < end && j-i < 40; j++ {
		c := body[j]
		if classes[c] == digit {
			digits++
			stop = j + 1
		} else if c == ' ' || c == '-' || c == '+' || c == '(' || c == ')' || c == '/' {
			if j > stop { // two marks in a row end it, save ") "
				if !(body[j-1] == ')' && c == ' ' || c == '(') {
					break
				}
			}
		} else {
			break
		}
	}
	return max(stop, i+1), digits
}

// isPhone reports whether t, which has so many digits, leastNumber or more, is a
// telephone number as Swedes print it.
func isPhone(t string, digits int) bool {
	if digits > 12 || strings.Count(t, "/") > 1 {
		return false
	}
	return strings.HasPrefix(t, "+46") || strings.HasPrefix(t, "0046") || t[0] == '0' && len(t) > 1 && t[1] != '0' && digits <= 11
}

// isPersonnummer reports whether t is a Swedish personal identity number or
// coordination number: a date, four digits, and a check digit by the Luhn sum
// (Swedish Tax Agency, SKV 704).
func isPersonnummer(t string) bool {
	var d []int
	mark := false
	for i := range len(t) {
		switch {
		case isDigit(t, i):
			d = append(d, int(t[i]-'0'))
		case (t[i] == '-' || t[i] == '+') && !mark && (len(d) == 6 || len(d) == 8):
			mark = true
		default:
			return false
		}
	}
	if len(d) == 12 {
		if d[0] != 1 && d[0] != 2 {
			return false
		}
		d = d[2:]
	}
	if len(d) != 10 {
		return false
	}
	month, day := d[2]*10+d[3], d[4]*10+d[5]
	if month < 1 || month > 12 || day%60 < 1 || day%60 > 31 {
		return false
	}
	sum := 0
	for i, v := range d {
		if i%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}

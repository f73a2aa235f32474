package tokenise

import "strings"

// maxAddress bounds how far ahead an address is looked for.
const maxAddress = 96

// hasAddress reports whether s may hold a web or mail address, which prose would
// take marks off that belong to it.
func hasAddress(s string) bool {
	return strings.IndexByte(s, '@') > 0 || strings.Contains(s, "://") || strings.Contains(s, "www.")
}

// addressLen returns the length of the web or mail address that s begins with,
// 0 if it begins with none.
func addressLen(s string) int {
	if hasScheme(s) || hasPath(s) {
		return webLen(s)
	}
	return mailLen(s)
}

// hasPath reports whether s begins with a host, a slash and something more:
// okhalland.se/nyheter.
func hasPath(s string) bool {
	i := addressRun(s, 0, ".-")
	if i+1 >= len(s) || s[i] != '/' {
		return false
	}
	dot := strings.LastIndexByte(s[:i], '.') + 1
	k, _ := next(s, i+1)
	return dot > 1 && topLevel[s[dot:i]] && (k == letter || k == digit)
}

// hasScheme reports whether s begins as a web address does.
func hasScheme(s string) bool {
	switch s[0] {
	case 'h', 'H', 'w', 'W', 'f', 'F', 'm', 'M':
	default:
		return false
	}
	for _, p := range [...]string{"http://", "https://", "www.", "ftp://", "mailto:"} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

// webLen returns the length of the web address at the start of s: up to a quote
// or a bracket that it did not open, without the marks of the sentence round it.
func webLen(s string) int {
	depth, n := 0, len(s)
loop:
	for i, r := range s {
		switch r {
		case '<', '>', '"', '«', '»', '“', '”', '[', ']', '{', '}', '|', '*':
			n = i
			break loop
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				n = i
				break loop
			}
		}
	}
	return len(strings.TrimRight(s[:n], ".,;:!?'’_…"))
}

// mailLen returns the length of the mail address at the start of s.
func mailLen(s string) int {
	i := addressRun(s, 0, "._%+-")
	if i == 0 || i >= len(s) || s[i] != '@' {
		return 0
	}
	j := addressRun(s, i+1, ".-")
	host := strings.TrimRight(s[i+1:j], ".-")
	if dot := strings.LastIndexByte(host, '.'); dot <= 0 || len(host)-dot < 3 {
		return 0
	}
	return i + 1 + len(host)
}

// addressRun returns where the letters, digits and marks from byte i on end.
func addressRun(s string, i int, marks string) int {
	for end := i + maxAddress; i < len(s) && i < end; {
		k, n := next(s, i)
		if k != letter && k != digit && strings.IndexByte(marks, s[i]) < 0 {
			break
		}
		i += n
	}
	return i
}

// domain reports whether the stop at byte i lies within a host or file name
// that begins at start: okhalland.se, rapport.pdf.
func domain(s string, start, i int) bool {
	end := addressRun(s, i+1, ".-_")
	name := strings.TrimRight(s[i+1:end], ".-_")
	dot := strings.LastIndexByte(name, '.') + 1
	return i-start > 1 && topLevel[name[dot:]]
}

// topLevel holds the endings of hosts and files that notes name.
var topLevel = map[string]bool{
	"se": true, "nu": true, "com": true, "org": true, "net": true, "eu": true, "info": true, "no": true, "fi": true, "dk": true,
	"pdf": true, "doc": true, "docx": true, "xls": true, "xlsx": true, "ppt": true, "pptx": true, "txt": true, "csv": true,
	"jpg": true, "png": true, "html": true, "htm": true, "php": true, "aspx": true,
}

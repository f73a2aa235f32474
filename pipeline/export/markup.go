package export

import "unicode/utf8"

// AppendMarkup appends s to dst so that it can stand in HTML and XML, between
// tags and between quotes of either kind. Characters that neither may hold, and
// those that turn the direction of the text around them, come out as U+FFFD: a
// reader sees that something stood there.
func AppendMarkup(dst []byte, s string) []byte {
	done := 0
	for i := 0; i < len(s); {
		c, n := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s[i:])
		}
		if with := markup(c, n); with != "" {
			dst = append(append(dst, s[done:i]...), with...)
			done = i + n
		}
		i += n
	}
	return append(dst, s[done:]...)
}

// markup is what stands for a character of n bytes; "" for itself.
func markup(c rune, n int) string {
	switch {
	case c == '&':
		return "&amp;"
	case c == '<':
		return "&lt;"
	case c == '>':
		return "&gt;"
	case c == '"':
		return "&#34;"
	case c == '\'':
		return "&#39;"
	case c >= ' ' && c < 0x7f, c == '\t', c == '\n':
		return ""
	case c == '\r', c == 0x2028, c == 0x2029:
		return " "
	case c < 0xa0, c == utf8.RuneError && n == 1, c == 0xfffe, c == 0xffff:
		return "\ufffd"
	case c >= 0x202a && c <= 0x202e, c >= 0x2066 && c <= 0x2069:
		return "\ufffd"
	}
	return ""
}

// Markup returns s as [AppendMarkup] writes it.
func Markup(s string) string { return string(AppendMarkup(nil, s)) }

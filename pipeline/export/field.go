package export

import (
	"math"
	"strconv"
	"strings"
)

// appendInt writes n and a comma. A row has ten such numbers, so they are written
// where they stand, three digits at once.
func appendInt(dst []byte, n int) []byte {
	if n < 0 || n >= 1_000_000 {
		return append(strconv.AppendInt(dst, int64(n), 10), ',')
	}
	if n < 1000 {
		d := &digits[n]
		switch {
		case n < 10:
			return append(dst, d[2], ',')
		case n < 100:
			return append(dst, d[1], d[2], ',')
		}
		return append(dst, d[0], d[1], d[2], ',')
	}
	high := n / 1000
	h, d := &digits[high], &digits[n-1000*high]
	switch {
	case high < 10:
		return append(dst, h[2], d[0], d[1], d[2], ',')
	case high < 100:
		return append(dst, h[1], h[2], d[0], d[1], d[2], ',')
	}
	return append(dst, h[0], h[1], h[2], d[0], d[1], d[2], ',')
}

// digits are those of the numbers under 1,000, with noughts before them.
var digits = func() (all [1000][3]byte) {
	for n := range all {
		all[n] = [3]byte{'0' + byte(n/100), '0' + byte(n/10%10), '0' + byte(n%10)}
	}
	return all
}()

// appendNumber writes a number with at most ten digits, as 'g' has it, and
// nothing for one that does not exist.
func appendNumber(dst []byte, f float64) []byte {
	if n := int(f); f >= 1 && f < 1e9 && float64(n) == f {
		return strconv.AppendInt(dst, int64(n), 10) // a third of the time
	}
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return dst
	}
	return strconv.AppendFloat(dst, f, 'g', 10, 64)
}

// appendShare writes a number from 0 to 1 with two decimals, to even where two
// are as near: as strconv does, in a quarter of the time.
func appendShare(dst []byte, f float32) []byte {
	if !(f >= 0 && f <= 1) || math.Signbit(float64(f)) {
		return strconv.AppendFloat(dst, float64(f), 'f', 2, 32)
	}
	n := byte(math.RoundToEven(100 * float64(f))) // the product is exact
	return append(dst, '0'+n/100, '.', '0'+n/10%10, '0'+n%10)
}

// appendField writes a field as RFC 4180 has it: quoted only where it must be.
func appendField(dst []byte, s string) []byte {
	if s == "" || s[0] != ' ' && !needsQuotes(s) {
		return append(dst, s...)
	}
	return appendQuoted(dst, s)
}

// appendQuoted writes a field in quotes.
func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		dst = append(append(dst, s[:i+1]...), '"')
		s = s[i+1:]
	}
	return append(append(dst, s...), '"')
}

// needsQuotes reports whether s holds a byte for which a field is quoted. It
// goes eight bytes at a time, some of which it sees twice at the end: what is left of
// a byte's top bit says whether it, or one before it, is the byte that is looked for.
func needsQuotes(s string) bool {
	const each, top = 0x0101010101010101, 0x8080808080808080
	if len(s) < 8 {
		for i := 0; i < len(s); i++ {
			switch s[i] {
			case ',', '"', '\n', '\r':
				return true
			}
		}
		return false
	}
	for i := 0; ; i = min(i+8, len(s)-8) {
		b := s[i : i+8]
		w := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		comma, quote, feed, back := w^','*each, w^'"'*each, w^'\n'*each, w^'\r'*each
		if ((comma-each)&^comma|(quote-each)&^quote|(feed-each)&^feed|(back-each)&^back)&top != 0 {
			return true
		}
		if i == len(s)-8 {
			return false
		}
	}
}

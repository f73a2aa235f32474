package export

import (
	"math"
	"strconv"
	"strings"
)

// appendInt writes n and a comma. A row has ten such numbers, so they are written
// where they stand.
func appendInt(dst []byte, n int) []byte {
	switch {
	case n < 0 || n >= 1_000_000:
		return append(strconv.AppendInt(dst, int64(n), 10), ',')
	case n < 10:
		return append(dst, '0'+byte(n), ',')
	case n < 100:
		return append(dst, '0'+byte(n/10), '0'+byte(n%10), ',')
	case n < 1000:
		return append(dst, '0'+byte(n/100), '0'+byte(n/10%10), '0'+byte(n%10), ',')
	}
	high, low := uint(n)/1000, uint(n)%1000
	if high >= 100 {
		dst = append(dst, '0'+byte(high/100))
	}
	if high >= 10 {
		dst = append(dst, '0'+byte(high/10%10))
	}
	return append(dst, '0'+byte(high%10), '0'+byte(low/100), '0'+byte(low/10%10), '0'+byte(low%10), ',')
}

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
// goes eight bytes at a time: what is left of a byte's top bit says whether it,
// or one before it, is the byte that is looked for.
func needsQuotes(s string) bool {
	const each, top = 0x0101010101010101, 0x8080808080808080
	for ; len(s) >= 8; s = s[8:] {
		w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		comma, quote, feed, back := w^','*each, w^'"'*each, w^'\n'*each, w^'\r'*each
		if ((comma-each)&^comma|(quote-each)&^quote|(feed-each)&^feed|(back-each)&^back)&top != 0 {
			return true
		}
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ',', '"', '\n', '\r':
			return true
		}
	}
	return false
}
